"""A GRU over a sequence, of the lines of the NumPy step and the parts that are the same for every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from exercises.recurrent import unrolled
from exercises.torch import gru
from grader.checks import Array, Function

PARAMETERS = ("W", "R", "b", "bn")


def build(replaces: Mapping[str, Any]) -> dict[str, Function]:
    """The two entries of a layer with some lines of the step, or parts of the loop, replaced."""
    parts = {**unrolled.PARTS, "gradients": lambda k, found: found}
    p = SimpleNamespace(**{name: replaces.get(name, part) for name, part in parts.items()})
    step = gru.LINES.build({name: line for name, line in replaces.items() if name not in parts})

    def step_backward(dh: Array, cache: Any) -> tuple[Array, ...]:
        found = dict(zip(gru.GRADIENTS, step["gru_step_backward"](dh, cache), strict=True))
        return tuple(p.gradients(None, found).values())

    def gru_forward(X: Array, h: Array, *parameters: Array) -> tuple[Any, ...]:
        H, (h,), caches = unrolled.forward(p, step["gru_step"], X, (h,), *parameters)
        return H, h, (caches, parameters)

    def gru_backward(dH: Array, dh: Array, cache: tuple[Sequence[Any], tuple[Array, ...]]) -> tuple[Any, ...]:
        caches, parameters = cache
        named = dict(zip(PARAMETERS, parameters, strict=True))
        dX, (dh,), *others = unrolled.backward(p, step_backward, dH, (dh,), caches, named)
        return dX, dh, *others

    return dict(p.around()({"gru_forward": gru_forward, "gru_backward": gru_backward}))
