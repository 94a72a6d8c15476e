"""What the sandbox costs: `python -m benchmarks.bench_sandbox [--torch]`.

Medians, beside an unsandboxed fresh `python -c "import numpy"` in the same run, taken in turn; the machine should be
idle. Prints a table with the targets.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from grader.errors import WorkerLost
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox, start
from grader.sandbox.worker import Worker
from grader.worker.wire import encode_call

TRIVIAL = "def f(x):\n    return 2 * x + 1\n"
STEP = """
import numpy as np

def nothing(x, h, c, W, R, b):
    return x, h

def endless():
    while True:
        pass
"""
TORCH = "import torch\n\ndef f(x):\n    return torch.tanh(torch.as_tensor(x)).numpy()\n"


def median_ms(action: Callable[[], object], repeats: int) -> float:
    """Median wall time of an action."""
    return statistics.median(timed(action) for _ in range(repeats)) * 1e3


def timed(action: Callable[[], object]) -> float:
    """Wall time of an action, seconds."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def fresh(package: str) -> None:
    """An interpreter of its own that imports a package, with nothing around it."""
    subprocess.run([sys.executable, "-c", f"import {package}"], check=True)


def ready(place: Sandbox, source: str) -> float:
    """Seconds from "have source" to "ready for the first call"."""
    started = time.perf_counter()
    worker = place.open(source, limits=Limits(memory_mb=2048))
    elapsed = time.perf_counter() - started
    worker.close()
    return elapsed


def whole(place: Sandbox, count: int) -> None:
    """So many trivial submissions, one call each."""
    for _ in range(count):
        with place.open(TRIVIAL) as worker:
            worker.call("f", [1.0])


def batch(level: str, count: int) -> tuple[float, float]:
    """When one judge of several began and ended its submissions, on the clock that all share."""
    with start(level) as place:
        whole(place, 5)
        began = time.monotonic()
        whole(place, count)
        return began, time.monotonic()


def per_second(level: str, judges: int, count: int) -> float:
    """Trivial submissions per second of wall time, all judges together."""
    with ProcessPoolExecutor(judges) as pool:
        spans = list(pool.map(batch, [level] * judges, [count] * judges))
    return judges * count / (max(end for _, end in spans) - min(began for began, _ in spans))


def private_mb(place: Sandbox, source: str, count: int = 6) -> float:
    """Mean private memory of live workers that have answered a call."""
    workers = [place.open(source, limits=Limits(memory_mb=2048)) for _ in range(count)]
    for worker in workers:
        worker.call("f", [np.ones(3)])
    total = sum(private_kb(pid) for pid in workers_of(place))
    for worker in workers:
        worker.close()
    return total / 1024 / count


def workers_of(place: Sandbox) -> list[str]:
    """The live workers of a sandbox: the processes at the ends of its tree."""
    assert place._zygote is not None
    generation, ends = [str(place._zygote._process.pid)], []
    while generation:
        children = {pid: Path(f"/proc/{pid}/task/{pid}/children").read_text().split() for pid in generation}
        ends += [pid for pid, below in children.items() if not below]
        generation = [child for below in children.values() for child in below]
    return ends


def private_kb(pid: str) -> int:
    """Private pages of a process."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def overshoot_ms(place: Sandbox, repeats: int) -> Sequence[float]:
    """How much later than its limit an endless call is over, worker gone."""
    late = []
    for _ in range(repeats):
        with place.open(STEP, limits=Limits(call_s=0.2)) as worker:
            started = time.perf_counter()
            try:
                worker.call("endless", [])
            except WorkerLost:
                late.append((time.perf_counter() - started - 0.2) * 1e3)
    return late


def call_us(place: Sandbox, count: int = 5000) -> tuple[float, float, float]:
    """Microseconds per pipelined small call: CPU of the judge, CPU of the worker, wall."""
    rng = np.random.default_rng(0)
    arrays = [rng.normal(size=shape) for shape in ((2, 3), (2, 4), (2, 4), (16, 3), (16, 4), (16,))]
    frames = [encode_call(number, "nothing", arrays) for number in range(count)]
    with place.open(STEP, limits=Limits(total_s=600)) as worker:
        (pid,) = workers_of(place)
        ticks, cpu, wall = worker_ticks(pid), time.process_time(), time.perf_counter()
        take_all(worker, frames)
        judge, elapsed = time.process_time() - cpu, time.perf_counter() - wall
        spent = (worker_ticks(pid) - ticks) / os.sysconf("SC_CLK_TCK")
    return judge / count * 1e6, spent / count * 1e6, elapsed / count * 1e6


def take_all(worker: Worker, frames: Sequence[bytes]) -> None:
    """Post everything, take everything."""
    worker.post(frames)
    for _ in frames:
        worker.take()


def worker_ticks(pid: str) -> int:
    """User and system time of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def numpy_rows(level: str) -> list[tuple[str, str, str]]:
    """Everything about numpy submissions."""
    with start(level) as place:
        ready(place, TRIVIAL)
        pairs = [(timed(lambda: fresh("numpy")), ready(place, TRIVIAL)) for _ in range(30)]
        plain, opened = (statistics.median(column) * 1e3 for column in zip(*pairs, strict=True))
        late = overshoot_ms(place, 10)
        judge, worker, wall = call_us(place)
        memory = private_mb(place, TRIVIAL)
    return [
        ('fresh python -c "import numpy", no sandbox', f"{plain:.1f} ms", ""),
        (f"level {level}: from source to ready", f"{opened:.1f} ms ({opened / plain:.3f} of it)", "25 ms"),
        (f"level {level}: submissions per second, one judge", f"{per_second(level, 1, 100):.0f}", "60"),
        (f"level {level}: submissions per second, two judges", f"{per_second(level, 2, 100):.0f}", "60"),
        (f"level {level}: private memory of a worker", f"{memory:.1f} MB", "8 MB"),
        (
            f"level {level}: overshoot of a limit, median (max)",
            f"{statistics.median(late):.0f} ({max(late):.0f}) ms",
            "100",
        ),
        (
            "small call, pipelined: CPU of judge, of worker; wall",
            f"{judge:.0f}, {worker:.0f}; {wall:.0f} us",
            "60 each",
        ),
    ]


def torch_rows(level: str) -> list[tuple[str, str, str]]:
    """The same with torch held by the zygote."""
    plain = median_ms(lambda: fresh("torch"), 3)
    with start(level, packages=("numpy", "torch")) as place:
        ready(place, TORCH)
        opened = statistics.median(ready(place, TORCH) for _ in range(30)) * 1e3
        memory = private_mb(place, TORCH)
    return [
        ('fresh python -c "import torch", no sandbox', f"{plain:.0f} ms", ""),
        (f"level {level}, torch: from source to ready", f"{opened:.1f} ms ({opened / plain:.4f} of it)", "120 ms"),
        (f"level {level}, torch: private memory of a worker", f"{memory:.1f} MB", "35 MB"),
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--torch", action="store_true")
    parser.add_argument("--levels", default="ABC")
    options = parser.parse_args()
    rows = [row for level in options.levels for row in numpy_rows(level)]
    rows += torch_rows(options.levels[0]) if options.torch else []
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for what, value, target in rows:
        print(f"{what:58} {value:32} {target}")


if __name__ == "__main__":
    main()
