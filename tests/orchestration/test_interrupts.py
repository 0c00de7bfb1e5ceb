"""A build that is asked to end does so, with a word and the status that tells why."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import command, put_reports

_SWALLOWS = """
import time, weakref
from orchestration import interrupts
interrupts.ASK_AGAIN_SECONDS = 0.5
interrupts.listen()
class Thing: pass
def callback(_):
    print("in the callback", flush=True)
    while True: time.sleep(0.01)
thing = Thing(); reference = weakref.ref(thing, callback)
try:
    del thing  # an interrupt that falls into the callback is forgotten
    {then}
except KeyboardInterrupt:
    interrupts.end("heard")
"""


@pytest.mark.parametrize(
    "then",
    [
        "while True: time.sleep(0.01)",
        # What never comes back to Python's hands is ended as it is.
        "signal = __import__('signal'); signal.signal(signal.SIGTERM, lambda *_: None)\n    while True: time.sleep(0.01)",
        "from orchestration import progress\n    progress.report('look')",
    ],
)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_that_a_library_swallows_is_heard_all_the_same(then, number):
    script = _SWALLOWS.replace("{then}", then)
    process = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "in the callback\n"
    process.send_signal(number)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 128 + number
    assert f"ended by {signal.Signals(number).name}" in said
    assert len(said.splitlines()) == 1  # that it was swallowed is told to nobody, with a traceback least of all


_SWALLOWS_DAGSTERS = """
import os, signal, weakref
from dagster._utils.interrupts import raise_interrupts_as
from dagster import DagsterExecutionInterruptedError
from orchestration import interrupts
interrupts.listen()
class Thing: pass
thing = Thing(); reference = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM))
with raise_interrupts_as(DagsterExecutionInterruptedError):
    del thing
print("went on")
"""


def test_the_interrupt_that_dagster_raises_instead_is_swallowed_without_a_traceback_too():
    done = subprocess.run([sys.executable, "-c", _SWALLOWS_DAGSTERS], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("went on\n", "")


_ENDS = """
import os, signal
from orchestration import interrupts
interrupts.listen()
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    interrupts.util._run_finalizers = lambda: [os.kill(os.getpid(), signal.SIGINT) for _ in range(3)]
    interrupts.end("heard")
"""


def test_who_asks_again_while_the_process_ends_is_no_fault_of_its_end():
    done = subprocess.run([sys.executable, "-c", _ENDS], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "tongbi: ended by SIGINT; heard\n")


_TURNED_INTO_ANOTHER = """
import os, signal, sys
from orchestration import cli
class Field:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.SIGTERM)
def load(asked):
    class Thing:
        field = Field()
sys.argv = ["tongbi", "build"]
cli.load = load
cli.main()
"""


def test_an_interrupt_that_python_turns_into_another_error_ends_the_build_all_the_same():
    """Where a class is made, an interrupt comes out as a RuntimeError up to Python 3.11."""
    done = subprocess.run([sys.executable, "-c", _TURNED_INTO_ANOTHER], capture_output=True, text=True, check=False)
    assert done.stderr == "tongbi: ended by SIGTERM; the last published warehouse stands\n"
    assert done.returncode == 143


def wait_until_it_listens(process):
    """The command is imported before it can hear a signal: on a busy machine that takes seconds."""
    status = Path(f"/proc/{process.pid}/status")
    while process.poll() is None:
        if not status.exists():
            pytest.skip("the system does not tell which signals a process hears")
        caught = next(line for line in status.read_text().splitlines() if line.startswith("SigCgt"))
        if int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.01)
    raise AssertionError(process.communicate()[1])


@pytest.mark.slow
@pytest.mark.parametrize("after", ["", "starting Dagster", "reading and extracting", "building and testing"])
def test_a_build_ends_with_a_word_whenever_it_is_terminated(tmp_path, after):
    put_reports(tmp_path / "raw")
    build = subprocess.Popen(
        command("build", tmp_path / "raw", "-w", tmp_path / "w"), stderr=subprocess.PIPE, text=True
    )
    assert build.stderr is not None
    if after:
        assert any(after in line for line in build.stderr)
    else:
        wait_until_it_listens(build)
    time.sleep(0.3)  # for the stage to be at work; where it is not yet, the end is the same
    build.send_signal(signal.SIGTERM)
    _, said = build.communicate(timeout=300)
    assert build.returncode == 143, said
    assert said.splitlines()[-1] == "tongbi: ended by SIGTERM; the last published warehouse stands"
    assert "Traceback" not in said
    assert not list((tmp_path / "w").glob("facts/.staging*"))
