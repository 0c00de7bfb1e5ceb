"""What the markup of a page says of its words: which nobody sees, which stand raised, which lines are one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.reading.content import Note
from transforms.reading.raised import on_line
from transforms.reading.reflow import opens_paragraph

_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What they hold runs on with the words around it.
_INLINE = tuple("span font b strong em i u big small sub mark nobr wbr".split())
_STRUCK = {"del", "s", "strike"}
_LINE_END = re.compile(r"[ \t\r\u00a0\u3000]*\n[ \t\r\n]*")
_ENDS = re.compile(r"[。！？!?；;：:]\s*[”’」』）)]*\s*$")
_TITLE = re.compile(r"(?:总结|报告|公报|情况|计划|思路|要点|安排)$")
_ITEM = re.compile(r"^[^，,。；;]{2,20}[:：]")  # 粮食产量：15.2万吨
_LONGEST_HEADING = 30


def remove_hidden(tree: HtmlElement) -> tuple[Note, ...]:
    """Take out what the page does not show and what it strikes through; a note where numbers went with it."""
    lost = []
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        style = element.get("style") or ""
        if element.tag in _STRUCK or _NOT_SHOWN.search(style) or "hidden" in element.attrib:
            lost.append(element.text_content())
            element.drop_tree()
    figures = [" ".join(text.split()) for text in lost if re.search(r"\d", text)]
    if not figures:
        return ()
    return (
        Note(
            place=None,
            cause=f"{len(figures)} passage(s) with numbers that the page hides or strikes through were left out ({figures[0][:30]})",
            remedy="none needed, unless they belong to the report",
        ),
    )


def join_lines(tree: HtmlElement) -> None:
    """Make one line of what is one: line ends inside markup mean nothing, and a <br> inside a sentence is the page's width."""
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in ("pre", "script", "style", "textarea"):
            continue
        if element.text:
            element.text = _LINE_END.sub(_blank, element.text)
        if element.tail:
            element.tail = _LINE_END.sub(_blank, element.tail)
    for raised in list(tree.iter("sup")):
        _lower(raised)
    for inline in list(tree.iter(*_INLINE)):
        inline.drop_tag()
    for line_break in list(tree.iter("br")):
        if _inside_sentence(line_break):
            line_break.drop_tag()


def _blank(found: re.Match[str]) -> str:
    """What a line end between two characters stands for: nothing in Chinese, a blank between Latin words."""
    before, after = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return " " if before.isascii() and after.isascii() and before.isalpha() and after.isalpha() else ""


def _lower(raised: HtmlElement) -> None:
    """m<sup>2</sup> is m²; any other raised number is the mark of a footnote: [2]."""
    written = raised.text_content().strip()
    shown = on_line(_before(raised), written)
    for child in list(raised):
        raised.remove(child)
    raised.text = shown
    raised.drop_tag()


def _before(element: HtmlElement) -> str:
    """The text right before an element, within its block."""
    previous = element.getprevious()
    if previous is not None:
        return str(previous.tail or previous.text_content() if previous.tag != "br" else previous.tail or "")
    parent = element.getparent()
    return str(parent.text or "") if parent is not None else ""


def _inside_sentence(line_break: HtmlElement) -> bool:
    before, after = _line_before(line_break), "".join(_following(line_break))
    if not before.strip() or not after.strip() or _ENDS.search(before) or after.startswith(("\u3000", "\u00a0", "  ")):
        return False
    if opens_paragraph(after.strip()) or _ITEM.match(before.strip()):
        return False
    heading = len(before.strip()) <= _LONGEST_HEADING and (
        opens_paragraph(before.strip()) or _TITLE.search(before.strip())
    )
    return not heading


def _line_before(line_break: HtmlElement) -> str:
    """The words between the last line break and this one."""
    pieces: list[str] = []
    sibling = line_break.getprevious()
    while sibling is not None:
        pieces.append(sibling.tail or "")
        if sibling.tag == "br":
            break
        pieces.append(sibling.text_content())
        sibling = sibling.getprevious()
    else:
        parent = line_break.getparent()
        pieces.append(parent.text or "" if parent is not None else "")
    return "".join(reversed(pieces))


def _following(line_break: HtmlElement) -> Iterator[str]:
    yield line_break.tail or ""
    sibling = line_break.getnext()
    while sibling is not None and sibling.tag != "br":
        yield sibling.text_content()
        yield sibling.tail or ""
        sibling = sibling.getnext()
