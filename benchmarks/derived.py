"""What a teacher's own exercise gets for nothing: hand-written mutants switched off, what do derived ones name?

    python benchmarks/derived.py [PART OF A NAME ...]

Every wrong file of the corpus with a single, listed mistake is graded on the exercise of its first wrong function.
A derived mutant that is named answers as the file does on every input; places.toml says, for each mistake, which ids
name its place, so that one that answers alike by way of another place does not count.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.catalog import catalog
from grader.model import Exercise, Mistakes
from grader.run.grader import Grader
from grader.sandbox.start import start
from grader.submissions.reader import read

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
CORPUS = ROOT / "tests" / "corpus"


def exercise_of(function: str) -> str:
    """The exercise that asks for a function, whatever the dialect calls it."""
    chapter, _, rest = function.partition("_")
    kinds = {"step_forward": "step", "forward": "sequence", "backward": "sequence-backward"}
    return f"{chapter}-{kinds.get(rest, rest).replace('_', '-')}"


def bare(exercise: Exercise) -> Exercise:
    """An exercise that knows nothing but its solution: no hand-written mutant, no probe."""
    known = exercise.mistakes()
    return replace(exercise, mistakes=lambda: Mistakes(known.build, (), derived=known.derived), forbidden=())


def main(parts: list[str]) -> None:
    """Print a line for every file, and the sum."""
    from tests.corpus.loading import corpus

    full = catalog.load()
    known = replace(full, loader=lambda slug: bare(full.loader(slug)))
    files = [file for file in corpus("wrong") if file.header.single and file.header.mistake != "none"]
    files = [file for file in files if not parts or any(part in file.name for part in parts)]
    places = tomllib.loads((ROOT / "benchmarks" / "places.toml").read_text(encoding="utf-8"))
    derived = other = wrong = 0
    with start() as room, TemporaryDirectory() as folder:
        grader = Grader(known, room, seed=11)
        for file in files:
            path, header = Path(folder, file.name), file.header
            path.write_bytes(file.content)
            slug = exercise_of(header.wrong[0])
            dialect = known.dialect(header.dialect)
            (report,) = grader.reports(read(path), slug, dialect)
            first = report.diagnosis[0] if report.diagnosis else None
            kind = str(first.kind) if first else "-"
            right = first is not None and re.sub(r"_\d$", "", first.id) in places.get(header.mistake, ())
            derived += right and kind in ("mutant", "pair")
            other += right and kind not in ("mutant", "pair")
            wrong += not right and first is not None
            said = [d.id for d in report.diagnosis]
            mark = "right" if right else "-" if first is None else "WRONG"
            print(f"{path.stem:32} {header.mistake:30} {kind:10} {mark:5} {' '.join(said)}", flush=True)
    told = f"{derived} rightly by derived mutants, {other} rightly otherwise, {wrong} wrongly"
    print(f"of {len(files)} files: {told}, {len(files) - derived - other - wrong} not at all")


if __name__ == "__main__":
    main(sys.argv[1:])
