// Make letters with easy-template-x; `timed.js` says how it is run.

const fs = require("fs");
const { installed, order, run, texts } = require("./timed.js");
const { TemplateHandler } = installed("easy-template-x");

const template = fs.readFileSync(order.templates.easy_template_letters);
const handler = new TemplateHandler();

run((letter) => handler.process(template, { paragraphs: texts(letter) }));
