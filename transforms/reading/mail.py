"""Mails (.eml) and pages saved as one file (.mht): the body, its title and day as the head of the message states them."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from typing import Any

from transforms.reading.content import Content, Deadline, Unreadable
from transforms.reading.document import Limits
from transforms.reading.metadata import clean_title
from transforms.reading.plain import broken_note, decode
from transforms.reading.web import read_markup

_MEDIA_TYPE = "message/rfc822"
_NO_BODY = Unreadable("the message holds no text", "save the report that is attached to it, and put that file here")


def read_message(data: bytes, limits: Limits, deadline: Deadline) -> Content:
    """Read a mail or a saved page. Attachments stay out: they are files of their own. Nothing is fetched."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    deadline.check()
    assert isinstance(message, EmailMessage)
    body, payload = _body(message)
    subject, sent = clean_title(str(message.get("Subject") or "")), _day(message)
    if body.get_content_type() != "text/html":
        decoded = decode(payload)
        return _headed(Content(text=decoded.text, media_type=_MEDIA_TYPE, notes=broken_note(decoded)), subject, sent)
    saved_from = str(message.get("Snapshot-Content-Location") or "")
    address = saved_from or str(body.get("Content-Location") or "") or None
    content = read_markup(_in_charset(payload, body), limits, deadline, address)
    # A saved page names its article better than the head that the browser writes.
    return content if saved_from or not subject else _headed(content, subject, sent)


def _body(message: EmailMessage) -> tuple[Message[Any, Any], bytes]:
    """The part that holds the text, and its bytes. Raises Unreadable when there is none, or it is empty."""
    pages = (part for part in message.walk() if part.get_content_type() == "text/html")
    part = message.get_body(("plain", "html")) or next(pages, None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise _NO_BODY
    return part, payload


def _headed(content: Content, subject: str | None, sent: date | None) -> Content:
    """The content with the subject of its mail as title and first line."""
    text = content.text
    if subject and subject not in text[: len(subject) + 200]:
        text = f"{subject}\n{text}"
    return replace(content, text=text, title=content.title or subject, published_on=content.published_on or sent)


def _in_charset(payload: bytes, part: Message[Any, Any]) -> bytes:
    """The markup in UTF-8, where the head of the part says what it is in."""
    charset = part.get_content_charset()
    if charset is None:
        return payload
    try:
        return payload.decode(charset).encode()
    except (LookupError, UnicodeDecodeError):
        return payload


def _day(message: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date"))).date()
    except (TypeError, ValueError):
        return None
