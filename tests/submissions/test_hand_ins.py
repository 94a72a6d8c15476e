"""A folder of 40 hand-ins in all the shapes in which people hand in: each has its line, right code full marks."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grader.cli.main import run
from tests.samples import RIGHT, STARTER, WRONG, written

pytestmark = pytest.mark.xdist_group("hand_ins")  # one process grades the folder once

SIGMOID = "import numpy as np\n\n\ndef squash(v):\n    return np.tanh(v)\n"
USES = "from {module} import squash\n\n\ndef rnn_step(x, h, W, R, b):\n    return squash(x @ W.T + h @ R.T + b), None\n"
CELL = SIGMOID.replace("def squash(v):\n    return np.tanh(v)", "def cell(x, h, W, R, b):\n"
                       "    return np.tanh(x @ W.T + h @ R.T + b)")  # fmt: skip
STEP = "def rnn_step(x, h, W, R, b):\n    return {call}(x, h, W, R, b), None\n"
WRITE = "%%writefile mine.py\n"
PDF = b"%PDF-1.7 ..."
Files = dict[str, str | bytes]


def notebook(*cells: str, kinds: str = "") -> str:
    """The JSON of a notebook; `kinds` has a letter for each cell: c(ode), m(arkdown), r(aw)."""
    names = {"c": "code", "m": "markdown", "r": "raw"}
    made = [
        {"cell_type": names[kind], "source": cell} for kind, cell in zip(kinds or "c" * len(cells), cells, strict=True)
    ]
    return json.dumps({"cells": made, "nbformat": 4, "metadata": {}})


def archive(files: Files) -> bytes:
    """A zip archive of these files."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return content.getvalue()


# What lies in the folder, and under which names the submissions are told: right code in all shapes.
RIGHT_ONES: dict[str, Files] = {
    "plain.py": {"plain.py": RIGHT},
    "CAPITAL.PY": {"CAPITAL.PY": RIGHT},
    "book.ipynb": {"book.ipynb": notebook(RIGHT)},
    "book.ipynb.json": {"book.ipynb.json": notebook(RIGHT)},
    "book.ipynb.txt": {"book.ipynb.txt": notebook(RIGHT)},
    "book.json": {"book.json": notebook(RIGHT)},
    "step.py.txt": {"step.py.txt": RIGHT},
    "step.txt": {"step.txt": RIGHT},
    "no_suffix": {"no_suffix": RIGHT},
    "one.zip": {"one.zip": archive({"hw.py": RIGHT})},
    "many.zip": {"many.zip": archive({"hw/main.py": USES.format(module="tools.act"), "hw/tools/act.py": SIGMOID,
                                      "__MACOSX/._main.py": b"\0", "hw/data.csv": "1,2"})},
    "abe/hw.py": {"abe/hw.py": RIGHT, "abe/report.pdf": PDF, "abe/.DS_Store": b"\0", "abe/loss.png": b"\x89PNG"},
    "bea/deep/down/hw.ipynb": {"bea/deep/down/hw.ipynb": notebook(RIGHT)},
    "cal": {"cal/hw.py": USES.format(module="helper"), "cal/helper.py": SIGMOID},
    "dan": {"dan/cs231n/rnn_layers.py": USES.format(module=".layers"), "dan/cs231n/layers.py": SIGMOID,
            "dan/cs231n/__init__.py": "", "dan/RNN.ipynb": notebook("from cs231n.rnn_layers import *\nprint(1)"),
            "dan/cs231n/optim.py": "def sgd(w, dw):\n    return w\n", "dan/setup.py": "from distutils import x\n"},
    "eve": {"eve/starter.py": STARTER, "eve/hw.ipynb": notebook(RIGHT)},
    "fay": {"fay/hw.ipynb": notebook(RIGHT), "fay/hw.py": RIGHT, "fay/test_hw.py": STARTER},
    "gus": {"gus/hw.zip": archive({"a.py": RIGHT})},
    "course_star.py": {"course_star.py": "from cs231n.layers import *\nfrom .layers import *\n" + RIGHT},
    "course_absent.py": {"course_absent.py": "import six, cupy as cp\nfrom past.builtins import xrange\n" + RIGHT},
    "writes.ipynb": {"writes.ipynb": notebook(WRITE + CELL, "import mine", STEP.format(call="mine.cell"))},
    "appends.ipynb": {"appends.ipynb": notebook(WRITE + "import numpy as np\n", "%%writefile -a mine.py\n" + CELL,
                                                "from mine import cell as one", STEP.format(call="one"))},
    "runs.ipynb": {"runs.ipynb": notebook(WRITE + CELL, "%run mine.py", STEP.format(call="cell"))},
    "only_writes.ipynb": {"only_writes.ipynb": notebook(WRITE + RIGHT, "import mine\nmine.rnn_step")},
    "exits.py": {"exits.py": RIGHT + "\nexit()\n"},
    "asserts.py": {"asserts.py": RIGHT + "\nassert rnn_step is None, 'the course checks'\n"},
    "asks.py": {"asks.py": "while True:\n    try:\n        n = int(input('n? '))\n        break\n"
                           "    except Exception:\n        print('again')\n" + RIGHT},
    "long.ipynb": {"long.ipynb": notebook("import numpy as np", *["v = np.ones(3)[:2] + 1  # two\n" * 50] * 80, RIGHT)},
    "stars.py": {"stars.py": "from numpy import *\nfrom types import *\n" + RIGHT},
    "odd_env/hw.py": {"odd_env/pyvenv.cfg": "", "odd_env/hw.py": RIGHT},
}  # fmt: skip
# What cannot be graded, or is wrong, with a word of what is said.
OTHERS: dict[str, tuple[Files, str]] = {
    "paper.pdf": ({"paper.pdf": PDF}, "is a PDF document, not Python"),
    "hank": ({"hank/report.docx": b"PK\x03\x04"}, "holds no .py or .ipynb file, but report.docx"),
    "ida": ({"ida/": b""}, "is empty"),
    "jon": ({"jon/a.py": RIGHT, "jon/b.py": WRONG}, "rnn_step is defined in a.py and in b.py"),
    "all.rar": ({"all.rar": b"Rar!"}, "is neither a .py nor an .ipynb file"),
    "bad.zip": ({"bad.zip": b"PK\x03\x04 no more"}, "is no zip archive that can be read"),
    "told.ipynb": ({"told.ipynb": notebook("import numpy as np", RIGHT, kinds="cm")},
                   "rnn_step stands in cell 2, which is Markdown: make it a code cell"),
    "twice.ipynb": ({"twice.ipynb": notebook(RIGHT, STARTER)},
                    "rnn_step is defined in cell 1 and again in cell 2; the last one counts"),
    "shadow.ipynb": ({"shadow.ipynb": notebook(RIGHT.replace("+ b)", "+ sum([b]))"), "sum = 0")},
                     "cell 2 gives the name `sum` another meaning"),
}  # fmt: skip
LINK = "out.py"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The results of all hand-ins by name."""
    top = tmp_path_factory.mktemp("hand_ins")
    folder, output = top / "handed_in", top / "results"
    for files in [*RIGHT_ONES.values(), *(files for files, _ in OTHERS.values())]:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            if name.endswith("/"):
                (folder / name).mkdir()
            else:
                (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (top / "secret.py").write_text(RIGHT)
    (folder / LINK).symlink_to(top / "secret.py")
    assert run(["grade", str(folder), "-o", str(output), "--seed", "3"]) == 0
    found = [json.loads(line) for line in (output / "results.jsonl").read_text().splitlines()]
    assert len({line["submission"] for line in found}) == len(found)
    return {line["submission"]: line for line in found}


def test_forty_are_accounted_for(lines: dict[str, dict[str, Any]]) -> None:
    """Each has a line of its own, and nothing else has one."""
    assert len(lines) == 40
    assert set(lines) == {*RIGHT_ONES, *OTHERS, LINK}


@pytest.mark.parametrize("name", RIGHT_ONES)
def test_right_code_has_full_marks_in_any_shape(lines: dict[str, dict[str, Any]], name: str) -> None:
    """Whatever it is wrapped in."""
    line = lines[name]
    assert (line["status"], line["exercise"], line["score"]) == ("graded", "rnn-step", 10.0), line


@pytest.mark.parametrize("name", OTHERS)
def test_the_others_are_told_why(lines: dict[str, dict[str, Any]], name: str) -> None:
    """In the reason, or in a note beside the verdicts; none of them has a point."""
    line = lines[name]
    said = " ".join([line.get("reason", ""), *(note["text"] for note in line.get("notes", ()))])
    assert OTHERS[name][1] in said
    assert line["score"] == 0.0


def test_a_link_out_of_the_folder_is_not_read(lines: dict[str, dict[str, Any]]) -> None:
    """It has a line all the same."""
    assert lines[LINK]["status"] == "invalid"
    assert lines[LINK]["reason"].startswith("is a link out of the folder")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("exits.py", "line 8 ends the program"),
        ("asserts.py", "line 8 raises AssertionError: the course checks"),
        ("asks.py", "line 3 waits for input"),
        ("dan", "of 5 files, cs231n/rnn_layers.py defines the functions"),
        ("eve", "of 2 files, hw.ipynb defines the functions"),
    ],
)
def test_what_was_odd_is_told_beside_full_marks(lines: dict[str, dict[str, Any]], name: str, said: str) -> None:
    """The place, and which of several files was graded."""
    assert any(said in note["text"] for note in lines[name]["notes"])


def test_what_is_passed_over_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Caches, pictures, data and what else lies in a student's folder stand in the last lines of `grade`."""
    folder = tmp_path / "in"
    for name in ("a/hw.py", "a/report.pdf", "a/__pycache__/hw.pyc", ".DS_Store", "pic.png", "numbers.csv", "README.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(RIGHT)
    assert run(["grade", str(folder), "-o", str(tmp_path / "out"), "--seed", "3"]) == 0
    told = "1 cache, 1 data, 1 hidden, 1 image, 1 other file in students' folders, 1 text"
    assert f"passed over: {told}" in " ".join(capsys.readouterr().out.split())


def test_results_among_the_submissions_are_nobodys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a run is gone on with that writes into the folder it reads; and where both are one folder."""
    written(tmp_path / "hw.py", RIGHT)
    for folder in (tmp_path / "out", tmp_path):
        for more in ((), ("--resume",)):
            assert run(["grade", str(tmp_path), "-o", str(folder), "--seed", "3", *more]) == 0
            assert capsys.readouterr().out.startswith("1 submission")
        shutil.rmtree(tmp_path / "out", ignore_errors=True)


Check = Callable[..., dict[str, Any]]


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    """Write files and `check` one path of them: the report, and the text on standard error."""
    monkeypatch.chdir(tmp_path)

    def checked(files: Files, path: str, *options: str) -> dict[str, Any]:
        for name, content in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
        run(["check", path, "--format", "json", *options])
        output, error = capsys.readouterr()
        assert error == "" or not output
        return json.loads(output) if output else {"score": None, "reason": error}

    return checked


@pytest.mark.parametrize("name", ["book.ipynb.txt", "no_suffix", "many.zip", "cal", "dan", "eve", "writes.ipynb"])
def test_check_reads_the_same_shapes(check: Check, name: str) -> None:
    """One path at a time."""
    assert check(RIGHT_ONES[name], name)["score"] == 10.0


@pytest.mark.parametrize("name", ["paper.pdf", "hank", "jon", "bad.zip"])
def test_check_says_the_same(check: Check, name: str) -> None:
    """And the same reasons."""
    assert OTHERS[name][1] in check(OTHERS[name][0], name)["reason"]


@pytest.mark.long
def test_check_sees_what_lies_beside(check: Check, tmp_path: Path) -> None:
    """A file imports its neighbours; one that is broken says so where it is needed."""
    assert check({"hw.py": USES.format(module="helper"), "helper.py": SIGMOID}, "hw.py")["score"] == 10.0
    broken = check({"helper.py": "def squash(:\n"}, "hw.py")
    assert "helper.py, which lies beside, syntax error in line 1" in json.dumps(broken)
    os.remove(tmp_path / "helper.py")
    outside = tmp_path.parent / f"{tmp_path.name}.secret.py"
    outside.write_text(SIGMOID)
    (tmp_path / "helper.py").symlink_to(outside)
    assert "No module named 'helper'" in json.dumps(check({}, "hw.py"))


@pytest.mark.long
def test_in_a_batch_a_file_sees_no_other_students(tmp_path: Path) -> None:
    """What lies beside it in the folder of a batch may be somebody else's."""
    for name, text in (("alice.py", RIGHT + SIGMOID), ("bob.py", USES.format(module="alice"))):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_text(text)
    run(["grade", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--seed", "3"])
    scores = {line["submission"]: (line["score"], json.dumps(line))
              for line in map(json.loads, (tmp_path / "out" / "results.jsonl").read_text().splitlines())}  # fmt: skip
    assert scores["alice.py"][0] == 10.0
    assert scores["bob.py"][0] == 0.0
    assert "only what was handed in is seen" in scores["bob.py"][1]
