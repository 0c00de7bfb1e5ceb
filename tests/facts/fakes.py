"""Stages small enough to see through: a number after 第 is an ordinal of a list, every other one a count of 件."""

import hashlib
import os
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from transforms.extraction.model import Context, Exclusion, Extraction, Row
from transforms.facts.numbers import NUMBER
from transforms.facts.stages import Stages, context_of
from transforms.reading.document import Document, Problem
from transforms.reading.files import sidecar_path, source_path_of

READ: list[str] = []


def read(path: Path, root: Path) -> Iterator[Document | Problem]:
    name = source_path_of(path, root)
    READ.append(name)
    data = path.read_bytes()
    if b"RAISE" in data:
        raise RuntimeError("a library fell over")
    if b"KILL" in data:
        os._exit(9)
    if not data:
        yield Problem(source_path=name, cause="the file is empty", remedy="put the report here again")
        return
    sidecar = sidecar_path(path)
    title = sidecar.read_text() if sidecar else None
    # An "archive": members between lines of ===.
    members = data.split(b"\n===\n")
    for number, member in enumerate(members):
        member_name = name if len(members) == 1 else f"{name}!/{number}.txt"
        sha = hashlib.sha256(member).hexdigest()
        yield Document(
            content_sha256=sha, source_path=member_name, media_type="text/plain", text=member.decode(), title=title
        )


def identify(document: Document) -> Any:
    known = "街道" in document.text
    return SimpleNamespace(
        district_id="330225001" if known else None,
        district_name="丹西街道" if known else None,
        district_method="title" if known else None,
        district_confidence=0.9 if known else None,
        district_evidence="title" if known else None,
        ancestors=("浙江省",),
        report_kind="annual",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        period_method="title",
        period_confidence=0.8,
        reported_on=date(2024, 1, 1),
        reported_on_method="period",
    )


def extract(text: str, found: Any) -> Extraction:
    context = context_of(found, Context)
    result = Extraction()
    if "CRASH" in text:
        raise ValueError("a rule fell over")
    for number in NUMBER.finditer(text):
        before = text[: number.start()]
        if before.endswith("第"):
            result.exclusions.append(Exclusion(number.start(), number.end(), "enumerator", "list-number"))
        elif not before.endswith("LOST"):
            value = Decimal(number.group().replace(",", ""))
            wrong = value + 1 if before.endswith("WRONG") else value
            result.rows.append(
                Row(
                    ordinal=0, claim=len(result.rows), measure="level", comparison=None, indicator_text="案件",
                    indicator_id=None, subject_text=None, value=wrong, value_max=None, unit="件",
                    value_text=number.group(), half_width=Decimal("0.5"), bound="exact", role="actual", obs_status="A",
                    period_start=context.period_start, period_end=context.period_end, rank_scope=None, rank_of=None,
                    growth_basis=None, section="", sentence=text, char_start=number.start(), char_end=number.end(),
                    rule="count", warnings=(),
                )
            )  # fmt: skip
    return result


def value_of_span(text: str, measure: str) -> tuple[Decimal, Decimal | None] | None:
    return (Decimal(text.replace(",", "")), None) if re.fullmatch(r"[\d,.]+", text) else None


def load() -> Stages:
    return Stages(read, identify, lambda subject, district: None, extract, value_of_span)


def load_never() -> Stages:
    """A worker that loads these is gone before its first report."""
    os._exit(9)
