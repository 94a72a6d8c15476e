"""What grading costs, in CPU seconds of judge and workers together.

    python benchmarks/bench_grading.py [FILE ...]

Cold: a whole `check` in a fresh process, beside `import numpy, hypothesis` in the same run. Batch: the same files one
after another by one grader, the first of each left out; by default the corpus's right and wrong files in cs231n's
dialect. Everything is measured as CPU time of this process and its children; ratios travel, seconds do not.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from grader.catalog import catalog
from grader.run.grader import Grader
from grader.sandbox.start import start as started
from grader.submissions.reader import read

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent / "tests" / "corpus"
WHOLE = CORPUS / "right" / "classic_tuple_list.py"  # all eight functions of the course, right
ROUNDS = 7


def child_cpu(command: list[str]) -> float:
    """CPU seconds of a command and all that it waits for."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cold() -> None:
    """A fresh `check` beside the imports that it cannot do without, in turn."""
    imports, checks = [], []
    for _ in range(ROUNDS):
        imports.append(child_cpu([sys.executable, "-c", "import numpy, hypothesis"]))
        checks.append(child_cpu([sys.executable, "-m", "grader", "check", str(WHOLE)]))
    extra = [c - i for c, i in zip(checks, imports, strict=True)]
    print(f"cold check of {WHOLE.name}: {statistics.median(checks):.2f} s CPU, {statistics.median(extra):.2f} s beyond")
    whole = [float(subprocess.check_output([sys.executable, __file__, "--one"])) for _ in range(3)]
    print(
        f"  judge, zygote and worker as /proc counts them: {statistics.median(whole):.2f} s (a cage hides its children"
    )
    print("  from the figure above; this one leaves out the command line and the report)")
    print(f"  `import numpy, hypothesis` at {statistics.median(imports):.2f} s (medians of {ROUNDS} pairs)")


def tree_cpu() -> float:
    """CPU seconds of this process, its children and theirs, as /proc counts them."""
    ticks, parents = {}, {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                fields = Path("/proc", entry, "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(entry)], ticks[int(entry)] = int(fields[1]), sum(map(int, fields[11:15]))
    family, grown = {os.getpid()}, True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        grown, family = bool(more), family | more
    return sum(ticks[pid] for pid in family) / os.sysconf("SC_CLK_TCK")


def one() -> None:
    """Grade one whole file in this fresh process, and print the CPU of the whole family."""
    with started() as room:
        Grader(catalog.load(), room).reports(read(WHOLE))
        print(tree_cpu())


def batch(kind: str, files: list[Path]) -> None:
    """CPU per submission; the first round warms what a run computes once."""
    with started() as room:
        grader = Grader(catalog.load(), room, seed=1)
        for path in files[:8]:
            grader.reports(read(path))
        before, began = tree_cpu(), time.monotonic()
        each = []
        for path in files:
            start = time.process_time()
            grader.reports(read(path))
            each.append(time.process_time() - start)
        spent, wall = tree_cpu() - before, time.monotonic() - began
    print(f"{kind}: {len(files)} files at level {room.level}, {spent / len(files):.3f} s CPU each, judge and worker")
    print(
        f"  judge alone: median {statistics.median(each):.3f}, largest {max(each):.3f}; wall {wall / len(files):.3f} s"
    )


def profile() -> None:
    """Where the judge's time goes for one right file."""
    with started() as room:
        grader = Grader(catalog.load(), room, seed=1)
        submission = read(WHOLE)
        grader.reports(submission)
        profiler = cProfile.Profile()
        profiler.runcall(grader.reports, submission)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(12)


def of(corpus: Path, folder: str) -> list[Path]:
    """The corpus files of the course's dialect that need nothing but numpy."""
    return [p for p in sorted((corpus / folder).glob("*.py")) if "# dialect: cs231n" in p.read_text("utf-8", "replace")
            and "# needs:" not in p.read_text("utf-8", "replace")]  # fmt: skip


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:] if argument != "--one"]
    if "--one" in sys.argv:
        one()
        sys.exit()
    cold()
    if given:
        batch("given", given)
    else:
        with tempfile.TemporaryDirectory() as folder:
            whole = Path(folder) / "corpus"
            subprocess.run([sys.executable, "-m", "tests.corpus.loading", str(whole)], cwd=HERE.parent, check=True)
            batch("right", of(whole, "right"))
            batch("wrong", of(whole, "wrong"))
    profile()
