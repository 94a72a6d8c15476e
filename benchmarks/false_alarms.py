"""Do the tolerances cry wolf? Right code in four styles against the reference, over all sizes and regimes.

    python benchmarks/false_alarms.py [DRAWS]

Prints, per kind of quantity and regime, the largest share of the allowed error that right code used. A share above
one is a false alarm. Styles: sigmoid as 1/(1+exp(-x)), as (1+tanh(x/2))/2, split by sign; sums gate by gate, in
reverse order, or in one product.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from exercises.lstm.cell import CELL
from exercises.recurrent.cases import Case
from exercises.recurrent.cell import Wanted, wanted
from exercises.recurrent.regimes import REGIMES, SIZES
from grader.checks import TOLERANCE

Array = NDArray[Any]
Sigmoid = Callable[[Array], Array]


def naive(a: Array) -> Array:
    """1 / (1 + exp(-a)), which overflows harmlessly."""
    return 1.0 / (1.0 + np.exp(-a))


def by_tanh(a: Array) -> Array:
    """(1 + tanh(a / 2)) / 2."""
    return 0.5 * (1.0 + np.tanh(0.5 * a))


def by_sign(a: Array) -> Array:
    """Split by the sign of a."""
    z = np.exp(-np.abs(a))
    return np.where(a >= 0, 1.0 / (1.0 + z), z / (1.0 + z))


def one_product(x: Array, W: Array) -> Array:
    """All gates in one matrix product."""
    return x @ W.T


def backwards(x: Array, W: Array) -> Array:
    """The sum over features in reverse order."""
    return x[:, ::-1] @ W[:, ::-1].T


def entry_by_entry(x: Array, W: Array) -> Array:
    """One feature after another, without pairwise summation."""
    total = np.zeros((len(x), len(W)), dtype=np.result_type(x, W))
    for d in range(x.shape[1]):
        total += x[:, d : d + 1] * W[:, d]
    return total


STYLES: tuple[tuple[Sigmoid, Callable[[Array, Array], Array]], ...] = (
    (naive, one_product),
    (by_tanh, backwards),
    (by_sign, entry_by_entry),
    (naive, entry_by_entry),
)


def lstm(sigmoid: Sigmoid, times: Callable[[Array, Array], Array], case: Case) -> tuple[dict[str, Array], ...]:
    """Outputs and gradients of an LSTM in one style; a sequence when the case has steps."""
    given, dd = CELL.inputs(case), CELL.cotangents(case)
    W, R, b, h, c = (given[k].astype(float) for k in ("W", "R", "b", "h", "c"))
    X = (given["X"] if case.T else given["x"][None]).astype(float)
    kept, H = [], []
    for x in X:
        i, f, g, o = np.split(times(x, W) + times(h, R) + b, 4, axis=1)
        i, f, o, g = sigmoid(i), sigmoid(f), sigmoid(o), np.tanh(g)
        new = f * c + i * g
        t = np.tanh(new)
        kept.append((x, h, c, i, f, g, o, t))
        h, c = o * t, new
        H.append(h)
    dW, dR, db, dX = np.zeros_like(W), np.zeros_like(R), np.zeros_like(b), np.zeros_like(X)
    dh, dc = dd["dh"].astype(float), dd["dc"].astype(float)
    for s in reversed(range(len(X))):
        x, hp, cp, i, f, g, o, t = kept[s]
        dh = dh + (dd["dH"][s] if case.T else 0.0)
        dt = dc + dh * o * (1 - t) * (1 + t)
        da = np.concatenate(
            [dt * g * (i * (1 - i)), dt * cp * f * (1 - f), i * dt * (1 - g**2), t * dh * o * (1 - o)], axis=1
        )
        dX[s], dh, dc = da @ W, da @ R, dt * f
        dW, dR, db = dW + da.T @ x, dR + da.T @ hp, db + da.sum(0)
    out = {"h": h, "c": c} | ({"H": np.array(H)} if case.T else {})
    return out, {"dX" if case.T else "dx": dX if case.T else dX[0], "dh": dh, "dc": dc, "dW": dW, "dR": dR, "db": db}


def shares(case: Case, right: Wanted, answer: tuple[dict[str, Array], ...]) -> dict[str, float]:
    """The largest share of the bound that an answer uses, for outputs and gradients."""
    used = {}
    for kind, got, want, scale in (
        ("forward", answer[0], right.outputs, right.output_scale),
        ("gradient", answer[1], right.gradients, right.gradient_scale),
    ):
        name = "float32" if REGIMES[case.regime].float32 else kind
        used[kind] = max(
            float(np.abs(got[n] - w).max()) / TOLERANCE[name].allows(float(np.abs(w).max()), scale[n])
            for n, w in want.items()
        )
    return used


def main(draws: int) -> None:
    """Draw, compare, print."""
    rng = np.random.default_rng(2026)
    worst: dict[tuple[str, str, str], float] = defaultdict(float)
    names, sizes = list(REGIMES), [size for kind in SIZES.values() for size in kind]
    alarms = 0
    for k in range(draws):
        regime = names[k % len(names)]
        sequence = regime in NEEDS_STEPS or (k // len(names)) % 3 == 2
        if sequence and regime == "integer x":
            continue
        N, D, H = sizes[rng.integers(len(sizes))]
        T = int(rng.choice(REGIMES[regime].steps)) if sequence else 0
        case = Case(N, D, H, T, int(rng.integers(1000)), regime, int(rng.integers(3)), int(rng.integers(2**31)))
        right = wanted.__wrapped__(CELL, case)
        with np.errstate(over="ignore"):
            used = shares(case, right, lstm(*STYLES[k % len(STYLES)], case))
        for kind, share in used.items():
            alarms += not share <= 1.0
            key = (kind, "sequence" if sequence else "step", regime)
            worst[key] = max(worst[key], share)
    print(f"{draws} draws, {len(names)} regimes, {len(sizes)} sizes, {len(STYLES)} styles: {alarms} alarms")
    for (kind, what, regime), share in sorted(worst.items(), key=lambda item: -item[1])[:25]:
        print(f"  {share:9.2e} of the bound   {kind:8} {what:8} {regime}")


NEEDS_STEPS = {name for name in REGIMES if "cotangent" in name.split()[-1] and name != "positive cotangents"} | {
    "constant input", "final state", "zero dH", "one step", "two steps", "twenty steps", "forty steps",
    "forty steps, long memory", "some odd steps", "some even steps",
}  # fmt: skip

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
