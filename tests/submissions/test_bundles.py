"""Folders and archives: what belongs together, which file counts, and bounds against what is built to break them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from grader.errors import Unreadable
from grader.submissions.bundle import MOST_MEMBERS, MOST_UNPACKED, of_zip
from grader.submissions.found import survey
from grader.submissions.kinds import Kind, kind_of
from grader.submissions.reader import fingerprint, handed_in
from grader.submissions.text import text_of

KNOWN = frozenset({"step", "step_backward"})
STEP = "def step(x):\n    return x\n"
BACK = "def step_backward(d):\n    return d\n"
STUB = 'def step(x):\n    """The task."""\n    raise NotImplementedError\n'


def laid(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def zipped(*names: str, text: str = STEP) -> bytes:
    """An archive with files of these names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.py", Kind.CODE),
        ("A.PY", Kind.CODE),
        ("a.ipynb.json", Kind.CODE),
        ("a.py.txt", Kind.CODE),
        ("a.py.bak", Kind.CODE),
        ("my.final.v2.py", Kind.CODE),
        ("a.txt", Kind.MAYBE),
        ("answer", Kind.MAYBE),
        ("a.json", Kind.MAYBE),
        ("a.zip", Kind.ZIP),
        ("a.py.zip", Kind.ZIP),
        ("a.pdf", Kind.OTHER),
        ("a.m", Kind.OTHER),
        ("a.7z", Kind.OTHER),
        ("README", Kind.WORDS),
        ("README.md", Kind.WORDS),
        ("a.PNG", Kind.IMAGE),
        ("a.npy", Kind.DATA),
        ("a.pyc", Kind.DATA),
        (".DS_Store", Kind.HIDDEN),
        ("~$report.docx", Kind.HIDDEN),
    ],
)
def test_what_a_file_is_by_its_name(name: str, kind: Kind) -> None:
    """The inner of two suffixes counts; what nobody hands in as an answer is passed over."""
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        ({"a.py": STEP, "b.py": "x = 1\n"}, ["a.py"]),
        ({"a.py": STEP, "b.py": STUB}, ["a.py"]),
        ({"a.py": STUB, "b.py": "x = 1\n"}, ["a.py"]),
        ({"a.py": STEP, "copy/a.py": STEP}, ["a.py"]),
        ({"a.py": STEP, "test_a.py": STEP + "x = 1\n"}, ["a.py"]),
        ({"a.py": STEP, "b.py": BACK}, ["a.py", "b.py"]),
        ({"a.py": "def other(): pass\n", "b.py": "from a import other as step\n"}, ["b.py"]),
        ({"a.py": "step = lambda x: x\n", "b.py": "import a\n"}, ["a.py"]),
        ({"a.py": STEP, "broken.py": "def step(:\n"}, ["a.py"]),
    ],
)
def test_the_file_that_defines_the_functions_counts(tmp_path: Path, files: dict[str, str], chosen: list[str]) -> None:
    """Not its stub, its copy, its tests, what only imports it, or what cannot be read."""
    found = handed_in(laid(tmp_path / "alice", files), "alice", KNOWN)
    assert [submission.source for submission in found] == [files[name] for name in chosen]
    assert {submission.name for submission in found} == {"alice"}


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a.py": STEP, "b.py": STEP.replace("x", "y")}, "step is defined in a.py and in b.py: which one counts?"),
        ({"a.py": "x = 1\n", "b.py": "y = 1\n"}, "no known function is defined in its 2 files (a.py, b.py)"),
        ({"a.py": "def step(:\n"}, "a.py: syntax error in line 1"),
        ({"notes.md": "x", "pic.png": "x"}, "holds no .py or .ipynb file (1 image, 1 text)"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(tmp_path: Path, files: dict[str, str], reason: str) -> None:
    """The reason names the files."""
    with pytest.raises(Unreadable) as refused:
        handed_in(laid(tmp_path / "alice", files), "alice", KNOWN)
    assert refused.value.reason.startswith(reason)


HELPER = "def squash(x):\n    return x\n"
OTHER_HELPER = "def squash(y):\n    return y\n"


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        ({"a.py": STEP + HELPER, "b.py": BACK + OTHER_HELPER}, ["a.py", "b.py"]),
        ({"a.py": STEP, "helper.py": HELPER}, ["a.py"]),
        ({"a.py": STEP + HELPER, "safe_squash.py": OTHER_HELPER}, ["a.py", "safe_squash.py"]),
        ({"helper.py": HELPER}, ["helper.py"]),
        ({"a.py": STEP, "b.py": STEP + BACK}, ["a.py", "b.py"]),
    ],
)
def test_a_helper_beside_other_functions_does_not_count(
    tmp_path: Path, files: dict[str, str], chosen: list[str]
) -> None:
    """Each file may have its own; one that is named after the exercise is an answer, and so is one alone."""
    known = KNOWN | {"squash"}
    found = handed_in(laid(tmp_path / "alice", files), "alice", known, helpers={"squash": ["safe-squash"]})
    assert [submission.source for submission in found] == [files[name] for name in chosen]


def test_the_function_that_differs_is_named(tmp_path: Path) -> None:
    """Not the helper that two candidates share."""
    files = {"a.py": HELPER + STEP, "b.py": HELPER + STEP.replace("return x", "return 2 * x")}
    with pytest.raises(Unreadable, match=r"^step is defined in a\.py and in b\.py"):
        handed_in(laid(tmp_path / "alice", files), "alice", KNOWN | {"squash"})


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({"alice/a.py": STEP, "bob/b.py": STEP}, ["alice/a.py", "bob/b.py"]),
        ({"one/alice/a.py": STEP, "one/bob/b.py": STEP, "one/bob/h.py": "x = 1\n"}, ["one/alice/a.py", "one/bob"]),
        ({"alice/code/a.py": STEP, "alice/more/h.py": "x = 1\n"}, ["alice"]),
        ({"alice/readme.txt": "x", "alice/a.py": STEP, "alice/sub/b.py": "x = 1\n"}, ["alice"]),
        ({"alice/a.py": STEP, "alice/report.pdf": "x"}, ["alice/a.py"]),
    ],
)
def test_a_folder_is_one_student_unless_it_holds_several(
    tmp_path: Path, files: dict[str, str], names: list[str]
) -> None:
    """Of nothing but folders, two of which have answers, each is a student's; all else in one folder is one hand-in."""
    assert [place.name for place in survey([laid(tmp_path, files)], KNOWN).places] == names


def test_only_what_is_imported_is_taken_along(tmp_path: Path) -> None:
    """And what that imports, packages and relative imports too."""
    files = {
        "lab/main.py": "from .deep.one import a\nimport two\nfrom pack import three\n" + STEP,
        "lab/deep/one.py": "from .. import four\n", "lab/four.py": "x = 1\n", "two.py": "import five\n",
        "five.py": "import main\n", "pack/__init__.py": "", "pack/three.py": "y = 1\n", "pack/unused.py": "z = 1\n",
        "unused.py": "z = 1\n",
    }  # fmt: skip
    (submission,) = handed_in(laid(tmp_path / "alice", files), "alice", KNOWN)
    used = set(files) - {"unused.py", "pack/unused.py"}
    assert set(submission.files) == used
    assert submission.home == "lab"


def test_a_changed_neighbour_changes_the_fingerprint(tmp_path: Path) -> None:
    """So that a run that goes on grades the folder again."""
    folder = laid(tmp_path / "alice", {"a.py": STEP, "h.py": "x = 1\n"})
    before = fingerprint(folder)
    (folder / "h.py").write_text("x = 2\n")
    assert fingerprint(folder) != before


@pytest.mark.parametrize("name", ["../a.py", "/etc/a.py", "x/../../a.py", "..\\a.py", ".git/a.py", "__MACOSX/a.py"])
def test_names_that_lead_elsewhere_are_passed_over(name: str) -> None:
    """Nothing is unpacked onto a disk anyway."""
    assert not of_zip(zipped(name)).files


@pytest.mark.long
def test_archives_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the number and the size of what they hold, by what they say and by what comes out; none lies in another."""
    with pytest.raises(Unreadable, match="holds more than 5000 files"):
        of_zip(zipped(*(f"{k}.py" for k in range(MOST_MEMBERS + 1)), text=""))
    with pytest.raises(Unreadable, match="holds more than 128 MB"):
        of_zip(zipped(*(f"{k}.py" for k in range(9)), text="x" * (MOST_UNPACKED // 8)))
    assert of_zip(zipped("inner.zip")).problems == ["inner.zip is an archive in an archive"]
    lying = bytearray(zipped("a.py", text="y" * 1000))
    at = lying.index(b"PK\x01\x02") + 24  # the size in the central directory
    lying[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="cannot be unpacked"):
        of_zip(bytes(lying)).files["a.py"]()
    locked = bytearray(zipped("a.py"))
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="is locked by a password"):
        of_zip(bytes(locked))


def remarks_on(source: str) -> list[str]:
    """What is odd about a text."""
    return [remark.text for remark in text_of("a.py", source.encode()).remarks()]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (STEP + BACK + STUB, ["step is defined in line 1 and again in line 5; the last one counts"]),
        ("def act(v): return 1\ndef step(x): return act(x)\ndef act(v): return 2\n",
         ["act is defined in line 1 and again in line 3; the last one counts"]),
        (STEP + "step = 3\n", ["line 3 gives step another meaning, which was a function"]),
        ("def step(x): return sum(x)\nsum = 0\n", ["line 2 gives the name `sum` another meaning, and step uses it"]),
        ("import numpy as np\ndef step(x): return np.tanh(x)\nfor np in range(3): pass\n",
         ["line 3 gives the name `np` another meaning, and step uses it"]),
        ("from numpy import *\ndef act(x): return exp(x)\ndef step(x): return act(x)\nexp = 2\n",
         ["line 4 gives the name `exp` another meaning, and act and step use it"]),
    ],
)  # fmt: skip
def test_what_is_odd_is_told(source: str, said: list[str]) -> None:
    """Functions that are defined again, and names of Python and NumPy that mean something else."""
    assert remarks_on(source) == said


@pytest.mark.parametrize(
    "source",
    [
        STEP + STEP,
        "def step(x):\n    sum = 0\n    return sum\nsum_ = 3\n",
        "sum = 0\ndef step(x): return x\n",
        "def sum(x): return x\ndef step(x): return sum(x)\n",
        "import numpy as np\nround = np.round\ndef step(x): return round(x)\n",
        "def step(x): return x\nstep = timed(step)\n",
        "try:\n    from fast import step\nexcept ImportError:\n    def step(x): return x\n",
    ],
)
def test_what_is_not_odd_is_not_told(source: str) -> None:
    """The same words again, a local name, a name that no function reads, a function of one's own, a decorated one."""
    assert remarks_on(source) == []
