"""The site as somebody looks at it: in a browser, from the file system, with the network off."""

import re
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.conftest import tongbi

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
HOSTILE = "西山街道</script><script>document.title='owned'</script>{{ 7*7 }}\"'&=1+1"


@pytest.fixture(scope="module")
def site(built, tmp_path_factory):
    """The warehouse of all tests and, beside it, one report whose words attack the page."""
    folder = tmp_path_factory.mktemp("site")
    raw, warehouse = folder / "raw", folder / "warehouse"
    shutil.copytree(built.raw, raw)
    text = f"丹西街道2024年工作总结\n\n2024年，丹西街道实现规上工业产值24亿元，同比增长9%。{HOSTILE}，新增绿地3万平方米。\n"
    (raw / "<img src=x onerror=alert(1)>.txt").write_text(text, "utf-8")
    assert tongbi("build", raw, "--warehouse", warehouse).returncode == 0
    shown = tongbi("site", "--warehouse", warehouse)
    assert shown.returncode == 0, shown.stderr
    return warehouse


def asked(warehouse: Path, query: str):
    with duckdb.connect(str(warehouse / "tongbi.duckdb"), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_second_writing_writes_nothing(site):
    assert ", 0 written" in tongbi("site", "--warehouse", site).stdout


def test_a_folder_of_somebody_elses_is_left_alone(site, tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    shown = tongbi("site", "--warehouse", site, "--out", tmp_path)
    assert shown.returncode != 0
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        pytest.fail(
            "no chromium on this machine: install the packages chromium and fonts-noto-cjk; the pages are not tried without"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    """A page that fails the test at its end when it wrote an error or asked for anything outside."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    yield opened
    opened.close()
    assert wrong == []


def at(site: Path, path: str) -> str:
    where, _, fragment = path.partition("#")
    return (site / "site" / where).as_uri() + (f"#{fragment}" if fragment else "")


def test_a_search_leads_to_the_district(site, page):
    page.goto(at(site, "index.html"))
    page.fill("#search-big", "丹西")
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/district/**")
    assert "丹西街道" in page.inner_text("h1")


def test_a_reports_page_shows_its_text_exactly_and_opens_at_a_sentence(site, page):
    doc_id, text = asked(site, "select doc_id, text from dim_documents where text like '%2022年工作总结%'")[0]
    metric_id, written = asked(
        site, f"select metric_id, value_text from fct_metrics where doc_id = '{doc_id}' limit 1"
    )[0]
    found = next((site / "site" / "report").glob(f"*{doc_id}*"))
    page.goto(at(site, f"report/{found.name}#m={metric_id}"))
    page.wait_for_timeout(800)
    shown = page.evaluate("document.body.innerText")
    for line in filter(None, text.splitlines()):
        assert re.sub(r"\\s", "", line) in re.sub(r"\\s", "", shown)
    assert written in shown


def test_words_that_attack_the_page_are_shown_and_do_nothing(site, page):
    (doc_id,) = asked(site, "select doc_id from dim_documents where text like '%owned%'")[0]
    found = next((site / "site" / "report").glob(f"*{doc_id}*"))
    page.goto(at(site, f"report/{found.name}"))
    page.wait_for_timeout(800)
    assert page.title() != "owned"
    shown = page.evaluate("document.body.innerText")
    assert "{{ 7*7 }}" in shown
    assert "<script>document.title='owned'</script>" in shown


@pytest.mark.parametrize("path", ["index.html", "indicators.html", "check.html"])
def test_axe_finds_nothing_serious(site, browser, path):
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page()  # axe itself asks for the style sheet, which the page's policy rightly refuses
    page.goto(at(site, path))
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    page.close()


def test_a_phone_has_no_sideways_scrolling(site, browser):
    phone = browser.new_page(viewport={"width": 390, "height": 800})
    phone.goto(at(site, "index.html"))
    phone.wait_for_timeout(500)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 391
    phone.close()
