"""A second way to each key, without the item's key and without the reference: closed forms, loops, counting."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any

Route = Callable[..., Any]


def sig(a: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-a))


def mix(W: Sequence[float], stm: float, event: float, b: float) -> float:
    """W [STM, E] + b."""
    return W[0] * stm + W[1] * event + b


def searched(wish: Callable[[float, float, float, float, float], bool]) -> tuple[int, ...]:
    """The one choice of i, f, o in {0, 1}³ for which c, g, c_new, h satisfy a wish for several c and g."""
    found = []
    for i, f, o in itertools.product((0, 1), repeat=3):
        cases = [(c, g) for c in (-1.3, 0.4, 2.0) for g in (-0.6, 0.3)]
        if all(wish(c, g, f * c + i * g, o * math.tanh(f * c + i * g), 1e-12) for c, g in cases):
            found.append((i, f, o))
    (one,) = found
    return one


def same(a: float, b: float, gap: float = 1e-12) -> bool:
    """Equal but for rounding."""
    return abs(a - b) <= gap


def two_steps(x1: float, x2: float, h0: float, W: float, R: float, b: float) -> float:
    """A scalar network."""
    h = h0
    for x in (x1, x2):
        h = math.tanh(W * x + R * h + b)
    return h


def slope(f: Callable[[float], float], at: float, step: float = 1e-5) -> float:
    """A central difference of fourth order."""
    return (8 * (f(at + step) - f(at - step)) - f(at + 2 * step) + f(at - 2 * step)) / (12 * step)


def post(x: float, wm: float, ltm: float, W: Sequence[float], U: Sequence[float]) -> tuple[float, float]:
    """The cell of "Exploring LSTMs", line by line."""
    remember, save, focus = (sig(W[k] * x + U[k] * wm) for k in range(3))
    new = remember * ltm + save * math.tanh(W[3] * x + U[3] * wm)
    return new, focus * math.tanh(new)


def driven(w: float, states: Sequence[float], shift: Sequence[float]) -> float:
    """The last state of h = tanh(x + w_t h), inputs such that without a shift the states are as given.

    `shift` is added to w in each step.
    """
    xs = [math.atanh(h) - w * before for before, h in itertools.pairwise(states)]
    h = states[0]
    for x, d in zip(xs, shift, strict=True):
        h = math.tanh(x + (w + d) * h)
    return h


def term(w: float, states: Sequence[float], k: int) -> float:
    """The share of step k in dh_T/dw, by a difference: the weight of that step alone is moved."""
    steps = len(states) - 1
    return slope(lambda d: driven(w, states, [d if t == k else 0.0 for t in range(steps)]), 0.0)


def climbing(L: int, T: int) -> int:
    """All paths, walked one by one."""

    def walk(layer: int, t: int) -> int:
        if layer == L - 1 and t == T - 1:
            return 1
        up = walk(layer + 1, t) if layer + 1 < L else 0
        return up + (walk(layer, t + 1) if t + 1 < T else 0)

    return sum(walk(0, t) for t in range(T))


def two_path_value(x: float, W1: float, p: float, q: float, u: float, v: float) -> float:
    """y of the network with two paths."""
    h = sig(W1 * x)
    return u * sig(p * h) + v * sig(q * h)


def clipped(g: Sequence[float], most: float) -> tuple[float, ...]:
    """Shortened to a norm: the factor found by halving an interval."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if math.hypot(*(middle * v for v in g)) < most else (low, middle)
    return tuple(low * v for v in g)


def peephole_cell(c: float, h: float, a: Sequence[float], p: Sequence[float]) -> float:
    """The new cell of a peephole LSTM of one unit with net inputs a (i, f, g)."""
    return sig(a[1] + p[1] * c) * c + sig(a[0] + p[0] * c) * math.tanh(a[2])


def lstm_of(i: float, f: float, o: float, g: float, c: float, R: Sequence[float], h: float) -> tuple[float, float]:
    """The new (h, c) of an LSTM whose gate values are as given at h = 0."""
    a = [math.log(v / (1 - v)) for v in (i, f)]
    new = sig(a[1] + R[1] * h) * c + sig(a[0] + R[0] * h) * math.tanh(math.atanh(g) + R[2] * h)
    return sig(math.log(o / (1 - o)) + R[3] * h) * math.tanh(new), new


def jacobian(i: float, f: float, o: float, g: float, c: float, R: Sequence[float]) -> tuple[float, ...]:
    """The four derivatives by differences."""

    def by_h(k: int) -> float:
        return slope(lambda v: lstm_of(i, f, o, g, c, R, v)[k], 0.0)

    def by_c(k: int) -> float:
        return slope(lambda v: lstm_of(i, f, o, g, v, R, 0.0)[k], c)

    return by_h(0), by_c(0), by_h(1), by_c(1)


GATES: dict[str, Route] = {
    "q01": lambda: searched(lambda c, g, new, h, e: same(new, c) and same(h, 0)),
    "q02": lambda: searched(lambda c, g, new, h, e: same(new, g) and same(h, math.tanh(g))),
    "q03": lambda: searched(lambda c, g, new, h, e: same(new, c + g) and same(h, 0)),
    "q04": lambda: {name for name, o in (("shut", 0), ("half", 0.5), ("open", 1)) if o * math.tanh(0 * 0.9) == 0},
    "q05": lambda c0, k: (0, 1, 1, math.tanh(c0)),
    "q06": lambda c0, candidate: {"silent", "shown", "cs231n"},  # those that begin with -40, +40
    "q07": lambda c0, f, k: c0 * math.exp(k * math.log(f)),
    "q08": lambda: {("assume", "h"), ("h", "gates"), ("gates", "one"), ("one", "chain")},
    "q09": lambda stm, event, W_n, b_n, W_i, b_i: math.tanh(mix(W_n, stm, event, b_n)) * sig(mix(W_i, stm, event, b_i)),
    "q10": lambda N, a_i: slope(lambda a: N * sig(a), a_i),
    "q11": lambda ltm, stm, event, W_f, b_f: ltm / (1 + math.exp(-mix(W_f, stm, event, b_f))),
    "q12": lambda D, H: (H, H + D),
    "q13": lambda LTM, f, N, i: LTM * f + N * i,
    "q14": lambda LTM, f, Ni, W_u, b_u, V: math.tanh(W_u * LTM * f + b_u) * V,
    "q15": lambda: {"later"},
    "q16": lambda LTM, f, N, i, V: V * (math.tanh(LTM * f + i * N) - math.tanh(LTM * f)),
    "q17": lambda: {"N", "i", "V", "update"},
    "q18": lambda D, H: (4 * (H * (H + D) + H) + H * H + H, 4 * (H * (H + D) + H)),
    "q19": lambda: {"forget"},
    "q20": lambda: {"fio"},
    "q21": post,
    "q22": lambda s, n, m: s * (n - m),
    "q23": lambda f, s: s / (1 - f),
}
THROUGH_TIME: dict[str, Route] = {
    "q29": lambda k, j: (-1) ** k * math.sin(j * math.pi / 20),
    "q28": lambda B, T, H, b, t: [(s, u) for s in range(B) for u in range(T)].index((b, t)),
    "q30": two_steps,
    "q31": lambda w, h1, h2: slope(
        lambda h: math.tanh(math.atanh(h2) - w * h1 + w * math.tanh(math.atanh(h1) + w * h)), 0.0
    ),
    "q32": lambda w, s0, s1, s2, s3: [term(w, (s0, s1, s2, s3), k) for k in range(3)],
    "q33": climbing,
    "q34": lambda: {"short", "lower", "upper"},
    "q35": lambda x, W1, p, q, u, v: slope(lambda w: two_path_value(x, w, p, q, u, v), W1),
    "q36": lambda N: 1,
    "q37": lambda d: math.fsum(d) / 5,
    "q38": lambda w, h0, h1, h2, h3: (
        slope(lambda d: driven(w, (h0, h1, h2, h3), (0, d, d)), 0.0),
        slope(lambda d: driven(w, (h0, h1, h2, h3), (d, d, d)), 0.0),
    ),
    "q39": clipped,
    "q40": lambda: {"exploding"},
    "q41": lambda s, k: s**k / 4**k,
    "q42": lambda b, k: (1 + math.exp(-b)) ** -k,
    "q43": lambda b, n: (math.log(0.5) / math.log(sig(b)), -math.log(2 ** (1 / n) - 1)),
    "q44": lambda: {"explodes", "direct", "default"},
    "q45": lambda c, g, i, f, p_i, p_f: slope(
        lambda v: peephole_cell(v, 0, (math.log(i / (1 - i)) - p_i * c, math.log(f / (1 - f)) - p_f * c, math.atanh(g)),
                                (p_i, p_f)), c),
    "q46": jacobian,
    "q47": lambda: {("cell", "step"), ("step", "product"), ("product", "bound"), ("product", "near_one"),
                    ("bound", "total"), ("near_one", "total")},
    "q48": lambda f: {"per_step"},
    "q49": lambda f: math.floor(math.log(1e-6) / math.log(f)),
}  # fmt: skip
