"""Submissions for the tests of the front ends: small, and each of one kind."""

from pathlib import Path

import pytest

RIGHT = """import numpy as np


def rnn_step(x, h, W, R, b):
    h = np.tanh(x @ W.T + h @ R.T + b)
    return h, None
"""
WRONG = RIGHT.replace("h @ R.T + b", "h @ R.T - b")
STARTER = "def rnn_step(x, h, W, R, b):\n    raise NotImplementedError\n"


@pytest.fixture
def right(tmp_path: Path) -> Path:
    """A right submission."""
    return written(tmp_path / "right.py", RIGHT)


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A submission with one mistake: the bias is subtracted."""
    return written(tmp_path / "wrong.py", WRONG)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder of submissions: right, wrong, unreadable, hostile."""
    folder = tmp_path / "handed_in"
    folder.mkdir()
    written(folder / "bob.py", WRONG)
    written(folder / "alice.py", RIGHT)
    written(folder / "carol.py", 'print "hello"\n')
    written(folder / "dave.py", RIGHT + "\nimport os\nos._exit(0)\n")
    written(folder / "erin.py", STARTER)
    return folder


def written(path: Path, text: str) -> Path:
    """A file with this text."""
    path.write_text(text, encoding="utf-8")
    return path
