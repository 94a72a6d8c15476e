"""The code of a cell without what is IPython's alone: magics, shell lines, questions; line numbers stay."""

from __future__ import annotations

import ast
import re

from grader.errors import Unreadable
from grader.submissions.source import parse, wording

MAGIC = re.compile(r"^(\s*)(%{1,2}\w|!|\?|[\w.*\[\]]+\?{1,2}\s*$|\w[\w, ]*=\s*(?:!|%\w))")
TIMED = re.compile(r"^(\s*)%time\s+(?=\S)")
WRITTEN = re.compile(r"""%%(?:writefile|file)\s+(-a\s+|--append\s+)?["']?(?:\./)?([\w./-]+\.py)["']?\s*$""")
RUN = re.compile(r"""^(\s*)%run\s+(?:-\w+\s+)*["']?(?:\./)?([\w./-]+?)(?:\.py|\.ipynb)?["']?(?:\s.*)?$""")
RUNS_ITS_CELL = ("%%time", "%%capture", "%%prun", "%%memit")  # cell magics whose cell still defines names
DEFINES = re.compile(r"^\s*(async\s+def|def|class)\s", re.MULTILINE)
IMPORTS = re.compile(r"(from|import)\s")


def plain(cell: str) -> str:
    """The text of a cell; empty when a `%%magic` hands it to something else than Python."""
    cell = cell.replace("\0", "")
    head = next((line.strip() for line in cell.split("\n") if line.strip()), "")
    return "" if head.startswith("%%") and not head.startswith(RUNS_ITS_CELL) and not WRITTEN.match(head) else cell


def written(cells: list[tuple[int, str]]) -> dict[str, str]:
    """The files that cells write by `%%writefile`, `-a` included, with the text that they have in the end."""
    files: dict[str, str] = {}
    for _, cell in cells:
        head, _, text = cell.lstrip().partition("\n")
        if found := WRITTEN.match(head.strip()):
            files[found[2]] = files.get(found[2], "") * bool(found[1]) + text + "\n"
    return files


def file_of(cell: str) -> str:
    """The file that a cell writes; empty when it writes none."""
    found = WRITTEN.match(cell.lstrip().partition("\n")[0].strip())
    return found[2] if found else ""


def run_as_import(line: str) -> str:
    """`%run mine.py` as the import that binds the same names; any other line as it is."""
    found = RUN.match(line)
    module = found[2].replace("/", ".") if found else ""
    return f"{found[1]}from {module} import *" if found and all(map(str.isidentifier, module.split("."))) else line


def parsed(number: int, cell: str) -> tuple[ast.Module, str]:
    """The tree of a cell and the text that it is the tree of: as it stands, or without its magics.

    Raises:
        Unreadable: a cell that defines something does not parse.
    """
    try:
        return parse(cell), cell
    except SyntaxError:
        pass
    cell = without_magics(dedented(cell))
    try:
        return parse(cell), cell
    except SyntaxError as error:
        if DEFINES.search(cell):
            raise Unreadable(wording(error, cell, f"cell {number}, line")) from error
    cell = "\n".join(line if IMPORTS.match(line) and stands(line) else "" for line in cell.split("\n"))
    return parse(cell), cell  # a cell that defines nothing may be as broken as it likes


def stands(line: str) -> bool:
    """Whether a line is Python on its own."""
    try:
        parse(line)
    except (SyntaxError, Unreadable):
        return False
    return True


def dedented(cell: str) -> str:
    """A cell without the indentation of its first line, as IPython runs it."""
    lines = cell.split("\n")
    first = next((line for line in lines if line.strip()), "")
    margin = first[: len(first) - len(first.lstrip(" \t"))]
    return "\n".join(line.removeprefix(margin) for line in lines) if margin else cell


def without_magics(cell: str) -> str:
    """A cell with `%magic`, `!command` and `?help` lines, and what continues them, replaced by `pass`."""
    lines = []
    continued = False
    for line in cell.split("\n"):
        timed = TIMED.sub(r"\1", line)
        runs = run_as_import(line)
        if continued:
            lines.append("")
        elif runs != line:
            lines.append(runs)
        elif timed != line and stands(timed.strip()):
            lines.append(timed)
        elif MAGIC.match(line):
            lines.append(MAGIC.sub(r"\1pass  # \2", line).rstrip("\\"))
            continued = True
        else:
            lines.append(line)
        continued = continued and line.endswith("\\")
    return "\n".join(lines)
