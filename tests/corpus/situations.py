"""The legal inputs on which the corpus is tried: sizes and regimes, in the native layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
LAYOUTS: dict[str, Callable[[Array], Array]] = {
    "C": np.ascontiguousarray,
    "F": lambda a: np.array(a, order="F"),
    "S": lambda a: np.repeat(np.repeat(a, 2, axis=-1), 2, axis=0)[::2, ..., ::2],
}


@dataclass(frozen=True, eq=False)
class Situation:
    """One set of inputs and cotangents; every cell uses what it needs of it.

    X (T,N,D), h c (N,H), dH (T,N,H), dh dc (N,H); weights by number of gates: W[k] (kH,D), R[k] (kH,H), b[k] (kH,);
    of a GRU bn (H,), of a peephole LSTM p (3H,).
    """

    name: str
    X: Array
    h: Array
    c: Array
    W: dict[int, Array]
    R: dict[int, Array]
    b: dict[int, Array]
    dH: Array
    dh: Array
    dc: Array
    bn: Array
    p: Array
    layout: str = "C"
    rtol: float = 1e-8

    def laid_out(self, array: Array) -> Array:
        """A fresh writable copy in this situation's memory layout."""
        return LAYOUTS[self.layout](np.array(array)) if array.ndim > 1 else np.array(array)


def draw(name: str, n: int, t: int, d: int, h: int, *, layout: str = "C", scale: float = 0.8) -> Situation:
    """Everything nonzero, different and of order one."""
    rng = np.random.default_rng([n, t, d, h, sum(name.encode())])
    made = Situation(
        name,
        X=rng.normal(size=(t, n, d)),
        h=rng.uniform(-0.9, 0.9, (n, h)),
        c=rng.normal(size=(n, h)),
        W={k: scale * rng.normal(size=(k * h, d)) for k in (1, 4)},
        R={k: scale * rng.normal(size=(k * h, h)) for k in (1, 4)},
        b={k: 0.5 * rng.normal(size=k * h) for k in (1, 4)},
        dH=rng.normal(size=(t, n, h)),
        dh=rng.normal(size=(n, h)),
        dc=rng.normal(size=(n, h)),
        bn=0.5 * rng.normal(size=h),
        p=0.5 * rng.normal(size=3 * h),
        layout=layout,
    )
    made.W[3], made.R[3] = scale * rng.normal(size=(3 * h, d)), scale * rng.normal(size=(3 * h, h))
    made.b[3] = 0.5 * rng.normal(size=3 * h)
    return made


def only_cotangent(s: Situation, which: str, step: int = -1) -> Situation:
    """All cotangents zero but one: "dh", "dc", or step number `step` of "dH"."""
    dH = np.zeros_like(s.dH)
    if which == "dH":
        dH[step] = s.dH[step]
    keep = {name: getattr(s, name) if name == which else np.zeros_like(s.dh) for name in ("dh", "dc")}
    return replace(s, name=f"only {which} {s.name}", dH=dH, dh=keep["dh"], dc=keep["dc"])


def cotangents_times(s: Situation, factor: float) -> Situation:
    """All cotangents multiplied."""
    return replace(s, name=f"cotangents x {factor:g}", dH=s.dH * factor, dh=s.dh * factor, dc=s.dc * factor)


def in_single_precision(s: Situation) -> Situation:
    """The same numbers, rounded, as float32 arrays; right code then has errors of some 1e-7."""

    def rounded(value: object) -> object:
        if isinstance(value, dict):
            return {k: rounded(v) for k, v in value.items()}
        return value.astype(np.float32) if isinstance(value, np.ndarray) else value

    changed = {f.name: rounded(getattr(s, f.name)) for f in fields(s)} | {"name": "float32", "rtol": 1e-4}
    return Situation(**changed)  # type: ignore[arg-type]


def sizes() -> Iterator[Situation]:
    """The shapes: ones, equal sizes, long, wide, many rows."""
    for n, t, d, h in [
        (3, 4, 2, 5),
        (1, 1, 1, 1),
        (1, 3, 4, 3),
        (5, 3, 2, 1),
        (3, 3, 1, 4),
        (2, 1, 3, 4),
        (4, 4, 3, 2),
        (3, 3, 4, 4),
        (2, 5, 2, 5),
        (2, 20, 3, 4),
        (2, 12, 2, 3),
        (6, 2, 5, 7),
        (4, 2, 3, 4),
        (4, 2, 4, 3),
        (2, 3, 3, 4),
        (2, 4, 3, 4),
        (8, 2, 3, 2),
    ]:
        yield draw(f"N={n} T={t} D={d} H={h}", n, t, d, h)
    yield draw("many rows", 70, 2, 2, 3)
    yield draw("wide", 2, 2, 33, 35, scale=0.3)


def regimes() -> Iterator[Situation]:
    """The values: zeros, saturation, integers, layouts, small and large cotangents."""
    s = draw("regime", 3, 4, 2, 5)
    zero = np.zeros_like(s.h)
    yield replace(s, name="zero state", h=zero, c=zero)
    yield replace(s, name="zero c", c=zero)
    yield replace(s, name="zero h", h=zero)
    yield replace(s, name="large h", h=3.0 * s.h)
    yield replace(s, name="zero R", R={k: np.zeros_like(v) for k, v in s.R.items()})
    yield replace(s, name="zero W", W={k: np.zeros_like(v) for k, v in s.W.items()})
    yield replace(s, name="zero b", b={k: np.zeros_like(v) for k, v in s.b.items()})
    yield replace(s, name="zero x", X=np.zeros_like(s.X))
    yield replace(s, name="large c", c=6.0 * s.c)
    yield replace(s, name="saturated", X=1000.0 * s.X)
    yield replace(s, name="saturated by b", b={k: 1000.0 * v for k, v in s.b.items()})
    yield replace(s, name="integer x", X=np.rint(2.0 * s.X).astype(np.int64))
    yield replace(
        s, name="tiny weights", W={k: 1e-3 * v for k, v in s.W.items()}, R={k: 1e-3 * v for k, v in s.R.items()}
    )
    yield from (only_cotangent(s, which) for which in ("dh", "dc", "dH"))
    yield only_cotangent(draw("early", 2, 20, 3, 4, scale=0.5), "dH", 0)
    yield only_cotangent(draw("late", 2, 20, 3, 4, scale=0.5), "dH", -1)
    yield cotangents_times(s, 1e-11)
    yield cotangents_times(only_cotangent(s, "dH"), 1e-9)
    yield cotangents_times(s, 1e3)
    yield cotangents_times(s, 1e8)
    yield in_single_precision(s)
    yield replace(s, name="Fortran", layout="F")
    yield replace(s, name="strided", layout="S")


def all_situations() -> list[Situation]:
    """Sizes first, then regimes."""
    return [*sizes(), *regimes()]
