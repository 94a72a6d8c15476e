"""What a student starts from: the solution's heads and docstrings, and nothing of what it does."""

from __future__ import annotations

from grader.derived.question import Question
from grader.derived.source import Written, functions

UNUSED = "\n\nimport numpy as np  # noqa: F401\n"


def starter(title: str, question: Question) -> str:
    """The text of a starter."""
    known = functions(question.where.parent / "solution.py")
    bodies = [skeleton(known[entry]) for entry in question.signatures]
    return f'"""{title}. The task: task.md."""{UNUSED}' + "".join(f"\n\n{body}" for body in bodies)


def skeleton(call: Written) -> str:
    """One function, still to be written."""
    text = call.text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines = [line and f"    {line}" for line in text.split("\n")]
    doc = '    """' + "\n".join(lines).strip() + ('\n    """\n' if len(lines) > 1 else '"""\n') if text else ""
    return f"def {call.name}{call.head}:\n{doc}    raise NotImplementedError\n"
