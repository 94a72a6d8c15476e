"""What is taken and returned: arguments that are not looked at, results exchanged, zero or in another order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations, permutations

from grader.mutation.algebra import factors, is_product, reads, slopes
from grader.mutation.roles import JOINING, Roles, is_gradient, roles_of
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, before, called, instead, is_cache, loaded, name_of, span, stored

BOUNDS = (1, 5, 10, 100, 1_000_000)  # at which gradients are clipped in public code


def slips(source: Source) -> Iterator[Slip]:
    """Every slip at the head and at the end of a function."""
    roles = roles_of(source)
    for function in source.equations:
        yield from clipped_within(source, function)
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
    yield from parts_ignored(source, function)
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


def parts_ignored(source: Source, function: ast.FunctionDef) -> Iterator[Slip]:
    """A part of an argument that is a tuple is taken for zero."""
    arguments = [arg.arg for arg in function.args.args]
    for line in source.walk(function):
        match line:
            case ast.Assign(targets=[ast.Tuple(elts=parts)], value=ast.Name(id=whole)) if whole in arguments:
                names = [ast.unparse(part) for part in parts]
                for k, name in enumerate(names if len(names) < 4 else []):
                    if not any(node.id == name and source.function(node) is function for node in reads(source)):
                        continue
                    made = [f"_m.nothing({whole}[{j}])" if j == k else f"{whole}[{j}]" for j in range(len(parts))]
                    yield Slip("argument_ignored", instead(line.value, ", ".join(made)), (function.name,), name)


def returned(source: Source, node: ast.Return) -> Iterator[Slip]:
    """Two results in each other's place, one of them zero, doubled, or turned round along its first axis."""
    assert node.value is not None
    untouched = {arg.arg for arg in source.function(node).args.args} - stored(source.function(node))
    parts = [part for part in flat(node.value) if name_of(part) not in untouched]
    for one, other in combinations(parts, 2):
        edits = {**instead(one, ast.unparse(other)), **instead(other, ast.unparse(one))}
        yield Slip("results_exchanged", edits, tuple(dict.fromkeys((named(one), named(other)))))
    for part in parts if len(parts) > 1 else [node.value]:
        where, text = (named(part),), ast.unparse(part)
        yield Slip("result_left_zero", instead(part, f"_m.nothing({text})"), where)
        yield Slip("result_reversed", instead(part, f"({text})[::-1]"), where)
        yield Slip("result_doubled", instead(part, f"_m.doubled({text})"), where)
    yield from states_zero(node.value)
    yield from held(parts)


def states_zero(value: ast.expr) -> Iterator[Slip]:
    """Several results that are returned as one are left zero."""
    for part in value.elts if isinstance(value, ast.Tuple) else []:
        if isinstance(part, ast.Tuple) and len(part.elts) < 4:
            text = f"_m.nothing({ast.unparse(part)})"
            yield Slip("result_left_zero", instead(part, text), tuple(map(named, part.elts)))


def held(parts: list[ast.expr]) -> Iterator[Slip]:
    """Gradients are clipped before they are returned: all, or one."""
    gradients = [part for part in parts if isinstance(part, ast.Name) and is_gradient(part.id)]
    for bound in BOUNDS:
        later = [gradients[k:] for k in range(len(gradients) - 1)]
        for chosen in later + [[one] for one in gradients]:
            edits = {
                key: text for g in chosen for key, text in instead(g, f"_m.held({ast.unparse(g)}, {bound})").items()
            }
            yield Slip("clipped", edits, tuple(map(named, chosen)), other=str(bound))


def clipped_within(source: Source, function: ast.FunctionDef) -> Iterator[Slip]:
    """A gradient is clipped as soon as it is there: where several are joined, then where a slope is multiplied."""
    lines = [line for line in source.walk(function) if isinstance(line, ast.Assign)]
    gradients = [line for line in lines if is_gradient(name_of(line.targets[0]))]
    joined = [line for line in gradients if called(line.value) in JOINING]
    sloped = [line for line in gradients if is_product(line.value) and any(slopes(factors(line.value)))]
    for line in (*joined, *sloped):
        for bound in BOUNDS:
            text = f"_m.held({ast.unparse(line.value)}, {bound})"
            yield Slip("clipped", instead(line.value, text), (name_of(line.targets[0]),), other=str(bound))


def flat(value: ast.expr) -> Iterator[ast.expr]:
    """The results of a return line; a cache, which holds many things, is none."""
    if not isinstance(value, ast.Tuple):
        if not isinstance(value, ast.Constant):
            yield value
    else:
        for part in value.elts:
            if not is_cache(part):
                yield from flat(part)


def taken(node: ast.Assign, roles: Roles) -> Iterator[Slip]:
    """Two of the things that are unpacked have each other's names."""
    target = node.targets[0]
    if not isinstance(target, ast.Tuple) or isinstance(node.value, ast.Tuple):
        return
    if called(node.value) in ("split", "zip"):
        return
    for one, other in combinations(target.elts, 2):
        if not isinstance(one, ast.Name) or not isinstance(other, ast.Name) or "_" in (one.id, other.id):
            continue
        if roles.alike(one.id, other.id):
            edits = {**span_of(one, other.id), **span_of(other, one.id)}
            yield Slip("unpacked_otherwise", edits, (name_of(one), name_of(other)))


def span_of(node: ast.Name, text: str) -> dict[str, str]:
    """A name on the left replaced."""
    return {span(node): text}
