"""Holds numpy and forks one worker per request. It never runs a line of a submission.

Requests come over a seqpacket socket as JSON, with the worker's socket and the pipe for its output as ancillary
descriptors. `fork` is answered with the process id and, where the kernel has them, a pidfd; `reap` with the exit
status of a worker that the judge has killed.
"""

from __future__ import annotations

import gc
import json
import os
import socket
from typing import Any

from grader.worker.serve import finish, own_output, serve

RPC = 3  # the worker's end of the channel; 0 is the null device, 1 and 2 the output pipe


def run(control: socket.socket) -> None:
    """Serve until the judge closes the control socket."""
    gc.collect()
    gc.freeze()
    gc.disable()
    control.send(json.dumps({"ready": True, "pid": os.getpid()}).encode())
    while True:
        data, descriptors, _, _ = socket.recv_fds(control, 1 << 16, 4)
        if not data:
            return
        request = json.loads(data)
        if request["do"] == "fork":
            _fork(control, descriptors, request)
        else:
            control.send(json.dumps({"status": _reap(request["pid"])}).encode())


def _fork(control: socket.socket, descriptors: list[int], request: dict[str, Any]) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            _become_worker(descriptors, request)
        finally:
            finish()
    pidfd = _pidfd(pid)
    socket.send_fds(control, [json.dumps({"pid": pid}).encode()], [pidfd] if pidfd >= 0 else [])
    for descriptor in [*descriptors, pidfd]:
        if descriptor >= 0:
            os.close(descriptor)


def _pidfd(pid: int) -> int:
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return -1


def _reap(pid: int) -> int:
    """The wait status of a dead worker; -1 when there is no such child."""
    try:
        return os.waitpid(pid, 0)[1]
    except ChildProcessError:
        return -1


def _become_worker(descriptors: list[int], request: dict[str, Any]) -> None:
    rpc, output = descriptors
    rpc, output = os.dup(rpc) if rpc <= RPC else rpc, os.dup(output) if output <= RPC else output
    null = os.open(os.devnull, os.O_RDWR)
    for source, target in ((null, 0), (output, 1), (output, 2), (rpc, RPC)):
        os.dup2(source, target)
    os.closerange(RPC + 1, 65536)
    os.setsid()
    own_output()
    gc.enable()
    with socket.socket(fileno=RPC) as channel:
        serve(channel)
