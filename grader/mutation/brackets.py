"""Brackets: a factor that reaches one term of a sum only, the sum written in the line or under a name of its own."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from itertools import combinations

from grader.mutation.algebra import Factors, factors, is_product, is_sum, product, products, slopes, terms, total
from grader.mutation.products import brackets_with
from grader.mutation.slip import Slip, named, slope_at
from grader.mutation.source import Source, instead

Group = tuple[str, Factors]  # a factor, or the two of a slope, under a name


def slips(source: Source) -> Iterator[Slip]:
    """In every product of a sum: some factors reach one of the terms only."""
    for node in products(source):
        parts = opened(source, factors(node))
        for k, part in enumerate(parts):
            if is_sum(part) and slope_at(part) is None and not is_slope(parts, k):
                others = grouped([*parts[:k], *parts[k + 1 :]])
                yield from partly(source, node, terms(part), others)


def is_slope(parts: Factors, k: int) -> bool:
    """Whether a factor belongs to a slope."""
    return any(k in slope.places for slope in slopes(parts))


def opened(source: Source, parts: Factors) -> Factors:
    """Factors with the names of products and sums written out, as far as that leads to a sum."""
    found: Factors = []
    for part in parts:
        definition = source.definition(part) if isinstance(part, ast.Name) else None
        if definition is not None and is_product(definition):
            inner = opened(source, factors(definition))
            found += inner if any(is_sum(one) and slope_at(one) is None for one in inner) else [part]
        elif definition is not None and is_sum(definition):
            found.append(definition)
        else:
            found.append(part)
    return found


def grouped(parts: Factors) -> list[Group]:
    """Factors, those of one slope together."""
    found: list[Group] = []
    taken: set[int] = set()
    for slope in slopes(parts):
        found.append((f"slope at {named(slope.value)}", [parts[k] for k in slope.places]))
        taken.update(slope.places)
    return [(named(part), [part]) for k, part in enumerate(parts) if k not in taken] + found


def partly(source: Source, node: ast.expr, parts: list[tuple[str, ast.expr]], others: list[Group]) -> Iterator[Slip]:
    """Each choice of factors, and each term that alone is multiplied by them."""
    where = (source.where(node),)
    if len(parts) > 3:
        return
    for count in (1, 2):
        for chosen in combinations(others, count):
            rest = [factor for group in others if group not in chosen for factor in group[1]]
            kept = [factor for _, group in chosen for factor in group]
            what = " ".join(name for name, _ in chosen)
            for k in range(len(parts)):
                mine = [(s, one_term(source, part, rest, kept if j == k else [])) for j, (s, part) in enumerate(parts)]
                at = named(parts[k][1])
                sibling = f"slope {k}" if what.startswith("slope") else ""
                yield Slip("reaches_one_term", instead(node, total(source, mine)), where, what, at, sibling)
                yield from beside(source, node, parts, rest, chosen, k)


def beside(
    source: Source, node: ast.expr, parts: list[tuple[str, ast.expr]], rest: Factors, chosen: tuple[Group, ...], k: int
) -> Iterator[Slip]:
    """A slope that reaches one term only, with a further factor there, or with factors in its bracket."""
    if len(chosen) != 1 or not chosen[0][0].startswith("slope") or len(chosen[0][1]) != 1:
        return
    ((what, kept),) = chosen
    value = slope_at(kept[0])
    if value is None:
        return
    where, u = (source.where(node),), source.code(value)
    extra = [(s, one_term(source, part, rest, [*kept, u] if j == k else [])) for j, (s, part) in enumerate(parts)]
    yield Slip("value_beside_slope_of_one_term", instead(node, total(source, extra)), where, what, named(parts[k][1]))
    everywhere = [(s, one_term(source, part, rest, [u] if j == k else [])) for j, (s, part) in enumerate(parts)]
    text = f"({total(source, everywhere)}) * {product(source, kept)}"
    yield Slip("value_beside_slope", instead(node, text), where, named(value), named(parts[k][1]))
    mine = factors(parts[k][1])
    for bracket in (slope for slope in slopes(mine) if slope.squared):
        loose: Factors = [*(f for j, f in enumerate(mine) if j not in bracket.places), *rest]
        for name, slipped, outside in brackets_with(source, bracket, loose):
            for form, tail in (("bracket_closed_late_on_one_term", kept), ("bracket_closed_late", [])):
                lines = [
                    (s, product(source, [*outside, slipped, *tail]) if j == k else one_term(source, part, rest, []))
                    for j, (s, part) in enumerate(parts)
                ]
                text = total(source, lines) if tail else f"({total(source, lines)}) * {product(source, kept)}"
                yield Slip(form, instead(node, text), where, name)


def one_term(source: Source, part: ast.expr, rest: Factors, kept: Sequence[ast.expr | str]) -> str:
    """A term times what all of them are multiplied by, and what it alone is."""
    return product(source, [part, *rest, *kept])
