"""Whether this process may read or write, told without trying."""

import os
from pathlib import Path

# Of the rights the process has now, not of the user who started it; where the system can tell.
_EFFECTIVE = os.access in os.supports_effective_ids


def readable(path: Path) -> bool:
    """False, too, where nothing is."""
    return os.access(path, os.R_OK, effective_ids=_EFFECTIVE)


def writable(path: Path) -> bool:
    """False, too, where nothing is. Of a folder: whether files may be put into it."""
    return os.access(path, os.W_OK, effective_ids=_EFFECTIVE)
