"""Which lines of results belong together: the block of each submission, and whether it is as it was written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BLOCKS = "blocks.jsonl"


@dataclass
class Earlier:
    """The lines about one submission that an earlier run left."""

    sha256: str
    digest: str = ""  # of all its lines
    fault: bool = False
    spans: list[tuple[Path, int, int]] = field(default_factory=list)  # file, offset, length


class Digests:
    """The digests of the blocks that were written, one line each; what a torn line said is not known any more."""

    def __init__(self, path: Path, anew: bool) -> None:
        """Go on with the file, or begin it."""
        self.there = {} if anew else self.known(path)
        self._file = path.open("wb" if anew else "ab")
        self._file.write(b"" if anew else b"\n")  # the last line may be torn

    @staticmethod
    def known(path: Path) -> dict[str, set[str]]:
        """The digests by submission."""
        found: dict[str, set[str]] = {}
        for raw in path.read_bytes().split(b"\n") if path.exists() else ():
            line = parsed(raw)
            if line is not None:
                found.setdefault(str(line.get("submission")), set()).add(str(line.get("sha256")))
        return found

    def add(self, name: str, digest: str) -> None:
        """Note how the lines about a submission read."""
        if digest not in self.there.setdefault(name, set()):
            self.there[name].add(digest)
            self._file.write((json.dumps({"submission": name, "sha256": digest}) + "\n").encode("ascii"))
            self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def groups(path: Path) -> dict[str, Earlier]:
    """The whole lines of a file of results by submission."""
    found: dict[str, Earlier] = {}
    digests: dict[str, Any] = {}
    if not path.exists():
        return found
    offset = 0
    with path.open("rb") as file:
        for raw in file:
            line = parsed(raw) if raw.endswith(b"\n") else None
            if line is not None:
                name = str(line.get("submission", ""))
                earlier = found.setdefault(name, Earlier(str(line.get("sha256", ""))))
                earlier.spans.append((path, offset, len(raw)))
                earlier.fault |= line.get("status") == "fault"
                digests.setdefault(name, hashlib.sha256()).update(raw)
            offset += len(raw)
    for name, earlier in found.items():
        earlier.digest = digests[name].hexdigest()
    return found


def parsed(raw: bytes) -> Mapping[str, Any] | None:
    """The object of a line; None for a torn one."""
    try:
        line = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return line if isinstance(line, dict) else None


def texts(earlier: Earlier) -> list[str]:
    """The lines about one submission, without their ends."""
    return [text_at(*span) for span in earlier.spans]


def text_at(path: Path, offset: int, length: int) -> str:
    """One line of a file, without its end."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(length).decode("ascii").rstrip("\n")
