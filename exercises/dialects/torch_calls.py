"""Modules called as functions of arrays. Third part of the adapter for modules, after torch_choice.py.

A module is built once for each pair of sizes and keeps what it keeps from call to call. How it wants its states is
found out by trying, once for each class, on numbers of unlike sizes.
"""

import inspect
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
import torch

pieces, again, fill, sizes_of, plain, GATES, USUAL, constructor, class_for = (
    globals()[name]
    for name in ("pieces", "again", "fill", "sizes_of", "plain", "GATES", "USUAL", "constructor", "class_for")
)  # fmt: skip
N, T, D, H = 4, 3, 2, 5  # unlike, so that a shape tells what it is of
STATES = {"LSTM": ("h", "c"), "RNN": ("h",), "GRU": ("h",)}
HIDDEN = ("hidden", "units", "nh", "hdim", "state", "output", "rnnsize")


@contextmanager
def default(dtype):
    """What tensors are made of where nothing is said, for a while."""
    before = torch.get_default_dtype()
    torch.set_default_dtype(dtype)
    try:
        yield
    finally:
        torch.set_default_dtype(before)


class Form(NamedTuple):
    """How a module wants to be called: what it takes, states with an axis of layers or without, batch first or not."""

    order: str  # "xs": x, states; "x(s)": x, (states); "sx", "(s)x"; "x": x alone
    layers: bool = False
    batch_first: bool = False
    steps: bool = False  # the x of a cell has an axis of one step


class Kind:
    """One class of the submission: a cell, or a layer over sequences."""

    def __init__(self, key, made):
        self.key, self.made = key, made  # `key`: what it is wanted for, "LSTMCell"
        self.form, self.columns = None, "xh"
        self.layout = []  # what each of its tensors holds
        self.built = {}

    @property
    def cell(self):
        """Whether it makes one step."""
        return self.key.endswith("Cell")

    @property
    def gates(self):
        """The letters of its gates."""
        return GATES[self.key.removesuffix("Cell")]

    @property
    def states(self):
        """The names of its states."""
        return STATES[self.key.removesuffix("Cell")]


KINDS = {}


def kind_of(key):
    """The class for a name, with the form in which it is called."""
    if key not in KINDS:
        kind = Kind(key, class_for(key))
        kind.form, kind.columns = settled(kind)
        KINDS[key] = kind
    return KINDS[key]


def build(kind, D, H, **options):
    """A module of these sizes, as its constructor wants them, in eval mode; `options` are arguments by name."""
    parameters = list(constructor(kind.made).values())
    plain_ones = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    sizes = [p for p in plain_ones if p.name not in USUAL][:2]
    hidden_first = len(sizes) == 2 and is_hidden(sizes[0].name) and not is_hidden(sizes[1].name)
    more = {p.name: USUAL[p.name] for p in parameters if p.default is p.empty and p.name in USUAL}
    if lacking := [p.name for p in plain_ones[2:] if p.default is p.empty and p.name not in more]:
        raise TypeError(f"{kind.made.__name__} is built as {kind.key}(input_size, hidden_size), without {lacking[0]}")
    with default(torch.float64):
        return kind.made(*((H, D) if hidden_first else (D, H)), **{**more, **options}).double().eval()


def is_hidden(name):
    """Whether an argument of a constructor counts units."""
    return plain(name) in ("h", "hid", "hs") or any(word in plain(name) for word in HIDDEN)


def module_of(kind, D, H):
    """The module of these sizes, built at its first use."""
    if (D, H) not in kind.built:
        module = build(kind, D, H)
        kind.built[D, H] = module, again(module, kind.layout)
    return kind.built[D, H]


def loaded(kind, weights, columns=None):
    """A module with these weights in it: W, R, b, and bn where the candidate has a bias of its own."""
    module, found = module_of(kind, weights[0].shape[1], weights[1].shape[1])
    fill(found, kind.gates, columns or kind.columns, *weights)
    return module


def called(kind, module, form, x, states, dtype=torch.float64):
    """Call a module in a form; what it returns, taken apart and laid out in its own way."""
    x = x.transpose(0, 1) if form.batch_first else x[None] if form.steps else x
    states = tuple(state[None] if form.layers else state for state in states)
    packed = states[0] if len(states) == 1 else states
    arguments = {"x": (x,), "xs": (x, *states), "x(s)": (x, packed), "sx": (*states, x), "(s)x": (packed, x)}
    with default(dtype):
        return list(flattened(in_one(kind, form, module(*arguments[form.order]))))


def in_one(kind, form, found):
    """What a layer returned, its outputs in one tensor where they come as a list of those of each step."""
    listed = not kind.cell and isinstance(found, tuple) and found and isinstance(found[0], tuple | list)
    if not listed or not found[0] or not all(isinstance(one, torch.Tensor) for one in found[0]):
        return found
    return torch.stack(list(found[0]), dim=int(form.batch_first)), *found[1:]


def results(kind, form, flat):
    """What a module returned, in the project's own layout; raises TypeError in words where it is something else."""
    name, states = kind.made.__name__, kind.states
    if not kind.cell:
        if len(flat) != 1 + len(states):
            raise TypeError(f"{name}.forward returned {counted(flat)}, but should return out, {among(states, '_n')}")
        out, *last = flat
        return out.transpose(0, 1) if form.batch_first and out.dim() > 1 else out, *(within(s) for s in last)
    if len(flat) == 1 + len(states):
        out, *flat = flat
        if out.shape != flat[0].shape or not torch.equal(out, flat[0]):
            raise ValueError(f"{name}.forward returned an output that is not the new h, which should be the same thing")
    if len(flat) != len(states):
        raise TypeError(f"{name}.forward returned {counted(flat)}, but should return {', '.join(states)}")
    return tuple(within(state) if form.layers else state for state in flat)


def among(states, end):
    """`(h_n, c_n)` or `h_n`."""
    names = ", ".join(state + end for state in states)
    return f"({names})" if len(states) > 1 else names


def counted(flat):
    """How many tensors, in words; what is none is named."""
    other = next((value for value in flat if not isinstance(value, torch.Tensor)), None)
    return f"a {type(other).__name__}" if other is not None else f"{len(flat)} tensor{'s' * (len(flat) != 1)}"


def within(state):
    """A state without its axis of one layer."""
    return state[0] if state.dim() == 3 and len(state) == 1 else state


def flattened(value):
    """What tuples and lists inside one another hold."""
    if isinstance(value, tuple | list):
        for part in value:
            yield from flattened(part)
    else:
        yield value


def settled(kind):
    """The form in which a class works, and in which order it joins input and state; the likeliest where none does."""
    random = np.random.RandomState(0)
    weights = [torch.tensor(random.normal(size=size)) for size in sizes_of(kind.gates, D, H)]
    x = torch.tensor(random.normal(size=(N, D) if kind.cell else (T, N, D)))
    states = tuple(torch.tensor(random.normal(size=(N, H))) for _ in kind.states)
    kind.layout = pieces(build(kind, D, H), kind.made.__name__, kind.gates, D, H)
    module = loaded(kind, weights, "xh")
    forms = likely(kind, module)
    working = [form for form in forms if works(kind, form, module, x, states)]
    working = working or [form for form in forms if works(kind, form, module, x, states, axes_kept=False)]
    if not working and not kind.cell and makes_one_step(kind, module, x[0], states):
        raise LookupError(
            f"{kind.made.__name__}.forward makes one step, and a layer over whole sequences (T, N, D) is wanted here; "
            f"as a cell it is found by the name {kind.key}Cell, or with --exercise torch-{kind.key.lower()}-cell"
        )
    form = next((form for form in working if remembers(kind, form, module, x, states)), (working or forms)[0])
    joined = [piece for piece in kind.layout if piece.reads == "WR"]
    return form, order_of(kind, form, weights, x, states) if joined and working else "xh"


def makes_one_step(kind, module, x, states):
    """Whether what should be a layer works as a cell."""
    cell = Kind(f"{kind.key}Cell", kind.made)
    return any(works(cell, form, module, x, states) for form in likely(cell, module))


def likely(kind, module):
    """The forms that the signature of forward allows, the likeliest first."""
    try:
        arguments = [p for p in inspect.signature(module.forward).parameters.values()
                     if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD, p.VAR_POSITIONAL)]  # fmt: skip
    except (TypeError, ValueError):
        arguments = []
    most = 9 if any(p.kind is p.VAR_POSITIONAL for p in arguments) else len(arguments)
    least = sum(p.default is p.empty and p.kind is not p.VAR_POSITIONAL for p in arguments)
    counts = {"x(s)": 2, "xs": 1 + len(kind.states), "(s)x": 2, "sx": 1 + len(kind.states), "x": 1}
    orders = [order for order, count in counts.items() if least <= count <= (most or 9) and (order != "x" or most == 1)]
    if len(kind.states) == 1:
        orders = [order for order in orders if "(" not in order]
    first = plain(arguments[0].name) if arguments else ""
    if first.startswith(("h", "state", "prev")):
        orders.sort(key=lambda order: order.endswith("x") and order != "x", reverse=True)
    said = batch_first(kind, module)
    flags = [False] if kind.cell else [False, True] if said is None else [said]
    found = [Form(order, layers, flag) for flag in flags for order in orders for layers in (False, True)]
    found += [Form(order, layers=True, steps=True) for order in orders if kind.cell]
    return found or [Form("x(s)" if len(kind.states) > 1 else "xs")]


def batch_first(kind, module):
    """Whether samples come before steps, as an attribute or the constructor says it; None where neither does."""
    said = getattr(module, "batch_first", None)
    if not isinstance(said, bool):
        said = getattr(constructor(kind.made).get("batch_first"), "default", None)
    return said if isinstance(said, bool) else None


def works(kind, form, module, x, states, axes_kept=True):
    """Whether a module runs in a form and gives results of the right shapes.

    `axes_kept`: states that came with an axis of layers go with one.
    """
    try:
        flat = called(kind, module, form, x, states)
        found = results(kind, form, flat)
    except Exception:
        return False
    if axes_kept and form.order != "x" and form.layers != (flat[-1].dim() == 3):
        return False
    wanted = [states[0].shape] * len(states)
    wanted = wanted if kind.cell else [(*x.shape[:2], H), *wanted]
    return [tuple(one.shape) for one in found] == [tuple(shape) for shape in wanted]


def remembers(kind, form, module, x, states):
    """Whether the first step matters to the later ones: else what this form takes for steps are samples."""
    if kind.cell:
        return True
    other = x.clone()
    other[0] += 1.0
    before, after = (results(kind, form, called(kind, module, form, one, states))[0] for one in (x, other))
    return not torch.equal(before[1:], after[1:])


def order_of(kind, form, weights, x, states):
    """Which of x and h stands first in what a joined matrix reads: without input weights x must not matter."""
    for order in ("xh", "hx"):
        module = loaded(kind, [0 * weights[0], *weights[1:]], order)
        before, after = (results(kind, form, called(kind, module, form, one, states)) for one in (x, x + 1.0))
        if all(torch.equal(*pair) for pair in zip(before, after, strict=True)):
            return order
    return "xh"
