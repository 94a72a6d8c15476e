"""How long a quiz lets one wait for a verdict.

    python benchmarks/bench_quiz.py

The terminal: from a typed answer to the text of the verdict and of the next question, for each item with its key and
with nonsense. The page: from the request that sends the answer to the last byte of the page. Wall time, in
milliseconds; the first question of each is left out, which imports and reads all items.
"""

from __future__ import annotations

import http.client
import statistics
import threading
import time
import urllib.parse

from grader.page.server import HOST, Site, serving
from grader.quiz import terminal
from grader.quiz.bank import load
from grader.quiz.item import Item
from grader.quiz.marking import mark, solution
from grader.quiz.score import Score
from grader.quiz.variant import Variant
from grader.report.layout import Paint

NONSENSE = "(1 + dc*f) / 0, 7"


def in_terminal(found: Variant, text: str, following: Variant) -> None:
    """What is computed between Enter and the next prompt."""
    paint = Paint(on=False)
    terminal.verdict(mark(found, text), paint)
    terminal.question(following, paint)


def on_page(site: Site, port: int, item: Item, text: str) -> None:
    """One form sent, one page received."""
    form = urllib.parse.urlencode({"round": site.score.turn(item), "do": "answer", "answer": text})
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request("POST", f"{site.root}q/{item.id}", form, {"Content-Type": "application/x-www-form-urlencoded"})
    connection.getresponse().read()
    connection.close()


def main() -> None:
    """Print the median and the worst of both."""
    items, score = load().items, Score()
    site = Site(load(), score)
    server = serving(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    waits: dict[str, list[float]] = {"terminal": [], "page": []}
    for number, item in enumerate(items):
        for text in (solution(score.next_variant(item)), NONSENSE):
            began = time.perf_counter()
            following = score.next_variant(items[(number + 1) % len(items)])
            in_terminal(score.next_variant(item), text, following)
            between = time.perf_counter()
            on_page(site, server.server_port, item, text)
            waits["terminal"].append(between - began)
            waits["page"].append(time.perf_counter() - between)
    server.shutdown()
    for name, seconds in waits.items():
        rest = sorted(1000 * s for s in seconds[1:])
        worst = ", ".join(f"{s:.0f}" for s in rest[-3:])
        print(f"{name:9} {len(rest)} verdicts, median {statistics.median(rest):.1f} ms, the three longest {worst} ms")


if __name__ == "__main__":
    main()
