"""All mutants of a solution: every slip of every kind, alone, and one kind in sibling equations together."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

from grader.model import Mistakes, Mutant
from grader.mutation import (
    advice,
    arrivals,
    blocks,
    brackets,
    functions,
    keys,
    layout,
    loops,
    names,
    opposites,
    products,
    results,
    sums,
    switches,
    terms,
)
from grader.mutation.build import Build
from grader.mutation.slip import Slip, Words
from grader.mutation.source import Source, apart

FIRST = (switches, loops, sums, products, functions, results, names)
KINDS = (*FIRST, keys, opposites, layout, blocks, brackets, terms, arrivals)  # the likelier first
MOST_SIBLINGS = 4


def derived_mutants(source: str, words: Words) -> tuple[Mutant, ...]:
    """The mutants of a solution, the likelier first; raises SyntaxError where the text cannot be read."""
    found: dict[str, Mutant] = {}
    build = Build(source)
    for slip in distinct(all_slips(Source.parsed(source))):
        name, k = slip.id, 1
        while name in found:
            k += 1
            name = f"{slip.id}_{k}"
        found[name] = Mutant(name, advice.of(slip, words), slip.edits, family=True, build=build)
    return tuple(found.values())


def mistakes_of(source: str, words: Words) -> Mistakes:
    """What an exercise knows of mistakes when its solution is all that there is."""
    return Mistakes(build=Build(source), mutants=(), derived=cache(lambda: derived_mutants(source, words)))


def all_slips(source: Source) -> Iterator[Slip]:
    """Single slips of every kind; then those of sibling equations, together."""
    singles = [slip for kind in KINDS for slip in kind.slips(source)]
    yield from singles
    yield from in_every_function(source, singles)
    yield from loops.forgotten(source)
    siblings: dict[tuple[str, str], list[Slip]] = {}
    for slip in singles:
        if slip.sibling:
            siblings.setdefault((slip.kind, slip.sibling), []).append(slip)
    for alike in siblings.values():
        few = len(alike) <= MOST_SIBLINGS
        for count in range(2, len(alike) + 1) if few else (len(alike),):
            for chosen in combinations(alike, count):
                whole = chosen[0].together(chosen[1:])
                if len(whole.edits) == sum(len(slip.edits) for slip in chosen):
                    yield whole


def in_every_function(source: Source, singles: list[Slip]) -> Iterator[Slip]:
    """The same words changed alike in several functions: a mistake forward, of which the way back is right."""
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], dict[ast.FunctionDef | None, Slip]] = {}
    for slip in singles:
        words = tuple(sorted((source.words(place), text) for place, text in slip.edits.items()))
        if all(old for old, _ in words) and not slip.kind.startswith("result"):  # those undo each other
            alike.setdefault((slip.kind, words), {}).setdefault(source.around(min(slip.edits)), slip)
    for found in alike.values():
        first, *others = found.values()
        if others:
            yield replace(first, edits={key: text for slip in found.values() for key, text in slip.edits.items()})


def distinct(slips: Iterator[Slip]) -> Iterator[Slip]:
    """Slips that can be written, no place inside another, and that are not written as an earlier one is."""
    known: set[frozenset[tuple[str, str]]] = set()
    for slip in slips:
        key = frozenset(slip.edits.items())
        if key not in known and apart(slip.edits):
            known.add(key)
            yield slip
