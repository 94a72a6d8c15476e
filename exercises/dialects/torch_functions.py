"""A torch.autograd.Function written by hand, called as a function of arrays. Sixth part of the adapter.

What it returns goes through autograd to the student's own backward; how that comes by its gradients is watched.
"""

import inspect
from contextlib import suppress
from functools import cache
from typing import NamedTuple

import torch
from torch.autograd.function import once_differentiable
from torch.autograd.gradcheck import GradcheckError
from torch.overrides import TorchFunctionMode

submission = globals()["submission"]
Graph, counted, default, flattened, plain, the_one, DEVICES, without_compiler = (
    globals()[name]
    for name in ("Graph", "counted", "default", "flattened", "plain", "the_one", "DEVICES", "without_compiler")
)  # fmt: skip
CODES = (once_differentiable(len).__code__,)  # of whatever it wraps: what it wraps may be differentiated once
NAMES = ("x", "h", "c", "W", "R", "b")


class Way(NamedTuple):
    """How a function wants to be called: with a step, or with a sequence whose steps lie along an axis of x."""

    axis: int | None = None
    layers: bool = False  # whether states have an axis of one layer

    def taken(self, one, name):
        """An argument as it wants it."""
        if name == "x":
            return one if self.axis is None else one.unsqueeze(self.axis)
        return one[None] if self.layers else one


WAYS = (Way(), *(Way(axis, layers) for layers in (True, False) for axis in (1, 0)))


def function():
    """The class that is meant: the only one, or the only one that has the cell in its name."""
    there = [
        thing
        for thing in vars(submission).values()
        if isinstance(thing, type)
        and issubclass(thing, torch.autograd.Function)
        and thing.__module__ == submission.__name__
    ]
    by_name = (lambda name: plain(name) == "lstmfunction", lambda name: "lstm" in plain(name))
    return the_one(there, "LSTMFunction(torch.autograd.Function)", *by_name)


def applied(made, x, h, c, W, R, b):
    """The new h and c; a function that takes two biases gets an unequal share of the one in each."""
    return called_as(way_of(made), made, x, h, c, W, R, b)


@cache
def way_of(made):
    """In which way a function gives states of the right shapes; that of a step where none does."""
    if takes(made) not in (6, 7):
        raise TypeError(
            f"{made.__name__}.forward takes {takes(made)} tensors, and is called as "
            "apply(x, h, c, W, R, b), or with two biases"
        )
    *given, dh, _ = drawn(2, 4)
    for way in WAYS:
        with suppress(Exception):
            if all(one.shape == dh.shape for one in called_as(way, made, *given)):
                return way
    return WAYS[0]


def called_as(way, made, *given):
    """The new h and c of a step."""
    return tuple(one[0] if way.layers else one for one in returned(way, made, *given)[-2:])


def returned(way, made, x, h, c, W, R, b):
    """All that a function returns; one over a whole sequence is asked for a sequence of one step."""
    x, h, c = (way.taken(one, name) for name, one in (("x", x), ("h", h), ("c", c)))
    biases = (0.3 * b, 0.7 * b) if takes(made) == 7 else (b,)
    flat = list(flattened(made.apply(x, h, c, W, R, *biases)))
    if len(flat) != (2 if way.axis is None else 3) or not all(isinstance(one, torch.Tensor) for one in flat):
        wanted = "h, c" if way.axis is None else "out, h, c"
        raise TypeError(f"{made.__name__}.forward returned {counted(flat)}, but should return {wanted}")
    return flat


def takes(made):
    """How many tensors forward takes."""
    try:
        arguments = list(inspect.signature(made.forward).parameters.values())
    except (TypeError, ValueError):
        return 6
    own = made.setup_context is not torch.autograd.Function.setup_context  # then forward has no ctx
    return sum(p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD) for p in arguments) - (not own)


def forward_of_LSTMFunction(x, h, c, W, R, b):
    """h, c and the graph."""
    given = [torch.tensor(array, requires_grad=True) for array in (x, h, c, W, R, b)]
    found = applied(function(), *(leaf.clone() for leaf in given))
    return *(one.detach().numpy() for one in found), Graph(given, found)


def backward_of_LSTMFunction(dh, dc, graph):
    """dx, dh, dc, dW, dR, db."""
    return globals()["gradients"](graph, (dh, dc))


class Watched(TorchFunctionMode):
    """Sees whether what is called makes a graph of its own."""

    graph = False

    def __torch_function__(self, called, types, args=(), kwargs=None):
        """One call of torch."""
        found = called(*args, **(kwargs or {}))
        given = {id(one) for one in flattened([args, *(kwargs or {}).values()])}
        self.graph |= any(
            isinstance(one, torch.Tensor) and one.grad_fn is not None and id(one) not in given
            for one in flattened(found)
        )
        return found


def drawn(D, H, **options):
    """An input, states and weights, and what arrives."""
    torch.manual_seed(3)
    sizes = ((3, D), (3, H), (3, H), (4 * H, D), (4 * H, H), (4 * H,), (3, H), (3, H))
    return [torch.randn(*size, dtype=torch.float64).to(**options) for size in sizes]


@cache
def habits_of_LSTMFunction(D, H):
    """What is seen of a function at these sizes; a backward that raises is judged elsewhere."""
    made, (*given, dh, dc) = function(), drawn(D, H)
    copies = [one.clone().requires_grad_() for one in given]
    found = returned(way_of(made), made, *(one.clone() for one in copies))
    node = found[-2].grad_fn
    states = [one.clone().reshape(found[-1].shape) for one in (dh, dc)]
    arriving = [*(torch.zeros_like(one) for one in found[:-2]), *states]
    own = getattr(type(node), "_forward_cls", None) is made
    return {
        "node": "" if own else "another node",
        "graph": own and by_autograd(made, node, arriving),
        "changed": changed_by(made, given, (dh, dc)),
        "kept": own and mixes_up(made, given, (dh, dc)),
        "random": drawn_twice(made, given),
        "elsewhere": elsewhere_of(made, D, H),
        "dtype": dtype_of(made, given, (dh, dc)),
        **by_torch(made, given),
    }


def by_torch(made, given):
    """What torch's own checks say; the second is not asked after a complaint of the first, or where once is said."""
    first = complaint(torch.autograd.gradcheck, made, given)
    asked = not first and getattr(made.backward, "__code__", None) not in CODES
    return {"gradcheck": first, "gradgradcheck": complaint(torch.autograd.gradgradcheck, made, given) if asked else ""}


def complaint(check, made, given):
    """What one of torch's checks finds, along a random direction; a function that refuses to be asked is not wrong."""
    torch.manual_seed(3)
    leaves = [one.clone().requires_grad_() for one in given]
    try:
        check(lambda *those: applied(made, *those), leaves, fast_mode=True)
    except GradcheckError as error:
        return str(error).split(",")[0].splitlines()[0][:160]
    except Exception:
        return ""
    return ""


def by_autograd(made, node, arriving):
    """Whether backward builds a graph, as who asks autograd for the gradients must."""
    with torch.no_grad(), Watched() as watched:
        try:
            made.backward(node, *arriving)
        except Exception:
            return False
    return watched.graph


def mixes_up(made, given, arriving):
    """Whether a call in between changes what the backward of an earlier one returns."""
    found = []
    for between in (0, 1):
        leaves = [one.clone().requires_grad_() for one in given]
        results = applied(made, *(one.clone() for one in leaves))
        for _ in range(between):
            applied(made, *(1.5 * one for one in given))
        try:
            back = torch.autograd.grad(results, leaves, [one.clone() for one in arriving], allow_unused=True)
        except Exception:
            return bool(between)
        found.append(torch.cat([one.reshape(-1) for one in back if one is not None]))
    return not torch.equal(*found)


def changed_by(made, given, arriving):
    """The names of what forward or backward was passed and changed."""
    copies, coming = [one.clone().requires_grad_() for one in given], [one.clone() for one in arriving]
    handed = [one.clone() for one in copies]
    with suppress(Exception):
        torch.autograd.grad(applied(made, *handed), copies, coming, allow_unused=True)
    pairs = zip((*NAMES, "dh", "dc"), (*given, *arriving), (*handed, *coming), strict=True)
    return [name for name, before, after in pairs if not torch.equal(before, after.detach())]


def drawn_twice(made, given):
    """Whether other random numbers give another answer."""
    found = []
    for seed in (1, 1, 2):
        torch.manual_seed(seed)
        found.append(torch.cat([one.reshape(-1) for one in applied(made, *(one.clone() for one in given))]))
    return torch.equal(*found[:2]) and not torch.equal(*found[1:])


def there_and_back(made, given, arriving):
    """Results and gradients."""
    copies = [one.clone().requires_grad_() for one in given]
    found = applied(made, *(one.clone() for one in copies))
    back = torch.autograd.grad(found, copies, [one.clone() for one in arriving], allow_unused=True)
    return [*found, *(one for one in back if one is not None)]


def elsewhere_of(made, D, H):
    """What a function says on another device, meta; nothing where all stays on it."""
    *given, dh, dc = drawn(D, H, device="meta")
    try:
        with without_compiler():
            flat = there_and_back(made, given, (dh, dc))
    except Exception as error:
        return str(error).splitlines()[0][:160] if DEVICES.search(str(error)) else ""
    return "" if all(one.device.type == "meta" for one in flat) else "a result is on the cpu"


def dtype_of(made, given, arriving):
    """The dtypes of results and gradients in float64, where new tensors are float32 by default."""
    with default(torch.float32):
        try:
            flat = there_and_back(made, given, arriving)
        except Exception as error:
            return str(error).splitlines()[0][:160] if "dtype" in str(error) or "Double" in str(error) else "float64"
    return ", ".join(dict.fromkeys(str(one.dtype).removeprefix("torch.") for one in flat))
