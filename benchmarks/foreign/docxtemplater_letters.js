// Make letters with docxtemplater; `timed.js` says how it is run.

const fs = require("fs");
const { installed, order, run, texts } = require("./timed.js");
const Docxtemplater = installed("docxtemplater");
const PizZip = installed("pizzip");

const template = fs.readFileSync(order.templates.docxtemplater_letters);

run((letter) => {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
  document.render({ paragraphs: texts(letter) });
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
});
