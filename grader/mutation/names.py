"""A name read where another of its shape belongs: old for new, one for its sibling, or what is one minus it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import expressions
from grader.mutation.roles import Roles, is_gradient, roles_of
from grader.mutation.slip import Slip, one_minus
from grader.mutation.source import Source, called, instead, name_of


def slips(source: Source) -> Iterator[Slip]:
    """Every name of every equation, exchanged."""
    roles = roles_of(source)
    yield from pairs_exchanged(source, roles)
    packed = [node for node in read(source) if isinstance(source.statement(node), ast.Return)]
    for node in [node for node in read(source) if node not in packed] + packed:
        where = (source.where(node),)
        for other in (name for name in roles.others(node) if is_gradient(name) == is_gradient(node.id)):
            yield Slip("name_replaced", instead(node, other), where, node.id, other)
        if one_minus(source.parents[node]) is None and is_gate(source, node.id):
            for other in (node.id, *(name for name in roles.others(node) if is_gate(source, name))):
                yield Slip("one_minus", instead(node, f"1 - {other}"), where, node.id, other)


def read(source: Source) -> Iterator[ast.Name]:
    """The names that equations read, functions and numpy left out."""
    for node in expressions(source):
        above = source.parents[node]
        calls = isinstance(above, ast.Call) and above.func is node
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id != "np" and not calls:
            yield node


def is_gate(source: Source, name: str) -> bool:
    """Whether a name is set to what a function of the text's own gives of one value."""
    lines = [s for function in source.equations for s in source.settings.get((function, name), [])]
    for line in lines:
        match line:
            case ast.Assign(targets=[ast.Name()], value=ast.Call() as value):
                return name_of(value.func) in source.activations and called(value) != "tanh"
    return False


def pairs_exchanged(source: Source, roles: Roles) -> Iterator[Slip]:
    """Two names that have changed places: in one line, or on the left of two lines."""
    for function in source.equations:
        lines = [s for s in ast.walk(function) if isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Name)]
        for k, one in enumerate(lines):
            for other in lines[k + 1 : k + 5]:
                a, b = one.targets[0], other.targets[0]
                alike = isinstance(a, ast.Name) and isinstance(b, ast.Name) and roles.alike(a.id, b.id)
                if alike and isinstance(a, ast.Name) and isinstance(b, ast.Name) and a.id != b.id:
                    if not uses(other.value, a.id):
                        edits = {**instead_value(one, other), **instead_value(other, one)}
                        yield Slip("exchanged", edits, (a.id, b.id))


def uses(node: ast.AST, name: str) -> bool:
    """Whether a name stands in an expression."""
    return any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(node))


def instead_value(one: ast.Assign, other: ast.Assign) -> dict[str, str]:
    """The value of a line replaced by that of another."""
    return dict(instead(one.value, ast.unparse(other.value)))
