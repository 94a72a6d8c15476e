"""Mutants that come to the same are one mistake; those that do not are several."""

from __future__ import annotations

import ast

import pytest

from grader.model import Mutant
from grader.mutation.derive import derived_mutants
from grader.mutation.written_out import Numbers, told_once

TEXT = """
import numpy as np

def squash(a):
    return 1 / (1 + np.exp(-a))

def step(x, h, W, b):
    a_p, a_q = np.split(x @ W.T + b, 2, axis=1)
    p = squash(a_p)
    q = squash(a_q)
    s = p * h + q
    y = s * p
    for t in range(3):
        y = y * h
    return y
"""
KNOWN = {mutant.id: mutant for mutant in derived_mutants(TEXT, {})}


@pytest.mark.parametrize(
    "names",
    [
        ("exchanged_in_p_q", "parts_exchanged_in_a_p_a_q"),
        ("term_dropped_q_in_s", "term_unread_q_in_y"),
        ("factor_dropped_h_in_s", "factor_dropped_h_in_s"),
    ],
)
def test_what_comes_to_the_same_is_told_once(names: tuple[str, ...]) -> None:
    """Blocks exchanged where they are split and where they are read; a term left out of a sum and where it is read."""
    assert [mutant.id for mutant in told_once(KNOWN[name] for name in names)] == [names[0]]


@pytest.mark.parametrize(
    "names",
    [
        ("exchanged_in_p_q", "term_dropped_q_in_s"),
        ("last_turn_missing_in_step", "first_turn_missing_in_step"),
        ("factor_dropped_h_in_s", "argument_ignored_h_in_step"),
        ("term_dropped_q_in_s", "sign_turned_q_in_s"),
    ],
)
def test_what_does_not_is_told_each(names: tuple[str, ...]) -> None:
    """Also two that answer alike by different ways, as a loop that leaves out one of its equal turns."""
    assert [mutant.id for mutant in told_once(KNOWN[name] for name in names)] == list(names)


def test_a_mutant_that_is_no_text_is_told_always() -> None:
    """Of what replaces functions nothing is known."""
    one = Mutant("one", "", {"step": lambda *args: 0})
    assert [*told_once((one, one))] == [one, one]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("y = a * b\n    return y + c", "return c + b * a", True),
        ("return a - b - c", "return a - (b + c)", True),
        ("y = a - b\n    return c - y", "return c - a + b", True),
        ("y = a * b\n    return y * c", "return b * (c * a)", True),
        ("p, q = a, b\n    return p @ q", "return a @ b", True),
        ("(p, q), r = split(a)\n    return p", "(r, p), q = split(a)\n    return r", True),
        ("(p, q), r = split(a)\n    return p", "(p, q), r = split(a)\n    return q", False),
        ("a = a + b\n    a = a * c\n    return a", "return (a + b) * c", True),
        ("return 1.0 * a + 0.0", "return a", True),
        ("y = -(a * b)\n    return y * c", "return -(a * b * c)", True),
        ("y = -a\n    return y * -b", "return a * b", True),
        ("return -(-a)", "return a", True),
        ("y = -a\n    return y * b", "return a * b", False),
        ("return (a - b) * c", "return (b - a) * c", False),
        ("return a @ b", "return b @ a", False),
        ("return a - b", "return b - a", False),
        ("return -a", "return a", False),
        ("return f(a, axis=0)", "return f(a, axis=1)", False),
        ("a[0] = b\n    return a", "return a", False),
        ("for t in a:\n        b = b + t\n    return b", "for t in a:\n        c = b + t\n    return b", False),
        ("return 1", "return True", False),
    ],
)
def test_names_are_written_out(one: str, other: str, same: bool) -> None:
    """Whatever they are called; sums and products whatever the order of their parts, matrices in theirs."""
    numbers = Numbers()
    texts = (f"def f(a, b, c):\n    {body}" for body in (one, other))
    found = [
        numbers.function(node) for text in texts for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)
    ]
    assert (found[0] == found[1]) is same
