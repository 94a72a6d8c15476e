"""What a student begins an exercise with: a starter in the dialect, the task, and a test file for pytest."""

from __future__ import annotations

import ast
import os
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

from grader.authoring import narrow
from grader.authoring.narrow import markdown
from grader.authoring.notebook import Cell, notebook
from grader.catalog import catalog
from grader.catalog.loading import starter_of
from grader.dialects.signature import Dialect, Group, Parameter, Signature
from grader.errors import Refused
from grader.model import Exercise
from grader.run.plan import Plan
from grader.run.proof import proved

TEST = '''"""The checks of the exercise {slug}, each as a test.

Type `python -m pytest`, with the Python that has the grader.
"""

import pytest


@pytest.mark.exercise(
    {slug!r},
    file={file!r},
{stated})
# exercise unknown, exercise_check not found? This is another Python's pytest:
# install pytest where the grader is, and type `python -m pytest` there.
def test_{name}(exercise_check):
    exercise_check()
'''
CHECK = """# Save the notebook (Ctrl+S), then run this cell: what is saved is checked.
import sys

!"{{sys.executable}}" -P -m grader {command}
"""


def files(plan: Plan, in_notebook: bool = False, folder: Path = Path()) -> dict[str, str]:
    """The files of an exercise by name, the student's own first, for a folder.

    No path of this machine stands in them: a dialect's file comes along, exercises of one's own are named from there.

    Raises:
        Refused: there is no such exercise, or not in this dialect.
    """
    exercise, dialect = found(plan)
    if not (exercise.folder / "task.md").is_file():
        raise Refused(f"{exercise.folder / 'task.md'}: no such file")
    name = exercise.slug.replace("-", "_")
    file = name + (".ipynb" if in_notebook else ".py")
    code, told = narrow.python(starter(exercise, dialect)), task(exercise, dialect)
    along = dialect_files(Path(str(plan.dialect))) if plan.dialect not in (None, dialect.name) else {}
    spoken = next(iter(along), dialect.name)
    theirs = os.path.relpath(plan.exercises, folder) if plan.exercises else ""
    stated = {"dialect": spoken, **({"exercises": theirs} if theirs else {})}
    return {
        file: as_notebook(told, code, check_cell(file, exercise=exercise.slug, **stated)) if in_notebook else code,
        "task.md": markdown(told),
        **exercise.drawings,
        f"test_{name}.py": test_file(file, exercise.slug, **stated),
        **along,
    }


def test_file(file: str, slug: str, **stated: str) -> str:
    """A file for pytest that asks an exercise of a file beside it."""
    told = "".join(f"    {key}={value!r},\n" for key, value in stated.items())
    return TEST.format(file=file, slug=slug, name=slug.replace("-", "_"), stated=told)


def check_cell(file: str, **stated: str) -> str:
    """The code of a cell that checks the notebook it stands in; `native` need not be said."""
    words = [word for key, value in stated.items() if value != "native" for word in (f"--{key}", value)]
    return CHECK.format(command=shlex.join(["check", file, *words]))


def dialect_files(path: Path) -> dict[str, str]:
    """A dialect's own file, and the adapter that it names."""
    text = path.read_text(encoding="utf-8")
    adapter = tomllib.loads(text).get("adapter")
    return {path.name: text, **({adapter: (path.parent / adapter).read_text(encoding="utf-8")} if adapter else {})}


def found(plan: Plan) -> tuple[Exercise, Dialect]:
    """The exercise and the dialect that a plan names; the dialect is the exercise's own unless it says otherwise."""
    known = catalog.load(plan.exercises)
    exercise = known.exercise(plan.exercise or "")
    dialect = known.dialect(plan.dialect or usual(exercise))
    if dialect.name not in known.dialects:
        proved(known, dialect, (exercise.slug,))
    missing = [entry for entry in exercise.entries if entry not in dialect.entries]
    if missing:
        raise Refused(f"the dialect {dialect.name} has no {', '.join(missing)}, which {exercise.slug} needs")
    return exercise, dialect


def usual(exercise: Exercise) -> str:
    """The dialect in which an exercise is written: native where it has that, else its first."""
    return "native" if "native" in exercise.dialects else exercise.dialects[0]


def starter(exercise: Exercise, dialect: Dialect) -> str:
    """What the student starts from: the exercise's own file, or functions in the words of another dialect."""
    if canonical(exercise, dialect):
        path = exercise.folder / "starter.py"
        text = starter_of(exercise)
        try:
            ast.parse(text)
        except SyntaxError as error:
            raise Refused(f"{path}, line {error.lineno}: syntax error: {error.msg}") from error
        return text
    head = f'"""{exercise.title}. The task: task.md."""\n\nimport numpy as np  # noqa: F401\n'
    return head + "".join(f"\n\n{skeleton(dialect.entries[entry])}" for entry in exercise.entries)


def canonical(exercise: Exercise, dialect: Dialect) -> bool:
    """Whether a dialect writes the whole exercise in the project's own words."""
    return dialect.name in ("native", usual(exercise)) or not set(exercise.entries) & dialect.own.keys()


def skeleton(signature: Signature) -> str:
    """One function in the words of a dialect, still to be written."""
    takes = "\n".join(f"        {line}" for line in described(signature.args))
    gives = "\n".join(f"        {line}" for line in described(signature.returns))
    return (
        f"def {call_of(signature)}:\n"
        f'    """What the task calls {signature.entry}.\n\n    Takes:\n{takes}\n\n'
        f'    Returns, in this order:\n{gives}\n    """\n'
        "    raise NotImplementedError\n"
    )


def call_of(signature: Signature) -> str:
    """`step(x, prev_h, Wx, Wh, b)`."""
    return f"{signature.function}({', '.join(argument(item, k) for k, item in enumerate(signature.args.items))})"


def argument(item: Parameter | Group, place: int) -> str:
    """The name of a parameter; a tuple or dict without a name gets one."""
    if isinstance(item, Parameter):
        return item.label
    return item.label or ("parameters" if item.keys else f"state{place}")


def described(group: Group) -> Iterator[str]:
    """A line for every item, with its axes; a tuple or dict says what it holds."""
    for place, item in enumerate(group.items):
        if isinstance(item, Group):
            kind = "dict" if item.keys else "tuple"
            inside = "; ".join(described(item))
            yield f"{argument(item, place)}: a {kind} of {inside}"
        elif item.filler is not None:
            yield f"{item.label} {item.filler.words()}, not graded"
        elif item.move is None:
            yield f"{item.label}: whatever your backward pass needs"
        else:
            yield f"{item.label} {axes(item)}"


def axes(item: Parameter) -> str:
    """`(D, 4H), in blocks i f o g`: what the axes of an array are, as a person reads them."""
    assert item.move is not None
    spelling = item.move.spelling
    blocks = f", in blocks {' '.join(spelling.blocks)}" if len(spelling.blocks) > 1 else ""
    reads = f", reading {' then '.join(map(part, spelling.reads))}" if len(spelling.reads) > 1 else ""
    return spelling.words() + blocks + reads


def part(read: str) -> str:
    """What the columns of a parameter read, in words."""
    return {"D": "the input", "K": "the old hidden state", "1": "the constant 1"}[read]


def task(exercise: Exercise, dialect: Dialect) -> str:
    """The task, with what another dialect writes differently on top."""
    if canonical(exercise, dialect):
        return exercise.task
    lines = [f"**In the dialect {dialect.name}** ({dialect.title}):\n"]
    for entry in exercise.entries:
        signature = dialect.entries[entry]
        lines.append(f"- `{call_of(signature)}` stands for `{entry}`")
        lines += [f"  - takes {line}" for line in described(signature.args)]
        lines += [f"  - returns {line}" for line in described(signature.returns)]
    return "\n".join(lines) + "\n\nBelow is the task in the project's own names.\n\n" + exercise.task


def as_notebook(told: str, code: str, check: str) -> str:
    """A notebook with the task, the starter, and a cell that checks what is saved."""
    return notebook((Cell("task", told, code=False), Cell("starter", code), Cell("check", check)))
