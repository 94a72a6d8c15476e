"""Mistakes of derived exercises are named: of arrays, of values of any structure, of pairs."""

from pathlib import Path

import pytest

from grader.cli.main import run

from .small_exercises import SMALL, written

MUTANTS = {
    "names": '''"""The mistakes that are known."""
from grader.checks import mutant

def build(replaces):
    first = replaces.get("first", 0)
    return {"names": lambda layers, kind: ([f"{kind}_{k + first}" for k in range(layers)],
                                           {"count": layers, "deep": layers > replaces.get("deep", 1)})}

@mutant
def counted_from_one():
    """The layers are counted from one."""
    return {"first": 1}

@mutant
def always_deep():
    """One layer counts as deep."""
    return {"deep": 0}

BUILD, MUTANTS = build, (counted_from_one, always_deep)
''',
    "clip": '''"""The mistakes that are known."""
import numpy as np
from grader.checks import mutant

def build(replaces):
    def clip(grads, limit):
        norm = np.sqrt(sum((g**2).sum() for g in grads))
        factor = limit / norm if replaces.get("always") else np.minimum(1, limit / norm)
        return [g * factor for g in (grads[:1] if replaces.get("first") else grads)], norm
    return {"clip": clip}

@mutant
def always_scaled():
    """Gradients are scaled up, too."""
    return {"always": True}

@mutant
def first_alone():
    """Only the first gradient comes back."""
    return {"first": True}

BUILD, MUTANTS = build, (always_scaled, first_alone)
''',
    "softplus": '''"""The mistakes that are known."""
import numpy as np
from grader.checks import mutant

def build(replaces):
    slope = replaces.get("slope", lambda x: 0.5 * (1 + np.tanh(x / 2)))
    return {"softplus": lambda x: (np.logaddexp(0, x), x), "softplus_backward": lambda dy, x: dy * slope(x)}

@mutant
def slope_of_relu():
    """The slope is a step."""
    return {"slope": lambda x: (x > 0) * 1.0}

BUILD, MUTANTS = build, (slope_of_relu,)
''',
}
WRONG = [
    ("names", "def names(layers, kind):\n    words = [kind + '_' + str(k) for k in range(1, layers + 1)]\n"
              "    return words, dict(count=layers, deep=layers > 1)\n", "counted from one"),
    ("names", "def names(layers, kind):\n    return [kind + '_' + str(k) for k in range(layers)], "
              "dict(count=layers, deep=True)\n", "One layer counts as deep"),
    ("clip", "def clip(grads, limit):\n    n = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))\n"
             "    return [limit * g / n for g in grads], n\n", "scaled up, too"),
    ("clip", "def clip(grads, limit):\n    n = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))\n"
             "    return [min(1, limit / n) * grads[0]], n\n", "Only the first gradient"),
    ("softplus", "def softplus(x):\n    return np.log1p(np.exp(-abs(x))) + np.maximum(x, 0), [x]\n"
                 "def softplus_backward(dy, kept):\n    return np.where(kept[0] > 0, dy, 0)\n", "The slope is a step"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "source", "said"), WRONG, ids=[f"{name}-{said}" for name, _, said in WRONG])
def test_a_known_mistake_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, source: str, said: str
) -> None:
    """The answer is that of a mutant, in whatever structure it comes; its advice is given."""
    folder = written(tmp_path / "mine", name, SMALL[name])
    (folder / "mutants.py").write_text(MUTANTS[name])
    (tmp_path / "alice.py").write_text(f"import numpy as np\n\n{source}")
    assert run(["check", str(tmp_path / "alice.py"), "--exercises", str(tmp_path / "mine"), "--exercise", name]) == 1
    output = " ".join(capsys.readouterr().out.split())
    assert "This matches a known mistake" in output
    assert said in output


@pytest.mark.parametrize("name", MUTANTS)
def test_selfcheck_tells_the_mistakes_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """Each mutant is caught and diagnosed as itself."""
    folder = written(tmp_path / "mine", name, SMALL[name])
    (folder / "mutants.py").write_text(MUTANTS[name])
    assert run(["selfcheck", name, "--exercises", str(tmp_path / "mine")]) == 0, capsys.readouterr().out


def test_float32_inside_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Right formulas in float32 are told apart from wrong ones."""
    written(tmp_path / "mine", "dense", SMALL["dense"])
    source = "def dense(x, params):\n    return x.astype(np.float32) @ params['W'].T.astype(np.float32) + params['b']\n"
    (tmp_path / "alice.py").write_text(f"import numpy as np\n\n{source}")
    assert run(["check", str(tmp_path / "alice.py"), "--exercises", str(tmp_path / "mine")]) == 1
    assert "somewhere the numbers are stored as float32" in " ".join(capsys.readouterr().out.split())
