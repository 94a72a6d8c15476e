"""Rules about libraries: an unused import is harmless, a use is a plain verdict, at every level."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable

import pytest

from grader.errors import Raised
from grader.sandbox.limits import Limits, Rules
from grader.sandbox.start import Sandbox

PATIENT = Limits(call_s=60, total_s=120, load_s=60)
NO_TORCH = Rules(("torch", "scipy"))
NO_RECURRENT = Rules(("torch.nn.LSTM", "torch.nn.LSTMCell"))

UNUSED = """
import torch
import torch.nn as nn
from torch import optim
from torch.nn import LSTM, functional as F
from scipy.special import expit

device = torch.device("cuda" if torch.cuda.is_available() is None else "cpu")
torch.backends.cudnn.benchmark = True

class Net(nn.Module):
    def forward(self, x):
        return F.relu(x)

@torch.no_grad()
def unused(x):
    return nn.LSTM(1, 2)(x)

def f(x):
    return 2 * x + 1
"""

USES = [
    "import torch\ndef f(x):\n    return torch.tensor(x)\n",
    "from torch.nn import LSTMCell\ndef f(x):\n    return LSTMCell(2, 3)\n",
    "import torch.nn as nn\nclass Net(nn.Module): pass\ndef f(x):\n    return Net()\n",
    "def f(x):\n    import torch\n    return torch.zeros(3)\n",
    "import importlib\ndef f(x):\n    return importlib.import_module('torch').ones(1)\n",
    "import scipy.special\ndef f(x):\n    return scipy.special.expit(x)\n",
    "import torch\ndef f(x):\n    return x + torch.pi\n",
    "import torch\ndef f(x):\n    return isinstance(x, torch.Tensor)\n",
]


@pytest.mark.parametrize("level", list("AD"))
def test_an_unused_import_is_harmless(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """Installed or not: names, subclasses, decorators and settings at the top of the file break no rule."""
    with sandbox(level).open(UNUSED, rules=NO_TORCH, limits=PATIENT) as worker:
        assert worker.call("f", [3]).value == 7


@pytest.mark.parametrize("source", USES)
def test_a_use_is_a_plain_verdict(sandbox: Callable[[str], Sandbox], source: str) -> None:
    """ForbiddenModule, with the student's line; the worker lives on."""
    with sandbox("D").open(source, rules=NO_TORCH, limits=PATIENT) as worker:
        for _ in range(2):
            with pytest.raises(Raised) as caught:
                worker.call("f", [1.0])
            assert caught.value.type == "ForbiddenModule"
            assert caught.value.line


TOOLS = "import importlib.util, sys\nfrom importlib.machinery import PathFinder"
ROUTES = [
    "spec = PathFinder.find_spec('scipy')\n    spec.loader.exec_module(importlib.util.module_from_spec(spec))",
    "open(PathFinder.find_spec('scipy').origin).read()",
    "sys.meta_path[:] = sys.meta_path[1:]\n    sys.modules.pop('scipy', None)\n    import scipy.special",
]


@pytest.mark.parametrize("level", list("AB"))
@pytest.mark.parametrize("route", ROUTES)
def test_no_route_to_a_forbidden_package(sandbox: Callable[[str], Sandbox], level: str, route: str) -> None:
    """Around the import system: the files of a forbidden package cannot be read."""
    if importlib.util.find_spec("scipy") is None:
        pytest.skip("scipy is not installed")
    source = f"{TOOLS}\ndef f(x):\n    {route}\n    return 1\n"
    with sandbox(level).open(source, rules=NO_TORCH, limits=PATIENT) as worker, pytest.raises(Raised):
        worker.call("f", [1.0])
    with sandbox(level).open(source, limits=PATIENT) as worker:
        assert worker.call("f", [1.0]).value == 1


def test_numpys_own_imports_keep_working(sandbox: Callable[[str], Sandbox]) -> None:
    """Rules about packages do not touch what numpy imports itself."""
    source = (
        "import numpy as np\ndef f(x):\n    np.testing.assert_allclose(x, x)\n"
        "    return np.polynomial.Polynomial([1, 2])(x)\n"
    )
    with sandbox("D").open(source, rules=NO_TORCH) as worker:
        assert worker.call("f", [1.0]).value == 3


def test_heavy_imports_wait(sandbox: Callable[[str], Sandbox]) -> None:
    """A package that takes seconds is imported at its first use, then it is the real one."""
    if importlib.util.find_spec("scipy") is None:
        pytest.skip("scipy is not installed")
    source = (
        "import sys\nimport scipy.special\nimport scipy\nimport matplotlib.pyplot as plt\n"
        "def loaded():\n    return 'scipy.special._ufuncs' in sys.modules\n"
        "def f(x):\n    return scipy.special.expit(x)\n"
    )
    if importlib.util.find_spec("matplotlib") is None:
        source = source.replace("import matplotlib.pyplot as plt\n", "")
    with sandbox("D").open(source, limits=PATIENT) as worker:
        assert worker.call("loaded", []).value is False
        assert worker.call("f", [0.0]).value == 0.5
        assert worker.call("loaded", []).value is True


STARS = [
    ("from scipy.special import *\n", "expit(0.0)", 0.5),
    ("from pylab import *\n", "tanh(0.0)", 0.0),
    ("from matplotlib.pylab import *\n", "tanh(0.0)", 0.0),
    ("from pylab import tanh\n", "tanh(0.0)", 0.0),
    ("from torch import *\n", "tanh(zeros(1)).item()", 0.0),
]


@pytest.mark.parametrize(("line", "text", "value"), STARS, ids=lambda x: str(x))
def test_star_imports_of_what_waits(sandbox: Callable[[str], Sandbox], line: str, text: str, value: float) -> None:
    """A star asks for the names at once, so the package is imported then."""
    if importlib.util.find_spec(line.split()[1].partition(".")[0]) is None:
        pytest.skip("not installed")
    with sandbox("D").open(f"{line}def f(x):\n    return {text}\n", limits=PATIENT) as worker:
        assert worker.call("f", [0]).value == value


def test_a_star_import_of_what_is_forbidden(sandbox: Callable[[str], Sandbox]) -> None:
    """It binds nothing and does no harm."""
    with sandbox("D").open("from torch import *\ndef f(x):\n    return x\n", rules=NO_TORCH) as worker:
        assert worker.call("f", [3]).value == 3


ABSENT = """
import importlib.util
found = [importlib.util.find_spec(name) for name in ("missing", "hypothesis", "grader")]

def f(x):
    return found

def missing(x):
    import missing
"""


@pytest.mark.parametrize("level", list("AD"))
def test_what_is_not_offered_is_not_found(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """`find_spec` gives None for it, as torch and many files expect; an import raises."""
    with sandbox(level).open(ABSENT) as worker:
        assert worker.call("f", [1]).value == [None, None, None]
        with pytest.raises(Raised, match="No module named 'missing'"):
            worker.call("missing", [1])


OPTIONAL = """
import torch
torch.use_deterministic_algorithms(True)
weight = torch.nn.Parameter(torch.ones(2, dtype=torch.float64))
steps = [kind([weight], lr=0.1) for kind in (torch.optim.SGD, torch.optim.Adam)]

def f(x):
    value, pull = torch.func.vjp(torch.tanh, torch.zeros(2, dtype=torch.float64))
    return pull(torch.ones(2, dtype=torch.float64))[0], torch.func.jacrev(torch.sin)(torch.zeros(()))
"""


@pytest.mark.long
def test_torchs_own_optional_imports(sandbox: Callable[[str], Sandbox]) -> None:
    """Optimisers, torch.func and the deterministic mode look for packages that are not there, and go on without."""
    if importlib.util.find_spec("torch") is None:
        pytest.skip("torch is not installed")
    with sandbox("D").open(OPTIONAL, limits=PATIENT) as worker:
        pulled, slope = worker.call("f", [1]).value
        assert pulled.tolist() == [1, 1]
        assert slope == 1


CELL = "torch.zeros(1, 2), [torch.zeros(1, 3)] * 2, torch.zeros(12, 2), torch.zeros(12, 3)"
LAYER = (
    "torch.zeros(1, 1, 2), [torch.zeros(1, 1, 3)] * 2, [torch.zeros(12, 2), torch.zeros(12, 3)], "
    "False, 1, 0.0, False, False, False"
)
MAPPED = """
def mapped():
    return imported("torch.ao.quantization.quantization_mappings").DEFAULT_DYNAMIC_QUANT_MODULE_MAPPINGS
"""
TORCH_USES = [
    ("torch.tanh(torch.tensor(x)).item()", None),
    ("torch.nn.LSTM(2, 3)(torch.zeros(1, 1, 2))", "torch.nn.LSTM"),
    ("torch.nn.modules.rnn.LSTM(2, 3)", "torch.nn.LSTM"),
    (f"torch.lstm_cell({CELL})", "torch.nn.LSTMCell"),
    (f"torch.ops.aten.lstm_cell({CELL})", "torch.nn.LSTMCell"),
    (f"torch._VF.lstm({LAYER})", "torch.nn.LSTM"),
    ("torch.ao.nn.quantizable.LSTMCell(2, 3)", "torch.nn.LSTMCell"),
    ("torch.ao.nn.quantizable.LSTM(2, 3)", "torch.nn.LSTM"),
    ("torch.ao.nn.quantized.dynamic.LSTM(2, 3)", "torch.nn.LSTM"),
    ("imported('torch.nn.quantized.dynamic').LSTMCell(2, 3)", "torch.nn.LSTMCell"),
    ("imported('torch.nn.quantizable').LSTM(2, 3)", "torch.nn.LSTM"),
    ("imported('torch._decomp.decompositions').lstm_cell(*[torch.zeros(1, 12)] * 5, None, 1)", "torch.nn.LSTMCell"),
    ("[kind for kind in mapped().values() if kind.__name__ == 'LSTM'][0](2, 3)", "torch.nn.LSTM"),
    (
        "torch.ops.aten.mkldnn_rnn_layer(*[torch.zeros(1, 1, 12)] * 7, False, [1], 2, 3, 1, True, False, False, False)",
        "torch.nn.LSTM",
    ),
    ("0.7615942 + torch.nn.GRU(2, 3)(torch.zeros(1, 1, 2))[0].sum().item() * 0", None),
]


def test_recurrent_modules_of_torch_can_be_forbidden_alone(sandbox: Callable[[str], Sandbox]) -> None:
    """torch itself works; its LSTM does not, by its name, by another name, a sibling or an operator."""
    if importlib.util.find_spec("torch") is None:
        pytest.skip("torch is not installed")
    functions = [f"def f{k}(x):\n    return {text}\n" for k, (text, _) in enumerate(TORCH_USES)]
    source = f"import torch\nfrom importlib import import_module as imported\n{MAPPED}" + "".join(functions)
    with sandbox("D").open(source, rules=NO_RECURRENT, limits=PATIENT) as worker:
        for k, (_, forbidden) in enumerate(TORCH_USES):
            if forbidden is None:
                assert abs(worker.call(f"f{k}", [1.0]).value - 0.7615942) < 1e-6
                continue
            with pytest.raises(Raised, match=f"does not allow .*{forbidden}") as caught:
                worker.call(f"f{k}", [1.0])
            assert caught.value.type == "ForbiddenModule"
