"use strict";
// Writes ../jsonwebtoken.jsonl: tokens signed by jsonwebtoken, each with what jsonwebtoken itself
// says to it at several instants. Keys are made anew, so the tokens differ from run to run; the
// answers do not.

const { generateKeyPairSync } = require("node:crypto");
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");
const jwt = require("jsonwebtoken");

const ISSUED = 1767225600; // 2026-01-01T00:00:00Z
const DURATIONS = { "1 week": 604800, "4 days": 345600, "7 hours": 25200 };
const USERS = [
  { _id: "5f8d0d55b54764421b7156d5", admin: true },
  { _id: "665f1c2e9b1d8e3f4a5b6c7d", admin: false },
];
const KEYS = { HS256: secrets, RS256: rsaKeys, ES256: ecKeys };

function secrets() {
  return { signing: "shhhhh, this is the secret of a test", checking: "shhhhh, this is the secret of a test" };
}

function rsaKeys() {
  return pair("rsa", { modulusLength: 2048 });
}

function ecKeys() {
  return pair("ec", { namedCurve: "P-256" });
}

function pair(type, options) {
  const made = generateKeyPairSync(type, {
    ...options,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { signing: made.privateKey, checking: made.publicKey };
}

// What the package says: "" where it accepts the token, else its own message.
function answer(token, key, algorithm, at) {
  try {
    jwt.verify(token, key, { algorithms: [algorithm], clockTimestamp: at });
    return "";
  } catch (error) {
    return error.message;
  }
}

// The payload is changed and the signature stays: a user makes himself an admin.
function tampered(token) {
  const [header, payload, signature] = token.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url"));
  const changed = JSON.stringify({ ...claims, admin: !claims.admin });
  return [header, Buffer.from(changed).toString("base64url"), signature].join(".");
}

function row(name, token, key, algorithm, expiresIn, user, expires) {
  const instants = [ISSUED, expires - 1, expires, expires + 86400];
  const answers = instants.map((at) => ({ at, says: answer(token, key, algorithm, at) }));
  return { name, algorithm, expires_in: expiresIn, token, key, claims: { ...user, iat: ISSUED, exp: expires }, answers };
}

function rowsOf(algorithm, expiresIn, user) {
  const { signing, checking } = KEYS[algorithm]();
  const other = algorithm === "HS256" ? "another secret altogether" : KEYS[algorithm]().checking;
  const token = jwt.sign({ ...user, iat: ISSUED }, signing, { algorithm, expiresIn });
  const expires = ISSUED + DURATIONS[expiresIn];
  const forged = tampered(token);
  const forgedUser = { ...user, admin: !user.admin };
  return [
    row("genuine", token, checking, algorithm, expiresIn, user, expires),
    row("tampered", forged, checking, algorithm, expiresIn, forgedUser, expires),
    row("wrong key", token, other, algorithm, expiresIn, user, expires),
  ];
}

const rows = Object.keys(KEYS).flatMap((algorithm) =>
  Object.keys(DURATIONS).flatMap((expiresIn, index) =>
    rowsOf(algorithm, expiresIn, USERS[index % USERS.length]),
  ),
);
const text = rows.map((each) => JSON.stringify(each) + "\n").join("");
writeFileSync(join(__dirname, "..", "jsonwebtoken.jsonl"), text);
