"""A chapter whose exercise is called as a helper is in many files: `sigmoid(x)`, written into a folder."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "activations/chapter.toml": """
title = "Activations"
order = 9

[arrays]
x = "N D"
y = "N D"

[entries.sigmoid]
args = ["x"]
returns = ["y"]
""",
    "activations/sigmoid/exercise.toml": """
title = "The logistic function"
entries = ["sigmoid"]
hint = "Which of exp(x) and exp(-x) is small?"
""",
    "activations/sigmoid/checks.py": '''
"""What is asked of the logistic function."""

import numpy as np

from exercises.recurrent.cases import arrays, draws
from grader.checks import TOLERANCE, check, expect_close


@check(points=2, cases=draws("ordinary", rounds=2))
def ordinary(student, case):
    """It is right on ordinary inputs."""
    x = arrays(case, (("W", (case.H, case.D)),), ("h",))["x"]
    expect_close("sigmoid", student.sigmoid(x=x), {"y": 1 / (1 + np.exp(-x))}, TOLERANCE["forward"])
''',
    "activations/sigmoid/mutants.py": '''
"""No mistake is known."""

MUTANTS = ()


def BUILD(replaces):
    """What students write; nothing of it is replaced."""
    return {}
''',
}
SIGMOID = "import numpy as np\n\n\ndef sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n\n\n"


def folder(root: Path, generic: bool | None = None) -> Path:
    """The exercises as a teacher's folder; `generic` is written into exercise.toml unless it is None."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        stated = f"generic = {str(generic).lower()}\n" if generic is not None and name.endswith("exercise.toml") else ""
        path.write_text(text.lstrip("\n") + stated, encoding="utf-8")
    return root
