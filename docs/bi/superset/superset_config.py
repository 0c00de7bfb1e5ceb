"""Superset on one's own machine: its own small database, no cache of answers, pages for this machine only."""

import os
from pathlib import Path

HOME = Path(os.environ["SUPERSET_HOME"])
SECRET_KEY = (HOME / "secret").read_text()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME / 'superset.db'}"
# A file that is replaced by each build must not be answered for from yesterday.
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
# DuckDB is a file of this machine, opened read-only.
PREVENT_UNSAFE_DB_CONNECTIONS = False
TALISMAN_ENABLED = False
