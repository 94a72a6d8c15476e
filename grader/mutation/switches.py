"""A switch that chooses between two formulas: it is not looked at, or the other way round."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import expressions
from grader.mutation.slip import Slip
from grader.mutation.source import Source, instead


def slips(source: Source) -> Iterator[Slip]:
    """Every `one if switch else other` whose switch is a name."""
    for node in expressions(source):
        if not isinstance(node, ast.IfExp) or not isinstance(node.test, ast.Name):
            continue
        name, where = node.test.id, (source.where(node),)
        for value in (True, False):
            yield Slip("switch_stuck", instead(node.test, str(value)), where, name, str(value).lower())
        yield Slip("switch_turned", instead(node.test, f"not {name}"), where, name)
