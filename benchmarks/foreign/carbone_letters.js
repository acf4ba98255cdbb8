// Make letters with Carbone; `timed.js` says how it is run.

const { promisify } = require("util");
const { installed, order, run, texts } = require("./timed.js");
const render = promisify(installed("carbone").render);

run((letter) => render(order.templates.carbone_letters, { paragraphs: texts(letter) }, {}));
