"""Mutated text runs: it answers, it raises in one way, and it comes to an end."""

from __future__ import annotations

import numpy as np
import pytest

from grader.errors import Raised
from grader.mutation import build as module
from grader.mutation.build import Build
from grader.mutation.derive import derived_mutants, mistakes_of

TEXT = """
import numpy as np

def scaled(x, s):
    y = x * s
    return y

def summed(X, h):
    for x in X:
        h = h + scaled(x, 2.0)
    return h
"""


def test_a_mutant_answers_otherwise_and_the_solution_as_before() -> None:
    """A function that another one calls is replaced for both."""
    mutants = {m.id: m for m in derived_mutants(TEXT, {})}
    mutant = mutants["factor_dropped_s_in_y"]
    assert mutant.build is not None
    assert mutant.build(mutant.replaces)["summed"]([1.0, 2.0], 0.0) == 3.0
    assert mutant.build({})["summed"]([1.0, 2.0], 0.0) == 6.0


def test_two_mutants_in_different_places_go_together() -> None:
    """What they replace is put into one text; in one place they raise."""
    build = Build(TEXT)
    both = {"5:8-5:13": "x", "10:12-10:30": "h"}
    assert build(both)["summed"]([1.0], 7.0) == 7.0
    with pytest.raises(Raised, match="two mistakes in one place"):
        build({"5:8-5:13": "x", "5:8-5:9": "s"})


def test_a_line_is_replaced_by_the_name_that_it_sets() -> None:
    """Where one line of a function does; names that the text does not set, or sets twice, are not known."""
    build = Build(TEXT + "\ndef other(x, s):\n    h = x\n    y = 0\n    y = s\n    return h\n")
    assert build({"y": "x + s"})["summed"]([1.0, 2.0], 0.0) == 7.0
    assert build({"other.h": "s"})["other"](1.0, 5.0) == 5.0
    known = {"y", "h", "other.h", "scaled.y", "summed.h", "around", "5:8-5:13"}
    assert set(build.known(dict.fromkeys([*known, "z", "other.y"], ""))) == known
    with pytest.raises(Raised, match="two mistakes in one place"):
        build({"y": "x", "5:8-5:9": "s"})


def test_what_is_around_the_calls_is_kept_apart() -> None:
    """Each build wraps the equations anew; a wrapper sees whole calls."""
    made = Build(TEXT)(
        {"around": lambda: lambda entries: {n: lambda *args, f=f: -f(*args) for n, f in entries.items()}}
    )
    assert made["summed"]([1.0, 2.0], 0.0) == -6.0


def test_what_raises_raises_in_one_way() -> None:
    """Whatever the text raises, and text that is none."""
    build = Build(TEXT)
    with pytest.raises(Raised, match="ZeroDivisionError"):
        build({"5:8-5:13": "x / 0"})["scaled"](1.0, 2.0)
    with pytest.raises(Raised, match="SyntaxError"):
        build({"5:8-5:13": "x *"})


def test_a_loop_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list that grows while it is gone through, and a condition that stays true."""
    monkeypatch.setattr(module, "MOST_TURNS", 1000)
    growing = Build("def f(x, n):\n    for y in x:\n        x.append(y)\n    return x\n")
    waiting = Build("def f(x, n):\n    while n:\n        x = x + 1\n    return x\n")
    for build, x in ((growing, [1]), (waiting, 1)):
        with pytest.raises(Raised, match="does not come to an end"):
            build({})["f"](x, 1)


def test_every_call_has_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turns are counted from call to call anew."""
    monkeypatch.setattr(module, "MOST_TURNS", 10)
    summed = Build(TEXT)({})["summed"]
    assert [summed(np.ones(8), 0.0) for _ in range(3)] == [16.0] * 3


def test_mistakes_of_a_solution_alone() -> None:
    """They are derived when they are asked for, and build from the same text."""
    mistakes = mistakes_of(TEXT, {"s": "the scale"})
    assert mistakes.mutants == ()
    assert any("the scale" in mutant.advice for mutant in mistakes.derived())
    assert mistakes.build({})["scaled"](2.0, 3.0) == 6.0


READING = """TABLE = {"g": first}


def first(x):
    return x + 1


def second(x):
    return third(x) * 2


def third(x):
    return x - 1


def fourth(x):
    return TABLE["g"](x)
"""


def test_what_is_replaced_elsewhere_touches_nothing() -> None:
    """A place counts in functions that are called, through others too, and in what is read outside of all."""
    build = Build(READING)
    in_first, in_third = {"5:11-5:16": "(x)"}, {"13:11-13:16": "(x)"}
    assert build.touches(in_third, ["second"])
    assert build.touches(in_third, ["third"])
    assert not build.touches(in_third, ["first", "fourth"])
    assert build.touches(in_first, ["fourth"])
    assert not build.touches({}, ["second"])
    assert build.touches({"1:0-1:5": "TABLE"}, ["third"])
    assert build.touches({"third": print}, ["first"])
