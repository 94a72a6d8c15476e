"""A term that is missing, doubled or has the other sign; a sum that is a product or a mean."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import expressions, product, reads, sums, terms, total
from grader.mutation.roles import is_gradient, roles_of
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, instead

REDUCING = ("sum", "mean")


def slips(source: Source) -> Iterator[Slip]:
    """Every slip in every sum."""
    for node in sums(source):
        parts, where = terms(node), (source.where(node),)
        for k, (sign, part) in enumerate(parts):
            if isinstance(part, ast.Constant):
                continue
            rest, what = [*parts[:k], *parts[k + 1 :]], named(part)
            turned = [*parts[:k], ({"+": "-", "-": "+"}[sign], part), *parts[k + 1 :]]
            yield Slip("term_dropped", instead(node, total(source, rest)), where, what)
            yield Slip("term_twice", instead(node, total(source, [*parts, (sign, part)])), where, what)
            yield Slip("sign_turned", instead(node, total(source, turned)), where, what)
        if len(parts) == 2 and not any(isinstance(part, ast.Constant) for _, part in parts):
            yield Slip("product_for_sum", instead(node, product(source, [part for _, part in parts])), where)
    yield from negated(source)
    yield from added_too(source)
    yield from reduced(source)


def added_too(source: Source) -> Iterator[Slip]:
    """What is returned has something added that has its shape: what arrived, or what it was made of."""
    roles = roles_of(source)
    for node in reads(source):
        if isinstance(source.statement(node), ast.Return) and is_gradient(node.id):
            for other in filter(is_gradient, roles.others(node)):
                yield Slip("term_added", instead(node, f"{node.id} + {other}"), (node.id,), other)


def negated(source: Source) -> Iterator[Slip]:
    """A product with the other sign, or twice."""
    for node in expressions(source):
        above = source.parents[node]
        whole = isinstance(above, ast.Assign | ast.AugAssign | ast.Return | ast.Tuple)
        if whole and isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.MatMult):
            yield Slip("sign_turned", instead(node, f"-({ast.unparse(node)})"), (source.where(node),))
            if isinstance(node.op, ast.Mult):  # of matrices: grader.mutation.layout
                yield Slip("doubled", instead(node, f"2 * ({ast.unparse(node)})"), (source.where(node),))


def reduced(source: Source) -> Iterator[Slip]:
    """A sum over an axis: a mean, over another axis, over all, or one row of what should be summed."""
    for node in expressions(source):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in REDUCING):
            continue
        where, name = (source.where(node),), node.func.attr
        values = (
            node.args[0] if isinstance(node.func.value, ast.Name) and node.func.value.id == "np" else node.func.value
        )
        over, other = source.code(values), {"sum": "mean", "mean": "sum"}[name]
        axis = next((ast.unparse(k.value) for k in node.keywords if k.arg == "axis"), None)
        axis = axis or (ast.unparse(node.args[-1]) if node.args and node.args[-1] is not values else None)
        what = named(values)
        given = f"axis={axis}" if axis else ""
        yield Slip(f"{other}_for_{name}", instead(node, f"{over}.{other}({given})"), where, sibling="matmulT")
        yield Slip("doubled", instead(node, f"2 * {over}.{name}({given})"), where, sibling="matmulT")
        if axis is not None:
            yield Slip("axis_dropped", instead(node, f"{over}.{name}()"), where, what)
            yield Slip("axis_kept", instead(node, f"{over}.{name}({given}, keepdims=True)"), where, what)
            yield Slip("first_for_all", instead(node, f"{over}.take(0, {axis})"), where, what, sibling="sum")
            yield Slip("last_for_all", instead(node, f"{over}.take(-1, {axis})"), where, what, sibling="sum")
            for another in ("0", "1", "-1"):
                if another != axis:
                    yield Slip("axis_exchanged", instead(node, f"{over}.{name}(axis={another})"), where, what, another)
