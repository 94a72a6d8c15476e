"""A module on a device and in a dtype, for `lstm-grader parity FILE`. Fifth part of the adapter."""

import time
from functools import partial

import torch

KEYS, kind_of, loaded, called, results = (
    globals()[name] for name in ("KEYS", "kind_of", "loaded", "called", "results")
)


def parity(key, X, states, weights, arriving, device, dtype):
    """Outputs and gradients of one run, then the seconds that it took; a cell is put through all steps of X."""
    kind = kind_of(key)
    made = {"dtype": getattr(torch, {"tf32": "float32"}.get(dtype, dtype)), "device": device}
    allowed = dtype == "tf32"
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = allowed
    leaves = [torch.tensor(array, requires_grad=True, **made) for array in (X, *states, *weights)]
    cotangents = [torch.tensor(array, **made) for array in arriving]
    module = loaded(kind, leaves[-len(weights) :]).to(device)
    began = time.perf_counter()
    found = walked(kind, module, leaves[0], leaves[1 : 1 + len(states)], made["dtype"])
    gradients = torch.autograd.grad(found, leaves, cotangents, allow_unused=True)
    arrays = [v.detach().cpu().double().numpy() for v in found]
    arrays += [torch.zeros_like(v).cpu().double().numpy() if g is None else g.cpu().double().numpy()
               for v, g in zip(leaves, gradients, strict=True)]  # fmt: skip
    return *arrays, time.perf_counter() - began


def walked(kind, module, X, states, dtype):
    """All hidden states and the final states."""
    if not kind.cell:
        return list(results(kind, kind.form, called(kind, module, kind.form, X, states, dtype)))
    rows = []
    for x in X:
        states = results(kind, kind.form, called(kind, module, kind.form, x, list(states), dtype))
        rows.append(states[0])
    return [torch.stack(rows), *states]


for key in KEYS:
    globals()[f"parity_of_{key}"] = partial(parity, key)
