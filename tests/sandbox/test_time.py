"""How long a call and a worker may take, and what is said of those that take longer."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from grader.errors import WorkerLost
from grader.sandbox.limits import Limits
from grader.sandbox.worker import Worker
from grader.worker.wire import encode_call

Opens = Callable[..., Worker]
SOURCE = """
import time

def double(x):
    return 2 * x

def endless():
    while True:
        pass

def slow(s):
    time.sleep(s)
    return s
"""


def test_time_of_a_call(worker: Opens) -> None:
    """A call that does not end is cut off soon after its limit, and the worker with it."""
    opened = worker(SOURCE, limits=Limits(call_s=0.3))
    started = time.monotonic()
    with pytest.raises(WorkerLost, match=r"the call took more than 0\.3 s") as lost:
        opened.call("endless", [])
    assert lost.value.kind == "timeout"
    assert time.monotonic() - started < 2.3


def test_the_line_of_a_call_that_does_not_end_is_told(worker: Opens) -> None:
    """The innermost of the submission's own, also where it swallows what interrupts it; later calls go on as ever."""
    waits = "import time\n\n\ndef waits(s):\n    try:\n        time.sleep(s)\n    except:\n        pass\n\n\n"
    text = waits + "def f(s):\n    waits(s)\n"
    with pytest.raises(WorkerLost, match=r"the call took more than 0\.5 s; line 6 was running: time\.sleep\(s\)$"):
        worker(text, limits=Limits(call_s=0.5)).call("f", [30.0])
    opened = worker(text, limits=Limits(call_s=3.0))
    opened.call("f", [2.5])
    assert opened.call("f", [0.0]).value is None


def test_where_no_line_can_be_told_none_is(worker: Opens) -> None:
    """A timer that the submission stops, and a line that it makes up beyond all bounds."""
    stopped = "import signal\n\n\ndef f():\n    signal.setitimer(signal.ITIMER_REAL, 0)\n    while True: pass\n"
    with pytest.raises(WorkerLost, match=r"the call took more than 0\.3 s$"):
        worker(stopped, limits=Limits(call_s=0.3)).call("f", [])
    forged = (
        'import os, struct\n\n\ndef f():\n    said = b\'["running","",1e99,"x"]\'\n'
        "    os.write(3, struct.pack('<4sB3xIIQ', b'SBX1', 22, 0, len(said), 0) + said)\n    while True: pass\n"
    )
    with pytest.raises(WorkerLost, match="forged an answer"):
        worker(forged).call("f", [])


def test_time_of_a_life(worker: Opens) -> None:
    """Many calls, each within its limit, use up the time of the worker."""
    opened = worker(SOURCE, limits=Limits(call_s=1.0, total_s=0.5))
    opened.post([encode_call(number, "slow", [0.1]) for number in range(100)])
    with pytest.raises(WorkerLost, match=r"the submission took more than 0\.5 s"):
        [opened.take() for _ in range(100)]


def test_the_clock_of_a_call_starts_with_the_reply_before_it(worker: Opens) -> None:
    """Calls posted together have their time each."""
    opened = worker(SOURCE, limits=Limits(call_s=0.6))
    opened.post([encode_call(number, "slow", [0.25]) for number in range(4)])
    assert [opened.take().value for _ in range(4)] == [0.25] * 4


def test_a_judge_that_is_late_blames_nobody(worker: Opens) -> None:
    """A reply that has been there in time counts, however late it is taken."""
    opened = worker(SOURCE, limits=Limits(call_s=0.2))
    opened.post([encode_call(0, "double", [1])])
    time.sleep(0.5)
    assert opened.take().value == 2
