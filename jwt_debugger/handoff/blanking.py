"""An answer as it may be handed on: what is secret is blanked, and on request what is personal."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from jwt_debugger.handoff.secrets import BLANK, Secrets
from jwt_debugger.inspection.findings import content
from jwt_debugger.inspection.findings.kinds import kind_of
from jwt_debugger.inspection.findings.leaves import MAX_LEAVES, leaves
from jwt_debugger.inspection.findings.rule import Subject
from jwt_debugger.inspection.header_faults import is_unencoded
from jwt_debugger.inspection.result import Disclosure, Finding, Form, Inspection
from jwt_debugger.jose.base64url import encode
from jwt_debugger.jose.json_text import members, read_json
from jwt_debugger.jose.problems import Problem, ProblemKind, Segment

# The findings whose claims are blanked: always, and on request.
SECRET_FINDINGS: Final = frozenset({"secret-readable"})
PERSONAL_FINDINGS: Final = frozenset(
    {"personal-data-readable", "card-number-readable", "token-in-claim"}
)

# OpenID Connect Core section 5.1, and what others call the same: what a person is called and looks
# like is no finding in an ID token, and personal all the same. A subject that is no e-mail address
# is a mere number. Names count without their case, their hyphens and their namespace.
_PERSONAL_CLAIMS: Final = frozenset(
    {
        *("name", "givenname", "familyname", "middlename", "nickname", "preferredusername"),
        *("firstname", "lastname", "fullname", "displayname", "surname", "samaccountname"),
        *("profile", "picture", "website", "email", "emailaddress", "gender", "birthdate"),
        *("phonenumber", "address", "uniquename", "upn", "username"),
        *("ip", "ipaddr", "ipaddress", "clientip"),
    }
)
_NAMESPACE: Final = re.compile(r".*[/:#]", re.DOTALL)
_BETWEEN_WORDS: Final = re.compile(r"[_.-]")
# Anywhere in a text; an account of a service is nobody's.
_EMAIL: Final = re.compile(
    r"[^@\s]@(?![\w.-]{1,200}\.gserviceaccount\.com\b)(?:[\w-]{1,63}\.){1,8}[\w-]{2,63}\b"
)
_HEADER: Final = Segment.HEADER
_PRIVATE_MEMBERS: Final = frozenset({"d", "k", "p", "q", "dp", "dq", "qi", "oth", "priv"})


def blanked(inspection: Inspection, secrets: Secrets, *, personal: bool) -> Inspection:
    """Return the answer without secrets; with `personal` without personal data and signature too.

    A whole top-level member is blanked for what it holds. Where nobody can tell what is personal,
    as in a payload that is no JSON object, all of it is left out, and so is the token where it
    cannot be written anew.
    """
    return _Blanking(inspection, secrets, personal).made()


@dataclass(frozen=True, slots=True)
class _Blanking:
    """One answer, and what is to be hidden of it."""

    inspection: Inspection
    secrets: Secrets
    personal: bool

    def made(self) -> Inspection:
        """Blank the texts first, then what is said of them, and the token last."""
        given = self.inspection
        nested = given.nested and replace(self, inspection=given.nested).made()
        header, claims = self._names(given.header), self._names(given.payload)
        object_or_none = given.payload if isinstance(given.payload, dict) else None
        made = replace(
            given,
            header=_overridden(given.header, header),
            header_text=self._text(given.header_text, given.header, header),
            payload=_overridden(object_or_none if self.personal else given.payload, claims),
            payload_text=self._payload_text(nested, claims),
            problems=tuple(map(self._problem, given.problems)),
            findings=tuple(_finding(each, header | claims) for each in given.findings),
            disclosures=tuple(map(self._disclosure, given.disclosures)),
            key_binding=None,
            nested=nested,
        )
        made = replace(made, payload_bytes=self._bytes(made))
        return replace(made, token=self._token(made), parts=(), signing_input=b"")

    def _names(self, value: Any) -> set[str]:
        """Return the members of a header or a payload that are to be blanked."""
        if not isinstance(value, dict):
            return set()
        found_leaves = leaves(value)
        found = self._found(value)
        found |= {leaf.claim for leaf in found_leaves if self.secrets.is_one(leaf.value)}
        for name, each in value.items():
            if self.secrets.in_text(json.dumps(each)) or _is_private_key(name, each):
                found.add(name)
        if self.personal:
            told = [leaf for leaf in found_leaves if _is_personal(leaf.claim, leaf.name)]
            found |= {leaf.claim for leaf in told}
            found |= {name for name, each in value.items() if _holds_email(each)}
            found |= value.keys() if len(found_leaves) >= MAX_LEAVES else set()
        return found

    def _found(self, value: Mapping[str, Any]) -> set[str]:
        """Return the members that findings are about, whether or not the token was reviewed."""
        wanted = SECRET_FINDINGS | (PERSONAL_FINDINGS if self.personal else frozenset())
        given = self.inspection
        reviewed = replace(given, payload=value)
        subject = Subject(reviewed, kind_of(given), given.time.as_of, leaves(value))
        rules = [rule for rule in content.RULES if rule.id in wanted]
        return {str(found.claim) for rule in rules for found in rule.findings(subject)}

    def _text(self, text: str | None, value: Any, names: set[str]) -> str | None:
        """Blank members in a text as it is written; without any it stays as it is."""
        if text is None or (self.personal and not isinstance(value, dict)):
            return None
        if self.personal and read_json(text).duplicates:
            # Of a name that is given twice only the last value was looked at.
            text = json.dumps(read_json(text).value, ensure_ascii=False)
        for member in reversed(members(text)):
            if member.name in names:
                text = f'{text[: member.value_start]}"{BLANK}"{text[member.value_end :]}'
        return self.secrets.out_of(text)

    def _payload_text(self, nested: Inspection | None, names: set[str]) -> str | None:
        """Blank members of the payload; one that is a token becomes that token, blanked."""
        if nested and self.inspection.form is not Form.SD_JWT:
            return nested.token or None
        return self._text(self.inspection.payload_text, self.inspection.payload, names)

    def _bytes(self, made: Inspection) -> bytes | None:
        """Return the payload's bytes, where they say no more than the text does."""
        if made.payload_text is not None and made.payload_text != self.inspection.payload_text:
            return made.payload_text.encode("utf-8", "replace")
        data = self.inspection.payload_bytes
        if data is None or self.secrets.in_text(data.decode("utf-8", "replace")):
            return None
        return None if self.personal and made.payload_text is None else data

    def _problem(self, problem: Problem) -> Problem:
        """Take out the word that a fault of the payload's JSON quotes."""
        if self.personal and problem.kind is ProblemKind.JSON and problem.segment is not _HEADER:
            return replace(problem, message=problem.summary)
        return problem

    def _disclosure(self, disclosure: Disclosure) -> Disclosure:
        """Blank a value that is to be blanked; what was withheld on purpose is personal."""
        if self.personal or self._names({disclosure.claim or "": disclosure.value}):
            return replace(disclosure, value=BLANK)
        return disclosure

    def _token(self, made: Inspection) -> str:
        """Write the token anew from what is left of it; empty where that cannot be done."""
        given = self.inspection
        told = (made.header_text, made.payload_text, made.payload_bytes)
        changed = told != (given.header_text, given.payload_text, given.payload_bytes)
        if not changed and not self.personal:
            return "" if self._gives_away(given) else given.token
        compact = [part.text for part in given.parts] == given.token.strip().split(".")
        if given.form is not Form.JWS or not compact or is_unencoded(given.header):
            return ""
        if made.header_text is None or made.payload_text is None:
            return ""
        texts = (made.header_text, made.payload_text)
        return ".".join((*(encode(text.encode("utf-8", "replace")) for text in texts), BLANK))

    def _gives_away(self, given: Inspection) -> bool:
        """Tell whether a token left as it is holds a secret, in the open or encoded."""
        data = b"\n".join(part.data for part in given.parts).decode("utf-8", "replace")
        return self.secrets.in_text(given.token) or self.secrets.in_text(data)


def _is_personal(*names: str) -> bool:
    """Tell whether one of these names is that of what a person is called or looks like."""
    plain = (_BETWEEN_WORDS.sub("", _NAMESPACE.sub("", name)).lower() for name in names)
    return any(name in _PERSONAL_CLAIMS for name in plain)


def _holds_email(value: Any) -> bool:
    """Tell whether a value has an e-mail address somewhere: in a sentence, or as a name, too."""
    text = json.dumps(value, ensure_ascii=False)
    return "@" in text and _EMAIL.search(text) is not None


def _is_private_key(name: str, value: Any) -> bool:
    return name == "jwk" and isinstance(value, dict) and bool(_PRIVATE_MEMBERS & value.keys())


def _overridden(value: Any, names: set[str]) -> Any:
    if not isinstance(value, dict) or not names:
        return value
    return {name: BLANK if name in names else each for name, each in value.items()}


def _finding(finding: Finding, names: set[str]) -> Finding:
    """Take out what a finding quotes of a member that is blanked."""
    told = SECRET_FINDINGS | PERSONAL_FINDINGS
    if finding.claim not in names or finding.id in told:
        return finding
    return replace(finding, detail="")
