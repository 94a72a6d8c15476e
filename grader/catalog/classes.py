"""Classes of a file, and which of a dialect's entries they are meant for.

A class is told as `Cell.forward` for every method, as `Cell.forward/2` with the number of arguments that it takes at
most, and as `Cell.*` when it inherits from what the file does not show; one that inherits from a Module, directly or
through other classes of the file, as `Cell(Module)`, or `Cell(Module)/1` when its forward takes one argument alone,
both with a + when they are not built with two sizes and a ~ when their forward goes through nothing, and one that
inherits from torch's autograd.Function as `Cell(Function)`. `Mine>Cell` says that a Module makes one of torch's. A
dialect's `found_by` is one of the first. Modules and Functions have names of every kind: `MyCell` and `my_cell` stand
for `Cell(Module)`, a name that holds several goes by the longest, and a `Layer(Module)` that goes through nothing is
what there is to find as `LayerCell(Module)`.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Collection, Iterator, Mapping, Sequence

MODULE = "(Module)"
FUNCTION = "(Function)"
LARGER = "+"  # of a Module that is not built with two sizes: beside others a model around them, unless it is asked for
ONCE = "~"  # of a Module whose forward goes through nothing: it makes one step
STEP = "Cell"  # behind the name of a layer, in torch's own names, for what makes one step of it
MAKES = ">"
SIZES = 2
UNROLL = ("reduce", "accumulate", "map", "scan", "vmap")  # what goes through something without a loop
MODULES = "torch.nn."
EMPTY = ("abc.ABC", "typing.Generic", "typing.Protocol", "typing.NamedTuple")  # bring no method of a cell


def told(
    classes: Sequence[ast.ClassDef], imported: Mapping[str, str] | None = None, functions: Sequence[ast.AST] = ()
) -> Iterator[str]:
    """What detection is told of the classes of a file; `imported`: what its names are the names of."""
    modules = modules_among(classes, imported or {})
    looping = {getattr(one, "name", "") for one in functions if loops(one)} if modules else set()
    others = {one.name for one in classes} | looping
    for node in classes:
        if node.name in modules:
            once = ONCE * goes_through_nothing(node, others - {node.name})
            yield f"{node.name}{MODULE}{'/1' * (takes(node) == 1)}{LARGER * (not of_two_sizes(node))}{once}"
            yield from (f"{node.name}{MAKES}{name}" for name in made_of_torch(node, imported or {}))
            continue
        if any(whole(base, imported or {}).endswith("autograd.Function") for base in node.bases):
            yield f"{node.name}{FUNCTION}"
            continue
        for method in methods(node, classes):
            yield f"{node.name}.{method.name}"
            yield f"{node.name}.{method.name}/{most(method)}"
        if inherits_unseen(node, classes, imported or {}):
            yield f"{node.name}.*"


def methods(node: ast.ClassDef, classes: Sequence[ast.ClassDef]) -> Iterator[ast.FunctionDef]:
    """The methods of a class, and those that it inherits from classes of the file."""
    yield from (each for each in node.body if isinstance(each, ast.FunctionDef))
    for parent in parents(node, classes):
        yield from methods(parent, classes)


def parents(node: ast.ClassDef, classes: Sequence[ast.ClassDef]) -> list[ast.ClassDef]:
    """The classes of the file that one inherits from; those that stand before it."""
    names = {ast.unparse(base) for base in node.bases}
    return [one for one in classes if one.name in names and one.lineno < node.lineno]


def inherits_unseen(node: ast.ClassDef, classes: Sequence[ast.ClassDef], imported: Mapping[str, str]) -> bool:
    """Whether a class may have methods from another file."""
    seen = parents(node, classes)
    known = {one.name for one in seen}
    bases = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    others = [whole(base, imported) for base in bases if ast.unparse(base) not in known]
    unseen = [one for one in others if one not in EMPTY and not hasattr(builtins, one)]
    return bool(unseen) or any(inherits_unseen(one, classes, imported) for one in seen)


def modules_among(classes: Sequence[ast.ClassDef], imported: Mapping[str, str]) -> set[str]:
    """The names of the classes that inherit from a Module, or from anything else in torch.nn, all of which does."""
    found = {"Module"}
    for _ in classes:
        found |= {node.name for node in classes if any(is_module(base, found, imported) for base in node.bases)}
    return found - {"Module"}


def is_module(base: ast.expr, known: Collection[str], imported: Mapping[str, str]) -> bool:
    """Whether a class that one inherits from is a Module."""
    last = ast.unparse(base).rpartition(".")[2]
    return last in known or whole(base, imported).startswith((MODULES, MODULES.removeprefix("torch.")))


def whole(name: ast.expr, imported: Mapping[str, str]) -> str:
    """A dotted name from its package on."""
    first, _, rest = ast.unparse(name).partition(".")
    return f"{imported.get(first, first)}.{rest}".rstrip(".")


def takes(node: ast.ClassDef) -> int | None:
    """How many arguments a module's forward can take by position, itself left out; None where that is not seen."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "forward" and not method.args.vararg:
            return len(method.args.posonlyargs) + len(method.args.args) - 1
    return None


def of_two_sizes(node: ast.ClassDef) -> bool:
    """Whether a class may be built with two sizes: it takes two, and wants no more."""
    method = own(node, "__init__")
    if method is None:
        return True
    takes = len(method.args.posonlyargs) + len(method.args.args) - 1
    anything = method.args.vararg is not None and takes == 0
    return anything or takes - len(method.args.defaults) <= SIZES <= takes


def own(node: ast.ClassDef, name: str) -> ast.FunctionDef | None:
    """A method that a class defines itself."""
    return next((each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == name), None)


def goes_through_nothing(node: ast.ClassDef, others: Collection[str]) -> bool:
    """Whether a module's forward, with the methods of its own that it calls, returns something without a loop.

    `others`: what else in the file may have one; a class that names any of it is not looked into.
    """
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    forward = own(node, "forward")
    if forward is None or names & {*others}:
        return False
    reached, waiting, returns = {"forward"}, [forward], False
    while waiting:
        method = waiting.pop()
        if loops(method):
            return False
        returns = returns or any(isinstance(each, ast.Return) for each in ast.walk(method))
        called = {each.attr for each in ast.walk(method) if isinstance(each, ast.Attribute)} - reached
        reached |= called
        waiting += [found for name in called if (found := own(node, name))]
    return returns


def loops(node: ast.AST) -> bool:
    """Whether code goes through something."""
    kinds = (ast.For, ast.AsyncFor, ast.While, ast.comprehension)
    return any(isinstance(e, kinds) or getattr(e, "attr", getattr(e, "id", "")) in UNROLL for e in ast.walk(node))


def made_of_torch(node: ast.ClassDef, imported: Mapping[str, str]) -> list[str]:
    """What a class names of torch.nn."""
    dotted = [whole(each, imported) for each in ast.walk(node) if isinstance(each, ast.Attribute | ast.Name)]
    return list(dict.fromkeys(name.rpartition(".")[2] for name in dotted if name.startswith(MODULES)))


def most(method: ast.FunctionDef) -> int:
    """How many arguments a method takes by position at most, the object left out."""
    static = any(isinstance(name, ast.Name) and name.id == "staticmethod" for name in method.decorator_list)
    return len(method.args.posonlyargs) + len(method.args.args) - (not static)


def recognised(there: Collection[str], wanted: Collection[str], alone: bool = False) -> set[str]:
    """Which of the `found_by` that are wanted stand for a class that is there."""
    found = {want for want in wanted if want in there or f"{want.partition('.')[0]}.*" in there}
    return found.union(*(meant(there, wanted, alone, mark) for mark in (MODULE, FUNCTION)))


def meant(there: Collection[str], wanted: Collection[str], alone: bool, mark: str) -> set[str]:
    """Of those that inherit from one class of torch's, by their names; `alone`: the only one, whatever its name."""
    told_of = {want.removesuffix(LARGER): want for want in wanted if mark in want}
    keys = {want.partition(mark)[0] for want in told_of}
    classes = [text.partition(mark) for text in there if mark in text]
    found = set()
    for name, _, kind in classes:
        key = meaning(name, keys)
        if ONCE in kind and f"{key}{STEP}" in keys and not any(f"{name}{MAKES}{one}" in there for one in keys):
            key += STEP
        names = keys if alone and len(classes) == 1 else {key}
        kind = kind.removesuffix(ONCE)
        wants = [told_of.get(f"{key}{mark}{kind.removesuffix(LARGER)}", "") for key in names]
        around = kind.endswith(LARGER) and len(classes) > 1
        found |= {want for want in wants if want and (want.endswith(LARGER) or not around)}
    return found


def passed_over(there: Collection[str], wanted: Collection[str]) -> str:
    """Why a Module that has the name of what is wanted is not taken for it; empty where there is none."""
    told_of = {want.removesuffix(LARGER) for want in wanted if MODULE in want}
    for text in there:
        name, mark, kind = text.partition(MODULE)
        key = meaning(name, {want.partition(MODULE)[0] for want in told_of}) if mark else ""
        if key and kind.startswith("/1") and f"{key}{MODULE}/1" not in told_of:
            return f"{name}.forward takes one argument alone, but {key} is passed its state too"
        if key and LARGER in kind:
            return f"{name} is not built with two sizes, as {key}(input_size, hidden_size) is"
    return ""


def meaning(name: str, keys: Collection[str]) -> str:
    """The longest of the names that a class's name holds; empty where there is none."""
    return max((key for key in keys if plain(key) in plain(name)), key=len, default="")


def plain(name: str) -> str:
    """A name in the spelling in which names are compared."""
    return name.replace("_", "").lower()
