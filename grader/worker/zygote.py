"""Holds numpy and forks one worker per request. It never runs a line of a submission.

Requests come over a seqpacket socket as JSON, with the worker's socket and the pipe for its output as ancillary
descriptors. `fork` is answered with the process id and, where the kernel has them, a pidfd; `reap` with the exit
status of a worker that the judge has killed. The end of the socket is the end of the zygote and of its workers.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import time
import traceback
from typing import Any

from grader.worker import mounts, scratch
from grader.worker.confine import Confinement
from grader.worker.serve import RPC, finish, own_output, serve

_WATCH_MS = 20
_CLEAR_S = 0.1  # what may be spent on a folder while the judge waits; the rest is done beside the other work
_SWEEP_S = 0.01


class Zygote:
    """Forks workers; `config` as in `__main__`, `kept` are descriptors that workers import through."""

    def __init__(self, control: socket.socket, config: dict[str, Any], kept: list[int]) -> None:
        self._control = control
        self._scratch: str = config["scratch"]
        self._confinement = Confinement(config["layers"])
        self._kept = kept
        self._live: dict[int, int] = {}  # process id -> slot
        self._flooded: set[int] = set()
        self._littered: set[int] = set()  # slots whose folders are not empty yet
        self._watch_at = 0.0
        if config["mounts"]:
            mounts.cover(self._scratch)

    def run(self) -> None:
        """Serve until the judge closes the control socket."""
        threads = len(os.listdir("/proc/self/task"))
        if threads != 1:
            raise RuntimeError(f"the zygote has {threads} threads, a fork could deadlock")
        gc.collect()
        gc.freeze()
        gc.disable()
        spaces = {name: os.readlink(f"/proc/self/ns/{name}") for name in ("pid", "net", "ipc", "uts", "mnt")}
        self._answer({"namespaces": spaces})
        waiting = select.poll()
        waiting.register(self._control, select.POLLIN)
        while True:
            asked = waiting.poll(_WATCH_MS if self._live or self._littered else None)
            if time.monotonic() >= self._watch_at:  # also while requests come without a pause
                self._watch()
                self._sweep()
                self._watch_at = time.monotonic() + _WATCH_MS / 1e3
            if not asked:
                continue
            data, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 4)
            if not data:
                self._end()
                return
            request = json.loads(data)
            if request["do"] == "fork":
                self._fork(descriptors, request["limits"], request["forbidden"])
            else:
                self._reap(request["pid"])

    def _fork(self, descriptors: list[int], limits: dict[str, float], forbidden: list[str]) -> None:
        taken = self._littered.union(self._live.values())
        slot = min(set(range(len(taken) + 1)) - taken)
        folder = self._folder(slot)
        rules = self._confinement.prepare(folder, forbidden)
        pid = os.fork()
        if pid == 0:
            try:
                self._become_worker(descriptors, folder, limits, rules)
            except EOFError:  # the judge has closed the channel
                pass
            except BaseException:
                os.write(2, traceback.format_exc().encode())
            finally:
                finish()
        self._live[pid] = slot
        pidfd = _pidfd(pid)
        self._answer({"pid": pid}, [pidfd] if pidfd >= 0 else [])
        for descriptor in [*descriptors, pidfd]:
            if descriptor >= 0:
                os.close(descriptor)

    def _become_worker(self, descriptors: list[int], folder: str, limits: dict[str, float], rules: int | None) -> None:
        rpc, output = (os.dup(number) if number <= RPC else number for number in descriptors)
        null = os.open(os.devnull, os.O_RDWR)
        for source, target in ((null, 0), (output, 1), (output, 2), (rpc, RPC)):
            os.dup2(source, target)
        os.setsid()
        self._confinement.enter(folder, limits, rules, [0, 1, 2, RPC, *self._kept])
        own_output()
        gc.enable()
        with socket.socket(fileno=RPC) as channel:
            serve(channel)  # whose greeting says that nothing above has failed

    def _reap(self, pid: int) -> None:
        """Answer with the wait status of a worker that the judge has killed, and clean up after it."""
        status = -1
        if pid in self._live:
            status = os.waitpid(pid, 0)[1]
            slot = self._live.pop(pid)
            if not scratch.empty(self._folder(slot), _CLEAR_S):
                self._littered.add(slot)
        self._answer({"status": status, "flooded": pid in self._flooded})
        self._flooded.discard(pid)

    def _end(self) -> None:
        """The judge has gone, perhaps killed: leave no process and no file."""
        for pid in self._live:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        mounts.uncover(self._scratch)
        with contextlib.suppress(OSError):  # a cage's own folder vanishes with it
            scratch.empty(self._scratch)
            os.rmdir(self._scratch)

    def _watch(self) -> None:
        for pid, slot in self._live.items():
            if pid not in self._flooded and scratch.full(self._folder(slot)):
                self._flooded.add(pid)
                os.kill(pid, signal.SIGKILL)  # not reaped yet: the number cannot belong to another process

    def _sweep(self) -> None:
        """Go on with one folder that was too full to be emptied at once."""
        for slot in list(self._littered)[:1]:
            if scratch.empty(self._folder(slot), _SWEEP_S):
                self._littered.discard(slot)

    def _folder(self, slot: int) -> str:
        return os.path.join(self._scratch, str(slot))

    def _answer(self, content: dict[str, Any], descriptors: list[int] | None = None) -> None:
        socket.send_fds(self._control, [json.dumps(content).encode()], descriptors or [])


def _pidfd(pid: int) -> int:
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return -1


def run(control: socket.socket, config: dict[str, Any], kept: list[int]) -> None:
    """Entry: serve on `control` until the judge has gone."""
    Zygote(control, config, kept).run()
