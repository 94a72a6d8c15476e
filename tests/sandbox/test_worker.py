"""One worker: calls, handles, held results, limits, and what is said when something goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.errors import Raised, WorkerLost
from grader.sandbox.told import Arity
from grader.sandbox.worker import Worker
from grader.worker.values import Handle, Opaque
from grader.worker.wire import encode_call, encode_forget, encode_read

Opens = Callable[..., Worker]
SOURCE = """
import random
import numpy as np

buffer = np.zeros(3)

def double(x):
    return 2 * x

def reuse(value):
    buffer[:] = value
    return buffer

def pair(x):
    return x + 1, {"cache": [x, object()]}

def use(cache):
    return cache["cache"][0], type(cache["cache"][1]).__name__

def change(x, y, parameters):
    y += 1
    parameters["W"][0] = 5
    return None

def layouts(a, b, c):
    return [(x.flags.c_contiguous, x.flags.f_contiguous, x.flags.writeable) for x in (a, b, c)]

def draw():
    return random.random(), np.random.rand()

def broken(x):
    rows = [1, 2]
    return rows[x]  # here

def cancelled(x):
    raise SystemExit(3)

def endless():
    while True:
        pass

def slow(seconds):
    import time
    time.sleep(seconds)
    return seconds

def large(n):
    return np.zeros(n)

def say(text):
    print(text)
    import sys
    print("error", file=sys.stderr)
"""


def take_all(worker: Worker, count: int) -> None:
    """So many replies."""
    for _ in range(count):
        worker.take()


def test_functions_and_their_arity(worker: Opens) -> None:
    """Every callable at the top level, with what it takes by position where the file has made it."""
    opened = worker(
        "from math import sin\nfrom functools import lru_cache, partial\nimport numpy as np\nK = 3\n"
        "def f(a, b, c=1, *, d): pass\ndef g(*args): pass\nclass Net:\n    def __init__(self, size): pass\n"
        "    def work(self, x): pass\n    def __call__(self, x, y): pass\n"
        "@lru_cache\ndef cached(x): pass\nhalf = partial(f, 1)\nv = np.vectorize(f)\nlam = lambda x: x\n"
        "def _private(x): pass\nalias = sin\nbound = Net(1).work\nready = Net(1)\n"
    )
    assert opened.functions["f"] == Arity(2, 3)
    assert opened.functions["g"] == Arity(0, None)
    assert opened.functions["Net"] == Arity(1, 1)
    assert opened.functions["half"] == Arity(1, 2)
    assert (opened.functions["bound"], opened.functions["ready"]) == (Arity(1, 1), Arity(2, 2))
    names = {"f", "g", "Net", "cached", "half", "v", "lam", "_private", "alias", "bound", "ready"}
    names |= {"sin", "lru_cache", "partial"}
    assert set(opened.functions) == names


def test_results_are_held(worker: Opens) -> None:
    """A kept item stays in the worker and is handed on as it is."""
    opened = worker(SOURCE)
    reply = opened.call("pair", [np.ones(2)], keep=(1,))
    assert reply.value[1] == Handle(0, (1,))
    value, kind = opened.call("use", [Handle(0, (1,))]).value
    assert value.tolist() == [1, 1]
    assert kind == "object"
    assert opened.read(Handle(0, (1, "cache", 1))).value == Opaque("object")


def test_reading_again_sees_a_reused_buffer(worker: Opens) -> None:
    """What an earlier call returned is encoded again as it is now."""
    opened = worker(SOURCE)
    first = opened.call("reuse", [1.0]).value
    opened.call("reuse", [2.0])
    assert first.tolist() == [1, 1, 1]
    assert opened.read(Handle(0)).value.tolist() == [2, 2, 2]


def test_forget(worker: Opens) -> None:
    """Results are dropped and the numbering starts again; a dropped handle raises."""
    opened = worker(SOURCE)
    assert opened.call("double", [1]).number == 0
    assert opened.call("double", [1]).number == 1
    opened.forget()
    with pytest.raises(Raised, match="NoneType"):
        opened.read(Handle(1, (0,)))
    assert opened.call("double", [1]).number == 1


def test_modified_arguments(worker: Opens) -> None:
    """Positions of arguments that were changed in place, inside containers too; not of the others."""
    opened = worker(SOURCE)
    args: list[Any] = [np.full(3, np.nan), np.asfortranarray(np.ones((2, 2))), {"W": np.zeros(2)}]
    assert opened.call("change", args).modified == (1, 2)
    assert opened.call("double", [np.array([np.nan])]).modified == ()
    assert args[1].tolist() == [[1, 1], [1, 1]]


def test_layouts_travel(worker: Opens) -> None:
    """C, Fortran and strided arrays arrive as such, writable."""
    a = np.ones((3, 4))
    layouts = worker(SOURCE).call("layouts", [a, np.asfortranarray(a), a[:, ::2]]).value
    assert layouts == [(True, False, True), (False, True, True), (False, False, True)]


def test_generators_depend_on_seed_and_number(worker: Opens) -> None:
    """The same call at the same point of a worker's life draws the same; later, or with another seed, it does not."""
    one, two, other = worker(SOURCE, seed=1), worker(SOURCE, seed=1), worker(SOURCE, seed=2)
    draws = [w.call("draw", []).value for w in (one, two, other)] + [one.call("draw", []).value]
    assert draws[0] == draws[1]
    assert len(set(draws)) == 3
    for each in (one, two):
        each.forget()
    two.call("draw", [])
    again = [each.call("draw", []).value for each in (one, two)]
    assert again[0] == again[1]
    assert again[0] not in draws


def test_raised(worker: Opens) -> None:
    """Type, message, line and code of the student's own line; the worker lives on."""
    opened = worker(SOURCE)
    with pytest.raises(Raised) as caught:
        opened.call("broken", [7])
    assert (caught.value.type, caught.value.message) == ("IndexError", "list index out of range")
    assert caught.value.code == "return rows[x]  # here"
    assert SOURCE.splitlines()[(caught.value.line or 0) - 1].strip() == caught.value.code
    with pytest.raises(Raised, match="SystemExit: 3"):
        opened.call("cancelled", [1])
    with pytest.raises(Raised, match="missing 1 required positional argument"):
        opened.call("double", [])
    assert opened.call("double", [4]).value == 8


def test_messages_do_not_name_addresses(worker: Opens) -> None:
    """The same seed gives the same bytes: `<object at 0x7f...>` differs from run to run."""
    opened = worker("def f(x):\n    raise TypeError(f'cannot add {object()} and {f}, but 0x1f')\n")
    with pytest.raises(Raised) as caught:
        opened.call("f", [1])
    assert caught.value.message == "cannot add <object object at 0x...> and <function f at 0x...>, but 0x1f"


def test_names_of_exceptions_are_spelled_out(worker: Opens) -> None:
    """On one line, without escape codes."""
    opened = worker("def f(x):\n    raise type('\\x1b[2J\\nE' + 'x' * 500, (Exception,), {})\n")
    with pytest.raises(Raised) as caught:
        opened.call("f", [1])
    assert caught.value.type.startswith(r"\x1b[2J\nExxx")
    assert len(caught.value.type) == 200


def test_a_wrapped_output_stays_open(worker: Opens) -> None:
    """`sys.stdout = io.TextIOWrapper(sys.stdout.buffer)`, usual where the console is not UTF-8."""
    opened = worker(
        "import io, sys\nsys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8', line_buffering=True)\n"
        "def f(x):\n    print('said')\n    return x\n"
    )
    assert opened.call("f", [1]).value == 1
    assert opened.output == "said\n"


def test_output_is_captured(worker: Opens) -> None:
    """Both streams, in order, without control characters."""
    opened = worker(SOURCE)
    opened.call("say", ["hello \x1b[31m"])
    assert opened.output == "hello \N{REPLACEMENT CHARACTER}[31m\nerror\n"
    opened.close()
    assert opened.output.startswith("hello")


def test_only_the_tail_of_the_output_is_kept(worker: Opens) -> None:
    """64 KB of it."""
    opened = worker("def f():\n    print('a' * 100_000 + 'z')\n")
    opened.call("f", [])
    assert len(opened.output) == 64 << 10
    assert opened.output.endswith("z\n")


def test_calls_are_pipelined(worker: Opens) -> None:
    """Replies come in the order of posting, reads and errors among them."""
    opened = worker(SOURCE)
    opened.post([encode_call(0, "double", [1]), encode_call(1, "broken", [9]), encode_read(2, Handle(0))])
    assert opened.take().value == 2
    with pytest.raises(Raised):
        opened.take()
    assert opened.take().value == 2
    opened.post([encode_forget(), encode_call(0, "double", [5])])
    assert opened.take().value == 10


def test_full_pipes_do_not_deadlock(worker: Opens) -> None:
    """Eighty megabytes each way are under way before the first reply is taken."""
    opened = worker(SOURCE)
    argument = np.ones(500_000)
    opened.post([encode_call(number, "double", [argument]) for number in range(20)])
    assert all(opened.take().value[0] == 2 for _ in range(20))


def test_wrong_use_is_refused(worker: Opens) -> None:
    """A frame out of turn, a reply that nobody owes, an argument that cannot be sent."""
    opened = worker(SOURCE)
    with pytest.raises(ValueError, match="frame 3 is posted where 0 is due"):
        opened.post([encode_call(3, "double", [1])])
    with pytest.raises(ValueError, match="no reply is outstanding"):
        opened.take()
    with pytest.raises(TypeError, match="cannot be sent"):
        opened.call("double", [object()])  # type: ignore[list-item]
    opened.close()
    with pytest.raises(WorkerLost, match="closed"):
        opened.call("double", [1])
    with pytest.raises(WorkerLost, match="closed"):
        opened.take()
