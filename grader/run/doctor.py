"""What works on this machine and what does not: versions, the sandbox and its layers."""

from __future__ import annotations

import importlib.util
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from grader import __version__
from grader.errors import LoadFailed, SandboxUnavailable, WorkerLost
from grader.sandbox.capabilities import survey
from grader.sandbox.start import start

NEEDED = ("numpy", "hypothesis", "click")
WELCOME = ("torch", "scipy", "pytest", "matplotlib")  # submissions may import them, or `start` writes a test for them


def examine() -> Iterator[tuple[bool | None, str]]:
    """Facts about this machine, each with whether it is as it should be; None for what may be there or not."""
    yield True, f"grader {__version__}"
    yield sys.version_info >= (3, 11), f"Python {platform.python_version()} on {platform.platform(terse=True)}"
    for name in NEEDED:
        found = installed(name)
        yield found is not None, f"{name} {found or 'is missing'}"
    for name in WELCOME:
        yield True if installed(name) else None, f"{name} {installed(name) or 'is not installed (not needed)'}"
    exercises = importlib.util.find_spec("exercises") is not None
    yield exercises, "the exercises are here" if exercises else "the package `exercises` is missing"
    yield from confinement()


def confinement() -> Iterator[tuple[bool, str]]:
    """The layers of the sandbox, and the level that they come to."""
    for layer, works, why in survey():
        yield works, f"{layer}: {why}" if why else layer
    try:
        with start() as box:
            with box.open("def answer():\n    return 42\n", "doctor.py") as worker:
                alive = worker.call("answer", []).value == 42
            enforced = ", ".join(box.enforces)
            yield alive, f"sandbox level {box.level}, which enforces: {enforced}"
    except (SandboxUnavailable, LoadFailed, WorkerLost) as error:
        yield False, f"no sandbox can be started: {error}"


def installed(name: str) -> str | None:
    """The version of a package, without importing it."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
