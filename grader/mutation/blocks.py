"""A matrix of blocks that lie otherwise: rows or columns of them exchanged, the arrangement or a block turned."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from grader.mutation.algebra import expressions
from grader.mutation.slip import Slip, named
from grader.mutation.source import Source, called, instead


def slips(source: Source) -> Iterator[Slip]:
    """Every other arrangement of every `np.block`, and each of its blocks transposed."""
    for node in expressions(source):
        rows = rows_of(node)
        if not rows:
            continue
        texts, where = [[ast.unparse(part) for part in row] for row in rows], (source.where(node),)
        turned = [list(column) for column in zip(*texts, strict=True)]
        arranged = {
            "columns": [row[::-1] for row in texts],
            "rows": texts[::-1],
            "both": [r[::-1] for r in texts[::-1]],
        }
        for text in (*arranged.values(), turned):
            yield Slip("blocks_laid_otherwise", instead(node, f"np.block({written(text)})"), where)
        for part in (part for row in rows for part in row if called(part) != "diag"):
            yield Slip("block_transposed", instead(part, f"({ast.unparse(part)}).T"), where, named(part))


def rows_of(node: ast.expr) -> list[list[ast.expr]]:
    """The rows of a matrix of blocks, all as long; nothing of anything else."""
    match node:
        case ast.Call(args=[ast.List(elts=rows)]) if called(node) == "block":
            found = [row.elts for row in rows if isinstance(row, ast.List)]
            return found if len(found) == len(rows) and len({len(row) for row in found}) == 1 else []
    return []


def written(rows: list[list[str]]) -> str:
    """A list of lists of expressions."""
    return "[" + ", ".join(f"[{', '.join(row)}]" for row in rows) + "]"
