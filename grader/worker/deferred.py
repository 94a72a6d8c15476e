"""Imports that cost seconds, put off until their first use; imports that are forbidden, put off for ever.

`import torch` at the top of a file that never uses it costs nothing and breaks no rule. A deferred module turns into
the real one at its first attribute; one under a rule turns into `ForbiddenModule` when a function uses it.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

from grader.worker.recurrent import Doors

HEAVY = frozenset(
    {"h5py", "jax", "matplotlib", "mpl_toolkits", "networkx", "numba", "pandas", "pylab", "scipy", "seaborn"}
    | {"skimage", "sklearn", "statsmodels", "sympy", "torch", "torchaudio", "torchvision"}
)
# Where a submodule and another attribute never share a name, so that `from torch import nn` can wait too.
_CLEAR = ("matplotlib", "torch")
# Modules of torch.nn that have doors beside their names: see recurrent.py.
_CELLS = ("RNN", "RNNCell", "LSTM", "LSTMCell", "GRU", "GRUCell")


class ForbiddenModule(Exception):
    """The exercise does not allow what was used."""


ForbiddenModule.__module__ = "builtins"  # as the student is to see it


class Rule:
    """What stands in for everything in a forbidden module: made and passed around freely, used by nobody."""

    loading = True  # at the top of a file, `device = torch.device("cpu")` is harmless too

    def __init__(self, name: str) -> None:
        self.__dict__["_name"] = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Rule(f"{self._name}.{name}")

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Refused, but for the top of a file."""
        if Rule.loading:
            return Rule(self._name)
        raise ForbiddenModule(f"this exercise does not allow {self._name}")

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        return (_subclassed(self._name),)

    def __setattr__(self, name: str, value: Any) -> None:
        """Settings of a module that is not there have no effect."""


def _refuse(self: Rule, *_: Any) -> Any:
    raise ForbiddenModule(f"this exercise does not allow {self._name}")


_OPERATIONS = (
    "add radd sub rsub mul rmul truediv rtruediv matmul rmatmul pow rpow neg lt le gt ge iter len getitem setitem "
    "enter array float int index bool instancecheck"
)
for _operation in _OPERATIONS.split():
    setattr(Rule, f"__{_operation}__", _refuse)


def _subclassed(name: str) -> type:
    def new(cls: type, *arguments: Any, **options: Any) -> Any:
        if Rule.loading:
            return Rule(name)
        raise ForbiddenModule(f"this exercise does not allow {name}")

    return type("Forbidden", (), {"__new__": new, "__module__": "forbidden"})


class Waiting(ModuleType):
    """A module that is imported at its first use."""

    def __getattr__(self, name: str) -> Any:
        finder = _finder()
        if name == "__all__":  # asked for by `from scipy.special import *`
            return [] if finder.forbids(self.__name__) else _exported(finder.real(self.__name__))
        if name.startswith("__") and name != "__version__":
            raise AttributeError(name)
        if finder.forbids(self.__name__):
            return Rule(f"{self.__name__}.{name}")
        if self.__name__.partition(".")[0] in _CLEAR and finder.find_spec(f"{self.__name__}.{name}", self.__path__):
            return importlib.import_module(f"{self.__name__}.{name}")
        return getattr(finder.real(self.__name__), name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__") or isinstance(value, Waiting):  # by the import system
            super().__setattr__(name, value)
        elif not _finder().forbids(self.__name__):
            setattr(_finder().real(self.__name__), name, value)

    def __dir__(self) -> list[str]:
        return [] if _finder().forbids(self.__name__) else dir(_finder().real(self.__name__))


def _exported(module: ModuleType) -> list[str]:
    """The names that a star import takes."""
    return list(getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")]))


class Deferral:
    """Finds heavy and forbidden packages, and makes modules that wait."""

    def __init__(self, forbidden: Sequence[str]) -> None:
        self._forbidden = tuple(name for name in forbidden if name)
        cells = [name for name in self._forbidden if name[:6] == "torch." and name.rpartition(".")[2] in _CELLS]
        self._doors = Doors(cells) if cells else None
        self._closing = False  # once torch is there
        self._imported: set[str] = set()
        self.blocks: list[Any] = []

    def forbids(self, name: str) -> bool:
        """Whether a rule names the whole package that this module is in."""
        return name.partition(".")[0] in self._forbidden

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """A waiting module's specification; None for what is to be imported as usual."""
        if self.forbids(name):  # installed or not
            spec = ModuleSpec(name, self)  # type: ignore[arg-type]
            spec.submodule_search_locations = []
            return spec
        top = name.partition(".")[0]
        if self._doors and self._closing and top == "torch":
            return self._closed_when_loaded(self._doors, name, path)
        if top not in HEAVY or top in self._imported or type(sys.modules.get(top, Waiting(top))) is not Waiting:
            return None
        real = PathFinder.find_spec(name, path)
        if real is None:
            return None
        spec = ModuleSpec(name, self, origin=real.origin)  # type: ignore[arg-type]
        spec.has_location = real.has_location
        spec.submodule_search_locations = list(real.submodule_search_locations or [])
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Nothing is run."""
        return Waiting(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing is run."""

    def real(self, name: str) -> ModuleType:
        """Import the whole package of a waiting module, really."""
        top = name.partition(".")[0]
        if top not in self._imported:
            self._imported.add(top)
            for waiting in [key for key, module in sys.modules.items() if type(module) is Waiting]:
                if waiting.partition(".")[0] == top:
                    del sys.modules[waiting]
            importlib.import_module(top)
            self.block(top)
        return importlib.import_module(name)

    def block(self, top: str) -> None:
        """Replace the forbidden parts of a package that is allowed as a whole."""
        for rule in self._forbidden:
            if rule.partition(".")[0] == top and "." in rule:
                blocked(rule)
        if top == "torch" and self._doors:
            self._closing = True
            for module in [module for key, module in sys.modules.items() if key.startswith("torch.")]:
                self._doors.close(module, Rule)
            self.blocks += self._doors.close_operators(_refusal)

    def _closed_when_loaded(self, doors: Doors, name: str, path: Sequence[str] | None) -> ModuleSpec | None:
        """For a part of torch that is imported later: its doors are closed as soon as it has run."""
        spec = PathFinder.find_spec(name, path)
        if spec is None or spec.loader is None:
            return spec
        run = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            run(module)
            doors.close(module, Rule)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def blocked(rule: str) -> None:
    """Put a stand-in wherever a package keeps the thing that `rule` names ("torch.nn.LSTM")."""
    holder, _, name = rule.rpartition(".")
    top = rule.partition(".")[0]
    thing = getattr(importlib.import_module(holder), name, None)
    for module in [module for key, module in sys.modules.items() if key.partition(".")[0] == top]:
        for key, value in list(vars(module).items()):
            if value is thing and thing is not None:
                setattr(module, key, Rule(rule))
    if rule in sys.modules:
        sys.modules[rule] = Rule(rule)  # type: ignore[assignment]


def _refusal(rule: str) -> Any:
    def refuse(*arguments: Any, **options: Any) -> Any:
        raise ForbiddenModule(f"this exercise does not allow {rule}")

    return refuse


_installed: list[Deferral] = []


def _finder() -> Deferral:
    return _installed[-1]


def install(forbidden: Sequence[str]) -> None:
    """Before a submission is loaded: defer what is heavy, refuse what is forbidden."""
    finder = Deferral(forbidden)
    _installed.append(finder)
    sys.meta_path.insert(0, finder)
    for top in {rule.partition(".")[0] for rule in forbidden}:
        if finder.forbids(top):
            for name in [name for name in sys.modules if name.partition(".")[0] == top]:
                del sys.modules[name]
        elif top in sys.modules:
            finder.block(top)
