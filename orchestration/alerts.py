"""Somebody is told when a run fails: a command that gets the message on its standard input, or an address it is sent to.

TONGBI_ALERT_COMMAND is a command line, TONGBI_ALERT_URL an address that takes a POST; both may be set. The message is one JSON
object: `run_id`, `job`, `warehouse`, `causes` (a list of texts) and `url` of the run where TONGBI_DAGSTER_URL says where Dagster is.
"""

import json
import os
import shlex
import subprocess
import urllib.request

import dagster as dg

from orchestration import outcome, settings
from orchestration.failures import cause_of

_PATIENCE_SECONDS = 30


def send(message: dict[str, object]) -> list[str]:
    """Send the message wherever the environment says. Returns where it could not be sent, with the reason."""
    body = json.dumps(message, ensure_ascii=False).encode()
    missed = []
    if command := os.environ.get("TONGBI_ALERT_COMMAND"):
        try:
            subprocess.run(shlex.split(command), input=body, check=True, timeout=_PATIENCE_SECONDS, capture_output=True)
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            missed.append(f"TONGBI_ALERT_COMMAND: {error}")
    if address := os.environ.get("TONGBI_ALERT_URL"):
        try:
            request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
            urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS).close()
        except (OSError, ValueError) as error:
            missed.append(f"TONGBI_ALERT_URL: {error}")
    return missed


@dg.run_failure_sensor(
    name="alert",
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=10,
    description="Tells TONGBI_ALERT_COMMAND or TONGBI_ALERT_URL when a run fails; does nothing when neither is set.",
)
def alert(context: dg.RunFailureSensorContext) -> None:
    run = context.dagster_run
    causes = [cause_of(event) for event in context.get_step_failure_events()] or [context.failure_event.message or ""]
    if run.job_name == "build":
        outcome.failed(settings.places(), causes)
    base = os.environ.get("TONGBI_DAGSTER_URL", "").rstrip("/")
    message: dict[str, object] = {
        "run_id": run.run_id,
        "job": run.job_name,
        "warehouse": os.environ.get("TONGBI_WAREHOUSE", ""),
        "causes": causes,
        "url": f"{base}/runs/{run.run_id}" if base else None,
    }
    for missed in send(message):
        context.log.error(f"the alert was not sent: {missed}")
