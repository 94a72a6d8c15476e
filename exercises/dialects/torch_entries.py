"""The entries that a dialect of modules names. Third part of the adapter, after torch_calls.py."""

from typing import NamedTuple

import numpy as np
import torch

kind_of, loaded, called, results = (globals()[name] for name in ("kind_of", "loaded", "called", "results"))


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
    used = [(out, torch.tensor(array)) for out, array in pairs if out.requires_grad]
    if not used:
        return tuple(np.zeros(leaf.shape) for leaf in graph.given)
    outs, cotangents = zip(*used, strict=True)
    found = torch.autograd.grad(outs, graph.given, cotangents, retain_graph=True, allow_unused=True)
    zeros = (np.zeros(leaf.shape) for leaf in graph.given)
    return tuple(zero if g is None else g.numpy() for zero, g in zip(zeros, found, strict=True))


def forward_of_RNNCell(x, h, W, R, b):
    """h and the graph."""
    return run("RNNCell", x, (h,), W, R, b)


def autograd_of_RNNCell(dh, graph):
    """dx, dh, dW, dR, db."""
    return gradients(graph, (dh,))


def forward_of_LSTMCell(x, h, c, W, R, b):
    """h, c and the graph."""
    return run("LSTMCell", x, (h, c), W, R, b)


def autograd_of_LSTMCell(dh, dc, graph):
    """dx, dh, dc, dW, dR, db."""
    return gradients(graph, (dh, dc))


def forward_of_GRUCell(x, h, W, R, b, bn):
    """h and the graph."""
    return run("GRUCell", x, (h,), W, R, b, bn)


def autograd_of_GRUCell(dh, graph):
    """dx, dh, dW, dR, db, dbn."""
    return gradients(graph, (dh,))


def forward_of_LSTM(X, h, c, W, R, b):
    """out, h, c and the graph."""
    return run("LSTM", X, (h, c), W, R, b)


def autograd_of_LSTM(dH, dh, dc, graph):
    """dX, dh, dc, dW, dR, db."""
    return gradients(graph, (dH, dh, dc))


def forward_of_RNN(X, h, W, R, b):
    """out, h and the graph."""
    return run("RNN", X, (h,), W, R, b)


def autograd_of_RNN(dH, dh, graph):
    """dX, dh, dW, dR, db."""
    return gradients(graph, (dH, dh))


def forward_of_GRU(X, h, W, R, b, bn):
    """out, h and the graph."""
    return run("GRU", X, (h,), W, R, b, bn)


def autograd_of_GRU(dH, dh, graph):
    """dX, dh, dW, dR, db, dbn."""
    return gradients(graph, (dH, dh))
