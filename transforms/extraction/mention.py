"""A number in its place: the words on both its sides, read, before anything is decided of it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.extraction.cues import Cue, read_cue
from transforms.extraction.scan import Token
from transforms.extraction.wording import Right, right_of

LONGEST_RUN = 24  # no report lists more numbers in a row
BREAK = re.compile(r"[，,；;：:。！？!?]")
LAST_BREAK = re.compile(r"(?s:.*)[，,；;：:。！？!?]")
SEMICOLON = re.compile(r"[;；]")
SUFFIX = re.compile(r"[ \u3000]?(?:(以上|之上|及以上|多|余|有余)|(左右|上下)|(以下|以内|之内|及以下|内(?=[，。；、])))")
LIST_MARK = re.compile(r"[ \u3000]*(?:[、和与及]|以及)[ \u3000]*")
LIST_ONLY = re.compile(r"[、，,和及\u3000 ]*")
# between two numbers of one list nothing stands but its mark
ONLY_MARK = re.compile(r"[ \u3000\n]*(?:[、和与及，,∶：:]|以及|，和)?[ \u3000\n]*(?:约|近|超|超过)?\Z")
LEADING_BRACKET = re.compile(r"[（(【][^（()）】]*[）)】]|［\d+］")
SIGNS = frozenset("+＋-－−")
ROUND, OPENING = frozenset("（("), frozenset("（(【［")
BOUNDING = frozenset(" \u3000以之及多余有左上内")
SIGN = re.compile(r"(?<=[\u4e00-\u9fff：: ])[+＋\-－−]\Z")


class Mention(NamedTuple):
    """`left` runs from the last words used to the number, `clause` is its last clause; `after` follows the bound (以上)."""

    token: Token
    place: int
    left: str
    clause: str
    cue: Cue
    right: Right
    bound: str | None
    after: int
    share: bool


def bound_after(text: str, end: int) -> tuple[str | None, int]:
    """What 以上, 左右, 以内 right after a number say of it, and the offset behind them."""
    found = SUFFIX.match(text, end) if text[end:end + 1] in BOUNDING else None
    if not found:
        return None, end
    return ("lower" if found[1] else "approx" if found[2] else "upper"), found.end()


def opens_bracket(left: str) -> bool:
    """Whether the words before a number begin with a bracket: what is in it are parts of what stands before it."""
    return left.lstrip(" \u3000")[:1] in ROUND


def family_of(token: Token) -> bool:
    """Whether a number is a share; 3.8倍、80.2% are growths of one list."""
    return token.unit.kind in ("share", "ratio")


def kind_of(token: Token) -> str:
    """The kind of number as the cue words distinguish it."""
    if token.kind == "rank":
        return "rank"
    if token.unit.kind == "share" or token.kind in ("double", "half"):
        return "share"
    return "count" if token.unit.kind in ("count", "none", "area", "length") else "other"


def mention(text: str, measures: Sequence[Token], index: int, cut: int, sentence_end: int) -> Mention:
    """Read the surroundings of one number; `cut` is where the words that no number has used begin."""
    token = measures[index]
    following = measures[index + 1].start if index + 1 < len(measures) else sentence_end
    bound, after = bound_after(text, token.end)
    left = text[min(cut, token.start):token.start]
    if left[:1] in OPENING and (bracket := LEADING_BRACKET.match(left)):
        left = left[bracket.end():]
    share = token.unit.kind == "share"
    sign = SIGN.search(left) if share and left[-1:] in SIGNS else None
    if sign:
        left = left[:sign.start()]
    clause = last_clause(left)
    cue = read_cue(clause, kind_of(token))
    if sign:
        cue = cue._replace(direction=-1 if sign[0] in "-－−" else 1, reached=False, settled=False)
    return Mention(token, index, left, clause, cue, right_of(text, after, following), bound, after, share)


def last_clause(left: str) -> str:
    """The words after the last break, inside an open bracket only those in it."""
    found = LAST_BREAK.match(left)
    last = found.end() if found else 0
    clause = left[last:]
    opening = max(clause.rfind("（"), clause.rfind("("))
    if opening >= 0 and ")" not in clause[opening:] and "）" not in clause[opening:]:
        clause = clause[opening + 1:]
    if not clause.strip(" \u3000\n") and last and left[last - 1] in "：:":
        return last_clause(left[:last - 1])
    return clause


def run_length(text: str, measures: Sequence[Token], index: int, mixed: bool = False) -> int:
    """How many numbers of one kind (`mixed`: of any) stand in a row from here, parted by nothing but list marks."""
    first = at = measures[index]
    run = 1
    for token in measures[index + 1:index + LONGEST_RUN]:
        between = text[bound_after(text, at.end)[1]:token.start]
        if not ONLY_MARK.fullmatch(between):
            break
        if not mixed and family_of(token) != family_of(first):
            break
        run, at = run + 1, token
    return run
