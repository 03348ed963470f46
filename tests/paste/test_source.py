"""The few words that say where a token was."""

import json

import pytest

from jwt_debugger.paste.find import find_tokens
from tests.paste.corpus import encoded
from tests.paste.given_tokens import HS256 as TOKEN


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (TOKEN, "whole text"),
        (f"\n'{TOKEN}' ", "whole text"),
        (f"I got {TOKEN}", "text"),
        (f"my token is: {TOKEN}", "text"),
        (f"{TOKEN} it is", "text"),
        (f"Bearer {TOKEN}", "Bearer token"),
        (f"http -A bearer -a {TOKEN} a.example", "Bearer token"),
        (f"Authorization: Bearer {TOKEN}", "Authorization header"),
        (f"authorization: {TOKEN}", "Authorization header"),
        (f"Authorization: DPoP {TOKEN}", "Authorization header"),
        (f"Authorization:\r\n Bearer {TOKEN}", "Authorization header"),
        (f"Proxy-Authorization: Bearer {TOKEN}", "Proxy-Authorization header"),
        (f"""curl -H "Authorization: Bearer {TOKEN}" """, "Authorization header"),
        (f"headers = {{'Authorization': 'Bearer {TOKEN}'}}", "Authorization header"),
        (f'setRequestHeader("Authorization", "Bearer " + "{TOKEN}")', "Authorization header"),
        (
            json.dumps([{"name": "Authorization", "value": f"Bearer {TOKEN}"}]),
            "Authorization header",
        ),
        (json.dumps(json.dumps({"Authorization": f"Bearer {TOKEN}"})), "Authorization header"),
        (f"Authorization: Basic {encoded('user:' + TOKEN)}", "Base64 in Authorization header"),
        (f"DPoP: {TOKEN}", "DPoP header"),
        (f"curl -H 'X-Auth-Token: {TOKEN}' a.example", "X-Auth-Token header"),
        (f"http a.example X-Token:{TOKEN}", "X-Token header"),
        (f"Cookie: a=1; access_token={TOKEN}; b=2", "cookie access_token"),
        (f"Set-Cookie: __Host-jwt={TOKEN}; Secure", "cookie __Host-jwt"),
        (f"curl -b 'sid=1; jwt={TOKEN}' a.example", "cookie jwt"),
        (f'New-Object System.Net.Cookie("jwt", "{TOKEN}")', "cookie jwt"),
        (f"https://a.example/cb?access_token={TOKEN}&x=1", "URL parameter access_token"),
        (f"https://a.example/cb#id_token={TOKEN}", "URL parameter id_token"),
        (f"next=https%3A%2F%2Fa%2Fcb%23id_token%3D{TOKEN}", "URL parameter id_token"),
        (f"next=https%253A%252F%252Fa%252Fcb%253Fcode%253D{TOKEN}", "URL parameter code"),
        (f"?a=1&amp;jwt={TOKEN}", "URL parameter jwt"),
        (json.dumps({"id_token": TOKEN}), "JSON member id_token"),
        (json.dumps({"tokens": [TOKEN]}, indent=2), "JSON member tokens"),
        (json.dumps(json.dumps(json.dumps({"jwt": TOKEN}))), "JSON member jwt"),
        (f"&quot;jwt&quot;: &#34;{TOKEN}&#34;", "JSON member jwt"),
        (json.dumps([{"name": "access_token", "value": TOKEN}]), "JSON member access_token"),
        (f"{{'token': b'{TOKEN}'}}", "value of token"),
        (f"API_TOKEN={TOKEN}", "value of API_TOKEN"),
        (f'export API_TOKEN="{TOKEN}"', "value of API_TOKEN"),
        (f"kubectl --token={TOKEN} get pods", "value of token"),
        (f"auth:\n  token: {TOKEN}", "value of token"),
        (f"auth:\n  - token: |\n      {TOKEN}", "value of token"),
        (f"data:\n  token: {encoded(TOKEN)}", "Base64 in value of token"),
        (f"'token' => '{TOKEN}'", "value of token"),
        (f"--={TOKEN}", "text"),
        (f"<access_token>{TOKEN}</access_token>", "element access_token"),
        (f'<input name="t" value="{TOKEN}">', "value of value"),
    ],
)
def test_what_stands_before_a_token_names_it(text: str, source: str) -> None:
    assert source == find_tokens(text)[0].source
