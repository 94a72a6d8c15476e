"""The judge's view of one submission: its functions, calls and their replies."""

from __future__ import annotations

import contextlib
import time
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType, TracebackType
from typing import Any, NamedTuple, NoReturn

from grader.errors import LoadFailed, Raised, SandboxUnavailable, WorkerLost
from grader.sandbox.channel import Channel
from grader.sandbox.child import Child
from grader.sandbox.limits import Limits
from grader.sandbox.output import FileOutput, PipeOutput
from grader.sandbox.told import Arity, functions, mishap, mishaps, where
from grader.worker import wire
from grader.worker.wire import Frame, Handle, Load, Malformed, Value, encode_call, encode_forget, encode_read

_LOAD_KINDS = ("syntax", "import", "raised", "exit", "waits", "adapter")
_LATE_S = 0.25  # to read a reply that has been there in time
START_S = 120.0  # until a worker is ready: importing torch on a busy machine takes 11 s and more


@dataclass(frozen=True)
class Reply:
    """What a call returned, and the positions of array arguments that it changed in place."""

    value: Any
    modified: tuple[int, ...]
    number: int


Answered = Reply | Raised | WorkerLost


class _Owed(NamedTuple):
    """A reply that is outstanding."""

    number: int
    posted_at: float
    keep: Collection[int]


class Worker:
    """One submission in its own process. Numbers count calls and reads since the last `forget`."""

    def __init__(self, channel: Channel, output: PipeOutput | FileOutput, child: Child, limits: Limits) -> None:
        self._channel = channel
        self._output = output
        self._child = child
        self._limits = limits
        self._next = 0
        self._expected: deque[_Owed] = deque()
        self._answered_at = time.monotonic()
        self._end = self._answered_at + limits.total_s
        self._closed = False
        self._ahead: list[bytes] = []  # what goes out with the next request
        self._heard = 0  # bytes of its output
        self._running = ""  # the line that it was in when its time was nearly over
        self.functions: Mapping[str, Arity] = MappingProxyType({})
        self.mishaps: tuple[LoadFailed, ...] = ()  # what a file that was loaded met on the way: see grader.errors

    def load(self, load: Load) -> None:
        """Run the file; raises LoadFailed or WorkerLost. Called once, by `Sandbox.open`."""
        self._channel.post([wire.encode_load(load)])
        self._greet()
        try:
            frame = self._frame(time.monotonic() + self._limits.load_s)
            found, self.mishaps = self._loaded(frame)
            self.functions = MappingProxyType(found)
        except WorkerLost as lost:
            if lost.kind == "protocol":
                raise
            limit = f"not loaded within {self._limits.load_s:g} s"
            said = limit + self._running if lost.kind == "timeout" else lost.message
            raise LoadFailed(lost.kind, said) from None
        self._answered_at = time.monotonic()

    def adapt(self, text: str) -> None:
        """Run an adapter beside the submission: its functions come first. Raises LoadFailed or WorkerLost."""
        self._channel.post([wire.encode_adapt(text)])
        frame = self._frame(time.monotonic() + self._limits.load_s)
        self.functions = MappingProxyType({**self.functions, **self._loaded(frame)[0]})
        self._answered_at = time.monotonic()

    def _greet(self) -> None:
        """Before this frame nothing of the submission has run; what fails there is no fault of it."""
        try:
            if self._channel.frame(time.monotonic() + START_S).kind != wire.READY:
                raise WorkerLost("protocol", "no greeting")
        except WorkerLost as lost:
            self.close()
            said = self._output.text.strip().splitlines()
            text = said[-1][:500] if said else lost.message
            raise SandboxUnavailable(f"a worker could not be started: {text}") from None
        self._answered_at = time.monotonic()
        self._end = self._answered_at + self._limits.total_s

    def prolong(self, seconds: float) -> None:
        """Let it live so much longer."""
        self._end += seconds

    def call(
        self, function: str, args: Sequence[Value], *, keep: tuple[int, ...] = (), in_place: bool = False
    ) -> Reply:
        """Call one function and wait; raises Raised or WorkerLost. No other reply may be outstanding."""
        self.post([encode_call(self._next, function, args, keep, in_place)], keep=keep)
        return self.take()

    def read(self, handle: Handle) -> Reply:
        """What an earlier call returned, as it is now."""
        self.post([encode_read(self._next, handle)])
        return self.take()

    def calls(self, function: str, many: Sequence[Sequence[Value]], *, keep: tuple[int, ...] = ()) -> list[Answered]:
        """Call one function several times, all posted at once: the two processes wait for one another once.

        What it raised stands among the replies, and the loss of the worker as the last of them.
        """
        frames = [encode_call(self._next + k, function, args, keep) for k, args in enumerate(many)]
        return self._exchange(frames, keep)

    def reads(self, handles: Sequence[Handle]) -> list[Answered]:
        """The same for what earlier calls returned."""
        return self._exchange([encode_read(self._next + k, handle) for k, handle in enumerate(handles)])

    def forget(self) -> None:
        """Drop every held result; the numbering starts again at 0. Told with the next request: it has no reply."""
        self._next = 0
        self._ahead = [encode_forget()]

    def post(self, frames: Sequence[bytes], *, keep: Collection[int] = ()) -> None:
        """Send requests without waiting; each but `forget` owes one reply. `keep` as the calls among them ask for.

        Raises WorkerLost when the worker has sent what nobody asked for.
        """
        if self._closed:
            raise WorkerLost("died", "the worker is closed")
        if not self._expected and not self._channel.is_quiet():
            self._refuse(Malformed("an answer before the question"))
        now = time.monotonic()
        frames, self._ahead = [*self._ahead, *frames], []
        for frame in frames:
            kind, number = wire.kind_and_number(frame)
            if kind == wire.FORGET:
                self._next = 0
                continue
            if number != self._next:
                raise ValueError(f"frame {number} is posted where {self._next} is due")
            self._expected.append(_Owed(number, now, keep))
            self._next += 1
        self._channel.post(frames)

    def take(self) -> Reply:
        """The next reply, in the order of posting; raises Raised or WorkerLost.

        One deadline holds for its coming and its decoding. Where the judge itself comes late, a reply that is there
        still counts.
        """
        if self._closed:
            raise WorkerLost("died", "the worker is closed")
        if not self._expected:
            raise ValueError("no reply is outstanding")
        owed = self._expected.popleft()
        deadline = max(self._answered_at, owed.posted_at) + self._limits.call_s
        deadline = max(deadline, time.monotonic() + _LATE_S)
        frame = self._frame(deadline)
        try:
            return self._reply(frame, owed)
        finally:
            self._settle(deadline)

    def heard(self) -> str:
        """What it has printed since this was asked last."""
        self._drain()
        text, self._heard = self._output.since(self._heard)
        return text

    @property
    def output(self) -> str:
        """The tail of what the submission printed, stdout and stderr together."""
        self._drain()
        return self._output.text

    def close(self) -> None:
        """End the whole process tree and wait until it is gone."""
        if not self._closed:
            self._closed = True
            self._child.end()
            self._drain()
            self._channel.close()
            self._output.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _exchange(self, frames: Sequence[bytes], keep: Collection[int] = ()) -> list[Answered]:
        found: list[Answered] = []
        try:
            self.post(frames, keep=keep)
            while len(found) < len(frames):
                try:
                    found.append(self.take())
                except Raised as error:
                    found.append(error)
        except WorkerLost as lost:
            found.append(lost)
        return found

    def _drain(self) -> None:
        with contextlib.suppress(WorkerLost):  # too much: the next wait says so
            self._output.drain()

    def _frame(self, deadline: float) -> Frame:
        self._running = ""
        try:
            while (frame := self._channel.frame(min(deadline, self._end))).kind == wire.RUNNING:
                self._running = where(frame)
            return frame
        except Malformed as error:
            self._refuse(error)
        except WorkerLost as lost:
            self._lose(lost.kind, lost.message, out_of_life=deadline > self._end)

    def _lose(self, kind: str, message: str, *, out_of_life: bool = False) -> NoReturn:
        ending = self._child.end(0.1 if kind == "died" else 0.0)
        self.close()
        if ending.kind == "gone":
            raise SandboxUnavailable(ending.text)
        if kind == "timeout":
            what, limit = ("submission", self._limits.total_s) if out_of_life else ("call", self._limits.call_s)
            message = f"the {what} took more than {limit:g} s{self._running}"
        if kind == "died" and ending.kind == "output":
            raise WorkerLost("output", ending.text)
        if kind == "died" and ending.text:
            message = f"{message} ({ending.text})"
        raise WorkerLost(kind, message)

    def _settle(self, deadline: float) -> None:
        """After a reply: one that took too long to decode is as late as one that took too long to come."""
        self._answered_at = time.monotonic()
        if not self._closed and self._answered_at > min(deadline, self._end):
            self._lose("timeout", "", out_of_life=deadline > self._end)

    def _refuse(self, error: Exception) -> NoReturn:
        self._lose("protocol", f"the submission forged an answer ({error})")

    def _loaded(self, frame: Frame) -> tuple[dict[str, Arity], tuple[LoadFailed, ...]]:
        try:
            content = wire.decode_json(frame.header)
            if frame.kind == wire.FAILED:
                kind, message, line, code = mishap(content)
                if kind in _LOAD_KINDS:
                    self.close()
                    raise LoadFailed(kind, message, line, code)
            fits = type(content) is list and len(content) == 2 and not frame.payload
            if frame.kind == wire.LOADED and frame.number == 0 and fits:
                return functions(content[0]), mishaps(content[1])
            raise Malformed("reply to loading")
        except Malformed as error:
            self._refuse(error)

    def _reply(self, frame: Frame, owed: _Owed) -> Reply:
        try:
            if frame.number != owed.number and frame.kind != wire.LOST:
                raise Malformed("number of the call")
            if frame.kind == wire.VALUE:
                value, modified = wire.decode_reply(frame, owed.keep)
                return Reply(value, modified, owed.number)
            content = wire.decode_json(frame.header)
            if frame.payload:
                raise Malformed("payload")
            if frame.kind == wire.RAISED:
                raise Raised(*mishap(content))
            if frame.kind == wire.LOST and content == ["memory", "no memory left to send the result"]:
                self._lose(*content)
            raise Malformed("kind of reply")
        except Malformed as error:
            self._refuse(error)
