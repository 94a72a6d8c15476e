"""Small exercises for the tests, one text each in `small/`: three files, right answers in odd styles, wrong answers.

`== wrong in sizes: y has shape` stands above an answer that the check `sizes` catches and tells in these words.
"""

import re
from dataclasses import dataclass
from pathlib import Path

HEAD = 'title = "{name}"\nhint = "Look at the shapes of everything first."\n'
TEXTS = Path(__file__).parent / "small"


@dataclass(frozen=True)
class Wrong:
    """A wrong answer, the check that catches it, and what it says."""

    check: str
    facts: str
    source: str


@dataclass(frozen=True)
class Small:
    """The rest of an exercise.toml, a solution, other right answers, wrong ones, and regimes that are not asked."""

    toml: str
    solution: str
    right: tuple[str, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    unasked: tuple[str, ...] = ()


def read(path: Path) -> Small:
    """One of the texts."""
    parts = re.findall(r"^== (.*)\n((?:(?!== ).*\n)*)", path.read_text(encoding="utf-8"), re.MULTILINE)
    kept = {head: tuple(body for name, body in parts if name == head) for head, _ in parts}
    wrong = [(re.fullmatch(r"wrong in (\w+): ?(.*)", head), body) for head, body in parts]
    return Small(
        kept["exercise.toml"][0],
        kept["solution"][0].rstrip() + "\n",
        kept.get("right", ()),
        tuple(Wrong(found[1], found[2], body) for found, body in wrong if found),
        tuple(body.strip() for body in kept.get("unasked", ())),
    )


SMALL = {path.stem: read(path) for path in sorted(TEXTS.glob("*.txt"))}


def written(folder: Path, name: str, small: Small) -> Path:
    """The three files below a folder of exercises; gives that of the exercise."""
    made = folder / "small" / name
    made.mkdir(parents=True, exist_ok=True)
    (made / "exercise.toml").write_text(HEAD.format(name=name) + small.toml, encoding="utf-8")
    (made / "task.md").write_text(f"# {name}\n\nWrite it.\n", encoding="utf-8")
    (made / "solution.py").write_text(f"import numpy as np\n\n\n{small.solution}", encoding="utf-8")
    return made
