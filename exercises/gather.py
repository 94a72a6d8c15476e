"""The mistakes of several modules in one tuple, none twice."""

from __future__ import annotations

from types import ModuleType

from grader.checks import collected
from grader.model import Mutant


def gathered(*modules: ModuleType) -> tuple[Mutant, ...]:
    """Every mutant of the modules, in their order; one that several modules have stands where it comes first."""
    found = {mutant.id: mutant for module in reversed(modules) for mutant in collected(module, Mutant)}
    first = [mutant.id for module in modules for mutant in collected(module, Mutant)]
    return tuple(found[id] for id in dict.fromkeys(first))
