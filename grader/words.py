"""Names in sentences: several in a row, and the one that was probably meant, by one measure of likeness for all."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from pathlib import PurePath

LIKE = 0.75  # chek is check to 0.89, nofile is infinite to 0.57


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def of_number(count: int, what: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count} {what}{'s' * (count != 1)}"


def nearest(name: str, known: Collection[str]) -> str:
    """The known name that is most like another; empty where none is."""
    plain: dict[str, str] = {}
    for each in known:
        plain.setdefault(folded(each), each)
    letters = sorted(folded(name))
    turned = [each for each in plain if sorted(each) == letters]  # two letters exchanged
    close = turned or difflib.get_close_matches(folded(name), plain, n=1, cutoff=LIKE)
    return plain[close[0]] if close else ""


def meant(name: str, known: Collection[str]) -> str:
    """`; did you mean this?`, or nothing."""
    close = nearest(name, known)
    return f"; did you mean {close}?" if close else ""


def named_after(path: str, name: str) -> bool:
    """Whether the words of a name stand in a row in the name of a file, or of a folder that it lies in."""
    bare = str(PurePath(path).parent / PurePath(path).stem)  # `.` has no suffix to take away
    mine, wanted = (re.findall("[a-z0-9]+", text.lower()) for text in (bare, name))
    return f" {' '.join(wanted)} " in f" {' '.join(mine)} "


def folded(name: str) -> str:
    """A name without what is easily mistaken in it: capitals, and the characters between its words."""
    return "".join(c for c in name[:200].lower() if c not in "-_ ")
