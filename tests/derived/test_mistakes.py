"""Mistakes of derived exercises are named: of arrays, of values of any structure, of pairs."""

from pathlib import Path

import numpy as np
import pytest

from grader.cli.main import run
from grader.derived.answers import arrays
from grader.diagnosis.answers import all_alike
from tests.conftest import Grade

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
    assert "Stores numbers as float32 somewhere" in " ".join(capsys.readouterr().out.split())


def test_answers_of_a_wrong_shape_are_not_all_alike() -> None:
    """Another shape, or other numbers in the same wrong shape, is another answer; a right shape has nothing there."""
    want = {"y": np.ones((2, 3))}
    answers = [np.ones(3), np.ones(4), np.zeros(3), "ones", np.ones((2, 3)), 2 * np.ones((2, 3))]
    made = [arrays({"y": value}, want) for value in answers]
    assert [[all_alike(a, b) for b in made] for a in made] == np.eye(len(answers), dtype=bool).tolist()
    assert all(all_alike(a, arrays({"y": value}, want)) for a, value in zip(made, answers, strict=True))
    assert not any(one["y in another shape"].any() for one in made[-2:])


LEAKS = """
import numpy as np
def counter_weights():
    W = np.zeros((4, 3))
    W[2] = [0.01, 0, -0.01]
    return W, np.zeros((4, 1)), np.array([40, BIAS, 0, 40.0]), np.ones(1), -0.005
"""
ADDED = """
import numpy as np
def run(X, p):
    h = c = np.zeros((X.shape[1], p["R"].shape[1]))
    hs = []
    for x in X:
        i, f, g, o = np.split(x @ p["W"].T + h @ p["R"].T + p["b"], 4, axis=1)
        c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
        h = np.tanh(c) / (1 + np.exp(-o))
        hs.append(h)
    return np.stack(hs)
def bilstm(X, pf, pb):
    return run(X, pf) + run(X[::-1], pb)[::-1]
"""


@pytest.mark.parametrize(
    ("slug", "text", "name"),
    [
        ("letter-counter", LEAKS.replace("BIAS", "3"), "leaks_with_a_bias_of_3"),
        ("letter-counter", LEAKS.replace("BIAS", "2"), "leaks_with_a_bias_of_2"),
        ("bidirectional-lstm", ADDED, "halves_summed"),
    ],
)
def test_what_was_named_as_another_mistake(grade: Grade, slug: str, text: str, name: str) -> None:
    """A leak was told as steps that are too large, and a result of half the width as a loop that ends early."""
    assert grade(text, slug)[slug].diagnosis[0].id == name
