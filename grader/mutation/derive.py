"""All mutants of a solution: every slip of every kind, alone, and one kind in sibling equations together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from grader.model import Mistakes, Mutant
from grader.mutation import (
    advice,
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
    terms,
)
from grader.mutation.build import Build
from grader.mutation.slip import Slip, Words
from grader.mutation.source import Source

FIRST = (loops, sums, products, functions, results, names)
KINDS = (*FIRST, keys, opposites, layout, blocks, brackets, terms)  # the likelier first
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
    yield from loops.forgotten(source)
    siblings: dict[tuple[str, str], list[Slip]] = {}
    for slip in singles:
        if slip.sibling:
            siblings.setdefault((slip.kind, slip.sibling), []).append(slip)
    for alike in siblings.values():
        few = len(alike) <= MOST_SIBLINGS
        for count in range(2, len(alike) + 1) if few else (len(alike),):
            for chosen in combinations(alike, count):
                if len({key for slip in chosen for key in slip.edits}) == sum(len(slip.edits) for slip in chosen):
                    yield chosen[0].together(chosen[1:])


def distinct(slips: Iterator[Slip]) -> Iterator[Slip]:
    """Slips that are not written as an earlier one is."""
    known: set[frozenset[tuple[str, str]]] = set()
    for slip in slips:
        key = frozenset(slip.edits.items())
        if key not in known:
            known.add(key)
            yield slip
