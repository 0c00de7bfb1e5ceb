"""The names of all divisions, held so that a text can be searched for them in milliseconds.

Names of provinces down to townships are looked up whole (海滨街道) and, from the county up, by stem (瓯海). Names of
villages and communities are looked up by stem only (朱家垴), because reports write 村, 社区, 股经社 or nothing behind it.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import polars as pl
from ahocorasick_rs import AhoCorasick, Implementation

from transforms.reference.divisions import (
    CODE_LENGTHS,
    COUNTRY,
    PLACEHOLDERS,
    DivisionChange,
    SupplementedDivision,
    load_division_changes,
    load_division_supplement,
    scan_divisions,
)

_COMMITTEE = r"(?:社区居民委员会|社区居委会|社区村委会|居民委员会|居委会|村民委员会|村委会|牧委会|虚拟社区|生活区)$"
_COMMUNITY = r"^(.{2,}?)(?:嘎查村|嘎查|社区|村)$"
_NATION = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|"
    "仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_NATIONS_WRITTEN_OUT = re.compile(rf"(?:(?:{_NATION})族)+$")
_NATIONS_WITHOUT_ZU = re.compile("(?:蒙古|维吾尔|哈萨克|柯尔克孜|锡伯|塔吉克|俄罗斯|鄂温克)+$")
_UPPER_SUFFIX = re.compile(r"^(.{2,}?)(?:特别行政区|地区|林区|矿区|新区|省|市|县|区|盟|旗|州)$")
_ZONE = re.compile(r"(?:开发区|园区|管理区|示范区|名胜区|园|区管委会|农场|林场)$")
_TOWNSHIP_SUFFIX = re.compile(rf"^(.{{2,}}?)(?:街道办事处|街道|(?:(?:{_NATION})族)*乡|苏木|镇|乡|地区)$")
#: Last characters of 街道, 镇, 乡, 苏木, 县, 区, 市, 省, 州, 盟, 旗, 农场, 管委会, 办事处, 新城, 工业园, 兵团, 兵团第八师.
LAST_OF_KINDS = frozenset("道镇乡木县区市省州盟旗场会处城园团师")
WING = re.compile(r"(?P<first>.).+(?P<wing>[左右])翼(?P<banner>[前中后]旗)$")
SELF_GOVERNED = re.compile(r"自治[区州县旗]$")


def upper_stem(name: str) -> str:
    """The name without its kind: 瓯海区 → 瓯海, 恩施土家族苗族自治州 → 恩施, 景县 → 景县 (one character is no name)."""
    if _ZONE.search(name):
        return name
    if SELF_GOVERNED.search(name):
        bare = name[:-3]
        for nations in (_NATIONS_WRITTEN_OUT, _NATIONS_WITHOUT_ZU):
            shorter = nations.sub("", bare)
            if len(shorter) >= 2 and shorter != bare:
                return shorter
        return bare.removesuffix("族")
    found = _UPPER_SUFFIX.match(name)
    return found.group(1) if found else name


def township_stem(name: str) -> str:
    """The name without 街道, 镇, 乡, 苏木: 丹西街道 → 丹西."""
    found = _TOWNSHIP_SUFFIX.match(name)
    return found.group(1) if found else name


def ancestors_of(code: str) -> tuple[str, ...]:
    """Codes of the divisions above, widest first, without the country."""
    return () if code == COUNTRY else tuple(code[:length] for length in CODE_LENGTHS if length < len(code))


@dataclass(slots=True)
class Gazetteer:
    """`upper` maps a code of at most nine digits to its name; `names`, `stems` (county and above) and `township_stems`
    map names back to codes.

    `village_starts` maps a village stem to its position in `village_bounds`, which says where its codes begin and end
    in `village_codes`: 620,000 villages in some 60 MB. Names that reports of earlier years
    use stand in `names` and `stems` too.
    """

    upper: dict[str, str]
    names: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    township_stems: dict[str, tuple[str, ...]]
    village_starts: dict[str, int]
    village_bounds: Sequence[int]
    village_codes: pl.Series
    divisions: pl.LazyFrame
    longest_name: int = 12
    last_characters: frozenset[str] = frozenset()
    _stems: tuple[tuple[str, ...], AhoCorasick] | None = None
    _loose: AhoCorasick | None = None

    @classmethod
    def load(cls) -> Gazetteer:
        """Read the divisions and the change table (about a second)."""
        return build_gazetteer(scan_divisions(), load_division_changes(), load_division_supplement())

    def villages(self, stem: str) -> list[str]:
        """Codes (12 digits) of the villages and communities with this stem."""
        position = self.village_starts.get(stem)
        if position is None:
            return []
        start, end = self.village_bounds[position], self.village_bounds[position + 1]
        return [str(code) for code in self.village_codes[start:end]]

    def stems_in(self, text: str) -> list[str]:
        """The stems of counties and above that stand in the text: those of two characters, then those of three and four."""
        if self._stems is None:
            short = sorted(stem for stem in self.stems if len(stem) == 2 and stem[-1] != "县")
            words = (*short, *(stem for stem in self.stems if 3 <= len(stem) <= 4))
            self._stems = words, _matcher(words)
        words, matcher = self._stems
        found = {position for position, _, _ in matcher.find_matches_as_indexes(text, overlapping=True)}
        return [words[position] for position in sorted(found)]

    def loose_in(self, text: str) -> set[str]:
        """The stems of villages, of three or four characters, that stand in the text: of 140,000, in a fifth of a millisecond.

        The first text waits a quarter of a second for the matcher to be made; reports of counties and above need none.
        """
        if self._loose is None:
            self._loose = _matcher([stem for stem in self.village_starts if 3 <= len(stem) <= 4])
        return {text[start:end] for _, start, end in self._loose.find_matches_as_indexes(text, overlapping=True)}

    def village_name(self, code: str) -> str | None:
        """The full name of a 12-digit code, read from the file: it is asked for a few times a document at most."""
        found = self.divisions.filter(pl.col("code") == code).select("name").collect()
        return str(found["name"][0]) if found.height else None

    def name_of(self, code: str) -> str | None:
        """The full name of a code of any level, or None when the code is unknown."""
        return self.upper.get(code) if len(code) != 12 else self.village_name(code)

    def path(self, code: str) -> tuple[str, ...]:
        """Names above the code, widest first, without the country and without rows that only hold a place (市辖区)."""
        names = (self.upper.get(parent, "") for parent in ancestors_of(code))
        # 东莞市 stands twice, as prefecture and as the county that NBS needs between it and its towns.
        return tuple(dict.fromkeys(name for name in names if name and name not in PLACEHOLDERS))


def _matcher(words: Sequence[str]) -> AhoCorasick:
    """Finds all of `words` in one pass over a text. The implementation named is the quickest one to make."""
    return AhoCorasick(words, store_patterns=False, implementation=Implementation.NoncontiguousNFA)


def short_name(name: str) -> str | None:
    """What an autonomous prefecture, county or banner is called in short, with its kind: 酉阳土家族苗族自治县 → 酉阳县; of a banner
    of one wing the first character: 科尔沁左翼中旗 → 科左中旗."""
    if wing := WING.match(name):
        return f"{wing['first']}{wing['wing']}{wing['banner']}"
    stem = upper_stem(name)
    return stem + name[-1] if SELF_GOVERNED.search(name) and name[-1] != "区" and len(stem) >= 2 else None


def build_gazetteer(
    divisions: pl.LazyFrame, changes: Iterable[DivisionChange], supplement: Iterable[SupplementedDivision] = ()
) -> Gazetteer:
    """Index `divisions` (code, name, level, parent_code), the former names of `changes` and the short names of `supplement`."""
    above = divisions.filter(pl.col("level") != "village").collect()
    upper = dict(zip(above["code"].to_list(), above["name"].to_list(), strict=True))
    index = _Index()
    for code, name in upper.items():
        if name not in PLACEHOLDERS and code != COUNTRY:
            index.add(code, name)
    for place in supplement:
        for name in place.short:
            index.names[name].append(place.code)
    for change in changes:
        index.add_former(change.code, change.old_name)
    starts, bounds, codes = _villages_by_stem(divisions)
    return Gazetteer(
        upper=upper,
        names=_fixed(index.names),
        stems=_fixed(index.stems),
        township_stems=_fixed(index.township_stems),
        village_starts=starts,
        village_bounds=bounds,
        village_codes=codes,
        divisions=divisions,
        longest_name=14,
        last_characters=frozenset(name[-1] for name in index.names if name[-1] in LAST_OF_KINDS),
    )


@dataclass(slots=True)
class _Index:
    """Codes by what their divisions are called, from the township up: see `Gazetteer`."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    stems: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    township_stems: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, code: str, name: str) -> None:
        self.names[name].append(code)
        if len(code) == 9 and (stem := township_stem(name)) != name:
            self.township_stems[stem].append(code)
        if len(code) <= 6 and len(stem := upper_stem(name)) >= 2:
            self.stems[stem].append(code)
        if short := short_name(name):
            self.names[short].append(code)

    def add_former(self, code: str, name: str) -> None:
        """What a division was called before; its stem may be the one it has now."""
        self.names[name].append(code)
        if len(code) <= 6 and code not in self.stems[upper_stem(name)]:
            self.stems[upper_stem(name)].append(code)


def _fixed(index: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(codes) for name, codes in index.items()}


def _villages_by_stem(divisions: pl.LazyFrame) -> tuple[dict[str, int], Sequence[int], pl.Series]:
    """`village_starts`, `village_bounds` and `village_codes` of the Gazetteer."""
    villages = (
        divisions.filter(pl.col("level") == "village")
        .select(
            pl.col("code").cast(pl.Int64), stem=pl.col("name").str.replace(_COMMITTEE, "").str.replace(_COMMUNITY, "$1")
        )
        .collect(engine="streaming")
        .sort("stem", "code")
    )
    runs = villages["stem"].rle().struct.unnest()
    bounds = array("i", [0])
    bounds.extend(runs["len"].cast(pl.Int32).cum_sum().to_list())
    starts = {stem: position for position, stem in enumerate(runs["value"].to_list()) if len(stem) >= 2}
    return starts, bounds, villages["code"]
