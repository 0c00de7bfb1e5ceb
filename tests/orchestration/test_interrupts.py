"""A build that is asked to end does so, with a word and the status that tells why."""

import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import command, put_reports

_SWALLOWS = """
import time, weakref
from orchestration import interrupts
interrupts.ASK_AGAIN_SECONDS = 0.2
interrupts.listen()
class Thing: pass
def callback(_):
    while True: time.sleep(0.01)
thing = Thing(); reference = weakref.ref(thing, callback)
print("ready", flush=True)
try:
    del thing  # an interrupt that falls into the callback is printed and forgotten
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
    assert process.stdout.readline() == "ready\n"
    time.sleep(0.1)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert f"ended by {signal.Signals(number).name}" in said


@pytest.mark.slow
@pytest.mark.parametrize("after", ["", "reading and extracting", "building and testing"])
def test_a_build_ends_with_a_word_whenever_it_is_terminated(tmp_path, after):
    put_reports(tmp_path / "raw")
    build = subprocess.Popen(
        command("build", tmp_path / "raw", "-w", tmp_path / "w"), stderr=subprocess.PIPE, text=True
    )
    assert build.stderr is not None
    if after:
        while after not in build.stderr.readline():
            pass
    else:
        time.sleep(1)  # imports of the command itself
    time.sleep(0.3)
    build.send_signal(signal.SIGTERM)
    _, said = build.communicate(timeout=120)
    assert build.returncode == 143, said
    assert said.splitlines()[-1] == "tongbi: ended by SIGTERM; the last published warehouse stands"
    assert "Traceback" not in said
    assert not list((tmp_path / "w").glob("facts/.staging*"))
