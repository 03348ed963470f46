"""Sentences for people, in their language where a translation is there.

Every sentence on screen or in a terminal goes through `_` or `ngettext`, with named
placeholders filled in afterwards: ``_("Expired {ago}").format(ago=...)``. The catalogues are
`resources/translations/<language>/LC_MESSAGES/jwt_debugger.mo`; without one, English.
"""

import gettext
from importlib.resources import as_file, files


def _catalogue() -> gettext.NullTranslations:
    """Open the catalogue of the language that the environment asks for."""
    with as_file(files("jwt_debugger.resources") / "translations") as folder:
        return gettext.translation("jwt_debugger", folder, fallback=True)


_active = _catalogue()
_ = _active.gettext
ngettext = _active.ngettext
