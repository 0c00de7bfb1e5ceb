"""Spans of time and ages: 连续3个季度, 15分钟生活圈, 60周岁以上 are attributes; 寿命78岁, 缩短至5天 measure."""

from transforms.extraction.not_measured.question import MEASURED, NOT_MEASURED, Place, of_kind
from transforms.extraction.not_measured.words import (
    AROUND,
    BOUNDED,
    HAN,
    REACHED,
    STREAK,
    SUCH_COUNTED,
    TERM,
    TIME_NOUN,
    WAY,
)
from transforms.extraction.rules import Tier

TIMES = ("duration", "age")
LONG_TIMES = ("年", "周年", "周", "个季度")
SHORT_TIMES = ("小时", "分钟", "天", "个月", "秒", "毫秒")


@NOT_MEASURED.rule("for-years", Tier.SPECIFIC, before=("time-reached",), only=of_kind(*TIMES), needs="来")
def for_years(place: Place) -> str | None:
    """30年来首次: since when."""
    return "attribute" if place.after.startswith(("年来", "来")) else None


@NOT_MEASURED.rule("time-to-get-there", Tier.SPECIFIC, before=("time-reached",), only=of_kind("duration"), needs="程")
def time_to_get_there(place: Place) -> str | None:
    """城区至高铁站车程缩短至15分钟: how far something is, in time."""
    return "attribute" if WAY.search(place.before) else None


@NOT_MEASURED.rule("time-reached", Tier.SPECIFIC, only=of_kind(*TIMES))
def time_reached(place: Place) -> str | None:
    """平均寿命提高到78岁, 办理时间长达30天: a time that is said to have become so long measures."""
    return MEASURED if REACHED.search(place.before) else None


@NOT_MEASURED.rule(
    "time-of-counted", Tier.SPECIFIC, before=("time-reached",), only=of_kind("duration", followed=True), needs="的"
)
def time_of_counted(place: Place) -> str | None:
    """使用年限超过20年的老旧电梯87部: how old those are that are counted next."""
    bounded = BOUNDED.search(place.before) or place.first == "以"
    return "attribute" if bounded and SUCH_COUNTED.match(place.text, place.token.end, place.sentence_end) else None


@NOT_MEASURED.rule("years-of-term", Tier.SPECIFIC, only=of_kind("duration"), needs="期限")
def years_of_term(place: Place) -> str | None:
    """最长期限30年: how long a loan or a lease runs; 审批期限5天 measures."""
    return "attribute" if place.unit.code in LONG_TIMES and TERM.search(place.before) else None


@NOT_MEASURED.rule("streak", before=("time-spent",), only=of_kind(*TIMES))
def streak(place: Place) -> str | None:
    """连续3个季度, 历时3个月, 近5年: how long something went on."""
    return "attribute" if STREAK.search(place.before) else None


@NOT_MEASURED.rule("time-spent", only=of_kind(*TIMES))
def time_spent(place: Place) -> str | None:
    """审批时限5天, 优良天数320天: a time with a noun or verb that says what takes so long measures."""
    return MEASURED if TIME_NOUN.search(place.before) else None


@NOT_MEASURED.rule("age", Tier.DEFAULT, only=of_kind("age"))
def age(place: Place) -> str:
    """60周岁以上老人, 80岁: who somebody is."""
    return "attribute"


@NOT_MEASURED.rule("term", Tier.DEFAULT, only=of_kind("duration"))
def term(place: Place) -> str | None:
    """为期3年, 5周年: years, weeks and quarters are terms."""
    return "attribute" if place.unit.code in LONG_TIMES else None


@NOT_MEASURED.rule("time-frame", Tier.DEFAULT, only=of_kind("duration"))
def time_frame(place: Place) -> str | None:
    """15分钟生活圈, 24小时值守, 30天内: within what time, around which hours."""
    return "attribute" if AROUND.match(place.after) else None


@NOT_MEASURED.rule("short-time-of-thing", Tier.DEFAULT, only=of_kind("duration"))
def short_time_of_thing(place: Place) -> str | None:
    """3天培训, 2小时飞行圈: hours and days before the thing that takes them; 5天的困难 measures."""
    short = place.unit.code in SHORT_TIMES and HAN.match(place.first or "")
    return "attribute" if short and not place.after.startswith(("的困", "以")) else None
