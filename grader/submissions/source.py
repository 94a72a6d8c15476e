"""Python text as people hand it in: bytes to text, text to a tree, and what to say when either fails.

Nothing is ever run here. The parser is called under two limits: on the size of the text, and on the f-strings in it,
because up to CPython 3.11 its time for one of them grows with the square of its length (8 s for 256 kB); every error
it is known to raise is met.
"""

from __future__ import annotations

import ast
import codecs
import io
import re
import tokenize
import warnings
from functools import lru_cache

from grader.errors import Unreadable

MOST_CODE = 256 * 1024  # characters; the eight functions of a long assignment with comments have about 25,000
FAULTS = (SyntaxError, ValueError, RecursionError, MemoryError)  # of the parser, and of the compiler after it
SEEN = 72  # characters of a source line that are shown
MOST_FORMATTED = 10**9  # characters times braces of the f-strings together: a third of a second of parsing

# Where a byte below 128 is the ASCII character, as in every encoding that an editor saves Python in.
ENCODINGS = re.compile(
    r"ascii|utf-8(-sig)?|iso8859-\d+|cp(125\d|437|720|737|775|85\d|86\d|874|932|949|950|1125)|gb(2312|k|18030)|big5(hkscs)?"
    r"|euc_\w+|shift_jis\w*|johab|koi8[-_]\w|mac[-_]\w+|tis-620|kz1048|ptcp154"
)
STRING = re.compile(
    r"#[^\n]*"
    r"""|(?P<kind>\b[a-zA-Z]{1,2})?(?:\"{3}(?:[^\\"]|\\.|"(?!""))*(?:\"{3})?|'{3}(?:[^\\']|\\.|'(?!''))*(?:'{3})?"""
    r"""|"(?:[^\\"\n]|\\.)*"?|'(?:[^\\'\n]|\\.)*'?)""",
    re.DOTALL,
)

BINARY = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive (or an office document)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"{\\rtf": "a rich-text document",
}
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# What parses in Python 2 only, with the name under which people know it.
PYTHON_2 = (
    (re.compile(r"^\s*print\b(?!\s*\()"), "print without parentheses"),
    (re.compile(r"^\s*exec\b(?!\s*\()"), "exec without parentheses"),
    (re.compile(r"^\s*except\b[^:(]*,\s*\w+\s*:"), "except Error, name:"),
    (re.compile(r"^\s*raise\s+\w+\s*,"), "raise Error, text"),
    (re.compile(r"<>"), "<>"),
    (re.compile(r"`"), "backquotes"),
    (re.compile(r"\bur['\"]", re.IGNORECASE), 'ur"..."'),
    (re.compile(r"\b0[0-7]+\b|\b\d+[lL]\b"), "a Python 2 number"),
    (re.compile(r"^\s*def\s+\w+\s*\(.*\([\w\s,]+\)"), "a tuple among the parameters"),
)
MERGE = re.compile(r"<{7}( |$)|={7}$|>{7}( |$)|\|{7}( |$)")
MOST_MARKS = 9  # lines of them that are told


def decode(content: bytes) -> str:
    r"""Text with `\n` line ends and no byte order mark, by PEP 263 (UTF-8 unless a cookie says else).

    Raises:
        Unreadable: the content is no text, or not in the encoding that it claims.
    """
    for magic, what in BINARY.items():
        if content.startswith(magic):
            raise Unreadable(f"is {what}, not Python")
    if content.startswith(UTF16) or content[1:40:2].count(0) > 10:
        raise Unreadable("is saved as UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise Unreadable("is a binary file, not Python")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
        if not ENCODINGS.fullmatch(codecs.lookup(encoding).name):
            raise Unreadable(f"names the encoding {shown(encoding)} in its first two lines; save it as UTF-8")
        text = content.decode(encoding)
    except SyntaxError as error:
        if "unknown encoding" in str(error):
            raise Unreadable(f"names an {str(error.msg)[:60]} in its first two lines; save it as UTF-8") from error
        raise Unreadable(not_utf8(content)) from error
    except UnicodeDecodeError as error:
        if encoding not in ("utf-8", "utf-8-sig"):
            line = content[: error.start].count(b"\n") + 1
            raise Unreadable(f"is not {encoding}, as it says, in line {line}; save it as UTF-8") from error
        raise Unreadable(not_utf8(content)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def not_utf8(content: bytes) -> str:
    """Where the first byte stands that is no UTF-8."""
    try:
        content.decode("utf-8")
        place = len(content) - 1
    except UnicodeDecodeError as error:
        place = error.start
    line = content[:place].count(b"\n") + 1
    return f"is not UTF-8: byte 0x{content[place]:02x} in line {line}; save it as UTF-8"


def parse(text: str, counted: bool = True) -> ast.Module:
    """The tree of a text; `counted`: of no more characters than are allowed.

    Raises:
        SyntaxError: as the parser gives it.
        Unreadable: too large, or nested too deeply for any Python.
    """
    if counted and len(text) > MOST_CODE:
        raise Unreadable(f"has {len(text) // 1024} kB of code; at most {MOST_CODE // 1024} kB are read")
    if len(text) * text.count("{") > MOST_FORMATTED and formatted(text) > MOST_FORMATTED:
        raise Unreadable("has f-strings too long to be read")
    try:
        return tree(text)
    except (RecursionError, MemoryError) as error:
        raise Unreadable("is nested too deeply: Python's own parser gives up on it") from error
    except ValueError as error:
        raise Unreadable(f"cannot be parsed: {error}") from error


@lru_cache(maxsize=4)
def tree(text: str) -> ast.Module:
    """The tree of a text, to be looked at and not changed: a submission is asked for it by many.

    Raises what Python's parser does: see `FAULTS`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an invalid "\d" is the student's business
        return ast.parse(text)


def tree_or_empty(text: str) -> ast.Module:
    """The tree of a text, without statements where it cannot be parsed."""
    try:
        return tree(text)
    except FAULTS:
        return ast.Module([], [])


def formatted(text: str) -> int:
    """The characters of each f-string times its braces, summed up; a string that is not closed counts to its end."""
    strings = (found[0] for found in STRING.finditer(text) if "f" in (found["kind"] or "").lower())
    return sum(len(string) * string.count("{") for string in strings)


def wording(error: SyntaxError, text: str, where: str = "line") -> str:
    """A syntax error: what and where, then the line itself with a caret, or the marks of a merge."""
    number = error.lineno or 1
    lines = text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    old = python_2(error, lines, number)
    if old:
        return f"is written in Python 2 ({old}, {where} {number}); this needs Python 3\n    {shown(line)}"
    marked = [n for n, line in enumerate(lines, 1) if MERGE.match(line)]
    if marked:
        places = ", ".join(map(str, marked[:MOST_MARKS])) + (", ..." if len(marked) > MOST_MARKS else "")
        told = f"merge markers are left in the file (lines {places}): keep one of the two versions, delete the markers"
        seen = "".join(f"\n    {lines[n - 1].strip()[: 2 * SEEN]}" for n in marked[:MOST_MARKS])
        return f"syntax error in {where} {marked[0]}: {told}{seen}"
    return f"syntax error in {where} {number}: {error.msg}\n    {shown(line)}{caret(error, line)}"


def caret(error: SyntaxError, line: str) -> str:
    """A line with a caret below the place, where the line is shown as it is."""
    at = (error.offset or 0) - 1 - (len(line) - len(line.lstrip()))
    return f"\n    {' ' * at}^" if 0 <= at <= len(line.strip()) and shown(line) == line.strip() else ""


def python_2(error: SyntaxError, lines: list[str], number: int) -> str:
    """Which habit of Python 2 the line of a syntax error shows; empty when none."""
    for line in lines[max(number - 2, 0) : number]:
        code = line.split("#")[0]
        for pattern, name in PYTHON_2:
            if pattern.search(code) and parses_not(code.strip()):
                return name
    return "print without parentheses" if "Missing parentheses in call to 'print'" in str(error.msg) else ""


def parses_not(line: str) -> bool:
    """Whether a line, taken alone or as the head of a block, is no Python 3."""
    candidates = (line, line + "\n pass", "try: pass\n" + line + " pass")
    for candidate in candidates:
        try:
            parse(candidate)
        except (SyntaxError, Unreadable):
            continue
        return False
    return True


def shown(line: str) -> str:
    """A source line, cut to what fits beside its indentation; what does not print is spelled out."""
    line = "".join(c if c.isprintable() else repr(c)[1:-1] for c in line.strip()[: 2 * SEEN])
    return line if len(line) <= SEEN else line[: SEEN - 3] + "..."
