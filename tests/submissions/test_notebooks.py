"""Notebooks: what is kept of the cells, and that what is right in Jupyter is right here."""

import json
from typing import Any

import pytest

from grader.errors import Unreadable
from grader.submissions.notebook.convert import FORGIVEN, by_cells
from grader.submissions.text import read_text
from grader.submissions.text import text_of as file_text
from grader.worker.stand_ins import Forgiven, failures


def notebook(*sources: object, **root: object) -> str:
    """The JSON of a notebook with these code cells."""
    cells = [{"cell_type": "code", "source": source} for source in sources]
    return json.dumps({"cells": cells, "nbformat": 4, "metadata": {}, **root})


def text_of(*sources: object) -> str:
    """The Python text of a notebook, without what stands before its first cell and over what is forgiven."""
    lines = read_text(notebook(*sources), "ipynb").split("\n")
    return "\n".join(line for line in lines if FORGIVEN not in line)


def run(*sources: object) -> dict[str, Any]:
    """The names of a notebook after its text was run."""
    names: dict[str, Any] = {"__name__": "submission", FORGIVEN: Forgiven}
    exec(compile(read_text(notebook(*sources), "ipynb"), "a.ipynb", "exec", dont_inherit=True), names)
    return names


def test_a_notebook_is_read_for_its_definitions() -> None:
    """Imports, functions, settings and plain values stay on their lines; what runs things is left out."""
    source = text_of(
        "%matplotlib inline\nimport numpy as np\nnp.random.seed(0)",
        ["!pip install x\n", "H = 4\n", "rng = np.random.default_rng(H)\n", "data = np.load('x.npz')\n"],
        "sigmoid = lambda a: 1 / (1 + np.exp(-a))\nmean = np.mean(data)\nnet = train(data)",
        "def f(x):\n    %timeit x\n    return x\nf(3)\nplot(f(3))",
        "%%bash\nrm -rf x",
        "%%time\ndef g(): return H",
        "x = [\n",
        "np.sum?\nfiles = !ls\na = 1; b = train(a); c = a + 1",
    )
    assert source == (
        "# cell 1\n\nimport numpy as np\n# cell 1, line 3\n np.random.seed(0)\n"
        "# cell 2\n\nH = 4\n# cell 2, line 3\n rng = np.random.default_rng(H)\n"
        "# cell 3\nsigmoid = lambda a: 1 / (1 + np.exp(-a))\n"
        "# cell 4\ndef f(x):\n    pass  # %timeit x\n    return x\n"
        "# cell 5\n"
        "# cell 6\n\ndef g(): return H\n"
        "# cell 7\n"
        "# cell 8\n\n\na = 1\n# cell 8, line 3\n c = a + 1\n"
    )


def test_places_in_a_notebook_are_told_by_cells() -> None:
    """What is said about a line of the source is said about the cell's own line."""
    source = read_text(notebook("H = 1", "\ndef f():\n    return 1"), "ipynb")
    assert source.split("\n")[5] == "    return 1"
    assert by_cells("f raised E: no (line 6: return 1)", source) == "f raised E: no (cell 2, line 3: return 1)"
    assert by_cells("line 2: and line 999999: stay", "x") == "line 2: and line 999999: stay"
    source = read_text(notebook("import torch", "H = dict()\nnet = 3\nnet.x = H; f = lambda: net"), "ipynb")
    line = source.split("\n").index("f = lambda: net") + 1
    assert by_cells(f"line {line}: x", source) == "cell 2, line 3: x"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def f(): pass", "is no notebook: not JSON"),
        ("[1]", "is no notebook: its JSON is not an object"),
        ("[" * 100_000, "is no notebook: its JSON is nested too deeply"),
        ("{}", "is no notebook: it has no cells"),
        ('{"cells": 5}', "is no notebook: it has no cells"),
        ('{"worksheets": [{"cells": true}, 3]}', "is no notebook: it has no cells"),
        ("[" + "1," * 3_000_001, "is a notebook with too many values in its outputs; clear them"),
        (notebook("x = 1\n" * 30_000, "y = 1\n" * 30_000), "has 351 kB of code; at most 256 kB are read"),
        (notebook("x = '\ud800'"), "cannot be parsed: 'utf-8' codec can't encode character '\\ud800'"),
        (notebook("a = 1; b = " + "-" * 100_000 + "1"), "is nested too deeply: Python's own parser gives up on it"),
        (notebook(), "is a notebook without code"),
        (notebook("train()"), "is a notebook that defines nothing"),
        (notebook("f <- 3", metadata={"kernelspec": {"language": "R"}}), "is a notebook in r, not in Python"),
        (
            notebook("x = 1", "\ndef f(:\n  pass"),
            "syntax error in cell 2, line 2: invalid syntax\n    def f(:\n          ^",
        ),
        (notebook("def f():\n  print 1"), "is written in Python 2 (print without parentheses, cell 1, line 2)"),
    ],
)
def test_files_that_are_no_notebook(text: str, reason: str) -> None:
    """What is no notebook, or not in Python 3, is refused with a sentence."""
    with pytest.raises(Unreadable) as refused:
        read_text(text, "ipynb")
    assert refused.value.reason.startswith(reason)


# Cells, then an expression and its value: each of them was right in Jupyter and once wrong here.
RIGHT: list[tuple[tuple[str, ...], str, Any]] = [
    (("class Net:\n  def go(self): return 1", "net = Net()", "def f(): return net.go()"), "f()", 1),
    (("def make(k):\n  return (lambda: k), (lambda: -k)", "f, g = make(3)"), "f(), g()", (3, -3)),
    (("def double(f):\n  return lambda: 2 * f()", "def f(): return 1\nf = double(f)"), "f()", 2),
    (("class Log:\n  def __call__(self, f): return f\nlog = Log()", "@log\ndef f(): return 1"), "f()", 1),
    (("FAST = True\nif FAST:\n  def f():\n    return 1\nelse:\n  f = None",), "f()", 1),
    (("if __name__ == '__main__':\n  def f():\n    return a\n  a = 1; b = 2",), "f(), b", (1, 2)),
    (("D = {}\nfor k in 'ab':\n  D[k] = ord(k)\nD['c'] = 1", "def f(): return D"), "f()", {"a": 97, "b": 98, "c": 1}),
    (("L = []\nL.append(1)\nL += [2]", "def f(): return L"), "f()", [1, 2]),
    (("L = [k for k in range(2)]\nM = L[1]", "def f(): return M"), "f()", 1),
    (("def init():\n  return [1]\ndef f(): return w\nw = init()",), "f()", [1]),
    (("import numpy as np\nnp.int = int\ndef f(): return np.int",), "f()", int),
    (("import random\nrandom.seed(3)\na = random.random()\ndef f(): return a",), "f()", 0.23796462709189137),
    (("!pip install \\\n  --upgrade numpy \\\n  scipy\nimport math\ndef f(): return math.pi > 3",), "f()", True),
    (("np.random.*?\n?x\nx = !ls\ny = %time 3\nz??\n%time a = 1\ndef f(): return a",), "f()", 1),
    (("%%time -n 3\n\ndef f(): return 1",), "f()", 1),
    (("def f():\n    return 1\n%timeit f( \\\n    )",), "f()", 1),
    (("%%writefile layers.py\ndef f(): return 1",), "f()", 1),
    (("x = 1\ny = 2; \\\nz = 3\ndef f(): return z\f\n\f\ndef g(): return 4",), "f(), g()", (3, 4)),
    (("import math\nx = = 3", "def f(): return math.pi > 3"), "f()", True),
    (("  import math\n  def f():\n    return 1",), "f()", 1),
    (("from __future__ import annotations\nimport math", "def f(x: y): return 1"), "f(2)", 1),
    (("import math", "from __future__ import division\ndef f(): return 1"), "f()", 1),
    (("from IPython.display import display, HTML\nimport IPython\ndef f():\n  display(HTML('x'))",), "f()", None),
    (("from tqdm.nowhere import trange\ndef f():\n  return [k for k in trange([3])]",), "f()", [3]),
    (("from cs231n.layers import *\nimport nowhere as no, nothing\ndef f(): return 1\ndef g(): no.x",), "f()", 1),
    (("1 / 0\nx = 1 / 0\ny = f(x)\nraise E", "await f()\ndef f(): return 1\nreturn"), "f()", 1),
    (("def f(x=nowhere): return x", "class A(nowhere): pass", "def g(): return 1"), "g()", 1),
    (('if 1 == 1:\n\tS = """\na\n  b"""\n\tdef f():\n\t\treturn S',), "f()", "\na\n  b"),
]


@pytest.mark.parametrize(("cells", "asked", "value"), RIGHT)
def test_what_is_right_in_jupyter_is_right_here(cells: tuple[str, ...], asked: str, value: Any) -> None:
    """The text of the notebook defines what the notebook did."""
    assert eval(asked, run(*cells)) == value


@pytest.mark.parametrize(
    "cell",
    [
        "f(3)",
        "y = f(x)",
        "x = np.random.randn(3)\nout, cache = f(x)",
        "model = train(10)",
        "solver = f(3).train()",
        "losses = []\nfor k in range(9):\n  x = np.ones(3)\n  losses.append(f(x))",
        "while True: pass",
        "assert f(1) == 2",
        "print(f(1))",
        "x = open('x').read()",
        "if True:\n  run(f)",
        "drive.mount('/content')",
        "import matplotlib.pyplot as plt\nplt.rcParams['x'] = 3\nplt.plot([1])",
        "main()",
        "b = await f()",
    ],
)
def test_what_only_does_things_is_left_out(cell: str) -> None:
    """Demonstrations, training, pictures and files are no definitions, even where a function reads what they bind."""
    reading = "import numpy as np\ndef f(k): return k\ndef g(): return losses, solver, model, b, plt"
    kept = text_of(reading, cell).split("# cell 2\n")[1].split("\n")
    allowed = ("import ", "x = np.", "losses = []")
    assert all(line.startswith("# cell") or not line or line.strip().startswith(allowed) for line in kept)


def test_a_statement_that_fails_is_told_where_it_is_used() -> None:
    """The user of a name that could not be made meets the error that kept it from being made, however often."""
    names = run("import nowhere\ndef make(): return 1 / 0\na = make()", "def f(): return a + 1\ndef g(): nowhere.x()")
    for _ in range(3):
        with pytest.raises(ZeroDivisionError) as raised:
            names["f"]()
        assert len(raised.traceback) < 9
        with pytest.raises(ModuleNotFoundError, match="No module named 'nowhere'"):
            names["g"]()


def test_a_missing_star_import_is_forgiven_and_noted() -> None:
    """It may bring what nothing else binds, or all that is to be graded: the worker, which has the note, says so."""
    for cells in (("from nowhere import *", "def f(): return relu(1)"), ("from nowhere import *\nx = 3",)):
        failures.clear()
        run(*cells)
        assert [(names, str(error)) for names, error in failures] == [(("*",), "No module named 'nowhere'")]


def test_what_was_left_out_is_told_where_it_is_missed() -> None:
    """A name that only a statement binds which is not run: its user is told which statement that is."""
    names = run("import math", "x = 1\nnet = train(x)\ndef f(): return net(3)\ndef g(): return 1")
    assert names["g"]() == 1
    with pytest.raises(
        RuntimeError, match=r"^net is not there: cell 2, line 2, which sets it, is not run when it is graded"
    ):
        names["f"]()


COLAB = b'''"""Week1.ipynb

Automatically generated by Colab."""

!pip install torch
%matplotlib inline
from google.colab import files
uploaded = files.upload()

def twice(x):
    return 2 * x
'''


def test_a_file_as_colab_writes_it_is_a_notebook() -> None:
    """Shell lines and magics stand in it as in the cells; what is no Python for another reason is none here either."""
    found = file_text("week1.py", COLAB)
    assert found.kind == "export"
    assert "def twice" in found.source
    with pytest.raises(Unreadable, match="syntax error in line 5"):
        file_text("week1.py", COLAB.replace(b"twice(x)", b"twice(x"))
    assert file_text("week1.py", COLAB.replace(b"!pip", b"# !pip").replace(b"%m", b"# %m")).kind == "py"
