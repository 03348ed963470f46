"""Verification in Node.js with jsonwebtoken, and with jose."""

from collections.abc import Iterator

from jwt_debugger.handoff.facts import Facts
from jwt_debugger.handoff.lines import joined, opening
from jwt_debugger.handoff.literals import with_pairs as quoted


def jsonwebtoken(facts: Facts) -> str:
    """Write a CommonJS module; the package takes a PEM, or the bytes of a secret."""
    variable = f"process.env.{facts.variable}"
    return joined(
        opening("//", "npm install jsonwebtoken", facts),
        'const jwt = require("jsonwebtoken");',
        "",
        f"const token = {quoted(facts.token)};",
        f"const key = {_bytes(facts) if facts.symmetric else variable};",
        "",
        "try {",
        "  const claims = jwt.verify(token, key, {",
        *_expectations(facts),
        "  });",
        *_ending("claims"),
    )


def jose(facts: Facts) -> str:
    """Write an ES module."""
    variable = f"process.env.{facts.variable}"
    imported = f'await importSPKI({variable}, "{facts.algorithm}")'
    return joined(
        opening("//", "npm install jose; save this as verify.mjs", facts),
        f'import {{ {"" if facts.symmetric else "importSPKI, "}jwtVerify }} from "jose";',
        "",
        f"const token = {quoted(facts.token)};",
        f"const key = {_bytes(facts) if facts.symmetric else imported};",
        "",
        "try {",
        "  const { payload } = await jwtVerify(token, key, {",
        *_expectations(facts),
        "  });",
        *_ending("payload"),
    )


def _bytes(facts: Facts) -> str:
    return f'Buffer.from(process.env.{facts.variable}, "{facts.encoding}")'


def _expectations(facts: Facts) -> Iterator[str]:
    yield f'    algorithms: ["{facts.algorithm}"],'
    if facts.issuer is not None:
        yield f"    issuer: {quoted(facts.issuer)},"
    if facts.audience is not None:
        yield f"    audience: {quoted(facts.audience)},"


def _ending(claims: str) -> Iterator[str]:
    yield f"  console.log(JSON.stringify({claims}, null, 2));"
    yield "} catch (error) {"
    yield "  console.error(`Refused: ${error.message}`);"
    yield "  process.exitCode = 1;"
    yield "}"
