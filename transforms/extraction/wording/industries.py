"""How reports name the three industries together, before their shares follow in order."""

import re

# 三次产业结构, 一、二、三产之比, 第一、二、三产业比重: all of them end in this.
SHARES_OF_INDUSTRIES = re.compile(r"三(?:次产业|产业?)(?:结构|比重|比例|占比|之?比)|(?<![业部])产业结构")
_NEAR = 44
_BEFORE = re.compile(rf"(?:三次产业|产业结构|产业占比|一二三产|{SHARES_OF_INDUSTRIES.pattern})[^，。；]{{0,32}}\Z")


def industries_before(text: str, at: int) -> bool:
    """Whether the number at offset `at` stands behind such words, in their clause."""
    return _BEFORE.search(text, max(0, at - _NEAR), at) is not None
