"""Resolves what a row is about (小桥村, 寒溪社区, 鄂州市) to a division, as seen from the division that reports."""

from __future__ import annotations

import re

from transforms.reference.divisions import COUNTRY, PLACEHOLDERS

from .gazetteer import Gazetteer, ancestors_of, upper_stem
from .standing import kind_of

_ONE_OF_KIND = re.compile(r"^(?:全|我|本)(省|市|县|区|州|盟|旗|镇|乡|街道|国)$")
_VILLAGE = re.compile(
    r"^(.{2,}?)(?:社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|行政村|嘎查村|嘎查|股经社|社区|村)$"
)


def resolve_subject(subject: str, district_id: str | None, gazetteer: Gazetteer) -> str | None:
    """The code of the division that `subject` names, nearest to `district_id` first, or None.

    Order: the division itself and those within it, those above it, its siblings, and last a name that only one division of
    the country has. A bare stem (小桥) counts only within or above the reporting division.
    """
    subject = subject.strip()
    if subject in ("全国", "国家", "我国", "中国"):
        return COUNTRY
    if found := _ONE_OF_KIND.match(subject):
        return _kind_above(found.group(1), district_id, gazetteer)
    upper = list(gazetteer.names.get(subject, ()))
    by_stem = list(gazetteer.stems.get(subject, ())) or (
        list(gazetteer.stems.get(upper_stem(subject), ())) if _changed_kind(subject) else []
    )
    marked = _VILLAGE.match(subject)
    villages = gazetteer.villages(marked.group(1) if marked else subject)
    if district_id is None:
        return upper[0] if len(upper) == 1 else None
    above = (district_id, *ancestors_of(district_id))
    named = [*upper, *villages]
    for codes in (named, by_stem):
        if code := _only(
            code for code in codes if code.startswith(district_id) or district_id == COUNTRY and len(code) == 2
        ):
            return code
        if code := next((code for code in reversed(above) if code in codes), None):
            return code
    if not marked and (code := _township_within(subject, district_id, gazetteer)):
        return code
    for ancestor in reversed(above[1:]):
        if marked and len(ancestor) < 6:
            break  # a village of another county with that name is more likely a namesake
        siblings = [code for code in (named if marked else upper) if code.startswith(ancestor)]
        if siblings:
            return siblings[0] if len(siblings) == 1 else None
    return upper[0] if len(upper) == 1 else (by_stem[0] if len(by_stem) == 1 and len(by_stem[0]) <= 4 else None)


def _changed_kind(subject: str) -> bool:
    return subject[-1:] in "省市州盟县区旗" and len(subject) > 2


def _only(codes: object) -> str | None:
    """The one code, or the widest when it contains all the others (天津市 is 12, not a 市辖区 below it)."""
    found = sorted(set(codes), key=len)  # type: ignore[call-overload]
    if not found:
        return None
    widest = found[0]
    return str(widest) if all(code.startswith(widest) for code in found) else None


def _township_within(stem: str, district_id: str, gazetteer: Gazetteer) -> str | None:
    if len(district_id) > 6 or len(district_id) < 4:
        return None
    return _only(code for code in gazetteer.township_stems.get(stem, ()) if code.startswith(district_id))


def _kind_above(kind: str, district_id: str | None, gazetteer: Gazetteer) -> str | None:
    if kind == "国":
        return COUNTRY
    if district_id is None or district_id == COUNTRY:
        return None
    for code in (district_id, *reversed(ancestors_of(district_id))):
        name = gazetteer.upper.get(code, "")
        if name and name not in PLACEHOLDERS and kind_of(code, name) in (kind, "自治区" if kind == "区" else kind):
            return code
    return None
