"""Programs that verify a token: a registry with a row a library, and how one is written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from jwt_debugger.handoff.csharp_snippet import microsoft
from jwt_debugger.handoff.facts import Facts, facts_of
from jwt_debugger.handoff.go_snippet import golang_jwt
from jwt_debugger.handoff.java_snippet import jjwt
from jwt_debugger.handoff.node_snippets import jose, jsonwebtoken
from jwt_debugger.handoff.python_snippet import pyjwt
from jwt_debugger.inspection.result import Inspection
from jwt_debugger.jose.errors import AlgorithmUnknownError
from jwt_debugger.translation import _


@dataclass(frozen=True, slots=True)
class Snippet:
    """A program that verifies: `title` names language and library, `algorithms` what that knows.

    `make` writes it, for facts with one of these algorithms; `file_name` is what it runs as.
    """

    id: str
    title: str
    language: str
    file_name: str
    algorithms: tuple[str, ...]
    make: Callable[[Facts], str]


_HMAC: Final = ("HS256", "HS384", "HS512")
_RSA: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")
_ECDSA: Final = ("ES256", "ES384", "ES512")
_USUAL: Final = (*_HMAC, *_RSA, *_ECDSA)

SNIPPETS: Final = (
    Snippet(
        "python-pyjwt",
        "Python, PyJWT",
        "python",
        "verify.py",
        (*_USUAL, "ES256K", "EdDSA"),
        pyjwt,
    ),
    Snippet(
        "node-jsonwebtoken",
        "Node.js, jsonwebtoken",
        "javascript",
        "verify.js",
        _USUAL,
        jsonwebtoken,
    ),
    Snippet(
        "node-jose",
        "Node.js, jose",
        "javascript",
        "verify.mjs",
        (*_USUAL, "EdDSA", "Ed25519"),
        jose,
    ),
    Snippet("go", "Go, golang-jwt", "go", "verify.go", (*_USUAL, "EdDSA"), golang_jwt),
    Snippet("java", "Java, jjwt", "java", "Verify.java", (*_USUAL, "EdDSA"), jjwt),
    Snippet("csharp", "C#, Microsoft.IdentityModel", "csharp", "Program.cs", _USUAL, microsoft),
)


def snippets_for(algorithm: str) -> tuple[Snippet, ...]:
    """Return the snippets whose library knows the algorithm."""
    return tuple(snippet for snippet in SNIPPETS if algorithm in snippet.algorithms)


def write_snippet(id: str, inspection: Inspection) -> str:  # noqa: A002 - the registry's word for it
    """Write the program with that id for a token: its token, algorithm, issuer and audience.

    The secret or the public key, in PEM, is read from an environment variable: `facts_of` names
    it. Raises TokenError, in a sentence, where the library or any library cannot verify the token.
    """
    facts = facts_of(inspection)
    snippet = next(each for each in SNIPPETS if each.id == id)
    if facts.algorithm in snippet.algorithms:
        return snippet.make(facts)
    message = _("{library} does not know {algorithm}.")
    message = message.format(library=snippet.title, algorithm=facts.algorithm)
    others = "; ".join(each.title for each in snippets_for(facts.algorithm))
    if others:
        message += " " + _("These do: {others}.").format(others=others)
    raise AlgorithmUnknownError(message)
