"use strict";
// Writes ../expectations.jsonl: what jsonwebtoken's verify says to claims under the options
// audience, issuer, maxAge and clockTolerance; the key plays no part in it and is not written.

const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const jwt = require("jsonwebtoken");

const ISSUED = 1767225600; // 2026-01-01T00:00:00Z
const DAY = 86400;
const KEY = "shhhhh, this is the secret of a test";
const FAR = ISSUED + 4000 * DAY;

const AUDIENCES = [undefined, "api", "other", "", "API", ["api"], ["other", "api"], [], [["api"]], 7, [7, "api"], null, true, { api: 1 }];
const ISSUERS = [undefined, "https://a", "https://b", "", ["https://a"], 7, null];
const AGES = ["2 days", "1d", "7 hours", "1.5h", "90m", "1y", "100", "0.4s", "1 month", "soon", "-1d", "2W", 60, 86400, "1 d", "1  d", " 1d"];
const ISSUES = [ISSUED, ISSUED + 0.5, undefined, null, "1767225600", true, ISSUED - 3 * DAY, ISSUED + DAY];

// What the package says: "" where it accepts the token, else its own message.
function answer(claims, options, at) {
  const token = jwt.sign(JSON.stringify(claims), KEY, { algorithm: "HS256" });
  try {
    jwt.verify(token, KEY, { algorithms: ["HS256"], clockTimestamp: at, ...options });
    return "";
  } catch (error) {
    return error.message;
  }
}

function row(claims, options, at) {
  return { claims, options, at, says: answer(claims, options, at) };
}

function withoutUndefined(claims) {
  return JSON.parse(JSON.stringify(claims));
}

const rows = [];
for (const aud of AUDIENCES)
  for (const audience of ["api", ["api", "web"], ["web"], "", "other"])
    rows.push(row(withoutUndefined({ aud }), { audience }, ISSUED));
for (const iss of ISSUERS)
  for (const issuer of ["https://a", ["https://a", "https://c"], ["https://c"], ""])
    rows.push(row(withoutUndefined({ iss }), { issuer }, ISSUED));
for (const iat of ISSUES)
  for (const maxAge of typeof iat === "number" ? AGES : AGES.slice(0, 2))
    for (const at of [ISSUED, ISSUED + 60, ISSUED + DAY, ISSUED + 2 * DAY - 1, ISSUED + 2 * DAY])
      rows.push(row(withoutUndefined({ iat, exp: FAR }), { maxAge }, at));
for (const clockTolerance of [0, 1, 60])
  for (const late of [-1, 0, 1, 59, 60, 61])
    rows.push(row({ iat: ISSUED }, { maxAge: "2 days", clockTolerance }, ISSUED + 2 * DAY + late));
// Several at once: the package tells the first.
for (const [aud, iss, iat] of [["x", "y", 1], ["api", "y", 1], ["api", "https://a", 1], ["api", "https://a", ISSUED]])
  rows.push(row({ aud, iss, iat }, { audience: "api", issuer: "https://a", maxAge: "1d" }, ISSUED + 5));

const text = rows.map((each) => JSON.stringify(each) + "\n").join("");
writeFileSync(join(__dirname, "..", "expectations.jsonl"), text);
