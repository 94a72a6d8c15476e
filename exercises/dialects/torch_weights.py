"""Where an nn.Module keeps its weights, and how canonical ones are put there. First part of the adapter for modules.

What a tensor is follows from its shape: (4H, D) reads the input, (4H, H) the old state, (4H, D + H) both; the other way
round it is turned; one block of H rows belongs to the gate that its name tells. Weights are put in as functions of W, R
and b, so that autograd carries gradients back to these, however a module has cut them up.
"""

import re
from typing import NamedTuple

import torch
from torch import nn

WORDS = {
    "i": ("input", "in", "inp", "update", "ingate", "learn", "write"),
    "f": ("forget", "keep", "remember"),
    "o": ("output", "out", "expose", "read"),
    "g": ("cell", "candidate", "cand", "new", "c", "memory", "content", "tilde", "modulation", "state", "n", "a", "z"),
}
GRU_WORDS = {
    "r": ("reset",),
    "z": ("update", "u", "keep"),
    "n": ("new", "candidate", "cand", "h", "c", "hidden", "g", "state", "tilde", "hat"),
}
OTHERS = {"ifgo": "ifo", "rzn": "rz"}  # the gates that share a matrix where the candidate has one of its own
PLAIN = re.compile("weights?|bias|linear|lin|gates?|layer|proj|kernel|matrix|dense|mat|fc")
OWN = set(nn.Module().__dict__)


class Found(NamedTuple):
    """A tensor of a module: its path, every place that holds it, and whether the module knows it as a parameter."""

    path: str
    shape: tuple
    places: list
    registered: bool


class Piece(NamedTuple):
    """What a tensor holds: rows of some gates that read x, h or both, or a bias; turned when rows are columns."""

    found: Found
    reads: str  # "W", "R", "WR" or "b"; "bn" is a bias of a GRU whose candidate's rows the reset gate multiplies
    gates: str
    turned: bool = False


def tensors(module):
    """All tensors that a module holds in attributes, parameters first, lists and dicts looked into."""
    known = {}
    waiting = [("", module, True)]
    while waiting:
        path, thing, registered = waiting.pop(0)
        for container, key, value, proper in inside(thing):
            here = f"{path}.{key}".lstrip(".")
            if isinstance(value, torch.Tensor):
                one = known.setdefault(id(value), Found(here, tuple(value.shape), [], False))
                known[id(value)] = one._replace(registered=one.registered or (registered and proper == "parameter"))
                one.places.append((container, key))
            elif isinstance(value, nn.Module | list | tuple | dict):
                waiting.append((here, value, registered and proper == "module"))
    return list(known.values())


def inside(thing):
    """What a module, a list or a dict holds: where, under which key, and as what."""
    if isinstance(thing, nn.Module):
        for kind, table in (("parameter", thing._parameters), ("module", thing._modules), ("buffer", thing._buffers)):
            yield from ((table, key, value, kind) for key, value in table.items())
        yield from ((thing.__dict__, key, value, "") for key, value in vars(thing).items() if key not in OWN)
    elif isinstance(thing, dict):
        yield from ((thing, key, value, "") for key, value in thing.items())
    else:
        yield from ((thing, key, value, "") for key, value in enumerate(thing))


def again(module, layout):
    """The pieces of a module of other sizes, of which it is known what each tensor holds."""
    there = {one.path: one for one in tensors(module)}
    return [Piece(there[piece.found.path], piece.reads, piece.gates, piece.turned) for piece in layout]


def pieces(module, name, gates, D, H):
    """What each tensor of a module holds; the sizes are all unlike. Raises LookupError where it cannot be told."""
    everything = tensors(module)
    registered = [one for one in everything if one.registered]
    strange = [one for one in registered if not role(one.shape, gates, D, H)]
    if strange:
        shapes = ", ".join(f"{one.path} {one.shape}" for one in strange)
        raise LookupError(
            f"{name} has parameters that no such cell has, for D = {D} and H = {H}: {shapes}. {wanted(gates)}"
        )
    try:
        found = sorted_out(registered, gates, D, H)
    except LookupError:  # some gates of one kind lie where they are not registered
        found = sorted_out([one for one in everything if role(one.shape, gates, D, H)], gates, D, H)
    for reads in "WRb":
        if not any(reads in piece.reads for piece in found):
            others = [
                one for one in everything if not one.registered and reads in (role(one.shape, gates, D, H) or ("",))[0]
            ]
            found += sorted_out(others, gates, D, H)
    for reads in "WR":
        held = sorted("".join(piece.gates for piece in found if reads in piece.reads))
        if held != sorted(gates or "-"):
            has = ", ".join(f"{one.path} {one.shape}" for one in everything) or "no tensor at all"
            raise LookupError(
                f"{name} should have one {'input' if reads == 'W' else 'recurrent'} weight for every gate. "
                f"{wanted(gates)} For D = {D} and H = {H} it has {has}"
            )
    return of_two_sides(found) if "n" in gates else found


def of_two_sides(found):
    """The pieces of a GRU, the biases of its recurrent products told from the others."""
    biases = [piece for piece in found if piece.reads == "b" and "n" in piece.gates]
    recurrent = [piece for piece in biases if is_recurrent(piece, found, alone=len(biases) == 1)]
    if len(biases) > 1 and len(recurrent) in (0, len(biases)):
        recurrent = biases[len(biases) // 2 :]  # no name tells: as torch has it, that of x comes first
    return [piece._replace(reads="bn") if piece in recurrent else piece for piece in found]


def is_recurrent(bias, found, alone):
    """Whether a bias goes with a matrix that reads h: it belongs to the same nn.Linear, or its name says so."""
    home, _, last = bias.found.path.rpartition(".")
    beside = {piece.reads for piece in found if home and piece.found.path == f"{home}.weight"}
    if beside:
        return beside == {"R"}
    words = re.sub("bias|b|_|l0", "", last.lower())
    return "hh" in words or "rec" in words or (not alone and words.startswith(("h", "u")))


def wanted(gates):
    """What a module may have, in words."""
    rows = f"{len(gates)}H" if gates else "H"
    each = ", or an nn.Linear of its own for each gate" if gates else ""
    return (
        f"Expected: weight_ih ({rows}, D), weight_hh ({rows}, H), bias_ih and bias_hh ({rows},); "
        f"or an nn.Linear on x and one on h, or one on both{each}."
    )


def sizes_of(gates, D, H):
    """The shapes of W, R and b, and of bn where the candidate has a bias of its own."""
    rows = (len(gates) or 1) * H
    return [(rows, D), (rows, H), (rows,), *((H,) for _ in "n" if "n" in gates)]


def role(shape, gates, D, H):
    """What a shape reads, how many blocks of rows it has, whether it is turned; nothing where it is none of these."""
    blocks = [len(gates) or 1, 1, max(len(gates) - 1, 1)]
    sizes = [size for size in shape if size != 1]
    if len(sizes) < 2:
        size = sizes[0] if sizes else 1
        return next((("b", k, False) for k in blocks if size == k * H), ())
    for k in blocks:
        for reads, width in (("W", D), ("R", H), ("WR", D + H)):
            for turned in (False, True):
                if tuple(shape) == ((width, k * H) if turned else (k * H, width)):
                    return reads, k, turned
    return ()


def sorted_out(found, gates, D, H):
    """Tensors as pieces; those of one gate by their names, square ones turned as their neighbours are."""
    made = []
    roles = [(one, *role(one.shape, gates, D, H)) for one in found]
    for reads in ("WR", "W", "R", "b"):
        mine = [(one, k, turned) for one, what, k, turned in roles if what == reads]
        single = [one for one, k, _ in mine if k == 1 and len(gates) > 1]
        shared_by = "".join(OTHERS[gates] for _, what, k, _ in roles if {*what} & {*reads} and 1 < k < len(gates))
        lacking = "".join(gate for gate in gates if gate not in shared_by)
        lacking = halved(lacking, reads, [what for _, what, k, _ in roles if k == 1])
        named = of_their_matrices(single, made) if reads == "b" else {}
        named = named or dict(
            zip([one.path for one in single], by_name([one.path for one in single], lacking), strict=True)
        )
        for one, k, turned in mine:
            those = gates or "-"
            if k != len(those):
                those = named[one.path] if k == 1 else OTHERS[gates]
            made.append(Piece(one, reads, those, turned))
    turned = any(piece.turned for piece in made if piece.reads == "W")
    square = [p.reads == "R" and p.found.shape == (H, H) and not p.found.path.endswith("weight") for p in made]
    return [p._replace(turned=turned) if alike else p for p, alike in zip(made, square, strict=True)]


def of_their_matrices(biases, made):
    """The gate of each bias that stands beside a matrix of one gate; nothing where one of them does not."""
    homes = {p.found.path.rpartition(".")[0]: p.gates for p in made if len(p.gates) == 1}
    gates = {one.path: homes.get(one.path.rpartition(".")[0], "") for one in biases if "." in one.path}
    return gates if len(gates) == len(biases) and all(gates.values()) else {}


def halved(gates, reads, single):
    """The gates that tensors of one kind are for, where the candidate alone reads x and h by matrices of its own.

    `single`: what each tensor of one block reads.
    """
    alone = {"rzn": "n", "ifgo": "g"}.get(gates, "")
    if not alone or single.count("WR") != len(gates) - 1 or (single.count("W"), single.count("R")) != (1, 1):
        return gates
    return {"WR": gates.replace(alone, ""), "b": gates}.get(reads, alone)


def by_name(paths, gates):
    """The gate of each path: the first way of reading the names that gives every gate equally often.

    The candidate of a GRU may have one bias more.
    """
    if len(gates) == 1 or not paths:
        return [gates] * len(paths)
    words = GRU_WORDS if {*gates} <= {*GRU_WORDS} else WORDS
    for reading in (by_word(0), by_word(-1), by_letter(-1), by_letter(0), by_last_letter_of_any):
        got = [reading(parts(path), gates, words) for path in paths]
        lacking = [gate for gate in gates if gate not in got]
        if None in got and len(lacking) == 1 and got.count(None) * (len(gates) - 1) == len(got) - got.count(None):
            got = [gate or lacking[0] for gate in got]
        counts = [got.count(gate) - (gate == "n" and len(got) % len(gates) == 1) for gate in gates]
        if {*got} == {*gates} and len({*counts}) == 1:
            return got
    if len(paths) % len(gates) == 0 and all(re.search(r"\d", path) for path in paths):
        return list(gates) * (len(paths) // len(gates))
    raise LookupError(
        f"cannot tell which gates these {len(paths)} belong to, where each of {', '.join(gates)} has as many: "
        f"{', '.join(paths)}; call them W_{gates[0]}, W_{gates[1]}, ..."
    )


def parts(path):
    """The words of a path that may tell a gate."""
    split = re.split(r"[._\d]+", re.sub(r"([a-z])([A-Z][a-z])", r"\1_\2", path))
    found = [PLAIN.sub("", word.lower()) for word in split]
    return [word for word in found if word]


def by_word(place):
    """The first or the last whole word for a gate."""

    def reading(names, gates, words):
        found = [gate for name in names for gate in gates if len(name) > 2 and name in words[gate]]
        return found[place] if found else None

    return reading


def letter(text, gates, words):
    """The gate of one letter."""
    return next((gate for gate in gates if text == gate or text in words[gate]), None)


def by_letter(place):
    """The first or the last letter of the last word."""
    return lambda names, gates, words: letter(names[-1][place], gates, words) if names else None


def by_last_letter_of_any(names, gates, words):
    """A word of one letter anywhere."""
    return next((letter(name, gates, words) for name in names if len(name) == 1 and letter(name, gates, words)), None)


def fill(found, gates, order, W, R, b, bn=None):
    """Put canonical weights into the places of a module; a bias that it has several times is shared out unequally.

    bn (H,) is the bias of the candidate's recurrent product; where no place is apart for it, it is added to the other.
    """
    H, count = R.shape[1], {}
    candidate = {"b": b[-H:], "bn": bn}
    if bn is not None and len(there := {piece.reads for piece in found if "n" in piece.gates} & {*candidate}) == 1:
        candidate = dict.fromkeys(there, b[-H:] + bn)
    for piece in found:
        rows = [slice((gates or "-").index(gate) * H, ((gates or "-").index(gate) + 1) * H) for gate in piece.gates]
        if piece.reads in ("b", "bn"):
            whole = {
                gate: candidate[piece.reads] if gate == "n" else b[row]
                for gate, row in zip(piece.gates, rows, strict=True)
            }
            value = torch.cat([shared(whole[gate], gate, piece.reads, count, found) for gate in piece.gates])
            value = value.reshape(reshaped(piece.found.shape, len(value)))
        else:
            halves = {"W": [W], "R": [R], "WR": [W, R] if order == "xh" else [R, W]}[piece.reads]
            value = torch.cat([torch.cat([half[row] for row in rows]) for half in halves], dim=1)
            value = value.t().contiguous() if piece.turned else value
        for container, key in piece.found.places:
            container[key] = value


def shared(rows, gate, side, count, found):
    """The next share of a gate's bias: 0.3 of it and 0.7, or whatever adds up to one; those of a candidate by sides."""
    key = (gate, side if gate == "n" else "")
    total = sum(gate in piece.gates and piece.reads in ((side,) if key[1] else ("b", "bn")) for piece in found)
    count[key] = count.get(key, 0) + 1
    share = 1.0 if total == 1 else 0.3 / (total - 1) if count[key] < total else 0.7
    return share * rows


def reshaped(shape, size):
    """A bias of another size in the axes that it has."""
    return tuple(1 if axis == 1 else size for axis in shape) if max(shape) > 1 else (size,)
