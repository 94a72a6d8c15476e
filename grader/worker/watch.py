"""Which line is running when most of a call's time is over: told to the judge before it ends the worker.

A timer of the process interrupts whatever runs between two lines of Python; inside a call of C nothing is told. What
is told is as untrusted as anything that comes from here.
"""

from __future__ import annotations

import signal
import socket
from types import FrameType

from grader.worker import wire
from grader.worker.failures import frame_of

SHARE = 0.8  # of the time that is allowed


class Watch:
    """Looks at what runs between `begin` and `end`; where the system has no such timer, at nothing."""

    def __init__(self, channel: socket.socket, filename: str) -> None:
        self._channel = channel
        self._filename = filename
        self._busy = False
        self._timed = hasattr(signal, "setitimer")
        if self._timed:
            signal.signal(signal.SIGALRM, self._tell)

    def begin(self, allowed_s: float) -> None:
        """Something begins that may take so long."""
        self._busy = True
        if self._timed:
            signal.setitimer(signal.ITIMER_REAL, SHARE * allowed_s)

    def end(self) -> None:
        """It has ended; what comes now is the answer, into which nothing is sent."""
        self._busy = False

    def _tell(self, number: int, frame: FrameType | None) -> None:
        if self._busy:
            self._busy = False
            line, code = frame_of(self._filename)
            self._channel.sendall(wire.encode_json(wire.RUNNING, 0, ["running", "", line, code]))
