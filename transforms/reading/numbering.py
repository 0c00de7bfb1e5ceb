"""The numbers that Word writes itself before headings and items (一、 （二） 3.): no text of the file holds them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

_VAL = qn("w:val")
_CHINESE = "〇一二三四五六七八九十"
_CHINESE_FORMATS = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital"}


class Numbering:
    """Counts the items of each list in reading order."""

    def __init__(
        self, levels: dict[str, dict[int, tuple[str, str, int]]], styles: dict[str, tuple[str, str, int]]
    ) -> None:
        self._levels = levels  # numId → level → (format, text, start)
        self._styles = styles  # styleId → (name, numId, level)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The lists of an opened document; empty when it has none or they cannot be read."""
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            root = None
        abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        for item in root.findall(qn("w:abstractNum")) if root is not None else []:
            abstract[item.get(qn("w:abstractNumId"))] = {
                int(level.get(qn("w:ilvl"), "0")): (
                    _child(level, "w:numFmt", "decimal"),
                    _child(level, "w:lvlText", ""),
                    int(_child(level, "w:start", "1")),
                )
                for level in item.findall(qn("w:lvl"))
            }
        for item in root.findall(qn("w:num")) if root is not None else []:
            levels[item.get(qn("w:numId"))] = abstract.get(_child(item, "w:abstractNumId", ""), {})
        styles = {
            style.style_id: (style.name or "", *_num_pr(style.element.find(qn("w:pPr")))) for style in document.styles
        }
        return cls(levels, styles)

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents: its headings come again, its numbers are pages."""
        return bool(re.match(r"(?i)toc\s*\d|目录", self._style(paragraph)[0]))

    def label(self, paragraph: Element) -> str:
        """The number that Word shows before this paragraph, or "". Call it once a paragraph, in order."""
        number, level = _num_pr(paragraph.find(qn("w:pPr")))
        if not number:
            _, number, level = self._style(paragraph)
        levels = self._levels.get(number, {})
        if level not in levels:
            return ""
        counts = self._counts[number]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        kind, text, _ = levels[level]
        if kind in ("bullet", "none"):
            return ""

        def written(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            return _number(counts.get(other, 1), levels.get(other, ("decimal", "", 1))[0])

        return re.sub(r"%(\d)", written, text)

    def _style(self, paragraph: Element) -> tuple[str, str, int]:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._styles.get(style.get(_VAL, ""), ("", "", 0)) if style is not None else ("", "", 0)


def _child(element: Element, name: str, default: str) -> str:
    child = element.find(qn(name))
    return child.get(_VAL, default) if child is not None else default


def _num_pr(properties: Element | None) -> tuple[str, int]:
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return "", 0
    return _child(found, "w:numId", ""), int(_child(found, "w:ilvl", "0"))


def _number(value: int, kind: str) -> str:
    if kind in _CHINESE_FORMATS and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return f"{_CHINESE[tens] if tens > 1 else ''}{'十' if tens else ''}{_CHINESE[ones] if ones else ''}"
    if kind in ("lowerLetter", "upperLetter") and 0 < value <= 26:
        return chr((96 if kind == "lowerLetter" else 64) + value)
    return str(value)
