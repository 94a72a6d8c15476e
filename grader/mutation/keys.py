"""A part of a dict taken by another key than its own, or two parts for one another; values under each other's keys."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations

from grader.mutation.slip import Slip
from grader.mutation.source import Source, instead, name_of


def slips(source: Source) -> Iterator[Slip]:
    """Every key that a function reads, in the place of every other one that it reads of the same dict."""
    for function in source.equations:
        read: dict[str, list[ast.Subscript]] = {}
        for node in source.walk(function):
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and key_of(node.slice):
                read.setdefault(name_of(node), []).append(node)
        for nodes in read.values():
            yield from read_otherwise(source, function, nodes)
        yield from displayed_otherwise(source, function)


def key_of(node: ast.AST | None) -> str:
    """The text that a key is; nothing where it is something else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def read_otherwise(source: Source, function: ast.FunctionDef, nodes: list[ast.Subscript]) -> Iterator[Slip]:
    """One part read in the place of another, once; and two for one another, in the whole function."""
    known = tuple(dict.fromkeys(key_of(node.slice) for node in nodes))
    for node in nodes:
        for other in known:
            if other != key_of(node.slice):
                where = (source.where(node),)
                yield Slip(
                    "key_replaced", instead(node.slice, repr(other)), where, repr(key_of(node.slice)), repr(other)
                )
    for one, other in combinations(known, 2):
        yield exchanged(function, [node.slice for node in nodes], one, other)


def displayed_otherwise(source: Source, function: ast.FunctionDef) -> Iterator[Slip]:
    """Two values of the dicts that a function makes, under each other's keys."""
    keys = [key for node in source.walk(function) if isinstance(node, ast.Dict) for key in node.keys if key_of(key)]
    for one, other in combinations(dict.fromkeys(map(key_of, keys)), 2):
        yield exchanged(function, [key for key in keys if key is not None], one, other)


def exchanged(function: ast.FunctionDef, keys: list[ast.expr], one: str, other: str) -> Slip:
    """Two keys for one another, wherever they stand among these."""
    edits: dict[str, str] = {}
    for key in keys:
        if key_of(key) in (one, other):
            edits |= instead(key, repr(other if key_of(key) == one else one))
    return Slip("keys_exchanged", edits, (function.name,), f"{one!r} {other!r}")
