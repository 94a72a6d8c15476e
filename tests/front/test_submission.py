"""Reading submissions: every odd file gets one clear sentence, and no right file is turned away."""

import json
from pathlib import Path

import pytest

from grader.ipynb import by_cells
from grader.source import MOST_CODE
from grader.submission import Unreadable, find, read, read_text

STEP = "import numpy as np\n\ndef rnn_step(x, h, W, R, b):\n    return np.tanh(x @ W.T + h @ R.T + b), None\n"


def refusal(path: Path, content: bytes | str) -> str:
    """Why a file with this content is refused."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert len(refused.value.reason.split("\n")) <= 2
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
        ("def f(:\n    pass\n", "syntax error in line 1: invalid syntax\n    def f(:"),
        ("x = (1,\n", "syntax error in line 1: '(' was never closed\n    x = (1,"),
        (
            "def f():\nreturn 1\n",
            "syntax error in line 2: expected an indented block after function definition on line 1\n    return 1",
        ),
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


def notebook(*sources: object, **root: object) -> str:
    """The JSON of a notebook with these code cells."""
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4, "metadata": {}, **root})


def test_a_notebook_is_read_for_its_definitions() -> None:
    """Imports, functions and plain values stay on their lines; what runs things is left out."""
    source = read_text(
        notebook(
            "%matplotlib inline\nimport numpy as np\nnp.random.seed(0)",
            ["!pip install x\n", "H = 4\n", "rng = np.random.default_rng(H)\n", "data = np.load('x.npz')\n"],
            "sigmoid = lambda a: 1 / (1 + np.exp(-a))\nmean = np.mean(data)\nnet = train(data)",
            "@staticmethod\ndef f(x):\n    %timeit x\n    return x\nf(3)\nplot(f(3))",
            "%%bash\nrm -rf x",
            "%%time\ndef g(): return H",
            "x = [\n",
            "np.sum?\nfiles = !ls\na = 1; b = train(a); c = a + 1",
        ),
        "ipynb",
    )
    assert source == (
        "# cell 1\n\nimport numpy as np\n\n"
        "# cell 2\n\nH = 4\nrng = np.random.default_rng(H)\n\n\n"
        "# cell 3\nsigmoid = lambda a: 1 / (1 + np.exp(-a))\n\n\n"
        "# cell 4\n@staticmethod\ndef f(x):\n    pass  # %timeit x\n    return x\n\n\n"
        "# cell 5\n\n"
        "# cell 6\n\ndef g(): return H\n"
        "# cell 7\n\n\n"
        "# cell 8\n\n\na = 1; c = a + 1\n"
    )


def test_places_in_a_notebook_are_told_by_cells() -> None:
    """What is said about a line of the source is said about the cell's own line."""
    source = read_text(notebook("H = 1", "\ndef f():\n    return 1"), "ipynb")
    assert source.split("\n")[5] == "    return 1"
    assert by_cells("f raised E: no (line 6: return 1)", source) == "f raised E: no (cell 2, line 3: return 1)"
    assert by_cells("line 2: and line 999999999: stay", "x") == "line 2: and line 999999999: stay"


def test_a_percent_sign_in_a_string_is_no_magic() -> None:
    """Magics are looked for only in cells that are no Python as they stand."""
    text = 'def f(x):\n    """Shows\n    % of x\n    !\n    """\n    return (x\n      % 2)'
    assert text in read_text(notebook(text), "ipynb")


def test_notebooks_that_break_the_schema() -> None:
    """Version 3 with worksheets, no metadata, cells that are no cells: read all the same."""
    cell = {"cell_type": "code", "input": ["def f():\n", "    return 1"], "language": "python"}
    old = {"worksheets": [{"cells": [{"cell_type": "heading"}, cell, 7]}], "metadata": None}
    assert read_text(json.dumps(old), "ipynb") == "# cell 2\ndef f():\n    return 1\n"
    assert "H = 1" in read_text(notebook("H = 1", None, {}, 3), "ipynb")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def f(): pass", "is no notebook: not JSON"),
        ("[1]", "is no notebook: its JSON is not an object"),
        ("[" * 100_000, "is no notebook: its JSON is nested too deeply"),
        ("{}", "is no notebook: it has no cells"),
        (notebook(), "is a notebook without code"),
        (notebook("train()"), "is a notebook that defines nothing"),
        (notebook("f <- 3", metadata={"kernelspec": {"language": "R"}}), "is a notebook in r, not in Python"),
        (notebook("x = 1", "\ndef f(:\n  pass"), "syntax error in cell 2, line 2: invalid syntax\n    def f(:"),
        (notebook("def f():\n  print 1"), "is written in Python 2 (print without parentheses, cell 1, line 2)"),
    ],
)
def test_files_that_are_no_notebook(text: str, reason: str) -> None:
    """What is no notebook, or not in Python 3, is refused with a sentence."""
    with pytest.raises(Unreadable) as refused:
        read_text(text, "ipynb")
    assert refused.value.reason.startswith(reason)


def test_a_notebook_of_another_name_is_a_notebook(tmp_path: Path) -> None:
    """The content decides when the name does not."""
    path = tmp_path / "a.json"
    path.write_text(notebook(STEP))
    assert read(path).kind == "ipynb"


def test_a_batch_is_found_sorted_and_without_rubbish(tmp_path: Path) -> None:
    """Caches, hidden files, environments and links to elsewhere are no submissions."""
    outside = tmp_path / "secret.py"
    root = tmp_path / "handed_in"
    for name in ("b/x.py", "a/x.py", "c.ipynb", "D.PY", ".git/x.py", "__pycache__/x.py", "notes.txt",
                 "env/pyvenv.cfg", "env/lib/x.py", "__MACOSX/x.py", "._c.py", "a/.ipynb_checkpoints/c.py"):  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(STEP)
    outside.write_text(STEP)
    (root / "link.py").symlink_to(outside)
    assert [place.name for place in find([root])] == ["D.PY", "a/x.py", "b/x.py", "c.ipynb"]
    assert [place.name for place in find([root / "a", root / "b"])] == ["a/x.py", "b/x.py"]
    assert [place.name for place in find([root / "a" / "x.py"])] == ["x.py"]
    both = [place.name for place in find([root / "a" / "x.py", root / "b" / "x.py"])]
    assert both == sorted(path.as_posix() for path in (root / "a" / "x.py", root / "b" / "x.py"))
    assert len(find([root, root / "c.ipynb"])) == 4
    with pytest.raises(FileNotFoundError):
        find([tmp_path / "nothing"])
