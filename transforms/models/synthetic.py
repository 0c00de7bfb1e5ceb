"""Synthetic facts: the Parquet that the facts stage would write, for any number of documents, without reading a text.

    python -m transforms.models.synthetic FOLDER --documents 100000

Serves the tests of the models, and the measurements of their speed. The figures of a series grow smoothly from a level of
its own, half of the documents restate the year before, one in twenty revises it, one in ten states a target.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import polars as pl
