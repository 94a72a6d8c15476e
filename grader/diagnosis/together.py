"""Two mistakes at a time: where no single one answers as the submission does, which two do?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from grader.diagnosis.answers import MutantAnswers, Seen, like, unique
from grader.diagnosis.pairs import Pair, Spoiled, apart, pairs
from grader.judging.callee import Callee
from grader.model import Diagnosis, DiagnosisKind, Exercise, Mistakes, Mutant
from grader.mutation.written_out import told_once

BOTH = ("forward", "backward")
MOST_ALIKE = 8  # derived mutants that answer alike, of which some may be told apart by the forward pass
MOST_DERIVED = 3000  # pairs of a forward and a backward mistake, both derived, that are asked for one submission


@dataclass(frozen=True)
class Together:
    """Looks for mistakes of one exercise that explain a submission together.

    Only mutants are asked here, so what it takes is no time of the submission's, which the probes may want.
    """

    exercise: Exercise
    mutant_answers: MutantAnswers
    lines: Callable[[], Sequence[Mutant]]  # derived from the solution's lines
    callee: Callee

    def explain(self, mutants: tuple[Mutant, ...], usable: Iterable[Seen], kinds: tuple[str, ...]) -> bool:
        """Whether the mutants answer as the student does, everywhere."""
        return all(self.mutant_answers.agrees(self.exercise, mutants, one, kind) for one in usable for kind in kinds)

    def alike(self, usable: list[Seen], kind: str, mutants: Sequence[Mutant]) -> list[Mutant]:
        """The mutants that answer alike; of those that have the gradients, such as have the forward answers, too."""
        found = [m for m in mutants if usable and self.explain((m,), usable, (kind,))]
        return self.fitting_forward(found, usable, kind) or found

    def derived(self, usable: list[Seen], kind: str, most: int) -> list[Mutant]:
        """Some derived mutants that answer alike, each mistake once; a second one has the forward answers, too."""
        found = told_once(m for m in (self.lines() if usable else ()) if self.explain((m,), usable, (kind,)))
        first = list(islice(found, most if kind == BOTH[0] else MOST_ALIKE))
        return self.fitting_forward(first, usable, kind)[:most] or first[:1]

    def fitting_forward(self, mutants: list[Mutant], usable: list[Seen], kind: str) -> list[Mutant]:
        """Those that have the submission's forward answers, where the gradients are what is asked and it gave any."""
        if kind == BOTH[0] or any(one.forward is None for one in usable):
            return mutants
        return [m for m in mutants if self.explain((m,), usable, BOTH[:1])]

    def of(self, usable: list[Seen], kind: str, mutants: Sequence[Mutant]) -> list[Diagnosis]:
        """The first two mutants that answer alike together: written ones, one of them rare, else two derived ones."""
        with self.callee.uncounted():
            return self.any_two(usable, kind, mutants)

    def any_two(self, usable: list[Seen], kind: str, mutants: Sequence[Mutant]) -> list[Diagnosis]:
        """The same, whatever the time."""
        kinds: tuple[str, ...] = (kind,)
        spoiled = self.spoiled(usable, kinds)
        if spoiled is None:
            return []
        if kind == "backward" and all(one.forward for one in usable) and self.explain((), usable, BOTH[:1]):
            kinds = BOTH[::-1]  # two mistakes of the way back leave the way there as it was
        tried = (
            spoiled.covering(pairs(unique(mutants))),
            spoiled.fitting(unique(m for m in mutants if not m.wraps)),
            spoiled.fitting(self.lines()),
        )
        found = (self.first(usable, kinds, candidates) for candidates in tried)
        return next(filter(None, found), [])

    def with_backward(self, usable: list[Seen], found: list[Diagnosis], mistakes: Mistakes) -> list[Diagnosis]:
        """Forward mistakes that were found, alone if they explain the gradients too, else with one of those.

        The gradients may be those of the forward pass as written, or as it should be: a slip in the line of a result
        alone leaves what the cache holds as it was.
        """
        with self.callee.uncounted():
            return self.after_forward(usable, found, mistakes)

    def after_forward(self, usable: list[Seen], found: list[Diagnosis], mistakes: Mistakes) -> list[Diagnosis]:
        """The same, whatever the time."""
        known = {diagnosis.advice for diagnosis in found}
        forward, others = [m for m in unique(mistakes.forward) if m.advice in known], unique(mistakes.mutants)
        if not forward:
            return self.both(usable, found, [m for m in self.lines() if m.advice in known], self.lines(), MOST_DERIVED)
        return self.both(usable, found, forward, others)

    def beside_derived(self, usable: list[Seen], found: list[Diagnosis]) -> list[Diagnosis]:
        """A forward mistake that is written, together with a derived one of the backward pass."""
        if any(found[0].advice == m.advice for m in self.lines()):
            return []
        with self.callee.uncounted():
            twins = [m for m in self.lines() if self.explain((m,), usable, BOTH[:1])]
            again = self.both(usable, found, twins, self.lines(), MOST_DERIVED)
        first = [replace(found[0], evidence=one.evidence, kind=one.kind) for one in again[:1]]  # its advice says more
        return [*first, *again[1:]]

    def both(
        self,
        usable: list[Seen],
        found: list[Diagnosis],
        forward: Sequence[Mutant],
        others: Sequence[Mutant],
        most: int | None = None,
    ) -> list[Diagnosis]:
        """What is known of the forward pass where that explains the gradients too; else with one of the others.

        Of two names of one forward mistake only one may explain the gradients: then it alone is told.
        """
        whole = {m.advice for m in forward if self.explain((m,), usable, BOTH)}
        if whole or self.explain((), usable, BOTH[1:]):
            return [replace(one, evidence=found[0].evidence) for one in found if one.advice in whole] or found
        spoiled = self.spoiled(usable, BOTH)
        pairs = spoiled.covering(filter(apart, product(forward, others))) if spoiled else ()
        return self.first(usable, BOTH, islice(pairs, most)) or self.beside(usable, found[:1], others)

    def beside(self, usable: list[Seen], found: list[Diagnosis], others: Iterable[Mutant]) -> list[Diagnosis]:
        """A forward mistake that the gradients know nothing of, and the mutant that explains these."""
        alone = next((m for m in others if self.explain((m,), usable, BOTH[1:])), None)
        if alone is None:
            return []
        return [*found, like(alone, f"the gradients, on {len(usable)} of {len(usable)} inputs", DiagnosisKind.PAIR)]

    def first(self, usable: list[Seen], kinds: tuple[str, ...], pairs: Iterable[Pair]) -> list[Diagnosis]:
        """The first of some pairs that answers alike everywhere."""
        for pair in pairs:
            if self.explain(pair, usable, kinds):
                evidence = f"{len(usable)} of {len(usable)} inputs, both together"
                return [like(m, evidence, DiagnosisKind.PAIR) for m in pair]
        return []

    def spoiled(self, usable: list[Seen], kinds: tuple[str, ...]) -> Spoiled | None:
        """What the submission spoils on one random case."""
        known = next((one for one in usable if one.case in self.mutant_answers.passing), None)
        return Spoiled(self.exercise, self.mutant_answers, known, kinds) if known else None
