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
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.catalog import catalog
from grader.catalog.catalog import Catalog
from grader.dialects.signature import Dialect
from grader.model import Exercise, Mistakes
from grader.run.grader import Grader
from grader.sandbox.start import start
from grader.submissions.reader import read

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
CORPUS = ROOT / "tests" / "corpus"


def exercise_of(function: str, dialect: Dialect, known: Catalog) -> str:
    """The exercise that asks for a function of a dialect: the one whose last entry it is."""
    entry = dialect.functions()[function]
    return next(one.slug for one in known.outlines if one.entries[-1] == entry)


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
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    with start() as room, TemporaryDirectory() as folder:
        grader = Grader(known, room, seed=11)
        for file in files:
            path, header = Path(folder, file.name), file.header
            path.write_bytes(file.content)
            dialect = known.dialect(header.dialect)
            slug = exercise_of(header.wrong[0], dialect, known)
            (report,) = grader.reports(read(path), slug, dialect)
            first = report.diagnosis[0] if report.diagnosis else None
            kind = str(first.kind) if first else "-"
            mark = "-" if first is None else "right" if names(first.id, header.mistake, places) else "WRONG"
            by = "derived" if kind in ("mutant", "pair") else "otherwise"
            sums[known.outline(slug).chapter][f"{mark} {by}" if mark == "right" else mark] += 1
            said = " ".join(d.id for d in report.diagnosis)
            print(f"{path.stem:32} {header.mistake:30} {kind:10} {mark:5} {said}", flush=True)
    for chapter, found in sums.items():
        told = f"{found['right derived']} rightly by derived mutants, {found['right otherwise']} rightly otherwise"
        print(f"{chapter}, of {found.total()} files: {told}, {found['WRONG']} wrongly, {found['-']} not at all")


def names(said: str, mistake: str, places: Mapping[str, Sequence[str]]) -> bool:
    """Whether an id is that of a mistake, which may have several names, or names its place."""
    plain = re.sub(r"_\d$", "", said)
    return any(plain in (name, *places.get(name, ())) for name in mistake.split(" or "))


if __name__ == "__main__":
    main(sys.argv[1:])
