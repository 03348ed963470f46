"""The algorithms in the Token menu: those of a signed token, or those of an encrypted one."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from jwt_debugger.jose.algorithms import SIGNATURE_ALGORITHMS
from jwt_debugger.jose.jwe_algorithms import CONTENT_ENCRYPTION, KEY_MANAGEMENT
from jwt_debugger.model import DebuggerModel
from jwt_debugger.state import State
from jwt_debugger.translation import _
from jwt_debugger.window.action_spec import TOKEN, ActionSpec, Need

_UNSECURED: Final = "none"  # no signature, and so no key for it

# What can be set, and what it needs: the menus hold both, and show what fits the token.
_SETTABLE: Final = (
    *((name, Need.SIGNED) for name in (*SIGNATURE_ALGORITHMS, _UNSECURED)),
    *((name, Need.ENCRYPTED) for name in KEY_MANAGEMENT),
)
_WITH_KEY: Final = tuple((name, need) for name, need in _SETTABLE if name != _UNSECURED)


def algorithm_specs() -> Iterator[ActionSpec]:
    """List the algorithms to write into the header, alone or together with a new key."""
    for number, (name, need) in enumerate(_SETTABLE):
        yield ActionSpec(
            f"algorithm-{name}",
            name,
            TOKEN,
            submenu=_("&Algorithm"),
            need=need,
            checkable=True,
            separated=number == 0,
        )
    for name in CONTENT_ENCRYPTION:
        yield ActionSpec(
            f"encryption-{name}",
            name,
            TOKEN,
            submenu=_("C&ontent Encryption"),
            need=Need.ENCRYPTED,
            checkable=True,
        )
    tips = {
        Need.SIGNED: _("Write it into the header, make a key that fits, and sign"),
        Need.ENCRYPTED: _("Write it into the header, make a key that fits, and encrypt"),
    }
    for name, need in _WITH_KEY:
        yield ActionSpec(
            f"new-key-{name}",
            name,
            TOKEN,
            tip=tips[need],
            submenu=_("Algorithm with a Ne&w Key"),
            need=need,
        )


def algorithm_handlers(model: DebuggerModel) -> Mapping[str, Callable[[], object]]:
    """Return what each of these actions does."""
    set_, use, seal = model.set_algorithm, model.use_algorithm, model.set_encryption
    return {
        **{f"algorithm-{name}": partial(set_, name) for name, _need in _SETTABLE},
        **{f"encryption-{name}": partial(seal, name) for name in CONTENT_ENCRYPTION},
        **{f"new-key-{name}": partial(use, name) for name, _need in _WITH_KEY},
    }


def algorithm_checks(state: State) -> Mapping[str, bool]:
    """Say which algorithms the token's header names."""
    header = (state.inspection.header if state.inspection else None) or {}
    return {
        **{f"algorithm-{name}": name == header.get("alg") for name, _need in _SETTABLE},
        **{f"encryption-{name}": name == header.get("enc") for name in CONTENT_ENCRYPTION},
    }
