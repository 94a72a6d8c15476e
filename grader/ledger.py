"""The results of a batch on disk: one line a report, in the order of the submissions, and resumable at any byte.

`results.jsonl` grows line by line, so that whatever ends a run leaves what was done. `run.json` says from what the
results follow; a run is gone on with only under the same plan. While it is, `results.old.jsonl` holds the lines
of the run before, from which what is still good is copied.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

RESULTS = "results.jsonl"
OLD = "results.old.jsonl"
RUN = "run.json"


class Occupied(Exception):
    """The folder of results holds something that this run would spoil; the text says what to do."""


@dataclass
class Earlier:
    """The lines about one submission that an earlier run left."""

    sha256: str
    fault: bool = False
    spans: list[tuple[Path, int, int]] = field(default_factory=list)  # file, offset, length


class Ledger:
    """Where a batch writes its lines; a context manager that leaves every finished submission behind."""

    def __init__(self, folder: Path, run: Mapping[str, Any], resume: bool) -> None:
        """Take the folder for a run; raises `Occupied`."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.earlier: dict[str, Earlier] = {}
        there = [path for path in (folder / RESULTS, folder / OLD) if path.exists()]
        if there and not resume:
            raise Occupied(f"{there[0]} exists: go on with --resume, or choose another folder")
        if there:
            agree(folder / RUN, run)
            self.earlier = merged(folder)
        else:
            (folder / RUN).write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
        self._file: IO[bytes] = (folder / RESULTS).open("wb")

    def has(self, name: str, sha256: str) -> bool:
        """Whether an earlier run has a report of this very file; a fault of ours is none."""
        earlier = self.earlier.get(name)
        return earlier is not None and earlier.sha256 == sha256 and not earlier.fault

    def copy(self, name: str) -> list[tuple[str, str]]:
        """Write the earlier lines about a submission again; gives each with its status."""
        lines = [text_at(*span) for span in self.earlier.pop(name).spans]
        self.write(lines)
        return [(str(json.loads(line)["status"]), line) for line in lines]

    def write(self, lines: list[str]) -> None:
        """Append the lines about one submission in one piece."""
        self._file.write("".join(line + "\n" for line in lines).encode("ascii"))
        self._file.flush()

    def finish(self) -> None:
        """All is written: what was copied from is not needed any more."""
        (self.folder / OLD).unlink(missing_ok=True)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if kind is None:
            self.finish()
        elif not (self.folder / RESULTS).stat().st_size:  # nothing was done: the folder is as free as it was
            (self.folder / RESULTS).unlink()


def agree(path: Path, run: Mapping[str, Any]) -> None:
    """Compare what a run is made from with what is written down; raises `Occupied`."""
    try:
        before = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Occupied(f"{path} cannot be read, so the run cannot go on: {error}") from error
    for key in sorted({*before, *run}):
        if before.get(key) != run.get(key):
            raise Occupied(
                f"{path} has {key} {before.get(key)!r}, not {run.get(key)!r}; "
                "a run goes on only as it began, so choose another folder"
            )


def seed_of(folder: Path) -> int | None:
    """The seed of the run whose results lie in a folder."""
    try:
        seed = json.loads((folder / RUN).read_text(encoding="utf-8"))["seed"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return seed if isinstance(seed, int) else None


def merged(folder: Path) -> dict[str, Earlier]:
    """Put all that earlier runs left into `results.old.jsonl`, and say what it is."""
    found = groups(folder / OLD, complete=True) | groups(folder / RESULTS, complete=False)
    fresh = folder / (OLD + ".new")
    with fresh.open("wb") as file:
        for earlier in found.values():
            file.writelines((text_at(*span) + "\n").encode("ascii") for span in earlier.spans)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / OLD)
    (folder / RESULTS).unlink(missing_ok=True)
    return groups(folder / OLD, complete=True)


def groups(path: Path, complete: bool) -> dict[str, Earlier]:
    """The whole lines of a file by submission; unless it is complete the last one is left out, for it may lack some."""
    found: dict[str, Earlier] = {}
    if not path.exists():
        return found
    offset, name = 0, ""
    with path.open("rb") as file:
        for raw in file:
            line = parsed(raw)
            if line is not None:
                name = str(line.get("submission", ""))
                earlier = found.setdefault(name, Earlier(str(line.get("sha256", ""))))
                earlier.spans.append((path, offset, len(raw)))
                earlier.fault |= line.get("status") == "fault"
            offset += len(raw)
    if not complete:
        found.pop(name, None)
    return found


def parsed(raw: bytes) -> dict[str, Any] | None:
    """The object of a whole line; None for a torn one."""
    try:
        line = json.loads(raw) if raw.endswith(b"\n") else None
    except ValueError:
        return None
    return line if isinstance(line, dict) else None


def text_at(path: Path, offset: int, length: int) -> str:
    """One line of a file, without its end."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(length).decode("ascii").rstrip("\n")
