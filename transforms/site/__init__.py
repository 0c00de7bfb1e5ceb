"""The published warehouse as pages to look at: a folder of files that needs no server and no network."""

from transforms.site.build import Written, build_site
from transforms.site.warehouse import OlderWarehouseError

__all__ = ["OlderWarehouseError", "Written", "build_site"]
