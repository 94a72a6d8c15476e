"""What goes wrong in a step that is written out as a solution: what lines of a solution set their names to instead."""

from grader.checks import Parts


def of(*steps: str, **lines: str) -> Parts:
    """The lines, in each of these steps."""
    return {f"{step}_step.{name}": text for step in steps for name, text in lines.items()}
