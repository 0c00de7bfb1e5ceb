"""Why a step of a run failed, for whoever is told of it: the command line and the alert."""

import dagster as dg


def cause_of(event: dg.DagsterEvent) -> str:
    """What a step that failed says of it; else what the innermost error says, which Dagster wraps once or twice."""
    failure = event.step_failure_data
    error = failure.error
    while error and error.cause:
        error = error.cause
    given = failure.user_failure_data
    return str(given.description if given and given.description else error.message if error else event.message).strip()
