"""Chooses what this machine can enforce and starts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from types import TracebackType

from grader.errors import SandboxUnavailable
from grader.sandbox import levels
from grader.sandbox.levels import LEVELS
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.single import open_single
from grader.sandbox.worker import Worker
from grader.sandbox.zygote import Zygote
from grader.worker.wire import Load

_LIMITS, _RULES = Limits(), Rules()


class Sandbox:
    """Opens workers. `level` and `enforces` say what holds in each of them."""

    def __init__(self, level: str, packages: Sequence[str]) -> None:
        self.level = level
        self._packages = tuple(packages)
        self._zygotes: dict[tuple[str, ...], Zygote] = {}  # by what they have imported beside that
        if level != "D":
            self._zygotes[()] = levels.zygote(level, self._packages)
        self.enforces = levels.enforced(level)
        self.user = levels.user() if "user" in self.enforces else None  # of the workers

    def open(
        self,
        source: str,
        name: str = "submission.py",
        *,
        seed: int = 0,
        limits: Limits = _LIMITS,
        rules: Rules = _RULES,
        files: Mapping[str, str] | None = None,
        home: str = "",
        adapter: str = "",
        packages: tuple[str, ...] = (),
    ) -> Worker:
        """A worker that has run the text of a submission, then that of an adapter; raises LoadFailed or WorkerLost.

        `files`, by their paths, are what it may import beside what is installed; it lies in their folder `home`.
        `packages` are imported beforehand too: once, for all workers that ask for them.
        A sandbox that has broken down is started again; raises SandboxUnavailable when that fails too.
        """
        worker = self._worker(limits, rules, tuple(name for name in packages if find_spec(name)))
        try:
            worker.load(Load(source, name, seed, rules.forbidden, files or {}, home, limits.load_s, limits.call_s))
            if adapter:
                worker.adapt(adapter)
        except BaseException:
            worker.close()
            raise
        return worker

    def close(self) -> None:
        """End everything that this sandbox has started."""
        for zygote in self._zygotes.values():
            zygote.close()

    def _worker(self, limits: Limits, rules: Rules, packages: tuple[str, ...]) -> Worker:
        if self.level == "D":
            return open_single((*self._packages, *packages), limits)
        if packages not in self._zygotes:
            self._zygotes[packages] = levels.zygote(self.level, (*self._packages, *packages))
        try:
            return self._zygotes[packages].open(limits, rules)
        except SandboxUnavailable:
            self._zygotes[packages].close()
            self._zygotes[packages] = levels.zygote(self.level, (*self._packages, *packages))
            return self._zygotes[packages].open(limits, rules)

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start(level: str | None = None, *, require: str | None = None, packages: Sequence[str] = ("numpy",)) -> Sandbox:
    """A sandbox of the level asked for, or of the best that works here.

    `packages` are imported before the first submission. Raises SandboxUnavailable when that level cannot be had
    here or the best one is below the one required; the text says why.
    """
    for asked in (level, require):
        if asked is not None and asked not in LEVELS:
            raise SandboxUnavailable(f"there is no sandbox level {asked!r}; the levels are A, B, C and D")
    allowed = LEVELS[: LEVELS.index(require) + 1] if require else LEVELS
    if level is not None and level not in allowed:
        raise SandboxUnavailable(f"sandbox level {level} is below the level required, {require}")
    reasons = []
    for candidate in (level,) if level else allowed:
        try:
            return Sandbox(candidate, packages)
        except SandboxUnavailable as reason:
            reasons.append(str(reason))
    raise SandboxUnavailable("; ".join(reasons))
