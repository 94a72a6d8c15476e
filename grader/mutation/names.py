"""A name read where another of its shape belongs: old for new, one for its sibling, one minus it, or it for that."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import expressions, factors, is_product, reads, slopes, whole
from grader.mutation.roles import Roles, is_gradient, roles_of
from grader.mutation.slip import Slip, one_minus
from grader.mutation.source import Source, called, instead, is_cache, name_of

NEAR = 5  # lines, within which two are taken for one another


def slips(source: Source) -> Iterator[Slip]:
    """Every name of every equation, exchanged."""
    roles = roles_of(source)
    yield from pairs_exchanged(source, roles)
    for node in sorted(reads(source), key=lambda node: isinstance(source.statement(node), ast.Return)):
        where = (source.where(node),)
        for other in (name for name in roles.others(node) if is_gradient(name) == is_gradient(node.id)):
            kind = "kept_otherwise" if is_kept(source, node) else "name_replaced"
            yield Slip(kind, instead(node, other), where, node.id, other, role=role_in(source, node))
        if one_minus(source.parents[node]) is None and is_gate(source, node.id):
            for other in (node.id, *(name for name in roles.others(node) if is_gate(source, name))):
                role = role_in(source, node)
                yield Slip("one_minus", instead(node, f"1 - {other}"), where, node.id, other, role=role)
    yield from complements_lost(source)


def complements_lost(source: Source) -> Iterator[Slip]:
    """A gate itself where one minus it belongs; that of a slope is another kind."""
    for node in expressions(source):
        gate = one_minus(node)
        if isinstance(gate, ast.Name) and is_gate(source, gate.id):
            role = role_in(source, gate)
            if role != "slope":
                yield Slip("one_minus_lost", instead(node, gate.id), (source.where(node),), gate.id, role=role)


def role_in(source: Source, node: ast.Name) -> str:
    """What a name is where it is read: one block of several, a gradient, a part of a slope, a factor; or neither."""
    if isinstance(source.parents[node], ast.List):
        return "block"
    if is_gradient(node.id):
        return "gradient"
    for above in source.above(node):
        if isinstance(above, ast.BinOp) and is_product(above) and whole(source, above, ast.Mult):
            parts = factors(above)
            places = {k for slope in slopes(parts) for k in slope.places}
            return "slope" if any(source.within(node, parts[k]) for k in places) else "factor"
        if isinstance(above, ast.BinOp) and isinstance(above.op, ast.MatMult):
            return "factor"
        if isinstance(above, ast.stmt | ast.Call):
            break
    return ""


def is_kept(source: Source, node: ast.Name) -> bool:
    """Whether a name stands in the cache that a function returns beside its results."""
    around = source.parents[node]
    return is_cache(around) and isinstance(source.parents[around], ast.Tuple)


def is_gate(source: Source, name: str) -> bool:
    """Whether a name is set to what a function of the text's own gives of one value."""
    lines = [s for function in source.equations for s in source.settings.get((function, name), [])]
    for line in lines:
        match line:
            case ast.Assign(targets=[ast.Name()], value=value):
                ways = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
                return any(called(way) != "tanh" and applies(source, way) for way in ways)
    return False


def applies(source: Source, node: ast.expr) -> bool:
    """Whether an activation gives an expression."""
    return isinstance(node, ast.Call) and name_of(node.func) in source.activations


def pairs_exchanged(source: Source, roles: Roles) -> Iterator[Slip]:
    """Two names on the left of lines near each other have changed places."""
    for function in source.equations:
        lines = [(name_of(s.targets[0]), s) for s in source.walk(function) if isinstance(s, ast.Assign)]
        named = [(name, line) for name, line in lines if isinstance(line.targets[0], ast.Name)]
        for k, (a, one) in enumerate(named):
            for b, other in named[k + 1 : k + NEAR]:
                if a != b and roles.alike(a, b) and not uses(other.value, a):
                    texts = ast.unparse(other.value), ast.unparse(one.value)
                    yield Slip("exchanged", {**instead(one.value, texts[0]), **instead(other.value, texts[1])}, (a, b))


def uses(node: ast.AST, name: str) -> bool:
    """Whether a name stands in an expression."""
    return any(isinstance(n, ast.Name) and n.id == name for n in ast.walk(node))
