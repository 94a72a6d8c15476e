"""An exercise from its solution: the question, what is right, the checks and what mutants are asked, put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grader.checks.draws import Draws
from grader.derived import suite
from grader.derived.answers import answers_of
from grader.derived.cases import Case, draws_of
from grader.derived.laws import Right
from grader.derived.loading import beside, namespace
from grader.derived.mistakes import mistakes
from grader.derived.question import KEYS, Question, question
from grader.derived.regimes import regimes, sizes_for
from grader.derived.source import Written, functions
from grader.derived.stored import CASES, Stored, read
from grader.derived.truth import Truth, Wanted
from grader.dialects import toml_file
from grader.dialects.signature import leaves
from grader.errors import BadDialect, BadExercise
from grader.model import Answers, Check, Mistakes

PROBES = 2  # cases of each regime in which the solution is tried


@dataclass(frozen=True, eq=False)
class Derived:
    """What follows from a solution. `given(case)` and `wanted(case)` are for checks of an author's own."""

    right: Right
    unasked: tuple[str, ...]  # regimes that the solution cannot answer well, with the reason
    checks: tuple[Check, ...]
    answers: Answers | None
    words: Mapping[str, str]

    def draws(self, *names: str, rounds: int = 1) -> Draws:
        """The cases of a check, one for each regime and round."""
        return draws_of(self.right.question, self.right.regimes, names, rounds)

    def given(self, case: Case) -> dict[str, Any]:
        """The arguments of a case by name."""
        return self.right.given(case)

    def wanted(self, case: Case) -> Wanted:
        """The right answer to a case."""
        return self.right.wanted(case)

    def mistakes(self) -> Mistakes:
        """What is known of mistakes; nothing where there is no solution to make them of."""
        if isinstance(self.right, Stored):
            return Mistakes(lambda replaces: {}, ())
        return mistakes(self.right.question.where.parent / "solution.py", self.words)


def of(path: str | Path) -> Derived:
    """What follows from the solution beside a file (`of(__file__)`), or in a folder."""
    folder = Path(path) if Path(path).is_dir() else Path(path).parent
    path = folder / "exercise.toml"
    try:
        content = toml_file.read(path)
        toml_file.typed(path.name, {key: content[key] for key in KEYS if key in content}, KEYS)
        toml_file.needed(path.name, content, ("arguments",))
    except BadDialect as error:
        raise BadExercise(str(error)) from error
    return derived(asked(folder, content), content)


def asked(folder: Path, content: Mapping[str, Any]) -> Question:
    """The question of a folder, without running its solution; raises BadExercise."""
    return question(folder, content, written(folder))


def written(folder: Path) -> dict[str, Written]:
    """The functions of a solution, or those of which answers are stored."""
    return dict(read(folder).functions) if stored(folder) else functions(folder / "solution.py")


def stored(folder: Path) -> bool:
    """Whether a folder has stored answers instead of a solution."""
    return (folder / CASES).is_file() and not (folder / "solution.py").is_file()


def derived(question: Question, content: Mapping[str, Any]) -> Derived:
    """The checks and what goes with them; raises BadExercise, or what the solution raises."""
    folder = question.where.parent
    if not stored(folder):
        return from_solution(question, content)
    right = Stored(question, regimes(question), read(folder))
    checks = suite.checks(right, right.draws, right.content.drawn)
    return Derived(right, right.content.unasked, checks, None, {})


def from_solution(question: Question, content: Mapping[str, Any]) -> Derived:
    """Run the solution, see where it can be asked, and make the checks."""
    made = namespace(question.where.parent / "solution.py")
    right = Truth(question, regimes(question), beside(question.where.parent, made))
    probed = {name: list(unfit(right, name)) for name in right.regimes}
    unasked = {name: max(found) for name, found in probed.items() if any(found)}
    if any(probed["ordinary"]):
        where, entry = question.where.parent / "solution.py", question.entry
        why = unasked["ordinary"]
        twice = right.answers_otherwise(next(case for case in cases_of(right, "ordinary") if right.wanted(case).unfit))
        why = "gives two answers to the same input" if twice else why
        raise BadExercise(f"{where}: {entry} cannot be asked: on ordinary inputs it {why}")
    shaped(right)
    fit = [name for name, found in probed.items() if not all(found)]

    def draws(*names: str, rounds: int = 1) -> Draws:
        return draws_of(question, right.regimes, names, rounds)

    return Derived(
        right,
        tuple(f"{name} ({'' if all(probed[name]) else 'at times '}{why})" for name, why in unasked.items()),
        suite.checks(right, draws, fit),
        answers_of(right, draws("ordinary", rounds=8)),
        content.get("words", {}),
    )


def unfit(right: Truth, name: str) -> Iterator[str]:
    """Of some cases of a regime, why each is not asked; nothing for one that is."""
    yield from (right.wanted(case).unfit for case in cases_of(right, name))


def cases_of(right: Truth, name: str) -> Iterator[Case]:
    """Some cases of a regime."""
    sizes = sizes_for(right.regimes[name].sizes, right.question.letters)
    yield from (Case(sizes[seed % len(sizes)], seed, name) for seed in range(PROBES))


def shaped(right: Truth) -> None:
    """See that the solution returns what is declared; raises BadExercise."""
    question = right.question
    case = Case(sizes_for("different", question.letters)[0])
    sizes = dict(zip(question.letters, case.sizes, strict=True))
    wanted = right.wanted(case)
    both = [(question.signature, wanted.outputs)]
    both += [(question.backward.signature, wanted.gradients)] if question.backward else []
    for signature, values in both:
        for item in leaves(signature.returns):
            if item.move is None or item.move.spelling.plain:
                continue
            value, want = np.asarray(values[item.names[0]]), item.move.spelling.shape(sizes)
            if value.shape != want:
                solution = question.where.parent / "solution.py"
                got = "as None" if not value.shape and value.item() is None else f"with shape {value.shape}"
                raise BadExercise(
                    f"{solution}: {signature.function} returns {item.label} {got}, but {question.where} "
                    f"makes it {want} = {item.move.spelling.words()}"
                )
