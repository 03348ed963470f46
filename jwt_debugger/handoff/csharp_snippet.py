"""Verification in C# with Microsoft's JsonWebTokenHandler."""

from typing import Final

from jwt_debugger.handoff.facts import Facts
from jwt_debugger.handoff.lines import joined, opening
from jwt_debugger.handoff.literals import with_wide_escapes as quoted

_DECODED: Final = {
    "utf8": "Encoding.UTF8.GetBytes(text)",
    "base64": "Convert.FromBase64String(text)",
    "base64url": "Base64UrlEncoder.DecodeBytes(text)",
    "hex": "Convert.FromHexString(text)",
}


def microsoft(facts: Facts) -> str:
    """Write a program of top-level statements for .NET 6 and newer."""
    return joined(
        opening("//", "dotnet add package Microsoft.IdentityModel.JsonWebTokens", facts),
        "using System;",
        "using System.Security.Cryptography;",
        "using System.Text;",
        "using Microsoft.IdentityModel.JsonWebTokens;",
        "using Microsoft.IdentityModel.Tokens;",
        "",
        f"string token = {quoted(facts.token)};",
        f'string text = Environment.GetEnvironmentVariable("{facts.variable}")!;',
        *_key(facts),
        "",
        "var expected = new TokenValidationParameters",
        "{",
        "    IssuerSigningKey = key,",
        f'    ValidAlgorithms = new[] {{ "{facts.algorithm}" }},',
        _expectation("Issuer", facts.issuer),
        _expectation("Audience", facts.audience),
        None if facts.expires else "    RequireExpirationTime = false,",
        "    ClockSkew = TimeSpan.Zero,",
        "};",
        "var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, expected);",
        "if (!result.IsValid)",
        "{",
        '    Console.Error.WriteLine("Refused: " + result.Exception.Message);',
        "    return 1;",
        "}",
        "foreach (var claim in result.Claims)",
        "{",
        '    Console.WriteLine(claim.Key + ": " + claim.Value);',
        "}",
        "return 0;",
    )


def _key(facts: Facts) -> list[str]:
    if facts.symmetric:
        return [f"var key = new SymmetricSecurityKey({_DECODED[facts.encoding]});"]
    kind, name = ("ECDsa", "ECDsa") if facts.algorithm.startswith("ES") else ("RSA", "Rsa")
    return [
        f"var publicKey = {kind}.Create();",
        "publicKey.ImportFromPem(text);",
        f"var key = new {name}SecurityKey(publicKey);",
    ]


def _expectation(what: str, value: str | None) -> str:
    """Check an issuer or audience where the token has one; unsaid, the library asks for both."""
    if value is None:
        return f"    Validate{what} = false,"
    return f"    Valid{what} = {quoted(value)},"
