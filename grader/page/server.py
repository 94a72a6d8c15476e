"""A server on the loopback address that answers to nobody who does not know the token in its address."""

from __future__ import annotations

import hmac
import secrets
import urllib.parse
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

from grader.errors import Refused
from grader.page.views import TICKED, Shown, overview, question
from grader.quiz.bank import Bank
from grader.quiz.item import Item
from grader.quiz.marking import Outcome, mark
from grader.quiz.score import Score
from grader.quiz.variant import Variant

HOST = "127.0.0.1"
STYLE = Path(__file__).with_name("style.css")
MOST_BYTES = 64 * 1024  # of a form
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass
class Site:
    """What the pages know: items, the score, and where a person is with each question."""

    bank: Bank
    score: Score
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    hints: dict[tuple[str, int], int] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)

    @property
    def root(self) -> str:
        """The path that all pages lie below."""
        return f"/{self.token}/"

    def item(self, path: str) -> Item | None:
        """The item of a page `q/q01`."""
        name = path.removeprefix("q/")
        return next((item for item in self.bank.items if item.id == name and path != name), None)

    def get(self, path: str) -> tuple[str, str] | None:
        """Kind and content of a page; None where there is none."""
        if path == "style.css":
            return "text/css", STYLE.read_text(encoding="utf-8")
        if path == "":
            return "text/html", overview(self.bank, self.score, self.root)
        item = self.item(path)
        if item is None:
            return None
        found = self.score.next_variant(item)
        hints = self.hints.get((item.id, found.seed), 0)
        return "text/html", self.shown(found, Shown(hints=hints, given_up=self.score.over(item)))

    def post(self, path: str, form: dict[str, list[str]]) -> tuple[str, str] | None:
        """The page that follows from a form."""
        item = self.item(path)
        if item is None:
            return None
        found = self.score.next_variant(item)
        here = (item.id, found.seed)
        before = Shown(
            typed=form.get("answer", [""])[0], ticked=frozenset(form.get("tick", ())), hints=self.hints.get(here, 0)
        )
        action = form.get("do", ["answer"])[0]
        stale = form.get("round") != [self.score.turn(item)]  # a page that was left open, or sent again
        if stale or self.score.over(item):
            return self.get(path)
        if action == "new":
            if self.score.limit(item) is None:
                self.score.skip(item)
            return self.get(path)
        if action == "hint":
            self.hints[here] = min(before.hints + 1, 2)
            return "text/html", self.shown(found, replace(before, hints=self.hints[here]))
        if action == "show":
            self.score.note(item, right=False)
            return "text/html", self.shown(found, replace(before, given_up=True))
        return "text/html", self.answered(found, before)

    def answered(self, found: Variant, before: Shown) -> str:
        """The page with the verdict on an answer."""
        item = found.item
        text = ", ".join(sorted(before.ticked)) or "none" if item.kind in TICKED else before.typed
        given = mark(found, text)
        if given.right:
            self.score.note(item, right=True)
        elif given.outcome is not Outcome.UNREADABLE:
            self.score.note_wrong(item)
        return self.shown(found, replace(before, mark=given, given_up=not given.right and self.score.over(item)))

    def shown(self, found: Variant, shown: Shown) -> str:
        """The page of a question."""
        order = [item for item in self.score.in_order(self.bank.items) if item is not found.item]
        topic = self.bank.topic_of(found.item)
        later = [item for item in order if item in topic.items] or order
        return question(found, shown, self.score, self.bank.items, self.root, later[0].id if later else "")


class Handler(BaseHTTPRequestHandler):
    """One request. Who does not know the token, or comes under another name, finds nothing."""

    server: ThreadingHTTPServer
    site: ClassVar[Site]
    server_version, sys_version, protocol_version = "quiz", "", "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """A page."""
        path = self.inside()
        if path is not None:
            with self.site.lock:
                self.give(self.site.get(path))

    def do_POST(self) -> None:
        """A form."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            self.close_connection = True
            self.nothing(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        body = self.rfile.read(int(length))
        path = self.inside()
        if path is None:
            return
        try:
            form = urllib.parse.parse_qs(body.decode("utf-8", "replace"), max_num_fields=50)
        except ValueError:
            self.nothing(HTTPStatus.BAD_REQUEST)
            return
        with self.site.lock:
            try:
                self.give(self.site.post(path, form))
            except Refused:
                self.nothing(HTTPStatus.INSUFFICIENT_STORAGE)

    def inside(self) -> str | None:
        """The path below the token; None, and an answer that tells nothing, for everybody else."""
        given = self.path.partition("?")[0].split("/", 2)
        host = self.headers.get("Host", "")
        port = self.server.server_port
        origin = self.headers.get("Origin")
        ours = {f"{HOST}:{port}", f"localhost:{port}"}  # another name is another page's, that resolves to us
        known = len(given) == 3 and hmac.compare_digest(given[1].encode(), self.site.token.encode())
        same = origin in (None, "null") or origin.removeprefix("http://") in ours
        if not known or host not in ours or not same:
            self.nothing(HTTPStatus.NOT_FOUND)
            return None
        return given[2]

    def give(self, found: tuple[str, str] | None) -> None:
        """Send a page."""
        if found is None:
            self.nothing(HTTPStatus.NOT_FOUND)
            return
        kind, text = found
        self.send(HTTPStatus.OK, f"{kind}; charset=utf-8", text.encode("utf-8", "replace"))

    def nothing(self, status: HTTPStatus) -> None:
        """Send no more than a status."""
        self.send(status, "text/plain; charset=utf-8", f"{status.phrase}\n".encode())

    def send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        """Send an answer with the headers that keep others out."""
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the address holds the token."""


def serving(site: Site, port: int = 0) -> ThreadingHTTPServer:
    """A server that is ready; `serve_forever` runs it. Raises Refused where the port cannot be had."""
    handler = type("Bound", (Handler,), {"site": site})
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise Refused(f"port {port} of {HOST} cannot be had: {error.strerror or error}") from error


def address(server: ThreadingHTTPServer, site: Site) -> str:
    """Where the first page is."""
    return f"http://{HOST}:{server.server_port}{site.root}"
