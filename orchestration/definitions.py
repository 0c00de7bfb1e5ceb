"""What Dagster loads."""

import dagster as dg

from orchestration import automation, settings
from orchestration.assets import ASSETS
from orchestration.checks import facts_hold
from orchestration.resources import Warehouse

where = settings.places()
defs = dg.Definitions(
    assets=ASSETS,
    asset_checks=[facts_hold],
    jobs=[automation.build],
    schedules=[automation.daily],
    sensors=[automation.raw_folder],
    resources={"warehouse": Warehouse(raw=str(where.raw), folder=str(where.warehouse))},
)
