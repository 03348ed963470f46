"""What the help says, as values: a page is sections, in words that assume nothing."""

from dataclasses import dataclass

from jwt_debugger.translation import _
from jwt_debugger.window.theme import Tone


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs; what stands in `backticks` there is set as code.

    `code` is an example in pieces, each in its ink. `where` says where to see it in the window.
    """

    title: str
    texts: tuple[str, ...]
    code: tuple[tuple[str, Tone], ...] = ()
    where: str = ""


def jwt_introduction() -> str:
    """Say what a token is for, in one breath."""
    return _(
        "A JSON Web Token is a note that a server signs when you log in. You send it along with"
        " every request; the server believes what it says because only the server could have"
        " signed it."
    )


def jwt_sections() -> tuple[Section, ...]:
    """Explain a token from its login to its end, in the order of a first tutorial."""
    return (*_what_it_is(), *_how_it_is_made(), *_how_it_is_used())


def _what_it_is() -> tuple[Section, ...]:
    return (
        Section(
            _("Three parts, joined by dots"),
            (
                _(
                    "The header names the algorithm. The payload holds the claims: who you are, and"
                    " until when. The signature seals both. Header and payload are JSON, written in"
                    " base64url: letters, digits, “-” and “_”, which survive any address or header."
                ),
            ),
            code=(
                ("eyJhbGciOiJIUzI1N…", Tone.HEADER),
                (".", Tone.NEUTRAL),
                ("eyJfaWQiOiI2NWYwYz…", Tone.PAYLOAD),
                (".", Tone.NEUTRAL),
                ("5mhBHqs5_DTLdINd9…", Tone.SIGNATURE),
            ),
            where=_(
                "The token has the same three colours, and the JSON of its parts stands beside it."
            ),
        ),
        Section(
            _("Encoded, not encrypted"),
            (
                _(
                    "Base64url hides nothing. Whoever holds the token can read it, without any"
                    " key: so a password never belongs into a payload. Only an encrypted token"
                    " (JWE), with five parts instead of three, keeps its content to itself."
                ),
            ),
            where=_(
                "Paste a token and give no secret: you can read it all the same. The example"
                " “Encrypted” shows the other kind."
            ),
        ),
    )


def _how_it_is_made() -> tuple[Section, ...]:
    return (
        Section(
            _("Made at login"),
            (
                _(
                    "Once the password is checked, the server signs what it wants to know again"
                    " later, such as the user's `_id` and whether they are `admin`. It adds `iat`,"
                    " issued at, and `exp`, expires at: both are seconds since 1970."
                ),
                _(
                    "`expiresIn` of Node.js takes “7 hours”, “4 days” or “1 week”, or a number of"
                    " seconds. Mind the quotes: the text “120” has no unit and means"
                    " milliseconds, so that token is over at once; the number 120 is two minutes."
                ),
            ),
            code=(
                ("jwt.sign(\n", Tone.NEUTRAL),
                ("  { _id: user._id, admin: user.admin },\n", Tone.NEUTRAL),
                ("  process.env.TOKEN_SECRET,\n", Tone.NEUTRAL),
                ('  { expiresIn: "1 week" })', Tone.NEUTRAL),
            ),
            where=_(
                "Open the example “Login token”. Claims tells its times in words; Token ▸ Set exp"
                " gives it another end."
            ),
        ),
        Section(
            _("The secret stays out of the code"),
            (
                _(
                    "Whoever knows the secret can sign a token for anybody. Keep it in an"
                    " environment variable, for example in a `.env` file that dotenv reads and git"
                    " ignores, and never in the source."
                ),
                _(
                    "For HS256 it needs at least 32 random bytes, which are 64 hexadecimal digits."
                    " A word or a name is found by trying, from one single token."
                ),
            ),
            code=(("TOKEN_SECRET=09f26e402586e2faa8da4c98a35f1b20…", Tone.NEUTRAL),),
            where=_(
                "“Secret or key” tells how long a secret is and what it would match. Generate"
                " makes a good one."
            ),
        ),
    )


def _how_it_is_used() -> tuple[Section, ...]:
    return (
        Section(
            _("It travels in a header"),
            (
                _(
                    "The browser or the app sends the token with each request. Whoever steals it"
                    " can use it until it expires: send it over HTTPS only, and let it end soon."
                ),
            ),
            code=(
                ("Authorization: Bearer ", Tone.NEUTRAL),
                ("eyJhbG…", Tone.HEADER),
                (".", Tone.NEUTRAL),
                ("eyJfaW…", Tone.PAYLOAD),
                (".", Tone.NEUTRAL),
                ("5mhBHq…", Tone.SIGNATURE),
            ),
            where=_(
                "Paste the whole line, or a curl command: the token is taken out of it."
                " Edit ▸ Copy as ▸ Authorization Header makes such a line."
            ),
        ),
        Section(
            _("Checked on every request"),
            (
                _(
                    "The server computes the signature anew. If one character was changed, or"
                    " another secret was used, it does not match, and the request is denied: the"
                    " content may be forged. If `exp` is past, the request is denied as well,"
                    " although the signature still matches: then it is time to log in again."
                ),
            ),
            where=_(
                "The top strip answers both, apart: Signature and Time. Open an example and change"
                " one letter of the token: it no longer matches. The example “Expired” matches,"
                " and is over."
            ),
        ),
    )


def privacy_sections() -> tuple[Section, ...]:
    """Say what becomes of what is typed and pasted here."""
    return (
        Section(
            _("Nothing leaves this computer"),
            (
                _(
                    "This program has no network code. It opens no connection, looks for no"
                    " updates, and never follows an address that a token names, such as `jku` or"
                    " `x5u`."
                ),
            ),
        ),
        Section(
            _("Nothing is saved"),
            (
                _(
                    "Tokens, secrets and keys are in memory only, and gone when you close the"
                    " window. There is no history, no session to restore, no log and no crash"
                    " report. Written down are the size and place of the window and its panes,"
                    " theme, zoom, and whether times are in UTC."
                ),
            ),
        ),
        Section(
            _("Secrets stay covered"),
            (
                _(
                    "A secret is masked as you type it, and Show ends as soon as you go elsewhere."
                    " No message quotes it. File ▸ Clear All drops the token, the secret and all"
                    " that could be undone, at once."
                ),
            ),
        ),
        Section(
            _("The clipboard forgets"),
            (
                _(
                    "A secret that you copy here is cleared from the clipboard after 60 seconds,"
                    " and when you close the window, unless something else is there by then."
                    " Clipboard managers are asked to keep no copy of it."
                ),
            ),
        ),
        Section(
            _("What no program can promise"),
            (
                _(
                    "The system may write memory to its swap file, and a screen can be read over"
                    " your shoulder. Treat a token that is still in use like a password."
                ),
            ),
        ),
    )
