"""How mistakes are brought together: from several modules, none twice, the common ones marked off from the rare."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

from grader.checks import Mutant, collected, mutant


def gathered(*modules: ModuleType) -> tuple[Mutant, ...]:
    """Every mutant of the modules, in their order; one that several modules have stands where it comes first."""
    found: dict[str, Mutant] = {}
    for module in modules:
        for one in collected(module, Mutant):
            found.setdefault(one.id, one)
    return tuple(found.values())


def rare(function: Callable[[], Mapping[str, Any]]) -> Mutant:
    """A mutant that is looked for alone but not in pairs: pairs of everything would cost too much."""
    return replace(mutant(function), family=True)


def seldom(mutants: tuple[Mutant, ...], *beginnings: str) -> tuple[Mutant, ...]:
    """The same mutants, those whose ids begin so marked as rare."""
    return tuple(replace(one, family=True) if one.id.startswith(beginnings) else one for one in mutants)
