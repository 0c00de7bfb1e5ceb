// What to check, and for each a correction ready to be pasted.
"use strict";
(() => {
  const { t, h } = tongbi;
  const [scope, district, kind, words] = ["scope", "district", "kind", "words"].map((id) => document.getElementById(id));
  if (!scope) return; // there is nothing to check
  const english = () => tongbi.language() === "en";
  const nameOf = (row) => (english() ? row.name_en : row.name_zh) || row.name_zh;
  const copy = (row, metricId) => tongbi.correction.copying(() => tongbi.correction.entry(row.source_path, metricId, "value", row.exact, row.exact, true));
  const sentence = (metricId, text, whose) => text ? h("p", { class: "sentence" }, whose ? whose + t("colon") : null, h("a", { href: tongbi.reportOf(metricId) }, text)) : null;
  // To four digits, or as written: a finding may hang on the fourth. All numbers of a finding are said on one scale.
  const fourDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });
  function observedAndExpected(row) {
    const { observed, expected_low: low, expected_high: high } = row, unit = tongbi.counted(row);
    const [by, name] = tongbi.scaleOf(observed, unit), isRank = unit === "rank";
    const say = (number) => isRank ? tongbi.amount(number, "rank") : fourDigits.format(number / by) + (name && name !== "%" && english() ? " " : "") + name;
    // A place in a ranking is not greater or smaller, but ahead or behind.
    const upTo = (number, bound) => isRank ? say(number) + (english() ? " " : "") + t("rank_bound_" + bound) : (bound === "upper" ? "≤ " : "≥ ") + say(number);
    const range = low === null && high === null ? null : low === null ? upTo(high, "upper") : high === null ? upTo(low, "lower") : low === high ? say(low) : `${say(low)} – ${say(high)}`;
    return `${t("observed")} ${say(observed)}` + (range ? ` · ${t("expected")} ${range}` : "");
  }
  // Two statements of one sentence show it once. The other may be of another district's report, which is named then.
  const sentences = (row) => [sentence(row.metric_id_a, row.sentence_a), row.sentence_b === row.sentence_a ? null : sentence(row.metric_id_b, row.sentence_b, row.district_b)];
  // Whose and of what: the figures beside it are on these pages.
  function about(row) {
    const district = row.district_name && row.district_id ? tongbi.districtLink(row) : row.district_name;
    const indicator = row.indicator_id ? h("a", { href: tongbi.indicatorOf(row.indicator_id, row.district_id) }, nameOf(row)) : nameOf(row);
    return h("p", { class: "about" }, [district, indicator, row.period_label ?? tongbi.months(row)].filter(Boolean).flatMap((piece, at) => at ? [" · ", piece] : [piece]));
  }
  const entries = {
    findings: (row) => [h("h3", null, tongbi.has("check_" + row.check_code) ? t("check_" + row.check_code) : row.check_code), about(row),
      row.observed === null ? null : h("p", null, observedAndExpected(row)),
      ...sentences(row), copy(row, row.metric_id_a)],
    conflicts: (row) => [h("h3", null, t("conflict_" + row.kind)), about(row), h("p", null, `${tongbi.said(row.value_a, tongbi.counted(row), row.measure, null, row.half_a)} ↔ ${tongbi.said(row.value_b, tongbi.counted(row), row.measure, null, row.half_b)}`),
      ...sentences(row), copy(row, row.metric_id_a)],
    doubtful: (row) => [h("h3", null, `${t("confidence")} ${Math.round(row.confidence * 100)}%`), about(row), h("p", null, tongbi.said(row.value, tongbi.counted(row), row.measure, null, row.half_width), row.warnings ? ` · ${row.warnings}` : ""), sentence(row.metric_id, row.sentence), copy(row, row.metric_id)],
    problems: (row) => [h("h3", null, t("kind_" + row.kind)), h("p", null, h("code", null, row.source_path), row.place ? ` · ${row.place}` : ""), h("p", { lang: "en" }, [row.cause, row.remedy].filter(Boolean).join(" ")),
      row.doc_id && row.kind === "undecided" ? h("p", null, h("a", { href: `report/${encodeURIComponent(row.doc_id)}.html` }, t("report"), " →")) : null],
  };
  // ---- which of them: a list, in it a district, a kind, words
  const KINDS = Object.keys(entries), NONE = "-"; // NONE: what no district is known of
  const sum = (counts) => (kind.value ? [kind.value] : KINDS).reduce((total, one) => total + Number(counts[one]), 0);
  const number = (n) => n.toLocaleString("en-US");
  const option = (value, name, n) => h("option", { value }, `${name} (${number(n)})`);
  const wordsOf = (row) => Object.values(row).filter((value) => typeof value === "string").join(" ").toLowerCase();
  // The lists, without what only asks to choose one; those that hold nothing of the kind are taken out.
  const ask = [...scope.options].find((one) => !one.value), lists = [...scope.options].filter((one) => one.value);
  function choices() {
    if (ask) ask.textContent = t("check_anywhere");
    const wanted = scope.value;
    scope.replaceChildren(...[ask, ...lists.filter((one) => sum(one.dataset))].filter(Boolean));
    scope.value = wanted;
    if (scope.selectedIndex < 0) scope.value = "";
    for (const one of lists) {
      one.textContent = `${one.value === "top" ? t("check_top") : tongbi.placeName(one.value, one.dataset.name)} (${number(sum(one.dataset))})`;
    }
    const chosen = kind.value;
    kind.replaceChildren(h("option", { value: "" }, t("kind_of_entry_all")), ...KINDS.filter((one) => lists.some((list) => Number(list.dataset[one]))).map((one) => h("option", { value: one }, t(one === "problems" ? "problem_files" : one))));
    kind.value = chosen;
    if (kind.selectedIndex < 0) kind.value = "";
  }
  function districts(listed, wanted) {
    const shown = listed.filter((one) => sum(one));
    district.hidden = false;
    district.replaceChildren(option("", t("check_all_districts"), shown.reduce((total, one) => total + sum(one), 0)),
      ...shown.map((one) => option(one.district_id ?? NONE, one.district_id ? tongbi.placeName(one.district_id, one.name) : t("unknown_district"), sum(one))));
    district.value = wanted;
    if (district.selectedIndex < 0) district.value = "";
  }
  function fill(data) {
    const asked = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const says = (row) => { const all = wordsOf(row); return asked.every((one) => all.includes(one)); };
    const fits = (row) => (!district.value || (row.district_id ?? NONE) === district.value) && (!asked.length || says(row));
    let all = 0;
    for (const [id, make] of Object.entries(entries)) {
      const rows = (!kind.value || kind.value === id) && data[id] ? tongbi.records(data[id]).filter(fits) : [], place = document.getElementById(id), body = place.querySelector(".body");
      all += rows.length;
      place.hidden = !rows.length;
      let shown = 0;
      const list = h("ul", { class: "checks" });
      const more = h("button", { type: "button", onclick: () => add() }, "");
      const add = () => {
        list.append(...rows.slice(shown, shown + 50).map((row) => h("li", null, make(row))));
        shown += 50;
        more.hidden = shown >= rows.length;
        more.textContent = t("show_more", { n: Math.min(50, rows.length - shown) });
      };
      add();
      body.replaceChildren(h("p", { class: "note" }, t("rows_here", { n: number(rows.length) })), list, more);
    }
    // Of a district there may be more than its list holds; they stand in its reports.
    const there = tongbi.records(data.districts).filter((one) => !district.value || (one.district_id ?? NONE) === district.value).reduce((total, one) => total + sum(one), 0);
    document.getElementById("here").textContent = asked.length ? t("rows_fit", { n: number(all) }) : all < there ? t("check_some", { n: number(all), all: number(there) }) : "";
    return all;
  }
  // Where there is something to check of the kind, and how much.
  function overview(isShown) {
    const place = document.getElementById("places");
    place.hidden = !isShown;
    words.hidden = isShown;
    if (!isShown) return place.querySelector(".body").replaceChildren();
    for (const id of KINDS) document.getElementById(id).hidden = true;
    district.hidden = true;
    document.getElementById("here").textContent = "";
    tongbi.setState({ scope: "", d: "", kind: kind.value, q: "" });
    place.querySelector(".body").replaceChildren(h("ul", { class: "tiles" }, lists.filter((one) => sum(one.dataset)).sort((a, b) => sum(b.dataset) - sum(a.dataset)).map((one) =>
      h("li", null, h("a", { href: "#" + new URLSearchParams({ scope: one.value, ...(kind.value && { kind: kind.value }) }) }, one.value === "top" ? t("check_top") : tongbi.placeName(one.value, one.dataset.name), " ", h("small", null, number(sum(one.dataset))))))));
  }
  let turn = 0;
  async function draw(wanted = district.value) {
    const mine = ++turn;
    choices();
    const data = scope.value ? await tongbi.load(`check/${scope.value}`) : null;
    if (mine !== turn) return;
    overview(!data);
    if (!data) return;
    districts(tongbi.records(data.districts), wanted);
    tongbi.setState({ scope: scope.value, d: district.value, kind: kind.value, q: words.value.trim() });
    const n = fill(data);
    if (mine > 1) tongbi.announce(t("rows_fit", { n: number(n) }));
  }
  function fromAddress() {
    const asked = tongbi.state();
    choices();
    kind.value = asked.kind || "";
    if (kind.selectedIndex < 0) kind.value = "";
    words.value = asked.q || "";
    // Without a list that is asked for, the only one that holds any of the kind, or all of them to choose from.
    choices();
    const listed = lists.filter((one) => sum(one.dataset));
    scope.value = (listed.find((one) => one.value === asked.scope) || (listed.length > 1 && ask) || listed[0] || lists[0]).value;
    return asked.d || "";
  }
  const asked = fromAddress();
  scope.addEventListener("change", () => draw(""));
  for (const one of [district, kind]) one.addEventListener("change", () => draw());
  words.addEventListener("input", () => draw());
  window.addEventListener("hashchange", () => draw(fromAddress()));
  let wished = asked;
  tongbi.draws(() => { draw(wished || district.value); wished = ""; });
})();
