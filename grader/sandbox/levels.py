"""What each level consists of, and the proof that it holds: each layer refuses its probe inside a worker."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.errors import LoadFailed, Raised, SandboxUnavailable, WorkerLost
from grader.sandbox import bubblewrap, privileges, readable_paths
from grader.sandbox.launch import WORKER
from grader.sandbox.limits import Limits
from grader.sandbox.worker import Worker
from grader.sandbox.zygote import Plan, Zygote
from grader.worker.wire import Load

LEVELS = ("A", "B", "C", "D")
# What is on at a level, and so is probed: "user" only where the judge is root, see `enforced`.
LAYERS: Mapping[str, tuple[str, ...]] = {
    "A": ("process", "time", "limits", "scratch", "capabilities", "user", "seccomp", "landlock", "namespaces"),
    "B": ("process", "time", "limits", "scratch", "capabilities", "user", "seccomp", "landlock"),
    "C": ("process", "time", "limits", "scratch", "capabilities", "user", "seccomp"),
    "D": ("process", "time"),
}
_PROBE_LIMITS = Limits(call_s=10, total_s=30, load_s=30, memory_mb=256, file_mb=1)


def user() -> int | None:
    """The user of the workers: nobody else's, where we may choose it and it can read the interpreter."""
    number = 65_000 + os.getpid() % 500  # reserved and unused (Debian policy, 9.2.2), and within most containers' maps
    if not privileges.rules_users() or not privileges.is_mapped(number) or readable_paths.closed_to_others():
        return None
    return number


def enforced(level: str) -> tuple[str, ...]:
    """The layers of a level as they are here."""
    return tuple(layer for layer in LAYERS[level] if layer != "user" or user() is not None)


def zygote(level: str, preloaded: Sequence[str]) -> Zygote:
    """A zygote of level A, B or C whose layers have been probed; raises SandboxUnavailable with the reason."""
    if sys.platform != "linux":
        raise SandboxUnavailable(f"level {level} needs Linux")
    if level == "A" and not bubblewrap.executable():
        raise SandboxUnavailable("level A needs bubblewrap (`apt install bubblewrap`), and bwrap was not found")
    if level == "C" and os.geteuid() == 0 and user() is None:
        raise SandboxUnavailable("level C needs another user for submissions: root's own files would be open to them")
    plan = Plan(caged=level == "A", landlock=level in "AB", seccomp=True, uid=user())
    started = Zygote(preloaded, plan)
    try:
        for layer, answer in probe(started, level):
            if answer:
                raise SandboxUnavailable(f"level {level}: {layer} {answer}")
    except BaseException:
        started.close()
        raise
    return started


def probe(started: Zygote, level: str) -> list[tuple[str, str]]:
    """(layer, "" or what was possible) for the layers of a level, tried inside a worker."""
    worker = started.open(_PROBE_LIMITS)
    source = Path(__file__).with_name("probes.py").read_text(encoding="utf-8")
    try:
        with tempfile.NamedTemporaryFile(prefix="canary-") as canary:
            os.chmod(canary.name, 0o644)
            worker.load(Load(source, "probes.py"))
            asked = _questions(level, canary.name)
            answers = [(layer, _joined(worker, asked.get(layer, {}))) for layer in enforced(level)]
    except (LoadFailed, Raised, WorkerLost) as error:
        raise SandboxUnavailable(f"level {level}: the probes could not run: {error}") from error
    finally:
        worker.close()
    shared = _shared_namespaces(started) if level == "A" else ""
    return [*answers, ("namespaces", shared)] if shared else answers


def _questions(level: str, canary: str) -> Mapping[str, Mapping[str, list[Any]]]:
    """For each layer the probes and their arguments; "process" and "time" are shown by any answer at all."""
    caged = level == "A"
    seen = [f"{bubblewrap.WORKER}/wire.py"] if caged else [f"{WORKER}/wire.py", canary]
    writable = [bubblewrap.SCRATCH, "/dev/shm"] if caged else [tempfile.gettempdir(), "/dev/shm"]
    memory, size = _PROBE_LIMITS.memory_mb << 20, _PROBE_LIMITS.file_mb << 20
    return {
        "limits": {"memory": [memory], "files": [], "size": [size], "cpu": []},
        "scratch": {"scratch": [bubblewrap.SCRATCH if caged else ""]},
        "capabilities": {"capabilities": []},
        "user": {"user": [os.geteuid()]},
        "seccomp": {"calls": []},
        "landlock": {"reading": [[*seen, "/proc/self/status"]], "writing": [writable]},
        "namespaces": {"absent": [[WORKER, canary]]},
    }


def _joined(worker: Worker, asked: Mapping[str, list[Any]]) -> str:
    answers = {name: worker.call(name, arguments).value for name, arguments in asked.items()}
    return "; ".join(f"{name} {answer}" for name, answer in answers.items() if answer)


def _shared_namespaces(started: Zygote) -> str:
    same = [name for name, link in started.namespaces.items() if os.readlink(f"/proc/self/ns/{name}") == link]
    return f"shared with the judge: {', '.join(same)}" if same else ""
