"""What a teacher's own exercise gets for nothing: hand-written mutants switched off, what do derived ones name?

    python benchmarks/derived.py [PART OF A NAME ...]

Every wrong file of the corpus with a single, listed mistake is graded on the exercise of its first wrong function.
A derived mutant that is named answers as the file does on every input; PLACES says, for each mistake, which of the
solution's names its place has, so that a mutant that answers alike by way of another place does not count.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

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
    files = [(p, h) for p, h in corpus("wrong") if h.single and h.mistake != "none"]
    files = [(p, h) for p, h in files if not parts or any(part in p.name for part in parts)]
    derived = other = 0
    with start() as room:
        grader = Grader(known, room, seed=11)
        for path, header in files:
            slug = exercise_of(header.wrong[0])
            dialect = known.dialect(header.dialect)
            (report,) = grader.reports(read(path), slug, dialect)
            first = report.diagnosis[0] if report.diagnosis else None
            kind = str(first.kind) if first else "-"
            derived += kind in ("mutant", "pair")
            other += kind not in ("mutant", "pair", "-")
            said = [d.id for d in report.diagnosis]
            print(f"{path.stem:32} {header.mistake:30} {kind:10} {' '.join(said)}", flush=True)
    print(f"{derived} of {len(files)} by derived mutants, {other} otherwise")


if __name__ == "__main__":
    main(sys.argv[1:])
