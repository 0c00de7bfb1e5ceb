import multiprocessing
import os
import signal
import time

import pytest

from orchestration.lock import WarehouseBusyError, building, is_held


def hold(folder, ready):
    with building(folder):
        ready.set()
        time.sleep(600)


def test_only_one_process_builds_and_a_killed_one_lets_go(tmp_path):
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    other = context.Process(target=hold, args=(tmp_path, ready), daemon=True)
    other.start()
    assert ready.wait(300)
    with pytest.raises(WarehouseBusyError, match=f"process {other.pid}"), building(tmp_path):
        pass
    assert other.pid is not None
    os.kill(other.pid, signal.SIGKILL)
    other.join()
    with building(tmp_path):
        pass


def test_the_steps_of_a_run_may_ask_again(tmp_path):
    with building(tmp_path), building(tmp_path):
        pass
    with building(tmp_path):
        pass


def test_a_warehouse_is_held_while_a_build_has_it_whatever_number_its_last_builder_had(tmp_path):
    (tmp_path / ".lock.json").write_text(f'{{"pid": {os.getpid()}, "since": "08:00:00"}}')
    assert not is_held(tmp_path)
    with building(tmp_path):
        assert is_held(tmp_path)
    assert not is_held(tmp_path)
    assert not is_held(tmp_path / "absent")
