"""Verification in Java with jjwt."""

from typing import Final

from jwt_debugger.handoff.facts import Facts
from jwt_debugger.handoff.lines import joined, opening
from jwt_debugger.handoff.literals import with_pairs as quoted

_LIBRARIES: Final = "io.jsonwebtoken: jjwt-api, jjwt-impl and jjwt-jackson, 0.12 or newer"
_DECODED: Final = {
    "utf8": "{}.getBytes(StandardCharsets.UTF_8)",
    "base64": "Base64.getDecoder().decode({})",
    "base64url": "Base64.getUrlDecoder().decode({})",
    "hex": "HexFormat.of().parseHex({})",
}
_KEY_TYPES: Final = {"RS": "RSA", "PS": "RSA", "ES": "EC", "Ed": "EdDSA"}


def jjwt(facts: Facts) -> str:
    """Write a program for Java 17."""
    variable = f'System.getenv("{facts.variable}")'
    key = _secret(facts, variable) if facts.symmetric else _public_key(facts, variable)
    code = joined(
        "public class Verify {",
        "    public static void main(String[] args) throws Exception {",
        f"        String token = {quoted(facts.token)};",
        *(f"        {line}" for line in key),
        "        try {",
        "            Jws<Claims> verified = Jwts.parser()",
        "                .verifyWith(key)",
        _expectation("requireIssuer", facts.issuer),
        _expectation("requireAudience", facts.audience),
        "                .build()",
        "                .parseSignedClaims(token);",
        "            String algorithm = verified.getHeader().getAlgorithm();",
        f'            if (!algorithm.equals("{facts.algorithm}")) {{',
        '                throw new UnsupportedJwtException("signed with " + algorithm);',
        "            }",
        "            System.out.println(verified.getPayload());",
        "        } catch (JwtException error) {",
        '            System.err.println("Refused: " + error.getMessage());',
        "            System.exit(1);",
        "        }",
        "    }",
        "}",
    )
    return (
        joined(
            opening("//", _LIBRARIES, facts),
            *(f"import {name};" for name in _IMPORTS if _is_used(name, code)),
            "",
        )
        + code
    )


def _secret(facts: Facts, variable: str) -> list[str]:
    data = _DECODED[facts.encoding].format(variable)
    return [
        f"byte[] secret = {data};",
        f'SecretKey key = new SecretKeySpec(secret, "HmacSHA{facts.algorithm[2:]}");',
    ]


def _public_key(facts: Facts, variable: str) -> list[str]:
    return [
        f'String base64 = {variable}.replaceAll("-----[A-Z ]+-----", "");',
        "byte[] der = Base64.getMimeDecoder().decode(base64);",
        f'PublicKey key = KeyFactory.getInstance("{_KEY_TYPES[facts.algorithm[:2]]}")',
        "    .generatePublic(new X509EncodedKeySpec(der));",
    ]


def _expectation(method: str, value: str | None) -> str | None:
    return None if value is None else f"                .{method}({quoted(value)})"


_IMPORTS: Final = (
    "io.jsonwebtoken.Claims",
    "io.jsonwebtoken.Jws",
    "io.jsonwebtoken.JwtException",
    "io.jsonwebtoken.Jwts",
    "io.jsonwebtoken.UnsupportedJwtException",
    "java.nio.charset.StandardCharsets",
    "java.security.KeyFactory",
    "java.security.PublicKey",
    "java.security.spec.X509EncodedKeySpec",
    "java.util.Base64",
    "java.util.HexFormat",
    "javax.crypto.SecretKey",
    "javax.crypto.spec.SecretKeySpec",
)


def _is_used(name: str, code: str) -> bool:
    """Tell whether the code names a class; one import too many does no harm."""
    return name.rpartition(".")[2] in code
