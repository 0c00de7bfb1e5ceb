"""Every export holds what the warehouse holds, as another library than the one that wrote it reads it back."""

import csv
import math
import shutil
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import polars as pl
import pyarrow.feather
import pyarrow.parquet
import pyreadstat
import pytest
from openpyxl.utils.escape import unescape

from tests.conftest import tongbi
from tests.hostile import FILE, TITLE
from transforms.exports.formats import FORMATS, write
from transforms.exports.safe import original_text
from transforms.exports.tables import Table, read_tables, short_name
from transforms.exports.warehouse import Warehouse
from transforms.exports.wide import widen
from transforms.exports.workbook import CHARACTERS, DICTIONARY, in_order_of_reading

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def nasty(hostile):
    """A warehouse whose reports hold formulas, scripts and template syntax in text, title and file name."""
    return hostile.warehouse


@pytest.fixture(scope="module")
def tables(nasty) -> list[Table]:
    with Warehouse(nasty / "tongbi.duckdb") as opened:
        found = read_tables(opened)
    assert sum(table.frame.height for table in found) > 100
    return found


@pytest.fixture(scope="module")
def exported(nasty, tables, tmp_path_factory):
    """One folder with every format in it."""
    folder = tmp_path_factory.mktemp("exported")
    for form in ("csv", "parquet", "feather", "dta"):
        assert [*write(tables, FORMATS[form], folder / form)]
    return folder


def plain(value):
    """A value as any of the formats can hold it: numbers as floats, days as text."""
    if isinstance(value, Decimal | float):
        return float(value)
    if isinstance(value, datetime):
        # Excel knows no days, only their first moment.
        return value.replace(microsecond=0, tzinfo=None).isoformat().removesuffix("T00:00:00")
    return value.isoformat() if isinstance(value, date) else value


def same(expected, found):
    if isinstance(expected, float) and not isinstance(found, bool) and found is not None:
        return math.isclose(expected, found, rel_tol=1e-14)
    return expected == found


def assert_same_rows(table, rows):
    expected = [tuple(map(plain, row)) for row in table.frame.iter_rows()]
    found = [tuple(map(plain, row)) for row in rows]
    assert len(found) == len(expected)
    for one, other in zip(expected, found, strict=True):
        differing = [(name, a, b) for name, a, b in zip(table.frame.columns, one, other, strict=True) if not same(a, b)]
        assert not differing, (table.name, differing[:3])


def test_the_report_is_there_with_all_that_is_dangerous_in_it(tables):
    documents = next(table.frame for table in tables if table.name == "dim_documents")
    found = documents.filter(pl.col("source_path") == FILE)
    assert found["title"].to_list() == [TITLE]
    assert found["district_id"].to_list() == ["330225002"]


def test_parquet_is_read_by_arrow(exported, tables):
    for table in tables:
        read = pyarrow.parquet.read_table(exported / "parquet" / f"{table.name}.parquet")
        assert_same_rows(
            table, zip(*(column.to_pylist() for column in read.columns), strict=True) if read.num_rows else []
        )


def test_feather_is_read_by_arrow(exported, tables):
    for table in tables:
        read = pyarrow.feather.read_table(exported / "feather" / f"{table.name}.feather")
        assert_same_rows(
            table, zip(*(column.to_pylist() for column in read.columns), strict=True) if read.num_rows else []
        )


def test_csv_begins_with_a_byte_order_mark_and_is_read_by_python(exported, tables):
    for table in tables:
        path = exported / "csv" / f"{table.name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as opened:
            header, *rows = csv.reader(opened)
        assert header == table.frame.columns
        kinds = table.frame.dtypes
        assert_same_rows(emptied(table), [[*map(typed, row, kinds)] for row in rows])


def emptied(table):
    """The table with nothing where a text is empty: few formats know the difference."""
    if not table.frame.height:
        return table
    return table._replace(frame=table.frame.with_columns(pl.col(pl.String).replace("", None)))


def typed(cell, kind):
    """A cell of a CSV as its column's type has it."""
    if cell == "":
        return None
    if kind.is_numeric():
        return float(cell)
    if kind.is_temporal():
        return datetime.fromisoformat(cell) if kind == pl.Datetime else date.fromisoformat(cell)
    return cell == "true" if kind == pl.Boolean else original_text(cell)


def test_no_cell_of_a_csv_begins_a_formula(exported):
    dangerous = 0
    for path in (exported / "csv").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as opened:
            for row in csv.reader(opened):
                for cell in row:
                    assert cell[:1] not in tuple("=+@＝＋－＠\t\r\n"), (path.name, cell)
                    assert not cell.startswith("-") or float(cell) < 0
                    dangerous += cell.startswith("'=")
    assert dangerous >= 2  # title and path


def test_stata_is_read_by_readstat(exported, tables):
    for table in tables:
        frame, meta = pyreadstat.read_dta(exported / "dta" / f"{table.name}.dta", output_format="polars")
        assert all(len(name) <= 32 for name in frame.columns)
        described = [column for column in table.columns if column.meaning_zh]
        assert described
        assert meta.column_labels[table.frame.columns.index(described[0].name)]
        texts = [pl.col(name).fill_null("") for name, kind in table.frame.schema.items() if kind == pl.String]
        numbers = [
            pl.col(name).cast(pl.Float64)
            for name, kind in table.frame.schema.items()
            if kind.is_numeric() or kind == pl.Boolean
        ]
        assert_same_rows(
            table._replace(frame=table.frame.with_columns(*texts, *numbers)),
            frame.iter_rows() if table.frame.height else [],
        )


def test_excel_is_read_by_openpyxl(nasty, tmp_path):
    out = tmp_path / "all.xlsx"
    shown = tongbi("export", "xlsx", "--out", out, "--warehouse", nasty)
    assert shown.returncode == 0, shown.stderr
    with Warehouse(nasty / "tongbi.duckdb") as opened:
        tables = read_tables(opened, with_names=True)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [*(table.name for table in tables), DICTIONARY]
    for table in tables:
        sheet = book[table.name]
        header, *rows = sheet.iter_rows()
        names = in_order_of_reading(table.frame.columns)
        assert [cell.value for cell in header] == names
        assert sheet.freeze_panes == ("C2" if names[:2] == ["district_name", "period_label"] else "B2")
        assert not any(cell.data_type == "f" or cell.hyperlink for row in rows for cell in row)
        # A carriage return stands as _x000D_ in the file; openpyxl leaves that to its reader.
        written = [[unescape(cell.value) if cell.data_type == "s" else cell.value for cell in row] for row in rows]
        written = [[value if value != "" else None for value in row] for row in written]
        in_order = table._replace(frame=table.frame.select(names))
        assert_same_rows(emptied(in_order), written if table.frame.height else [])
    metrics = [cell.value for cell in next(book["fct_metrics"].iter_rows())]
    assert {"district_name", "indicator_name", "unit"} <= set(metrics)
    listed = {(row[0], row[1]) for row in book[DICTIONARY].iter_rows(min_row=2, values_only=True) if row[3] and row[4]}
    assert ("mart_yoy_indicators", "yoy_reported") in listed


def test_excel_cuts_what_no_cell_can_hold_and_says_so(tables, tmp_path):
    table = next(table for table in tables if table.name == "document_sources")
    long = table._replace(frame=table.frame.head(1).with_columns(pl.lit("长" * 40_000).alias("source_path")))
    notes = [note for note in write([long], FORMATS["xlsx"], tmp_path / "long.xlsx") if isinstance(note, str)]
    assert "1 texts" in notes[0]
    sheet = openpyxl.load_workbook(tmp_path / "long.xlsx")["document_sources"]
    longest = max(len(str(cell.value)) for cell in sheet[2])
    assert CHARACTERS - 100 < longest <= CHARACTERS


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook_and_reckons_nothing(nasty, tmp_path):
    import subprocess

    out = tmp_path / "documents.xlsx"
    tongbi("export", "xlsx", "dim_documents", "--out", out, "--warehouse", nasty)
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    subprocess.run(
        [*office, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path), str(out)],
        check=True,
        capture_output=True,
        timeout=600,
    )
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["title"] for row in rows if row["source_path"] == FILE] == [TITLE]


def test_sdmx_is_read_by_pysdmx(nasty, tables, tmp_path):
    from pysdmx.io import read_sdmx

    out = tmp_path / "yoy.csv"
    assert tongbi("export", "sdmx", "--out", out, "--warehouse", nasty).returncode == 0
    read = read_sdmx(out, validate=False).data[0]
    assert "TONGBI:YOY(1.0)" in str(read.structure)
    data = pl.from_pandas(read.data.astype(str))
    series = next(table.frame for table in tables if table.name == "mart_yoy_indicators")
    levels = {
        (row["district_id"], row["indicator_id"], row["period_label"].replace("H1", "-S1")): float(row["value"])
        for row in series.drop_nulls("value").iter_rows(named=True)
    }
    found = data.filter(pl.col("MEASURE") == "LEVEL")
    assert levels
    assert {
        (row["REF_AREA"], row["INDICATOR"], row["TIME_PERIOD"]): float(row["OBS_VALUE"])
        for row in found.iter_rows(named=True)
    } == levels
    growth = data.filter(pl.col("MEASURE") == "YOY")
    assert sorted(map(float, growth["OBS_VALUE"])) == sorted(map(float, series["yoy"].drop_nulls()))


def test_the_data_package_is_valid_and_is_read_by_frictionless(nasty, tables, tmp_path):
    import frictionless

    out = tmp_path / "package"
    assert tongbi("export", "package", "--out", out, "--warehouse", nasty).returncode == 0
    report = frictionless.validate(str(out / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])[:5]
    package = frictionless.Package(str(out / "datapackage.json"))
    for table in tables:
        resource = package.get_resource(table.name.replace("_", "-"))
        assert all(field.description for field in resource.schema.fields)
        rows = resource.read_rows()
        found = [[original_text(value) if isinstance(value, str) else value for value in row.values()] for row in rows]
        assert_same_rows(emptied(table), found)
    # One changed byte is noticed.
    damaged = out / "data" / "dim_districts.csv"
    damaged.write_bytes(damaged.read_bytes().replace("丹西".encode(), "丹东".encode()))
    assert not frictionless.validate(str(out / "datapackage.json")).valid


def test_wide_has_a_row_a_period_and_a_column_an_indicator(tables, tmp_path):
    series = next(table for table in tables if table.name == "mart_yoy_indicators")
    wide = widen(series)
    for row in series.frame.filter(pl.col("value").is_not_null()).iter_rows(named=True):
        cell = wide.frame.filter(
            (pl.col("district_id") == row["district_id"])
            & (pl.col("period_start") == row["period_start"])
            & (pl.col("period_end") == row["period_end"])
        )[short_name(row["indicator_id"], "", [])]
        assert cell.to_list() == [row["value"]]
    assert short_name("industrial_output_above_scale", "_yoy", []) in wide.frame.columns
    assert [column.name for column in wide.columns] == wide.frame.columns
    assert all(len(name) <= 32 for name in wide.frame.columns)
    assert [*write([wide], FORMATS["dta"], tmp_path / "wide.dta")][-1] == tmp_path / "wide.dta"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["csv", "no_table", "--out", "x.csv"], "mart_yoy_indicators"),
        (["csv", "fct_metrics", "--where", "nonsense > 1", "--out", "x.csv"], "nonsense"),
        (
            ["csv", "fct_metrics", "--where", "1=1) union select * from read_csv('/etc/passwd'", "--out", "x.csv"],
            "read",
        ),
        (["word", "--out", "x"], "xlsx"),
        (["csv", "fct_metrics"], "--out"),
        (["sdmx", "fct_metrics", "--out", "x.csv"], "mart_yoy_indicators"),
        (["csv", "fct_metrics", "--wide", "--out", "x.csv"], "cannot be made wide"),
    ],
)
def test_what_cannot_be_exported_says_why(built, tmp_path, arguments, says):
    given = [str(tmp_path / one) if one.startswith("x") and "." in one else one for one in arguments]
    shown = tongbi("export", *given, "--warehouse", built.warehouse)
    assert shown.returncode == 1
    assert says in shown.stderr
    assert "Traceback" not in shown.stderr
    assert not list(tmp_path.iterdir())


def test_nothing_is_written_into_the_warehouse(built):
    shown = tongbi(
        "export", "csv", "fct_metrics", "--out", built.warehouse / "facts" / "x.csv", "--warehouse", built.warehouse
    )
    assert shown.returncode == 1
    assert "belongs to the build" in shown.stderr


def test_where_narrows_the_rows(built, tmp_path):
    out = tmp_path / "one.csv"
    shown = tongbi(
        "export", "csv", "fct_metrics", "--where", "measure = 'rank'", "--out", out, "--warehouse", built.warehouse
    )
    assert shown.returncode == 0, shown.stderr
    assert len(out.read_text("utf-8-sig").splitlines()) == 2
