"""What a student starts from: the solution's heads and docstrings, and nothing of what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from grader.derived.source import Written

UNUSED = "\n\nimport numpy as np  # noqa: F401\n"


def starter(title: str, known: Mapping[str, Written], entries: Iterable[str]) -> str:
    """The text of a starter; `known` are the functions of the solution."""
    bodies = [skeleton(known[entry]) for entry in entries]
    return f'"""{title}. The task: task.md."""{UNUSED}' + "".join(f"\n\n{body}" for body in bodies)


def skeleton(call: Written) -> str:
    """One function, still to be written."""
    text = call.text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    lines = [line and f"    {line}" for line in text.split("\n")]
    doc = '    """' + "\n".join(lines).strip() + ('\n    """\n' if len(lines) > 1 else '"""\n') if text else ""
    return f"def {call.name}{call.head}:\n{doc}    raise NotImplementedError\n"
