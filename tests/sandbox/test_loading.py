"""Files that do not run to their end, and files that import what lies beside them, at every level."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from grader.errors import LoadFailed, Raised
from grader.sandbox.start import Sandbox
from grader.sandbox.told import Arity
from grader.sandbox.worker import Worker

Opens = Callable[..., Worker]
FILES = {
    "helper.py": "import six\nfrom sub.mod import twice\ndef once(x): return x\n",
    "sub/mod.py": "def twice(x): return 2 * x\n",
    "course/__init__.py": "NAME = __name__\n",
    "course/layers.py": "from . import NAME\nfrom .deep import *\ndef layer(): return NAME\n",
    "course/deep.py": "def deep(): return 'deep'\n",
    "elsewhere/far.py": "def far(): return 'far'\n",
}


@pytest.mark.parametrize(
    ("source", "absent"),
    [
        ("from cs231n.layers import *\n", "No module named 'cs231n'"),
        ("from past.builtins import xrange\n", "No module named 'past'"),
        ("import six, cupy.random as cp\n", "No module named 'six'"),
        ("from .layers import *\n", "No module named '.layers'"),
        ("from numpy import nonsense\n", "cannot import name 'nonsense'"),
        ("try:\n    import nowhere\nexcept ImportError:\n    import nothing\n", "No module named 'nothing'"),
        ("import nowhere\n@nowhere.jit\ndef g(): pass\nclass C(nowhere.D):\n    pass\n", "No module named 'nowhere'"),
        ("import nowhere as plt\nplt.rc['a'] = 3\nplt.style.use('x')\n", "No module named 'nowhere'"),
        (
            "from __future__ import annotations\nimport nowhere\ndef h(x: undefined): pass\n",
            "No module named 'nowhere'",
        ),
    ],
)
def test_what_is_absent_and_not_needed_is_forgiven(worker: Opens, source: str, absent: str) -> None:
    """The functions of a file are there and work, and what is absent is named with its line."""
    opened = worker(source + "def f(x):\n    return x + 1\n")
    assert opened.call("f", [1]).value == 2
    assert [mishap.kind for mishap in opened.mishaps] == ["absent"]
    assert absent in opened.mishaps[0].message
    assert opened.mishaps[0].line


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from rnn_utils import *\ndef f(): return softmax(1)\n", "it may come from rnn_utils, which is not there"),
        ("from rnn_utils import softmax\ndef f(): return softmax(1)\n", "No module named 'rnn_utils'"),
        ("import rnn_utils\ndef f(): return rnn_utils.softmax(1)\n", "No module named 'rnn_utils'"),
        ("def f():\n    import rnn_utils\n", "No module named 'rnn_utils'"),
        ("from helper import nothing\ndef f(): return nothing()\n", "cannot import name 'nothing' from 'helper'"),
    ],
)
def test_what_is_absent_and_needed_is_named(worker: Opens, source: str, said: str) -> None:
    """The call that needs it raises, and it is said that only what was handed in is seen."""
    with pytest.raises(Raised) as raised:
        worker(source, files=FILES).call("f", [])
    assert said in raised.value.message
    assert "only what was handed in is seen" in raised.value.message


def test_an_own_mistake_is_not_explained_by_what_is_absent(worker: Opens) -> None:
    """A NameError of a file without absent star imports, and errors of other kinds, are left as they are."""
    opened = worker("import six\ndef f(): return undefined\ndef g(): return 1 / 0\n")
    for name, said in (("f", "name 'undefined' is not defined"), ("g", "division by zero")):
        with pytest.raises(Raised) as raised:
            opened.call(name, [])
        assert raised.value.message == said


@pytest.mark.parametrize("level", list("ABCD"))
def test_files_beside_are_imported_at_every_level(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """Modules, packages, relative and star imports; what a helper lacks and nobody needs is forgiven too."""
    source = (
        "from helper import once as one, twice\nfrom course.layers import *\nfrom .course.deep import deep as deeper\n"
        "import course.layers as layers\nfrom far import far\n"
        "def f(): return [one(1), twice(1), layer(), deep(), deeper(), layers.layer(), far()]\n"
    )
    with sandbox(level).open(source, files=FILES) as opened:
        assert opened.call("f", []).value == [1, 2, "course", "deep", "deep", "course", "far"]
        assert {"one", "twice", "layer", "deeper", "far"} <= set(opened.functions)
        assert opened.functions["one"] == Arity(1, 1)


def test_a_file_in_a_folder_sees_its_own_folder_first(worker: Opens) -> None:
    """What lies beside it comes before what lies above, and `..` leads there."""
    files = {"lab/layers.py": "WHERE = 'beside'\n", "layers.py": "WHERE = 'above'\n", "top.py": "TOP = 1\n"}
    source = "import layers\nfrom .layers import WHERE\nfrom ..layers import WHERE as ABOVE\nfrom top import TOP\n"
    opened = worker(source + "def f(): return [layers.WHERE, WHERE, ABOVE, TOP]\n", files=files, home="lab")
    assert opened.call("f", []).value == ["beside", "beside", "above", 1]


def test_a_file_beside_cannot_be_written_to(worker: Opens) -> None:
    """It lies on no disk: what a submission writes under its name changes nothing that is imported."""
    source = (
        "def f():\n    try:\n        open('helper.py', 'w').write('def once(x): return 9')\n    except OSError:\n"
        "        pass\n    import helper\n    return helper.once(1)\n"
    )
    assert worker(source, files=FILES).call("f", []).value == 1


def test_a_mistake_in_a_file_beside_is_that_files(worker: Opens) -> None:
    """It raises where it is imported, as anywhere."""
    with pytest.raises(LoadFailed, match="line 1: ZeroDivisionError"):
        worker("import broken\n", files={"broken.py": "1 / 0\n"})


@pytest.mark.parametrize(
    ("last", "kind", "line"),
    [
        ("exit()", "exit", 4),
        ("quit(3)", "exit", 4),
        ("import sys; sys.exit()", "exit", 4),
        ("assert f(1) == 3, 'the course says'", "raised", 4),
        ("def main(): return 1 / 0\nmain()", "raised", 4),
        ("while True:\n    try:\n        n = int(input('n? '))\n        break\n    except Exception:\n"
         "        print('again')", "waits", 6),
    ],
)  # fmt: skip
def test_what_stands_before_the_place_where_a_file_ends_is_there(
    worker: Opens, last: str, kind: str, line: int
) -> None:
    """Python has defined it by then; the place is told. Only what waits for input could have gone on."""
    opened = worker(f"def f(x):\n    return x + 1\n\n{last}\ndef below(): return 1\n")
    assert opened.call("f", [1]).value == 2
    assert [(mishap.kind, mishap.line) for mishap in opened.mishaps] == [(kind, line)]
    assert ("below" in opened.functions) == (kind == "waits")


def test_a_loop_that_catches_everything_is_given_up(worker: Opens) -> None:
    """A bare `except` around `input` would go on for ever; the line is told at once."""
    source = "def f(): return 1\nwhile True:\n    try:\n        n = input()\n        break\n    except:\n        pass\n"
    with pytest.raises(LoadFailed, match="line 4: this waits for input") as failed:
        worker(source)
    assert failed.value.kind == "waits"


def test_own_functions_come_before_imported_ones(worker: Opens) -> None:
    """Thousands of names from a star import do not push out what the file defines."""
    many = "".join(f"def g{k}(): pass\n" for k in range(2500))
    opened = worker(
        "from types import SimpleNamespace\nimport sys, types\nm = types.ModuleType('many')\n"
        f"exec({many!r}, m.__dict__)\nfor k in range(2500): getattr(m, f'g{{k}}').__module__ = 'many'\n"
        "sys.modules['many'] = m\nfrom many import *\ndef mine(x): return x\n"
    )
    assert opened.functions["mine"] == Arity(1, 1)
    assert len(opened.functions) == 2000


def test_a_name_of_any_length_is_no_forgery(worker: Opens) -> None:
    """A function whose name nobody asks for is left out of the list."""
    opened = worker(f"def {'f' * 100_000}(): pass\ndef g(): return 1\n")
    assert list(opened.functions) == ["g"]
