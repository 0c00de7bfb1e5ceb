"""What follows from the program alone and takes seconds to make is kept in the user's cache folder, for all warehouses.

Everything there can be deleted at any time; whoever does waits those seconds once more.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import platformdirs

from transforms.common.whole_files import write_text

_KEPT = 4  # of one kind: of this version, of the one before, of a branch


def cache_folder(kind: str) -> Path:
    """Where things of this kind are kept: in TONGBI_CACHE_DIR, else in the user's cache folder."""
    return Path(os.environ.get("TONGBI_CACHE_DIR") or platformdirs.user_cache_path("tongbi")) / kind


def keep(text: str, path: Path) -> None:
    """Write it there and let the oldest beside it go. Where there is no place to keep it, it is made again the next time."""
    with suppress(OSError):
        write_text(text, path)
        drop_oldest(path.parent)


def drop_oldest(folder: Path) -> None:
    """Remove all but the few that were used last."""
    found = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in found[_KEPT:]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
