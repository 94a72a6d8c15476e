"""Where torch keeps the same cell a second time: quantised and quantisable siblings, operators, decompositions.

A rule names what a student would use, "torch.nn.GRU". Whoever looks around finds `torch.ao.nn.quantized.dynamic.GRU`,
`torch.ops.aten.mkldnn_rnn_layer` or `torch._decomp.decompositions.gru_impl`. They are told by their names, which hold
that of the cell (torch/ao/nn, torch/_decomp, aten/src/ATen/native/native_functions.yaml), so no list can fall behind.
"""

from __future__ import annotations

import importlib
import re
import warnings
from collections.abc import Callable, Sequence
from types import FunctionType, ModuleType
from typing import Any

# Where an operator that runs on a processor has its code; the others lead to these.
_KEYS = ("CompositeImplicitAutograd", "CompositeExplicitAutograd", "CPU", "MkldnnCPU", "QuantizedCPU")
_ANY = re.compile("(mkldnn|cudnn|miopen)_rnn")  # operators that compute whichever layer they are asked for

Refusal = Callable[..., Any]


class Doors:
    """The other doors to what some rules name; `rules` are of recurrent modules of torch only."""

    def __init__(self, rules: Sequence[str]) -> None:
        self._rules = {rule.rpartition(".")[2]: rule for rule in rules}
        self._layers = [rule for kind, rule in self._rules.items() if not kind.endswith("Cell")]
        words = "|".join(sorted({kind.removesuffix("Cell") for kind in self._rules}))
        self._quick = re.compile(words, re.IGNORECASE)
        self._name = re.compile(f"(?<![a-z])({words.lower()})(singlelayer|layer|cell)?(?![a-z])")

    def rule(self, name: str) -> str | None:
        """The rule that a class, function or operator of this name falls under."""
        low = name.lower()
        found = self._name.search(low)
        if found and (rule := self._rules.get(found[1].upper() + "Cell" * ("cell" in low))):
            return rule
        return self._layers[0] if self._layers and _ANY.search(low) else None

    def close(self, module: ModuleType, stand_in: Callable[[str], Any]) -> None:
        """Close those in one module. A class refuses to be made, so it does also where somebody else holds it."""
        for key, value in list(vars(module).items()):
            rule = self.rule(key) if self._quick.search(key) else None
            if rule and type(value) is FunctionType:
                setattr(module, key, stand_in(rule))
            elif rule and issubclass(type(value), type) and value.__module__.startswith("torch."):
                _refuse_to_be_made(value, stand_in(rule))

    def close_operators(self, refusal: Callable[[str], Refusal]) -> list[Any]:
        """Have torch's own dispatcher refuse what computes a forbidden module; the libraries must be kept."""
        core: Any = importlib.import_module("torch._C")
        library = importlib.import_module("torch.library").Library
        libraries: dict[str, Any] = {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a kernel is replaced is the intent
            for name in core._dispatch_get_all_op_names():
                space, _, operator = name.partition("::")
                rule = None if operator.endswith(".out") else self.rule(operator)  # `.out` calls the other one
                for key in _KEYS if rule else ():
                    if core._dispatch_has_kernel_for_dispatch_key(name, key):
                        if space not in libraries:
                            libraries[space] = library(space, "IMPL")
                        libraries[space].impl(operator, refusal(rule or ""), key)
        return list(libraries.values())


def _refuse_to_be_made(kind: type, stand_in: Refusal) -> None:
    def new(cls: type, *arguments: Any, **options: Any) -> Any:
        return stand_in(*arguments, **options)

    def forward(self: Any, *arguments: Any, **options: Any) -> Any:
        return stand_in(*arguments, **options)

    kind.__new__ = new  # type: ignore[method-assign, assignment]
    kind.forward = forward  # type: ignore[attr-defined]
