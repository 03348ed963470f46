// Writes ../jose_keys.jsonl, keys that jose made and wrote in every form that it knows, and
// ../jose_tokens.jsonl, tokens that it signed and encrypted with them, each with what it says to the
// token itself. All of it is made anew each time; the answers stay the same.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as jose from "jose";
import { answer, importKey } from "./open.js";
import { writeRows } from "./rows.js";

const CONTENT = '{"sub":"Zoë","exp":4000000000}';
const PLAIN = "an unencoded payload";
const ENCRYPTIONS = ["A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512", "A128GCM", "A192GCM", "A256GCM"];
const SIGNING = {
  "oct 64": ["HS256", "HS384", "HS512"],
  RSA: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  "P-256": ["ES256"],
  "P-384": ["ES384"],
  "P-521": ["ES512"],
  Ed25519: ["EdDSA", "Ed25519"],
  "ML-DSA-44": ["ML-DSA-44"],
  "ML-DSA-65": ["ML-DSA-65"],
  "ML-DSA-87": ["ML-DSA-87"],
};
const AGREEMENT = ["ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"];
const AGREEING = ["P-256", "P-384", "P-521", "X25519"];
const KEYS_TO_RSA = ["RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"];
const BY_SECRET = {
  "oct 16": ["A128KW", "A128GCMKW"],
  "oct 24": ["A192KW", "A192GCMKW"],
  "oct 32": ["A256KW", "A256GCMKW"],
  password: ["PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW"],
};
const CONTENT_KEY = [32, 48, 64, 16, 24, 32];

const keys = {};
const tokens = [];
const bytes = (text) => new TextEncoder().encode(text);
const key = (name, alg) => importKey(keys[name], alg);

// ---- keys

async function makeKeys() {
  for (const size of [16, 24, 32, 48, 64]) {
    const k = jose.base64url.encode(crypto.getRandomValues(new Uint8Array(size)));
    keys[`oct ${size}`] = JSON.stringify({ kty: "oct", k });
  }
  keys.password = "correct horse battery staple, 1234567890";
  await makePair("RSA", "RS256");
  await makePair("other RSA", "RS256");
  for (const [name, alg] of [["P-256", "ES256"], ["P-384", "ES384"], ["P-521", "ES512"]]) await makePair(name, alg);
  await makePair("other P-256", "ES256");
  await makePair("Ed25519", "Ed25519");
  await makePair("X25519", "ECDH-ES", { crv: "X25519" });
  for (const size of [44, 65, 87]) await makePair(`ML-DSA-${size}`, `ML-DSA-${size}`);
  for (const name of ["RSA", "P-256", "Ed25519"]) keys[`${name} x509`] = certificateOf(keys[`${name} pkcs8`]);
  await makeSets();
}

async function makePair(name, alg, options = {}) {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true, ...options });
  keys[`${name} private`] = JSON.stringify(await jose.exportJWK(privateKey));
  keys[`${name} public`] = JSON.stringify(await jose.exportJWK(publicKey));
  if (name.startsWith("other")) return;
  keys[`${name} pkcs8`] = await jose.exportPKCS8(privateKey);
  keys[`${name} spki`] = await jose.exportSPKI(publicKey);
}

function certificateOf(pkcs8) {
  const folder = mkdtempSync(join(tmpdir(), "key-"));
  try {
    writeFileSync(join(folder, "key.pem"), pkcs8, { mode: 0o600 });
    const options = ["req", "-x509", "-key", join(folder, "key.pem"), "-subj", "/CN=jose", "-days", "3650"];
    return execFileSync("openssl", options, { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function makeSets() {
  const named = async (name, more) => ({ ...JSON.parse(keys[name]), kid: name, ...more });
  const set = async (...names) => JSON.stringify({ keys: await Promise.all(names.map((each) => named(...each))) });
  const ofToken = ["P-256 public", { use: "sig", alg: "ES256" }];
  keys["set with it"] = await set(["RSA public", { use: "sig" }], ["Ed25519 public", {}], ofToken);
  keys["set without it"] = await set(["RSA public", { use: "sig" }], ["P-384 public", {}]);
  keys["set of both"] = await set(["P-256 private", { use: "sig" }], ["RSA private", { use: "enc" }]);
}

// ---- tokens

async function add(name, alg, token, keyName, more = {}) {
  const row = { name, alg, token: typeof token === "string" ? token : JSON.stringify(token), key: keyName, ...more };
  tokens.push({ ...row, ...(await answer(row, keys[keyName])) });
}

const signer = (alg, more = {}) => new jose.CompactSign(bytes(CONTENT)).setProtectedHeader({ alg, ...more });
const flat = (text, alg, more = {}) => new jose.FlattenedSign(bytes(text)).setProtectedHeader({ alg, ...more });

function altered(token, index) {
  const parts = token.split(".");
  const changed = jose.base64url.decode(parts[index]);
  changed[changed.length >> 1] ^= 1;
  parts[index] = jose.base64url.encode(changed);
  return parts.join(".");
}

async function addSigned(alg, name) {
  const secret = name.startsWith("oct");
  const token = await signer(alg).sign(await key(secret ? name : `${name} pkcs8`, alg));
  const forms = secret ? [name] : ["public", "spki", "x509"].map((form) => `${name} ${form}`);
  const known = forms.filter((form) => form in keys);
  const first = known[0];
  // A signature of ML-DSA has thousands of characters: one form of its keys will do.
  const used = alg.startsWith("ML") ? [known.at(-1)] : known;
  for (const form of used) await add(`signed, ${form}`, alg, token, form);
  await add("payload altered", alg, altered(token, 1), first);
  if (alg.startsWith("ML")) return;
  await add("signature altered", alg, altered(token, 2), first);
  if (name in { RSA: 1, "P-256": 1 }) await add("another key", alg, token, `other ${name} public`);
  if (secret) await add("another secret", alg, token, "oct 48");
}

async function addSignedForms() {
  const alg = "ES256";
  const [ours, rsa] = [await key("P-256 pkcs8", alg), await key("RSA pkcs8", "PS256")];
  const flattened = await flat(CONTENT, alg).setUnprotectedHeader({ kid: "free" }).sign(ours);
  await add("flattened", alg, flattened, "P-256 public");
  await add("flattened, altered", alg, { ...flattened, payload: jose.base64url.encode("{}") }, "P-256 public");
  const bare = await new jose.FlattenedSign(bytes(CONTENT)).setUnprotectedHeader({ alg }).sign(ours);
  await add("flattened, nothing protected", alg, bare, "P-256 spki");
  const general = new jose.GeneralSign(bytes(CONTENT));
  general.addSignature(rsa).setProtectedHeader({ alg: "PS256" });
  general.addSignature(ours).setProtectedHeader({ alg }).setUnprotectedHeader({ kid: "b" });
  const both = await general.sign();
  await add("general, first signature", "PS256", both, "RSA spki");
  await add("general, second signature", alg, both, "P-256 public");
  await add("general, neither", alg, both, "other P-256 public");

  const unencoded = { b64: false, crit: ["b64"] };
  const plain = await flat(PLAIN, alg, unencoded).sign(ours);
  await add("b64 false, detached", alg, `${plain.protected}..${plain.signature}`, "P-256 public", { detached: PLAIN });
  await add("b64 false, flattened", alg, { ...plain, payload: PLAIN }, "P-256 public");
  await add("b64 false, compact", alg, `${plain.protected}.${PLAIN}.${plain.signature}`, "P-256 public");
  await add("b64 false, another payload", alg, `${plain.protected}..${plain.signature}`, "P-256 public", { detached: "other" });
  const token = await signer(alg).sign(ours);
  const [head, body, signature] = token.split(".");
  await add("detached", alg, `${head}..${signature}`, "P-256 public", { detached: body });
  await add("detached, another payload", alg, `${head}..${signature}`, "P-256 public", { detached: "e30" });

  const kid = "P-256 public";
  await add("by kid of a set", alg, await signer(alg, { kid }).sign(ours), "set with it");
  await add("by type of a set", alg, token, "set with it");
  await add("in no set", alg, await signer(alg, { kid }).sign(ours), "set without it");
  await add("unknown crit", alg, await signer(alg, { crit: ["x"], x: 1 }).sign(ours, { crit: { x: true } }), "P-256 public");
  await add("unsecured", "none", new jose.UnsecuredJWT({ sub: "a" }).encode(), "oct 64");
  await add("an empty signature", alg, `${head}.${body}.`, "P-256 public");
}

async function addEncrypted(alg, enc, name, more = {}) {
  const header = { alg, enc, ...more };
  const secret = name.startsWith("oct") || name === "password";
  const sealing = new jose.CompactEncrypt(bytes(CONTENT)).setProtectedHeader(header);
  if (alg.startsWith("PBES2")) sealing.setKeyManagementParameters({ p2c: 1000, p2s: bytes("the salt of a test") });
  const token = await sealing.encrypt(await key(secret ? name : `${name} spki`, alg));
  const opener = secret ? name : `${name} ${enc.endsWith("GCM") ? "pkcs8" : "private"}`;
  await add(`encrypted, ${enc}${more.zip ? ", deflated" : ""}`, alg, token, opener);
  if (enc !== "A256GCM" && enc !== "A128CBC-HS256") return;
  // Of each algorithm one part is changed in the one token, another in the other.
  const index = enc === "A256GCM" ? 4 : alg === "dir" || alg === "ECDH-ES" ? 3 : 1;
  await add(`${["", "key", "", "ciphertext", "tag"][index]} altered, ${enc}${more.zip ? ", deflated" : ""}`, alg, altered(token, index), opener);
}

async function addEncryptedForms() {
  const [alg, enc] = ["RSA-OAEP-256", "A256GCM"];
  const [rsa, ec] = [await key("RSA spki", alg), await key("P-256 spki", "ECDH-ES+A128KW")];
  const flattened = await new jose.FlattenedEncrypt(bytes(CONTENT))
    .setProtectedHeader({ enc })
    .setSharedUnprotectedHeader({ jku: "https://example.com/keys" })
    .setUnprotectedHeader({ alg, kid: "a" })
    .setAdditionalAuthenticatedData(bytes("seen by all"))
    .encrypt(rsa);
  await add("flattened with aad", alg, flattened, "RSA pkcs8");
  await add("flattened, aad altered", alg, { ...flattened, aad: jose.base64url.encode("seen by none") }, "RSA pkcs8");
  const general = new jose.GeneralEncrypt(bytes(CONTENT)).setProtectedHeader({ enc });
  general.addRecipient(rsa).setUnprotectedHeader({ alg, kid: "a" });
  general.addRecipient(ec).setUnprotectedHeader({ alg: "ECDH-ES+A128KW", kid: "b" });
  const both = await general.encrypt();
  await add("general, first recipient", alg, both, "RSA private");
  await add("general, second recipient", "ECDH-ES+A128KW", both, "P-256 pkcs8");
  await add("general, neither", alg, both, "other RSA private");

  const inner = await signer("ES256", { kid: "P-256 private" }).sign(await key("P-256 pkcs8", "ES256"));
  const outer = await new jose.CompactEncrypt(bytes(inner))
    .setProtectedHeader({ alg, enc, cty: "JWT", kid: "RSA private" })
    .encrypt(rsa);
  await add("nested", alg, outer, "set of both", { inner: CONTENT });
  await add("nested, another key", alg, outer, "other RSA private");
}

await makeKeys();
for (const [name, algorithms] of Object.entries(SIGNING)) for (const alg of algorithms) await addSigned(alg, name);
await addSignedForms();
for (const [at, enc] of ENCRYPTIONS.entries()) {
  await addEncrypted("dir", enc, `oct ${CONTENT_KEY[at]}`);
  for (const alg of KEYS_TO_RSA) await addEncrypted(alg, enc, "RSA");
  for (const [index, alg] of AGREEMENT.entries()) await addEncrypted(alg, enc, AGREEING[(at + index) % 4]);
  for (const [name, algorithms] of Object.entries(BY_SECRET)) for (const alg of algorithms) await addEncrypted(alg, enc, name);
}
for (const name of AGREEING) await addEncrypted("ECDH-ES", "A192GCM", name);
await addEncrypted("dir", "A256GCM", "oct 32", { zip: "DEF" });
await addEncryptedForms();

writeRows("jose_keys", Object.entries(keys).map(([name, text]) => ({ name, text })));
writeRows("jose_tokens", tokens);
