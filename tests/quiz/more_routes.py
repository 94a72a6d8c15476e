"""A second way to the keys of the later topics, and with torch to those that are about torch."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch

from tests.quiz.routes import Route, sig, slope

ACCURACY = {"Arithmetic": (0.293, 0.751, 0.867), "XML": (0.234, 0.414, 0.421)}  # without f, i, o


def torch_shapes(B: int, T: int, H: int, L: int) -> tuple[int, ...]:
    """The shapes that torch gives."""
    rnn = torch.nn.RNN(1, H, L, batch_first=True)
    out, hidden = rnn(torch.zeros(B, T, 1))
    return (*out.shape, *hidden.shape)


def ties_to_even(n: int) -> int:
    """A whole number rounded to a multiple of 2, a tie to a multiple of 4."""
    return 2 * round(n / 2)  # Python rounds halves to even


def torch_count(*modules: torch.nn.Module) -> int:
    """The parameters of modules of torch."""
    return sum(p.numel() for module in modules for p in module.parameters())


def detach_in_torch() -> set[str]:
    """What torch does to value and gradient at a detached state."""
    torch.manual_seed(0)
    rnn = torch.nn.RNN(1, 3, batch_first=True)
    first, second = torch.randn(1, 4, 1, requires_grad=True), torch.randn(1, 4, 1)
    _, hidden = rnn(first, None)
    carried = hidden.detach()
    out, _ = rnn(second, carried)
    out.sum().backward()
    assert torch.equal(carried, hidden)
    assert rnn.weight_hh_l0.grad is not None
    return {"cuts"} if first.grad is None else {"saves_memory"}


def failing_step(m: int) -> int:
    """The training step at which torch raises."""
    torch.manual_seed(0)
    rnn, hidden = torch.nn.RNN(1, 2, batch_first=True), None
    optimizer = torch.optim.SGD(rnn.parameters(), lr=0.0)
    for step in range(1, 30):
        prediction, hidden = rnn(torch.randn(1, 3, 1), hidden)
        if step % m != 0:
            hidden = hidden.detach()
        optimizer.zero_grad()
        try:
            prediction.sum().backward()
        except RuntimeError:
            return step
        optimizer.step()
    return 0


def mut2(x: float, h: float, W: Sequence[float], R: Sequence[float], b: Sequence[float]) -> float:
    """MUT2 line by line."""
    z, r = sig(W[0] * x + R[0] * h + b[0]), sig(x + R[1] * h + b[1])
    return z * math.tanh(R[2] * (r * h) + W[1] * x + b[2]) + (1 - z) * h


def mut3(z: float, r: float, n: float, h: float, R: Sequence[float]) -> float:
    """The derivative of MUT3's step by a difference around h."""
    a_z, a_r = math.log(z / (1 - z)) - R[0] * math.tanh(h), math.log(r / (1 - r)) - R[1] * h
    a_n = math.atanh(n) - R[2] * r * h

    def step(v: float) -> float:
        update = sig(a_z + R[0] * math.tanh(v))
        return update * math.tanh(a_n + R[2] * sig(a_r + R[1] * v) * v) + (1 - update) * v

    return slope(step, h)


def sizes(H: int) -> set[tuple[str, str]]:
    """Which of the four cells has fewer parameters than which: matrices counted by hand."""
    matrices = {"MUT1": 4, "MUT2": 5, "GRU": 6, "MUT3": 6}
    return {(a, b) for a, n in matrices.items() for b, m in matrices.items() if n < m}


def gru_candidates(h: Sequence[float], r: Sequence[float], R: Sequence[float], a: float) -> tuple[float, float]:
    """The first unit's candidate, before and after."""
    before = math.tanh(a + sum(w * gate * v for w, gate, v in zip(R, r, h, strict=True)))
    return before, math.tanh(a + r[0] * sum(w * v for w, v in zip(R, h, strict=True)))


def variant_count(variant: str, D: int, H: int) -> int:
    """The table of the paper on cells."""
    P3, P4 = 3 * (H * D + H * H + H), 4 * (H * D + H * H + H)
    table = {"V": P4 + 3 * H, "NIAF": P4 + 3 * H, "NOAF": P4 + 3 * H, "NP": P4, "FGR": P4 + 3 * H + 9 * H * H}
    return table.get(variant, P3 + 2 * H)


def old_papers_step(c: float, a: Sequence[float], p: Sequence[float]) -> tuple[float, float]:
    """The cell of 2000 with its squashing functions as they were written, 4σ - 2 and 2σ - 1."""
    new = sig(a[1] + p[1] * c) * c + sig(a[0] + p[0] * c) * (4 * sig(a[2]) - 2)
    return new, sig(a[3] + p[2] * new) * (2 * sig(new) - 1)


def bias_of_1997(i: Sequence[float], g: Sequence[float], o: float, R: Sequence[float]) -> tuple[float, float]:
    """dc_2/db_i by differences, with h_1 as it was (truncated) and as it becomes (full)."""
    nets = [math.log(v / (1 - v)) for v in i]
    wide = [2 * math.atanh(v / 2) for v in g]

    def last(shift: float, through_h: bool) -> float:
        c1 = sig(nets[0] + shift) * g[0]
        h1, h1_before = o * math.tanh(c1 / 2), o * math.tanh(i[0] * g[0] / 2)
        moved = (h1 - h1_before) if through_h else 0.0
        return c1 + sig(nets[1] + shift + R[0] * moved) * 2 * math.tanh((wide[1] + R[1] * moved) / 2)

    return slope(lambda d: last(d, False), 0.0), slope(lambda d: last(d, True), 0.0)


def torch_rows(H: int, gate: str) -> tuple[int, int]:
    """Which rows of torch's weight_hh move which gate: the one whose saturation has the gate's effect on c and h."""
    lstm = torch.nn.LSTM(1, 1)
    effects: list[tuple[float, float]] = []
    x, h, c = torch.zeros(1, 1, 1), torch.ones(1, 1, 1), torch.full((1, 1, 1), 0.7)
    for block in range(4):
        with torch.no_grad():
            for name, p in lstm.named_parameters():
                p.zero_()
                if name == "weight_hh_l0":
                    p[block] = -50.0
        _, (new_h, new_c) = lstm(x, (h, c))
        effects.append((round(new_c.item(), 4), round(new_h.item(), 4)))
    wanted = {"f": (0.0, 0.0), "g": (0.35 - 0.5, round(0.5 * math.tanh(-0.15), 4)), "o": (0.35, 0.0),
              "i": (0.35, round(0.5 * math.tanh(0.35), 4))}[gate]  # fmt: skip
    block = next(k for k, found in enumerate(effects) if np.allclose(found, wanted, atol=1e-3))
    return block * H, (block + 1) * H


ORDERS = {"torch": "ifgo", "keras": "ifgo", "cs231n": "ifog", "onnx": "iofg"}  # as their documentations print them
LINES = {"input_peephole": "line0", "candidate_sees_cell": "line2", "coupled": "line3", "old_cell": "line4",
         "carry": "line0", "slope": "line2", "new_cell": "line3", "forget_shifted": "line4", "candidate_slope": "line5",
         "mean": "line8"}  # fmt: skip

NOTEBOOK: dict[str, Route] = {
    "q24": torch_shapes,
    "q25": lambda H, L: torch_count(torch.nn.RNN(1, H, L), torch.nn.Linear(H, 1)),
    "q26": detach_in_torch,
    "q27": failing_step,
    "q63": lambda D, H: torch_count(torch.nn.GRU(D, H)),
    "q81": torch_rows,
}
LATER: dict[str, Route] = {
    "q50": lambda b, k: (0.5, sig(b), (2 * sig(b)) ** k),
    "q51": lambda: {"start"},
    "q52": lambda: {"i_tanh"},
    "q53": sizes,
    "q54": lambda D, H: (H, D),
    "q55": mut2,
    "q56": mut3,
    "q57": lambda task: {("LSTM-f", "LSTM-i", "LSTM-o")[int(np.argmin(ACCURACY[task]))]},
    "q58": lambda who, z: {"keeps" if (who in ("torch.nn.GRU", "Jozefowicz et al.")) == (z == 1) else "replaces"},
    "q59": lambda: {"all"},
    "q60": gru_candidates,
    "q61": lambda: {"zero", "diagonal", "equal"},
    "q62": lambda r, z: {"hold" if z else "plain" if r else "forward"},
    "q64": lambda h, n: (min(h, n), max(h, n)),
    "q65": lambda: {"reset"},
    "q66": variant_count,
    "q67": lambda: {"new"},
    "q68": lambda: {"cifg", "noaf", "nfg"},
    "q69": lambda dc, z, c, i: dc * slope(lambda a: sig(a) * z + (1 - sig(a)) * c, math.log(i / (1 - i))),
    "q70": lambda: {"output", "cell"},
    "q71": lambda H: (9 * 3 * 200, 9 * H * H),
    "q72": lambda T: (1, T),
    "q73": lambda: {"none_better", "critical", "rate", "momentum"},
    "q74": lambda u: 10 ** (-6 + 4 * u),
    "q75": old_papers_step,
    "q76": lambda bug: {LINES[bug]},
    "q77": lambda: (4 * 0 - 2, 4 * 1 - 2, 2 * 0 - 1, 2 * 1 - 1),
    "q78": bias_of_1997,
    "q79": lambda s, f, t: (s * t, s * (1 - f**t) / (1 - f)),
    "q80": lambda layout: {(a, b) for a, b in zip(ORDERS[layout], ORDERS[layout][1:], strict=False)},
    "q82": lambda V, loss: (25 * math.log(V), loss / 25 / math.log(2)),
    "q83": lambda bug: {LINES[bug]},
    "q85": lambda a, b: (ties_to_even(ties_to_even(a) + b), a + b),
    "q84": lambda t: {f"m{j}" for j in range(1, 6) if t % 2 ** (j - 1) == 0},
}
