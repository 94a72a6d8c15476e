"""What is odd about a file that can be read, and is told beside the verdicts: read from its tree, nothing run."""

from __future__ import annotations

import ast
import builtins
import symtable
from collections.abc import Iterator, Mapping
from functools import cache

from grader.model import Remark
from grader.submissions.source import FAULTS, tree

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Reads = Mapping[str, frozenset[str]]  # a function's name: the names of the file that it reads


def remarks(source: str) -> Iterator[Remark]:
    """All remarks on a text, with places as `line 4`."""
    try:
        top = list(at_the_top(tree(source).body))
        reads = reading(symtable.symtable(source, "?", "exec"))
    except FAULTS:
        return
    yield from redefined(top, reads)
    yield from shadowed(top, reads)


def at_the_top(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a file, and those under `if` and `with`."""
    for node in body:
        if isinstance(node, ast.If | ast.With):
            yield from at_the_top(node.body)
        else:
            yield node


def reading(top: symtable.SymbolTable) -> Reads:
    """What each function at the top of a file reads, by itself or through those that it calls."""
    direct: dict[str, set[str]] = {}
    for table in top.get_children():
        names = direct.setdefault(table.get_name(), set())
        todo = [table]
        while todo:
            inner = todo.pop()
            todo += inner.get_children()
            names |= {s.get_name() for s in inner.get_symbols() if s.is_global() and s.is_referenced()}
    return {name: frozenset(reachable(name, direct)) for name in direct}


def reachable(name: str, direct: Mapping[str, set[str]]) -> set[str]:
    """The names that a function reads, and what the functions of these names read in turn."""
    found: set[str] = set()
    todo = [name]
    while todo:
        new = direct.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def concerned(name: str, reads: Reads) -> frozenset[str]:
    """The functions that what a name stands for matters to."""
    return frozenset({name, *(function for function, names in reads.items() if name in names)})


def redefined(top: list[ast.stmt], reads: Reads) -> Iterator[Remark]:
    """Functions that are defined again, in other words; names of functions that are given to something else."""
    last: dict[str, ast.stmt] = {}
    for node in top:
        if isinstance(node, FUNCTIONS):
            before = last.get(node.name)
            if before is not None and ast.dump(before) != ast.dump(node):
                text = (
                    f"{node.name} is defined in line {before.lineno} and again in line {node.lineno}; "
                    "the last one counts"
                )
                yield Remark("defined-again", text, concerned(node.name, reads))
            last[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.List | ast.Tuple | ast.Dict):
            for name in {t.id for t in node.targets if isinstance(t, ast.Name)} & last.keys():
                text = f"line {node.lineno} gives {name} another meaning, which was a function"
                yield Remark("defined-again", text, concerned(name, reads), when="missing")


def shadowed(top: list[ast.stmt], reads: Reads) -> Iterator[Remark]:
    """Names of Python and of NumPy that are given to something that is no function, where functions read them."""
    imported = {alias.asname or alias.name for node in top if isinstance(node, ast.Import | ast.ImportFrom)
                for alias in node.names}  # fmt: skip
    star = any(isinstance(node, ast.ImportFrom) and node.module == "numpy" and "*" in names_of(node) for node in top)
    told: set[str] = set()
    for node in top:
        for name in sorted(assigned(node) - told):
            known = callable(getattr(builtins, name, None)) or name in imported or (star and name in numpys())
            users = concerned(name, reads) - {name}
            if known and users:
                told.add(name)
                text = f"line {node.lineno} gives the name `{name}` another meaning, and {listed(users)} it"
                yield Remark("shadowed", text, users, when="wrong")


def listed(users: frozenset[str]) -> str:
    """`f uses`, `f and g use`."""
    names = sorted(users)
    return f"{names[0]} uses" if len(names) == 1 else f"{', '.join(names[:-1][:3])} and {names[-1]} use"


def names_of(node: ast.ImportFrom) -> list[str]:
    """The names that an import takes."""
    return [alias.name for alias in node.names]


def assigned(node: ast.stmt) -> set[str]:
    """The names that a statement sets to what is no function, as far as can be seen."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda | ast.Attribute | ast.Name):
        return set()
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.For):
        return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return set()


@cache
def numpys() -> frozenset[str]:
    """The names that `from numpy import *` brings; only who writes that waits for the import."""
    import numpy

    return frozenset(numpy.__all__)
