"""The judge's end of a worker's socket and output pipe: never blocks without a deadline, never reads without a bound.

Sending and receiving are pumped together, so a worker that is busy answering cannot deadlock with a judge that is
busy asking.
"""

from __future__ import annotations

import select
import socket
import time
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from grader.errors import WorkerLost
from grader.worker import wire
from grader.worker.wire import Frame, Malformed

_CHUNK = 1 << 18
_TICK_S = 0.05  # how often the output is looked at where it cannot be polled for


class Output(Protocol):
    """Captured prints of a worker."""

    pollable: bool  # whether a wait notices new prints

    def fileno(self) -> int | None:
        """What to wait for, or None."""

    def drain(self) -> None:
        """Take in what is there; raises WorkerLost("output") past the bound."""


class Channel:
    """Frames to and from one worker."""

    def __init__(self, channel: socket.socket, output: Output) -> None:
        channel.setblocking(False)
        self._socket = channel
        self._output = output
        self._outgoing: deque[bytes | memoryview] = deque()
        self._buffer = bytearray()
        self._at = 0
        self._watched = Watched(channel)

    def post(self, frames: Sequence[bytes]) -> None:
        """Queue frames and send what the pipe takes now, all at once: each part that is sent wakes the worker."""
        self._outgoing.append(b"".join(frames))
        self._send()

    def frame(self, deadline: float) -> Frame:
        """The next frame; raises WorkerLost when it is malformed or not complete at the deadline (monotonic).

        The clock is looked at in every turn: a worker that never stops sending is not waited for any longer.
        """
        while True:
            frame = self._cut()
            if frame is not None:
                return frame
            if time.monotonic() >= deadline:
                raise WorkerLost("timeout", "no answer within the time limit")
            if self._wait(deadline):
                self._receive()

    def is_quiet(self) -> bool:
        """Whether the worker has sent nothing beyond the frames that were taken; its end is not a message."""
        if self._at < len(self._buffer):
            return False
        try:
            return not self._socket.recv(1, socket.MSG_PEEK)
        except OSError:  # nothing there; or broken, which the next wait says
            return True

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()
        self._outgoing.clear()

    def _cut(self) -> Frame | None:
        ready = len(self._buffer) - self._at
        if ready < wire.PREFIX.size:
            return None
        with memoryview(self._buffer) as view:
            at = self._at + wire.PREFIX.size
            try:
                kind, number, header, payload = wire.lengths(view[self._at : at])
            except Malformed as error:
                raise WorkerLost("protocol", f"the submission wrote on the grader's channel ({error})") from None
            end = at + header + payload
            if end > len(self._buffer):
                return None
            frame = Frame(kind, number, bytes(view[at : at + header]), bytes(view[at + header : end]))
        self._at = end
        if end == len(self._buffer):
            self._buffer.clear()
            self._at = 0
        return frame

    def _receive(self) -> None:
        """Take in what has come."""
        try:
            part = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            raise WorkerLost("died", "the submission ended its process")
        if self._at:
            del self._buffer[: self._at]
            self._at = 0
        self._buffer += part

    def _send(self) -> None:
        while self._outgoing:
            part = self._outgoing[0]
            try:
                sent = self._socket.send(part)
            except BlockingIOError:
                return
            except OSError:  # the worker has died: `_receive` says so, after what it still sent
                self._outgoing.clear()
                return
            if sent == len(part):
                self._outgoing.popleft()
            else:
                self._outgoing[0] = memoryview(part)[sent:]

    def _wait(self, deadline: float) -> bool:
        """Until something has come or can be sent, or was printed; whether something has come. At the deadline too."""
        left = max(0.0, deadline - time.monotonic())
        printed = self._output.fileno()
        timeout_s = left if self._output.pollable else min(left, _TICK_S)
        ready = self._watched.wait(bool(self._outgoing), printed, timeout_s)
        if ready.prints or not self._output.pollable:
            self._output.drain()
        if ready.takes:
            self._send()
        return ready.came


class Ready(NamedTuple):
    """What a wait has ended with."""

    came: bool  # something to receive, or the worker's end
    takes: bool  # the channel takes more
    prints: bool  # something was printed


class Watched:
    """What is waited for; by poll where there is one: select cannot take descriptors above 1023."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._poll = select.poll() if hasattr(select, "poll") else None
        self._registered: tuple[bool, int | None] | None = None

    def wait(self, sending: bool, printed: int | None, timeout_s: float) -> Ready:
        """Until the channel has something, takes something (where we are `sending`), or something was printed."""
        number = self._channel.fileno()
        if self._poll is None:
            read, write, _ = select.select([number], [number] if sending else [], [], timeout_s)
            return Ready(bool(read), bool(write), False)
        self._register(number, sending, printed)
        events = dict(self._poll.poll(timeout_s * 1000 + 1))
        found = events.get(number, 0)
        return Ready(bool(found & ~select.POLLOUT), bool(found & select.POLLOUT), printed in events)

    def _register(self, number: int, sending: bool, printed: int | None) -> None:
        """The channel first: where it has an answer, what was printed before that is seen too."""
        if self._registered == (sending, printed) or self._poll is None:
            return
        before = self._registered[1] if self._registered else None
        if before is not None and before != printed:
            self._poll.unregister(before)
        self._poll.register(number, select.POLLIN | (select.POLLOUT if sending else 0))
        if printed is not None:
            self._poll.register(printed, select.POLLIN)
        self._registered = sending, printed
