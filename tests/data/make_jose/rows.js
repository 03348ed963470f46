// The data of the tests: a JSON object a line, in ASCII.

import { readFileSync, writeFileSync } from "node:fs";

const fileOf = (name) => new URL(`../${name}.jsonl`, import.meta.url);
const escaped = (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0");
const line = (row) => JSON.stringify(row).replace(/[\u0080-\uffff]/g, escaped) + "\n";

const rowsIn = (text) => text.trim().split("\n").map((each) => JSON.parse(each));

export const readRows = (name) => rowsIn(readFileSync(fileOf(name), "utf8"));
export const readStandardInput = () => rowsIn(readFileSync(0, "utf8"));
export const writeRows = (name, rows) => writeFileSync(fileOf(name), rows.map(line).join(""));
