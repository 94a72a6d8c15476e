"""What a student begins an exercise with: a starter in the dialect, the task, and a test file for pytest."""

from __future__ import annotations

import ast
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path

from grader.authoring.notebook import Cell, notebook
from grader.catalog import catalog
from grader.catalog.loading import starter_of
from grader.dialects.signature import Dialect, Group, Parameter, Signature
from grader.errors import Refused
from grader.model import Exercise
from grader.run.plan import Plan
from grader.run.proof import proved

TEST = '''"""Asks {file} what the exercise {slug} asks, one test for every check: type `pytest`."""

import pytest


@pytest.mark.exercise({slug!r}, file={file!r}{dialect})
def test_{name}(exercise_check):
    exercise_check()
'''


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
    code = starter(exercise, dialect)
    along = dialect_files(Path(str(plan.dialect))) if plan.dialect not in (None, dialect.name) else {}
    stated = f", dialect={next(iter(along), dialect.name)!r}"
    stated += f", exercises={os.path.relpath(plan.exercises, folder)!r}" if plan.exercises else ""
    return {
        file: as_notebook(exercise, code) if in_notebook else code,
        "task.md": task(exercise, dialect),
        **exercise.drawings,
        f"test_{name}.py": TEST.format(file=file, slug=exercise.slug, name=name, dialect=stated),
        **along,
    }


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


def as_notebook(exercise: Exercise, code: str) -> str:
    """A notebook with the task and the starter."""
    return notebook((Cell("task", exercise.task, code=False), Cell("starter", code)))
