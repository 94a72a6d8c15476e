"""Reads the corpus: every file with its header, typed; those that are kept as changes to another one are put together.

A file whose header says `# base: right/native_tape.py` is that file under a header of its own, with some lines
replaced. Each replacement is written below the header as

    # replace:
    the old lines
    # by:
    the new lines

and the old lines stand exactly once in the base. A base is a whole file.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
VERDICTS = {"right": "right", "wrong": "wrong", "broken": "broken", "once_accepted": "wrong", "once_refused": "right"}
REPLACE, BY = "# replace:", "# by:"


@dataclass(frozen=True)
class Header:
    """What a corpus file says of itself, as comments `# key: value` on its first lines.

    verdict is "right", "wrong" or "broken"; dialect is one of trial.NAMES ("" where it does not matter).
    wrong: the top-level functions that contain the mistake.
    spoiled: those that differ from the truth only because a wrong one comes before them (a forward pass) or
        is called by them.
    blamed: those that lose points because a wrong one is called by their exercise, though they are right.
    mistake: what the grader must call it, "a or b" where either will do, "a + b" where both must be named; "none"
        for an oddity that no list of mistakes would have.
    unnamed: the mistake in words, if it is an ordinary one that the grader cannot name.
    forbidden: a module that costs all points wherever the file uses it.
    outcome: for broken files, what the grader must say; see `outcomes.py`.
    needs: modules beyond numpy and scipy that the file imports.
    shows: for wrong files, an input on which each wrong function differs.
    """

    verdict: str
    dialect: str
    wrong: tuple[str, ...] = ()
    spoiled: tuple[str, ...] = ()
    blamed: tuple[str, ...] = ()
    mistake: str = "none"
    unnamed: str = ""
    forbidden: str = ""
    single: bool = True
    style: str = ""
    shows: str = ""
    outcome: str = ""
    note: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """Some lines of a base and what stands in their place."""

    old: str
    new: str


@dataclass(frozen=True)
class CorpusFile:
    """One submission of the corpus; base is "" for a file that is kept whole."""

    folder: str
    name: str
    header: Header
    content: bytes
    base: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def stem(self) -> str:
        """The name without its ending, for ids of tests."""
        return self.name.removesuffix(".py")


def words(text: str) -> tuple[str, ...]:
    """The comma-separated words of a header's value."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def head(text: str) -> list[str]:
    """The leading lines that are comments `# key: value`, as they stand."""
    lines = []
    for line in text.split("\n"):
        if not line.lstrip("\ufeff").startswith("# "):
            break
        lines.append(line)
    return lines


def header(name: str, text: str) -> Header:
    """Parse the leading comments of one file; ValueError names the file and what is missing."""
    fields = {}
    for line in head(text):
        key, _, value = line.lstrip("\ufeff")[2:].partition(":")
        fields[key.strip()] = value.strip()
    if fields.get("verdict") not in ("right", "wrong", "broken"):
        raise ValueError(f"{name}: no verdict in its header")
    return Header(
        verdict=fields["verdict"],
        dialect=fields.get("dialect", ""),
        wrong=words(fields.get("functions wrong", "")),
        spoiled=words(fields.get("functions spoiled", "")),
        blamed=words(fields.get("functions blamed", "")),
        mistake=fields.get("mistake", "none"),
        unnamed=fields.get("unnamed", ""),
        forbidden=fields.get("forbidden", ""),
        single=fields.get("single", "yes") == "yes",
        style=fields.get("style", ""),
        shows=fields.get("shows", ""),
        outcome=fields.get("outcome", ""),
        note=fields.get("note", ""),
        needs=words(fields.get("needs", "")),
    )


def changes(text: str) -> tuple[Change, ...]:
    """The replacements below a header."""
    blocks = text.removesuffix("\n").split(f"\n{REPLACE}\n")[1:]
    parted = [f"\n{block}".split(f"\n{BY}", 1) for block in blocks]
    return tuple(Change(old.removeprefix("\n"), new.removeprefix("\n")) for old, new in parted)


def replaced(text: str, change: Change) -> str:
    """The text with one block of whole lines replaced; ValueError unless it stands there exactly once."""
    framed, old = f"\n{text}\n", f"\n{change.old}\n"
    places = sum(framed.startswith(old, at) for at in range(len(framed)))
    if places != 1:
        raise ValueError(f"stands {places} times in the base:\n{change.old}")
    new = f"\n{change.new}\n" if change.new else "\n"
    return framed.replace(old, new)[1:-1]


def expanded(text: str, base: str) -> str:
    """The file that a header with changes stands for: its own header, the rest of the base, changed."""
    own = [line for line in head(text) if not line.startswith(("# base:", REPLACE))]
    body = base.removeprefix("\n".join(head(base)) + "\n")
    for change in changes(text):
        body = replaced(body, change)
    return "\n".join([*own, body])


def loaded(path: Path) -> CorpusFile:
    """One file of the corpus, whole."""
    content = path.read_bytes()
    text = content.decode("utf-8", "replace")
    base = next((line.removeprefix("# base: ") for line in head(text) if line.startswith("# base: ")), "")
    if base:
        try:
            content = expanded(text, (HERE / base).read_text(encoding="utf-8")).encode()
        except ValueError as error:
            raise ValueError(f"{path.name} {error}") from error
    return CorpusFile(
        path.parent.name, path.name, header(path.name, text), content, base, changes(text) if base else ()
    )


def corpus(folder: str) -> list[CorpusFile]:
    """All files of a folder, sorted by name."""
    return [loaded(path) for path in sorted((HERE / folder).glob("*.py"))]


def write(destination: Path) -> None:
    """The whole corpus in full, for whoever wants to grade it as a batch."""
    for folder in VERDICTS:
        (destination / folder).mkdir(parents=True)
        for file in corpus(folder):
            (destination / folder / file.name).write_bytes(file.content)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
