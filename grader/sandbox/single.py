"""A worker in a fresh interpreter: a process and a clock, and no call that only Linux has (level D)."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from grader.sandbox.channel import Channel
from grader.sandbox.child import Ending
from grader.sandbox.launch import DEVICES, command, configuration, ending_of, environment
from grader.sandbox.limits import Limits
from grader.sandbox.output import FileOutput
from grader.sandbox.worker import Worker


def open_single(preloaded: Sequence[str], limits: Limits) -> Worker:
    """A worker that imports the packages and then waits for its submission."""
    ours, theirs = socket.socketpair()
    output = tempfile.TemporaryFile("a+b")  # noqa: SIM115 - closed with the worker; both ends share one position
    with theirs:
        start = _start_shared if sys.platform == "win32" else _start_inherited
        child = _Single(start(theirs, preloaded, output))
    captured = FileOutput(output, limits.output_mb << 20)
    return Worker(Channel(ours, captured), captured, child, limits)


def _start_inherited(theirs: socket.socket, preloaded: Sequence[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
    """POSIX: the socket is inherited, the worker leads a process group of its own."""
    return subprocess.Popen(
        command(configuration("single", theirs.fileno(), preloaded)),
        env=environment(*DEVICES),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        pass_fds=(theirs.fileno(),),
        start_new_session=True,
        cwd=tempfile.gettempdir(),
    )


def _start_shared(theirs: socket.socket, preloaded: Sequence[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
    """Windows: a socket can only be described to a process that exists already."""
    process = subprocess.Popen(
        command(None), env=environment(*DEVICES), stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT
    )
    share = base64.b64encode(theirs.share(process.pid)).decode()  # type: ignore[attr-defined, unused-ignore]
    if process.stdin:
        process.stdin.write(json.dumps(configuration("single", share, preloaded)).encode() + b"\n")
        process.stdin.close()
    return process


@dataclass
class _Single:
    """A worker in its own interpreter."""

    process: subprocess.Popen[bytes]

    def end(self, grace_s: float = 0.0) -> Ending:
        """Kill its process group (POSIX) or the process (Windows) and wait."""
        if grace_s > 0:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(grace_s)
        before = self.process.poll()
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        return Ending("died", ending_of(self.process.returncode if before is None else before))
