"""Bad input through the whole program, one by one: the exit code, and a text that says what is wrong."""

from pathlib import Path

import pytest

from grader.cli.main import run
from tests.samples import RIGHT, written

HEAD = "import numpy as np\n\n\ndef rnn_step(x, h, W, R, b):\n"

# What cannot be read or loaded: exit code 3, on standard error.
UNREADABLE = {
    "empty": ("", "is empty"),
    "syntax": ("def rnn_step(x, h, W, R, b:\n    pass\n", "syntax error in line 1: '(' was never closed"),
    "python 2": (HEAD + "    print h\n", "is written in Python 2 (print without parentheses, line 5)"),
    "return outside": ("x = 1\nreturn x\n", "'return' outside function"),
    "no known function": ("def recurrent(x): pass\n", "no known function"),
    "looked for": ("def recurrent(x): pass\n", "rnn_step_forward"),
    "not installed": ("from cs231n.layers import *\n", "No module named 'cs231n'"),
    "relative import": ("from .layers import *\n", "line 1"),
    "raises": ("x = 1 / 0\n" + RIGHT, "ZeroDivisionError: division by zero"),
    "loops": ("while True: pass\n", "not loaded within 2 s"),
    "few arguments": ("def rnn_step(x, h):\n    return h, None\n", "to which native passes 5 (x, h, W, R, b)"),
    "exits": ("import sys\nsys.exit(0)\n" + RIGHT, "line 2: this ends the program"),
    "dies": (RIGHT + "\nimport os\nos._exit(0)\n", "ended its process"),
}

# What loads and then answers badly: exit code 1, in the report.
BAD_ANSWERS = {
    "many values": (HEAD + "    return h, h, None\n", "returned 3 values, but should return 2: h, cache"),
    "one value": (HEAD + "    return h\n", "returned one array of shape"),
    "none": (HEAD + "    return None\n", "is not done yet: it returns None"),
    "not implemented": (HEAD + "    raise NotImplementedError\n", "is not done yet: it raises NotImplementedError"),
    "text": (HEAD + "    return 'h', None\n", "the text 'h'"),
    "objects": (HEAD + "    return h.astype(object), None\n", "as h, but it should be an array"),
    "nan": (HEAD + "    return h * np.nan, None\n", "= nan, but should be"),
    "wrong shape": (
        HEAD + "    return np.zeros((7, 7)), None\n",
        "h has shape (7, 7), but should have (1, 1) = (N, H): N=1",
    ),
    "endless": (HEAD + "    while True: pass\n", "2 s"),
    "sys.exit": (HEAD + "    import sys\n    sys.exit(0)\n", "SystemExit"),
    "os._exit": (HEAD + "    import os\n    os._exit(0)\n", "ended its process"),
    "recursion": (HEAD + "    return rnn_step(x, h, W, R, b)\n", "RecursionError"),
    "killed": (HEAD + "    import os\n    os.kill(os.getpid(), 9)\n", "ended its process"),
    "raises": (HEAD + "    return h[5, 5, 5]\n", "IndexError"),
    "code line": (HEAD + "    return h[5, 5, 5]\n", "return h[5, 5, 5]"),
}


def check(capsys: pytest.CaptureFixture[str], path: Path) -> tuple[int, str, str]:
    """Check a file with a short limit; everything fits into 80 columns and no traceback is shown."""
    code = run(["check", path.name, "--timeout", "2"])
    output, error = capsys.readouterr()
    assert "Traceback" not in output + error
    assert max(map(len, output.splitlines()), default=0) <= 80
    return code, output, error


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_loaded(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Exit code 3 and the reason, nothing on standard output."""
    monkeypatch.chdir(tmp_path)
    text, reason = UNREADABLE[name]
    code, output, error = check(capsys, written(tmp_path / "alice.py", text))
    assert (code, output) == (3, "")
    assert error.startswith("lstm-grader: alice.py: ")
    assert reason in " ".join(error.split())


@pytest.mark.parametrize("name", BAD_ANSWERS)
def test_what_answers_badly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Exit code 1, no points, and the reason in the report."""
    monkeypatch.chdir(tmp_path)
    text, reason = BAD_ANSWERS[name]
    code, output, error = check(capsys, written(tmp_path / "alice.py", text))
    assert (code, error) == (1, "")
    assert "0 of 10 points" in output
    assert reason in " ".join(output.split())


def test_what_is_no_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing file, a folder, a binary file: exit code 3 and one line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary.py").write_bytes(bytes(range(256)) * 10)
    for name, reason in (
        ("x.py", "no such file"),
        ("folder", "is empty"),
        ("binary.py", "is a binary file, not Python"),
    ):
        assert check(capsys, tmp_path / name) == (3, "", f"lstm-grader: {name}: {reason}\n")


def test_a_flood_of_prints(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Prints do a right file no harm; a flood without end is an error, and its end is shown."""
    monkeypatch.chdir(tmp_path)
    chatty = RIGHT.replace("    return", "    print('x' * 1000)\n    return")
    assert check(capsys, written(tmp_path / "chatty.py", chatty))[0] == 0
    endless = RIGHT.replace("    return", "    while True: print('x' * 10_000)\n    return")
    code, output, _ = check(capsys, written(tmp_path / "endless.py", endless))
    assert code == 1
    assert "print" in output


def test_options_that_do_nothing_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hint in JSON, and a folder of exercises that holds none: exit code 2."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "alice.py", RIGHT)
    (tmp_path / "empty").mkdir()
    for options, reason in (
        (["--hint", "--format", "json"], "it goes with --format text"),
        (["--exercises", "empty"], "empty: holds no exercise"),
    ):
        assert run(["check", "alice.py", *options]) == 2
        assert reason in " ".join(capsys.readouterr().err.split())
