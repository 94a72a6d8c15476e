"""Any bytes and any JSON: a submission or a sentence that says why not, in bounded time, and nothing else."""

import ast
import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import Unreadable
from grader.submissions.notebook.convert import by_cells
from grader.submissions.reader import read
from grader.submissions.source import MOST_CODE, decode
from grader.submissions.text import read_text

SCRAPS = (
    "import numpy as np",
    "from x import *",
    "from __future__ import annotations",
    "def f(a=b): return c",
    "class A(B): x = 1",
    "if __name__ == '__main__':",
    "if a:",
    "for k in range(3):",
    "  ",
    "\t",
    "\\",
    "\f",
    "\0",
    "\n",
    ";",
    "%%time",
    "%time x = 1",
    "!ls \\",
    "x?",
    "?",
    "x = !ls",
    "D[k] = f",
    "L.append(1)",
    "x += 1",
    "@dec",
    "try:",
    "except E: pass",
    "else:",
    "with a as b:",
    "await f()",
    "return",
    "yield x",
    "lambda: (yield)",
    "(y := 1)",
    "x: int = 3",
    "del x",
    "global x",
    "match x:",
    "case 1: x = 2",
    '"""',
    "'",
    "f'{x!r:{y}}'",
    "é",
    "\ud800",
    "𝔘 = 1",
    "#",
    "# cell 3, line 4",
    "np.random.seed(0)",
    "pass",
    "*a, b = f(3)",
)

scraps = st.lists(st.sampled_from(SCRAPS) | st.sampled_from("\n ();:=[]"), max_size=14).map("".join)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | scraps | st.sampled_from(["code", "python", "R"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["cells", "worksheets", "cell_type", "source", "input", "metadata", "kernelspec", "language"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def told(refused: Unreadable) -> str:
    """That a refusal has a reason of at most three lines is asserted."""
    assert refused.reason
    assert len(refused.reason.split("\n")) <= 3  # what, the line, a caret
    return "unreadable"


def kind_of(text: str, kind: str) -> str:
    """What a text is read as; that what is read can be parsed is asserted."""
    try:
        source = read_text(text, kind)
    except Unreadable as refused:
        return told(refused)
    ast.parse(source)
    by_cells("line 7: x, line 3: y", source)
    return "read"


@given(
    content=st.binary(max_size=60) | st.sampled_from([b"# coding: ", b""]).flatmap(lambda b: st.binary().map(b.__add__))
)
@settings(deadline=None, max_examples=50)
def test_any_bytes_are_text_or_refused(content: bytes) -> None:
    """The decoder raises nothing but its own."""
    try:
        kind_of(decode(content), "py")
    except Unreadable as refused:
        told(refused)


@pytest.mark.long
@given(sources=st.lists(scraps, max_size=5))
@settings(deadline=None, max_examples=100)
def test_any_cells_are_code_or_refused(sources: list[str]) -> None:
    """Whatever stands in the cells, it becomes Python or a sentence."""
    kind_of(json.dumps({"cells": [{"cell_type": "code", "source": source} for source in sources]}), "ipynb")


@given(root=anything)
@settings(deadline=None, max_examples=50)
def test_any_json_is_a_notebook_or_refused(root: Any) -> None:
    """Missing, null and odd values are no fault of ours."""
    kind_of(json.dumps(root), "ipynb")
    kind_of(json.dumps({"cells": [{"cell_type": "code", "source": root}, root]}), "ipynb")
    kind_of(json.dumps({"cells": root, "worksheets": [{"cells": root}, root], "metadata": root}), "ipynb")


SIZE = MOST_CODE // 10
HOSTILE: dict[str, Callable[[int], str]] = {
    "f-strings": lambda size: 'f"{a}";' * (size // 7),
    "statements": lambda size: "a;" * (size // 2),
    "assignments": lambda size: "a=b;" * (size // 4),
    "wrapped": lambda size: "a=b.c;" * (size // 6),
    "calls": lambda size: "a=f();" * (size // 6),
    "a chain of needs": lambda size: "def f(): a0\n" + "".join(f"a{k}=[a{k + 1}][0]\n" for k in range(size // 24)),
    "lambdas": lambda size: "lambda:0;" * (size // 9),
    "functions": lambda size: "def f():0\n" * (size // 10),
    "imports": lambda size: "import a\n" * (size // 9),
    "list": lambda size: "x = [" + "1," * (size // 2 - 5) + "]",
    "sum": lambda size: "x = a" + "+a" * (900 * size // SIZE),
    "dots": lambda size: "a" + ".a" * (900 * size // SIZE),
    "brackets": lambda size: "x = " + "[" * (190 * size // SIZE) + "]" * (190 * size // SIZE),
    "broken": lambda size: "a\n" * (size // 2 - 3) + "1 1",
    "broken import": lambda size: "import a\n" * (size // 9 - 3) + "1 1",
    "magics": lambda size: "%a\n" * (size // 3),
    "question": lambda size: "a" * size + "?!",
    "spaces": lambda size: " " * size + "x",
    "strings": lambda size: "'''\n'''\n" * (size // 8),
    "blank": lambda size: "\n" * (size - 9) + "x = f()",
}
SMALLER = 4


def cost(text: str) -> float:
    """The processor time of reading a text as a module and as a notebook of one cell."""
    notebook = json.dumps({"cells": [{"cell_type": "code", "source": text}]})
    gc.collect()
    gc.freeze()  # what other tests have left is not looked through again and again while this one allocates
    began = time.process_time()
    kind_of(text, "py")
    kind_of(notebook, "ipynb")
    took = time.process_time() - began
    gc.unfreeze()
    return took


def growth(text: Callable[[int], str], attempts: int = 3) -> float:
    """How many times as long a text takes as one of a quarter of its size; the least of some measurements."""
    return min(cost(text(SIZE)) / (cost(text(SIZE // SMALLER)) + 1e-3) for _ in range(attempts))


@pytest.mark.parametrize("name", HOSTILE)
def test_the_cost_grows_with_the_text(name: str) -> None:
    """Texts of the kinds that cost most: four times the size is not sixteen times the cost."""
    assert growth(HOSTILE[name], attempts=1) < 10 or growth(HOSTILE[name]) < 10


def test_a_square_cost_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of them once took the square: a reader that looks at every character once more for each is too slow."""

    def slow(text: str, kind: str) -> None:
        """Read a text and waste the square of its length."""
        sum(len(text) > k for _ in range(0, len(text), 16) for k in range(0, len(text), 16))

    monkeypatch.setattr(sys.modules[__name__], "kind_of", slow)
    assert any(growth(lambda size: "a" * (size // 2), attempts=1) > 10 for _ in range(5))


def test_a_notebook_full_of_cells_is_read(tmp_path: Path) -> None:
    """Forty thousand empty cells, and a file of another name that looks like a notebook."""
    path = tmp_path / "a.txt"
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": None}] * 40_000 + [None]}))
    with pytest.raises(Unreadable, match="is a notebook that defines nothing"):
        read(path)
