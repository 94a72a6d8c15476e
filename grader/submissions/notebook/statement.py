"""One statement at the top of a notebook's cell: its text, and which names it binds, fills and reads."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from dataclasses import dataclass

from grader.submissions.source import FAULTS

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True)
class Statement:
    """A statement and where it stands; `text` has the indentation that it has in the cell."""

    cell: int
    line: int  # of the cell
    text: str
    node: ast.stmt
    binds: frozenset[str]  # at the top of the notebook
    reads: frozenset[str]  # now or when one of its functions is called
    fills: frozenset[str]  # what it changes: d of `d["k"] = f`, `d.k = f`, `d += f`, `d.update(f)`

    @property
    def nested(self) -> bool:
        """Whether it stood in a block, so that its lines are indented."""
        return self.text[:1].isspace()

    def compiles(self) -> bool:
        """Whether it is Python outside a notebook: no `await`, `return` or `break` at the top."""
        try:
            compile(alone(self.text), "?", "exec", dont_inherit=True)
        except FAULTS:
            return False
        return True


def statements_of(cell: int, tree: ast.Module, text: str) -> Iterator[Statement]:
    """The statements of a cell; those of `if __name__ == "__main__":` count as the cell's own, as they run there."""
    lines = text.encode().split(b"\n")
    todo = [(node, False) for node in reversed(tree.body)]
    while todo:
        node, nested = todo.pop()
        if isinstance(node, ast.If) and is_main(node.test):
            todo += [(inner, True) for inner in reversed(node.body)]
        elif not isinstance(node, ast.Pass):
            line, own = cut(lines, node, nested)
            binds, reads = names_of(own)
            yield Statement(cell, line, own, node, binds, reads, frozenset(filled(node)))


def is_main(test: ast.expr) -> bool:
    """Whether a condition is `__name__ == "__main__"`."""
    match test:
        case ast.Compare(ast.Name("__name__"), [ast.Eq()], [ast.Constant("__main__")]):
            return True
        case ast.Compare(ast.Constant("__main__"), [ast.Eq()], [ast.Name("__name__")]):
            return True
        case _:
            return False


def cut(lines: list[bytes], node: ast.stmt, nested: bool) -> tuple[int, str]:
    """The line on which a statement begins, and its text, indented when nested; what else is there is left out."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", ()))])
    last = node.end_lineno or node.lineno
    own = lines[first - 1 : last]
    own[-1] = own[-1][: node.end_col_offset]
    if first == node.lineno:
        before = own[0][: node.col_offset]
        margin = before.replace(b"\f", b"") if not before.strip() else b" "
        own[0] = margin * nested + own[0][node.col_offset :]
    return first, b"\n".join(own).decode()


def alone(text: str) -> str:
    """The text of a statement as a program."""
    return f"if 1:\n{text}" if text[:1].isspace() else text


def names_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The names that a statement binds at the top, and those that it reads there."""
    try:
        top = symtable.symtable(alone(text), "?", "exec")
    except FAULTS:
        return frozenset(), frozenset()
    symbols = top.get_symbols()
    binds = {s.get_name() for s in symbols if s.is_assigned() or s.is_imported()}
    reads = {s.get_name() for s in symbols if s.is_referenced()}
    todo = top.get_children()
    while todo:
        table = todo.pop()
        todo += table.get_children()
        reads |= {s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced()}
    return frozenset(binds), frozenset(reads)


def filled(statement: ast.stmt) -> Iterator[str]:
    """The names of what a statement changes."""
    for node in nodes_here(statement):
        match node:
            case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store()):
                yield root_of(node)
            case ast.AugAssign(target=target):
                yield root_of(target)
            case ast.Expr(value=ast.Call(func=ast.Attribute() as function)):
                yield root_of(function)


def nodes_here(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run with a statement: what stands in its functions is left out, not the functions themselves."""
    todo = [node]
    while todo:
        node = todo.pop()
        yield node
        if not isinstance(node, SCOPES):
            todo.extend(ast.iter_child_nodes(node))


def root_of(expression: ast.expr) -> str:
    """The name at the left end of `a.b[c](d).e`; empty when there is none."""
    while isinstance(expression, ast.Attribute | ast.Subscript | ast.Starred | ast.Call):
        expression = expression.func if isinstance(expression, ast.Call) else expression.value
    return expression.id if isinstance(expression, ast.Name) else ""
