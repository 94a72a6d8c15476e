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
from typing import Protocol

from grader.sandbox.errors import WorkerLost
from grader.worker import wire
from grader.worker.wire import Frame, Malformed

_CHUNK = 1 << 18
_TICK_S = 0.05  # how often the output is looked at where it cannot be polled for


class Output(Protocol):
    """Captured prints of a worker."""

    def fileno(self) -> int | None:
        """What can be polled, or None."""

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

    def post(self, frames: Sequence[bytes]) -> None:
        """Queue frames and send what the pipe takes now."""
        self._outgoing.extend(frames)
        self._send()

    def frame(self, deadline: float) -> Frame:
        """The next frame; raises WorkerLost when it is malformed or not complete at the deadline (monotonic)."""
        while True:
            frame = self._cut()
            if frame is not None:
                return frame
            if not self._receive():
                self._wait(deadline)

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
                raise WorkerLost(
                    "protocol", f"the submission wrote on the grader's channel ({error})"
                ) from None
            end = at + header + payload
            if end > len(self._buffer):
                return None
            frame = Frame(kind, number, bytes(view[at : at + header]), bytes(view[at + header : end]))
        self._at = end
        if end == len(self._buffer):
            self._buffer.clear()
            self._at = 0
        return frame

    def _receive(self) -> bool:
        """Take in what has come; False when nothing has."""
        try:
            part = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return False
        except OSError:
            part = b""
        if not part:
            raise WorkerLost("died", "the submission ended its process")
        if self._at:
            del self._buffer[: self._at]
            self._at = 0
        self._buffer += part
        return True

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

    def _wait(self, deadline: float) -> None:
        """Until something can be received or sent, or output has come; raises WorkerLost at the deadline."""
        left = deadline - time.monotonic()
        if left <= 0:
            raise WorkerLost("timeout", "no answer within the time limit")
        printed = self._output.fileno()
        reading: list[socket.socket | int] = [self._socket] if printed is None else [self._socket, printed]
        writing = [self._socket] if self._outgoing else []
        readable, writable = _ready(reading, writing, left if printed is not None else min(left, _TICK_S))
        if printed is None or printed in readable:
            self._output.drain()
        if writable:
            self._send()


def _ready(
    reading: list[socket.socket | int], writing: list[socket.socket], timeout_s: float
) -> tuple[set[socket.socket | int], set[socket.socket | int]]:
    """What can be read and written; by poll where there is one (select cannot take descriptors above 1023)."""
    if not hasattr(select, "poll"):
        read, write, _ = select.select(reading, writing, [], timeout_s)
        return set(read), set(write)
    poll = select.poll()
    numbers = {thing if isinstance(thing, int) else thing.fileno(): thing for thing in reading}
    for number, thing in numbers.items():
        poll.register(number, select.POLLIN | (select.POLLOUT if thing in writing else 0))
    events = poll.poll(max(0, timeout_s * 1000 + 1))
    write = {numbers[number] for number, event in events if event & select.POLLOUT}
    return {numbers[number] for number, event in events if event & ~select.POLLOUT}, write
