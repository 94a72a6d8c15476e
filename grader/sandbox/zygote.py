"""The judge's end of a zygote: starts it, has it fork workers, ends them."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from grader.errors import SandboxUnavailable
from grader.sandbox import bubblewrap, leftovers, readable_paths
from grader.sandbox.channel import Channel
from grader.sandbox.child import Ending
from grader.sandbox.launch import WORKER, command, configuration, ending_of, environment
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.output import PipeOutput
from grader.sandbox.worker import START_S, Worker
from grader.worker import scratch

_RULES = Rules()
_CLEAR_S = 10.0  # for files that a zygote has left; with a thousand entries a worker is killed, so there are few


@dataclass(frozen=True)
class Plan:
    """Which layers a zygote's workers get."""

    caged: bool
    landlock: bool
    seccomp: bool
    uid: int | None


class Zygote:
    """A process that holds numpy and forks workers."""

    def __init__(self, preloaded: Sequence[str], plan: Plan) -> None:
        self._scratch: str | None = None
        self._held: int | None = None  # the scratch folder, locked as long as this process lives
        self._asking = threading.Lock()  # one question at a time, whichever thread asks
        config = {
            **configuration("zygote", 0, preloaded),
            "hidden": plan.uid is not None and not plan.caged and readable_paths.hidden_from_others(),
            "scratch": bubblewrap.SCRATCH if plan.caged else self._make_scratch(),
            "mounts": not plan.caged and os.geteuid() == 0,
            "layers": {
                "uid": plan.uid,
                "own_count": plan.uid is not None or plan.caged,
                "landlock": plan.landlock,
                "seccomp": plan.seccomp,
                "reading": readable_paths.readable(),
            },
        }
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control.settimeout(START_S)
        with theirs:
            config["socket"] = theirs.fileno()
            caged = [*bubblewrap.prefix(WORKER), *command(config, bubblewrap.WORKER)] if plan.caged else []
            self._process = subprocess.Popen(
                caged or command(config),
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
                cwd="/",
            )
        self.namespaces: dict[str, str] = self._greeting()["namespaces"]

    def open(self, limits: Limits, rules: Rules = _RULES) -> Worker:
        """A fresh worker; raises SandboxUnavailable when the zygote has gone."""
        ours, theirs = socket.socketpair()
        reading, writing = os.pipe()
        try:
            request = {"do": "fork", "limits": asdict(limits), "forbidden": rules.forbidden}
            answer, descriptors = self._ask(request, [theirs.fileno(), writing])
        except BaseException:
            ours.close()
            os.close(reading)
            raise
        finally:
            theirs.close()
            os.close(writing)
        child = _Forked(self, answer["pid"], descriptors[0] if descriptors else None)
        output = PipeOutput(reading, limits.output_mb << 20)
        return Worker(Channel(ours, output), output, child, limits)

    def reap(self, pid: int) -> Ending:
        """How a worker that has been killed had ended; its private folder is empty then."""
        answer, _ = self._ask({"do": "reap", "pid": pid}, [])
        code = os.waitstatus_to_exitcode(answer["status"]) if answer["status"] >= 0 else -signal.SIGKILL
        if answer["flooded"]:
            return Ending("output", "the submission filled its temporary folder")
        return Ending("died", ending_of(code))

    def close(self) -> None:
        """End the zygote and with it every worker; remove its folder."""
        self._control.close()
        try:
            self._process.wait(1)  # it ends with its socket
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stderr:
            self._process.stderr.close()
        if self._scratch and os.path.isdir(self._scratch):  # the zygote was killed before it had done so
            with contextlib.suppress(OSError):
                scratch.empty(self._scratch, _CLEAR_S)
                os.rmdir(self._scratch)
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _make_scratch(self) -> str:
        leftovers.clear()
        self._scratch, self._held = leftovers.made()
        return self._scratch

    def _greeting(self) -> dict[str, Any]:
        try:
            ready = self._control.recv(1 << 16)
        except OSError:
            ready = b""
        if not ready:
            raise SandboxUnavailable(self._said())
        return dict(json.loads(ready))

    def _ask(self, request: dict[str, Any], descriptors: list[int]) -> tuple[dict[str, Any], list[int]]:
        try:
            with self._asking:
                socket.send_fds(self._control, [json.dumps(request).encode()], descriptors)
                data, received, _, _ = socket.recv_fds(self._control, 1 << 16, 4)
        except OSError:
            data = b""
        if not data:
            raise SandboxUnavailable(f"the sandbox has ended: {self._said()}")
        return json.loads(data), received

    def _said(self) -> str:
        if not self._process.stderr or self._process.stderr.closed:
            return "it is closed"
        self._process.kill()
        _, said = self._process.communicate()
        lines = said.decode(errors="replace").strip().splitlines()
        self.close()
        return lines[-1][:500] if lines else f"exit status {self._process.returncode}"


@dataclass
class _Forked:
    """A worker that a zygote forked."""

    zygote: Zygote
    pid: int
    pidfd: int | None
    ending: Ending | None = None

    def end(self, grace_s: float = 0.0) -> Ending:
        """Kill it, wait until it is gone."""
        if self.ending is None:
            self.ending = Ending("died", "")
            if self.pidfd is not None and grace_s > 0:
                ended = select.poll()
                ended.register(self.pidfd, select.POLLIN)
                ended.poll(grace_s * 1000)
            with contextlib.suppress(ProcessLookupError):
                if self.pidfd is None:
                    os.kill(self.pid, signal.SIGKILL)
                else:
                    signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)
            if self.pidfd is not None:
                os.close(self.pidfd)
            try:
                self.ending = self.zygote.reap(self.pid)
            except SandboxUnavailable:  # the worker has died with its zygote
                self.ending = Ending("gone", "the sandbox has ended while the submission ran")
        return self.ending
