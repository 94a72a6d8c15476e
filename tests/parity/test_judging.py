"""Before a device judges, our own cells are compared on it: one where these fail judges nobody."""

import importlib.util
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

from exercises.torch import parity
from exercises.torch.parity import ENTRANTS, twin
from grader.errors import NoDevice
from grader.parity import devices


def test_the_cpu_judges() -> None:
    """In words, with the version of torch."""
    assert devices.described.__wrapped__("cpu").startswith("cpu: the CPU")


def refusing(cell: Any, given: Any) -> Any:
    """A device without one of the dtypes."""
    raise RuntimeError("not implemented for 'BFloat16'")


def restless() -> Callable[..., Any]:
    """A device whose last bits change."""
    number = count()
    return lambda cell, given: tuple(part * (1 + next(number) % 2 * 2**-23) for part in twin(cell, given))


@pytest.mark.parametrize(
    ("compute", "said"),
    [
        (refusing, "not implemented for 'BFloat16'"),
        (lambda cell, given: tuple(part.bfloat16().float() for part in twin(cell, given)), "float32: H is off by"),
        (restless(), "float32: two runs differ"),
    ],
    ids=["refuses", "coarse", "restless"],
)
def test_one_where_ours_fail_judges_nobody(
    monkeypatch: pytest.MonkeyPatch, compute: Callable[..., Any], said: str
) -> None:
    """Planted: a device that does not have what is asked, one that rounds, one that does not repeat itself."""
    monkeypatch.setattr(parity, "ENTRANTS", (ENTRANTS[1]._replace(compute=compute),))
    monkeypatch.setattr(devices, "seam", lambda: parity)
    with pytest.raises(NoDevice, match="nobody is judged on the device cpu") as refused:
        devices.described.__wrapped__("cpu")
    assert said in str(refused.value)
