"""The results of a batch on disk: one line a report, in the order of the submissions, and resumable at any byte.

`results.jsonl` grows line by line, so that whatever ends a run leaves what was done; `blocks.jsonl` says of every
submission how its lines read together, so that a line that was lost or spoiled is found out. `run.json` says from what
the results follow; a run is gone on with only under the same plan, and only with all submissions that it has lines of.
While it is, `results.old.jsonl` holds the lines of the run before, from which what is still good is copied.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from grader.batch.digests import BLOCKS, Digests, Earlier, groups, texts
from grader.batch.lock import locked
from grader.batch.provenance import PATHS, difference
from grader.errors import Busy, Occupied
from grader.submissions.found import Place
from grader.submissions.reader import fingerprint

RESULTS = "results.jsonl"
OLD = "results.old.jsonl"
RUN = "run.json"
FRESH = OLD + ".new"
WRITTEN = (RESULTS, OLD, FRESH, RUN, BLOCKS)  # all that a run writes


class Store:
    """Where a batch writes its lines; a context manager that leaves every finished submission behind."""

    def __init__(self, folder: Path, run: Mapping[str, Any], resume: bool, places: Sequence[Place] = ()) -> None:
        """Take the folder for a run of these submissions; raises `Occupied`."""
        self.folder = folder
        self.earlier: dict[str, Earlier] = {}
        with writing(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._open = contextlib.ExitStack()
        try:
            with writing(folder):
                self._open.enter_context(locked(folder))
            self.new = self.taken(run, resume, places)
            with writing(folder):
                self.digests = self._open.enter_context(contextlib.closing(Digests(folder / BLOCKS, anew=self.new)))
                self._file: IO[bytes] = self._open.enter_context((folder / RESULTS).open("wb"))
        except Busy as error:
            raise Occupied(f"another run writes into {folder} at this moment: wait for its end") from error
        except BaseException:
            self._open.close()
            raise

    def taken(self, run: Mapping[str, Any], resume: bool, places: Sequence[Place]) -> bool:
        """Put the folder in order; gives whether the run is a new one."""
        for name in WRITTEN:
            ours(self.folder / name)
        there = [path for path in (self.folder / RESULTS, self.folder / OLD) if path.exists()]
        strange = [path for path in (self.folder / RUN, self.folder / BLOCKS) if path.exists()]
        if strange and not there and not resume:
            raise Occupied(f"{strange[0]} exists, without results of a run beside it: choose another folder")
        if there and not resume:
            raise Occupied(f"{there[0]} exists: go on with --resume, or choose another folder")
        if there:
            before = agree(self.folder / RUN, run)
            covered(self.folder, before, run, places)
        with writing(self.folder):
            if there:
                self.earlier = merged(self.folder)
            else:
                (self.folder / RUN).unlink(missing_ok=True)  # it may be known by another name, too
                (self.folder / RUN).write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
                (self.folder / BLOCKS).unlink(missing_ok=True)
        return not there

    def has(self, name: str, sha256: str) -> bool:
        """Whether an earlier run has a report of this very file; a fault of ours is none."""
        earlier = self.earlier.get(name)
        return earlier is not None and earlier.sha256 == sha256 and not earlier.fault

    def copy(self, name: str) -> list[tuple[str, str]]:
        """Write the earlier lines about a submission again; gives each with its status."""
        lines = texts(self.earlier.pop(name))
        self.write(name, lines)
        return [(str(json.loads(line)["status"]), line) for line in lines]

    def write(self, name: str, lines: list[str]) -> None:
        """Append the lines about one submission in one piece."""
        content = "".join(line + "\n" for line in lines).encode("ascii")
        with writing(self.folder):
            self.digests.add(name, hashlib.sha256(content).hexdigest())
            self._file.write(content)
            self._file.flush()

    def finish(self) -> None:
        """All is written: what was copied from is not needed any more."""
        (self.folder / OLD).unlink(missing_ok=True)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._open:
            with writing(self.folder):
                self._file.close()
            if kind is None:
                self.finish()
            elif not (self.folder / RESULTS).stat().st_size:  # nothing was done: the folder is as free as it was
                left = (RESULTS, RUN, BLOCKS) if self.new else (RESULTS,)
                for name in left:
                    (self.folder / name).unlink(missing_ok=True)


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[None]:
    """What the file system refuses is `Occupied`, with its words."""
    try:
        yield
    except OSError as error:
        where = error.filename if isinstance(error.filename, str) else str(folder)
        raise Occupied(f"{where} cannot be written: {error.strerror or error}") from error


def ours(path: Path) -> None:
    """Raise `Occupied` where something stands that a run has not written: a link, a folder, a pipe, a device."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise Occupied(f"{path} cannot be looked at: {error.strerror}") from error
    if not stat.S_ISREG(mode):
        what = "a link" if stat.S_ISLNK(mode) else "no ordinary file"
        raise Occupied(f"{path} is {what}: choose another folder")


def agree(path: Path, run: Mapping[str, Any]) -> Mapping[str, Any]:
    """Compare what a run is made from with what is written down, which is given back; raises `Occupied`."""
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Occupied(f"{path} cannot be read, so the run cannot go on: {error}") from error
    if not isinstance(before, dict):
        raise Occupied(f"{path} is not what a run writes, so the run cannot go on")
    other = difference(before, run)
    if other is not None:
        raise Occupied(f"the run in {path.parent} cannot go on: {other}; choose another folder")
    return before


def covered(folder: Path, before: Mapping[str, Any], run: Mapping[str, Any], places: Sequence[Place]) -> None:
    """Compare the submissions that a run has lines of with those that are named now; raises `Occupied`."""
    named = {place.name: place for place in places}
    earlier = {**groups(folder / OLD), **groups(folder / RESULTS)}
    gone = sorted(earlier.keys() - named.keys())
    if gone:
        raise Occupied(
            f"{folder} has results of {counted(gone)}, which {'is' if len(gone) == 1 else 'are'} not among the "
            f"submissions named now{as_before(before)}; name all of them, or choose another folder"
        )
    if before.get(PATHS[1]) == run.get(PATHS[1]):
        return
    other = [name for name, lines in earlier.items() if lines.sha256 != fingerprint(named[name].path)]
    if other:
        raise Occupied(
            f"{folder} has results of other files of the same name ({counted(sorted(other))})"
            f"{as_before(before)}; choose another folder"
        )


def counted(names: Sequence[str]) -> str:
    """`alice.py and 11 others`."""
    more = len(names) - 1
    return f"{names[0]} and {more} other{'s' * (more > 1)}" if more else names[0]


def as_before(before: Mapping[str, Any]) -> str:
    """The paths that the run began with, in words."""
    paths = before.get(PATHS[0])
    return f" (the run began with {' '.join(map(str, paths))})" if isinstance(paths, list) and paths else ""


def seed_of(folder: Path) -> int | None:
    """The seed of the run whose results lie in a folder."""
    try:
        ours(folder / RUN)
        seed = json.loads((folder / RUN).read_text(encoding="utf-8"))["seed"]
    except (Occupied, OSError, ValueError, KeyError, TypeError):
        return None
    return seed if isinstance(seed, int) else None


def merged(folder: Path) -> dict[str, Earlier]:
    """Put all that is whole of earlier runs into `results.old.jsonl`, and say what it is."""
    known = Digests.known(folder / BLOCKS)
    found = {
        name: earlier
        for path in (folder / OLD, folder / RESULTS)
        for name, earlier in groups(path).items()
        if earlier.digest in known.get(name, ())
    }
    fresh = folder / FRESH
    with fresh.open("wb") as file:
        for earlier in found.values():
            file.writelines((line + "\n").encode("ascii") for line in texts(earlier))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / OLD)
    (folder / RESULTS).unlink(missing_ok=True)
    return groups(folder / OLD)
