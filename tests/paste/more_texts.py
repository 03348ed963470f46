"""More texts with tokens: unusual algorithms and places, and every way to glue and to break."""

import html
import json
import re
from collections.abc import Iterator

from jwt_debugger.jose.base64url import encode
from tests.paste.corpus import Case, encoded, wrapped
from tests.paste.given_tokens import (
    BOUND,
    ES256,
    HS256,
    JWE,
    RS256,
    SD_JWT,
    SHORTENED,
    UNKNOWN,
    UNSIGNED,
)


def signed_as(algorithm: str, size: int, payload: str = '{"sub":"1"}') -> str:
    """Return what looks like a token of an algorithm whose signatures have so many bytes."""
    header = json.dumps({"alg": algorithm, "typ": "JWT"})
    signature = bytes((number * 37 + 11) % 256 for number in range(size))
    return ".".join(map(encode, (header.encode(), payload.encode(), signature)))


SIZES = {
    "HS384": 48,
    "HS512": 64,
    "PS256": 256,
    "PS384": 384,
    "RS512": 512,
    "ES256K": 64,
    "ES384": 96,
    "ES512": 132,
    "Ed25519": 64,
    "Ed448": 114,
    "ML-DSA-44": 2420,
}
OTHERS = [signed_as(name, size) for name, size in SIZES.items()]
ALL = [RS256, *OTHERS, JWE, SD_JWT, BOUND]
FULL = signed_as("EdDSA", 64, '{"sub":"1","a":"12345"}')
NESTED = signed_as("HS256", 32, json.dumps({"inner": ES256}))
INDENTED = encode(b'{\n  "alg": "HS256"\n}') + "." + HS256.partition(".")[2]
SPACED = encode(b'{ "alg": "HS256" }') + "." + HS256.partition(".")[2]


def more_texts() -> Iterator[Case]:
    """Give further texts."""
    yield from _algorithms()
    yield from _damaged()
    yield from _glued()
    yield from _places()
    yield from _numbered()
    yield from _breaks()


def _algorithms() -> Iterator[Case]:
    for name, token in zip(SIZES, OTHERS, strict=True):
        yield f"{name} broken", f"Hi\n{wrapped(token, 70)}\nThanks", [token]
    yield "all on adjacent lines", "\n".join(ALL), ALL
    yield "all broken, side by side", "\n".join(wrapped(token, 64) for token in ALL), ALL
    yield "all broken, apart", "\n\n".join(wrapped(token, 64) for token in ALL), ALL
    yield "token within a token", NESTED, [NESTED]
    yield "indented header", wrapped(INDENTED, 64), [INDENTED]
    yield "spaces in the header", wrapped(SPACED, 7), [SPACED]
    yield "unknown algorithm", f"t={UNKNOWN};", [UNKNOWN]
    yield "unknown algorithm, broken", f"{wrapped(UNKNOWN, 30)}\n\nBye", [UNKNOWN]
    yield "unknown algorithm, last", wrapped(UNKNOWN, 50), [UNKNOWN]


def _damaged() -> Iterator[Case]:
    yield "too short a signature", f"a {SHORTENED} b", [SHORTENED]
    yield "too short, broken", f"{wrapped(SHORTENED, 64)}\nThanks", [SHORTENED]
    yield "too short, before another", f"{SHORTENED}\n{ES256}", [SHORTENED, ES256]
    yield (
        "unknown algorithm, before another",
        f"{wrapped(UNKNOWN, len(UNKNOWN) // 5)}\n{ES256}",
        [UNKNOWN, ES256],
    )
    for mark in ("**", "`", "$", "#", "%22"):
        yield f"unsigned between {mark}", f"{mark}{UNSIGNED}{mark}", [UNSIGNED]
    padded = ".".join(part + "=" * (-len(part) % 4) for part in ES256.split("."))
    yield "padding within", f"x-amzn-oidc-data: {padded}", [padded]
    yield "no signature", f"'{HS256.rpartition('.')[0]}.'", [f"{HS256.rpartition('.')[0]}."]
    cut = f"{SD_JWT}WyJjdXQi"
    yield "cut disclosure", cut, [cut]
    yield "SD-JWT without disclosures", f"{ES256}~", [f"{ES256}~"]


def _glued() -> Iterator[Case]:
    for before in (
        "token",
        "BEARER",
        "%3D",
        "%20",
        "\\n",
        "\\t",
        "\\u0022",
        "\\u003d",
        "1)",
        "_",
        "\0",
    ):
        yield f"behind {before!r}", f"{before}{HS256}", [HS256]
    for behind in (
        "\\",
        "\\n",
        "\\u0026b",
        "%0A",
        "%22%7D",
        "&quot;",
        "#012",
        "\0",
        ":8",
        "@a.example",
    ):
        yield f"before {behind!r}", f"{HS256}{behind}", [HS256]
    for behind in ("\\nnext line here", "\\tnext", "\\r\\nNext:", " and some words", ". Next"):
        yield f"RSA before {behind!r}", f"{RS256}{behind}", [RS256]
    for behind in (", ok", "; Path=/", "&x", '"', "\nThanks", " "):
        yield f"unsigned before {behind!r}", f"{UNSIGNED}{behind}", [UNSIGNED]
    for behind in (", ok", ". Ok", "\nWhat now", "\neyJ", "\n~", "&x", '"'):
        yield f"SD-JWT before {behind!r}", f"{SD_JWT}{behind}", [SD_JWT]
    for prompt in (
        "root@web-0:/# ",
        "anna@a:~$ ",
        "MacBook-Pro:~ anna$",
        "bash-5.1$ ",
        "PS C:\\> ",
    ):
        yield f"before the prompt {prompt}", f"$ base64 -d t\n{RS256}{prompt}", [RS256]
    yield "behind a protocol's name", f"Sec-WebSocket-Protocol: ws, bearer.{HS256}", [HS256]


def _places() -> Iterator[Case]:
    yield "cookie file", f"#HttpOnly_a.example\tTRUE\t/\tTRUE\t0\tjwt\t{HS256}", [HS256]
    yield "user part", f"https://x:{HS256}@a.example/", [HS256]
    yield "path parameter", f"/a;jwt={HS256}/b", [HS256]
    yield "container log", json.dumps({"log": f"{HS256}\r\n", "stream": "stdout"}), [HS256]
    yield "structured log", json.dumps({"log": f'level=info jwt="{HS256}"\n'}), [HS256]
    session = encode(json.dumps({"access_token": RS256, "user": {}}).encode())
    yield "Supabase cookie", f"sb-a-auth-token=base64-{session}; x=1", [RS256]
    for token in (HS256, BOUND, JWE, UNSIGNED):
        escaped = re.sub(r"([-._~])", r"\\\1", token)
        yield "escaped for Markdown", f"Token: {escaped}", [token]
        yield "escaped for Markdown and JSON", json.dumps({"m": escaped}), [token]
    yield "SOAP", f"<t>\n  {encoded(RS256)}\n</t>", [RS256]
    inner = json.dumps({"a": encoded(HS256)})
    yield "Base64 in Base64", json.dumps({"d": encoded(inner)}), [HS256]
    yield "Base64, unpadded", encode(f"Bearer {RS256}".encode()), [RS256]
    yield "Base64 with its padding encoded", f"?a={encoded(f'x:{HS256}')}%3D", [HS256]
    yield "YAML binary", f"t: !!binary |\n  {wrapped(encoded(RS256), 70, chr(10) + '  ')}", [RS256]
    yield "TeX", f"\\texttt{{{HS256}}}", [HS256]
    yield "wiki", f"{{code}}{HS256}{{code}}", [HS256]
    yield "chat", html.escape(f"<{HS256}>"), [HS256]
    yield "numbered", f"1. {HS256}\n2. {ES256}", [HS256, ES256]


def _numbered() -> Iterator[Case]:
    """Number lines as `cat -n`, editors, `grep -n` and `bat` do."""
    for mark in ("\t", "  ", ":", " | ", " \u2502 "):
        for width in (40, 61, 76):
            lines = wrapped(RS256, width).splitlines()
            text = "\n".join(f"{number:6}{mark}{line}" for number, line in enumerate(lines, 9))
            yield f"lines numbered with {mark!r} at {width}", text, [RS256]
        for word in ("next", "foo.bar.baz", "2026-05-29", "eyJ"):
            text = f"     1{mark}{HS256}\n     2{mark}{word} 12\n     3{mark}{ES256}"
            yield f"lines of their own, {mark!r}, {word}", text, [HS256, ES256]


def _breaks() -> Iterator[Case]:
    joints = {
        "JavaScript": '" +\n  "',
        "JavaScript, operator first": '"\n  + "',
        "Python bytes": "'\n b'",
        "Visual Basic": '" & _\n "',
        "Lua": '" ..\n "',
        "HTML paragraphs": "</p><p>",
        "HTML blocks": "</div>\n<div class='x'>",
        "HTML breaks": "<BR>",
        "no-break entities": "&nbsp;\n",
        "escaped CR LF": "\\r\\n",
        "backslash and CR LF": "\\\r\n",
        "two spaces": "  ",
    }
    for name, joint in joints.items():
        yield f"broken by {name}", f'"{wrapped(RS256, 80, joint)}"', [RS256]
    for form in (RS256, JWE):
        lines = "\n     .\n     ".join(wrapped(part, 60, "\n     ") for part in form.split("."))
        yield "as RFCs show them", f"Complete:\n\n     {lines}\n\n   The next", [form]
    yield "a line for each disclosure", SD_JWT.replace("~", "~\n"), [SD_JWT]
    narrow = wrapped(encoded(RS256), 40, "\n    ")
    yield "Base64 on short lines", f"data:\n  token: {narrow}\nkind: Secret", [RS256]
    framed = "\n".join(f"│ {line:64} │" for line in wrapped(RS256, 64).split("\n"))
    yield "in a frame", framed, [RS256]
    yield "EdDSA on full lines, before another", _full_lines("\n\n"), [FULL, RS256]
    yield "a character a line, before another", _full_lines("\n", 1), [FULL, RS256]
    yield "uneven lines", f"{RS256[:77]}\n{RS256[77:150]}\n{RS256[150:]}", [RS256]
    yield "words behind the last line", f"{wrapped(RS256, 76)} and then some words", [RS256]
    forwarded = "\n".join(f"> {line}" for line in wrapped(f"Token: {RS256}", 72).split("\n"))
    yield "forwarded", f"Anna wrote:\n{forwarded}\n\nok", [RS256]


def _full_lines(between: str, width: int = 0) -> str:
    """Break two tokens so that the last line of the first one is as long as the others."""
    width = width or max(size for size in range(2, 60) if len(FULL) % size == 0)
    return wrapped(FULL, width) + between + wrapped(RS256, width)
