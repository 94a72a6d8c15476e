"""A module on a device and in a dtype. Seventh part of the adapter, after torch_functions.py."""

import time
from contextlib import nullcontext
from functools import partial

import torch

KEYS, STATES, kind_of, module_of, loaded, called, results = (
    globals()[name] for name in ("KEYS", "STATES", "kind_of", "module_of", "loaded", "called", "results")
)
Graph, Places, gradients, plain_array = (globals()[name] for name in ("Graph", "Places", "gradients", "plain_array"))


def measured(key, X, states, weights, arriving, device, dtype, watched=nullcontext):
    """Outputs and gradients of one run, the seconds that it took, what came out and what has watched it.

    A cell is put through all steps of X.
    """
    kind = kind_of(key)
    made = {"dtype": getattr(torch, {"tf32": "float32"}.get(dtype, dtype)), "device": device}
    allowed = dtype == "tf32"
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = allowed
    leaves = [torch.tensor(array, requires_grad=True, **made) for array in (X, *states, *weights)]
    kind.built.clear()  # what was rounded to few digits stays so
    module_of(kind, X.shape[-1], states[0].shape[-1])[0].to(made["dtype"]).to(device)  # some devices have no float64
    module = loaded(kind, leaves[-len(weights) :])
    began = time.perf_counter()
    with watched() as watch:
        found = walked(kind, module, leaves[0], leaves[1 : 1 + len(states)], made["dtype"])
    arrays = [*map(plain_array, found), *gradients(Graph(leaves, found), arriving)]
    return arrays, time.perf_counter() - began, found, watch


def misplaced(found, dtype, device):
    """What is to be said of results that are elsewhere, or of another dtype than the input."""
    other = next((one for one in found if one.device.type != device or one.dtype != getattr(torch, dtype)), None)
    if other is None:
        return ""
    where = f" on {other.device.type}" if other.device.type != device else ""
    return f"a result is {str(other.dtype).removeprefix('torch.')}{where}"


def walked(kind, module, X, states, dtype):
    """All hidden states and the final states."""
    if not kind.cell:
        return list(results(kind, kind.form, called(kind, module, kind.form, X, states, dtype)))
    rows = []
    for x in X:
        states = results(kind, kind.form, called(kind, module, kind.form, x, list(states), dtype))
        rows.append(states[0])
    return [torch.stack(rows), *states]


def parity(key, X, states, weights, arriving, device, dtype):
    """For `lstm-grader parity FILE`: outputs and gradients, then the seconds."""
    arrays, seconds, *_ = measured(key, X, states, weights, arriving, device, dtype)
    return *arrays, seconds


def on_device(key, X, *rest):
    """For checks: outputs and gradients, then what is to be said; takes all that parity does in one row."""
    states = len(STATES[key.removesuffix("Cell")])
    *given, device, dtype = rest
    weights, arriving = given[states : -states - 1], given[-states - 1 :]
    watched = partial(Places, device)
    arrays, _, found, places = measured(key, X, given[:states], weights, arriving, device, dtype, watched)
    left = f"{places.left_by} takes numbers away from it" if places.left_by else ""
    return *arrays, left or misplaced(found, dtype, device)


for key in KEYS:
    globals()[f"parity_of_{key}"] = partial(parity, key)
    globals()[f"device_of_{key}"] = partial(on_device, key)
