"""When the job runs by itself: once a day, and soon after something in the raw folder changed.

TONGBI_SCHEDULE is when it runs whatever happens, as cron writes it; TONGBI_RETRY_SECONDS how long a build that failed waits.
"""

import hashlib
import os
import time

import dagster as dg

from orchestration import lock, settings, state
from transforms.facts import corrections_file, versions
from transforms.facts.scan import scan

_EVERY_MORNING = "30 5 * * *"
# A run that fails for a passing reason (a full disk, a machine shut down) deserves another; one that fails for a lasting
# reason would otherwise be started every ten seconds for ever. Each further try waits longer: a full disk is not emptied,
# nor a network drive back, within seconds.
_RETRY_SECONDS = "60,600"
# A build of 100,000 reports takes a fraction of this; one that hangs would hold up every later one.
_LONGEST_HOURS = 12
_ENDED_WHEN_IT_HANGS = {"dagster/max_runtime": str(_LONGEST_HOURS * 3600)}

# In process: starting a process per step took 49 s for a graph that takes 11 s in one.
build = dg.define_asset_job(
    "build",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    tags=_ENDED_WHEN_IT_HANGS,
    description="Bring the warehouse up to date with the raw folder and publish it.",
)

facts_only = dg.define_asset_job(
    "facts_only",
    selection=dg.AssetSelection.groups("ingestion", "facts"),
    executor_def=dg.in_process_executor,
    tags=_ENDED_WHEN_IT_HANGS,
    description="Read and extract what changed, and check it; models and publication stay as they are.",
)

models_only = dg.define_asset_job(
    "models_only",
    selection=dg.AssetSelection.groups("staging", "core", "intermediate", "marts", "publication"),
    executor_def=dg.in_process_executor,
    tags=_ENDED_WHEN_IT_HANGS,
    description="Build the models from the facts that are there, and publish them. One mart alone: select it in the graph.",
)


def scheduled(written: str | None) -> dg.ScheduleDefinition:
    """The schedule that TONGBI_SCHEDULE asks for. Raises ValueError when it is no line of cron."""
    try:
        return dg.ScheduleDefinition(
            name="daily",
            job=build,
            cron_schedule=written or _EVERY_MORNING,
            execution_timezone="Asia/Shanghai",
            default_status=dg.DefaultScheduleStatus.RUNNING,
            description="Every morning, or as TONGBI_SCHEDULE says, whether or not the sensor has noticed anything.",
        )
    except dg.DagsterInvalidDefinitionError as error:
        raise ValueError(
            f"TONGBI_SCHEDULE={written}: not the five fields of cron; write for instance '{_EVERY_MORNING}', "
            f"every day at 5:30, China time"
        ) from error


def waits(written: str | None) -> list[int]:
    """Seconds that the first build of a folder waits, which is none, then each further one. Raises ValueError when
    TONGBI_RETRY_SECONDS is no list of whole numbers."""
    try:
        return [0, *(abs(int(one)) for one in (written or _RETRY_SECONDS).split(","))]
    except ValueError:
        raise ValueError(
            f"TONGBI_RETRY_SECONDS={written}: no whole seconds with commas between; write for instance "
            f"'{_RETRY_SECONDS}', to try again after a minute and once more after ten"
        ) from None


daily = scheduled(os.environ.get("TONGBI_SCHEDULE"))
_WAIT_SECONDS = waits(os.environ.get("TONGBI_RETRY_SECONDS"))

# A file that is still being copied in keeps changing; it is left until it has been still for this long.
_SETTLED_SECONDS = 3


# A run that nothing is heard of for so long, while nobody holds the warehouse, has no process any more.
_SILENT_SECONDS = 300

_UNDER_WAY = [
    dg.DagsterRunStatus.QUEUED,
    dg.DagsterRunStatus.NOT_STARTED,
    dg.DagsterRunStatus.STARTING,
    dg.DagsterRunStatus.STARTED,
]


@dg.sensor(
    job=build,
    name="raw_folder",
    minimum_interval_seconds=10,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="One run for whatever changed in the raw folder since the last build, however many files came.",
)
def raw_folder(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Looks at the folder; a build that failed is tried again after a minute, then after ten, or as TONGBI_RETRY_SECONDS says."""
    where = settings.places()
    _end_dead_runs(context.instance, where)
    try:
        files, problems = scan(where.raw, leave_out=(where.warehouse,))
    except FileNotFoundError as error:
        return dg.SkipReason(str(error))
    newest = max((file.newest_ns for file in files), default=0)
    if not _is_over(newest / 1e9, _SETTLED_SECONDS):
        return dg.SkipReason("files are still coming in")
    if state.up_to_date(where):
        return dg.SkipReason("the warehouse is up to date with the folder")
    if context.instance.get_runs_count(dg.RunsFilter(job_name=build.name, statuses=_UNDER_WAY)):
        return dg.SkipReason("a build is under way; what it leaves is seen at the next look")
    seen = [(file.source_path, file.signature) for file in files]
    seen += [(problem.source_path, problem.cause) for problem in problems]
    seen.append((corrections_file.FILE, corrections_file.version(where.raw)))
    look = hashlib.sha256(repr((seen, state.models_version(), versions.current())).encode()).hexdigest()[:16]
    last, tries, asked = _cursor(context.cursor)
    tried = tries if last == look else 0
    if tried >= len(_WAIT_SECONDS):
        return dg.SkipReason(f"{tried} builds of this folder failed; see their runs. The next change is tried again")
    if tried and not _is_over(asked, _WAIT_SECONDS[tried]):
        wait = asked + _WAIT_SECONDS[tried] - time.time()
        return dg.SkipReason(f"the last build of this folder failed; the next is tried in {wait:.0f} s")
    return dg.SensorResult(
        run_requests=[dg.RunRequest(run_key=f"{look}-{tried}-{time.time_ns()}")],
        cursor=f"{look}:{tried + 1}:{int(time.time())}",
    )


def _end_dead_runs(instance: dg.DagsterInstance, where: settings.Places) -> None:
    """A run whose process was killed tells nobody. Dagster would count it as under way until its longest time is over, and start
    no other: its monitoring knows of processes in clusters alone."""
    if lock.is_held(where.warehouse):
        return
    begun = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED])
    for record in instance.get_run_records(begun):
        last = instance.get_records_for_run(record.dagster_run.run_id, limit=1, ascending=False).records
        heard = last[0].timestamp if last else record.create_timestamp.timestamp()
        if _is_over(heard, _SILENT_SECONDS):
            cause = "its process was ended from outside (killed, or the machine went down)"
            instance.report_run_failed(record.dagster_run, cause)


def _is_over(since: float, seconds: float) -> bool:
    """Whether so many seconds have gone by. Of a time to come, which a clock showed that was set back since, nobody knows
    how long ago it was: it is not waited for."""
    return not 0 <= time.time() - since < seconds


def _cursor(written: str | None) -> tuple[str, int, float]:
    """What the folder looked like when a run was last asked for, how often one was for that, and when the last time."""
    look, tries, asked = [*(written or "").split(":"), "", "", ""][:3]
    return look, int(tries or 0), float(asked or 0)
