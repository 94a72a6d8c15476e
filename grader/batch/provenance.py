"""What the results of a batch follow from, for run.json: the plan, the content behind its names, the versions.

A dialect and a folder of exercises are told by what is in them, not by their path: an edited file is another one, the
same file under another path is not.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from grader import __version__
from grader.run.device import words
from grader.run.plan import Plan

DIGESTS = "sha256"  # the key of run.json under which the content of dialect, exercises and grader is told
PATHS = ("paths", "from_here")  # told for people, and to find out whether the same submissions are meant
OURS = ("grader", "reference", "exercises")


def run_of(plan: Plan, paths: Sequence[Path], results: Path) -> dict[str, Any]:
    """What run.json says."""
    run = {key: value if not isinstance(value, Path) else str(value) for key, value in asdict(plan).items()}
    run["support"] = list(map(str, plan.support))
    versions = {name: version(name) for name in ("numpy", "hypothesis")}
    where = {"paths": [str(path) for path in paths], "from_here": [relative(path, results) for path in paths]}
    python = ".".join(map(str, sys.version_info[:3]))
    found = {"device_found": words(plan)} if plan.device else {}
    return where | run | found | {"grader": __version__, "python": python} | versions | {DIGESTS: digests(plan)}


def relative(path: Path, folder: Path) -> str:
    """A path as seen from the folder of results: it stays the same when both are moved together."""
    try:
        return Path(os.path.relpath(os.path.realpath(path), os.path.realpath(folder))).as_posix()
    except ValueError:  # another drive
        return path.absolute().as_posix()


def digests(plan: Plan) -> dict[str, str]:
    """The content of what the plan names, and of the grader itself."""
    found = {"grader": digest(folder for name in OURS for folder in package(name))}
    dialect = Path(plan.dialect or "")
    if plan.dialect and dialect.is_file():
        found["dialect"] = digest([dialect])
    if plan.exercises:
        found["exercises"] = digest([plan.exercises])
    if plan.support:
        found["support"] = digest(plan.support)
    return found


def package(name: str) -> list[Path]:
    """The folders of a package of ours."""
    spec = importlib.util.find_spec(name)
    return [Path(folder) for folder in (spec.submodule_search_locations or [])] if spec else []


def digest(roots: Iterable[Path]) -> str:
    """The sha256 of files and of all files below folders, with their names; what Python makes of them left out."""
    whole = hashlib.sha256()
    for root in roots:
        for path in files(root):
            name = path.relative_to(root).as_posix()
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            whole.update(f"{name}\0{content}\0".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def files(root: Path) -> Iterator[Path]:
    """The files below a folder, sorted; a file is itself."""
    if root.is_file():
        yield root
        return
    below = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    yield from sorted(path for path in below if not any(part.startswith(".") for part in path.relative_to(root).parts))


def difference(before: Mapping[str, Any], now: Mapping[str, Any]) -> str | None:
    """What of two runs differs, in words; None when one can go on where the other ended."""
    old, new = before.get(DIGESTS), now.get(DIGESTS, {})
    old = old if isinstance(old, dict) else {}
    by_content = {what for what in ("dialect", "exercises", "support") if what in old and what in new}
    for what in sorted(by_content):
        if old[what] != new[what]:
            return f"what {now.get(what)} holds has changed since the run began"
    for key in sorted({*before, *now} - {*PATHS, DIGESTS} - by_content):
        if before.get(key) != now.get(key):
            return f"it began with {key} {before.get(key)!r}, not {now.get(key)!r}"
    if old.get("grader") != new.get("grader"):
        return "the grader, or the exercises that come with it, have changed since it began"
    return None
