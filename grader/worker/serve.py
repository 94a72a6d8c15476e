"""The loop of a worker: load one submission, then answer calls until the judge ends the process.

Nothing in here is a secret or a wall: the submission may read and replace all of it. It then answers for itself,
which is all that it can do anyway.
"""

from __future__ import annotations

import os
import random
import socket
import sys
from types import ModuleType
from typing import Any

import numpy as np

from grader.worker import console, deferred, old_numpy, wire
from grader.worker.failures import frame_of, message_of, place_of, type_name
from grader.worker.load import Failed, adapted, functions_of, run
from grader.worker.stand_ins import explanation
from grader.worker.watch import Watch
from grader.worker.wire import Frame, Handle, Load, Malformed

RPC = 3  # the worker's end of the channel; 0 is the null device, 1 and 2 the output
_CHUNK = 1 << 18


class Reader:
    """Cuts frames out of what comes through the socket."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._buffer = b""
        self._at = 0

    def frame(self) -> Frame:
        """The next request; raises EOFError when the judge has gone."""
        self._need(wire.PREFIX.size)
        kind, number, header, payload = wire.lengths(self._buffer[self._at : self._at + wire.PREFIX.size])
        self._need(wire.PREFIX.size + header + payload)
        at = self._at + wire.PREFIX.size
        self._at = at + header + payload
        return Frame(kind, number, self._buffer[at : at + header], self._buffer[at + header : self._at])

    def _need(self, size: int) -> None:
        missing = size - (len(self._buffer) - self._at)
        if missing <= 0:
            return
        parts = [self._buffer[self._at :]]
        while missing > 0:
            part = self._channel.recv(max(_CHUNK, min(missing, 4 * _CHUNK)))
            if not part:
                raise EOFError
            parts.append(part)
            missing -= len(part)
        self._buffer = b"".join(parts)
        self._at = 0


class Session:
    """One loaded submission and everything that its calls have returned."""

    def __init__(self, module: ModuleType, load: Load, watch: Watch) -> None:
        self._module = module
        self._adapter = ModuleType("adapter")
        self._filename = load.name
        self._seed = load.seed
        self._call_s = load.call_s
        self._watch = watch
        self._asked = 0
        self._held: dict[int, Any] = {}
        self._standing: dict[str, list[Any]] = {}  # arrays that are overwritten from call to call, by function

    def reply(self, frame: Frame) -> bytes | None:
        """The answer to one request; None where there is none."""
        if frame.kind == wire.CALL:
            return self._call(frame)
        if frame.kind == wire.READ:
            return self._read(frame)
        if frame.kind == wire.ADAPT:
            return self._adapt(frame)
        self._held.clear()
        self._standing.clear()
        return None

    def _call(self, frame: Frame) -> bytes:
        call = wire.decode_call(frame, self._standing)
        args = [self._given(value) for value in call.args]
        self._asked += 1  # over the whole life: numbers begin again after a forget, and so would the draws
        seed_generators(self._seed, self._asked)
        self._module.__dict__.pop("__warningregistry__", None)  # else Python warns in the first call alone
        try:
            home = self._adapter if hasattr(self._adapter, call.function) else self._module
            self._watch.begin(self._call_s)
            value = getattr(home, call.function)(*args)
        except BaseException as error:  # SystemExit and RecursionError too: all are the student's
            return self._raised(frame.number, error)
        finally:
            self._watch.end()
        self._held[frame.number] = value
        return wire.encode_reply(frame.number, value, _modified(call), call.keep)

    def _adapt(self, frame: Frame) -> bytes:
        try:
            self._adapter = adapted(frame.payload.decode("utf-8"), self._module)
        except Failed as failed:
            return wire.encode_json(wire.FAILED, 0, list(failed.args))
        return wire.encode_json(wire.LOADED, 0, [_arities(self._adapter), []])

    def _read(self, frame: Frame) -> bytes:
        call, path = wire.decode_json(frame.header)
        try:
            return wire.encode_reply(frame.number, self._find(Handle(call, tuple(path))), ())
        except BaseException as error:
            return self._raised(frame.number, error)

    def _given(self, value: Any) -> Any:
        if type(value) is Handle:
            return self._find(value)
        if type(value) is tuple and any(type(item) is Handle for item in value):
            return tuple(self._given(item) for item in value)
        return value

    def _find(self, handle: Handle) -> Any:
        found: Any = self._held.get(handle.call)  # None when that call raised
        for step in handle.path:
            found = found[step]
        return found

    def _raised(self, number: int, error: BaseException) -> bytes:
        line, code = place_of(error, self._filename)
        said = message_of(error) + explanation(error)
        return wire.encode_json(wire.RAISED, number, [type_name(error), said, line, code])


def _modified(call: wire.Call) -> list[int]:
    """Positions of the arguments whose arrays hold other bytes than before the call."""
    changed: list[int] = []
    for array, raw, spec, owner in zip(call.arrays, call.raws, call.specs, call.owners, strict=True):
        if owner not in changed and wire.array_bytes(array, spec[2]) != raw:
            changed.append(owner)
    return changed


def _arities(module: ModuleType) -> dict[str, list[int | None]]:
    return {key: list(arity) for key, arity in functions_of(module).items()}


def seed_generators(seed: int, number: int) -> None:
    """The global generators depend on the run's seed and the number of the call only."""
    mixed = (seed * 1_000_003 + number * 7919 + 12345) & 0xFFFFFFFF
    np.random.seed(mixed)
    random.seed(mixed)
    seed_torch = getattr(sys.modules.get("torch"), "__dict__", {}).get(
        "manual_seed"
    )  # not there while its import waits
    if seed_torch is not None:
        seed_torch(mixed)


def serve(channel: socket.socket) -> None:
    """Greet, load, then answer, until the judge closes its end."""
    channel.sendall(wire.encode_json(wire.READY, 0, []))
    reader = Reader(channel)
    session = _loaded(channel, reader.frame())
    while session is not None:
        try:
            reply = session.reply(reader.frame())
        except MemoryError:  # in our own code: the student's has been caught
            reply = wire.encode_json(wire.LOST, 0, ["memory", "no memory left to send the result"])
        if reply is not None:
            channel.sendall(reply)


def _loaded(channel: socket.socket, frame: Frame) -> Session | None:
    if frame.kind != wire.LOAD:
        raise Malformed("not a request to load")
    load = wire.decode_load(frame)

    def give_up(waits: BaseException) -> None:
        line, code = frame_of(load.name)
        channel.sendall(wire.encode_json(wire.FAILED, 0, ["waits", "this waits for input", line, code]))
        finish()

    deferred.install(load.forbidden)
    asking = console.install(give_up)
    old_numpy.restore()
    seed_generators(load.seed, 0)
    watch = Watch(channel, load.name)
    watch.begin(load.load_s)
    try:
        module = run(load.source, load.name, load.files, load.home)
    except Failed as failed:
        channel.sendall(wire.encode_json(wire.FAILED, 0, list(failed.args)))
        return None
    finally:
        watch.end()
    deferred.Rule.loading = asking.loading = False
    channel.sendall(wire.encode_json(wire.LOADED, 0, [_arities(module), module.__dict__["__mishaps__"]]))
    return Session(module, load, watch)


def finish() -> None:
    """Leave without running anything of the submission's: no atexit, no destructors, no flush to the judge."""
    os._exit(0)


def own_output() -> None:
    """Fresh text streams on descriptors 1 and 2, written through line by line: a killed worker loses none."""
    # Under both names, as in any interpreter: a file that wraps `sys.stdout.buffer` lets go of `sys.stdout`, and a text
    # stream that nobody holds closes what is below it.
    sys.stdout = sys.__stdout__ = open(1, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)  # type: ignore[misc]  # noqa: SIM115 - open until the end
    sys.stderr = sys.__stderr__ = open(2, "w", encoding="utf-8", errors="replace", buffering=1, closefd=False)  # type: ignore[misc]  # noqa: SIM115 - open until the end
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # type: ignore[misc]  # noqa: SIM115 - open until the end


def serve_alone(channel: socket.socket) -> None:
    """One submission in a process of its own: the imports are done, serve."""
    own_output()
    if os.name == "posix" and channel.fileno() != RPC:  # the same number at every level
        os.dup2(channel.fileno(), RPC)
        channel.close()
        channel = socket.socket(fileno=RPC)
    try:
        serve(channel)
    except EOFError:  # the judge has closed the channel
        pass
    finally:
        finish()
