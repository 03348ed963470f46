"""Verification in Go with golang-jwt."""

from typing import Final

from jwt_debugger.handoff.facts import Facts
from jwt_debugger.handoff.lines import joined, opening
from jwt_debugger.handoff.literals import for_go as quoted

# Of each reader of keys: the package that it takes, and the call.
_DECODERS: Final = {
    "base64": ("encoding/base64", 'base64.RawStdEncoding.DecodeString(strings.TrimRight({}, "="))'),
    "base64url": (
        "encoding/base64",
        'base64.RawURLEncoding.DecodeString(strings.TrimRight({}, "="))',
    ),
    "hex": ("encoding/hex", "hex.DecodeString({})"),
}
_PARSERS: Final = {
    "RS": "jwt.ParseRSAPublicKeyFromPEM",
    "PS": "jwt.ParseRSAPublicKeyFromPEM",
    "ES": "jwt.ParseECPublicKeyFromPEM",
    "Ed": "jwt.ParseEdPublicKeyFromPEM",
}


def golang_jwt(facts: Facts) -> str:
    """Write a program for Go."""
    package, key = _key(facts)
    return joined(
        opening("//", "go get github.com/golang-jwt/jwt/v5", facts),
        "package main",
        "",
        "import (",
        f'\t"{package}"' if package else None,
        '\t"encoding/json"',
        '\t"fmt"',
        '\t"os"',
        '\t"strings"' if "strings." in key[0] else None,
        "",
        '\t"github.com/golang-jwt/jwt/v5"',
        ")",
        "",
        "func main() {",
        f"\ttoken := {quoted(facts.token)}",
        *(f"\t{line}" for line in key),
        "",
        "\tparsed, err := jwt.Parse(",
        "\t\ttoken,",
        "\t\tfunc(*jwt.Token) (any, error) { return key, nil },",
        f'\t\tjwt.WithValidMethods([]string{{"{facts.algorithm}"}}),',
        None if facts.issuer is None else f"\t\tjwt.WithIssuer({quoted(facts.issuer)}),",
        None if facts.audience is None else f"\t\tjwt.WithAudience({quoted(facts.audience)}),",
        "\t)",
        "\tif err != nil {",
        "\t\trefuse(err)",
        "\t}",
        '\tclaims, _ := json.MarshalIndent(parsed.Claims, "", "  ")',
        "\tfmt.Println(string(claims))",
        "}",
        "",
        "func refuse(err error) {",
        '\tfmt.Fprintln(os.Stderr, "Refused:", err)',
        "\tos.Exit(1)",
        "}",
    )


def _key(facts: Facts) -> tuple[str | None, list[str]]:
    """Return the package that reading the key takes, and the lines that read it."""
    variable = f'os.Getenv("{facts.variable}")'
    if facts.symmetric and facts.encoding == "utf8":
        return None, [f"key := []byte({variable})"]
    if facts.symmetric:
        package, call = _DECODERS[facts.encoding]
        call = call.format(variable)
    else:
        package, call = None, f"{_PARSERS[facts.algorithm[:2]]}([]byte({variable}))"
    return package, [f"key, err := {call}", "if err != nil {", "\trefuse(err)", "}"]
