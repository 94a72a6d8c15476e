"""Which class of a file is meant. Second part of the adapter for modules, after torch_weights.py.

The name decides; where it fits several classes, those that have such a cell's weights when they are built with two
sizes, and a cell is what goes through nothing.
"""

import inspect
from dis import get_instructions
from types import CodeType

from torch import nn

submission = globals()["submission"]  # the student's module, put here before this file is run
GATES = {"LSTM": "ifgo", "RNN": "", "GRU": "rzn"}
SIZES = 2, 5  # unlike
KEYS = [key + cell for key in GATES for cell in ("", "Cell")]  # what a class can be meant for
USUAL = {"bias": True, "num_layers": 1, "n_layers": 1, "layers": 1, "dropout": 0.0, "batch_first": False}


def plain(name):
    """A name in the spelling in which names are compared."""
    return name.replace("_", "").lower()


def modules():
    """The classes of modules that the file defines; those made of forbidden ones too, which refuse to be built."""
    classes = [thing for thing in vars(submission).values() if isinstance(thing, type)]
    return [
        one
        for one in classes
        if one.__module__ == submission.__name__
        and (issubclass(one, nn.Module) or any(parent.__module__ == "forbidden" for parent in one.__mro__))
    ]


def meaning(name):
    """The longest of the names that a class's name holds."""
    return max((key for key in KEYS if plain(key) in plain(name)), key=len, default="")


def class_for(key):
    """The class that is meant by a name: of that name, the only one that has it in its name, or the only one."""
    layer = key.removesuffix("Cell")
    named, layers = [one for one in modules() if meaning(one.__name__) == key], []
    if key != layer:
        layers = [one for one in modules() if meaning(one.__name__) == layer]  # a cell may be called like a layer
    by_name = (
        lambda name: name == key,
        lambda name: meaning(name) == key,
        lambda name: key != layer and meaning(name) == layer,
    )
    weighing = [one for one in (*named, *layers) if len([*named, *layers]) > 1 and weighs(key, one)]
    rather = (of_two_sizes, walking if key == layer else standing)
    return the_one(weighing or modules(), f"{key}(nn.Module)", *by_name, rather=rather)


def weighs(key, made):
    """Whether a class, built with two sizes, has the weights that are wanted and no others."""
    kind = globals()["Kind"](key, made)
    try:
        globals()["pieces"](globals()["build"](kind, *SIZES), made.__name__, kind.gates, *SIZES)
    except Exception:
        return False
    return True


def the_one(there, wanted, *by_name, rather=()):
    """The only class whose name fits, by the first way in which one does; or the only one.

    `rather`: of several that fit, those are taken that these say are likelier.
    """
    for fits in (*by_name, lambda name: True):
        found = [made for made in there if fits(made.__name__)]
        for likelier in rather:
            found = [made for made in found if likelier(made)] or found
        if len(found) == 1:
            return found[0]
    names = ", ".join(made.__name__ for made in there) or "none"
    raise LookupError(f"one class {wanted} is wanted, and it cannot be told which it is; there are: {names}")


def constructor(made):
    """The arguments of a class."""
    try:
        return inspect.signature(made).parameters
    except (TypeError, ValueError):
        return {}


def of_two_sizes(made):
    """Whether a class may be built with two sizes and what is usual beside them."""
    parameters = [p for p in constructor(made).values() if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    sizes = [p for p in parameters if p.name not in USUAL]
    return len(sizes) >= 2 and sum(p.default is p.empty for p in sizes) <= 2


def walking(made):
    """Whether a method of a class, its constructor left out, goes through something."""
    methods = (thing.__code__ for name, thing in vars(made).items() if inspect.isfunction(thing) and name != "__init__")
    return any(loops(code) for code in methods)


def standing(made):
    """Whether forward goes through nothing."""
    return not loops(getattr(made.forward, "__code__", None))


def loops(code):
    """Whether code goes through something, or code within it does."""
    if not isinstance(code, CodeType):
        return False
    return any(one.opname == "FOR_ITER" or "BACKWARD" in one.opname for one in get_instructions(code)) or any(
        map(loops, code.co_consts)
    )
