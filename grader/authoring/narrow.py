"""What a student opens in a terminal, wrapped to 79 columns; a word, a piece of code and a table stay whole."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable, Iterator

COLUMNS = 79
Way = Callable[[str], list[str]]
NAMED = re.compile(r"\s*\w+(, | \(|:)")  # an argument with its shape: what goes on stands below it, indented
ITEM = re.compile(r"(\s*(?:[-*]|\d+[.)])\s+)")
AS_IT_IS = re.compile(r"\s*(\||#|>|<|```|~~~)|\s{4}|.*\s\s$")  # tables, headings, code, hard breaks
SPAN = re.compile(r"`[^`]{1,60}`")
MARK = re.compile(r" (?=(?:[-+*#>|=]+|\d+[.)])(?: |$))")  # at the start of a line it would mean something else


def python(source: str) -> str:
    """Python in which no line of a docstring and no head of a function is too long; other code is left alone."""
    lines = source.split("\n")
    ways = dict(places(source))
    return "\n".join(row for number, line in enumerate(lines, 1) for row in ways.get(number, as_it_is)(line))


def places(source: str) -> Iterator[tuple[int, Way]]:
    """The lines of docstrings and heads, each with what becomes of it; none of what is no Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.lineno, of_head
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            first = node.body[0]
            yield from (
                (number, of_docstring) for number in range(first.lineno, (first.end_lineno or first.lineno) + 1)
            )


def as_it_is(line: str) -> list[str]:
    """One line, whatever its length."""
    return [line]


def of_head(line: str) -> list[str]:
    """The line with the name and the arguments of a function, as several where it is too long and holds no text."""
    if len(line) <= COLUMNS or {*line} & {*"'\"#"}:
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return wrapped(line.strip(), indent, " " * (line.index("(") + 1))


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
