"""Chooses what this machine can enforce and starts it."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType

from grader.sandbox import launch
from grader.sandbox.errors import SandboxUnavailable
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.worker import Worker

LEVELS = ("A", "B", "C", "D")


class Sandbox:
    """Opens workers. `level` and `enforces` say what holds in each of them."""

    def __init__(
        self, level: str, enforces: tuple[str, ...], zygote: launch.Zygote | None, packages: Sequence[str]
    ) -> None:
        self.level = level
        self.enforces = enforces
        self._zygote = zygote
        self._packages = tuple(packages)

    def open(
        self,
        source: str,
        name: str = "submission.py",
        *,
        seed: int = 0,
        limits: Limits = Limits(),
        rules: Rules = Rules(),
    ) -> Worker:
        """A worker that has run the text of a submission; raises LoadFailed or WorkerLost."""
        worker = self._zygote.open(limits) if self._zygote else launch.single(self._packages, limits)
        try:
            worker.load(source, name, seed, rules)
        except BaseException:
            worker.close()
            raise
        return worker

    def close(self) -> None:
        """End everything that this sandbox has started."""
        if self._zygote:
            self._zygote.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start(
    level: str | None = None, *, require: str | None = None, packages: Sequence[str] = ("numpy",)
) -> Sandbox:
    """A sandbox of the level asked for, or of the best that works here.

    `packages` are imported before the first submission. Raises SandboxUnavailable when that level, or the one
    required, cannot be had here.
    """
    for asked in (level, require):
        if asked is not None and asked not in LEVELS:
            raise SandboxUnavailable(f"there is no sandbox level {asked!r}; the levels are A, B, C and D")
    if require in ("A", "B", "C"):
        raise SandboxUnavailable(
            f"level {require} is required, but only D (a separate process and a clock) works here"
        )
    zygote = None if level == "D" else launch.Zygote(packages)
    return Sandbox("D", ("process", "time"), zygote, packages)
