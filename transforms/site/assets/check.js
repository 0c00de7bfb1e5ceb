// What to check, and for each a correction ready to be pasted.
"use strict";
(() => {
  const { t, h } = tongbi;
  const select = document.getElementById("scope");
  const english = () => tongbi.language() === "en";
  const nameOf = (row) => (english() ? row.name_en : row.name_zh) || row.name_zh;
  // Quoted as JSON, which YAML reads too: whatever a path holds stays a text.
  function entry(row, metricId) {
    const now = String(row.exact).replace(/\.?0+$/, "");
    return `- document: ${JSON.stringify(row.source_path)}\n  row: {metric_id: ${JSON.stringify(metricId)}}\n  set: {value: ${now}}\n  expect: {value: ${now}}\n  why: ${JSON.stringify(t("why_here"))}\n`;
  }
  function copy(row, metricId) {
    const wanted = entry(row, metricId);
    const button = h("button", { type: "button", class: "copy", data: { entry: wanted }, onclick: async () => {
      try { await navigator.clipboard.writeText(wanted); button.textContent = t("copied"); } catch { button.replaceWith(h("div", null, t("copy_failed"), h("pre", { tabindex: "0" }, wanted))); }
    } }, t("copy_entry"));
    return button;
  }
  const sentence = (metricId, text, whose) => text ? h("p", { class: "sentence" }, whose ? whose + t("colon") : null, h("a", { href: tongbi.reportOf(metricId) }, text)) : null;
  // To four digits, or as written: a finding may hang on the fourth. All numbers of a finding are said on one scale.
  const fourDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });
  function observedAndExpected({ observed, expected_low: low, expected_high: high, unit }) {
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
    return h("p", { class: "about" }, [district, indicator, row.period_label].filter(Boolean).flatMap((piece, at) => at ? [" · ", piece] : [piece]));
  }
  const entries = {
    findings: (row) => [h("h3", null, tongbi.has("check_" + row.check_code) ? t("check_" + row.check_code) : row.check_code), about(row),
      row.observed === null ? null : h("p", null, observedAndExpected(row)),
      ...sentences(row), copy(row, row.metric_id_a)],
    conflicts: (row) => [h("h3", null, t("conflict_" + row.kind)), about(row), h("p", null, `${tongbi.said(row.value_a, row.unit, row.measure)} ↔ ${tongbi.said(row.value_b, row.unit, row.measure)}`),
      ...sentences(row), copy(row, row.metric_id_a)],
    doubtful: (row) => [h("h3", null, `${t("confidence")} ${Math.round(row.confidence * 100)}%`), about(row), h("p", null, tongbi.amount(row.value, row.unit), row.warnings ? ` · ${row.warnings}` : ""), sentence(row.metric_id, row.sentence), copy(row, row.metric_id)],
    problems: (row) => [h("h3", null, t("kind_" + row.kind)), h("p", null, h("code", null, row.source_path), row.place ? ` · ${row.place}` : ""), h("p", { lang: "en" }, [row.cause, row.remedy].filter(Boolean).join(" ")),
      row.doc_id && row.kind === "undecided" ? h("p", null, h("a", { href: `report/${encodeURIComponent(row.doc_id)}.html` }, t("report"), " →")) : null],
  };
  async function draw() {
    if (!select.options.length) return;
    for (const one of select.options) one.textContent = `${one.value === "top" ? t("check_top") : tongbi.placeName(one.value, one.dataset.name)} (${one.dataset.n})`;
    const data = await tongbi.load(`check/${select.value}`);
    for (const [id, make] of Object.entries(entries)) {
      const rows = data[id] ? tongbi.records(data[id]) : [], place = document.getElementById(id), body = place.querySelector(".body");
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
      body.replaceChildren(h("p", { class: "note" }, t("rows_here", { n: rows.length })), list, more);
    }
  }
  const wanted = tongbi.state().scope;
  if (wanted && [...select.options].some((one) => one.value === wanted)) select.value = wanted;
  select.addEventListener("change", () => { tongbi.setState({ scope: select.value }); draw(); });
  tongbi.draws(draw);
})();
