"""Small files that want all memory or all time: they end at their limits, and the others are read."""

import io
import os
import zipfile

import pytest

from tests.awkward import formats
from tests.facts.test_fold import put
from tests.facts.test_one_bad_input import load
from transforms.facts import guard, store
from transforms.facts.fold import fold
from transforms.facts.stages import Stages
from transforms.facts.versions import Versions

pytestmark = pytest.mark.slow

HOARD: list[bytes] = []


def slow_to_extract() -> Stages:
    """Extraction that never ends, or takes all memory, where the text says so."""
    small = load()

    def extract(text, found):
        if "ENDLESS" in text:
            pow(7, 10**9)  # in C, where no signal is heard
        if "GREEDY" in text:
            return "x" * 10**13
        while "HOARDS" in text:
            HOARD.append(bytes(50_000_000))
        if "MODEST" in text:
            bytes(100_000_000)
        if "ABORTS" in text:
            os.abort()
        return small.extract(text, found)

    return small._replace(extract=extract)


def self_drawing_pdf() -> bytes:
    """A form that draws itself twice, each time anew."""
    drawn = b"/F Do /F Do"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length %d>>" % len(drawn)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>",
        form + b"stream\n" + drawn + b"\nendstream",
        b"<</Length 5>>stream\n/F Do\nendstream",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    places = []
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + part + b"\nendobj\n")
    at = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % at)
    return out.getvalue()


def repeating_xlsx() -> bytes:
    """One long shared string in two hundred thousand cells."""
    packed = io.BytesIO(formats.xlsx_bytes())
    grown = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(grown, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith("sheet1.xml"):
                start = content.index(b"<sheetData")
                rows = b"".join(
                    b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>' % (n, n, b"1" * 150)
                    for n in range(1, 200_001)
                )
                content = content[:start] + b"<sheetData>" + rows + b"</sheetData></worksheet>"
            new.writestr(info.filename, content)
    return grown.getvalue()


@pytest.fixture
def raw(tmp_path, monkeypatch):
    folder = tmp_path / "raw"
    folder.mkdir()
    put(folder / "good.txt", "某街道处理案件12件。")
    put(folder / "other.txt", "某街道处理案件13件。")
    monkeypatch.setenv("TONGBI_LIMIT_SECONDS", "4")
    monkeypatch.setattr(guard, "_GRACE", 1.0)  # what never ends burns that much more
    monkeypatch.setenv("TONGBI_LIMIT_MEMORY_BYTES", "600000000")
    return folder


def build(raw, load_stages=load):
    warehouse = raw.parent / "warehouse"
    fold(raw, warehouse, load_stages=load_stages, current=Versions("r1", "x1"))
    rows = [
        int(value) for bucket in store.BUCKETS for value in store.read(warehouse / "facts", "metrics", bucket)["value"]
    ]
    problems = {}
    for bucket in store.BUCKETS:
        for row in store.read(warehouse / "facts", "problems", bucket).iter_rows(named=True):
            problems[row["source_path"]] = f"{row['cause']} {row['remedy']}"
    return sorted(rows), problems


# In one folder, for each process that is ended costs seconds until there is another.
TAKING_ALL = {
    "form.pdf": self_drawing_pdf,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 3_900_000,
    "long.xlsx": repeating_xlsx,
}


def test_files_that_take_all_end_at_their_limits(raw):
    with zipfile.ZipFile(raw / "packed.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "某街道处理案件14件。")
        for number, (name, made) in enumerate(TAKING_ALL.items()):
            (raw / name).write_bytes(made())
            archive.write(raw / name, name)
            archive.writestr(f"{name}.txt", f"某街道处理案件{number + 15}件。")
    values, problems = build(raw)
    assert [value for value in values if value < 100] == [12, 13, 14, 15, 16, 17]
    assert {*TAKING_ALL, *(f"packed.zip!/{name}" for name in TAKING_ALL)} <= set(problems)


def test_the_limits_hold_for_extraction(raw):
    """And what one document left in memory is not held against the next."""
    settings = {
        "ENDLESS": "TONGBI_LIMIT_SECONDS",
        "GREEDY": "TONGBI_LIMIT_MEMORY_BYTES",
        "ABORTS": "TONGBI_LIMIT_MEMORY_BYTES",
        "HOARDS": "TONGBI_LIMIT_MEMORY_BYTES",
    }
    for word in settings:
        put(raw / f"{word}.txt", f"某街道{word}处理案件14件。")
    put(raw / "after HOARDS.txt", "某街道MODEST处理案件15件。")
    values, problems = build(raw, slow_to_extract)
    assert values == [12, 13, 15]
    assert {name.removesuffix(".txt") for name in problems} == set(settings)
    for word, setting in settings.items():
        assert setting in problems[f"{word}.txt"]
