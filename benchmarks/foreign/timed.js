// Time a renderer on the letters of an order, each in the same warm process; required by the scripts beside it.
//
// node SCRIPT ORDER.json FIRST     prints the CPU seconds of each letter after the first, as JSON, and keeps the first

const fs = require("fs");
const { createRequire } = require("module");
const { join } = require("path");

exports.installed = createRequire(join(process.cwd(), "package.json"));
exports.order = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));

exports.texts = (letter) =>
  letter.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.lines.join(" ")] : block.lines)).map((text) => ({ text }));

exports.run = async (made) => {
  const spent = [];
  for (const letter of exports.order.letters) {
    const begun = process.cpuUsage();
    const data = await made(letter);
    const { user, system } = process.cpuUsage(begun);
    if (spent.push((user + system) / 1e6) === 1) fs.writeFileSync(process.argv[3], data);
  }
  console.log(JSON.stringify(spent.slice(1)));
};
