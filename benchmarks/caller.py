"""Somebody who works over HTTP without a browser: signs in, keeps the cookies, asks pages and sends forms."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 60.0


@dataclass
class Caller:
    """One worker with a connection of its own to a server on this machine."""

    port: int
    login: str
    password: str
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def __post_init__(self) -> None:
        """Connect; the connection stays open."""
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def sign_in(self, page: str) -> None:
        """Through the login page; `page` is one with a form, from which the token of the session is taken."""
        self.token = self._token(self.ask("GET", "/inloggen/")[2])
        fields = {"login": self.login, "password": self.password}
        status, where, _ = self.ask("POST", "/inloggen/", fields)
        if status != 302:
            raise AssertionError(f"{self.login} cannot sign in: {status} {where}")
        status, where, text = self.ask("GET", page)
        self.token = self._token(text if status != 302 else self.ask("GET", where)[2])

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, address it leads to, and text."""
        told = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode({**fields, "csrfmiddlewaretoken": self.token})
            told["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, told)
        answer = self.line.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, urlsplit(answer.getheader("Location") or "").path, text

    def hang_up(self) -> None:
        """End the connection; the next question opens another one."""
        self.line.close()

    def _token(self, page: str) -> str:
        found = TOKEN.search(page)
        if found is None:
            raise AssertionError("a page without a token: the measurement means nothing")
        return found[1]
