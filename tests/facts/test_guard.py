"""Processes that are started before there is work for them."""

from datetime import datetime

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
