"""Texts as people paste them, made around real tokens, and texts that only look like it."""

import base64
import html
import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from jwt_debugger.jose.base64url import encode
from tests.paste.given_tokens import (
    BOUND,
    DETACHED,
    DIRECT_JWE,
    EDDSA,
    ENC_IN_JWS,
    ES256,
    HS256,
    JWE,
    RS256,
    SD_JWT,
    UNSIGNED,
)

Case = tuple[str, str, list[str]]

NESTED_QUOTE = quote(
    quote(f"https://app.example/cb?id_token={ES256}&code=SplxlOBe", safe=""), safe=""
)


def wrapped(token: str, width: int, joint: str = "\n") -> str:
    """Break a token over lines."""
    return joint.join(token[at : at + width] for at in range(0, len(token), width))


def encoded(text: str) -> str:
    """Return the Base64 of a text."""
    return base64.b64encode(text.encode()).decode()


def texts_with_tokens() -> Iterator[Case]:
    """Give every kind of text that a token is found in."""
    yield from _commands()
    yield from _requests()
    yield from _addresses()
    yield from _json()
    yield from _files()
    yield from _documents()
    yield from _around()
    yield from _several()
    yield from _broken()


def _commands() -> Iterator[Case]:
    yield "curl", f"curl -H 'Authorization: Bearer {HS256}' https://api.example/v1", [HS256]
    yield "curl double quotes", f'curl -sS -H "authorization: bearer {RS256}" host', [RS256]
    yield (
        "curl lines",
        (
            f"curl 'https://a.example' \\\n  -H 'Authorization: Bearer {ES256}' \\\n"
            "  -H 'Accept: */*' \\\n  --compressed"
        ),
        [ES256],
    )
    yield (
        "curl -b",
        f"curl -b 'sid=1; access_token={HS256}; theme=dark' https://a.example/",
        [HS256],
    )
    yield "curl --cookie", f'curl --cookie "jwt={HS256}" a.example', [HS256]
    yield "curl -u", f"curl -u oauth2:{HS256} https://registry.example/v2/", [HS256]
    yield "curl --oauth2-bearer", f"curl --oauth2-bearer {EDDSA} a.example", [EDDSA]
    yield (
        "curl -d form",
        (
            "curl -d 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer"
            f"&assertion={RS256}' a.example/token"
        ),
        [RS256],
    )
    yield "curl -d json", f'curl --data-raw \'{{"token":"{RS256}"}}\' a.example/token', [RS256]
    yield (
        "curl cmd",
        (
            f'curl ^"https://a.example/^" ^\r\n  -H ^"authorization: Bearer {RS256}^" ^\r\n'
            f'  -b ^"id={ES256}^"'
        ),
        [RS256, ES256],
    )
    yield "curl $'...'", f"curl -H $'Authorization: Bearer {HS256}\\n' a.example", [HS256]
    yield (
        "curl broken in the token",
        f"curl -H 'Authorization: Bearer {wrapped(RS256, 70, chr(92) + chr(10))}' a.example",
        [RS256],
    )
    yield (
        "curl verbose",
        f"> GET / HTTP/2\n> Host: a.example\n> Authorization: Bearer {HS256}\n> \n< HTTP/2 200",
        [HS256],
    )
    yield (
        "PowerShell",
        f'$h = @{{ Authorization = "Bearer {HS256}" }}\nInvoke-RestMethod -Headers $h',
        [HS256],
    )
    yield (
        "PowerShell cookie",
        (
            "$session.Cookies.Add((New-Object "
            f'System.Net.Cookie("access_token", "{HS256}", "/", "a.example")))'
        ),
        [HS256],
    )
    yield (
        "PowerShell lines",
        "Invoke-WebRequest -Uri x `\r\n  -Headers @{'Authorization'='Bearer "
        + wrapped(RS256, 80, "`\r\n")
        + "'}",
        [RS256],
    )
    yield (
        "PowerShell encoded command",
        "powershell -EncodedCommand "
        + base64.b64encode(f'iwr a -H @{{A="Bearer {HS256}"}}'.encode("utf-16-le")).decode(),
        [HS256],
    )
    yield (
        "fetch",
        (
            'fetch("https://a.example", {\n  "headers": {\n'
            f'    "authorization": "Bearer {RS256}"\n  }}\n}});'
        ),
        [RS256],
    )
    yield "fetch template", f"fetch(url, {{headers: {{Authorization: `Bearer {HS256}`}}}})", [HS256]
    yield "HTTPie", f"http GET a.example Authorization:'Bearer {HS256}'", [HS256]
    yield "HTTPie item", f"http a.example X-Token:{HS256} q==1", [HS256]
    yield "HTTPie bearer", f"https -A bearer -a {HS256} a.example", [HS256]
    yield "HTTPie json", f"http a.example token={HS256} n:=1", [HS256]
    yield "export", f"export TOKEN={HS256}\necho $TOKEN", [HS256]
    yield "set", f"set TOKEN={HS256}\r\necho %TOKEN%", [HS256]
    yield "fish", f"set -x TOKEN {HS256}", [HS256]
    yield "echo to jq", f"echo {HS256} | cut -d. -f2 | base64 -d", [HS256]
    yield "prompt", f"$ jwt decode {RS256}\n", [RS256]
    yield "jwt.io address", f"https://jwt.io/#debugger-io?token={HS256}&publicKey=x", [HS256]
    yield "kubectl", f"kubectl --token={RS256} get pods", [RS256]
    yield (
        "grpcurl",
        f"grpcurl -H 'authorization: bearer {HS256}' -d '{{}}' a.example:443 svc/M",
        [HS256],
    )
    yield "wscat", f"wscat -c wss://a.example/ws -s bearer,{HS256}", [HS256]


def _requests() -> Iterator[Case]:
    yield (
        "raw request",
        (
            "POST /v1 HTTP/1.1\r\nHost: a.example\r\n"
            f"Authorization: Bearer {HS256}\r\nContent-Length: 0\r\n\r\n"
        ),
        [HS256],
    )
    yield (
        "raw request DPoP",
        f"GET / HTTP/1.1\r\nAuthorization: DPoP {RS256}\r\nDPoP: {ES256}\r\n\r\n",
        [RS256, ES256],
    )
    yield "header JWT", f"Authorization: JWT {HS256}", [HS256]
    yield "header Token", f'Authorization: Token token="{HS256}"', [HS256]
    yield "header bare", f"authorization: {HS256}", [HS256]
    yield "proxy header", f"Proxy-Authorization: Bearer {HS256}", [HS256]
    yield "custom header", f"X-Amzn-Oidc-Data: {ES256}", [ES256]
    yield "forwarded header", f"X-Forwarded-Access-Token:{RS256}", [RS256]
    yield "folded header", f"Authorization: Bearer\r\n  {RS256}\r\nHost: a", [RS256]
    yield "cookie", f"Cookie: a=1; session={HS256}; b=2", [HS256]
    yield "two cookies", f"Cookie: access_token={RS256}; id_token={ES256}", [RS256, ES256]
    yield "signed cookie", f"Cookie: t=s%3A{HS256}.hJ%2Bqk3NYFq7aSBPqNhw", [HS256]
    yield "quoted cookie", f'Set-Cookie: jwt="{HS256}"; Path=/', [HS256]
    yield "__Host cookie", f"Set-Cookie: __Host-jwt={HS256};Secure;Path=/", [HS256]
    yield (
        "expired cookie",
        f"Set-Cookie: jwt={HS256}; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
        [HS256],
    )
    yield "basic", f"Authorization: Basic {encoded('user:' + HS256)}", [HS256]
    yield (
        "docker auth",
        json.dumps({"auths": {"r.example": {"auth": encoded("u:" + RS256)}}}),
        [RS256],
    )
    yield (
        "websocket protocol",
        (
            "Sec-WebSocket-Protocol: base64url.bearer.authorization.k8s.io."
            f"{encode(RS256.encode())}, v4.channel.k8s.io"
        ),
        [RS256],
    )
    yield (
        "multipart",
        f'--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n{HS256}\r\n--x--',
        [HS256],
    )
    yield "form", f"client_assertion_type=urn%3Aietf&client_assertion={RS256}&code=x", [RS256]
    yield (
        "www-authenticate",
        f'WWW-Authenticate: Bearer error="invalid_token", token="{HS256}"',
        [HS256],
    )


def _addresses() -> Iterator[Case]:
    yield "query", f"https://a.example/cb?access_token={RS256}&expires_in=3600", [RS256]
    yield (
        "fragment",
        f"https://a.example/cb#id_token={ES256}&access_token={RS256}&state=1",
        [ES256, RS256],
    )
    yield "code", f"https://a.example/cb?code={DIRECT_JWE}&state=x", [DIRECT_JWE]
    yield "last parameter", f"https://a.example/?x=1&jwt={HS256}", [HS256]
    yield "path", f"https://a.example/verify/{HS256}/confirm", [HS256]
    yield "path end", f"GET /verify/{HS256} HTTP/1.1", [HS256]
    yield (
        "encoded once",
        f"https://a.example/?next={quote(f'https://b.example/#id_token={ES256}&s=1', safe='')}",
        [ES256],
    )
    yield "encoded twice", f"https://a.example/?next={NESTED_QUOTE}", [ES256]
    yield "encoded dots", f"https://a.example/?t={HS256.replace('.', '%2E')}&x", [HS256]
    yield "encoded dots twice", f"https://a.example/?t={HS256.replace('.', '%252e')}", [HS256]
    yield "encoded tildes", f"openid4vp://?vp_token={BOUND.replace('~', '%7E')}&state=1", [BOUND]
    yield "encoded dashes", f"t={RS256.replace('-', '%2D').replace('_', '%5F')}&x", [RS256]
    yield (
        "encoded JSON",
        "https://a.example/?" + urlencode({"q": json.dumps({"t": HS256})}),
        [HS256],
    )
    yield "Bearer%20", f"?auth=Bearer%20{HS256}&a=b", [HS256]
    yield "Bearer+", f"?auth=Bearer+{HS256}&a=b", [HS256]
    yield "request object", f"https://as.example/authorize?client_id=a&request={RS256}", [RS256]


def _json() -> Iterator[Case]:
    answer = {"access_token": RS256, "token_type": "Bearer", "expires_in": 3600, "id_token": ES256}
    yield "OAuth answer", json.dumps(answer), [RS256, ES256]
    yield "OAuth answer, indented", json.dumps(answer, indent=2), [RS256, ES256]
    yield "deep", json.dumps({"a": [{"b": {"c": [None, {"d": HS256}]}}]}), [HS256]
    yield "array", json.dumps([HS256, ES256, HS256]), [HS256, ES256]
    once = json.dumps({"body": json.dumps(answer)})
    yield "in a string", once, [RS256, ES256]
    twice = json.dumps({"log": once})
    yield "in a string in a string", twice, [RS256, ES256]
    yield "at four levels", json.dumps(json.dumps(twice)), [RS256, ES256]
    yield "escaped slash", f'{{"u":"https:\\/\\/a.example\\/#t={HS256}"}}', [HS256]
    yield "escaped equals sign", f'{{"u":"a?token\\u003d{HS256}\\u0026b"}}', [HS256]
    yield "escaped quote marks", f'{{"u":"\\u0022{HS256}\\u0022"}}', [HS256]
    yield "escaped dots", f'{{"t":"{HS256}"}}'.replace(".", "\\u002e"), [HS256]
    yield "dots escaped as in programs", f'"{HS256}"'.replace(".", "\\x2e"), [HS256]
    yield "escaped line end", json.dumps({"m": f"token:\n{HS256}\nend"}), [HS256]
    yield "wrapped and escaped", json.dumps({"m": wrapped(RS256, 64)}), [RS256]
    yield (
        "wrapped and escaped twice",
        json.dumps(json.dumps({"m": wrapped(RS256, 64, "\r\n")})),
        [RS256],
    )
    yield (
        "HAR",
        json.dumps(
            {
                "log": {
                    "entries": [
                        {
                            "request": {
                                "headers": [{"name": "Authorization", "value": f"Bearer {RS256}"}],
                                "cookies": [{"name": "id", "value": ES256}],
                            },
                            "response": {
                                "content": {
                                    "mimeType": "application/json",
                                    "text": json.dumps({"t": HS256}),
                                }
                            },
                        }
                    ]
                }
            },
            indent=2,
        ),
        [RS256, ES256, HS256],
    )
    yield (
        "HAR, Base64 body",
        json.dumps({"content": {"encoding": "base64", "text": encoded(json.dumps(answer))}}),
        [RS256, ES256],
    )
    yield (
        "Postman",
        json.dumps({"auth": {"type": "bearer", "bearer": [{"key": "token", "value": HS256}]}}),
        [HS256],
    )
    yield "Python", f"{{'token': '{HS256}', 'n': None}}", [HS256]
    yield "Python bytes", f"token = b'{HS256}'", [HS256]
    yield "JSON lines", f'{{"t":"{HS256}"}}\n{{"t":"{ES256}"}}\n', [HS256, ES256]
    yield "GraphQL", f'{{"data":{{"login":{{"__typename":"Auth","jwt":"{HS256}"}}}}}}', [HS256]
    yield (
        "localStorage",
        f'localStorage.setItem("auth", JSON.stringify({{token:"{HS256}"}}))',
        [HS256],
    )


def _files() -> Iterator[Case]:
    yield "env", f"DEBUG=1\nAPI_TOKEN={HS256}\nPORT=80\n", [HS256]
    yield "env quoted", f'API_TOKEN="{HS256}" # test\n', [HS256]
    yield "properties", f"api.token: {HS256}\napi.url=x", [HS256]
    yield "ini", f"[auth]\ntoken = {HS256}\n", [HS256]
    yield "TOML", f'token = """{HS256}"""\n', [HS256]
    yield "YAML", f"auth:\n  token: {HS256}\n  ttl: 1h\n", [HS256]
    yield "YAML block", f"token: |\n  {HS256}\nother: 1\n", [HS256]
    yield "YAML folded", f"token: >-\n  {wrapped(RS256, 76, chr(10) + '  ')}\nother: 1\n", [RS256]
    yield "YAML list", f"tokens:\n  - {HS256}\n  - {ES256}\n", [HS256, ES256]
    yield (
        "Kubernetes secret",
        (
            "apiVersion: v1\nkind: Secret\ndata:\n  namespace: ZGVmYXVsdA==\n"
            f"  token: {encoded(RS256)}\ntype: x"
        ),
        [RS256],
    )
    yield (
        "Kubernetes secret, JSON",
        json.dumps(
            {
                "data": {
                    "token": encoded(RS256),
                    "ca.crt": encoded("-----BEGIN CERTIFICATE-----\nMIID"),
                }
            }
        ),
        [RS256],
    )
    yield "Base64 wrapped", wrapped(encoded(RS256), 76), [RS256]
    yield (
        "Base64 wrapped in a block",
        f"data: |\n  {wrapped(encoded(RS256), 64, chr(10) + '  ')}\nnext: x",
        [RS256],
    )
    yield "Base64 twice", encoded(encoded(HS256)), [HS256]
    padded = f"{encoded(ES256)}\n{encoded(EDDSA + ' ' * (len(ES256) - len(EDDSA)))}"
    yield "Base64 on adjacent lines, padded", padded, [ES256, EDDSA]
    yield "Base64 three times", encoded(encoded(encoded(HS256))), [HS256]
    yield "Base64 on adjacent lines", f"{encoded(HS256)}\n{encoded(ES256)}", [HS256, ES256]
    yield (
        "Base64 data address",
        f"data:application/json;base64,{encoded(json.dumps({'t': HS256}))}",
        [HS256],
    )
    yield "Base64 after an escape", f"?auth=Basic%20{encoded('u:' + HS256)}", [HS256]
    yield "kubeconfig", f"users:\n- name: a\n  user:\n    token: {RS256}\n", [RS256]
    yield "netrc", f"machine a.example login x password {HS256}", [HS256]
    yield "npmrc", f"//r.example/:_authToken={HS256}", [HS256]
    yield "XML", f"<Token type='jwt'><![CDATA[{HS256}]]></Token>", [HS256]
    yield "plist", f"<key>t</key><string>{HS256}</string>", [HS256]
    yield "CSV", f"id,token,at\n1,{HS256},2026\n2,{ES256},2026\n", [HS256, ES256]
    yield "CSV quoted", f'1;"{HS256}";x', [HS256]
    yield "TSV", f"1\t{HS256}\t2", [HS256]
    yield "SQL", f"    WHERE jwt = '{HS256}';", [HS256]
    yield "table", f"| 1 | {HS256} | ok |\n| 2 | {ES256} | ok |", [HS256, ES256]
    yield "log", f"2026-01-01T00:00:00Z INFO [auth] token={HS256}, user=1", [HS256]
    yield "access log", f'1.2.3.4 - - [01/Jan/2026] "GET /cb?t={HS256} HTTP/1.1" 200 1', [HS256]
    yield "log brackets", f"DEBUG JwtFilter : token [{HS256}] rejected: expired", [HS256]
    yield "Java map", f"{{access_token={RS256}, id_token={ES256}}}", [RS256, ES256]
    yield "stack trace", f"jwt.ExpiredSignatureError: {HS256}\n  at a.b.c(File.java:1)", [HS256]
    yield "Go struct", f"{{Token:{HS256} Valid:true}}", [HS256]
    yield "Ruby hash", f'{{:token=>"{HS256}"}}', [HS256]
    yield "PHP array", f"['token' => '{HS256}']", [HS256]
    yield "nginx", f'map $a $b {{ default "{HS256}"; }}', [HS256]
    yield "Terraform", f'token = "{HS256}"\nversion = "~> 1.2.3"', [HS256]


def _documents() -> Iterator[Case]:
    yield "HTML", f"<p>Token: <code>{HS256}</code>.</p>", [HS256]
    yield "HTML input", f'<input type="hidden" name="t" value="{HS256}">', [HS256]
    yield "HTML escaped", html.escape(json.dumps({"t": HS256})), [HS256]
    yield "HTML line breaks", f"<p>{wrapped(RS256, 60, '<br>' + chr(10))}</p>", [RS256]
    yield "HTML wbr", f"<td>{wrapped(RS256, 20, '<wbr>')}</td>", [RS256]
    yield (
        "HTML coloured",
        "<span class='h'>{}</span>.<span class='p'>{}</span>.<span>{}</span>".format(
            *HS256.split(".")
        ),
        [HS256],
    )
    yield "soft hyphens", wrapped(HS256, 30, "\u00ad"), [HS256]
    yield "zero-width spaces", wrapped(HS256, 30, "\u200b"), [HS256]
    yield "zero-width entities", wrapped(HS256, 30, "&#8203;"), [HS256]
    yield (
        "terminal colours",
        "\x1b[31m{}\x1b[0m.\x1b[35m{}\x1b[0m.\x1b[36m{}\x1b[0m".format(*HS256.split(".")),
        [HS256],
    )
    yield "byte order mark", f"\ufeff{HS256}", [HS256]
    yield "Markdown link", f"[open](https://a.example/?t={HS256}) now", [HS256]
    yield "Markdown code", f"Use `{HS256}` here", [HS256]
    yield "Markdown fence", f"```text\n{HS256}\n```", [HS256]
    yield "Markdown bold", f"**{HS256}**", [HS256]
    yield "Markdown italics", f"_{HS256}_ and __{HS256}__", [HS256]
    yield "Markdown struck out", f"~~{HS256}~~", [HS256]
    yield "Markdown list", f"- {HS256}\n- {ES256}", [HS256, ES256]
    yield "Markdown quote", f"> {HS256}\n\nnot that", [HS256]
    yield "HTML comment", f"<!--{HS256}-->", [HS256]
    yield "mail", f"Hi,\n\nhere: {HS256}.\n\nBest,\nAnna", [HS256]
    yield "question mark", f"Is {HS256}?", [HS256]
    yield "exclamation mark", f"See {HS256}!", [HS256]
    yield "ellipsis after it", f"{HS256}...", [HS256]
    yield "ellipsis sign after it", f"{HS256}… and", [HS256]
    yield "Chinese", f"令牌：{HS256}。请查收", [HS256]
    yield "Arabic", f"الرمز: \u2067{HS256}\u2069", [HS256]
    yield "diff", f"-token: {HS256}\n+token: {ES256}\n", [HS256, ES256]


def _around() -> Iterator[Case]:
    pairs = [
        "''",
        '""',
        "``",
        "()",
        "[]",
        "{}",
        "<>",
        "“”",
        "‘’",
        "«»",
        "„“",
        "||",
        "**",
        "::",
        "##",
        "@@",
        "$$",
        "%%",
        "//",
        "\\\\",
        ",,",
        ";;",
        "!!",
        "__",
        "--",
    ]
    for pair in pairs:
        yield f"between {pair}", f"{pair[0]}{ES256}{pair[1]}", [ES256]
    for name, token in [
        ("JWE", JWE),
        ("direct JWE", DIRECT_JWE),
        ("SD-JWT", SD_JWT),
        ("bound SD-JWT", BOUND),
        ("unsigned", UNSIGNED),
        ("detached", DETACHED),
    ]:
        yield f"{name} alone", token, [token]
        yield f"{name} in a header", f"Authorization: Bearer {token}\r\nHost: a", [token]
        yield f"{name} in JSON", json.dumps({"t": token}), [token]
        yield f"{name} in a command", f"tool verify '{token}' --now", [token]
        yield (
            f"{name} wrapped and quoted",
            "> " + wrapped(token, 72, "\r\n> ") + "\r\n> \r\n> Bye",
            [token],
        )
        yield f"{name} before a sentence", f"{token} is what I got. Help!", [token]
        yield f"{name} in Base64", f"data: {encoded(token)}", [token]
    yield "enc in a JWS", ENC_IN_JWS, [ENC_IN_JWS]
    yield "padding", f"{HS256}=", [HS256]
    yield "unsigned at the end of a sentence", f"I got {UNSIGNED}.", [UNSIGNED]


def _several() -> Iterator[Case]:
    yield "adjacent lines", f"{HS256}\n{ES256}\n{EDDSA}", [HS256, ES256, EDDSA]
    yield "adjacent RSA lines", f"{RS256}\n{ES256}\n{RS256}\n{HS256}", [RS256, ES256, HS256]
    yield "adjacent wrapped", f"{wrapped(RS256, 64)}\n{wrapped(HS256, 64)}", [RS256, HS256]
    yield "adjacent JWEs", f"{JWE}\n{DIRECT_JWE}\n{HS256}", [JWE, DIRECT_JWE, HS256]
    yield "adjacent SD-JWTs", f"{SD_JWT}\n{BOUND}\n{SD_JWT}", [SD_JWT, BOUND]
    yield "unsigned, then a line", f"{UNSIGNED}\n{HS256}", [UNSIGNED, HS256]
    yield "comma", f"{HS256},{ES256}", [HS256, ES256]
    yield "space", f"{HS256} {ES256}", [HS256, ES256]
    yield "duplicates", f"{HS256} {ES256} {HS256}", [HS256, ES256]
    yield "a cut one first", f"{HS256[:100]}\n{ES256}", [ES256]
    yield "headers only, then one", "eyJhbGciOiJIUzI1NiJ9\n" * 12 + HS256, [HS256]
    yield "a word on the next line", f"{RS256}\nThanks", [RS256]
    yield "a secret on the next line", f"{HS256}\nyour-256-bit-secret", [HS256]
    yield "a line of Base64 on the next line", f"{RS256}\n{'QUJD' * 16}", [RS256]
    yield "a key on the next line", f"{RS256}\n-----BEGIN PUBLIC KEY-----\nMIIB", [RS256]
    yield "two keys", f"access={HS256}\nrefresh={ES256}\n", [HS256, ES256]


def _broken() -> Iterator[Case]:
    for width in (20, 33, 60, 72, 78, 100):
        yield f"width {width}", wrapped(RS256, width), [RS256]
        yield f"width {width}, CR LF, quoted", "> > " + wrapped(RS256, width, "\r\n> > "), [RS256]
        yield f"width {width} in a mail", f"Hello,\n\n{wrapped(JWE, width)}\n\nBye\nAnna", [JWE]
    yield (
        "quoted-printable",
        f"Token: token=3D{wrapped(RS256, 70, '=' + chr(13) + chr(10))}\r\n",
        [RS256],
    )
    yield "at each dot", HS256.replace(".", ".\n"), [HS256]
    yield "before each dot", HS256.replace(".", "\n."), [HS256]
    yield "blank lines between", HS256.replace(".", ".\n\n"), [HS256]
    yield "spaces at line ends", wrapped(RS256, 64, "  \n"), [RS256]
    yield "tabs", wrapped(RS256, 64, "\n\t\t"), [RS256]
    yield "no-break spaces", wrapped(RS256, 64, "\n\u00a0\u00a0"), [RS256]
    yield "old Mac lines", wrapped(RS256, 64, "\r"), [RS256]
    yield "doubled CR", wrapped(RS256, 64, "\r\r\n"), [RS256]
    yield "comment", "# " + wrapped(RS256, 64, "\n# "), [RS256]
    yield "code comment", "// " + wrapped(RS256, 64, "\n// "), [RS256]
    yield "doc comment", " * " + wrapped(RS256, 64, "\n * "), [RS256]
    yield "added lines", "+" + wrapped(RS256, 64, "\n+"), [RS256]
    yield "table cell", "| " + wrapped(RS256, 64, " |\n| ") + " |", [RS256]
    yield "spaces for line ends", wrapped(RS256, 64, " "), [RS256]
    yield "one space", f"{HS256[:99]} {HS256[99:]}", [HS256]
    yield "strings put together in SQL", "'" + wrapped(RS256, 64, "' ||\n    '") + "';", [RS256]
    yield "strings put together", "'" + wrapped(RS256, 64, "' +\n    '") + "';", [RS256]
    yield "strings side by side", '("' + wrapped(RS256, 64, '"\n "') + '")', [RS256]
    yield "strings with a backslash", '"' + wrapped(RS256, 64, '" \\\n "') + '"', [RS256]
    yield "PHP strings", '"' + wrapped(RS256, 64, '"\n . "') + '"', [RS256]
    yield "parts put together", '"{}." + "{}." + "{}"'.format(*HS256.split(".")), [HS256]
    yield (
        "header behind a long name",
        f"Authorization: Bearer {RS256[:50]}\n{wrapped(RS256[50:], 72)}\nHost: a",
        [RS256],
    )
    yield "end of the line at the end", f"{wrapped(HS256, len(HS256) // 4)}\nThanks\nAnna", [HS256]
