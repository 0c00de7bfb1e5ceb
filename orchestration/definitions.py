"""What Dagster loads."""

import dagster as dg

from orchestration import alerts, automation, settings
from orchestration.assets import ASSETS
from orchestration.checks import facts_hold, reports_are_current
from orchestration.resources import Warehouse

where = settings.places()
defs = dg.Definitions(
    assets=dg.with_source_code_references(ASSETS),
    asset_checks=[facts_hold, reports_are_current],
    jobs=[automation.build, automation.facts_only, automation.models_only],
    schedules=[automation.daily],
    sensors=[automation.raw_folder, alerts.alert],
    resources={"warehouse": Warehouse(raw=str(where.raw), folder=str(where.warehouse))},
)
