// What jose says to a token: "" and its content where it accepts it, else the code of its error.

import * as jose from "jose";

const bytes = (text) => new TextEncoder().encode(text);

// A key as people have it, in whatever form, for one algorithm.
export async function importKey(text, alg) {
  if (text.startsWith("-----BEGIN PRIVATE")) return jose.importPKCS8(text, alg, { extractable: true });
  if (text.startsWith("-----BEGIN PUBLIC")) return jose.importSPKI(text, alg, { extractable: true });
  if (text.startsWith("-----BEGIN CERT")) return jose.importX509(text, alg, { extractable: true });
  if (!text.startsWith("{")) return bytes(text);
  const value = JSON.parse(text);
  return value.keys ? jose.createLocalJWKSet(value) : jose.importJWK(value, alg);
}

// A token in any form, as an object that has the members of the JSON serialization.
function membersOf(token, detached) {
  const parts = token.split(".");
  const whole = token.startsWith("{")
    ? JSON.parse(token)
    : parts.length === 3
      ? { protected: parts[0], payload: parts[1], signature: parts[2] }
      : Object.fromEntries(
          ["protected", "encrypted_key", "iv", "ciphertext", "tag"]
            .map((name, index) => [name, parts[index]])
            .filter(([, value]) => value),
        );
  return detached === undefined ? whole : { ...whole, payload: detached };
}

// jose takes a set to verify with alone: to decrypt, the key that the header names is taken out.
function privateKeyOf(whole, text) {
  const set = text.startsWith("{") ? JSON.parse(text).keys : undefined;
  if (!set) return text;
  const { kid } = jose.decodeProtectedHeader(whole);
  return JSON.stringify(set.find((each) => each.kid === kid));
}

async function opened({ token, alg, detached }, keyText) {
  const whole = membersOf(token, detached);
  if ("ciphertext" in whole) {
    const key = await importKey(privateKeyOf(whole, keyText), alg);
    const decrypt = "recipients" in whole ? jose.generalDecrypt : jose.flattenedDecrypt;
    return (await decrypt(whole, key, { keyManagementAlgorithms: [alg] })).plaintext;
  }
  const key = await importKey(keyText, alg);
  if ("signatures" in whole) return (await jose.generalVerify(whole, key)).payload;
  return (await jose.flattenedVerify(whole, key)).payload;
}

export async function answer(row, keyText) {
  try {
    const content = new TextDecoder().decode(await opened(row, keyText));
    return { says: "", content };
  } catch (error) {
    return { says: error.code ?? error.name };
  }
}
