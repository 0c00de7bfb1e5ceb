"""What the assets share: the two folders, and the right to build."""

from contextlib import ExitStack
from pathlib import Path

import dagster as dg
from pydantic import PrivateAttr

from orchestration import settings
from orchestration.lock import building

# A run that the sensor started while somebody builds by hand waits its turn; the other build takes seconds to minutes.
_PATIENCE_SECONDS = 900


class Warehouse(dg.ConfigurableResource):
    """The raw folder and the warehouse folder, absolute. Held from the first step of a run to its last."""

    raw: str
    folder: str

    _held: ExitStack = PrivateAttr(default_factory=ExitStack)

    @property
    def places(self) -> settings.Places:
        return settings.places(Path(self.raw), Path(self.folder))

    def setup_for_execution(self, context: dg.InitResourceContext) -> None:
        self._held.enter_context(building(self.places.warehouse, wait_seconds=_PATIENCE_SECONDS))

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        self._held.close()
