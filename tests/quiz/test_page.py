"""The quiz in the browser: what a page holds and lacks, who is let in, a whole question through forms."""

from __future__ import annotations

import http.client
import re
import threading
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.page.server import HOST, MOST_BYTES, Site, address, serving
from grader.quiz import html as quiz_html
from grader.quiz.bank import load
from grader.quiz.html import block, inline
from grader.quiz.item import Kind
from grader.quiz.marking import solution
from grader.quiz.score import Score

BANK = load()
Fields = dict[str, str | list[str]]


class Visitor:
    """A browser without a screen: GET and POST at one server."""

    def __init__(self, site: Site, port: int) -> None:
        self.site, self.port = site, port

    def ask(self, path: str, fields: Fields | None = None, **headers: str) -> tuple[int, str]:
        """Status and text of an answer; with fields the form of a question is sent."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        body = None if fields is None else urllib.parse.urlencode(fields, doseq=True)
        sent = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
        connection.request("POST" if body is not None else "GET", path, body, {**sent, **headers})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def question(self, id: str, **fields: str | list[str]) -> str:
        """The page of a question; with fields after its form was sent."""
        form: Fields = {"round": self.site.score.turn(BANK.item(id)), "do": "answer", **fields}
        status, text = self.ask(f"{self.site.root}q/{id}", form if fields else None)
        assert status == 200
        return text


def visiting(site: Site) -> Iterator[Visitor]:
    """A visitor at a site, which is served meanwhile."""
    server = serving(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Visitor(site, server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    """A visitor at a fresh site."""
    yield from visiting(Site(BANK, Score()))


def test_a_question_from_prompt_to_reason(visitor: Visitor) -> None:
    """Wrong with its explanation, a hint, right with the reason, the way on; the progress counts."""
    assert "0 of 85 right" in visitor.question("q01")
    wrong = visitor.question("q01", answer="0 0 0")
    assert "Not right." in wrong
    assert "The forget gate is named" in " ".join(re.sub("<[^>]+>", " ", wrong).split())
    assert 'value="0 0 0"' in wrong
    assert "Hint 1:" in visitor.question("q01", do="hint", answer="")
    right = visitor.question("q01", answer="0, 1, 0")
    assert "Right." in right
    assert "Next: q02" in right
    assert visitor.site.score.items["q01"].due is True
    assert "1 of 85 right" in visitor.question("q02", answer="1 0 1")


def test_options_are_ticked(visitor: Visitor) -> None:
    """Radio buttons, checkboxes, lines; what was ticked stays ticked."""
    for id in ("q15", "q04", "q83"):
        item = BANK.item(id)
        found = visitor.site.score.next_variant(item)
        box = "checkbox" if item.kind is Kind.CHOICES else "radio"
        assert visitor.question(id).count(f'type="{box}"') == len(found.options)
        letters = [found.letter(each) for each in found.key]
        other = next(letter for letter in found.letters if letter not in letters or len(letters) == len(found.letters))
        if other not in letters:
            assert f'value="{other}" checked' in visitor.question(id, tick=[other])
        assert "Right." in visitor.question(id, tick=letters)


def test_no_key_is_sent_before_it_is_earned(visitor: Visitor) -> None:
    """The page of a question has neither key nor reason nor explanations; the shown answer counts as wrong."""
    item = BANK.item("q09")
    found = visitor.site.score.next_variant(item)
    text = visitor.question("q09") + visitor.question("q09", answer="3")
    assert solution(found) not in text
    assert f"{found.key[0]:.4f}" not in text
    shown = visitor.question("q09", do="show", answer="")
    assert solution(found) in shown
    assert visitor.site.score.items["q09"].due is True
    assert visitor.site.score.next_variant(item).values != found.values


def test_a_page_that_is_sent_again_changes_nothing(visitor: Visitor) -> None:
    """The form of an earlier round shows the present question instead."""
    visitor.question("q07", do="show", answer="")
    before = dict(visitor.site.score.items)
    assert "verdict" not in visitor.question("q07", answer="1", round="0.0")
    assert visitor.site.score.items == before


@pytest.mark.parametrize("path", ["/", "/q/q01", "/style.css", "/{}/q/q01", "/../", "//", "/%00/", "*"])
def test_without_the_token_there_is_nothing(visitor: Visitor, path: str) -> None:
    """Whatever is asked for, the answer tells no more than that it is not found."""
    other = "x" * len(visitor.site.token)
    assert visitor.ask(path.format(other)) == (404, "Not Found\n")
    assert visitor.ask(path.format(other), {"answer": "1"}) == (404, "Not Found\n")


def test_other_names_and_other_pages_are_kept_out(visitor: Visitor) -> None:
    """A name that resolves to the loopback address, and a form on another page, even with the token."""
    page = f"{visitor.site.root}q/q01"
    assert visitor.ask(page, Host="evil.example")[0] == 404
    assert visitor.ask(page, {"answer": "0 1 0"}, Origin="http://evil.example")[0] == 404
    assert visitor.ask(page, {"answer": "0 1 0"}, Origin=f"http://{HOST}:{visitor.port}")[0] == 200
    assert visitor.ask(page, {"answer": "x" * (MOST_BYTES + 1)})[0] == 413
    assert visitor.ask(f"{visitor.site.root}q/q99")[0] == 404
    assert visitor.ask(f"{visitor.site.root}../../etc/passwd")[0] == 404


def test_what_is_typed_comes_back_as_text(visitor: Visitor) -> None:
    """No markup of a person's becomes markup of the page."""
    text = visitor.question("q01", answer='"><script>alert(1)</script>')
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_every_question_has_a_page(visitor: Visitor) -> None:
    """With one main heading, a form, labels, no script and no address outside."""
    for item in BANK.items:
        text = visitor.question(item.id)
        assert text.count("<h1>") == 1
        assert "<form" in text
        assert 'for="answer"' in text or "<legend>" in text
        assert "<script" not in text
        assert not re.search(r'(?:src|href)="(?!/)', text.replace('href="#main"', ""))
        assert "[[" not in text.replace("x[[", "")


def test_the_address_is_the_loopback(tmp_path: Path) -> None:
    """And holds a token of 32 characters that is new each time."""
    sites = [Site(BANK, Score()), Site(BANK, Score())]
    with serving(sites[0]) as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", address(server, sites[0]))
    assert sites[0].token != sites[1].token


def test_markdown_becomes_html(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paragraphs, lists, tables, code, emphasis; formulas in plain signs where no library sets them."""
    monkeypatch.setattr(quiz_html, "converter", lambda: None)
    quiz_html.math.cache_clear()
    assert block("a *b* **c** `d<e`\n\n- x\n- y $c_t$") == (
        "<p>a <em>b</em> <strong>c</strong> <code>d&lt;e</code></p>\n"
        '<ul><li>x</li><li>y <span class="math">c_t</span></li></ul>'
    )
    assert "<td>1</td>" in block("| a | b |\n|---|---|\n| 1 | 2 |")
    assert block("```\na < b\n```").strip() == "<pre><code>a &lt; b</code></pre>"
    assert inline("<b>") == "&lt;b&gt;"
    quiz_html.math.cache_clear()


def test_formulas_are_set_as_mathml() -> None:
    """Where the library is there, every formula of the bank becomes MathML."""
    pytest.importorskip("latex2mathml")
    quiz_html.math.cache_clear()
    for item in BANK.items:
        for latex in re.findall(r"\$([^$]*)\$", Score().next_variant(item).prompt):
            assert re.match('(<span class="long">)?<math', quiz_html.math(latex)), latex
