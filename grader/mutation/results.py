"""What is taken and returned: arguments that are not looked at, results exchanged, zero or in another order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations, permutations

from grader.mutation.roles import Roles
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, before, called, instead, loaded, name_of, span


def slips(source: Source) -> Iterator[Slip]:
    """Every slip at the head and at the end of a function."""
    roles = Roles(source)
    for function in source.equations:
        yield from unused_arguments(source, function, roles)
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                yield from returned(source, node)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
                yield from taken(node, roles)


def first_line(function: ast.FunctionDef) -> ast.stmt:
    """The first statement of a function that does something."""
    return function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]


def unused_arguments(source: Source, function: ast.FunctionDef, roles: Roles) -> Iterator[Slip]:
    """An argument is taken for zero, or for another one; so is a part of one."""
    line = first_line(function)
    used = set(loaded(function))
    names = [arg.arg for arg in function.args.args if arg.arg in used]
    for name in names:
        yield Slip("argument_ignored", before(line, f"{name} = _m.nothing({name})"), (function.name,), name)
    for one, other in permutations(names, 2):
        if roles.alike(one, other):
            yield Slip("argument_replaced", before(line, f"{one} = {other}"), (function.name,), one, other)
    for one, other in combinations(names, 2):
        if roles.alike(one, other):
            text = f"{one}, {other} = {other}, {one}"
            yield Slip("arguments_exchanged", before(line, text), (function.name,), f"{one} {other}")
    if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Tuple) and isinstance(line.value, ast.Name):
        parts = [ast.unparse(one) for one in line.targets[0].elts]
        for k, name in enumerate(parts[: 2 if line.value.id in names else 0]):
            made = ", ".join(f"_m.nothing({line.value.id}[{j}])" if j == k else f"{line.value.id}[{j}]" for j in range(len(parts)))
            yield Slip("argument_ignored", instead(line.value, made), (function.name,), name)


def returned(source: Source, node: ast.Return) -> Iterator[Slip]:
    """Two results in each other's place, one of them zero, doubled, or turned round along its first axis."""
    assert node.value is not None
    parts = list(flat(node.value))
    for one, other in combinations(parts, 2):
        edits = {**instead(one, ast.unparse(other)), **instead(other, ast.unparse(one))}
        yield Slip("results_exchanged", edits, tuple(dict.fromkeys((named(one), named(other)))))
    for part in parts if len(parts) > 1 else [node.value]:
        where, text = (named(part),), ast.unparse(part)
        yield Slip("result_left_zero", instead(part, f"_m.nothing({text})"), where)
        yield Slip("result_reversed", instead(part, f"({text})[::-1]"), where)
        yield Slip("result_doubled", instead(part, f"_m.doubled({text})"), where)


def flat(value: ast.expr) -> Iterator[ast.expr]:
    """The results of a return line; a cache, which holds many things, is none."""
    if not isinstance(value, ast.Tuple):
        if not isinstance(value, ast.Constant):
            yield value
    else:
        for part in value.elts:
            if not (isinstance(part, ast.Tuple) and len(part.elts) > 3):
                yield from flat(part)


def taken(node: ast.Assign, roles: Roles) -> Iterator[Slip]:
    """Two of the things that are unpacked have each other's names."""
    target = node.targets[0]
    if not isinstance(target, ast.Tuple) or isinstance(node.value, ast.Tuple):
        return
    if called(node.value) in ("split", "zip"):
        return
    for one, other in combinations(target.elts, 2):
        if isinstance(one, ast.Name) and isinstance(other, ast.Name) and roles.alike(one.id, other.id):
            edits = {**span_of(one, other.id), **span_of(other, one.id)}
            yield Slip("unpacked_otherwise", edits, (name_of(one), name_of(other)))


def span_of(node: ast.Name, text: str) -> dict[str, str]:
    """A name on the left replaced."""
    return {span(node): text}
