"""The site as somebody looks at it: in a browser, from the file system, with the network off."""

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path

import duckdb
import pypdfium2
import pytest

from tests.conftest import tongbi
from tests.hostile import FILE, TITLE
from transforms.facts import corrections_file

pytestmark = pytest.mark.slow

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
_PATIENCE_MS = 300_000  # of a busy machine


@pytest.fixture(scope="module")
def site(hostile):
    """The site of the warehouse with reports that attack the page, as its build left it."""
    return hostile.warehouse


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
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=_PATIENCE_MS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    """A page that fails the test at its end when it wrote an error or asked for anything outside."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900}, locale="zh-CN")
    opened.set_default_timeout(_PATIENCE_MS)
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            wrong.append(request.url) if not request.url.startswith(("file:", "data:", "blob:", "about:")) else None
        ),
    )
    yield opened
    opened.close()
    assert wrong == []


def at(site: Path, path: str) -> str:
    where, _, fragment = path.partition("#")
    return (site / "site" / where).as_uri() + (f"#{fragment}" if fragment else "")


def district_page(site: Path) -> str:
    ((district_id,),) = asked(
        site, "select distinct district_id from mart_yoy_indicators where district_name = '丹西街道'"
    )
    return at(site, f"district/{district_id}.html")


def test_a_code_filled_up_with_zeros_is_found(site, page):
    page.goto(district_page(site))
    code = page.url.rpartition("/")[2].removesuffix(".html")
    assert code.isdigit()
    page.fill("#search", code.ljust(12, "0"))
    page.wait_for_selector("#search-list [role=option]")
    assert "丹西街道" in page.inner_text("#search-list [role=option]")


def test_a_search_leads_to_the_district(site, page):
    page.goto(at(site, "index.html"))
    page.fill("#search-big", "丹西")
    page.wait_for_selector("#search-big-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/district/**")
    assert "丹西街道" in page.inner_text("h1")


@pytest.mark.parametrize("words", ["丹西 财政收入", "丹西街道财政收入", "财政收入 丹西"])
def test_a_search_for_a_district_and_an_indicator_leads_to_that_series(site, page, words):
    page.goto(at(site, "index.html"))
    page.fill("#search-big", words)
    page.locator("#search-big-list li", has_text="丹西街道").locator("text=一般公共预算收入").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicator/**#d=*")
    assert "财政" in page.inner_text("h1") or "预算" in page.inner_text("h1")
    page.locator(".chips li", has_text="丹西街道").wait_for()


def test_a_reports_page_shows_its_text_exactly_and_opens_at_a_sentence(site, page):
    for doc_id, text in asked(site, "select doc_id, text from dim_documents"):
        page.goto(at(site, f"report/{doc_id}.html"))
        assert page.eval_on_selector("#text", "text => text.textContent") == text
        for metric_id, start, end in asked(
            site, f"select metric_id, char_start, char_end from fct_metrics where doc_id = '{doc_id}'"
        ):
            page.goto(at(site, f"report/{doc_id}.html#m={metric_id}"))
            page.wait_for_function(
                "id => location.hash.endsWith(id) && document.querySelector('mark.current')", arg=metric_id
            )
            assert page.inner_text("mark.current") == text[start:end]


def test_after_a_jump_one_is_told_which_report_it_is_and_the_list_shows_the_row(site, page):
    ((doc_id,),) = asked(site, "select doc_id from dim_documents where source_path = 'paged.pdf'")
    ((metric_id,),) = asked(
        site, f"select metric_id from fct_metrics where doc_id = '{doc_id}' order by char_start desc limit 1"
    )
    page.set_viewport_size({"width": 1200, "height": 600})
    page.goto(at(site, f"report/{doc_id}.html#m={metric_id}"))
    page.wait_for_selector("#rows tr.chosen")
    told = page.inner_text("#detail .whence")
    assert "丹西街道" in told
    assert "2019年" in told
    box, row = page.locator("#rows").bounding_box(), page.locator("#rows tr.chosen").bounding_box()
    assert box["y"] - 1 <= row["y"]
    assert row["y"] + row["height"] <= box["y"] + box["height"] + 1


def test_another_language_and_the_search_key_leave_the_page_where_it_is(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#figures td")
    row = page.locator("#figures tbody tr").last
    row.scroll_into_view_if_needed()
    before, scrolled = row.bounding_box()["y"], page.evaluate("scrollY")
    assert scrolled > 0
    page.evaluate("document.getElementById('language').click()")  # a click of the driver scrolls by itself
    page.wait_for_function(
        "() => document.querySelector('#figures h2 .en')?.offsetParent && !document.getElementById('main').style.minHeight"
    )
    assert abs(page.locator("#figures tbody tr").last.bounding_box()["y"] - before) < 300
    page.evaluate("document.activeElement.blur()")
    scrolled = page.evaluate("scrollY")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    assert page.evaluate("scrollY") == scrolled


def test_a_report_of_which_only_the_year_is_known_says_no_day(site, page):
    for doc_id, method, day in asked(site, "select doc_id, reported_on_method, reported_on from dim_documents"):
        page.goto(at(site, f"report/{doc_id}.html"))
        said = re.findall(r"报告日期 ([0-9-]+)", page.inner_text(".heading"))
        known = str(day)[: 4 if day.month == 1 else 7] if method == "day after the period" else str(day)
        assert said == ([known] if day else [])


def test_offsets_hold_where_characters_are_rare(page, site):
    (doc_id,) = asked(site, "select doc_id from dim_documents where text like '%𠮷%'")[0]
    written = asked(site, f"select value_text from fct_metrics where doc_id = '{doc_id}' order by char_start")
    page.goto(at(site, f"report/{doc_id}.html"))
    assert page.locator("mark").all_inner_texts() == [text for (text,) in written]


def test_a_paged_report_says_where_each_page_begins(page, site):
    ((doc_id, begins),) = asked(site, "select doc_id, pages from dim_documents where source_path = 'paged.pdf'")
    page.goto(at(site, f"report/{doc_id}.html"))
    shown = page.eval_on_selector_all("#text .page", "all => all.map(one => one.dataset.page)")
    assert len(shown) == len(begins) > 1
    assert [re.sub(r"\D", "", one) for one in shown] == [str(nth + 1) for nth in range(len(begins))]


def test_an_axis_says_the_amounts_that_stand_at_it(site, page):
    page.goto(district_page(site))
    page.wait_for_selector(".chart path.point")
    read = """async ([chart, y]) => {
        const place = document.createElement("div");
        document.body.append(place);
        const at = { panel: chart, what: chart === "value" ? "value" : "reported", p: "2023", y, low: y, high: y, label: "" };
        await tongbi.draw(place, chart === "value" ? "panel_values" : "panel_growths", [at], { width: 200, label: "", choose: () => {} });
        return [...place.querySelectorAll(".role-axis-label text")].map((one) => one.textContent);
    }"""
    assert "2.5" in page.evaluate(read, ["value", 2.5])
    assert "12,800" in page.evaluate(read, ["value", 12800])
    assert "4.25%" in page.evaluate(read, ["growth", 4.25])


def test_a_target_is_drawn_as_what_it_is(site, page):
    page.goto(district_page(site))
    page.wait_for_selector(".chart .growth_target_range_marks line.point", state="attached")
    label = page.get_attribute(".chart .growth_target_range_marks line.point >> nth=0", "aria-label")
    assert "+6% – +7%" in label
    page.goto(at(site, f"district/{STATED['passed']}.html"))
    page.wait_for_selector("#figures td")
    read = """async (what) => {
        const place = document.createElement("div");
        document.body.append(place);
        const at = { panel: "growth", what, p: "2023", y: 5, label: "x", choose: true };
        await tongbi.draw(place, "panel_growths", [at], { width: 200, label: "", choose: () => {} });
        return place.querySelectorAll(`.${what}_marks path.point`).length;
    }"""
    assert page.evaluate(read, "growth_target_least") == 1
    assert page.evaluate(read, "growth_target_most") == 1


def test_the_axis_of_a_single_amount_begins_at_zero(site, page):
    page.goto(at(site, f"indicator/retail_sales.html#d={STATED['compared']}&by=value"))
    page.wait_for_selector(".chart.lines path.point")
    axis = page.locator(".chart.lines .role-axis-label text").all_text_contents()
    assert "0" in axis


def test_from_a_point_of_a_chart_two_clicks_lead_to_the_sentence(site, page):
    page.goto(district_page(site))
    page.locator(".chart path.point").first.click()
    page.locator(".card a.to-sentence").first.click()
    page.wait_for_selector("mark.current")
    assert page.locator("mark.current").bounding_box()["y"] < 900


def test_from_a_cell_of_the_table_one_click_leads_to_the_sentence(site, page):
    page.goto(district_page(site))
    cell = page.locator("#figures tbody a.figure").first
    metric_id = cell.get_attribute("href").split("m=")[1]
    cell.click()
    page.wait_for_selector("mark.current")
    ((written,),) = asked(site, f"select value_text from fct_metrics where metric_id = '{metric_id}'")
    assert page.inner_text("mark.current") == written


def test_a_growth_that_no_sentence_states_leads_to_the_sentences_it_is_reckoned_from(site, page):
    page.goto(district_page(site))
    row = page.locator("#figures tbody tr", has_text="规上工业").filter(has_text="2023").first
    row.locator("button.figure").first.click()
    assert page.locator(".card a.to-sentence").count() >= 2
    page.locator(".card a.to-sentence").first.click()
    page.wait_for_selector("mark.current")


def test_the_whole_way_can_be_gone_by_keyboard(site, page):
    page.goto(at(site, "index.html"))
    page.keyboard.press("/")
    page.keyboard.type("dxjd")  # first letters of 丹西街道
    page.wait_for_selector("#search-big-list li[aria-selected=true]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/district/**")
    page.wait_for_selector(".chart path.point")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('point')"):
            break
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.classList.contains('point')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".card a.to-sentence:focus")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('point')")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.current")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("规上工业企业", "1,200 firms"),
        ("新增个体工商户", "1,200 firms"),
        ("农户", "1,200 households"),
        ("改造", "1,200 户"),
    ],
)
def test_what_hu_counts_is_told_by_the_indicator(site, page, name, said):
    page.goto(at(site, "index.html"))
    page.click("#language")
    row = {"value": 1200, "value_half": 0.5, "unit": "户", "indicator_name": name, "bounds": None}
    assert page.evaluate("row => tongbi.valueText(row)", row) == said


def test_the_language_switches_and_stays(site, page):
    page.goto(at(site, "index.html"))
    page.click("#language")
    page.goto(district_page(site))
    assert "Headline indicators" in page.inner_text("main")
    assert "主要指标" not in page.inner_text("main")


def test_places_have_their_english_names_in_english(site, page):
    page.goto(district_page(site))
    page.click("#language")
    assert page.inner_text(".path") == "Zhejiang 浙江省 › Ningbo 宁波市 › 象山县"
    page.fill("#search", "zhejiang")
    page.locator("#search-list li", has_text="Zhejiang").first.wait_for()


def test_whoever_hears_the_page_keeps_the_place_and_is_told_what_a_choice_changed(site, page):
    page.goto(at(site, "indicator/industrial_output_above_scale.html"))
    page.locator("#controls select").nth(1).focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("document.getElementById('status').textContent.includes('行符合')")
    period = page.evaluate("new URLSearchParams(location.hash.slice(1)).get('p')")
    assert period in page.inner_text("#status")
    assert page.evaluate("document.activeElement.tagName + document.activeElement.value") == f"SELECT{period}"
    points = page.locator(".chart.lines").aria_snapshot()
    assert "img" not in points
    assert f'button "丹西街道 {period}' in points


def test_districts_are_added_to_a_chart_by_typing_and_the_address_tells_all(site, page):
    page.goto(at(site, "indicator/industrial_output_above_scale.html#d="))
    page.wait_for_selector("#add")
    page.fill("#add", "丹西")
    page.wait_for_selector("#add-list li[aria-selected=true]")
    page.press("#add", "Enter")
    page.wait_for_selector(".chart.lines path.point")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(".chart.lines path.point")
    assert "丹西街道" in page.inner_text(".chips")


def test_names_at_the_ends_of_lines_that_end_together_can_all_be_read(site, page, tmp_path):
    copy = tmp_path / "site"
    shutil.copytree(site / "site", copy)
    (shard,) = (copy / "data" / "scope" / "industrial_output_above_scale").glob("33.js")
    head, _, table = shard.read_text("utf-8").partition(",")
    parts = json.loads(table.rstrip().removesuffix(");"))
    rows, at = parts["figures"]["rows"], parts["figures"]["columns"].index("district_id")
    rows += [[*row[:at], f"33022500{nth}", *row[at + 1 :]] for row in rows for nth in range(3, 9)]
    shard.write_text(f"{head},{json.dumps(parts)});\n", "utf-8")
    chosen = ",".join(f"33022500{nth}" for nth in range(2, 9))
    page.goto((copy / "indicator" / "industrial_output_above_scale.html").as_uri() + f"#d={chosen}")
    page.wait_for_selector(".chart.lines .series_names_marks path")  # the strokes come last
    names = [one.bounding_box() for one in page.locator(".chart.lines .series_names_marks text").all()]
    tops = sorted(one["y"] for one in names)
    assert len(tops) == 7
    assert all(below - above > 15 for above, below in pairwise(tops))


def figures_of_targets(page, year: str) -> list[list[str]]:
    """Of each target of that year the statements that its row leads to: the target, the year before, the outcome."""
    rows = page.locator("#targets tbody tr", has=page.locator(f"td:text-is('{year}')"))
    return [[link.get_attribute("href").split("m=")[1] for link in row.locator("a.figure").all()] for row in rows.all()]


def test_an_indicator_shows_who_reached_what_they_aimed_at(site, page):
    ((aim, outcome),) = asked(
        site,
        "select target_metric_id, actual_metric_id from mart_targets "
        "where indicator_id = 'industrial_output_above_scale' and target_year = 2023",
    )
    ((before,),) = asked(
        site,
        "select yoy_metric_id from mart_yoy_indicators "
        "where indicator_id = 'industrial_output_above_scale' and period_label = '2022'",
    )
    page.goto(at(site, "indicator/industrial_output_above_scale.html#p=2023"))
    page.wait_for_selector("#targets td")
    assert figures_of_targets(page, "2023") == [[aim, before, outcome]]


def test_beside_the_latest_year_stands_what_is_aimed_at_next(site, page):
    ((aim, before),) = asked(
        site,
        "select target_metric_id, yoy_metric_id from mart_targets as targets "
        "join mart_yoy_indicators as years using (district_id, indicator_id) "
        "where indicator_id = 'industrial_output_above_scale' and target_year = 2024 and years.period_label = '2023'",
    )
    page.goto(at(site, "indicator/industrial_output_above_scale.html"))
    page.wait_for_selector("#targets td")
    assert figures_of_targets(page, "2024") == [[aim, before]]
    assert "+6% – +7%" in page.inner_text("#targets")
    page.goto(at(site, "indicator/industrial_output_above_scale.html#p=2022"))
    page.wait_for_selector("#targets", state="hidden")


STATED = {"passed": "330225001", "compared": "330225003"}  # of tests.hostile.PASSED


def test_what_was_only_passed_says_so_in_tables_outcomes_gaps_and_points(site, page):
    page.goto(at(site, f"indicator/population.html#d={STATED['passed']}&by=value"))
    page.wait_for_selector("#targets td")
    assert "≥ 4万人" in page.locator("#league tbody tr", has_text="丹东街道").inner_text()
    assert "\n6万人" in page.locator("#league tbody tr", has_text="爵溪街道").inner_text().replace("\t", "\n")
    reached = page.locator("#targets tbody tr", has_text="丹东街道").inner_text()
    assert "≥ 4万人" in reached
    assert "≥ +2,000人" in reached
    assert "2023只有界限" in page.locator("#league tbody tr", has_text="丹东街道").inner_text()
    page.locator(".chart.lines path.point").last.click()
    assert "≥ 4万人" in page.inner_text(".card")
    page.goto(at(site, f"district/{STATED['passed']}.html"))
    page.wait_for_selector("#figures td")
    assert "≥ 4万人" in page.locator("#figures tbody tr", has_text="常住人口").filter(has_text="2023").inner_text()


def test_an_indicator_opens_on_the_measure_that_the_chosen_district_states(site, page):
    page.goto(at(site, f"indicator/retail_sales.html#d={STATED['passed']}"))
    page.wait_for_selector(".chart.lines path.point")
    assert page.inner_text("#controls [aria-pressed=true]") == "同比增速"
    assert "同比增速 2023" in page.inner_text("#lines .known")
    page.click("#controls [aria-pressed=false]")
    page.locator("#lines .nothing button").click()  # the empty chart says where there is something to see
    page.wait_for_selector(".chart.lines path.point")


def test_a_figure_has_the_digits_that_its_report_wrote(site, page):
    page.goto(at(site, f"district/{STATED['passed']}.html"))
    page.wait_for_selector("#figures td")
    figures = page.inner_text("#figures tbody")
    assert "+5%" in figures
    assert "+5.0%" not in figures
    said = "([number, unit, measure, half]) => tongbi.said(number, unit, measure, null, half)"
    assert page.evaluate(said, [5, "%", "growth", 0.05]) == "+5.0%"
    assert page.evaluate(said, [6001300000000, "CNY", "level", 50000000]) == "6.0013万亿元"
    assert page.evaluate(said, [12000000, "人", "level", 5000]) == "1,200万人"
    assert page.evaluate(said, [6666666.666667, "m2", "level", 3333333.333333]) == "6.7平方公里"
    assert page.evaluate(said, [41930000, "t", "level", 2500]) == "4,193万吨"
    assert page.evaluate(said, [-2.456, "%", "growth", None]) == "−2.46%"
    page.goto(at(site, "index.html"))
    assert "+10%" in page.locator(".movers").first.inner_text()


def test_after_a_search_the_answer_stands_first_with_its_sentences(site, page):
    ((value, growth, aim),) = asked(
        site,
        "select value_metric_id, yoy_metric_id, target_metric_id from mart_yoy_indicators "
        "join mart_targets using (district_id, indicator_id, period_label) "
        f"where district_id = '{STATED['passed']}' and indicator_id = 'population' and period_label = '2023'",
    )
    page.goto(at(site, f"indicator/population.html#d={STATED['passed']}"))
    page.wait_for_selector("#answer a.figure")
    linked = [one.get_attribute("href").split("m=")[1] for one in page.locator("#answer a.figure").all()]
    assert linked == [value, growth, aim]
    assert "2 个有数据的乡级地区中第2" in page.inner_text("#answer")
    page.locator("#answer .standing").first.click()
    page.wait_for_url("**by=value**")


def test_a_league_says_how_many_state_it_and_names_the_others(site, page):
    page.goto(at(site, f"indicator/retail_sales.html#d={STATED['passed']}&by=value"))
    page.wait_for_selector("#league td")
    (at_hand,) = asked(
        site,
        "select count(distinct district_id) from dim_documents join dim_districts using (district_id) "
        "where year(period_start) = 2023 and year(period_end) = 2023 and level = 'township' and district_id like '33%'",
    )[0]
    assert f"库中有 {at_hand} 个乡级地区的 2023 年报告，其中 1 个有“数值”；名次只在这 1 个中排。" in page.inner_text(
        "#league .stated"
    )
    assert page.locator("#league tbody tr").count() == 1
    assert "2023 · 1 个地区" in page.inner_text("#controls")
    page.click("#league summary")
    assert "丹东街道 同比增速 +5%" in page.inner_text("#league .silent")


def test_what_too_close_to_tell_means_stands_below_the_targets(site, page):
    page.goto(at(site, f"district/{STATED['passed']}.html"))
    page.wait_for_selector("#targets td")
    open_row = {"is_met": None, "is_met_about": None, "actual_value": 1}
    assert page.evaluate("row => tongbi.targetNote([row])", open_row).startswith("难以判定：")
    assert "难以判定" not in page.inner_text("#targets")


AIMED = """([value, half, more]) => {
    const row = { is_met: null, is_met_about: null, measure: "growth", unit: "%", bound: "lower", target_value: 5.5, target_max: null, target_half: 0.05,
        actual_value: value, actual_half: half, actual_bound: null, gap: value - 5.5, ...more };
    const cell = tongbi.targetColumns([], () => "").at(-1).cell(row);
    return cell.textContent;
}"""


def test_what_equals_its_target_as_published_is_met_and_what_is_written_too_coarsely_says_so(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#targets td")
    assert page.evaluate(AIMED, [5.5, 0.05, {}]) == "按公布数达成"
    assert page.evaluate(AIMED, [5.5, 0.05, {"target_value": 5, "target_max": 5.5}]) == "按公布数达成"
    assert page.evaluate(AIMED, [5.5, 0.05, {"bound": "approx", "is_met_about": True}]) == "按公布数达成"
    assert page.evaluate(AIMED, [5, 0.5, {}]) == "难以判定 · 只公布为 5%"
    assert page.evaluate(AIMED, [5, 0.5, {"target_value": 5, "target_max": 5.5}]) == "难以判定 · 只公布为 5%"
    assert page.evaluate(AIMED, [5.5, 0.05, {"actual_bound": "approx"}]) == "难以判定"
    assert page.evaluate(AIMED, [5.5, None, {}]) == "难以判定"  # computed, written by nobody


BEFORE = """(aim) => {
    const one = { district_id: "x", unit: "CNY", value_half: 5e7, value_metric_id: "d-1", yoy_half: null, yoy_metric_id: null, growth_basis: null, bounds: null };
    const figures = [{ ...one, period_label: "2006", value: 2e11, yoy_reported: null, yoy_computed: null },
        { ...one, period_label: "2007", value: 2.5e11, yoy_reported: null, yoy_computed: 25 },
        { ...one, period_label: "2010", value: 4e11, yoy_reported: 10.3, yoy_half: 0.05, yoy_metric_id: "d-2", yoy_computed: 17, growth_basis: "real" }];
    const row = { district_id: "x", measure: "growth", unit: "%", stated_basis: null, usual_basis: "real", ...aim };
    const cell = tongbi.targetColumns(figures, (row) => row.district_id).find((one) => one.key === "outcome_before").cell(row);
    document.querySelector("#targets .body").replaceChildren(cell);
    return document.querySelector("#targets .body").textContent;
}"""


def test_beside_a_target_stands_only_what_is_measured_alike(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#targets td")
    assert page.evaluate(BEFORE, {"period_label": "2008"}) == ""  # computed from amounts at the prices of the day
    assert page.evaluate(BEFORE, {"period_label": "2011"}) == "+10.3%"
    level = {"measure": "level", "unit": "CNY", "period_label": "2011"}
    assert page.evaluate(BEFORE, level) == "4,000亿元"
    assert page.evaluate(BEFORE, {**level, "stated_basis": "real"}) == ""
    assert page.evaluate(BEFORE, {"period_label": "2008", "usual_basis": "nominal"}) == "+25.0% 推算"
    page.click("#targets .body button.figure")
    assert page.locator(".card a.to-sentence").count() == 2


def test_a_target_without_an_outcome_says_whether_there_could_be_one(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#targets td")
    none = {"actual_value": None, "actual_half": None, "gap": None, "is_reported_on": False}
    assert page.evaluate(AIMED, [5, 0, {**none, "period_end": "2008-12-31"}]) == "没有此后的报告"
    assert page.evaluate(AIMED, [5, 0, {**none, "period_end": "2008-12-31", "is_reported_on": True}]) == "报告未提结果"
    assert page.evaluate(AIMED, [5, 0, {**none, "period_end": "9999-12-31"}]) == "尚未到期"
    assert "没有此后的报告" in page.locator("#targets tbody tr", has_text="2024").first.inner_text()


@pytest.mark.parametrize("words", ["丹东 爵溪 常住人口", "丹东街道和爵溪街道常住人口", "常住人口 丹东、爵溪"])
def test_a_search_for_two_districts_and_an_indicator_opens_their_comparison(site, page, words):
    page.goto(at(site, "index.html"))
    page.fill("#search-big", words)
    page.locator("#search-big-list li[aria-selected=true]", has_text="丹东街道、爵溪街道 常住人口").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer a.figure")
    assert page.locator(".chips li").count() == 2
    assert page.locator("#answer article").count() == 2


def listed(page, words: str) -> list[str]:
    page.fill("#search-big", "")
    page.fill("#search-big", words)
    page.wait_for_selector("#search-big-list li")
    return page.locator("#search-big-list li").all_inner_texts()


def test_letters_that_fit_several_districts_name_them_all(site, page):
    page.goto(at(site, "index.html"))
    page.evaluate("""() => tongbi.load("search").then((index) => index.districts.push(
        ["41", "河南省", "", "he nan sheng", 9, ["henan"]], ["43", "湖南省", "", "hu nan sheng", 8, ["hunan"]], ["46", "海南省", "", "hai nan sheng", 7, ["hainan"]]))""")
    for words in ("hn", "hn 常住人口"):
        told = "".join(listed(page, words))
        assert all(name in told for name in ("河南", "湖南", "海南")), words
    assert page.locator("#search-big-list [aria-selected=true]").count() == 1


def test_a_search_says_which_of_its_words_are_not_held(site, page):
    page.goto(at(site, "index.html"))
    assert listed(page, "山东") == ["库中没有叫“山东”的地区或指标"]
    assert listed(page, "shandong") == ["库中没有Shandong"]
    for words in ("山东 常住人口", "山东常住人口"):
        told = listed(page, words)
        assert "常住人口" in told[0]
        assert told[-1] == "库中没有叫“山东”的地区或指标"
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicator/population.html")


def test_below_a_table_stands_what_its_agreements_mean(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#figures td")
    assert "单一来源：" in page.inner_text("#figures")


def test_numbers_of_a_table_are_downloaded_as_csv_that_no_spreadsheet_runs(site, page):
    (doc_id,) = asked(site, "select doc_id from dim_documents where text like '%<script>%'")[0]
    page.goto(at(site, f"report/{doc_id}.html"))
    with page.expect_download() as got:
        page.click("#rows button.download")
    text = Path(got.value.path()).read_text("utf-8-sig")
    assert "value" in text.splitlines()[0]
    assert not re.search(r"(^|,)[=@]", text, re.MULTILINE)


def test_a_copied_correction_can_be_pasted(site, page):
    page.goto(at(site, "check.html"))
    page.select_option("#scope", "33")
    page.wait_for_selector("button.copy")
    entries = page.eval_on_selector_all("button.copy", "all => all.map(one => one.dataset.entry)")
    corrections, problems = corrections_file.parse("".join(entries).encode())
    assert problems == []
    assert len(corrections) == len(entries) > 0


def test_whatever_is_wrong_with_a_row_can_be_copied_as_a_correction(site, page):
    ((doc_id,),) = asked(site, "select doc_id from dim_documents where text like '%<script>%'")
    rows = asked(site, f"select metric_id, value, period_start, unit from fct_metrics where doc_id = '{doc_id}'")
    metric_id, value, begins, unit = min(rows)
    page.goto(at(site, f"report/{doc_id}.html#m={metric_id}"))
    page.click("#detail .correct summary")
    fields = page.eval_on_selector_all("#detail .correct option", "all => all.map(one => one.value)")
    fields = fields[: fields.index("rank_scope") + 1]
    entries = []
    for field in fields:
        page.locator("#detail .correct select").first.select_option(field)
        entries.append(page.get_attribute("#detail button.copy", "data-entry"))
    corrections, problems = corrections_file.parse("".join(entries).encode())
    assert problems == []
    assert {(one.document, (one.row or {})["metric_id"]) for one in corrections} == {(FILE, metric_id)}
    found = {name: there for one in corrections for name, there in one.expect.items()}
    assert list(found) == fields
    assert (found["value"], found["period"][0], found["unit"]) == (value, begins, unit)


def test_a_correction_says_what_was_typed_or_cannot_be_copied(site, page):
    ((doc_id,),) = asked(site, "select doc_id from dim_documents where text like '%<script>%'")
    page.goto(at(site, f"report/{doc_id}.html"))
    page.locator("mark").first.click()
    page.click("#detail .correct summary")
    field = page.locator("#detail .correct select").first

    def copied(name: str, text: str):
        field.select_option(name)
        page.fill("#detail .correct input", text)
        (correction,), problems = corrections_file.parse(
            page.get_attribute("#detail button.copy", "data-entry").encode()
        )
        assert problems == []
        return correction.change[name]

    awkward = "a: \"b\"} # {{ c }} \\ \u2028\x85\x7f 'd' <script>\U00020bb7 - null"
    assert copied("subject_text", awkward) == awkward
    assert copied("subject_text", "null") == "null"
    assert copied("subject_text", "") is None
    assert copied("value", "1,610,000,000.5") == 1610000000.5
    assert [str(day) for day in copied("period", "2023H1")] == ["2023-01-01", "2023-06-30"]
    assert copied("indicator_id", "gdp") == "gdp"
    page.fill("#detail .correct input", "")
    assert "null" in page.get_attribute("#detail button.copy", "data-entry")
    field.select_option("value")
    page.fill("#detail .correct input", "16亿")
    assert page.is_disabled("#detail button.copy")


def first_number(text: str) -> int:
    return int(re.findall(r"\d+", text)[0])


def cards(page) -> int:
    return page.locator("#main section:not([hidden]) .checks li").count()


def test_from_a_district_a_link_leads_to_what_is_to_check_of_it(site, page):
    page.goto(district_page(site))
    link = page.locator(".heading .about a")
    listed = first_number(link.inner_text())
    link.click()
    page.wait_for_selector(".checks li")
    assert cards(page) == listed > 0
    assert "丹西街道" in page.inner_text("#district option:checked")
    page.fill("#words", "规上工业产值 2023")
    page.wait_for_function("document.getElementById('here').textContent.includes('符合')")
    assert 0 < cards(page) < listed
    page.fill("#words", "没有这样的字")
    page.wait_for_function("document.getElementById('here').textContent.startsWith('0 ')")
    assert cards(page) == 0


def test_the_start_page_and_the_page_to_check_count_alike(site, page):
    page.goto(at(site, "index.html"))
    counted = {
        link.get_attribute("href").split("kind=")[1]: first_number(link.inner_text())
        for link in page.locator("a[href*='check.html#kind=']").all()
    }
    assert counted
    for kind, count in counted.items():
        page.goto("about:blank")
        page.goto(at(site, f"check.html#kind={kind}"))
        page.wait_for_selector(".checks li, #places li")
        shown = page.eval_on_selector_all("#scope option:not([value=''])", "all => all.map(one => one.textContent)")
        assert all("(0)" not in one for one in shown)
        assert sum(first_number(one.rpartition("(")[2]) for one in shown) == count
        assert str(count) in page.inner_text("#main > .note >> nth=1")


def test_from_the_start_page_one_comes_to_the_places_where_something_is_to_check(site, page):
    page.goto(at(site, "index.html"))
    link = page.locator("a[href*='check.html#kind=']").first
    count = first_number(link.inner_text())
    assert "个地区" in link.locator("xpath=..").inner_text()
    link.click()
    page.wait_for_selector(".checks li, #places li")
    if page.locator("#places li").count():
        listed = [int(one.replace(",", "")) for one in page.locator("#places small").all_inner_texts()]
        assert sum(listed) == count
        assert all(listed)
        page.locator("#places a").first.click()
        page.wait_for_selector(".checks li")
        assert page.is_hidden("#places")


def test_a_districts_targets_begin_with_the_last_year_of_which_outcomes_are_known(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#targets td")
    years = page.eval_on_selector_all("#targets tbody tr", "all => all.map(one => one.cells[1].textContent)")
    assert years[0] == "2023"
    assert years.index("2023") < years.index("2024")


def test_on_a_phone_each_target_says_at_once_whether_it_was_met(site, browser):
    phone = browser.new_page(viewport={"width": 390, "height": 800}, locale="zh-CN")
    phone.goto(district_page(site))
    phone.wait_for_selector("#targets td")
    ends = phone.eval_on_selector_all("#targets tbody td", "all => all.map(one => one.getBoundingClientRect().right)")
    told = phone.inner_text("#targets tbody tr >> nth=0")
    phone.close()
    assert max(ends) <= 390
    assert "+5个百分点" in told
    assert "达成" in told


LONG_TABLE = """() => tongbi.table(document.querySelector("#figures .body"), [{ key: "a", label: "HEAD" }, { key: "b", label: "B" }],
    Array.from({ length: 150 }, (_, nth) => ({ a: `row ${nth}`, b: nth })), { caption: "x", shown: 30, by: "b", down: true })"""


def test_a_long_table_keeps_its_heads_in_sight(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#figures td")
    page.evaluate(LONG_TABLE)
    page.wait_for_selector("#figures .scroll.fits")
    page.locator("#figures tbody tr").nth(29).scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#figures tbody tr:nth-child(20)').scrollIntoView()")
    bar = page.eval_on_selector(".top", "one => one.getBoundingClientRect().bottom")
    head = page.eval_on_selector("#figures thead th", "one => one.getBoundingClientRect().top")
    assert bar - 2 <= head <= bar + 2


def test_a_printed_table_has_all_rows_and_its_heads_on_every_page(site, page):
    page.goto(district_page(site))
    page.wait_for_selector("#figures td")
    page.evaluate(LONG_TABLE)
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    pages = [document[nth].get_textpage().get_text_range() for nth in range(len(document))]
    of_table = [text for text in pages if re.search(r"row \d", text)]
    assert len(of_table) > 2
    assert all("HEAD" in text for text in of_table)
    printed = [int(nth) for nth in re.findall(r"row (\d+)", "".join(pages))]
    assert printed == list(range(149, -1, -1))  # sorted as on the screen
    page.wait_for_function("() => document.querySelectorAll('#figures tbody tr').length === 30")
    assert all("打印于" in text and f"/ {len(pages)}" in text for text in pages)


def test_the_start_page_tells_of_the_movements_of_headline_indicators(site, page):
    page.goto(at(site, "index.html"))
    moved = page.eval_on_selector_all(".movers a.quiet", "all => all.map(one => one.href)")
    profile = {name for (name, *_) in asked(site, "describe mart_district_profile")}
    assert moved
    assert {Path(one.partition("#")[0]).stem + "_yoy" for one in moved} <= profile


def test_a_report_prints_on_paper(site, page):
    page.goto(district_page(site))
    page.emulate_media(media="print")
    assert not page.is_visible(".top")
    assert len(pypdfium2.PdfDocument(page.pdf(format="A4"))) >= 1


def test_words_that_attack_the_page_are_shown_and_do_nothing(site, page):
    ((doc_id, text),) = asked(site, "select doc_id, text from dim_documents where text like '%<script>%'")
    for kind in ("report/" + doc_id, "check", "index"):
        page.goto(at(site, kind + ".html"))
        page.wait_for_load_state()
        assert page.title() != "taken"
    page.goto(at(site, f"report/{doc_id}.html"))
    assert page.inner_text("h1") == TITLE
    assert page.inner_text(".about code") == FILE
    assert page.eval_on_selector("#text", "text => text.textContent") == text


PAGES = ["index.html", "indicators.html", "check.html", "district", "indicator", "report"]


def one_of(site: Path, kind: str) -> str:
    """The page itself, or the largest page of its kind."""
    if kind.endswith(".html"):
        return at(site, kind)
    return max((site / "site" / kind).glob("*.html"), key=lambda path: path.stat().st_size).as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_serious(site, browser, kind, scheme):
    from axe_playwright_python.sync_playwright import Axe

    # Without the page's error watch: axe itself asks for the style sheet, which the page's policy rightly refuses.
    page = browser.new_page(color_scheme=scheme, locale="zh-CN")
    page.goto(one_of(site, kind))
    page.wait_for_timeout(500)
    found = Axe().run(page).response["violations"]
    page.close()
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("kind", PAGES)
def test_a_phone_has_no_sideways_scrolling(site, browser, kind):
    phone = browser.new_page(viewport={"width": 390, "height": 800}, locale="en-US")  # its words are the longer ones
    phone.goto(one_of(site, kind))
    phone.wait_for_timeout(500)
    wide = phone.evaluate("document.documentElement.scrollWidth")
    phone.close()
    assert wide <= 391
