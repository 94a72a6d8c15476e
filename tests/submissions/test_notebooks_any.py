"""Any bytes and any JSON: a submission or a sentence that says why not, in bounded time, and nothing else."""

import ast
import json
import time
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


FULL = MOST_CODE // 4
HOSTILE = {
    "one f-string": 'x = f"' + "{a}" * (FULL // 3 - 3) + '"',
    "f-strings": 'f"{a}";' * (FULL // 7),
    "statements": "a;" * (FULL // 2),
    "assignments": "a=b;" * (FULL // 4),
    "wrapped": "a=b.c;" * (FULL // 6),
    "calls": "a=f();" * (FULL // 6),
    "a chain of needs": "def f(): a0\n" + "".join(f"a{k}=[a{k + 1}][0]\n" for k in range(2_200)),
    "lambdas": "lambda:0;" * (FULL // 9),
    "functions": "def f():0\n" * (FULL // 10),
    "imports": "import a\n" * (FULL // 9),
    "list": "x = [" + "1," * (FULL // 2 - 5) + "]",
    "sum": "x = a" + "+a" * 900,
    "dots": "a" + ".a" * 900,
    "brackets": "x = " + "[" * 190 + "]" * 190,
    "broken": "a\n" * (FULL // 2 - 3) + "1 1",
    "broken import": "import a\n" * (FULL // 9 - 3) + "1 1",
    "magics": "%a\n" * (FULL // 3),
    "question": "a" * FULL + "?!",
    "spaces": " " * FULL + "x",
    "strings": "'''\n'''\n" * (FULL // 8),
    "blank": "\n" * (FULL - 9) + "x = f()",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    """Texts of the kinds that cost most, a quarter of what is read."""
    text = json.dumps({"cells": [{"cell_type": "code", "source": HOSTILE[name]}]})
    began = time.process_time()
    kind_of(HOSTILE[name], "py")
    kind_of(text, "ipynb")
    assert time.process_time() - began < 3  # the first of them, in forty cells, once took 80 s


def test_a_notebook_full_of_cells_is_read(tmp_path: Path) -> None:
    """Forty thousand empty cells, and a file of another name that looks like a notebook."""
    path = tmp_path / "a.txt"
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": None}] * 40_000 + [None]}))
    with pytest.raises(Unreadable, match="is a notebook that defines nothing"):
        read(path)
