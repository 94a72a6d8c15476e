"""Levels: which are offered, what is refused, and that a layer that is off is found out before it is promised."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.errors import SandboxUnavailable
from grader.sandbox import capabilities, levels, readable_paths
from grader.sandbox.limits import Limits
from grader.sandbox.start import Sandbox, start
from grader.sandbox.zygote import Plan, Zygote

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.mark.parametrize("level", list("ABCD"))
def test_a_level_says_what_it_enforces(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """Every level has a process and a clock; each better one has more."""
    place = sandbox(level)
    assert place.level == level
    assert set(place.enforces) >= {"process", "time"}
    assert ("landlock" in place.enforces) == (level in "AB")
    assert ("namespaces" in place.enforces) == (level == "A")
    assert ("seccomp" in place.enforces) == (level != "D")


def test_unknown_levels() -> None:
    """A level that does not exist is named."""
    for asked in ({"level": "E"}, {"require": "full"}):
        with pytest.raises(SandboxUnavailable, match="there is no sandbox level"):
            start(**asked)


def test_a_required_level_is_not_undercut() -> None:
    """Asking for less than is required is refused, not granted."""
    with pytest.raises(SandboxUnavailable, match="below the level required, B"):
        start("D", require="B")


def test_nothing_degrades_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only D works, a required B is an error that gives the reasons."""

    def fails(level: str, preloaded: object) -> Zygote:
        raise SandboxUnavailable(f"level {level}: seccomp was possible")

    monkeypatch.setattr(levels, "zygote", fails)
    with pytest.raises(SandboxUnavailable, match="level A: seccomp was possible; level B: seccomp was possible"):
        start(require="B")
    with start() as best:
        assert best.level == "D"


@LINUX
@pytest.mark.parametrize(
    ("level", "broken", "layer"),
    [
        ("B", {"landlock": False}, "landlock"),
        ("C", {"seccomp": False}, "seccomp"),
        ("B", {"uid": None}, "user"),
        ("A", {"caged": False}, "namespaces"),
    ],
)
def test_a_layer_that_is_off_is_found_out(
    sandbox: Callable[[str], Sandbox], level: str, broken: dict[str, bool | None], layer: str
) -> None:
    """Planted: a zygote without one of its layers. Its probe gets through, so the level is not stated."""
    if layer not in sandbox(level).enforces:
        pytest.skip(f"{layer} is not enforced here")
    plan = {"caged": level == "A", "landlock": level in "AB", "seccomp": True, "uid": levels.user(), **broken}
    zygote = Zygote(("numpy",), Plan(**plan))  # type: ignore[arg-type]
    try:
        answers = dict(levels.probe(zygote, level))
    finally:
        zygote.close()
    assert answers[layer] != ""
    assert {name for name, answer in answers.items() if answer} <= {layer, "scratch", "landlock"}


@LINUX
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs root")
def test_an_installation_that_only_root_can_read(
    sandbox: Callable[[str], Sandbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Submissions stay root without a right: Landlock still holds at A and B, C is refused."""
    for level in "AB":
        sandbox(level)
    monkeypatch.setattr(readable_paths, "closed_to_others", lambda: "/opt/closed")
    for level in "AB":
        with start(level) as place, place.open(WRITES) as worker:
            assert "user" not in place.enforces
            assert worker.call("writes", []).value == []
    with pytest.raises(SandboxUnavailable, match="level C needs another user"):
        start("C")


WRITES = """
def writes():
    done = []
    for path in ("/etc/hostname", "/etc/passwd", "/proc/sys/kernel/core_pattern", "/tmp/by-root"):
        try:
            open(path, "a").close()
            done.append(path)
        except OSError:
            continue
    return done
"""


@LINUX
def test_a_broken_sandbox_is_started_again(sandbox: Callable[[str], Sandbox]) -> None:
    """A zygote that was killed costs one submission, not the run."""
    sandbox("C")
    with start("C") as place:
        worker = place.open("def f(): return 1")
        place._zygotes[()]._process.kill()
        place._zygotes[()]._process.wait()
        with pytest.raises(SandboxUnavailable, match="has ended while the submission ran"):
            worker.call("f", [])
        with place.open("def f(): return 2") as second:
            assert second.call("f", []).value == 2


@LINUX
def test_workers_end_with_the_sandbox(sandbox: Callable[[str], Sandbox]) -> None:
    """Closing the sandbox ends workers that nobody has closed."""
    for level in "ABC":
        sandbox(level)
        with start(level) as place:
            worker = place.open("def f():\n    while True:\n        pass\n", limits=Limits(call_s=30))
        with pytest.raises(SandboxUnavailable):
            worker.call("f", [])


@LINUX
def test_several_workers_at_once(sandbox: Callable[[str], Sandbox]) -> None:
    """Each has its own folder and sees nothing of the others'."""
    source = "import os\nopen('mine', 'w').close()\ndef seen():\n    return os.listdir('.'), os.getcwd()\n"
    for level in "ABC":
        opened = [sandbox(level).open(source) for _ in range(3)]
        seen = [worker.call("seen", []).value for worker in opened]
        for worker in opened:
            worker.close()
        assert [names for names, _ in seen] == [["mine"]] * 3
        assert len({folder for _, folder in seen}) == 3


def test_survey_covers_every_level() -> None:
    """A row for each layer and level, each with a reason; D works everywhere."""
    rows = {name: (works, why) for name, works, why in capabilities.survey()}
    assert rows["level D"] == (True, "process, time")
    assert set(rows) >= {"operating system", "level A", "level B", "level C"}
    assert all(why for _, why in rows.values())


PORTABLE = """
import os, select, signal, socket, subprocess, sys, sysconfig, tempfile
sysconfig.get_config_vars()
for module, names in (
    (os, "fork pidfd_open waitstatus_to_exitcode geteuid getresuid setresuid chown O_PATH set_blocking"),
    (signal, "pidfd_send_signal pthread_sigmask"), (socket, "send_fds recv_fds SOCK_SEQPACKET"), (select, "poll epoll"),
):
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
for name in ("ctypes", "resource", "fcntl"):
    sys.modules[name] = None
sys.platform = "other"
from grader.sandbox.start import start
from grader.errors import WorkerLost
from grader.sandbox.limits import Limits
with start() as place:
    assert place.level == "D", place.level
    with place.open("def f(x):\\n    print('hi')\\n    return 2 * x", limits=Limits(call_s=1)) as worker:
        assert worker.call("f", [21]).value == 42
        assert worker.output == "hi\\n"
    with place.open("def f():\\n    while True: pass", limits=Limits(call_s=0.2)) as worker:
        try:
            worker.call("f", [])
        except WorkerLost as lost:
            print(lost.kind)
"""


def test_level_d_needs_nothing_of_linux() -> None:
    """D as on macOS and Windows: with every call that only Linux has taken away, it starts, answers and ends."""
    done = subprocess.run([sys.executable, "-c", PORTABLE], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "timeout", done.stderr


KILLED = """
import os, signal, sys
from grader.sandbox.start import start
from grader.worker.wire import encode_call
place = start(sys.argv[1])
worker = place.open("import os\\nos.makedirs('a/b')\\nos.mkdir('a/closed', 0)\\ndef f():\\n    while True: pass")
worker.post([encode_call(0, "f", [])])
print(place._zygotes[()]._process.pid, place._zygotes[()]._scratch, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@LINUX
@pytest.mark.parametrize("level", list("ABC"))
def test_nothing_outlives_a_killed_judge(sandbox: Callable[[str], Sandbox], level: str) -> None:
    """SIGKILL to the judge while a submission runs: the sandbox ends by itself and removes its folder."""
    sandbox(level)
    done = subprocess.run([sys.executable, "-c", KILLED, level], capture_output=True, text=True, timeout=60)
    pid, folder = done.stdout.split()
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and (alive(int(pid)) or Path(folder).exists()):
        time.sleep(0.02)
    assert not alive(int(pid))
    assert folder == "None" or not Path(folder).exists()


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and was not waited for does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
