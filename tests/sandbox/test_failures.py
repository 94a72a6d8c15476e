"""How submissions fail: what is said about a file that does not load, and about a process that ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.errors import LoadFailed, Raised, WorkerLost
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox
from grader.sandbox.worker import Worker

Opens = Callable[..., Worker]


@pytest.mark.parametrize(
    ("source", "kind", "said", "line"),
    [
        ("x = (\n", "syntax", "'(' was never closed", 1),
        ("print 'x'\n", "syntax", "Python 2", 1),
        ("try:\n    pass\nexcept ValueError, e:\n    pass\n", "syntax", "Python 2", 3),
        ("import numpy\nfrom cs231n.layers import *\n", "import", "No module named 'cs231n'", 2),
        ("from .rnn import *\n", "import", "No module named '.rnn'", 1),
        ("from numpy import nonsense\n", "import", "nonsense", 1),
        ("import requests\n", "import", "No module named 'requests'", 1),
        ("x = 1\ny = x / 0\n", "raised", "ZeroDivisionError: division by zero", 2),
        ("raise NotImplementedError\n", "raised", "NotImplementedError", 1),
        ("exit()\n", "exit", "this ends the program (exit)", 1),
        ("import os\nos._exit(5)\n", "died", "exit code 5", None),
    ],
)
def test_load_failures(worker: Opens, source: str, kind: str, said: str, line: int | None) -> None:
    """Each names what is wrong, and the student's line where there is one."""
    with pytest.raises(LoadFailed) as failed:
        worker(source)
    assert failed.value.kind == kind
    assert said in failed.value.message
    assert failed.value.line == line
    if line:
        assert failed.value.code == source.splitlines()[line - 1].strip()


@pytest.mark.parametrize("level", list("AD"))
def test_reading_the_output_does_not_disturb_it(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """Prints before, between and after looking at them arrive once each, in order."""
    source = "def f(x):\n    print('x' * 30, x)\n"
    with sandbox(level).open(source) as opened:
        for number in range(5):
            opened.call("f", [number])
            assert opened.output == "".join(f"{'x' * 30} {k}\n" for k in range(number + 1))


def test_how_it_died(worker: Opens) -> None:
    """The exit code or the signal is named."""
    for source, said in (("os._exit(3)", "exit code 3"), ("os.abort()", "SIGABRT")):
        opened = worker(f"import os\ndef f():\n    {source}\n")
        with pytest.raises(WorkerLost, match=said) as lost:
            opened.call("f", [])
        assert lost.value.kind == "died"


LARGE = """
import numpy as np

def large(n):
    return np.zeros(n)

def double(x):
    return 2 * x
"""


def test_memory_is_bounded(worker: Opens) -> None:
    """More address space than granted is a MemoryError, and the worker lives on."""
    opened = worker(LARGE, limits=Limits(memory_mb=128, call_s=20))
    assert opened.call("large", [1000]).value.shape == (1000,)
    with pytest.raises(Raised, match="MemoryError"):
        opened.call("large", [40_000_000])
    assert opened.call("double", [1]).value == 2
