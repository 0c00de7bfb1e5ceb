"""The words after a number: the noun it counts, the predicate of that noun, or nothing."""

import re
from typing import NamedTuple

from transforms.extraction.naming import ANY_VERB, clean, leading_verb

END = re.compile(r"[，,。；;：:、！？!?\n（(）)]")
NOT_NOUN = re.compile(
    r"(?:以上|以下|以内|左右|和|与|及|以及|并|且|但|而|同比|环比|较|比|占|其中|分别|均|都|为|是|后|时|之间|不等|增长|增加|下降|提高|提升|减少|降低|居|列|位|排|高于|低于|达|用于|来自|超|又|也|再|则|"
    r"在|于|从|到|至|由|被|经|使|让|将|已|再|等|中|里|内|间|来|起|上|下|前|”|’|》)"
)
ADVERBS = re.compile(r"(?:已经|已|均|全部|正在|成功|全面|顺利|有序|加快|正式|陆续|持续|积极|都|进行|开展|实现|完成)")
CONNECT = re.compile(r"(?:和|及|与|以及|、|并|的|等)+\Z")


class Right(NamedTuple):
    """`noun` is empty when nothing is counted there; `of` when 的 binds it; `end` is where its words end."""

    noun: str
    of: bool
    predicate: bool
    end: int


NOTHING = Right("", False, False, 0)


def right_of(text: str, at: int, following: int) -> Right:
    """The noun phrase that begins right after the number (and its bound), up to the next number or break."""
    stop = END.search(text, at, min(following, at + 40))
    end = stop.start() if stop else min(following, at + 40)
    words = text[at:end]
    if not words:
        return NOTHING
    of = words[0] == "的"
    noun = words[1:] if of else words
    if not noun or not ("\u4e00" <= noun[0] <= "\u9fff" or noun[0] in "“\"《") or (NOT_NOUN.match(noun)):
        return NOTHING
    opening = leading_verb(noun)
    meets_number = stop is None and end == following
    if meets_number:
        # the words up to the next number belong to both: what is done with this one begins the wording of that one
        verb = ANY_VERB.search(noun, 2)
        if verb:
            end = end - len(noun) + verb.start()
            noun = noun[:verb.start()]
        else:
            end = at
    noun = CONNECT.sub("", noun)
    plain = ADVERBS.sub("", noun, count=3) if len(noun) > 4 else noun
    return Right(clean(plain)[:28] or clean(noun), of, bool(opening), end)
