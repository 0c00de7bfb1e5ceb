"""Ranks in Chinese numerals: 第一, 首位, 前三; and ordinals in figures that say where somebody stands."""

import re
from decimal import Decimal

from transforms.extraction.cues.read import read_cue
from transforms.extraction.model import Token, Unit
from transforms.extraction.numbers.amount import chinese_number
from transforms.extraction.numbers.question import CN, NUMBER, Here

RANK = Unit("rank", "rank")
_NOT_RANKED = (  # 第一次, 第二产业, 第三方: what is numbered and does not stand anywhere
    "次届批期产书代集篇章条款部轮师军团方时季年个大线种类家例所阶步人生医中小初高实附责要课梯道组颗块套代炮声"
)
# 分别居全市第五、第二; 第一、第二产业 goes on
_ROW_OF_RANKS = rf"(?:[、和及]第[{CN}]+[位名]?)+(?:[，,。；;）)]|\Z)"
ORDINAL = re.compile(
    rf"第[{CN}百]+(?!(?!{_ROW_OF_RANKS})、第?[二三四])(?:位|名(?!书记)|(?=[，,。；;、）)！\s]|\Z|和|且|并|的[，。])(?![{_NOT_RANKED}]))"
)
FOREMOST = re.compile(rf"首位|榜首|前[{CN}]{{1,3}}(?:位|名|强)?(?![年届期个次批天项季届大半{CN}])")
ORDINAL_SIGNS = frozenset("第前")
# verbs that say by themselves that somebody stands there
STANDING = frozenset("进入 进 跻身 挺进 位列 位居 名列 稳居 居于 排名".split())


def _rank(start: int, end: int, numerals: str) -> Token:
    return Token(start, end, "rank", Decimal(chinese_number(numerals) or 0), unit=RANK)


@NUMBER.rule("ordinal", only="第")
def ordinal(here: Here) -> Token | None:
    """第一, 第二名, 第十位: a rank; 第一次, 第三方, 第一书记 is none."""
    found = ORDINAL.match(here.text, here.start)
    return _rank(here.start, found.end(), found[0][1:].rstrip("位名")) if found else None


@NUMBER.rule("foremost", only="首榜前")
def foremost(here: Here) -> Token | None:
    """首位, 榜首 is rank 1; 前三, 前十强 the rank that is named; 前三年 is none."""
    found = FOREMOST.match(here.text, here.start)
    if not found:
        return None
    numerals = found[0][1:].rstrip("位名强") if found[0][0] == "前" else "一"
    return _rank(here.start, found.end(), numerals)


def standing(text: str, token: Token, sentence_start: int) -> Token:
    """全省第4, 进入全省前3位: a quantity that says where somebody stands, as a rank; any other token as it is."""
    sign = text[token.start - 1 : token.start]
    if sign not in ORDINAL_SIGNS or token.kind != "quantity" or not _stands(text, token, sentence_start, sign):
        return token
    if sign == "第" and text[token.end - 1] in "多余大":
        token = token._replace(end=token.end - 1, more=False)  # 数量全省第3多, 面积全省第3大
    noun = text[token.end : token.end + 1] in ("位", "名") and text[token.end - 1] not in "位名"
    return token._replace(start=token.start - 1, end=token.end + noun, kind="rank", unit=RANK)


def _stands(text: str, token: Token, sentence_start: int, sign: str) -> bool:
    """第4 always; 前3位 where it says where somebody stands: 进入全省前3位, but not the 前20名 of a bracket."""
    if sign == "第":
        return True
    if sign != "前" or token.unit.code not in ("位", "名", "1", "强"):
        return False
    cue = read_cue(text[max(sentence_start, token.start - 14) : token.start - 1], "rank")
    return cue.ranked and (cue.scope is not None or not STANDING.isdisjoint(cue.cues))
