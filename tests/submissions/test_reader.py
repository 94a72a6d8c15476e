"""Reading submissions: every odd file gets one clear sentence, and no right file is turned away."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from grader.errors import Unreadable
from grader.submissions.found import find, survey
from grader.submissions.reader import read
from grader.submissions.source import MOST_CODE

STEP = "import numpy as np\n\ndef rnn_step(x, h, W, R, b):\n    return np.tanh(x @ W.T + h @ R.T + b), None\n"


def refusal(path: Path, content: bytes | str) -> str:
    """Why a file with this content is refused."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert len(refused.value.reason.split("\n")) <= 4
    return refused.value.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ('# nothing yet\n"""nothing."""\n', "holds no code"),
        (b"\x00\x01\x02" * 50, "is a binary file, not Python"),
        (b"%PDF-1.7 ...", "is a PDF document, not Python"),
        (b"PK\x03\x04....", "is a zip archive (or an office document), not Python"),
        (STEP.encode("utf-16"), "is saved as UTF-16; save it as UTF-8"),
        (STEP.encode("utf-16-le"), "is saved as UTF-16; save it as UTF-8"),
        ("x = 1\n# d\xe9j\xe0 vu\n".encode("latin-1"), "is not UTF-8: byte 0xe9 in line 2; save it as UTF-8"),
        (
            "x = 1\n\n\n# caf\xe9\n".encode("latin-1"),
            "is not UTF-8: byte 0xe9 in line 4; save it as UTF-8",
        ),
        (
            b"# -*- coding: klingon -*-\nx = 1\n",
            "names an unknown encoding: klingon in its first two lines; save it as UTF-8",
        ),
        ("def f(:\n    pass\n", "syntax error in line 1: invalid syntax\n    def f(:\n          ^"),
        ("x = (1,\n", "syntax error in line 1: '(' was never closed\n    x = (1,\n        ^"),
        (
            "x = 1\n<<<<<<< HEAD\ny = 2\n=======\ny = 3\n>>>>>>> a branch with a name\n",
            "syntax error in line 2: merge markers are left in the file (lines 2, 4, 6): keep one of the two versions, "
            "delete the markers\n    <<<<<<< HEAD\n    =======\n    >>>>>>> a branch with a name",
        ),
        (
            "def f():\nreturn 1\n",
            "syntax error in line 2: expected an indented block after function definition on line 1\n"
            "    return 1\n    ^",
        ),
        *(
            (f"# coding: {name}\nx = 1\n", f"names the encoding {name} in its first two lines; save it as UTF-8")
            for name in ("rot13", "hex", "zlib", "punycode", "idna", "unicode_escape", "undefined", "utf-7", "cp037")
        ),
        (b"# coding: gbk\nx = 1\n# \xff\n", "is not gbk, as it says, in line 3; save it as UTF-8"),
        ('x = f"' + "{y}" * 80_000 + '"', "has f-strings too long to be read"),
        ("\x1b[2J = 1", "syntax error in line 1: invalid non-printable character U+001B\n    \\x1b[2J = 1"),
        ("x = 1\n" * (MOST_CODE // 6 + 1), "has 256 kB of code; at most 256 kB are read"),
        (b"#" * (4 * MOST_CODE + 1), "is too large: 1024 kB, at most 1024 kB are read"),
        ("-" * 100_000 + "1", "is nested too deeply: Python's own parser gives up on it"),
        ("a" + ".a" * 100_000, "is nested too deeply: Python's own parser gives up on it"),
        ("(" * 5_000, "syntax error in line 1: too many nested parentheses\n    " + "(" * 69 + "..."),
    ],
)
def test_a_file_that_is_no_python(tmp_path: Path, content: bytes | str, reason: str) -> None:
    """A file that cannot be graded is refused with the sentence that says why."""
    assert refusal(tmp_path / "a.py", content) == reason


@pytest.mark.parametrize(
    ("line", "habit"),
    [
        ('print "x"', "print without parentheses"),
        ("print x, y", "print without parentheses"),
        ("print", None),
        ("exec code", "exec without parentheses"),
        ("try:\n    pass\nexcept ValueError, e:\n    pass", "except Error, name:"),
        ('raise ValueError, "no"', "raise Error, text"),
        ("if a <> b: pass", "<>"),
        ("x = `y`", "backquotes"),
        ("x = 0777", "a Python 2 number"),
        ("x = 10L", "a Python 2 number"),
        ('x = ur"text"', 'ur"..."'),
        ("def f(a, (b, c)): pass", "a tuple among the parameters"),
    ],
)
def test_python_2_is_told_so(tmp_path: Path, line: str, habit: str | None) -> None:
    """What parses in Python 2 alone is called Python 2, with the habit that shows it."""
    path = tmp_path / "a.py"
    if habit is None:
        path.write_text(line)
        assert read(path).source == line
        return
    assert refusal(path, f"import numpy\n{line}\n").startswith(f"is written in Python 2 ({habit}, line ")


@pytest.mark.parametrize("text", ["def f(:\n  pass", "x = = 1", "print(1))", "for i in range(3) print(i)", "a b"])
def test_python_3_with_an_error_is_not_called_python_2(tmp_path: Path, text: str) -> None:
    """An ordinary syntax error stays one."""
    assert refusal(tmp_path / "a.py", text + "\n").startswith("syntax error in line ")


@pytest.mark.parametrize(
    "content",
    [
        STEP.encode("utf-8-sig"),
        STEP.replace("\n", "\r\n").encode(),
        STEP.replace("\n", "\r").encode(),
        ("# -*- coding: latin-1 -*-\n# d\xe9j\xe0 vu\n" + STEP).encode("latin-1"),
        ("# σ(x) and tanh\n" + STEP).encode(),
        (STEP + 's = "\\d"\nif s is "x": pass\n').encode(),
        STEP.rstrip().encode(),
        ("\f\n" + STEP).encode(),
        ("s = '" + "{}" * 20_000 + "'; y = f'{s}'\n" + STEP).encode(),
    ],
)
def test_odd_files_that_are_python_are_read(tmp_path: Path, content: bytes) -> None:
    """A byte order mark, foreign line ends, a stated encoding, invalid escapes: all of it is Python."""
    path = tmp_path / "alice.py"
    path.write_bytes(content)
    submission = read(path)
    assert submission.name == "alice.py"
    assert "def rnn_step(x, h, W, R, b):\n" in submission.source
    assert "\r" not in submission.source
    assert not submission.source.startswith("\ufeff")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    """No such file names the one that was probably meant; a folder is called a folder."""
    (tmp_path / "rnn_layers.py").write_text(STEP)
    with pytest.raises(Unreadable, match=r"no such file; did you mean rnn_layers\.py\?"):
        read(tmp_path / "rnn_layer.py")
    with pytest.raises(Unreadable, match=r"^no such file$"):
        read(tmp_path / "nowhere" / "x.py")
    with pytest.raises(Unreadable, match="is a folder; name one file in it"):
        read(tmp_path)
    (tmp_path / "task.md").write_text("# a task")
    with pytest.raises(Unreadable, match=r"is neither a \.py nor an \.ipynb file"):
        read(tmp_path / "task.md")
    with pytest.raises(Unreadable, match="is not an ordinary file"):
        read(Path("/dev/zero"))
    with pytest.raises(Unreadable, match="cannot be read: File name too long"):
        read(tmp_path / ("x" * 5000))
    with pytest.raises(Unreadable, match="cannot be read: embedded null byte"):
        read(tmp_path / "a\0b")


def test_a_notebook_of_another_name_is_a_notebook(tmp_path: Path) -> None:
    """The content decides when the name does not."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": STEP}]}))
    assert read(path).kind == "ipynb"


def test_a_batch_is_found_sorted_and_without_rubbish(tmp_path: Path) -> None:
    """Caches, hidden files and environments are no submissions; a link to elsewhere is one that is not read."""
    outside = tmp_path / "secret.py"
    root = tmp_path / "handed_in"
    for name in ("b/x.py", "a/x.py", "c.ipynb", "D.PY", ".git/x.py", "__pycache__/x.py", "notes.txt",
                 "env/pyvenv.cfg", "env/bin/x.py", "env/lib/x.py",
                 "pic.png", "words.txt", "README", "__MACOSX/x.py", "._c.py", "a/.ipynb_checkpoints/c.py"):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(STEP if name != "words.txt" else "def-initely no code")
    outside.write_text(STEP)
    (root / "link.py").symlink_to(outside)
    found = survey([root])
    names = ["D.PY", "a/x.py", "b/x.py", "c.ipynb", "link.py", "notes.txt"]
    assert [place.name for place in found.places] == names
    assert [place.name for place in found.places if place.refused] == ["link.py"]
    assert found.passed == {"caches": 2, "environments": 1, "hidden": 3, "images": 1, "texts": 2}
    assert [place.name for place in find([root / "a", root / "b"])] == ["a/x.py", "b/x.py"]
    assert [place.name for place in find([root / "a" / "x.py"])] == ["x.py"]
    both = [place.name for place in find([root / "a" / "x.py", root / "b" / "x.py"])]
    assert both == sorted(path.as_posix() for path in (root / "a" / "x.py", root / "b" / "x.py"))
    assert len(find([root, root / "c.ipynb"])) == len(names)
    with pytest.raises(FileNotFoundError):
        find([tmp_path / "nothing"])


def test_a_batch_survives_links_in_circles_and_deep_folders(tmp_path: Path) -> None:
    """A link to itself is a file that cannot be read; a thousand folders in one another are walked like others."""
    (tmp_path / "loop.py").symlink_to("loop.py")
    (tmp_path / "a.py").symlink_to("b.py")
    (tmp_path / "b.py").symlink_to("a.py")
    (tmp_path / "round").symlink_to(".")
    folder = tmp_path
    for _ in range(1100):
        folder = folder / "d"
        folder.mkdir()
    (folder / "x.py").write_text(STEP)
    try:
        places = find([tmp_path])
    finally:
        (folder / "x.py").unlink()
        while folder != tmp_path:  # shutil.rmtree would not come to the end of it
            folder.rmdir()
            folder = folder.parent
    assert [place.name for place in places] == ["a.py", "b.py", "d/" * 1100 + "x.py", "loop.py"]
    with pytest.raises(Unreadable, match="cannot be read: Too many levels of symbolic links"):
        read(places[-1].path)
    assert find([tmp_path / "loop.py"])


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stands among the submissions, and is invalid; the others are found."""
    listing = os.scandir

    def refusing(path: Path) -> Any:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    (tmp_path / "locked").mkdir()
    (tmp_path / "x.py").write_text(STEP)
    monkeypatch.setattr(os, "scandir", refusing)
    places = find([tmp_path])
    assert [place.name for place in places] == ["locked", "x.py"]
    with pytest.raises(Unreadable, match="cannot be read: Permission denied"):
        read(places[0].path)


def test_the_folder_that_was_named_is_no_environment(tmp_path: Path) -> None:
    """A pyvenv.cfg in it hides nothing; below it, it marks an environment where `bin` or `Scripts` is beside it."""
    for name in ("pyvenv.cfg", "bin/z.py", "x.py", "env/pyvenv.cfg", "env/Scripts/y.py", "bob/pyvenv.cfg", "bob/y.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STEP)
    assert [place.name for place in find([tmp_path])] == ["bin/z.py", "bob/y.py", "x.py"]
