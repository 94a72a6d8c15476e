"""Graded checks on a device. The CPU in another dtype stands for it: without a GPU all but the hardware is tested."""

import importlib.util
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.authoring.starter import files
from grader.catalog.catalog import Catalog
from grader.cli.main import run as program
from grader.errors import NoDevice
from grader.model import Report, Status
from grader.parity import devices
from grader.report import lines
from grader.report.summary import rates
from grader.report.terminal import render
from grader.run.device import Device
from grader.run.grader import Grader
from grader.run.plan import Plan
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox, start
from tests.conftest import Grade, submission
from tests.outside import pytest_in

from .fingerprints import CATALOG
from .modules import HEAD, RIGHT
from .test_modules_of_strangers import FILES, header, whole

if importlib.util.find_spec("torch") is None:
    pytest.skip("torch is not installed", allow_module_level=True)

SLUG = "torch-lstm-cell"
THERE = ("device_outputs", "device_gradients", "device_repeats")
SLUGS = [one.slug for one in CATALOG.outlines if any(check.device for check in CATALOG.exercise(one.slug).checks)]
CUT = """

def cut(tensor):
    bits = (tensor.detach().view(torch.int32) + (1 << 12)) & ~((1 << 13) - 1)
    return tensor + (bits.view(torch.float32) - tensor).detach()
"""
IN_FLOAT32 = "        h, c = state\n        if x.dtype == torch.float32:\n            "
BY_X, BY_H = "x @ self.weight_ih.T", "h @ self.weight_hh.T"
FIRST = next(iter(devices.seam().devices()))  # a GPU, where there is one
ON_A_GPU = pytest.mark.skipif(FIRST == "cpu", reason="no GPU is here (cuda, mps, xpu)")
On = Callable[..., Report]


def solution(slug: str) -> str:
    """The text of ours."""
    return (CATALOG.outline(slug).folder / "solution.py").read_text(encoding="utf-8")


CELL = solution(SLUG)
ALL_RIGHT = {
    **{slug: (slug, solution(slug)) for slug in SLUGS},
    **{name: (slug, HEAD + text) for name, (slug, text) in RIGHT.items()},
    **{path.stem: (header(whole(path))["exercise"], whole(path)) for path in FILES if path.parent.name == "right"},
}


def graded(text: str, exercises: Catalog, room: Sandbox, device: Device, slug: str = SLUG) -> Report:
    """The report of a text on a device."""
    limits = Limits(call_s=20.0, total_s=60.0)
    (report,) = Grader(exercises, room, seed=11, limits=limits, device=device).reports(submission(text), slug)
    return report


@pytest.fixture
def on(exercises: Catalog, room: Sandbox) -> On:
    """Grade a text with the CPU as the device."""
    return lambda text, slug=SLUG: graded(text, exercises, room, Device("cpu", "the CPU", room), slug)


@pytest.fixture(scope="module")
def unconfined() -> Iterator[Sandbox]:
    """What a device would be reached in."""
    with start("D") as box:
        yield box


def changed(old: str, new: str, text: str = CELL) -> str:
    """A text with one place changed."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def failing(report: Report) -> list[str]:
    """The checks that were asked and not passed."""
    return [one.check for one in report.verdicts if one.status in (Status.FAIL, Status.ERROR)]


def said(report: Report) -> str:
    """What the first check that is not passed says."""
    return next((one.facts for one in report.verdicts if one.status in (Status.FAIL, Status.ERROR)), "")


@pytest.mark.parametrize("name", [name for name, (slug, _) in ALL_RIGHT.items() if slug in SLUGS])
def test_right_ones_are_right_there_too(on: On, name: str) -> None:
    """All structures that people write have all points, those of the device among them."""
    slug, text = ALL_RIGHT[name]
    report = on(text, slug)
    assert report.passed, said(report)
    assert {one.check for one in report.verdicts if one.status is Status.PASS} >= set(THERE)
    assert report.score == report.max_score == 12.5


@pytest.mark.parametrize(
    ("text", "checks", "facts", "name"),
    [
        (changed(BY_X, "(x.bfloat16() @ self.weight_ih.T.bfloat16()).to(x.dtype) if x.dtype == torch.float32 else "
                 "x @ self.weight_ih.T").replace("a = ", "a = (", 1).replace(" + self.bias_ih", ") + self.bias_ih"),
         THERE[:2], "but rounding should stay below 3e-06", "too_few_digits_on_the_device"),
        (changed(BY_H, "(cut(h) @ cut(self.weight_hh.T) if x.dtype == torch.float32 else h @ self.weight_hh.T)") + CUT,
         THERE[:2], "in float32 on cpu H is off by", "too_few_digits_on_the_device"),
        (changed("        h, c = state\n", IN_FLOAT32 + "x = x + torch.zeros(1, device='meta')\n"),
         THERE[:2], "raised RuntimeError", "made_on_the_cpu"),
        (changed("        h, c = state\n", IN_FLOAT32.replace("== torch.float32", "!= torch.float64")
                 + "x.to('meta')\n"),
         THERE[:2], "in float32 on cpu: to takes numbers away from it", "computed_elsewhere"),
        (changed("        return h, c\n", "        return h.double(), c.double()\n")
         .replace("h, c = state", "h, c = (s.to(x.dtype) for s in state)"),
         THERE[:2], "in float32 on cpu: a result is float64", "computed_elsewhere"),
        (changed("        i, f, g, o =", "        if x.dtype == torch.float32 and a.requires_grad:\n"
                 "            a.register_hook(lambda g: g.bfloat16().to(g.dtype))\n        i, f, g, o ="),
         THERE[1:2], "in float32 on cpu dX is off by", "gradients_in_too_few_digits"),
        (changed(BY_X, "x[:, order] @ self.weight_ih[:, order].T")
         .replace("import torch\n", "import random\n\nimport torch\n")
         .replace("h, c = state", "h, c = state\n        order = random.sample(range(x.shape[1]), x.shape[1])"),
         THERE[2:], "two runs on the same input differ", "other_bits_each_time"),
    ],
    ids=["sum in bfloat16", "TF32", "another device", "leaves", "another dtype", "gradients", "order of sums"],
)  # fmt: skip
def test_a_planted_fault_is_caught_there_alone(
    on: On, text: str, checks: tuple[str, ...], facts: str, name: str
) -> None:
    """Each is right in float64 and has all points beside the device; what fails there, what it says, the name."""
    report = on(text)
    assert tuple(failing(report)) == checks
    assert facts in said(report)
    assert [one.id for one in report.diagnosis][:1] == ([name] if name else [])
    assert sum(one.points for one in report.verdicts if one.check not in THERE) == 10.0


def test_a_cut_in_the_graph_costs_no_outputs_there(on: On) -> None:
    """What has no gradient is asked for its outputs all the same."""
    report = on(changed("        return h, c\n", "        return h.detach(), c\n"))
    assert {one.check for one in report.verdicts if one.status is Status.PASS} >= {"device_outputs", "device_repeats"}
    assert [one.status for one in report.verdicts if one.check == "device_gradients"] == [Status.SKIP]


def test_a_worker_without_a_sandbox_knows_which_gpu_is_meant(monkeypatch: pytest.MonkeyPatch, room: Sandbox) -> None:
    """Of the judge's environment it has what says where devices and their libraries are; a confined one has nothing."""
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3")
    monkeypatch.setenv("A_SECRET", "token")
    looks = "import os\ndef seen():\n    return [os.environ.get('CUDA_VISIBLE_DEVICES'), os.environ.get('A_SECRET')]\n"
    with start("D") as unconfined, unconfined.open(looks) as free, room.open(looks) as confined:
        assert free.call("seen", []).value == ["3", None]
        assert confined.call("seen", []).value == [None, None]


def test_a_layer_on_the_device(on: On) -> None:
    """A sequence is asked as a cell is, its final state too."""
    slug = "torch-gru-sequence"
    text = solution(slug)
    report = on(text, slug)
    assert report.passed, said(report)
    assert report.max_score == 12.5
    last = "return torch.stack(out), (h.half().to(h.dtype) if h.dtype == torch.float32 else h)[None]"
    coarse = on(changed("return torch.stack(out), h[None]", last, text), slug)
    assert failing(coarse) == ["device_outputs"]
    assert "in float32 on cpu h is off by" in said(coarse)


def test_without_a_device_nothing_is_passed_and_nothing_lost(grade: Grade) -> None:
    """Skipped for that reason, out of the maximum; said once, in no rate; whoever has all else has all."""
    report = grade(CELL)[SLUG]
    apart = [one for one in report.verdicts if one.check in THERE]
    assert [(one.status, one.points, one.max_points) for one in apart] == [(Status.SKIP, 0.0, 0.0)] * 3
    assert not any(one.counts for one in apart)
    assert (report.score, report.max_score, report.passed) == (10.0, 10.0, True)
    line = json.loads(lines.render(report))
    assert "device" not in line
    assert all("GPU" in check["facts"] and check["counts"] is False for check in line["checks"][-3:])
    assert not [title for title in rates([line]) if "device" in title and "another" not in title]
    for reports in ([report], [report, report]):
        assert [row for row in render(reports).splitlines() if "GPU" in row] == [
            f"  - {3 * len(reports)} further checks are asked on a GPU alone, and this run has none (--device)"
        ]


def test_no_other_point_hangs_on_the_device(on: On, grade: Grade) -> None:
    """With one and without, every other verdict is the same, of a wrong file too, and so is the diagnosis."""
    wrong = changed("torch.sigmoid(f) * c", "torch.sigmoid(f + 1) * c")
    with_one, without = on(wrong), grade(wrong)[SLUG]
    beside = [[one for one in report.verdicts if one.check not in THERE] for report in (with_one, without)]
    assert beside[0] == beside[1]
    assert with_one.diagnosis == without.diagnosis
    assert [one.status for one in with_one.verdicts if one.check in THERE] == [Status.SKIP] * 3
    assert (with_one.score, with_one.max_score) == (without.score, without.max_score + 2.5)


def test_the_rest_stays_in_the_sandbox(exercises: Catalog, room: Sandbox, unconfined: Sandbox, tmp_path: Path) -> None:
    """Planted: a file that looks whether it is confined. Only what needs the device is not, and the report says so."""
    canary = tmp_path / "canary"
    canary.write_text("here")
    canary.chmod(0o644)
    looks = (
        f"        try:\n            free = bool(open({str(canary)!r}).read())\n"
        "        except OSError:\n            free = False\n"
        "        assert free == (x.dtype != torch.float64), f'{free} in {x.dtype}'\n        h, c = state\n"
    )
    report = graded(changed("        h, c = state\n", looks), exercises, room, Device("cpu", "the CPU", unconfined))
    assert report.passed, said(report)
    assert (report.sandbox, report.device) == ("D", "the CPU")


def test_no_gpu_from_a_sandbox() -> None:
    """Of a GPU a level is no matter of choice: whoever requires confinement is refused."""
    assert devices.level("cpu", "A") is None
    assert devices.level("cuda") == devices.level("cuda", "D") == "D"
    with pytest.raises(NoDevice, match="no sandbox reaches the device cuda"):
        devices.level("cuda", "B")


@pytest.mark.skipif("xpu" in devices.seam().devices(), reason="this machine has one")
@pytest.mark.parametrize("command", ["check", "grade"])
def test_a_device_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    """Exit code 2 and what is there, before anything is written."""
    file, results = tmp_path / "cell.py", tmp_path / "results"
    file.write_text(CELL)
    output = ["-o", str(results)] if command == "grade" else []
    assert program([command, str(file), *output, "--device", "xpu"]) == 2
    assert "there is no device xpu here (torch sees: " in capsys.readouterr().err
    assert not results.exists()


@pytest.mark.long
def test_a_batch_is_gone_on_with_on_its_device_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The device stands in every line and in run.json; without it, or on another, the run is not gone on with."""
    file, results = tmp_path / "cell.py", tmp_path / "results"
    file.write_text(CELL)
    asked = ["grade", str(file), "-o", str(results), "--seed", "3", "--exercise", SLUG]
    assert program([*asked, "--device", "cpu"]) == 0
    line = json.loads((results / "results.jsonl").read_text())
    assert (line["score"], line["max_score"]) == (12.5, 12.5)
    assert line["device"].startswith("cpu: the CPU")
    made = json.loads((results / "run.json").read_text())
    assert (made["device"], made["device_found"]) == ("cpu", line["device"])
    before = (results / "results.jsonl").read_bytes()
    assert program([*asked, "--resume"]) == 2
    assert "it began with device 'cpu', not None" in " ".join(capsys.readouterr().err.split())
    (results / "run.json").write_text(json.dumps({**made, "device_found": "cpu: another one"}))
    assert program([*asked, "--resume", "--device", "cpu"]) == 2
    assert (results / "results.jsonl").read_bytes() == before


@pytest.mark.long
def test_pytest_skips_what_needs_a_device(tmp_path: Path) -> None:
    """With the reason; with --grade-device it is asked, and a device that is not there is told."""
    slug = "torch-rnn-cell"
    for name, text in files(Plan(exercise=slug)).items():
        (tmp_path / name).write_text(text)
    (tmp_path / "torch_rnn_cell.py").write_text(solution(slug))
    done = pytest_in(tmp_path, "-rs")
    assert "11 passed, 3 skipped" in done.stdout
    assert "asked on a GPU alone, and this run has none (--device)" in done.stdout
    assert "14 passed" in pytest_in(tmp_path, "--grade-device", "cpu").stdout
    assert "there is no device tpu here" in pytest_in(tmp_path, "--grade-device", "tpu").stdout


@pytest.mark.gpu
@ON_A_GPU
@pytest.mark.parametrize("slug", SLUGS)
def test_our_solutions_on_a_gpu(slug: str, capsys: pytest.CaptureFixture[str]) -> None:
    """All points, those of the device among them: `pytest -m gpu`."""
    path = str(CATALOG.outline(slug).folder / "solution.py")
    assert program(["check", path, "--exercise", slug, "--device", FIRST]) == 0, capsys.readouterr().out
    assert "12.5 of 12.5 points" in capsys.readouterr().out


@pytest.mark.gpu
@ON_A_GPU
def test_a_gpu_that_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Numbers that come back from the CPU are right, and told."""
    file = tmp_path / "cell.py"
    there_and_back = "        x = x.to('cpu' if x.device.type != 'meta' else 'meta').to(x.device)\n"
    file.write_text(changed("        h, c = state\n", "        h, c = state\n" + there_and_back))
    assert program(["check", str(file), "--exercise", SLUG, "--device", FIRST]) == 1
    assert "to takes numbers away from it" in " ".join(capsys.readouterr().out.split())
