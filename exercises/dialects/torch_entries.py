"""The entries that a dialect of modules names. Fourth part of the adapter, after torch_calls.py."""

from functools import partial
from typing import NamedTuple

import numpy as np
import torch

KEYS, STATES, kind_of, loaded, called, results = (
    globals()[name] for name in ("KEYS", "STATES", "kind_of", "loaded", "called", "results")
)


class Graph(NamedTuple):
    """What a call leaves for autograd: the tensors that went in, and those that came out."""

    given: list
    found: tuple


def run(key, x, states, *weights):
    """One call with arrays; what came out, and the graph in place of a cache."""
    given = [torch.tensor(array, requires_grad=True) for array in (x, *states, *weights)]
    kind = kind_of(key)
    module = loaded(kind, given[-len(weights) :])
    taken = [leaf.clone() for leaf in given[: -len(weights)]]  # no leaves: those may not be changed in place
    found = results(kind, kind.form, called(kind, module, kind.form, taken[0], taken[1:]))
    return *(one.detach().numpy() for one in found), Graph(given, found)


def gradients(graph, arriving):
    """The gradients of everything that went in, through autograd; zero where no graph leads."""
    pairs = zip(graph.found, arriving, strict=True)
    made = ((out, torch.tensor(array, dtype=out.dtype, device=out.device)) for out, array in pairs)
    used = [(out, cotangent) for out, cotangent in made if out.requires_grad]
    if not used:
        return tuple(np.zeros(leaf.shape) for leaf in graph.given)
    outs, cotangents = zip(*used, strict=True)
    found = torch.autograd.grad(outs, graph.given, cotangents, retain_graph=True, allow_unused=True)
    zeros = (np.zeros(leaf.shape) for leaf in graph.given)
    return tuple(zero if g is None else plain_array(g) for zero, g in zip(zeros, found, strict=True))


def plain_array(tensor):
    """A tensor of any device and dtype as an array of float64."""
    return tensor.detach().cpu().double().numpy()


def forward(key, x, *rest):
    """What a class gives for an input, its states and the weights, and the graph."""
    count = len(STATES[key.removesuffix("Cell")])
    return run(key, x, rest[:count], *rest[count:])


def autograd(*arriving_and_graph):
    """The gradients of the input, the states and the weights; what arrives comes first, the graph last."""
    *arriving, graph = arriving_and_graph
    return gradients(graph, arriving)


for key in KEYS:
    globals()[f"forward_of_{key}"] = partial(forward, key)
    globals()[f"autograd_of_{key}"] = autograd
