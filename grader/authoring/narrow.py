"""What a student opens in a terminal, wrapped to 79 columns; a word, a piece of code and a table stay whole."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator

COLUMNS = 79
NAMED = re.compile(r"\s*\w+(, | \(|:)")  # an argument with its shape: what goes on stands below it, indented
ITEM = re.compile(r"(\s*(?:[-*]|\d+[.)])\s+)")
AS_IT_IS = re.compile(r"\s*(\||#|>|<|```|~~~)|\s{4}|.*\s\s$")  # tables, headings, code, hard breaks
SPAN = re.compile(r"`[^`]{1,60}`")
MARK = re.compile(r" (?=(?:[-+*#>|=]+|\d+[.)])(?: |$))")  # at the start of a line it would mean something else


def docstrings(source: str) -> str:
    """Python in which no line of a docstring is too long; code is left alone."""
    lines = source.split("\n")
    inside = {number for first, last in places(source) for number in range(first, last + 1)}
    return "\n".join(
        row for number, line in enumerate(lines, 1) for row in (of_docstring(line) if number in inside else [line])
    )


def places(source: str) -> Iterator[tuple[int, int]]:
    """The first and the last line of every docstring; none of what is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            yield node.body[0].lineno, node.body[0].end_lineno or node.body[0].lineno


def of_docstring(line: str) -> list[str]:
    """One line, as several where it is too long."""
    indent = line[: len(line) - len(line.lstrip())]
    hang = indent + " " * 4 if NAMED.match(line) else indent
    return wrapped(line.strip(), indent, hang) if len(line) > COLUMNS else [line]


def markdown(text: str) -> str:
    """Markdown that reads the same and has no paragraph that is too wide."""
    told: list[str] = []
    block: list[str] = []
    fenced = False
    for line in [*text.split("\n"), ""]:
        fence = line.lstrip().startswith(("```", "~~~"))
        if fenced or fence or not line.strip() or AS_IT_IS.match(line):
            told += [*paragraph(block), line]
            block, fenced = [], fenced != fence
        elif ITEM.match(line):
            told += paragraph(block)
            block = [line]
        else:
            block.append(line)
    return "\n".join(told[:-1])


def paragraph(block: list[str]) -> list[str]:
    """The lines of one paragraph or item of a list, joined and wrapped where one of them is too long."""
    if not any(len(line) > COLUMNS for line in block):
        return block
    item = ITEM.match(block[0])
    text = " ".join(line.strip() for line in block)
    indent = block[0][: len(block[0]) - len(block[0].lstrip())]
    return wrapped(text, indent, " " * item.end() if item else indent)


def wrapped(text: str, indent: str, hang: str) -> list[str]:
    """The text in lines; pieces of code stay whole."""
    kept = MARK.sub("\0", SPAN.sub(lambda span: span[0].replace(" ", "\0"), text))
    rows = textwrap.wrap(
        kept, COLUMNS, initial_indent=indent, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False
    )
    return [row.replace("\0", " ") for row in rows]
