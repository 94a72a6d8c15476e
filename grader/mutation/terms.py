"""Sums of several terms: some left out together, one outside the function or of another sum, a factor of all."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations

from grader.mutation.algebra import expressions, factors, product, reads, slopes, sums, terms, total
from grader.mutation.functions import is_activation
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, instead, loaded, name_of


def slips(source: Source) -> Iterator[Slip]:
    """Every slip in every sum, and in every function of a sum."""
    for node in sums(source):
        yield from dropped_together(source, node)
        yield from reaching_all(source, node)
    yield from outside(source)
    yield from read_in_part(source)
    yield from of_a_sibling(source)


def dropped_together(source: Source, node: ast.BinOp) -> Iterator[Slip]:
    """Two terms are left out, or all but one."""
    parts = terms(node)
    for count in sorted({2, len(parts) - 1}):
        for chosen in combinations(range(len(parts)), count) if 2 <= count < len(parts) else ():
            rest = [part for k, part in enumerate(parts) if k not in chosen]
            what = " ".join(dict.fromkeys(name for k in chosen for name in named(parts[k][1]).split()))
            yield Slip("terms_dropped", instead(node, total(source, rest)), (source.where(node),), what)


def reaching_all(source: Source, node: ast.BinOp) -> Iterator[Slip]:
    """A factor of one term multiplies the whole sum."""
    parts = terms(node)
    for k, (sign, part) in enumerate(parts):
        mine = factors(part)
        sloping = {place for slope in slopes(mine) for place in slope.places}
        for j, factor in enumerate(mine if len(mine) > 1 else []):
            if j not in sloping and not isinstance(factor, ast.Constant):
                rest = (sign, product(source, [*mine[:j], *mine[j + 1 :]]))
                text = f"{source.code(factor)} * ({total(source, [*parts[:k], rest, *parts[k + 1 :]])})"
                yield Slip("reaches_every_term", instead(node, text), (source.where(node),), named(factor))


def outside(source: Source) -> Iterator[Slip]:
    """A term of the sum that an activation takes is added to what it gives."""
    for node in expressions(source):
        if not is_activation(source, node) or not isinstance(node, ast.Call):
            continue
        arg, name = node.args[0], name_of(node.func)
        inside = source.definition(arg) if isinstance(arg, ast.Name) else arg
        parts = terms(inside) if inside is not None else []
        for k, (sign, part) in enumerate(parts if len(parts) > 1 else []):
            rest = total(source, [*parts[:k], *parts[k + 1 :]])
            text, short = f"{name}({rest}) {sign} {source.code(part)}", name.rpartition(".")[2]
            where, sibling = (source.where(node),), f"{short} {k} of {len(parts)}"
            yield Slip("term_outside_function", instead(node, text), where, named(part), short, sibling)


def read_in_part(source: Source) -> Iterator[Slip]:
    """Where a name is read, one term of the sum that it stands for is left out: only there."""
    for node in reads(source):
        definition = source.definition(node)
        if definition is None or not isinstance(definition, ast.BinOp):
            continue
        parts = terms(definition)
        for k, (_, part) in enumerate(parts if len(parts) > 1 else []):
            text, what = total(source, [*parts[:k], *parts[k + 1 :]]), named(part)
            if text != node.id:  # of a sum that goes on the name is the whole, not what it was before
                yield Slip("term_unread", instead(node, text), (source.where(node),), what, sibling=what)


def of_a_sibling(source: Source) -> Iterator[Slip]:
    """What a function takes has a term of another sum besides: a gate's peephole, or a bias that is a sibling's."""
    calls = [node for node in expressions(source) if isinstance(node, ast.Call) and is_activation(source, node)]
    lines = [(source.function(node), terms(node)) for node in sums(source)]
    for call in calls:
        known = {ast.dump(part) for _, part in terms(call.args[0])}
        for function, parts in lines:
            for _, part in parts if function is source.function(call) else ():
                if ast.dump(part) not in known and loaded(part) and set(loaded(part)) <= set(source.visible(call)):
                    known.add(ast.dump(part))
                    text = f"{ast.unparse(call.args[0])} + {source.code(part)}"
                    yield Slip("term_of_another", instead(call.args[0], text), (source.where(call),), named(part))
