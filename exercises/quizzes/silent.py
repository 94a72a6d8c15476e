"""A cell whose output gate is shut has one path back, which is the end of quiz 2.10's story."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np

from grader.checks import Array
from grader.quiz.item import Item, Kind, Option
from reference.cells import LSTM
from reference.flow import sequence_jacobian


@cache
def total_and_direct(o_bias: float, seed: int = 3) -> tuple[Array, Array]:
    """dc_T/dc_0 of an LSTM of three units over six steps, in full; and the product of its forget gates."""
    rng = np.random.default_rng(seed)
    H, T = 3, 6
    p = LSTM.parameters(rng, 2, H)
    p["b"][3 * H :] = o_bias
    p["W"][3 * H :] = p["R"][3 * H :] = 0
    X, h, c = rng.standard_normal((T, 1, 2)), np.zeros((1, H)), rng.standard_normal((1, H))
    full = sequence_jacobian(LSTM, X, (h, c), p)[0][H:, H:]
    product = np.ones(H)
    for x in X:
        (h, c), cache = LSTM.step(x, (h, c), p)
        product = product * cache.inner.f[0]
    return full, np.diag(product)


Q08 = Item(
    id="q08",
    title="A silent cell has one path",
    kind=Kind.PROOF,
    prompt=r"""In an LSTM without peepholes the output gate is shut in every step: $o_t = 0$. Put the steps of the
argument in order that the *total* derivative $\partial c_T/\partial c_0$ is then the product of the forget gates.""",
    options=(
        Option("assume", r"$o_t = 0$ in every step $t$."),
        Option("h", r"Hence $h_t = o_t \tanh(c_t) = 0$, whatever the cell holds."),
        Option("gates", r"So the gates and the candidate of the next step, which read $x_t$ and $h_{t-1}$ only, do not"
               r" depend on $c_{t-1}$."),
        Option("one", r"Therefore $\partial c_t/\partial c_{t-1} = \mathrm{diag}(f_t)$, with no further term."),
        Option("chain", r"Multiplying over the steps, $\partial c_T/\partial c_0 = \mathrm{diag}(\prod_{t=1}^{T}"
                        r" f_t)$."),
    ),
    key=lambda: frozenset(itertools.pairwise(("assume", "h", "gates", "one", "chain"))),
    hints=("What does the shut gate do to $h$?", "Who reads $h$? And what is left of $c_t = f c_{t-1} + i g$ then?"),
    reason=r"With $h_t = 0$ the only way from $c_{t-1}$ to $c_t$ is the factor $f_t$, step for step: computed in full,"
           r" with all paths, the derivative is the product of the forget gates.",
    sensible=lambda: bool(np.allclose(*total_and_direct(-800.0), rtol=0, atol=1e-12)),
)  # fmt: skip
