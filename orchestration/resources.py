"""What the assets share: the two folders, and the right to build."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dagster as dg
from pydantic import Field, PrivateAttr

from orchestration import settings
from orchestration.lock import building
from transforms.facts import stages

# A run that the sensor started while somebody builds by hand waits its turn; the other build takes seconds to minutes.
_PATIENCE_SECONDS = 900


@contextmanager
def _environment() -> Iterator[None]:
    """What a run sets for itself ends with it."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class Warehouse(dg.ConfigurableResource):
    """The raw folder and the warehouse folder, absolute. Held from the first step of a run to its last.

    All three can be given for one run in the launchpad, under resources, warehouse, config.
    """

    raw: str = Field(description="Folder of reports, absolute. The warehouse is made to mirror it.")
    folder: str = Field(description="Folder of the warehouse, absolute.")
    limits: dict[str, float] = Field(
        default={},
        description="What one document may cost in this run, such as {pages: 5000}; as TONGBI_LIMIT_PAGES does.",
    )

    _held: ExitStack = PrivateAttr(default_factory=ExitStack)

    @property
    def places(self) -> settings.Places:
        return settings.places(Path(self.raw), Path(self.folder))

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        self._held.enter_context(_environment())
        settings.export(self.places)
        if self.limits:
            stages.load.cache_clear()  # what this process read with other limits
        os.environ.update({f"TONGBI_LIMIT_{name.upper()}": f"{value:g}" for name, value in self.limits.items()})
        self._held.enter_context(building(self.places.warehouse, wait_seconds=_PATIENCE_SECONDS))

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        self._held.close()
