"""Which names stand for arrays of one shape: what is added, multiplied entry by entry or set equal has the same."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from grader.mutation.source import Source, called, name_of

SUFFIXES = ("new", "old", "prev", "next", "last", "first", "t", "total")
ENTRYWISE = (ast.Add, ast.Sub, ast.Mult, ast.Div)
JOINING = ("hstack", "vstack", "concatenate", "column_stack", "cat")
SPLITTING = ("split", "array_split", "hsplit", "vsplit", "chunk")
SAME = ("zeros_like", "ones_like", "copy", "clip")


@dataclass
class Roles:
    """Classes of names that can be taken for one another; a name means the same in every function of equations."""

    source: Source
    above: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for _ in range(2):  # what is joined has one shape where its parts have, which is known by then
            for function in self.source.equations:
                for node in self.source.walk(function):
                    self.learn(node)
        names = {node.id for node in ast.walk(self.source.tree) if isinstance(node, ast.Name)}
        names |= {arg.arg for function in self.source.equations for arg in function.args.args}
        for name in sorted(names):
            stem, _, suffix = name.rpartition("_")
            if stem in names and suffix in SUFFIXES:  # h_new is a new h
                self.join(name, stem)
            if name[:1] == "d" and name[1:] in names:  # dX is the gradient of X
                self.join(name, name[1:])
            elif name[:1] == "d" and stem[1:] in names and suffix in SUFFIXES:
                self.join(name, stem[1:])

    def learn(self, node: ast.AST) -> None:
        """What one node says of shapes."""
        match node:
            case ast.Assign(targets=[target], value=value):
                self.assigned(target, value)
            case ast.AugAssign(target=target, value=value):
                self.join(self.shape(target), self.shape(value))
            case ast.For(target=ast.Name() as target, iter=values) if name_of(values):
                self.join(self.shape(target), f"{name_of(values)}[]")
            case ast.Call(func=ast.Attribute(value=values, attr="append"), args=[value]) if name_of(values):
                self.join(f"{name_of(values)}[]", self.shape(value))
            case ast.expr():
                self.shape(node)

    def assigned(self, target: ast.expr, value: ast.expr) -> None:
        """A target and its value have one shape; the parts of a split have one."""
        if not isinstance(target, ast.Tuple):
            self.join(self.shape(target), self.shape(value))
        elif isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
            for one, part in zip(target.elts, value.elts, strict=True):
                self.assigned(one, part)
        elif isinstance(value, ast.Call) and (results := self.results(name_of(value.func))):
            for one, part in zip(target.elts, results, strict=False):
                self.join(self.shape(one), self.shape(part))
        elif called(value) in SPLITTING:
            for one in target.elts[1:]:
                self.join(self.shape(target.elts[0]), self.shape(one))

    def results(self, name: str) -> list[ast.expr]:
        """What a function of the text returns, one by one."""
        for function in self.source.equations:
            for node in self.source.walk(function):
                if function.name == name and isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                    return node.value.elts
        return []

    def shape(self, node: ast.expr) -> str:
        """A key for the shape of an expression; nothing where it is a number or not known."""
        match node:
            case ast.Name(id=name):
                return name
            case ast.Constant() | ast.Tuple() | ast.List():
                return ""
            case ast.BinOp(left=left, op=op, right=right) if isinstance(op, ENTRYWISE):
                return self.join(self.shape(left), self.shape(right))
            case ast.BinOp(left=left, op=ast.Pow()) | ast.UnaryOp(operand=left):
                return self.shape(left)
            case ast.Call(args=[only], keywords=[]) if name_of(node.func) in self.source.activations:
                return self.shape(only)
            case ast.Call(args=[first, *_]) if called(node) in SAME:
                return self.shape(first)
            case ast.Call(args=[ast.List(elts=parts)]) if called(node) in JOINING:
                return f"{called(node)}({', '.join(self.root(self.shape(part)) for part in parts)})"
            case ast.Subscript(value=value, slice=ast.Slice()) if name_of(value):
                return f"{name_of(value)}[:]"
            case ast.Subscript(value=value, slice=ast.Tuple()) if name_of(value):
                return f"{name_of(value)}[,]"
            case ast.Subscript(value=value) if name_of(value):
                return f"{name_of(value)}[]"
        return ast.unparse(node)

    def join(self, one: str, other: str) -> str:
        """Two keys of one shape; gives either that is known."""
        if one and other:
            self.above[self.root(one)] = self.root(other)
        return one or other

    def root(self, key: str) -> str:
        """The key that stands for a class."""
        while self.above.get(key, key) != key:
            key = self.above[key]
        return key

    def alike(self, one: str, other: str) -> bool:
        """Whether two keys have one shape."""
        return self.root(one) == self.root(other)

    def others(self, node: ast.Name) -> Iterator[str]:
        """The names that could stand where a name is read: of its shape, or lists of things of one shape."""
        for name in self.source.visible(node):
            if name != node.id and (self.alike(name, node.id) or self.lists(name, node.id)):
                yield name

    def lists(self, one: str, other: str) -> bool:
        """Whether two names hold things of one shape."""
        keys = f"{one}[]", f"{other}[]"
        return all(key in self.above for key in keys) and self.alike(*keys)


@lru_cache(maxsize=8)
def roles_of(source: Source) -> Roles:
    """The roles of a text's names, found once."""
    return Roles(source)


def is_gradient(name: str) -> bool:
    """Whether a name says that it is a gradient: `dh`, `da_f`."""
    return name[:1] == "d" and len(name) > 1
