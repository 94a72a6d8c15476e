"""Axes, blocks and results in another order: transposes, joined and split arrays, what is returned."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from grader.mutation.algebra import expressions, reads, terms, total
from grader.mutation.roles import JOINING, SPLITTING
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, called, instead, line_for, name_of

MOVED = ((1, -1), (-1, 0))  # one of two parts alone, in the columns of the other


def slips(source: Source) -> Iterator[Slip]:
    """Every slip in the order of something."""
    yield from products_of_matrices(source)
    yield from joined_in_wrong_order(source)
    for statement in ast.walk(source.tree):
        if isinstance(statement, ast.Assign) and called(statement.value) in SPLITTING:
            yield from split(source, statement)
        if isinstance(statement, ast.Assign) and called(statement.value) in JOINING:
            yield from joined(source, statement)
    yield from joins_read(source)
    yield from split_and_joined(source)


def products_of_matrices(source: Source) -> Iterator[Slip]:
    """A transpose too many or too few; factors exchanged; the whole transposed."""
    for node in expressions(source):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
            where, left, right = (source.where(node),), source.code(node.left), source.code(node.right)
            yield Slip("product_transposed", instead(node, f"({left} @ {right}).T"), where)
            yield Slip("factors_exchanged", instead(node, f"{right} @ {left}"), where)
            kind = "matmul" + "T" * left.endswith(".T")
            yield Slip("doubled", instead(node, f"2 * ({left} @ {right})"), where, sibling=kind)
            yield Slip("mean_for_sum", instead(node, f"({left} @ {right}) / {right}.shape[0]"), where, sibling=kind)
            yield Slip("first_for_all", instead(node, f"{left}[..., :1] @ {right}[:1]"), where, sibling=kind)
            yield Slip("last_for_all", instead(node, f"{left}[..., -1:] @ {right}[-1:]"), where, sibling=kind)
            for side in (node.left, node.right):
                turned = side.value if isinstance(side, ast.Attribute) and side.attr == "T" else None
                text = source.code(turned) if turned is not None else f"{source.code(side)}.T"
                kind = "transpose_dropped" if turned is not None else "transpose_added"
                yield Slip(kind, instead(side, text), where, named(side).removesuffix(".T"))


def joined_in_wrong_order(source: Source) -> Iterator[Slip]:
    """Two products of matrices taken as one, of arrays that are joined: once in one order, once in the other."""
    for node in expressions(source):
        if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Add):
            continue
        match node.left, node.right:
            case (
                ast.BinOp(left=a, op=ast.MatMult(), right=ast.Attribute(value=w, attr="T")),
                ast.BinOp(left=b, op=ast.MatMult(), right=ast.Attribute(value=r, attr="T")),
            ):
                x, y, u, v = map(source.code, (a, b, w, r))
                for weights in (f"{u}, {v}", f"{v}, {u}"):
                    inputs = f"{y}, {x}" if weights.startswith(u) else f"{x}, {y}"
                    text = f"np.hstack(({inputs})) @ np.hstack(({weights})).T"
                    yield Slip("joined_in_wrong_order", instead(node, text), (source.where(node),), f"{x} {y}")
    yield from cut_in_wrong_order(source)


def cut_in_wrong_order(source: Source) -> Iterator[Slip]:
    """Two products with one left factor, taken as one and cut in the wrong order."""
    products = [n for n in expressions(source) if isinstance(n, ast.BinOp) and isinstance(n.op, ast.MatMult)]
    for one, other in permutations(products, 2):
        same = ast.dump(one.left) == ast.dump(other.left) and source.function(one) is source.function(other)
        if same and isinstance(one.right, ast.Name) and isinstance(other.right, ast.Name):
            left, u, v = map(source.code, (one.left, one.right, other.right))
            whole = f"({left} @ np.hstack(({u}, {v})))"
            late, early = f"{whole}[:, {v}.shape[1]:]", f"{whole}[:, :{v}.shape[1]]"
            places = (source.where(one), source.where(other))
            yield Slip("cut_in_wrong_order", {**instead(one, late), **instead(other, early)}, places)
            yield Slip("cut_at_wrong_end", instead(one, f"{whole}[:, -{u}.shape[1]:]"), (places[0],))
            yield Slip("cut_at_wrong_end", instead(other, f"{whole}[:, :{v}.shape[1]]"), (places[1],))


def orders(count: int) -> Iterator[tuple[int, ...]]:
    """Orders that are not the right one: two exchanged, all turned round, all moved on."""
    usual = tuple(range(count))
    for a, b in combinations(usual, 2):
        yield tuple(b if k == a else a if k == b else k for k in usual)
    if count > 2:
        yield usual[::-1]
        yield (*usual[1:], 0)
        yield (count - 1, *usual[:-1])
        if count > 3:
            moved = {order: sum(a != b for a, b in zip(order, usual, strict=True)) for order in permutations(usual)}
            yield from (order for order, count_moved in moved.items() if count_moved == 3)


def copies(count: int) -> Iterator[tuple[int, ...]]:
    """One block in the place of another, of all others, or nothing there; or there alone."""
    usual = tuple(range(count))
    for a, b in permutations(usual, 2):
        yield tuple(b if k == a else k for k in usual)
    for a in usual:
        yield (a,) * count
        yield tuple(-1 if k == a else k for k in usual)
        if count > 2:
            yield tuple(k if k == a else -1 for k in usual)
    if count > 3:
        for a in usual:
            for kept in usual:
                if kept != a:
                    yield tuple(k if k == kept else a for k in usual)


def split(source: Source, statement: ast.Assign) -> Iterator[Slip]:
    """The parts of a split array under each other's names; a term of it with its blocks in another order."""
    target, call = statement.targets[0], statement.value
    if not isinstance(target, ast.Tuple) or not isinstance(call, ast.Call):
        return
    names = [name_of(one) for one in target.elts]
    value = ast.unparse(call)
    for order in orders(len(names)):
        left = ", ".join(names[k] for k in order)
        yield Slip("parts_exchanged", line_for(statement, f"{left} = {value}"), where(names, order))
    if name_of(call.func) == "np.split":
        axis = next((ast.unparse(k.value) for k in call.keywords if k.arg == "axis"), "0")
        dealt = line_for(statement, f"{', '.join(names)} = _m.interleaved({value}, {axis})")
        yield Slip("parts_interleaved", dealt, tuple(names))
    whole = call.args[0]
    definition = source.definition(whole) if isinstance(whole, ast.Name) else whole
    parts = terms(definition) if definition is not None else []
    yield from block_turned(source, whole, parts, names)
    if len(parts) < 2 or any(sign != "+" for sign, _ in parts):
        return
    texts = ", ".join(ast.unparse(part) for _, part in parts)
    for which in ((k,) for k in range(len(parts))):
        yield from blocks_of_terms(source, whole, parts, texts, which, names)
    if len(parts) > 2:
        yield from blocks_of_terms(source, whole, parts, texts, tuple(range(len(parts) - 1)), names)
    yield from blocks_of_terms(source, whole, parts, texts, tuple(range(len(parts))), names)


def block_turned(
    source: Source, whole: ast.expr, parts: Sequence[tuple[str, ast.expr]], names: list[str]
) -> Iterator[Slip]:
    """The weights in one term of what is split have one block transposed."""
    for place, (sign, part) in enumerate(parts):
        match part:
            case ast.BinOp(left=seen, op=ast.MatMult(), right=ast.Attribute(value=ast.Name(id=weights), attr="T")):
                for k, name in enumerate(names):
                    text = f"{source.code(seen)} @ _m.block_turned({weights}, {len(names)}, ({k},)).T"
                    turned = total(source, [*parts[:place], (sign, text), *parts[place + 1 :]])
                    yield Slip("block_transposed", instead(whole, turned), (weights,), name)


def blocks_of_terms(
    source: Source,
    whole: ast.expr,
    parts: Sequence[tuple[str, ast.expr]],
    texts: str,
    which: tuple[int, ...],
    names: list[str],
) -> Iterator[Slip]:
    """Some terms of a sum with one block in the place of another."""
    what = " ".join(named(parts[k][1]) for k in which)
    for order in copies(len(names)):
        edits = instead(whole, f"_m.mixed([{texts}], {which}, {order}, -1)")
        if -1 in order:
            yield Slip("block_left_out", edits, where(names, order), what)
        else:
            yield Slip("block_of_another", edits, where(names, order), what, sources(names, order))


def where(names: list[str], order: tuple[int, ...]) -> tuple[str, ...]:
    """The names whose place something else has."""
    return tuple(name for k, name in enumerate(names) if order[k] != k)


def sources(names: list[str], order: tuple[int, ...]) -> str:
    """Where the misplaced blocks come from."""
    return " ".join(dict.fromkeys(names[j] if j >= 0 else "zero" for k, j in enumerate(order) if j != k))


def joined(source: Source, statement: ast.Assign) -> Iterator[Slip]:
    """The parts of a joined array in another order, one of them twice or missing."""
    parts = parts_of(statement.value)
    names = [named(part) for part in parts]
    target = name_of(statement.targets[0])
    for order in (*orders(len(parts)), *copies(len(parts))):
        texts = [source.code(parts[k]) if k >= 0 else f"0 * {source.code(parts[0])}" for k in order]
        edits: dict[str, str] = {}
        for part, text in zip(parts, texts, strict=True):
            edits |= instead(part, text)
        yield Slip("joined_otherwise", edits, (target,), " ".join(where(names, order)), sources(names, order))


def split_and_joined(source: Source) -> Iterator[Slip]:
    """Blocks are split and joined in another order, the same one, of which only one of two functions knows."""
    lines = [(source.function(s), s) for f in source.equations for s in source.walk(f) if isinstance(s, ast.Assign)]
    for (within, one), (around, other) in permutations(lines, 2):
        target, parts = one.targets[0], parts_of(other.value)
        if within is not around or called(one.value) not in SPLITTING or called(other.value) not in JOINING:
            continue
        names = [name_of(part) for part in target.elts] if isinstance(target, ast.Tuple) else []
        for order in orders(len(names)) if len(names) == len(parts) > 1 else ():
            left = ", ".join(names[k] for k in order)
            edits = dict(line_for(one, f"{left} = {ast.unparse(one.value)}"))
            for part, k in zip(parts, order, strict=True):
                edits |= instead(part, source.code(parts[k]))
            yield Slip("split_and_joined_otherwise", edits, where(names, order))


def parts_of(value: ast.expr) -> list[ast.expr]:
    """What a call joins."""
    match value:
        case ast.Call(args=[ast.List(elts=parts) | ast.Tuple(elts=parts), *_]):
            return parts
    return []


def joined_as(definition: ast.expr, order: Sequence[int]) -> str:
    """What an array is joined of, in another order; a negative number: zeros as wide as a part that is missing."""
    parts = [ast.unparse(part) for part in parts_of(definition)]
    missing = iter([part for k, part in enumerate(parts) if k not in order])
    texts = [parts[k] if k >= 0 else f"0 * {next(missing)}" for k in order]
    again = ast.parse(ast.unparse(definition), mode="eval").body
    assert isinstance(again, ast.Call)
    again.args[0] = ast.parse(f"[{', '.join(texts)}]", mode="eval").body
    return ast.unparse(again)


def joins_read(source: Source) -> Iterator[Slip]:
    """Where a joined array is read, its parts are in another order, or one is missing: only there."""
    for node in reads(source):
        definition = source.definition(node)
        if definition is None or called(definition) not in JOINING or len(parts_of(definition)) < 2:
            continue
        names = [named(part) for part in parts_of(definition)]
        above = source.parents[node]
        summed = isinstance(above, ast.BinOp)  # the blocks are summed over; else they are those of the result
        for order in (*copies(len(names)), *orders(len(names)), *(MOVED if len(names) == 2 else ())):
            edits = instead(node, joined_as(definition, order))
            what, sibling = " ".join(where(names, order)), f"{order}{summed}" if -1 not in order else ""
            yield Slip("joined_otherwise", edits, (source.where(node),), what, sources(names, order), sibling)
        statement = source.statement(node)
        turns = any(isinstance(one, ast.BinOp) and isinstance(one.op, ast.MatMult) for one in source.above(node))
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.BinOp) and turns:
            for k, name in enumerate(names):
                text = f"_m.block_turned({ast.unparse(statement.value)}, {len(names)}, ({k},))"
                yield Slip("block_transposed", instead(statement.value, text), (source.where(node),), name)
