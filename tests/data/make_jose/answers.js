// Reads tokens that we made, a JSON object a line, and writes ../jose_answers.jsonl: each with what
// jose says to it.

import { answer } from "./open.js";
import { readRows, readStandardInput, writeRows } from "./rows.js";

const keys = Object.fromEntries(readRows("jose_keys").map(({ name, text }) => [name, text]));
const answered = async (row) => ({ ...row, ...(await answer(row, keys[row.key])) });
writeRows("jose_answers", await Promise.all(readStandardInput().map(answered)));
