// Make letters with docxtemplater in one warm process; runs where docxtemplater and pizzip are installed.
//
// node docxtemplater_letters.js ORDER.json FIRST.docx     prints the CPU seconds of each letter after the first, as JSON

const fs = require("fs");
const { createRequire } = require("module");
const { join } = require("path");

const installed = createRequire(join(process.cwd(), "package.json"));
const Docxtemplater = installed("docxtemplater");
const PizZip = installed("pizzip");

const order = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const template = fs.readFileSync(order.template);

function made(letter) {
  const paragraphs = letter.blocks.flatMap((block) =>
    block.kind === "paragraph" ? [block.lines.join(" ")] : block.lines,
  );
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true });
  document.render({ paragraphs: paragraphs.map((text) => ({ text })) });
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

const spent = order.letters.map((letter, number) => {
  const begun = process.cpuUsage();
  const data = made(letter);
  const { user, system } = process.cpuUsage(begun);
  if (number === 0) fs.writeFileSync(process.argv[3], data);
  return (user + system) / 1e6;
});
console.log(JSON.stringify(spent.slice(1)));
