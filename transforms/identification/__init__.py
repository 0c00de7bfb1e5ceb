"""Document → which division reports, for which months, and when it was put out, each with method and confidence."""

from .identifier import Identification, Identifier
from .override import OverrideError, stated_division, stated_period

__all__ = ["Identification", "Identifier", "OverrideError", "stated_division", "stated_period"]
