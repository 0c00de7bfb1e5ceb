"""Resolves what a row is about (小桥村, 寒溪社区, 鄂州市) to a division, as seen from the division that reports."""

from __future__ import annotations

import re
from typing import NamedTuple

from transforms.reference.divisions import COUNTRY, PLACEHOLDERS

from .gazetteer import Gazetteer, ancestors_of, upper_stem
from .standing import kind_of

_PREFECTURE = 4  # digits of its code
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
    candidates = _candidates(subject, gazetteer)
    if district_id is None:
        return _alone(candidates.upper)
    if code := _within_or_above(candidates, district_id):
        return code
    if not candidates.is_village and (code := _township_within(subject, district_id, gazetteer)):
        return code
    if siblings := _siblings(candidates, district_id):
        return _alone(siblings)
    if code := _alone(candidates.upper):
        return code
    stem = _alone(candidates.by_stem)
    return stem if stem and len(stem) <= _PREFECTURE else None


class _Candidates(NamedTuple):
    """The codes of what bears the name: whole, as a village, and by its stem."""

    upper: list[str]
    villages: list[str]
    by_stem: list[str]
    is_village: bool


def _candidates(subject: str, gazetteer: Gazetteer) -> _Candidates:
    by_stem = list(gazetteer.stems.get(subject, ()))
    if not by_stem and _changed_kind(subject):
        by_stem = list(gazetteer.stems.get(upper_stem(subject), ()))
    village = _VILLAGE.match(subject)
    villages = gazetteer.villages(village.group(1) if village else subject)
    return _Candidates(list(gazetteer.names.get(subject, ())), list(villages), by_stem, village is not None)


def _within_or_above(candidates: _Candidates, district_id: str) -> str | None:
    """The division itself, the one within it, or the nearest above it: by its name before its stem."""
    above = (district_id, *ancestors_of(district_id))
    for codes in ([*candidates.upper, *candidates.villages], candidates.by_stem):
        within = (code for code in codes if code.startswith(district_id) or district_id == COUNTRY and len(code) == 2)
        if code := _only(within) or next((code for code in reversed(above) if code in codes), None):
            return code
    return None


def _siblings(candidates: _Candidates, district_id: str) -> list[str]:
    """Those in the nearest division above that has any; a village of another county is more likely a namesake."""
    codes = [*candidates.upper, *candidates.villages] if candidates.is_village else candidates.upper
    for ancestor in reversed(ancestors_of(district_id)):
        if candidates.is_village and len(ancestor) < 6:
            return []
        if found := [code for code in codes if code.startswith(ancestor)]:
            return found
    return []


def _alone(codes: list[str]) -> str | None:
    return codes[0] if len(codes) == 1 else None


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
