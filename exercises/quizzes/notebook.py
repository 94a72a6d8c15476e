"""The notebook Simple_RNN: shapes, parameters, the detached state, its data."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from grader.checks import Array
from grader.quiz.item import Item, Kind, Misconception, Option, Topic, Whole
from reference.elman import RNN
from reference.rnn import rnn_backward, rnn_forward
from reference.sequence import forward

MODEL = r"""`nn.RNN(input_size=1, hidden_size=[[H]], num_layers=[[L]], batch_first=True)`"""


def shapes(B: int, T: int, H: int, L: int) -> tuple[int, ...]:
    """The shapes of r_out and hidden: L layers run over a batch, then arranged as torch does."""
    rng = np.random.default_rng(0)
    X, last = rng.standard_normal((B, T, 1)).swapaxes(0, 1), []
    for _ in range(L):
        X, state, _ = forward(RNN, X, (np.zeros((B, H)),), RNN.parameters(rng, X.shape[2], H))
        last.append(state[0])
    return (*X.swapaxes(0, 1).shape, *np.stack(last).shape)


Q24 = Item(
    id="q24",
    title="What comes out of nn.RNN",
    kind=Kind.SHAPE,
    prompt=rf"""`rnn` = {MODEL} is called as `r_out, hidden = rnn(x, None)` with `x` of shape ([[B]], [[T]], 1):
[[B]] sequences of [[T]] steps. What are the shapes of `r_out` and of `hidden`? Six numbers, `r_out` first.""",
    given={"B": Whole(2, 6), "T": Whole(7, 30), "H": Whole(8, 32), "L": Whole(2, 4)},
    key=shapes,
    sensible=lambda B, T, H, L: len({B, T, H, L}) == 4,
    misconceptions=(
        Misconception("hidden_batch_first", "`batch_first` moves the batch axis of `x` and `r_out`, not that of"
                                            " `hidden`:"
                      " (layers, batch, units).", lambda B, T, H, L: (B, T, H, B, L, H)),
        Misconception("time_first", "With `batch_first=True` the batch is the first axis of `r_out`.",
                      lambda B, T, H, L: (T, B, H, L, B, H)),
        Misconception("last_layer_only", "`hidden` has the last state of *every* layer; `r_out` has all states of"
                                         " the top"
                      " one.", lambda B, T, H, L: (B, T, H, 1, B, H)),
        Misconception("output_size", "`nn.RNN` gives hidden states; one number per step comes from the `nn.Linear`"
                                     " behind"
                      " it.", lambda B, T, H, L: (B, T, 1, L, B, H)),
    ),
    hints=("`r_out` has the hidden state of the top layer at every step.", "`hidden` has the last state of each"
                                                            " layer."),
    reason="`r_out` is (batch, steps, units) and `hidden` is (layers, batch, units), even with `batch_first`:"
           " [[answer]].",
)  # fmt: skip


def model_count(H: int, L: int) -> int:
    """Parameters of the recurrent layers, each with torch's second bias, and of the linear layer."""
    layers = sum(RNN.count(D, H) + H for D in (1, *[H] * (L - 1)))
    return layers + H + 1


Q25 = Item(
    id="q25",
    title="Parameters of the notebook's model",
    kind=Kind.COUNT,
    prompt=rf"""The notebook's model is {MODEL} followed by `nn.Linear([[H]], 1)`, both with their usual biases. How
many parameters does it have?""",
    given={"H": Whole(4, 40), "L": Whole(2, 3)},
    key=model_count,
    misconceptions=(
        Misconception("one_bias", "torch's recurrent layers have *two* biases each, `bias_ih` and `bias_hh`.",
                      lambda H, L: model_count(H, L) - L * H),
        Misconception("all_layers_read_x", "From the second layer on the input is the state below, which has [[H]]"
                                           " entries.",
                      lambda H, L: model_count(H, L) - (L - 1) * (H * H - H)),
        Misconception("no_linear", "The linear layer is missing.", lambda H, L: model_count(H, L) - H - 1),
        Misconception("linear_without_bias", "The linear layer has a bias, too.", lambda H, L: model_count(H, L) - 1),
        Misconception("no_biases", "The biases are missing.", lambda H, L: model_count(H, L) - 2 * L * H - 1),
    ),
    hints=("One layer with D inputs: $HD + H^2$ weights and two biases of $H$.", "$D$ is 1 in the first layer only."),
    reason=r"First layer $H + H^2 + 2H$, each further one $2H^2 + 2H$, linear layer $H + 1$: [[answer]]. (With 32 units"
           r" and 2 layers, as in the notebook: 3265.)",
)  # fmt: skip


@cache
def detached() -> tuple[bool, bool, bool]:
    """Of a state that is detached between two windows: value carried on, gradient reaching back, gradient within."""
    rng = np.random.default_rng(4)
    W, R, b = rng.standard_normal((3, 1)), rng.standard_normal((3, 3)), rng.standard_normal(3)
    first, second = rng.standard_normal((2, 4, 1, 1))
    _, h, cache_1 = rnn_forward(first, np.zeros((1, 3)), W, R, b)
    H, _, cache_2 = rnn_forward(second, h, W, R, b)
    fresh, _, _ = rnn_forward(second, np.zeros((1, 3)), W, R, b)
    dX_2, _, _, _, _ = rnn_backward(np.ones_like(H), np.zeros((1, 3)), cache_2)
    cut = np.zeros((1, 3))  # what detach hands to the window before, whatever dh arrives at its border
    dX_1, *_ = rnn_backward(np.zeros((4, 1, 3)), cut, cache_1)
    return bool(np.abs(H - fresh).max() > 0), bool(dX_1.any()), bool(dX_2[0].any())


DETACH = (
    Option("cuts", "The values are carried on, but no gradient reaches the window before.", "", (True, False, True)),
    Option("resets", "The next window starts from a state of zeros.", "the numbers stay what they are; only their"
           " history is dropped.", (False, False, True)),
    Option("freezes", "The values are carried on, and the recurrent weights get no gradient any more.", "within the"
           " window they get theirs as ever.", (True, False, False)),
    Option("saves_memory", "Values and gradients are carried on; only memory is saved.", "the gradient stops at the"
                                                            " border;"
           " that is *why* memory is saved.", (True, True, True)),
)  # fmt: skip
Q26 = Item(
    id="q26",
    title="What detach does",
    kind=Kind.CHOICE,
    prompt=r"""The notebook trains on one window of 20 values after the other and writes `hidden = hidden.data` (today:
`hidden.detach()`) between two windows. What does that do?""",
    options=DETACH,
    key=lambda: next(option.id for option in DETACH if option.value == detached()),
    hints=("Does it change the numbers in `hidden`?", "What can `loss.backward()` of the next window walk through?"),
    reason="The next window starts from the same numbers, taken as constants: backpropagation through time is"
           " truncated to"
           " 20 steps. Within the window gradients flow as ever.",
)  # fmt: skip


def first_failure(m: int) -> int:
    """The training step at which backward walks a graph that is gone, by keeping book of the windows' graphs."""
    freed: set[int] = set()
    history: list[int] = []  # windows whose graph the state hangs on
    for step in range(1, 10 * m + 10):
        history = [*history, step]
        if freed & set(history):
            return step
        freed |= set(history)
        if step % m != 0:
            history = []
    raise AssertionError("it never fails")


Q27 = Item(
    id="q27",
    title="A graph a second time",
    kind=Kind.TRACE,
    prompt=r"""A training loop carries its hidden state from window to window, but forgets to detach it now and then:

```
hidden = None
for step in range(1, 1001):
    x, y = window(step)
    prediction, hidden = rnn(x, hidden)
    if step % [[m]] != 0:
        hidden = hidden.detach()
    loss = criterion(prediction, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
```

At which value of `step` does torch first raise an error
("Trying to backward through the graph a second time")?[[never]]""",
    given={"m": Whole(1, 9)},
    shown=lambda m: {"never": " (`step % 1` is always 0: the condition never holds.)" if m == 1 else ""},
    key=first_failure,
    misconceptions=(
        Misconception("same_step", "In step [[m]] itself all is well: its own graph is walked for the first time. What"
                      " happens in the step after?", lambda m: m),
        Misconception("first", "In the first step there is no earlier graph.", lambda m: 1 if m != 1 else None),
        Misconception("second_omission", "It does not take a second omission.", lambda m: 2 * m + 1),
        Misconception("one_late", "That is one step too late.", lambda m: m + 2),
    ),
    hints=("`backward` frees the graph that it has walked.", "When does the state still hang on a graph that was"
                                                            " walked?"),
    reason=r"After step [[m]] the state still hangs on the graph of that step, which `backward` has freed. The"
           r" backward pass"
           r" of step [[answer]] walks into it.",
)  # fmt: skip


Q28 = Item(
    id="q28",
    title="Which row is it?",
    kind=Kind.TRACE,
    prompt=r"""`r_out` has shape ([[B]], [[T]], [[H]]): batch, steps, units. After `r_out = r_out.view(-1, [[H]])`,
which row (counted from 0) holds sample [[b]] at step [[t]] (both counted from 0)?""",
    given={"B": Whole(2, 6), "T": Whole(5, 20), "H": Whole(4, 16), "b": Whole(1, 5), "t": Whole(1, 19)},
    key=lambda B, T, H, b, t: int(np.arange(B * T).repeat(H).reshape(B, T, H)[b, t, 0]),
    sensible=lambda B, T, H, b, t: b < B and t < T and b != t,
    misconceptions=(
        Misconception("time_first", "That is the row if time were the first axis. Here the batch is: all steps of"
                                    " sample 0"
                      " come first.", lambda B, T, H, b, t: t * B + b),
        Misconception("from_one", "Rows, samples and steps are counted from 0.", lambda B, T, H, b, t: b * T + t + 1),
        Misconception("one_sample_less", "[[b]] whole samples stand before it, not one less.",
                      lambda B, T, H, b, t: (b - 1) * T + t),
    ),
    hints=("`view` keeps the order in memory: the last axis runs fastest.", "How many rows does one sample take?"),
    reason=r"$b \cdot T + t = [[b]] \cdot [[T]] + [[t]] =$ [[answer]].",
)  # fmt: skip


def window(k: int) -> Array:
    """The notebook's inputs of step k."""
    data: Array = np.sin(np.linspace(k * np.pi, (k + 1) * np.pi, 21))
    return data[:-1]


Q29 = Item(
    id="q29",
    title="The notebook's data",
    kind=Kind.NUMBER,
    prompt=r"""For step $k$ the notebook takes `data = np.sin(np.linspace(k*np.pi, (k+1)*np.pi, 21))` and `x =
data[:-1]`. What is `x[[[j]]]` for $k = [[k]]$ (indices from 0, with its sign)?""",
    given={"k": Whole(1, 30), "j": Whole(1, 19)},
    key=lambda k, j: float(window(k)[j]),
    misconceptions=(
        Misconception("same_sign", "Every other window is a negative half-wave: look at $\\sin(k\\pi + \\ldots)$ for"
                                   " odd"
                      " $k$.", lambda k, j: abs(math.sin(j * math.pi / 20)) if k % 2 else -math.sin(j * math.pi / 20)),
        Misconception("twenty_points", "`linspace(..., 21)` has 21 points and 20 gaps: the step is $\\pi/20$.",
                      lambda k, j: math.sin(k * math.pi + j * math.pi / 19)),
        Misconception("twenty_one_gaps", "21 points have 20 gaps between them: the step is $\\pi/20$.",
                      lambda k, j: math.sin(k * math.pi + j * math.pi / 21)),
        Misconception("from_one", "`x[0]` is the first value; index [[j]] is [[j]] gaps further.",
                      lambda k, j: math.sin(k * math.pi + (j - 1) * math.pi / 20)),
    ),
    hints=("How far apart are neighbours of 21 points between $k\\pi$ and $(k+1)\\pi$?", "And the sign for odd $k$?"),
    reason=r"$\sin([[k]]\pi + [[j]]\pi/20) =$ [[answer]]: even windows are positive half-waves, odd ones negative. A"
           r" state"
           r" that is not carried on cannot know which.",
    sensible=lambda k, j: abs(math.sin(j * math.pi / 20)) > 0.1,
)  # fmt: skip

TOPIC = Topic("notebook", "The notebook Simple_RNN", 5, (Q24, Q25, Q26, Q27, Q28, Q29), ("Simple_RNN.ipynb",))
