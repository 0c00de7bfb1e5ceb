"""The graph, stage by stage: raw documents → facts → models → publication."""

from orchestration.assets.facts import facts, raw_documents
from orchestration.assets.models import models
from orchestration.assets.publication import published_warehouse

ASSETS = [raw_documents, facts, models, published_warehouse]
