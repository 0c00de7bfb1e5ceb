"""dbt in this process: `DbtCliResource` would spend nine seconds of every run on starting dbt three times over."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from filelock import FileLock

from orchestration import damage, settings
from orchestration.settings import TRANSFORMS, Places
from orchestration.unchanged import Unchanged
from transforms.common.cache import cache_folder, drop_oldest
from transforms.common.for_duckdb import connect
from transforms.common.source_hash import installed, source_hash
from transforms.common.whole_files import seal, sealed, swapped_in, write_text
from transforms.models.validate import validate

_QUIET = ["--quiet", "--log-level", "none", "--log-level-file", "none"]
_PARSERS = ("dbt-core", "dbt-duckdb")
_STANDING = "standing"
_STANDS = "made from the same rows as at the last build"
_SOURCES = ("models", "macros", "tests", "dbt_project.yml", "profiles.yml")


# A parse takes four seconds; what this process parsed or read back, it builds from.
_parsed: Any = None


class Outcome(NamedTuple):
    """What became of one node. `ok` is None when it was skipped; `seconds` is its run time."""

    unique_id: str
    name: str
    kind: str  # model | test
    ok: bool | None
    warned: bool
    failures: int | None
    message: str
    seconds: float


class DbtError(Exception):
    """dbt could not run at all (a model does not parse, the profile is wrong)."""


def build(select: list[str] | None = None) -> Iterator[Outcome]:
    """`dbt build` of the project, or of the models selected with their tests; unit tests are left to the test suite.

    Of the whole project only what is made from other rows than at the last build is run; the rest stands, and is told as
    what it came to then.
    """
    where = settings.places()
    unchanged = Unchanged(where, _project(where), f"{_sources()} {installed(['duckdb'])}")
    with damage.models_kept(where):
        standing, project_stands = [] if select else unchanged.nodes(), unchanged.project_stands()
        unchanged.forget()
        outcomes = [] if unchanged.all_stand(standing) else _build(select, standing, project_stands=project_stands)
    for node in standing:
        outcomes.append(Outcome(node.unique_id, node.name, str(node.resource_type), True, False, 0, _STANDS, 0.0))
    if not select and all(one.ok for one in outcomes):
        unchanged.remember(one.unique_id for one in outcomes if not one.warned)
    place = {unique_id: at for at, unique_id in enumerate(unchanged.order())}
    yield from sorted(outcomes, key=lambda one: place.get(one.unique_id, -1))  # as Dagster wants them


def _build(select: list[str] | None, standing: list[Any], *, project_stands: bool) -> list[Outcome]:
    # Nobody reads what it would write beside the tables: the manifest is the one that was parsed, results come back here.
    arguments = ["build", *_QUIET, "--no-write-json"]
    arguments += ["--exclude-resource-type", "unit_test", "--exclude-resource-type", "exposure"]
    if select:
        arguments += ["--select", *select]
    if standing:  # and nothing that depends on it
        arguments += ["--exclude", f"tag:{_STANDING}", "--indirect-selection", "empty"]
    told = {"unchanged": [node.unique_id for node in standing], "project_stands": project_stands}
    arguments += ["--vars", json.dumps(told)]
    with _tagged(standing):
        result = _invoke(arguments)
    return [
        Outcome(
            one.node.unique_id,
            one.node.name,
            str(one.node.resource_type),
            None if str(one.status) == "skipped" else str(one.status) in ("success", "pass", "warn"),
            str(one.status) == "warn",
            one.failures,
            _told(one),
            one.execution_time,
        )
        for one in getattr(result, "results", [])
    ]


def _told(one: Any) -> str:
    """What dbt says of a node; of a test that fails, how many rows fail it and the first of them."""
    if str(one.status) != "fail":
        return in_short(one.message or "")
    count = f"{one.failures:,} row{'' if one.failures == 1 else 's'}"
    return f"{count} fail it, such as {first_row(settings.places().build_db, one.node.compiled_code)}"


def first_row(database: Path, sql: str) -> str:
    """The first row of a query of this DuckDB file, as name=value, …; what failed where it cannot be asked."""
    try:
        with connect(str(database), read_only=True) as connection:
            cursor = connection.execute(f"select * from ({sql}) limit 1")
            names, row = [column[0] for column in cursor.description or ()], cursor.fetchone()
    except duckdb.Error as error:
        return f"({str(error).splitlines()[0]})"
    return ", ".join(f"{name}={value}" for name, value in zip(names, row or (), strict=False))


def in_short(message: str) -> str:
    """What dbt says of a node, without the macros it came through. Where columns are not as the yml beside the model says,
    dbt gives a table: name, type by the SQL, type by the yml, reason."""
    lines = [line.strip() for line in message.splitlines()]
    told = "\n".join(line for line in lines if not line.startswith(("> in macro", "> called by")))
    if "enforced contract" not in told:
        return told
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    differing = [
        f"{name}: {given or 'none'} by the SQL, {wanted or 'none'} by the yml" for name, given, wanted, _ in cells[2:]
    ]
    return f"{lines[0]}: columns are not as the yml beside it says: {'; '.join(differing)}"


@contextmanager
def _tagged(nodes: list[Any]) -> Iterator[None]:
    """dbt looks through the whole project for each name that it is given, for a tag once."""
    for node in nodes:
        node.tags.append(_STANDING)
    try:
        yield
    finally:
        for node in nodes:
            node.tags.remove(_STANDING)


def docs() -> None:
    """Write the models' documentation as one file, `static_index.html`, into the target folder."""
    with damage.models_kept(settings.places()):
        _invoke(["docs", "generate", "--static", *_QUIET])


def manifest(where: Places) -> dict[str, Any]:
    """The manifest, parsed anew when a source of the project changed since it was written.

    Raises ModelsError for public tables that are not described as they must be.
    """
    path, wanted = where.dbt_target / "manifest.json", _sources()
    if not _is_parsed(where, wanted):
        # Dagster's web server, its daemon and a build may start at one moment.
        with FileLock(where.dbt_target / ".lock"):
            if not _is_parsed(where, wanted):
                if _parsed_version(where) == wanted:
                    damage.tell_of_manifest(where)
                _parse(where, wanted)
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _is_parsed(where: Places, version: str) -> bool:
    """Whether the target folder has the project of this version, and as it was left."""
    return _parsed_version(where) == version and all(sealed(path) for path in damage.parsed_files(where))


def _parsed_version(where: Places) -> str:
    stamp = _stamp(where)
    return stamp.read_text("utf-8", errors="replace") if stamp.exists() else ""


def _stamp(where: Places) -> Path:
    return where.dbt_target / "manifest.sources"


def _parse(where: Places, version: str) -> None:
    """Put the parsed project into the target folder: as it was kept for all warehouses, else parsed now and kept."""
    global _parsed
    _parsed = None  # what this process parsed before would not be written again
    kept = cache_folder("project") / version
    if all(sealed(kept / path.name) for path in damage.parsed_files(where)):
        for path in damage.parsed_files(where):
            _copy(kept / path.name, path)
    else:
        validate()
        _parsed = _invoke(["parse", *_QUIET])
        with suppress(OSError):  # a cache that cannot be written costs time and nothing else
            for path in damage.parsed_files(where):
                _copy(path, kept / path.name)
            drop_oldest(kept.parent)
    write_text(version, _stamp(where))


def _copy(source: Path, target: Path) -> None:
    with swapped_in(target) as aside:
        shutil.copyfile(source, aside)
    seal(target)


def _project(where: Places) -> Manifest:
    """The parsed project. dbt itself would parse again what another warehouse left: the profile has other paths."""
    global _parsed
    manifest(where)
    if _parsed is None:
        found = Manifest.from_msgpack((where.dbt_target / "partial_parse.msgpack").read_bytes())
        found.build_parent_and_child_maps()
        found.build_flat_graph()
        _parsed = found
    return _parsed


def _invoke(arguments: list[str]) -> Any:
    with damage.project_kept(settings.places()), _file_open_throughout():
        result = dbtRunner(manifest=_parsed).invoke(
            [*arguments, "--project-dir", str(TRANSFORMS), "--profiles-dir", str(TRANSFORMS)]
        )
    if result.exception is not None and not isinstance(result.exception, Exception):
        raise result.exception  # an interrupt, Dagster's or the user's: no fault of the project
    if result.exception is not None:
        raise DbtError(" ".join(f"{type(result.exception).__name__}: {result.exception}".split())) from result.exception
    return result.result


@contextmanager
def _file_open_throughout() -> Iterator[None]:
    """Else dbt opens and closes the file between its nodes, and DuckDB reads its catalogue and writes all through each time."""
    os.environ["TONGBI_KEEP_OPEN"] = "True"
    try:
        yield
    finally:
        del os.environ["TONGBI_KEEP_OPEN"]
        with suppress(Exception):  # dbt came to its end before it opened anything
            DuckDBConnectionManager.env().close()
        DuckDBConnectionManager.close_all_connections()


def _sources() -> str:
    return source_hash(
        TRANSFORMS, _SOURCES, lambda path: path.suffix in (".sql", ".yml", ".md", ".csv"), salt=installed(_PARSERS)
    )
