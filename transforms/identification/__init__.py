"""Document → which division reports, for which months, and when it was put out, each with method and confidence."""

from .identifier import Identification, Identifier, OverrideError

__all__ = ["Identification", "Identifier", "OverrideError"]
