"""A function in the place of its opposite: the smaller for the larger, downwards for upwards, sums for products."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import expressions
from grader.mutation.slip import Slip
from grader.mutation.source import Source, called, instead

PAIRS = (
    ("min", "max"),
    ("argmin", "argmax"),
    ("minimum", "maximum"),
    ("amin", "amax"),
    ("floor", "ceil"),
    ("rint", "floor"),
    ("rint", "ceil"),
    ("cumsum", "cumprod"),
    ("sum", "prod"),
    ("any", "all"),
)
OPPOSITES = [*PAIRS, *(pair[::-1] for pair in PAIRS)]


def slips(source: Source) -> Iterator[Slip]:
    """Every call of a function that has an opposite."""
    for node in expressions(source):
        if not isinstance(node, ast.Call):
            continue
        name, head = called(node), ast.unparse(node.func)
        for other in (theirs for mine, theirs in OPPOSITES if mine == name):
            if "." in head or other in ("min", "max", "sum", "any", "all"):
                text = instead(node.func, head.removesuffix(name) + other)
                yield Slip("opposite_taken", text, (source.where(node),), name, other)
