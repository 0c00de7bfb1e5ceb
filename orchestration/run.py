"""The job in this process, its run recorded in the Dagster instance like any other."""

import sys
from contextlib import redirect_stderr
from typing import Any, TextIO

import dagster as dg
from alembic.util import CommandError
from dagster_shared.serdes.errors import DeserializationError
from sqlalchemy.exc import DatabaseError

from orchestration import dagster_files, interrupts, progress, space
from orchestration.failures import cause_of
from orchestration.settings import Places
from transforms.common.collection import uncollected

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}

# What Dagster raises when its databases hold what it never wrote.
_UNUSABLE = (DatabaseError, CommandError, DeserializationError)


def run_build(where: Places, listener: progress.Listener, teller: progress.Teller) -> list[str]:
    """Run the build job to its end. Returns why it did not publish, one cause each; nothing when it did."""
    with progress.listening(listener, teller), redirect_stderr(_WithoutEventLog(sys.stderr)):
        dagster_files.drop_damaged(where)
        try:
            causes = _run()
        except _UNUSABLE as error:
            if space.ran_out(where, [], error):
                raise space.FullDiskError(space.told(where)) from error
            dagster_files.drop(where)
            causes = _run()
        except Exception as error:
            if space.ran_out(where, [], error):
                raise space.FullDiskError(space.told(where)) from error
            raise
    interrupts.check()
    return [space.told(where)] if causes and space.ran_out(where, causes) else causes


class _WithoutEventLog:
    """Standard error without what Dagster writes there when its event log cannot be written: the run fails of it anyway."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return len(text) if text.startswith("Exception while writing logger call") else self._stream.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _run() -> list[str]:
    with uncollected():
        from orchestration.definitions import defs

    job = defs.resolve_job_def("build")
    with dg.DagsterInstance.get() as instance:
        result = job.execute_in_process(
            instance=instance, run_config=_QUIET, raise_on_error=False, tags={"tongbi/by": "command line"}
        )
        if result.success:
            return []
        return _causes(result) or [f"run {result.run_id} failed; `tongbi ui` shows its log"]


def _causes(result: dg.ExecuteInProcessResult) -> list[str]:
    """Why the run failed, a line for each cause. Raises KeyboardInterrupt where somebody ended it."""
    events = result.all_events
    steps = [cause for event in events if event.event_type_value == "STEP_FAILURE" for cause in _of_step(event)]
    checks = [event for event in events if event.event_type_value == "ASSET_CHECK_EVALUATION"]
    return [*steps, *(cause for event in checks for cause in _of_check(event, steps))]


def _of_step(event: dg.DagsterEvent) -> list[str]:
    error = event.step_failure_data.error
    if error and error.cls_name == "DagsterAssetCheckFailedError":
        return []  # the check itself says it better
    if error and error.cls_name in ("DagsterExecutionInterruptedError", "KeyboardInterrupt"):
        raise KeyboardInterrupt
    return [line for line in cause_of(event).splitlines() if line.strip()]


def _of_check(event: dg.DagsterEvent, steps: list[str]) -> list[str]:
    """A check that does not hold, where the step that asked it has not said so (test NAME: …)."""
    check = event.asset_check_evaluation_data
    if check.passed or not check.blocking or any(step.startswith(f"test {check.check_name}:") for step in steps):
        return []
    told = check.metadata.get("first") or check.metadata.get("message")
    return [
        f"{check.check_name} does not hold: {told.value}".splitlines()[0]
        if told
        else f"{check.check_name} does not hold"
    ]
