"""The site of the published warehouse: pages to look at, kept current after each publication."""

from collections.abc import Iterator

import dagster as dg

from orchestration import progress
from orchestration.assets.facts import OWNERS
from orchestration.assets.publication import published_warehouse
from orchestration.resources import Warehouse

CHECK = "pages_are_those_of_the_publication"


@dg.asset(
    group_name="publication",
    kinds={"html"},
    owners=OWNERS,
    deps=[published_warehouse],
    check_specs=[
        dg.AssetCheckSpec(
            CHECK,
            asset="site",
            description="The pages were written. When they cannot be, the publication stands all the same: this only tells.",
        )
    ],
)
def site(warehouse: Warehouse) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
    """Pages of districts, indicators and reports that need no server; of them only what changed is written."""
    from transforms.site import OlderWarehouseError, build_site  # a run that fails before needs no chart library

    progress.report("site")
    where = warehouse.places
    try:
        done = build_site(where.published, where.site, lambda at, total: progress.report("site", at, total))
    except (OSError, OlderWarehouseError) as error:
        progress.tell(f"the site is not written: {error}; the publication stands, and `tongbi site` writes the pages")
        warn = dg.AssetCheckSeverity.WARN
        yield dg.AssetCheckResult(
            passed=False, check_name=CHECK, severity=warn, metadata={"cause": dg.MetadataValue.text(str(error))}
        )
        yield dg.MaterializeResult(metadata={"written": 0})
        return
    yield dg.AssetCheckResult(passed=True, check_name=CHECK)
    yield dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(str(done.start)),
            "files": done.files,
            "written": done.written,
            "removed": done.removed,
        }
    )
