"""One slip: what is written instead, and what is said of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from grader.mutation.source import Edits, loaded, name_of

Words = Mapping[str, str]


@dataclass(frozen=True)
class Slip:
    """One way to get an equation wrong: `kind` says what was done, `what` to which part, `where` in which equation."""

    kind: str
    edits: Edits
    where: tuple[str, ...]
    what: str = ""  # a name or a few words, as `{what}` in the advice
    other: str = ""
    sibling: str = ""  # slips of one kind and sibling are made together, too
    role: str = ""  # what the place is in its equation, where the advice depends on it: factor, slope, gradient, block
    function: str = ""  # that the kind says has been applied

    @property
    def id(self) -> str:
        """A readable name, the same as long as the solution's names are."""
        parts = [self.kind, self.what, *(["by", self.other] if self.other else []), "in", *self.where]
        return re.sub(r"\W+", "_", "_".join(filter(None, parts))).strip("_")

    def together(self, others: Sequence[Slip]) -> Slip:
        """Several slips of one kind as one."""
        every = (self, *others)
        edits = {key: text for slip in every for key, text in slip.edits.items()}
        where = dict.fromkeys(name for slip in every for name in slip.where)
        what = dict.fromkeys(name for slip in every for name in slip.what.split())
        return replace(self, edits=edits, where=tuple(where), what=" ".join(what), sibling="")


def named(node: ast.AST) -> str:
    """What an expression is called in an id and, word by word, in the advice: the names that it reads."""
    slope = slope_at(node)
    if slope is not None:
        return f"slope at {named(slope)}"
    u = one_minus(node)
    if u is not None:
        return f"one minus {named(u)}"
    match node:
        case ast.Attribute(value=ast.Subscript() as part, attr="T"):
            return named(part)
        case ast.Subscript(slice=ast.Constant(value=str() as key)):
            return repr(key)
    if name_of(node):
        return name_of(node).replace("np.", "").removesuffix(".T")
    return " ".join(loaded(node)[:4]) or ast.unparse(node)


def one_minus(node: ast.AST) -> ast.expr | None:
    """The u of `1 - u`."""
    match node:
        case ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=u):
            return u
    return None


def slope_at(node: ast.AST) -> ast.expr | None:
    """The u of `1 - u**2` and of `1 - u*u`."""
    match node:
        case ast.BinOp(
            left=ast.Constant(value=1 | 1.0),
            op=ast.Sub(),
            right=ast.BinOp(left=u, op=ast.Pow(), right=ast.Constant(value=2)),
        ):
            return u
        case ast.BinOp(
            left=ast.Constant(value=1 | 1.0), op=ast.Sub(), right=ast.BinOp(left=u, op=ast.Mult(), right=again)
        ) if ast.dump(u) == ast.dump(again):
            return u
    return None
