"""The graph, stage by stage: raw documents → facts → models → publication → site."""

import warnings

# Code references are new in Dagster; that they may change is of no use to who runs a build.
warnings.filterwarnings("ignore", message=r".*is currently in (beta|preview)")

from orchestration.assets.facts import facts, raw_documents  # noqa: E402
from orchestration.assets.models import models  # noqa: E402
from orchestration.assets.publication import published_warehouse  # noqa: E402
from orchestration.assets.site import site  # noqa: E402

ASSETS = [raw_documents, facts, models, published_warehouse, site]
