"""The finding that a secret is publicly known: it is searched for, or was given."""

from jwt_debugger.inspection.findings.key_strength import KNOWN_SECRET, new_secret
from jwt_debugger.inspection.result import Finding, Inspection, Severity
from jwt_debugger.inspection.visible import quoted
from jwt_debugger.jose.problems import Segment
from jwt_debugger.translation import _


def known_secret(inspection: Inspection, secret: bytes) -> Finding:
    """Say that the secret that signed the token is on the list of those that are tried first."""
    algorithm = inspection.signature.algorithm if inspection.signature else None
    detail = _(
        "Anybody can forge your tokens: it is {secret}, one of the secrets that are publicly"
        " known. An attacker tries these first, and needs a single token for that."
    )
    if not secret:
        detail = _(
            "Anybody can forge your tokens: the secret is empty. Some programs sign so, without a"
            " word, where the variable that should hold it is not set."
        )
    return Finding(
        KNOWN_SECRET,
        Severity.HIGH,
        _("This secret is public"),
        detail.format(secret=quoted(secret.decode("utf-8", "backslashreplace"))),
        new_secret(algorithm),
        "alg",
        Segment.HEADER,
    )
