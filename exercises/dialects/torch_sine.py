"""A network on a sine wave: what is seen of it, and of its training. Last part of the adapter for modules."""

import inspect
import math
from functools import cache

import torch

submission = globals()["submission"]
modules, plain, the_one = (globals()[name] for name in ("modules", "plain", "the_one"))
B, L, H, LAYERS = 3, 5, 8, 2
PIECES, POINTS, LAST, BEFORE = 75, 20, 10, 15


def network(seed, hidden, layers):
    """A new module of the class that is meant."""
    made = the_one(modules(), "SineRNN(nn.Module)", lambda name: "sine" in plain(name))
    torch.manual_seed(seed)
    sizes = {"layer": layers, "in": 1, "out": 1}  # the notes' notebook passes the sizes of input and output too
    found = {}
    for one in inspect.signature(made).parameters.values():
        size = next((n for word, n in sizes.items() if word in one.name.lower()), hidden)
        if one.default is one.empty or (isinstance(one.default, int) and not isinstance(one.default, bool)):
            found[one.name] = size
    return made(**found)


def numbers(out):
    """Predictions as (samples, steps), however they are laid out."""
    return out.detach().reshape(B, L)


@cache
def module_of_SineRNN(seed):
    """Shapes, and what depends on what."""
    rnn = network(seed, H, LAYERS).eval()
    x, hidden = torch.randn(B, L, 1), 0.5 * torch.randn(LAYERS, B, H)
    out, after = rnn(x.clone(), hidden.clone())
    found = {"out": list(out.shape), "hidden": list(after.shape)}
    if out.numel() != B * L:
        return found
    other, later = x.clone(), x.clone()
    other[1] += 1.0
    later[:, -1] += 1.0
    usual = numbers(out)
    zeros, nothing = (numbers(rnn(x.clone(), state)[0]) for state in (torch.zeros_like(hidden), None))
    return {
        **found,
        "mixes": largest(numbers(rnn(other, hidden.clone())[0])[[0, 2]] - usual[[0, 2]]),
        "ahead": largest(numbers(rnn(later, hidden.clone())[0])[:, :-1] - usual[:, :-1]),
        "hidden used": largest(zeros - usual),
        "without hidden": largest(zeros - nothing),
    }


def largest(differences):
    """The largest of some differences."""
    return float(differences.abs().max())


@cache
def training_of_SineRNN(seed):
    """How the hidden state is handed on in a training, and what the network says afterwards."""
    rnn, seen = network(seed, 32, LAYERS), {"tracked": 0, "reset": 0, "calls": 0, "last": None}
    untrained = predictions(rnn)
    begun, added = [one.detach().clone() for one in rnn.parameters()], summed(rnn)

    def before(module, given, named):
        hidden = (*given[1:], *named.values(), None)[0]
        if seen["calls"]:
            seen["tracked"] += hidden is not None and hidden.requires_grad
            seen["reset"] += hidden is None or not torch.equal(hidden.detach(), seen["last"])

    def behind(module, given, result):
        seen["calls"] += 1
        seen["last"] = result[1].detach().clone()

    hooks = [rnn.register_forward_pre_hook(before, with_kwargs=True), rnn.register_forward_hook(behind)]
    losses = submission.train(rnn, PIECES)
    for hook in hooks:
        hook.remove()
    count = len(losses) if hasattr(losses, "__len__") else 1
    kept = {name: seen[name] for name in ("tracked", "reset", "calls")}
    moved = max(largest(one.detach() - before) for one, before in zip(rnn.parameters(), begun, strict=True))
    kept["before"] = untrained
    return {**kept, "losses": count, "moved": moved, "added": added[0], "predictions": predictions(rnn.eval())}


def summed(rnn):
    """How often a gradient has been added to one that was there, in a list that goes on counting."""
    times, first = [0], next(iter(rnn.parameters()))

    def behind(parameter):
        times[0] += not torch.equal(parameter.grad, times[1])

    first.register_hook(lambda gradient: times.__setitem__(slice(1, None), [gradient.clone()]))
    first.register_post_accumulate_grad_hook(behind)
    return times


def predictions(rnn):
    """What a network says of the pieces after the training, with the hidden state handed on from some before."""
    hidden, found = None, []
    with torch.no_grad():
        for piece in range(PIECES - BEFORE, PIECES + LAST):
            points = [math.sin(math.pi * (piece + k / POINTS)) for k in range(POINTS)]
            out, hidden = rnn(torch.tensor(points)[None, :, None], hidden)
            found.append(out.reshape(-1).tolist())
    return found[-LAST:]
