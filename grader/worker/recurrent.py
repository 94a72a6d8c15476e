"""Where torch keeps the same cell a second time: quantised and quantisable siblings, operators, decompositions.

A rule names what a student would use, "torch.nn.LSTM". Whoever looks around finds `torch.ao.nn.quantizable.LSTM`,
`torch.ops.aten.mkldnn_rnn_layer` or `torch._decomp.decompositions.lstm_cell`. They are told by their names, which hold
that of the cell (torch/ao/nn, torch/_decomp, aten/src/ATen/native/native_functions.yaml), so no list can fall behind.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from types import FunctionType, ModuleType
from typing import Any

KINDS = frozenset({"RNN", "RNNCell", "LSTM", "LSTMCell", "GRU", "GRUCell"})

_NAME = re.compile(r"(?<![a-z])(lstm|gru|rnn)(singlelayer|layer|cell)?(?![a-z])")
_QUICK = re.compile("lstm|gru|rnn", re.IGNORECASE)
_ANY = re.compile("mkldnn|cudnn|miopen")  # operators that compute whichever layer they are asked for
# Where an operator that runs on a processor has its code; the others lead to these.
_KEYS = ("CompositeImplicitAutograd", "CompositeExplicitAutograd", "CPU", "MkldnnCPU", "QuantizedCPU")

Refusal = Callable[..., Any]


def closed_by(rules: Iterable[str], name: str) -> str | None:
    """The rule ("torch.nn.LSTM") that a class, function or operator of this name falls under."""
    low = name.lower()
    found = _NAME.search(low)
    if found is None:
        return None
    kind = found[1].upper() + "Cell" * ("cell" in low)
    for rule in rules:
        own = rule.rpartition(".")[2]
        if own == kind or (own in KINDS and not own.endswith("Cell") and _ANY.search(low)):
            return rule
    return None


def close(module: ModuleType, rules: Sequence[str], stand_in: Callable[[str], Any]) -> None:
    """Close the classes and functions of one module: a class refuses to be made, also where somebody else holds it."""
    for key, value in list(vars(module).items()):
        rule = closed_by(rules, key) if _QUICK.search(key) else None
        if rule and type(value) is FunctionType:
            setattr(module, key, stand_in(rule))
        elif rule and issubclass(type(value), type) and value.__module__.startswith("torch."):
            _refuse_to_be_made(value, stand_in(rule))


def _refuse_to_be_made(kind: type, stand_in: Refusal) -> None:
    def new(cls: type, *arguments: Any, **options: Any) -> Any:
        return stand_in(*arguments, **options)

    def forward(self: Any, *arguments: Any, **options: Any) -> Any:
        return stand_in(*arguments, **options)

    kind.__new__ = new  # type: ignore[method-assign, assignment]
    kind.forward = forward  # type: ignore[attr-defined]


def close_operators(rules: Sequence[str], refusal: Callable[[str], Refusal]) -> list[Any]:
    """Have torch's own dispatcher refuse what computes a forbidden module; the libraries must be kept."""
    core: Any = importlib.import_module("torch._C")
    library = importlib.import_module("torch.library").Library
    libraries: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a kernel is replaced is the intent
        for name in core._dispatch_get_all_op_names():
            space, _, operator = name.partition("::")
            rule = None if operator.endswith(".out") else closed_by(rules, operator)  # `.out` calls the other one
            for key in _KEYS if rule else ():
                if core._dispatch_has_kernel_for_dispatch_key(name, key):
                    if space not in libraries:
                        libraries[space] = library(space, "IMPL")
                    libraries[space].impl(operator, refusal(rule or ""), key)
    return list(libraries.values())
