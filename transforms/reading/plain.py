"""Bytes → text: UTF-8, UTF-16, GB18030 (with GBK and GB2312) and Big5, with a byte order mark or without."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import opencc

from transforms.reading.content import Content, Deadline, Note, Unreadable, over_limit
from transforms.reading.document import Limits

# The commonest characters of written Chinese, with those of reports. What a wrong encoding makes of a Chinese text is
# spread over thousands of characters, so the share of these tells the encodings apart after a few dozen characters.
_FREQUENT = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平"
    "形相全表间样与关各重新线内数正心反明看原又利比或但质气第向道变条只没结解问意建月公无系情者最立代想已通并提直题党程展五果员革"
    "位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手期根运农指几区强放决西被做必战先回则任取据处队南给"
    "领导街道乡镇村县市省户城居住安全服务项目企业推进完成增长落实深入开展加强提升亿万元万米百千同比"
)
_PUNCTUATION = "，。、；：？！“”‘’（）《》【】—…·％　"
# Broken bytes beyond this share mean that the encoding was guessed wrong or that it is no text.
_BROKEN_SHARE = 0.01
_MOST_BROKEN = 1000
_PLAUSIBLE_SHARE = 0.35
_SAMPLE_BYTES = 200_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5", "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


class Decoded(NamedTuple):
    """`text`, its `encoding`, and the byte offsets that are no character in it (each a U+FFFD in the text)."""

    text: str
    encoding: str
    broken: tuple[int, ...]


def read_text(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """A text file as it is: decoded, nothing trimmed, line ends kept, only a byte order mark left out."""
    if len(data) > limits.text_bytes:
        raise over_limit("size of the text in bytes", len(data), limits.text_bytes, "text_bytes")
    decoded = decode(data)
    if not decoded.text.strip():
        raise Unreadable("the file holds nothing but white space", "replace it by the report, or remove it")
    return Content(text=decoded.text, media_type="text/plain", notes=broken_note(decoded))


def read_markdown(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """A markdown file, read as the text it is."""
    return replace(read_text(data, limits, deadline), media_type="text/markdown")


def decode(data: bytes) -> Decoded:
    """Decode a text of unknown encoding; raises `Unreadable` when no known one makes Chinese or ASCII text of it."""
    try:
        return _decoded(data)
    except Unreadable:
        if b"\0" in data and _is_text(data.replace(b"\0", b"")):
            cause = f"{data.count(0):,} NUL bytes stand in it, the first at byte {data.index(0)}: it was not saved or copied whole"
            raise Unreadable(cause, "copy or fetch it again") from None
        raise


def _is_text(data: bytes) -> bool:
    try:
        return bool(_decoded(data).text.strip())
    except Unreadable:
        return False


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _readable(_decode(data, encoding, skip=len(mark)))
    if b"\0" not in data:
        try:
            return _readable(Decoded(data.decode("utf-8"), "utf-8", ()))
        except UnicodeDecodeError:
            pass
    encodings = ["utf-8", "gb18030", "big5hkscs"]
    if len(data) % 2 == 0 or b"\0" in data:
        encodings += ["utf-16-le", "utf-16-be"]
    # The first Chinese of a page may stand behind a long script; an even offset keeps the pairs of UTF-16 together.
    first = re.search(rb"[\0\x80-\xff]", data)
    start = first.start() // 2 * 2 if first and len(data) > _SAMPLE_BYTES else 0
    sample = data[start : start + _SAMPLE_BYTES]
    shares = [_plausibility(sample.decode(encoding, "replace")) for encoding in encodings]
    if max(shares) < _PLAUSIBLE_SHARE:
        raise _no_text()
    return _readable(_decode(data, encodings[shares.index(max(shares))]))


def broken_note(decoded: Decoded) -> tuple[Note, ...]:
    """The note that tells of broken bytes, if there are any."""
    if not decoded.broken:
        return ()
    shown = ", ".join(str(offset) for offset in decoded.broken[:5]) + (", …" if len(decoded.broken) > 5 else "")
    name = _NAMES.get(decoded.encoding, decoded.encoding)
    return (
        Note(
            place=f"byte {shown}",
            cause=f"{len(decoded.broken)} byte(s) are no {name} and were read as U+FFFD",
            remedy="check the numbers near these places, or fetch the file again",
        ),
    )


def _readable(decoded: Decoded) -> Decoded:
    """`decoded`, unless too much of it is broken bytes or control characters."""
    text = decoded.text
    sample = text[:_SAMPLE_BYTES]
    controls = sum(1 for char in sample if char < " " and char not in "\t\n\r\f\v\x1a")
    if controls > _BROKEN_SHARE * len(sample) or len(decoded.broken) > max(8, 2 * _BROKEN_SHARE * len(text)):
        raise _no_text()
    return decoded


def _no_text() -> Unreadable:
    return Unreadable(
        "no text: the bytes are no readable text in UTF-8, GB18030, Big5 or UTF-16, and no format known here",
        "open it with the program that made it and save it as PDF, docx or UTF-8 text",
    )


def _decode(data: bytes, encoding: str, skip: int = 0) -> Decoded:
    decoder = codecs.lookup(encoding).decode
    view = memoryview(data)
    parts: list[str] = []
    broken: list[int] = []
    start = skip
    while start < len(data):
        try:
            parts.append(decoder(view[start:], "strict")[0])
            break
        except UnicodeDecodeError as error:
            parts.append(decoder(view[start : start + error.start], "strict")[0] + "\ufffd")
            start += error.start
            broken.append(start)
            start += _step(data, start, encoding)
            if len(broken) > _MOST_BROKEN:
                raise _no_text() from error
    return Decoded("".join(parts), encoding, tuple(broken))


def _step(data: bytes, start: int, encoding: str) -> int:
    """How many bytes to leave out at a broken one, so that what follows is read in its right pairs again."""
    if encoding.startswith("utf"):
        return {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    # A broken first half leaves its second half behind, which would pair up with the next character, and so on up to
    # the next ASCII character. Never step over ASCII: it may be a digit.
    steps = [1] + [2] * (data[start + 1 : start + 2] >= b"\x80")
    following = [data[start + step : start + step + 40].decode(encoding, "replace") for step in steps]
    shares = [sum(_is_common(char, encoding) for char in text) / max(len(text), 1) for text in following]
    return steps[shares.index(max(shares))]


def _is_common(char: str, encoding: str) -> bool:
    """ASCII, punctuation, and the characters that each standard puts first because they are the common ones."""
    if char <= "~" or char in _PUNCTUATION:
        return True
    standard, first, last = ("big5", 0xA4, 0xC6) if encoding.startswith("big5") else ("gb2312", 0xB0, 0xD7)
    encoded = char.encode(standard, "ignore")
    return len(encoded) == 2 and first <= encoded[0] <= last


def _plausibility(text: str) -> float:
    """Share of frequent characters, punctuation and ASCII, less what is broken."""
    if not text:
        return 0.0
    frequent = _frequent()
    counts = Counter(text)
    good = sum(n for char, n in counts.items() if char in frequent or " " <= char <= "~" or char in "\r\n\t")
    return (good - 5 * counts["\ufffd"]) / len(text)


@lru_cache(maxsize=1)
def _frequent() -> frozenset[str]:
    return frozenset(_FREQUENT + str(opencc.OpenCC("s2t").convert(_FREQUENT)) + _PUNCTUATION)
