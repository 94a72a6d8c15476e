"""`@check` and `@mutant`: how an exercise declares what it asks, and the mistakes it knows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any, TypeVar, overload

from grader.checks.draws import Draws
from grader.checks.types import Function
from grader.model import Check, Mutant

Declared = TypeVar("Declared", Check, Mutant)
Replacing = Callable[[], Mapping[str, Any]]  # gives the parts that a mutant replaces, by name


def check(
    *,
    points: float = 0.0,
    cases: Draws,
    needs: tuple[Check, ...] = (),
    asks: tuple[str, ...] = (),
    note: bool = False,
    own_forward: bool = False,
    otherwise: Callable[..., None] | None = None,
    device: bool = False,
) -> Callable[[Callable[..., None]], Check]:
    """Make a check of a function `(student, case)`: its name is the id, its docstring what the student reads."""

    def declare(function: Callable[..., None]) -> Check:
        title, explanation = text_of(function)
        return Check(
            id=function.__name__,
            title=title,
            explanation=explanation,
            run=function,
            cases=cases,
            points=points,
            needs=tuple(need.id for need in needs),
            asks=asks,
            note=note,
            own_forward=own_forward,
            otherwise=otherwise,
            device=device,
        )

    return declare


@overload
def mutant(function: Replacing) -> Mutant:
    """`@mutant`: a formula is replaced."""


@overload
def mutant(*, wraps: bool = ..., keeps_state: bool = ...) -> Callable[[Replacing], Mutant]:
    """`@mutant(wraps=True)`: whole calls are changed, or something is kept from one to the next."""


def mutant(
    function: Replacing | None = None, *, wraps: bool = False, keeps_state: bool = False
) -> Mutant | Callable[[Replacing], Mutant]:
    """Make a mutant of a function that returns the replaced parts; its docstring is the advice.

    `wraps` and `keeps_state` as in `grader.model.Mutant`; what keeps state wraps whole calls.
    """

    def declare(function: Replacing) -> Mutant:
        return Mutant(
            function.__name__,
            advice_of(function),
            function(),
            wraps=wraps or keeps_state,
            keeps_state=keeps_state,
        )

    return declare if function is None else declare(function)


def collected(module: ModuleType, kind: type[Declared]) -> tuple[Declared, ...]:
    """The checks or mutants of a module, in the order in which they stand; lists of them are taken apart."""
    found: dict[str, Declared] = {}
    for value in vars(module).values():
        for item in value if isinstance(value, list | tuple) else (value,):
            if isinstance(item, kind):
                found.setdefault(item.id, item)
    return tuple(found.values())


def text_of(function: Function) -> tuple[str, str]:
    """First line and rest of a docstring; a check without one is our mistake."""
    text = inspect.getdoc(function)
    if not text:
        raise TypeError(f"{function.__name__} needs a docstring: the student reads it")
    title, _, rest = text.partition("\n")
    return title.strip().rstrip("."), rest.strip()


def advice_of(function: Function) -> str:
    """The docstring as one paragraph."""
    title, rest = text_of(function)
    whole = title if title.endswith("?") else f"{title}."
    return " ".join(f"{whole} {rest}".split())
