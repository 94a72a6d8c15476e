"""Reads the corpus: every file with its header, typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Header:
    """What a corpus file says of itself, as comments `# key: value` on its first lines.

    verdict is "right", "wrong" or "broken"; dialect is "native" or "cs231n" ("" where it does not matter).
    wrong: the top-level functions that contain the mistake.
    spoiled: those that differ from the truth only because a wrong one comes before them (a forward pass) or
        is called by them.
    mistake: an id, or "none" for an oddity that no list of mistakes would have. outcome: for broken files,
        beginning with "invalid", "error", "not done yet" or "graded as usual".
    needs: modules beyond numpy and scipy that the file imports.
    shows: for wrong files, an input on which each wrong function differs.
    """

    verdict: str
    dialect: str
    wrong: tuple[str, ...] = ()
    spoiled: tuple[str, ...] = ()
    mistake: str = "none"
    single: bool = True
    style: str = ""
    shows: str = ""
    outcome: str = ""
    note: str = ""
    needs: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """The comma-separated words of a header's value."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def header(path: Path) -> Header:
    """Parse the leading comments of one file; ValueError names the file and what is missing."""
    fields: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8-sig", errors="replace").splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(":")
        fields[key.strip()] = value.strip()
    if fields.get("verdict") not in ("right", "wrong", "broken"):
        raise ValueError(f"{path.name}: no verdict in its header")
    return Header(
        verdict=fields["verdict"],
        dialect=fields.get("dialect", ""),
        wrong=words(fields.get("functions wrong", "")),
        spoiled=words(fields.get("functions spoiled", "")),
        mistake=fields.get("mistake", "none"),
        single=fields.get("single", "yes") == "yes",
        style=fields.get("style", ""),
        shows=fields.get("shows", ""),
        outcome=fields.get("outcome", ""),
        note=fields.get("note", ""),
        needs=words(fields.get("needs", "")),
    )


def corpus(folder: str) -> Iterator[tuple[Path, Header]]:
    """All files of "right", "wrong" or "broken" with their headers, sorted by name."""
    for path in sorted((HERE / folder).glob("*.py")):
        yield path, header(path)
