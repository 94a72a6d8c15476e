"""Classes of a file, and which of a dialect's entries they are meant for.

A class is told as `Cell.forward` for every method and as `Cell.*` when it inherits something; one that inherits from a
Module, directly or through other classes of the file, as `Cell(Module)`, or `Cell(Module)/1` when its forward takes
one argument alone. A dialect's `found_by` is one of these. Modules have names of every kind: `MyCell` and `my_cell`
stand for `Cell(Module)`, and a name that holds several goes by the longest.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Sequence

MODULE = "(Module)"


def told(classes: Sequence[ast.ClassDef]) -> Iterator[str]:
    """What detection is told of the classes of a file."""
    modules = modules_among(classes)
    for node in classes:
        if node.name in modules:
            yield f"{node.name}{MODULE}{'/1' * (takes(node) == 1)}"
            continue
        yield from (f"{node.name}.{method.name}" for method in node.body if isinstance(method, ast.FunctionDef))
        if node.bases:
            yield f"{node.name}.*"


def modules_among(classes: Sequence[ast.ClassDef]) -> set[str]:
    """The names of the classes that inherit from a Module."""
    found = {"Module"}
    for _ in classes:
        found |= {node.name for node in classes if {last(base) for base in node.bases} & found}
    return found - {"Module"}


def last(node: ast.expr) -> str:
    """The last part of a dotted name."""
    return ast.unparse(node).rpartition(".")[2]


def takes(node: ast.ClassDef) -> int | None:
    """How many arguments a module's forward can take by position, itself left out; None where that is not seen."""
    for method in node.body:
        if isinstance(method, ast.FunctionDef) and method.name == "forward" and not method.args.vararg:
            return len(method.args.posonlyargs) + len(method.args.args) - 1
    return None


def recognised(there: Collection[str], wanted: Collection[str], alone: bool = False) -> set[str]:
    """Which of the `found_by` that are wanted stand for a class that is there."""
    found = {want for want in wanted if want in there or f"{want.partition('.')[0]}.*" in there}
    keys = {want.partition(MODULE)[0] for want in wanted if MODULE in want}
    modules = [text.partition(MODULE) for text in there if MODULE in text]
    meant = {f"{key}{MODULE}{kind}" for name, _, kind in modules if (key := meaning(name, keys))}
    if alone and not meant and len(modules) == 1:
        meant = {f"{key}{MODULE}{modules[0][2]}" for key in keys}
    return found | meant & {*wanted}


def meaning(name: str, keys: Collection[str]) -> str:
    """The longest of the names that a class's name holds; empty where there is none."""
    return max((key for key in keys if plain(key) in plain(name)), key=len, default="")


def plain(name: str) -> str:
    """A name in the spelling in which names are compared."""
    return name.replace("_", "").lower()
