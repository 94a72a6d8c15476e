"""What is right: the solution itself, asked in extended precision; and how large a gap a right answer may have.

Where the solution cannot take extended precision (np.linalg, a cast of its own) its float64 answer stands. The natural
size of a result is measured: by how much it moves, per unit, when every number that goes in is moved by its last
digits; another order of sums moves it no further. What the solution itself cannot answer well is not asked: see
`Wanted.unfit`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from grader.checks.tolerance import TOLERANCE, Tolerance
from grader.checks.types import Function
from grader.derived.arguments import Argument, Nest
from grader.derived.cases import Case, given
from grader.derived.precision import (
    Values,
    distance,
    is_floating,
    moved,
    narrowed,
    parts_of,
    same_places,
    size_of,
    widened,
)
from grader.derived.question import Question, named
from grader.derived.regimes import Regime, away_from_zero
from grader.dialects.packing import flattened
from grader.dialects.signature import CACHE, Group
from grader.errors import BadExercise

STEP = (2.0**-30, 2.0**-26)  # of the numbers that go in, in extended precision and in float64
DIRECTIONS = 3
JUMP = 1e-4  # a result that moves further, in units of its size, has no answer that rounding leaves alone
SHARE = 0.1  # of the allowed gap that the solution itself may use up
INFINITE = ("ordinary", "sizes", "choices")  # the checks that ask for infinities, where the solution has some


@dataclass(frozen=True)
class Wanted:
    """Right answers, and the natural size of each of their parts by place (`grads[0]`)."""

    outputs: Values
    scale: Mapping[str, float]
    gradients: Values = field(default_factory=dict)
    gradient_scale: Mapping[str, float] = field(default_factory=dict)
    unfit: str = ""  # why the case is not asked


@dataclass(frozen=True, eq=False)
class Truth:
    """The functions of a solution, asked about cases."""

    question: Question
    regimes: Mapping[str, Regime]
    functions: Mapping[str, Function]

    @lru_cache(maxsize=4096)  # noqa: B019  (it lives as long as its exercise)
    def given(self, case: Case) -> dict[str, Any]:
        """The parts of all arguments."""
        return given(self.question, self.regimes[case.regime], case)

    @lru_cache(maxsize=4096)  # noqa: B019
    def cotangents(self, case: Case) -> dict[str, Any]:
        """The arriving gradients of a pair, as large as the results of which they are the gradients."""
        if self.question.backward is None:
            return {}
        outputs, _ = self.forward(widened(self.given(case), np.float64))
        rng = np.random.default_rng([case.run, case.seed, 7])
        return {
            name: self.cotangent(rng, np.shape(outputs[of]), case)
            for name, of in self.question.backward.cotangents.items()
        }

    def cotangent(self, rng: np.random.Generator, shape: tuple[int, ...], case: Case) -> Any:
        """One arriving gradient."""
        made = away_from_zero(rng.normal(size=shape))
        made = (np.round(made, case.digits) if case.digits else made) * self.regimes[case.regime].cotangents
        if self.regimes[case.regime].dtype == "float32":
            made = made.astype(np.float32)
        return made if shape else made.item()

    @lru_cache(maxsize=4096)  # noqa: B019
    def wanted(self, case: Case) -> Wanted:
        """The right answer to a case; what the solution raises is said as `unfit`."""
        try:
            with np.errstate(all="ignore"):
                return self.found(case)
        except BadExercise:
            raise
        except Exception as error:
            if case.regime == "ordinary":
                error.add_note(f"exercise.toml has it given {shapes(self.given(case))}")
                raise
            return Wanted({}, {}, unfit=f"raises {type(error).__name__}")

    def found(self, case: Case) -> Wanted:
        """The right answer to a case."""
        parts, arriving = self.given(case), self.cotangents(case)
        plain = self.answer(widened(parts, np.float64), widened(arriving, np.float64))
        wide = self.extended(parts, arriving)
        extended = wide is not None and all(map(same_places, wide, plain))
        right = wide if wide is not None and extended else plain
        dtype, step = (np.longdouble, STEP[0]) if extended else (np.float64, STEP[1])
        scales = self.scales(widened(parts, dtype), widened(arriving, dtype), right, step)
        floors = (1.0, max((size_of(value) for value in arriving.values()), default=0.0))
        scale, gradient_scale = (
            {place: max(size, floor) for place, size in sizes.items()}
            for sizes, floor in zip(scales, floors, strict=True)
        )
        outputs, gradients = narrowed(right[0]), narrowed(right[1])
        infinite = self.regimes[case.regime].group in INFINITE
        unfit = (
            complaint(plain[0], outputs, scale, TOLERANCE["forward"], infinite)
            or complaint(plain[1], gradients, gradient_scale, TOLERANCE["gradient"], infinite)
            or jumping(outputs, scales[0], step)
            or jumping(gradients, scales[1], step)
        )
        return Wanted(outputs, scale, gradients, gradient_scale, unfit)

    def answers_otherwise(self, case: Case) -> bool:
        """Whether the solution gives another answer when it is asked the same once more."""
        parts, arriving = (widened(each, np.float64) for each in (self.given(case), self.cotangents(case)))
        with np.errstate(all="ignore"):
            one, other = (repr(self.answer(parts, arriving)) for _ in range(2))
        return one != other

    def extended(self, parts: Values, arriving: Values) -> tuple[Values, Values] | None:
        """The answer in extended precision; None where the solution cannot."""
        try:
            return self.answer(widened(parts, np.longdouble), widened(arriving, np.longdouble))
        except Exception:
            return None

    def scales(
        self, parts: Values, arriving: Values, right: tuple[Values, Values], step: float
    ) -> tuple[dict[str, float], dict[str, float]]:
        """How far each part of the answer moves when every number that goes in is moved a little, per unit."""
        rng = np.random.default_rng(0)
        before = tuple(map(parts_of, right))
        scales: tuple[dict[str, float], ...] = tuple(dict.fromkeys(known, 0.0) for known in before)
        for _ in range(DIRECTIONS):
            try:
                there = map(parts_of, self.answer(moved(parts, rng, step), moved(arriving, rng, step)))
            except Exception:
                there = map(parts_of, ({}, {}))
            for sizes, now, then in zip(scales, there, before, strict=True):
                for place in sizes:
                    sizes[place] = max(sizes[place], distance(now.get(place), then[place]) / step)
        return scales[0], scales[1]

    def answer(self, parts: Values, arriving: Values) -> tuple[Values, Values]:
        """Results and gradients by name."""
        outputs, cache = self.forward(parts)
        backward = self.question.backward
        if backward is None:
            return outputs, {}
        known = {**outputs, **{a.name: arranged(a, parts) for a in self.question.arguments}, **arriving, CACHE: cache}
        value = self.functions[backward.signature.function](*[known[name] for name in backward.parameters])
        return outputs, self.taken_apart(backward.signature.returns, value, backward.signature.function)[0]

    def forward(self, parts: Values) -> tuple[Values, Any]:
        """The results of the (forward) function by name, and its cache."""
        args = [arranged(argument, parts) for argument in self.question.arguments]
        value = self.functions[self.question.entry](*args)
        return self.taken_apart(self.question.signature.returns, value, self.question.entry)

    def taken_apart(self, returns: Group, value: Any, function: str) -> tuple[Values, Any]:
        """What a function of the solution returned, by name; raises BadExercise where it is not what is declared."""
        single = len(returns.items) == 1 and not (isinstance(value, tuple) and len(value) == 1)
        found: dict[str, Any] = {}
        cache: Any = None
        for item, part, _ in flattened(returns, (value,) if single else value):
            if item.is_cache:
                cache = part
            elif item.move is not None and not item.move.spelling.plain:
                found[item.names[0]] = np.asarray(part)
            else:
                found[item.names[0]] = part
        lacking = [name for name in named(returns) if name not in found]
        if lacking:
            where = self.question.where.parent / "solution.py"
            raise BadExercise(f"{where}: {function} does not return {lacking[0]}, or not in the structure that it says")
        return found, cache


def shapes(values: Values) -> str:
    """`x (4, 3), V 3`: what an author can hold against the line that raised."""
    told = (f"{name} {np.shape(value) or repr(value)[:30]}" for name, value in values.items())
    return ", ".join(told)


def arranged(argument: Argument, parts: Values) -> Any:
    """An argument of a call from its parts, arrays as copies."""
    if isinstance(argument, Nest):
        inside = [arranged(item, parts) for item in argument.items]
        return dict(zip(argument.keys, inside, strict=True)) if argument.keys else inside
    value = parts[argument.name]
    return value.copy() if isinstance(value, np.ndarray) else value


def jumping(right: Values, scale: Mapping[str, float], step: float) -> str:
    """Whether some part of the answer moves much further than what goes in."""
    found = parts_of(right).items()
    return "" if all(scale[at] * step <= JUMP * (1.0 + size_of(value)) for at, value in found) else "jumps"


def complaint(plain: Values, right: Values, scale: Mapping[str, float], tolerance: Tolerance, infinite: bool) -> str:
    """Why the solution's own answer in float64 is not good enough to ask others for it; nothing where it is."""
    found = parts_of(right)
    for place, mine in parts_of(plain).items():
        theirs = found[place]
        if not is_floating(mine):
            if not np.array_equal(mine, theirs):
                return "loses its digits"
        elif np.isnan(mine).any():
            return "gives nan"
        elif not infinite and not np.isfinite(mine).all():
            return "overflows"
        elif not distance(mine, theirs) <= SHARE * tolerance.allows(size_of(theirs), scale[place]):
            return "overflows" if np.isinf(mine).any() else "loses its digits"
    return ""
