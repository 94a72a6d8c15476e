"""How a module behaves as a module: what it knows, saves, makes on its own. Fifth part of the adapter.

Every habit is what was seen, not whether it is right: the judge compares.
"""

import inspect
import re
import sys
from contextlib import contextmanager
from functools import cache, partial
from types import ModuleType

import torch
from torch.overrides import TorchFunctionMode

KEYS, kind_of, build, called, in_one, results, default, flattened, batch_first, constructor, again, fill, sizes_of = (
    globals()[name]
    for name in (
        "KEYS", "kind_of", "build", "called", "in_one", "results", "default", "flattened", "batch_first", "constructor",
        "again", "fill", "sizes_of",
    )
)  # fmt: skip
DEVICES = re.compile("device|meta", re.IGNORECASE)
N, T = 3, 4


@cache
def habits(key, D, H):
    """What is seen of a class at these sizes; every check asks for some of it."""
    kind = kind_of(key)
    return {
        "unknown": [piece.found.path for piece in kind.layout if not piece.found.registered],
        "restored": restored(kind, D, H),
        "elsewhere": elsewhere(kind, D, H),
        "dtype": dtype(kind, D, H),
        "random": random(kind, D, H),
        "without state": without_state(kind, D, H),
        "changed": changed(kind, D, H),
        "axes": "batch first" if kind.form.batch_first and not says(kind) else "",
        "other axes": other_axes(kind, D, H),
        "unused": unused(kind, D, H),
    }


def given(kind, D, H, zero=False, **options):
    """An input and states."""
    torch.manual_seed(3)
    x = torch.randn(*((N, D) if kind.cell else (T, N, D)), dtype=torch.float64).to(**options)
    states = [torch.randn(N, H, dtype=torch.float64).to(**options) for _ in kind.states]
    return x, [0 * state for state in states] if zero else states


def asked(kind, module, x, states):
    """All that a module returns, in one row of numbers; copies are passed, which it may change."""
    found = results(kind, kind.form, called(kind, module, kind.form, x.clone(), [state.clone() for state in states]))
    return torch.cat([one.detach().reshape(-1) for one in found])


def restored(kind, D, H):
    """By how much a module that was given another one's state_dict answers otherwise; -1 where it does not take it."""
    first, second = build(kind, D, H), build(kind, D, H)
    with torch.no_grad():
        for parameter in first.parameters():
            parameter.copy_(torch.rand_like(parameter) - 0.5)
    try:
        second.load_state_dict(first.state_dict())
    except Exception:
        return -1.0
    x, states = given(kind, D, H)
    return float((asked(kind, first, x, states) - asked(kind, second, x, states)).abs().max())


@contextmanager
def without_compiler():
    """On the meta device some operations import torch's compiler, a second of it, only to be told that it is not to
    look at them (torch/_compile.py, _disable_dynamo): it is not there for a while.
    """
    there = "torch._dynamo" in sys.modules
    if not there:
        sys.modules["torch._dynamo"] = ModuleType("torch._dynamo")
        sys.modules["torch._dynamo"].disable = lambda function, *_, **__: function
    try:
        yield
    finally:
        if not there:
            del sys.modules["torch._dynamo"]


class Places(TorchFunctionMode):
    """Sees which call takes numbers from a device to elsewhere, and which mixes those of two devices.

    A single number may be anywhere, and so may indices. On meta some products of two devices raise nothing.
    """

    copying = ("to", "type_as", "copy_", "expand_as", "view_as", "reshape_as", "new_tensor")

    def __init__(self, device):
        super().__init__()
        self.device, self.left_by, self.mixed_by = device, "", ""

    def __torch_function__(self, called, types, args=(), kwargs=None):
        """One call of torch."""
        found = called(*args, **(kwargs or {}))
        given, name = self.places([*args, *(kwargs or {}).values()]), getattr(called, "__name__", str(called))
        if self.device in given:
            if len(given) > 1 and name not in self.copying:
                self.mixed_by = self.mixed_by or name
            if self.places([found]) - {self.device}:
                self.left_by = self.left_by or name
        return found

    @staticmethod
    def places(values):
        """Where the numbers among some values are."""
        tensors = (one for one in flattened(values) if isinstance(one, torch.Tensor))
        return {one.device.type for one in tensors if one.dim() and one.is_floating_point()}


def elsewhere(kind, D, H):
    """What a module says on another device, meta, which is there on every machine: nothing where all stays on it."""
    module = build(kind, D, H).to("meta")
    x, states = given(kind, D, H, device="meta")
    try:
        with without_compiler(), Places("meta") as places:
            flat = [*called(kind, module, kind.form, x, states), *stateless(kind, module, x)]
    except Exception as error:
        return str(error).splitlines()[0][:160] if DEVICES.search(str(error)) else ""
    if places.mixed_by:
        return f"{places.mixed_by} is given tensors of two devices"
    return "" if all(one.device.type == "meta" for one in flat) else "a result is on the cpu"


def dtype(kind, D, H):
    """The dtypes of the results of a module that was made double, where new tensors are float32 by default."""
    module = build(kind, D, H)
    x, states = given(kind, D, H)
    try:
        flat = [*called(kind, module, kind.form, x, states, torch.float32), *stateless(kind, module, x, torch.float32)]
    except Exception as error:
        return str(error).splitlines()[0][:160] if "dtype" in str(error) or "Double" in str(error) else "float64"
    return ", ".join(dict.fromkeys(str(one.dtype).removeprefix("torch.") for one in flat))


def random(kind, D, H):
    """Whether a module in eval mode answers the same question otherwise, with other random numbers."""
    module = build(kind, D, H)
    x, states = given(kind, D, H)
    torch.manual_seed(1)
    first = asked(kind, module, x, states)
    torch.manual_seed(1)
    same = asked(kind, module, x, states)
    torch.manual_seed(2)
    return bool(torch.equal(first, same)) and not torch.equal(first, asked(kind, module, x, states))


def stateless(kind, module, x, dtype=torch.float64):
    """What a module returns without a state; nothing where it wants one."""
    arguments = [p for p in inspect.signature(module.forward).parameters.values() if p.kind is not p.VAR_KEYWORD]
    needed = [p for p in arguments if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    if len(needed) != 1 or kind.form.order not in ("xs", "x(s)"):
        return []
    with default(dtype):
        found = module(x.transpose(0, 1) if kind.form.batch_first else x[None] if kind.form.steps else x)
        return list(flattened(in_one(kind, kind.form, found)))


def without_state(kind, D, H):
    """By how much a module without a state answers otherwise than with zeros, or what it raises; -1: it wants one."""
    module = build(kind, D, H)
    x, states = given(kind, D, H, zero=True)
    zeros = asked(kind, module, x, states)
    try:
        flat = stateless(kind, module, x.clone())
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:160]}"
    if not flat:
        return -1.0
    nothing = torch.cat([one.detach().reshape(-1) for one in results(kind, kind.form, flat)])
    return float((zeros - nothing).abs().max())


def changed(kind, D, H):
    """The tensors that a module was given and changed."""
    module = build(kind, D, H)
    x, states = given(kind, D, H)
    copies = [one.clone() for one in (x, *states)]
    called(kind, module, kind.form, copies[0], copies[1:])
    names = ("x" if kind.cell else "X", *kind.states)
    return [n for n, one, copy in zip(names, (x, *states), copies, strict=True) if not torch.equal(one, copy)]


def says(kind):
    """Whether a class says which of its axes is the first."""
    return batch_first(kind, build(kind, N, T)) is not None


def other_axes(kind, D, H):
    """By how much a layer that is built with the other value of batch_first answers otherwise, its axes in their place.

    0 where it cannot be built so, and where it answers as before, for then it does not hear of it.
    """
    if kind.cell or "batch_first" not in constructor(kind.made):
        return 0.0
    turned = kind.form._replace(batch_first=not kind.form.batch_first)
    first = build(kind, D, H)
    try:
        other = build(kind, D, H, batch_first=turned.batch_first)
    except Exception:
        return 0.0
    weights = [torch.rand(*size, dtype=torch.float64) - 0.5 for size in sizes_of(kind.gates, D, H)]
    for module in (first, other):
        fill(again(module, kind.layout), kind.gates, kind.columns, *weights)
    x, states = given(kind, D, H)
    wanted = asked(kind, first, x, states)
    return min(difference(kind, other, form, x, states, wanted) for form in (turned, kind.form))


def difference(kind, module, form, x, states, wanted):
    """By how much a module answers otherwise than is wanted when it is called in a form; inf where it raises."""
    try:
        found = results(kind, form, called(kind, module, form, x.clone(), [state.clone() for state in states]))
        return float((torch.cat([one.detach().reshape(-1) for one in found]) - wanted).abs().max())
    except Exception:
        return float("inf")


def unused(kind, D, H):
    """The parameters that have no part in what forward returns; nothing where none of them has."""
    module = build(kind, D, H)
    x, states = given(kind, D, H)
    found = results(kind, kind.form, called(kind, module, kind.form, x, states))
    try:
        sum(one.sum() for one in found).backward()
    except RuntimeError:  # no graph, or one that was overwritten: that is told elsewhere
        return []
    return [path for path, parameter in module.named_parameters() if parameter.grad is None]


for key in KEYS:
    globals()[f"habits_of_{key}"] = partial(habits, key)
