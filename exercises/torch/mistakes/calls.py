"""Mistakes of whole calls: what a module keeps, and axes that it loses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.checks import Array, Function, Parts, mutant

Entries = dict[str, Function]


@mutant(wraps=True)
def squeezed_without_dim() -> Parts:
    """Calls `squeeze()` without a dimension: every axis of length one goes, that of a single sample too.

    Which axis is meant, and by what name can a call say so?
    """

    def squeezed(forward: Function) -> Function:
        def wrapped(*args: Array) -> Any:
            found = forward(*args)
            return *(of(part) for part in found[:-1]), found[-1]

        return wrapped

    def of(part: Any) -> Any:
        return tuple(map(of, part)) if isinstance(part, tuple) else part.squeeze()

    return {"around": lambda: lambda e: {n: f if n.endswith("backward") else squeezed(f) for n, f in e.items()}}


@mutant(keeps_state=True)
def state_kept_in_the_module() -> Parts:
    """Goes on from a state that the module keeps in an attribute, whatever state it is passed.

    What leaks from one batch into the next?
    """

    def around() -> Callable[[Entries], Entries]:
        last: dict[tuple[int, ...], Any] = {}

        def kept(forward: Function) -> Function:
            def wrapped(x: Array, *rest: Array) -> Any:
                kept = last.get(rest[0].shape, ())
                found = forward(x, *kept, *rest[len(kept) :])
                last[rest[0].shape] = found[:-1]
                return found

            return wrapped

        return lambda entries: {n: kept(f) if n.endswith("_step") else f for n, f in entries.items()}

    return {"around": around}
