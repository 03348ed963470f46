"""The window and `inspect` are two faces of one answer: they never contradict each other."""

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QAction

import jwt_debugger
from jwt_debugger import Inspection
from jwt_debugger.examples import catalogue
from jwt_debugger.inspection.result import (
    EncryptionStatus,
    Form,
    Severity,
    SignatureStatus,
    TimeStatus,
)
from jwt_debugger.templates import TEMPLATES
from jwt_debugger.window.main_window import MainWindow
from tests.encrypted import SECRET, sealed_token, signed_token
from tests.key_material import private_jwk, private_pem, public_jwk, public_pem
from tests.nested import KEY_SET, three_levels
from tests.selective import disclosure, issue
from tests.strategies import any_text
from tests.window.bench import (
    forget_keyboard,
    paste,
    payload,
    press,
    token_view,
    verdict,
)
from tests.window.conftest import Clock

NOW = Clock().now
EXP = int(NOW.timestamp())

SIGNATURES = {
    SignatureStatus.VERIFIED: "Signature verified",
    SignatureStatus.INVALID: "Signature invalid",
    SignatureStatus.UNCHECKED: "Signature not checked",
    SignatureStatus.UNSIGNED: "Not signed",
    SignatureStatus.UNSUPPORTED: "Signature not checked",
}
ENCRYPTIONS = {
    EncryptionStatus.DECRYPTED: "Decrypted",
    EncryptionStatus.FAILED: "Not decrypted",
    EncryptionStatus.UNCHECKED: "Encrypted (JWE)",
    EncryptionStatus.UNSUPPORTED: "Encrypted (JWE)",
}
TIMES = {
    TimeStatus.CURRENT: ("Expires ", "Issued in the future"),
    TimeStatus.EXPIRED: ("Expired ",),
    TimeStatus.NOT_YET_VALID: ("Not valid before ", "Never valid"),
    TimeStatus.NO_EXPIRY: ("No expiry", "Issued in the future"),
    TimeStatus.UNKNOWN: ("Time unknown",),
}

KEYS = {
    "": "",
    "secret": SECRET,
    "another secret": "a secret that none of these tokens has",
    **{f"{name} public": public_pem(name) for name in ("RSA", "P-256", "Ed25519")},
    **{f"{name} private": private_pem(name) for name in ("RSA", "P-256", "Ed25519")},
    "JWK": json.dumps(public_jwk("P-256")),
    "another key": json.dumps(public_jwk("P-256", 3)),
    "JWK Set": json.dumps({"keys": [public_jwk("RSA"), private_jwk("P-256")]}),
    "set of three levels": KEY_SET,
}


@cache
def tokens() -> dict[str, str]:
    claims = {"sub": "Zoë", "iat": EXP - 60}
    soon = json.dumps(claims | {"exp": EXP + 60})
    hidden = disclosure("salt", "name", "Zoë")
    unsecured = jwt_debugger.sign('{"alg":"none"}', soon, None)
    signed = {
        f"{algorithm}": signed_token(soon, private_pem(name), alg=algorithm)
        for algorithm, name in {"RS256": "RSA", "ES256": "P-256", "Ed25519": "Ed25519"}.items()
    }
    header, body, signature = signed["ES256"].split(".")
    return {
        **signed,
        "HS256": signed_token(soon),
        "expired": signed_token(claims | {"exp": EXP - 60}),
        "not yet": signed_token(claims | {"nbf": EXP + 60}),
        "text": signed_token("no claims at all"),
        "unsecured": unsecured,
        "encrypted": sealed_token(soon),
        "to RSA": sealed_token(soon, public_pem("RSA"), alg="RSA-OAEP-256"),
        "nested": sealed_token(signed["ES256"], public_pem("RSA"), alg="RSA-OAEP", cty="JWT"),
        "three levels": three_levels()[0],
        "in JSON": json.dumps({"protected": header, "payload": body, "signature": signature}),
        "detached": f"{header}..{signature}",
        "disclosed": f"{issue({'sub': '1'}, [hidden])}~{hidden}~",
        "refused": f"{issue({'sub': '1'})}~{hidden}~",
        "unknown": signed["ES256"].replace(header, "eyJhbGciOiJYUzI1NiJ9"),
    }


@pytest.fixture(scope="module")
def window(lasting_window: MainWindow) -> MainWindow:
    return lasting_window


def levels(inspection: Inspection) -> list[Inspection]:
    """Return a token and those inside it; those that an SD-JWT is made of are no others."""
    inner = inspection.nested if inspection.form is not Form.SD_JWT else None
    return [inspection, *(levels(inner) if inner else [])]


def title(inspection: Inspection) -> str:
    """Say what the first cell has to say of an inspection."""
    if inspection.form is Form.MALFORMED:
        return "Malformed token"
    if inspection.signature is not None:
        if inspection.refusal and inspection.signature.status is SignatureStatus.VERIFIED:
            return "Verified, but to be refused"
        return SIGNATURES[inspection.signature.status]
    assert inspection.encryption is not None
    inner = inspection.nested
    if inner is not None and inner.form is not Form.MALFORMED:
        return title(inner)
    return ENCRYPTIONS[inspection.encryption.status]


def assert_agreement(window: MainWindow) -> None:
    """Hold what is on screen against what `inspect` says of the same token and key."""
    request = window.model.state.request
    shown = token_view(window).text()
    inspection = jwt_debugger.inspect(
        shown, request.key.text or None, key_format=request.key.format, at=NOW
    )

    assert verdict(window).startswith(title(inspection))
    assert verdict(window, "time-cell").startswith(TIMES[inspection.innermost.time.status])
    findings = [finding for level in levels(inspection) for finding in level.findings]
    if inspection.form is not Form.MALFORMED:
        high = any(finding.severity is Severity.HIGH for finding in findings)
        assert high <= ("high" in verdict(window, "findings-cell"))
    if inspection.payload_text is not None and payload(window).isVisible():
        seen, said = payload(window).text(), inspection.payload_text
        assert "".join(said.split()) == "".join(seen.split())


def opened(window: MainWindow, token: str, key: str) -> None:
    """Paste a token and then a key, as a person does."""
    press("Ctrl+Shift+Del")
    forget_keyboard(window)
    paste(token)
    press("Ctrl+2")
    paste(key)


def damaged(token: str, place: int, scrap: str, cut: int) -> str:
    """Put a scrap in the place of some characters."""
    at = place % len(token)
    return token[:at] + scrap + token[at + cut :]


@pytest.mark.parametrize("name", tokens())
def test_each_kind_of_token_agrees_with_every_key(window: MainWindow, name: str) -> None:
    for key in KEYS.values():
        opened(window, tokens()[name], key)

        assert_agreement(window)


@settings(max_examples=150)
@given(
    token=st.builds(
        damaged,
        st.sampled_from([*tokens().values()]),
        st.integers(0, 2000),
        st.text(st.sampled_from("AQgw-_.=+/ é{}\"'%"), max_size=3),
        st.integers(0, 4),
    ),
    key=st.sampled_from([*KEYS.values()]) | any_text(),
)
def test_a_damaged_token_agrees_with_any_key(window: MainWindow, token: str, key: str) -> None:
    opened(window, token, key)

    assert_agreement(window)


@pytest.mark.parametrize("name", [each.id for each in catalogue()])
def test_each_example_agrees(window: MainWindow, name: str) -> None:
    choose(window, f"example-{name}")

    assert_agreement(window)


@pytest.mark.parametrize("name", [each.id for each in TEMPLATES])
def test_each_template_agrees(window: MainWindow, name: str) -> None:
    choose(window, f"template-{name}")

    assert verdict(window).startswith("Signature verified")
    assert_agreement(window)


def choose(window: MainWindow, action: str) -> None:
    press("Ctrl+Shift+Del")
    found = window.findChild(QAction, action)
    assert found is not None
    found.trigger()
