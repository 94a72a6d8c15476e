"""A solution's text and its syntax tree: where every expression stands, and which names are there to be confused."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Edits = Mapping[str, str]  # span of the text -> what stands there instead
Place = tuple[int, int]  # a line, a column
UFUNCS = frozenset(("tanh", "exp", "log", "sqrt", "abs", "sin", "cos", "arctan", "sinh", "cosh", "square", "sign"))


@dataclass(frozen=True, eq=False)
class Source:
    """The text of a solution, parsed."""

    text: str
    tree: ast.Module

    @classmethod
    def parsed(cls, text: str) -> Source:
        """Parse a text; raises SyntaxError."""
        return cls(text, ast.parse(text))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The node above each node."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def walks(self) -> dict[ast.AST, list[ast.AST]]:
        """What stands in a node, as far as somebody has asked."""
        return {}

    def walk(self, node: ast.AST) -> list[ast.AST]:
        """A node and all that stands in it."""
        if node not in self.walks:
            self.walks[node] = list(ast.walk(node))
        return self.walks[node]

    @cached_property
    def settings(self) -> dict[tuple[ast.FunctionDef, str], list[ast.stmt]]:
        """The statements of a function that set a name: of a loop its head, for what stands in it sets its own."""
        found: dict[tuple[ast.FunctionDef, str], list[ast.stmt]] = {}
        for function in self.functions:
            for s in self.walk(function):
                if isinstance(s, ast.Assign | ast.AugAssign | ast.For):
                    for name in stored(s.target if isinstance(s, ast.For) else s):
                        found.setdefault((function, name), []).append(s)
        return found

    @cached_property
    def functions(self) -> list[ast.FunctionDef]:
        """Every function and method, in the order in which they stand."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]

    @cached_property
    def activations(self) -> list[str]:
        """The functions of one value: those of one parameter that the text defines, and numpy's that it calls."""
        own = [f.name for f in self.functions if len(f.args.args) == 1 and self.parents[f] is self.tree]
        called = {name_of(n.func) for f in self.equations for n in self.walk(f) if isinstance(n, ast.Call)}
        known = [name for name in sorted(called) if name.startswith("np.") and name.removeprefix("np.") in UFUNCS]
        return [name for name in own if name in called] + known

    @cached_property
    def equations(self) -> list[ast.FunctionDef]:
        """The functions whose lines are equations: those of more than one value, or all where no function has two."""
        return [f for f in self.functions if len(f.args.args) > 1] or self.functions

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, from within."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def statement(self, node: ast.AST) -> ast.stmt:
        """The statement that a node stands in."""
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node

    def function(self, node: ast.AST) -> ast.FunctionDef:
        """The function that a node stands in."""
        return next(above for above in self.above(node) if isinstance(above, ast.FunctionDef))

    def loop(self, node: ast.AST) -> ast.For | None:
        """The innermost `for` around a node."""
        return next((above for above in self.above(node) if isinstance(above, ast.For)), None)

    def where(self, node: ast.AST) -> str:
        """What the equation that a node stands in is the equation of: the names on its left, or what it returns."""
        statement = self.statement(node)
        match statement:
            case ast.Assign(targets=[target]):
                return self.part_of(target, statement.value, node) or unpacked(target) or called(statement.value)
            case ast.AugAssign():
                return name_of(statement.target)
            case ast.Return(value=ast.expr() as value):
                return self.result(value, node) or self.function(node).name
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
                return name
        return self.function(node).name

    def part_of(self, target: ast.expr, value: ast.expr, node: ast.AST) -> str:
        """The name on the left that belongs to a node on the right."""
        if isinstance(target, ast.Tuple):
            if isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
                for one, expression in zip(target.elts, value.elts, strict=True):
                    if self.within(node, expression):
                        return self.part_of(one, expression, node)
            return ""
        return name_of(target)

    def result(self, value: ast.expr, node: ast.AST) -> str:
        """The name of the result that a node of a return line is part of; nothing where it has none."""
        if isinstance(value, ast.Tuple):
            place, inner = next(((k, e) for k, e in enumerate(value.elts) if self.within(node, e)), (0, None))
            return (self.result(inner, node) or f"result_{place + 1}") if inner is not None else ""
        return name_of(value) if not isinstance(value, ast.Attribute) else ""

    def within(self, node: ast.AST, around: ast.AST) -> bool:
        """Whether a node is another, or stands in it."""
        return node is around or around in self.above(node)

    def visible(self, node: ast.AST) -> list[str]:
        """The names that a function has set before a node, those of the loop around it included."""
        function, statement, loop = self.function(node), self.statement(node), self.loop(node)
        found = dict.fromkeys(arg.arg for arg in function.args.args)
        for one in self.walk(function):
            if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
                at = self.statement(one)
                if (
                    one.id != "_"
                    and at is not statement
                    and (at.lineno < statement.lineno or (loop and loop in self.above(one)))
                ):
                    found[one.id] = None
        return list(found)

    def definition(self, name: ast.Name) -> ast.expr | None:
        """What a name was last set to, where one plain line of its function says it."""
        function, statement = self.function(name), self.statement(name)
        lines = self.settings.get((function, name.id), [])
        if len(lines) != 1 or lines[0].lineno >= statement.lineno or not isinstance(lines[0], ast.Assign):
            return None
        return lines[0].value if isinstance(lines[0].targets[0], ast.Name) else None

    @cached_property
    def lines(self) -> list[bytes]:
        """The lines of the text, as columns count them."""
        return [line.encode() for line in self.text.split("\n")]

    def words(self, key: str) -> str:
        """The text of a span."""
        (first, begin), (last, end) = ends(key)
        lines = self.lines[first - 1 : last]
        lines[-1] = lines[-1][:end]
        lines[0] = lines[0][begin:]
        return b"\n".join(lines).decode()

    def around(self, key: str) -> ast.FunctionDef | None:
        """The function that a span stands in."""
        (line, _), _ = ends(key)
        return next((f for f in self.functions if f.lineno <= line <= (f.end_lineno or 0)), None)

    def has_name(self, text: str, node: ast.AST) -> bool:
        """Whether a line before a node sets a name to what a text says."""
        value, function = ast.dump(ast.parse(text, mode="eval").body), self.function(node)
        lines = (line for name in self.visible(node) for line in self.settings.get((function, name), []))
        return any(isinstance(line, ast.Assign) and ast.dump(line.value) == value for line in lines)

    def code(self, node: ast.AST) -> str:
        """The text of a node, in brackets where it needs them."""
        text = ast.unparse(node)
        return (
            text
            if isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.Constant)
            else f"({text})"
        )


def stored(statement: ast.AST) -> set[str]:
    """The names that a statement sets."""
    return {n.id for n in ast.walk(statement) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def loaded(node: ast.AST) -> list[str]:
    """The names that a node reads, in order."""
    names = (n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load))
    return list(dict.fromkeys(name for name in names if name != "np"))


def name_of(node: ast.AST) -> str:
    """`h` of h, `np.tanh` of np.tanh, `dX` of dX[t]; nothing of anything else."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{name_of(value)}.{attr}" if name_of(value) else ""
        case ast.Subscript(value=value):
            return name_of(value)
    return ""


def unpacked(target: ast.expr) -> str:
    """The names that are set together, with spaces between them; what is thrown away is none."""
    names = [name_of(one) for one in target.elts] if isinstance(target, ast.Tuple) else []
    return " ".join(name for name in names if name.strip("_"))


def called(node: ast.AST) -> str:
    """The function that an expression calls."""
    return name_of(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""


def is_cache(node: ast.AST) -> bool:
    """Whether a part of what is returned holds more than states: what is kept for the way back."""
    return isinstance(node, ast.Tuple) and len(node.elts) > 3


def span(node: ast.expr | ast.stmt) -> str:
    """Where a node stands: first line, column, last line, column."""
    return f"{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"


def instead(node: ast.expr, text: str) -> Edits:
    """An expression replaced."""
    return {span(node): f"({text})"}


def line_for(statement: ast.stmt, text: str) -> Edits:
    """A statement replaced by lines."""
    return {span(statement): indented(statement, text)}


def before(statement: ast.stmt, text: str) -> Edits:
    """Lines put before a statement."""
    lead = " " * statement.col_offset
    at = f"{statement.lineno}:{statement.col_offset}"
    return {f"{at}-{at}": indented(statement, text) + "\n" + lead}


def after(statement: ast.stmt, text: str) -> Edits:
    """Lines put after a statement."""
    at = f"{statement.end_lineno}:{statement.end_col_offset}"
    return {f"{at}-{at}": indented(statement, "\n" + text)}


def indented(statement: ast.stmt, text: str) -> str:
    """Lines at the depth of a statement, whose first line is there already."""
    return ("\n" + " " * statement.col_offset).join(text.split("\n"))


def edited(text: str, edits: Edits) -> str:
    """A text with other words in some places; raises ValueError where they overlap."""
    lines = [line.encode() for line in text.split("\n")]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    if not apart(edits):
        raise ValueError("two mistakes in one place")
    made = text.encode()
    for (first, last), new in sorted(((ends(key), new) for key, new in edits.items()), reverse=True):
        begin, end = (starts[line - 1] + column for line, column in (first, last))
        made = made[:begin] + new.encode() + made[end:]
    return made.decode()


def apart(edits: Edits) -> bool:
    """Whether no place that is edited reaches into another."""
    places = sorted(map(ends, edits))
    return all(one[1] <= other[0] for one, other in pairwise(places))


def ends(key: str) -> tuple[Place, Place]:
    """The line and column where a span begins, and where it ends."""
    (a, b), (c, d) = (map(int, end.split(":")) for end in key.split("-"))
    return (a, b), (c, d)
