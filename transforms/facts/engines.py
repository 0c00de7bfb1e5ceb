"""Which engine does the chunks of a build: processes of this machine, or a Dask cluster."""

import importlib.util
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from transforms.facts import pool
from transforms.facts.work import Job, Outcome, Task

if TYPE_CHECKING:
    from transforms.facts.cluster import Cluster

# Takes tasks with their size in bytes; gives what became of each as it comes, in no order.
Run = Callable[[list[tuple[Task, int]], Job], Iterator[Outcome]]

SETTINGS = ENGINE, SCHEDULER, STORE = "TONGBI_ENGINE", "TONGBI_SCHEDULER", "TONGBI_STORE"


class EngineError(Exception):
    """The engine cannot do its work. The message says why, with the remedy."""


def as_settings(engine: str | None, scheduler: str | None, store: str | None) -> dict[str, str]:
    """The settings that say so; what is not given is left as it is."""
    return {name: given for name, given in zip(SETTINGS, (engine, scheduler, store), strict=True) if given}


def chosen(settings: Mapping[str, str]) -> Run:
    """The engine that the settings name (pass `os.environ`); by default processes of this machine.

    Raises EngineError when they make no sense, or what the engine needs is not installed."""
    cluster = _cluster(settings)
    return cluster.run if cluster else pool.run


def check(settings: Mapping[str, str]) -> None:
    """Raises EngineError when the engine that the settings name cannot work now."""
    if cluster := _cluster(settings):
        cluster.check()


def _cluster(settings: Mapping[str, str]) -> "Cluster | None":
    engine, scheduler, store = (settings.get(name) for name in SETTINGS)
    if is_local(settings):
        if scheduler or store:
            raise EngineError("a scheduler and a store are for `--engine dask`; name that too")
        return None
    if engine != "dask":
        raise EngineError(f"{engine}: no such engine; there are `local` and `dask`")
    if not scheduler:
        raise EngineError("`--engine dask` needs the address of its scheduler: --scheduler tcp://HOST:8786")
    if not importlib.util.find_spec("distributed"):
        raise EngineError("`--engine dask` needs Dask: pip install 'tongbi[dask]', here and where its workers run")
    from transforms.facts.cluster import Cluster

    return Cluster(scheduler, store or None)


def is_local(settings: Mapping[str, str]) -> bool:
    """Whether this machine reads the reports itself."""
    return settings.get(ENGINE, "") in ("", "local")
