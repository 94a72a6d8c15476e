"""Two gradients that arrive at a step: one of them, or a part of it, is added to the other as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import terms
from grader.mutation.roles import is_gradient, roles_of
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, instead


def slips(source: Source) -> Iterator[Slip]:
    """Every pair of gradients of one shape that a call inside a loop is given."""
    for function in source.equations:
        for loop in (node for node in ast.walk(function) if isinstance(node, ast.For)):
            for call in (node for node in ast.walk(loop) if isinstance(node, ast.Call)):
                yield from added(source, loop, call)


def added(source: Source, loop: ast.For, call: ast.Call) -> Iterator[Slip]:
    """Each argument with each other one added, whole or one term of the sum that it stands for."""
    lines = [line for line in loop.body if isinstance(line, ast.Assign)]
    sums = {target.id: terms(line.value) for line in lines for target in line.targets if isinstance(target, ast.Name)}
    given = [arg for arg in call.args if isinstance(arg, ast.Name) and is_gradient(arg.id)]
    for here in given:
        for there in given:
            if here is there or not roles_of(source).alike(here.id, there.id):
                continue
            for part in (there, *(part for _, part in sums.get(there.id, ()))):
                text = f"{here.id} + {source.code(part)}"
                yield Slip("arrives_here_too", instead(here, text), (here.id,), named(part))
