"""Products, sums and slopes as lists: what they are made of, and how they are written again."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.mutation.slip import one_minus, slope_at
from grader.mutation.source import Source, called

Factors = list[ast.expr]


@dataclass(frozen=True)
class Slope:
    """The slope of an activation in a product: `u * (1 - u)` or `1 - u**2`, as the positions of its factors."""

    value: ast.expr  # u
    places: tuple[int, ...]

    @property
    def squared(self) -> bool:
        """Whether it is 1 - u**2."""
        return len(self.places) == 1


def is_product(node: ast.AST) -> bool:
    """Whether a node multiplies entry by entry."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)


def is_sum(node: ast.AST) -> bool:
    """Whether a node adds or subtracts."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)


def factors(node: ast.expr) -> Factors:
    """What a product is made of."""
    if isinstance(node, ast.BinOp) and is_product(node):
        return [*factors(node.left), *factors(node.right)]
    return [node]


def terms(node: ast.expr, sign: str = "+") -> list[tuple[str, ast.expr]]:
    """What a sum is made of, with signs."""
    if isinstance(node, ast.BinOp) and is_sum(node):
        turned = sign if isinstance(node.op, ast.Add) else {"+": "-", "-": "+"}[sign]
        return [*terms(node.left, sign), *terms(node.right, turned)]
    return [(sign, node)]


def product(source: Source, parts: Sequence[ast.expr | str]) -> str:
    """A product written again; 1.0 where nothing is left."""
    return " * ".join(part if isinstance(part, str) else source.code(part) for part in parts) or "1.0"


def total(source: Source, parts: Sequence[tuple[str, ast.expr | str]]) -> str:
    """A sum written again; 0.0 where nothing is left."""
    text = " ".join(f"{s} {part if isinstance(part, str) else source.code(part)}" for s, part in parts)
    return text.removeprefix("+ ") or "0.0"


def slopes(parts: Factors) -> Iterator[Slope]:
    """The slopes of activations in a product."""
    for k, part in enumerate(parts):
        squared, u = slope_at(part), one_minus(part)
        if squared is not None:
            yield Slope(squared, (k,))
        elif u is not None:
            for j, other in enumerate(parts):
                if ast.dump(other) == ast.dump(u):
                    yield Slope(u, (min(j, k), max(j, k)))
                    break


def whole(source: Source, node: ast.AST, kind: type[ast.operator] | tuple[type[ast.operator], ...]) -> bool:
    """Whether a node is no part of a longer product or sum of its own kind."""
    above = source.parents.get(node)
    return not (isinstance(above, ast.BinOp) and isinstance(above.op, kind))


def products(source: Source) -> Iterator[ast.BinOp]:
    """Every product of the equations, none of them part of a longer one."""
    for node in expressions(source):
        if isinstance(node, ast.BinOp) and is_product(node) and whole(source, node, ast.Mult):
            yield node


def sums(source: Source) -> Iterator[ast.BinOp]:
    """Every sum of the equations, none of them part of a longer one; a slope `1 - u` is none."""
    for node in expressions(source):
        summing = isinstance(node, ast.BinOp) and is_sum(node) and whole(source, node, (ast.Add, ast.Sub))
        if isinstance(node, ast.BinOp) and summing and one_minus(node) is None:
            yield node


def reads(source: Source) -> Iterator[ast.Name]:
    """Every name whose value an equation reads; functions that it calls, numpy, and what it measures are none."""
    for node in expressions(source):
        above = source.parents[node]
        calls = isinstance(above, ast.Call) and (above.func is node or called(above) == "len")
        shape = isinstance(above, ast.Attribute) and above.attr in ("shape", "dtype", "size", "ndim")
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id != "np" and not calls | shape:
            yield node


def expressions(source: Source) -> Iterator[ast.expr]:
    """Every expression on the right of an equation, or returned; no index, no head of a loop."""
    for function in source.equations:
        for statement in ast.walk(function):
            if isinstance(statement, ast.Assign | ast.AugAssign | ast.Return) and statement.value is not None:
                yield from values(statement.value)
            elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                for arg in statement.value.args:
                    yield from values(arg)


def values(node: ast.expr) -> Iterator[ast.expr]:
    """An expression and those in it, indices left out."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr) and not (isinstance(node, ast.Subscript) and child is node.slice):
            yield from values(child)
