"""Texts that only look as if there were a token in them."""

import base64
import json
from collections.abc import Iterator

from tests.paste.corpus import encoded, wrapped
from tests.paste.given_tokens import HS256, JWE


def texts_without_tokens() -> Iterator[tuple[str, str]]:
    """Give texts that hold nothing that is a token."""
    cut = HS256.rpartition(".")[0]
    flask = "eyJ1c2VyX2lkIjo0Mn0.ZcXyzw.R2Vz3cbnUxO9vX0cMZOkqMYm0Dk"
    x5c = encoded("not a certificate, " * 30)
    decoys = {
        "nothing": "",
        "host": "www.example.com",
        "deep host": "a.b.c.d.e.example.co.uk",
        "IPv4": "10.0.0.1",
        "version": "1.2.3-beta.4",
        "file": "archive.tar.gz jquery.min.js",
        "package": "com.example.app.MainActivity org.apache.commons",
        "property": "window.location.href = document.cookie.split('.')[1]",
        "Python path": "os.path.join(self.a.b.c)",
        "URL": "https://example.com/a.b.c?d=e.f.g#h",
        "mail address": "first.middle.last@mail.example.com",
        "hash": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "UUID": "123e4567-e89b-12d3-a456-426614174000",
        "Base64": encoded("just a text that has been encoded in Base64, with dots ..."),
        "Base64 of bytes": base64.b64encode(bytes(range(256))).decode(),
        "Base64 of JSON": encoded(json.dumps({"alg": "HS256", "note": "no token, but an object"})),
        "wrapped Base64": base64.encodebytes(bytes(range(256)) * 4).decode(),
        "JWK": json.dumps(
            {
                "kty": "RSA",
                "n": "oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E",
                "e": "AQAB",
                "alg": "RS256",
                "x5c": [x5c],
            }
        ),
        "PEM": f"-----BEGIN CERTIFICATE-----\n{wrapped(x5c, 64)}\n-----END CERTIFICATE-----",
        "the prefix": "Tokens begin with eyJ, eyJh or eyJhbGciOiJ. Is eyJhbGciOiJIUzI1NiJ9.x one?",
        "header": "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
        "header and payload": cut,
        "header and payload on lines": cut.replace(".", ".\n"),
        "cut in the payload": f"{HS256[:90]}...",
        "cut with a sign": f"{HS256[:-20]}…",
        "cut in the middle": f"{HS256[:60]}...{HS256[-10:]}",
        "cut before prose": f"{HS256[:90]}\nand then some words came. The end.",
        "cut before a host": f"{HS256[:90]}\nelk.example.com",
        "cut before words in a line": f"{HS256[:90]} and then some words came.The.end",
        "cut before an indented list": f"{HS256[:90]}\n  - one\n  - two.three.four",
        "broken, with a wrong tag": wrapped(JWE[:-4], 64),
        "no ciphertext": f"{'.'.join(JWE.split('.')[:3])}..{JWE.split('.')[4]}",
        "raw payload": "eyJhbGciOiJIUzI1NiIsImI2NCI6ZmFsc2V9.hello world." + HS256.split(".")[2],
        "deeper than Base64 is searched": encoded(encoded(encoded(encoded(HS256)))),
        "placeholders": "eyJhbGciOiJIUzI1NiJ9.<payload>.<signature>",
        "payload named": f"{HS256.rpartition('.')[0]}.<signature>",
        "signature blanked": f"{HS256.rpartition('.')[0]}.[REDACTED]",
        "middle blanked": f"{HS256[:30]}****{HS256[-6:]}",
        "joined in code": '["' + HS256.replace(".", '", "') + '"].join(".")',
        "analytics": "_ga=GA1.2.123456789.1234567890; GS1.1.17.1",
        "source map": "//# sourceMappingURL=data:application/json;base64,"
        + encoded(json.dumps({"version": 3, "sources": ["a.js"], "mappings": "AAAA;eyJ"})),
        "SSH key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHc5 a@b",
        "hexadecimal": "00000000  65 79 4a 68 62 47 63 69  |eyJhbGciOiJIUzI1|",
        "words for parts": "eyJhbGciOiJIUzI1NiJ9.payload.signature",
        "parts named": "xxxxx.yyyyy.zzzzz header.payload.signature",
        "Flask session": f"Set-Cookie: session={flask}; HttpOnly",
        "Django session": "eyJ1c2VyIjoxfQ:1rABCD:5fGHIJKLMNOPQRSTUVWXYZabcdefghijklm",
        "Rails cookie": "eyJfcmFpbHMiOnsibWVzc2FnZSI6IkltRWkifX0=--f2a8f9f2a8f9f2a8f9f2a8f9f2a8f9",
        "Laravel cookie": encoded(
            json.dumps({"iv": "AAAA", "value": "BBBB" * 20, "mac": "cc" * 32})
        ),
        "PASETO public": f"v4.public.{HS256.split('.')[1]}{'A' * 86}.eyJraWQiOiJrMSJ9",
        "Slack": "xoxb-123456789012-1234567890123-AbCdEfGhIjKl",
        "GitHub": "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "macaroon": "MDAxY2xvY2F0aW9uIGh0dHA6Ly9leGFtcGxlLm9yZy8KMDAyNmlkZW50aWZpZXIga2V5",
        "parts in JSON": json.dumps(
            dict(zip(("protected", "payload", "signature"), HS256.split("."), strict=True))
        ),
        "too many parts": f"{HS256}.x",
        "a foreign character in the signature": f"{HS256[:-20]}!{HS256[-20:]}",
        "standard Base64 in the signature": f"{HS256[:-20]}+{HS256[-19:]}",
        "a foreign character in the payload": f"{HS256[:80]}*{HS256[80:]}",
        "lower case": HS256.lower(),
        "dots": "." * 200,
        "tildes": "~" * 200,
        "prose on lines": "the\nkey\nJ\nwe\nke\ny\nJust\n.words\n.here",
        "Unicode": "ｅｙＪ．ａ．ｂ",
        "surrogate": "eyJ\ud800.\udfff.",
    }
    yield from decoys.items()
