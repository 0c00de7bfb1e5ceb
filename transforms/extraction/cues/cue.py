"""What the words before a number say of it: the fields that `read` fills, from the number backwards."""

from transforms.extraction.records import Record, record

PER_PERSON_OR_HOME = ("每人", "每户")
PERSONS_ALONE = ("人员", "孤儿", "儿童", "老人", "对象")


@record
class Cue(Record):
    """What the words before a number say of it. `stem` is what remains to their left."""

    stem: str = ""
    direction: int = 0  # 1 rise, -1 fall
    sign: int = 0  # the sign right before the digits: 1 for +, -1 for -
    rate_noun: bool = False  # 增速, 增幅: the number is a growth whatever stands between
    # yoy, ytd, pop, base, cagr, or "whole year before" (较去年全年), "end of the year before" (比上年末)
    comparison: str | None = None
    base: bool = False  # compared with something named
    reached: bool = False  # 到, 至: the number is where it got to
    origin: bool = False  # 从, 由: the number is where it came from
    settled: bool = False  # 达到, 突破, 稳定在: a state at the end of the span
    spread: bool = False  # 分别
    each: bool = False  # 均, 都
    bound: str = "exact"
    completion: bool = False
    estimate: bool = False
    year: int | str | None = None  # the number's own year: 2020年的51%, 去年的1.5%
    scope: str | None = None  # the area of a rank
    further_scopes: tuple[str, ...] = ()  # 分别居全市、全省第2位和第11位: those of the ranks that follow
    ranked: bool = False
    basis: str | None = None
    per: str = ""  # 每年, 每人每月
    net: bool = False  # 净增, 倍增: an absolute change
    step: bool = False  # 跨越, 迈上: of a threshold passed
    span: int = 0  # 近3年: over so many years
    cues: tuple[str, ...] = ()
    replaces: bool = False  # 修订为: the number takes the place of another one of its year

    def for_rank(self, following: int) -> "Cue":
        """分别居全市、全省第2位和第11位: the same words for a rank behind the first, in its own area; 1 is the next one."""
        scopes = self.further_scopes[following - 1 : following]
        return self._replace(scope=scopes[0]) if scopes else self

    def per_each(self, name: str) -> str:
        """每年培训3000人, 每人每月840元: the name with what each of the sum is for; a name that says it says it once."""
        said = name.startswith("每") or "人均" in name and self.per.startswith("每人")
        if not said and self.per.startswith(PER_PERSON_OR_HOME) and name.endswith(PERSONS_ALONE):
            return name + self.per  # 散居孤儿每人每月1536元
        return name if said else self.per + name
