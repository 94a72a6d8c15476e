"""What a forked worker gives up before it sees a line of the submission, in this order, for good."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
from collections.abc import Mapping, Sequence
from typing import Any

from grader.worker import kernel, landlock
from grader.worker.seccomp import Filter

_STACK = 16 << 20  # also the size of every thread's stack, which counts as address space
_FILES = 64
_PROCESSES = 64


class Confinement:
    """The layers of a zygote's workers, prepared once.

    `layers`: `uid` (a number or None), `landlock`, `seccomp` (whether), `reading` (paths that may be read),
    `own_count` (whether the kernel counts the processes of submissions apart from the judge's).
    """

    def __init__(self, layers: Mapping[str, Any]) -> None:
        self._uid: int | None = layers["uid"]
        self._own_count: bool = layers["own_count"]
        self._filter = Filter() if layers["seccomp"] else None
        self._landlock: bool = layers["landlock"]
        self._reading: list[str] = layers["reading"]
        self._rules: dict[tuple[str, ...], int] = {}
        self._mapped = _mapped_bytes()

    def prepare(self, scratch: str, forbidden: Sequence[str]) -> int | None:
        """Make the private folder of a worker, and the rules of what it may read and write.

        `forbidden` packages ("torch", not "torch.nn.Linear") may not be read: no trick with imports reaches them.
        """
        os.makedirs(scratch, mode=0o700, exist_ok=True)
        if self._uid is not None:
            os.chown(scratch, self._uid, self._uid)
        if not self._landlock:
            return None
        key = (scratch, *forbidden)
        if key not in self._rules:
            reading = [path for path in self._reading if _package(path) not in forbidden]
            self._rules[key] = landlock.ruleset(reading, [scratch, "/dev/null"])
        return self._rules[key]

    def enter(self, scratch: str, limits: Mapping[str, float], rules: int | None, kept: list[int]) -> None:
        """In the child: close what was inherited, then one layer after the other; raises OSError."""
        kernel.close_all_but([*kept, *([] if rules is None else [rules])])
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.chdir(scratch)
        for name in ("HOME", "TMPDIR", "TEMP", "TMP", "MPLCONFIGDIR"):
            os.environ[name] = scratch
        with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as score:
            score.write("1000")  # when memory runs out, the kernel takes this process first
        _limit(limits, self._mapped)
        if self._own_count:  # else the judge's own processes would leave no thread to the submission
            _at_most(resource.RLIMIT_NPROC, _PROCESSES, _PROCESSES)
        if self._uid is not None:
            os.setgroups([])
            os.setresgid(self._uid, self._uid, self._uid)
            os.setresuid(self._uid, self._uid, self._uid)
        else:
            kernel.drop_capabilities()
        kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)  # after the change of uid, which clears it
        kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
        if rules is not None:
            landlock.restrict(rules)
            os.close(rules)
        if self._filter:
            self._filter.install()


def _package(path: str) -> str:
    """The package that a path of an installation belongs to: "scipy" for scipy, scipy.libs and scipy-1.0.dist-info."""
    return os.path.basename(path).split(".")[0].split("-")[0]


def _mapped_bytes() -> int:
    """Address space of this process."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _limit(limits: Mapping[str, float], mapped: int) -> None:
    memory = mapped + (int(limits["memory_mb"]) << 20)
    seconds = int(limits["total_s"] * 2) + 5  # of all threads together; the wall clock is the judge's
    for name, soft, hard in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, seconds, seconds + 2),
        (resource.RLIMIT_FSIZE, int(limits["file_mb"]) << 20, int(limits["file_mb"]) << 20),
        (resource.RLIMIT_NOFILE, _FILES, _FILES),
        (resource.RLIMIT_STACK, _STACK, _STACK),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    ):
        _at_most(name, soft, hard)


def _at_most(name: int, soft: int, hard: int) -> None:
    _, most = resource.getrlimit(name)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(name, (soft, hard))
