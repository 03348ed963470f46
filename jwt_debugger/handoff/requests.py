"""A token in a request, as it is typed or sent (RFC 6750 section 2.1)."""

from shlex import quote
from typing import Final

EXAMPLE_URL: Final = "https://api.example.com/"


def bearer_header(token: str) -> str:
    """Return the line of an HTTP request that carries the token."""
    return f"Authorization: Bearer {token.strip()}"


def curl_command(token: str, url: str = EXAMPLE_URL) -> str:
    """Return the command that sends the token to a URL, quoted for bash and its relatives."""
    return f"curl --header {quote(bearer_header(token))} --url {quote(url)}"
