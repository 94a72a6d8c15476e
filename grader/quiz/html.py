"""Markdown with LaTeX as HTML; formulas as MathML where its library is installed, else in plain signs.

Whatever goes in is escaped: a text of ours, of an instructor's, or what a person has typed.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Callable

from grader.quiz.plain import formula

Convert = Callable[[str], str]
LONG = 36  # characters of a formula that may be wider than a phone: it scrolls by itself


@functools.cache
def converter() -> Convert | None:
    """LaTeX to MathML; None where the extra `page` is not installed."""
    try:
        from latex2mathml.converter import convert
    except ImportError:
        return None
    found: Convert = convert
    return found


@functools.cache
def math(latex: str) -> str:
    """One formula."""
    convert = converter()
    if convert is not None:
        try:
            found = convert(latex)
            return f'<span class="long">{found}</span>' if len(latex) > LONG else found
        except Exception:  # whatever the library cannot read is shown in plain signs
            pass
    return f'<span class="math">{html.escape(formula(latex))}</span>'


def inline(text: str, set_formula: Convert = math) -> str:
    """Words, code, emphasis and formulas of one paragraph."""
    pieces = re.split(r"(`[^`]*`|\$[^$]*\$)", text)
    return "".join(piece(text, set_formula) for text in pieces)


def piece(text: str, set_formula: Convert) -> str:
    """Code, a formula, or words."""
    if text.startswith("`") and len(text) > 1:
        return f"<code>{html.escape(text[1:-1])}</code>"
    if text.startswith("$") and len(text) > 1:
        return set_formula(text[1:-1])
    text = html.escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text, flags=re.DOTALL)
    return re.sub(r"(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])", r"<em>\1</em>", text, flags=re.DOTALL)


def block(text: str, set_formula: Convert = math) -> str:
    """Paragraphs, lists, tables and code."""
    parts = re.split(r"(```.*?```)", text, flags=re.DOTALL)
    return "\n".join(code(part) if part.startswith("```") else paragraphs(part, set_formula) for part in parts)


def code(text: str) -> str:
    """A block of code."""
    inner = text.strip("`").strip("\n")
    return f"<pre><code>{html.escape(inner)}</code></pre>"


def paragraphs(text: str, set_formula: Convert) -> str:
    """Everything between blocks of code."""
    found = [part.strip("\n") for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "\n".join(paragraph(part, set_formula) for part in found)


def paragraph(text: str, set_formula: Convert) -> str:
    """A table, a list, or words; words may stand directly before a list."""
    rows = text.split("\n")
    if rows[0].lstrip().startswith("|"):
        return table(rows, set_formula)
    first = next((k for k, row in enumerate(rows) if row.startswith("- ")), None)
    if first is None:
        return f"<p>{inline(text, set_formula)}</p>"
    items = re.split(r"^- ", "\n".join(rows[first:]), flags=re.MULTILINE)[1:]
    before = f"<p>{inline(chr(10).join(rows[:first]), set_formula)}</p>" if first else ""
    return before + "<ul>" + "".join(f"<li>{inline(item.strip(), set_formula)}</li>" for item in items) + "</ul>"


def table(rows: list[str], set_formula: Convert) -> str:
    """A table whose second row is the line below its head."""
    cells = [[inline(cell.strip(), set_formula) for cell in row.strip().strip("|").split("|")] for row in rows]
    head = "".join(f'<th scope="col">{cell}</th>' for cell in cells[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells[2:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
