"""Moved to transforms.extraction.numbers; kept until the last module that imports it from here has moved."""

from transforms.extraction.model import NO_UNIT as NONE
from transforms.extraction.model import Token
from transforms.extraction.numbers import PERCENT, RANK, scan

__all__ = ["NONE", "PERCENT", "RANK", "Token", "scan"]
