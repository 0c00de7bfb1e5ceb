"""Processes that are started before there is work for them."""

import multiprocessing
import os
import signal
from datetime import datetime
from multiprocessing import util

import pytest

from tests.facts import fakes
from transforms.facts import guard
from transforms.facts.work import Chunk, Job


def test_a_worker_takes_the_process_that_was_started_ahead_and_the_others_end(tmp_path):
    guard.start_ahead(fakes.load)
    guard.start_ahead(fakes.load)
    (_, first, _), (_, second, _) = guard._ahead
    worker = guard.Worker(Job(tmp_path, tmp_path, tmp_path, "x1", datetime.now(), fakes.load))
    try:
        worker.start(Chunk("empty", ()))
        outcomes = worker.hear()
        while outcomes is None:
            outcomes = worker.hear()
        assert (worker.process, outcomes) == (first, [])
        guard.end_ahead()
        assert first.is_alive()
        assert second.exitcode is not None
    finally:
        worker.stop()
        guard.end_ahead()
    assert first.exitcode is not None


def test_an_interrupt_waits_until_a_process_that_is_being_started_has_what_it_needs(monkeypatch):
    """Else it finds the end of the pipe, and shows its user a traceback."""

    def spawn(*arguments):
        pid = spawned(*arguments)
        os.kill(os.getpid(), signal.SIGTERM)
        return pid

    def interrupt(*_):
        raise KeyboardInterrupt

    before = set(multiprocessing.active_children())
    spawned = util.spawnv_passfds
    monkeypatch.setattr(util, "spawnv_passfds", spawn)
    handler = signal.signal(signal.SIGTERM, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            guard.start_ahead(fakes.load)
    finally:
        signal.signal(signal.SIGTERM, handler)
    (process,) = set(multiprocessing.active_children()) - before
    process.kill()
    process.join()
