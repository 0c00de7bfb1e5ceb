// A report: its text as it was, every row marked where it stands, a table of the rows beside it.
"use strict";
(() => {
  const { t, h, months } = tongbi;
  const data = tongbi.own();
  const [head] = tongbi.records(data.head);
  const rows = tongbi.records(data.rows);
  const exclusions = tongbi.records(data.exclusions);
  const problems = tongbi.records(data.problems);
  const text = data.text.rows.length ? data.text.rows[0][0] || "" : "";
  const article = document.getElementById("text"), margin = document.getElementById("margin"), detail = document.getElementById("detail");
  const nameOf = (row) => (tongbi.language() === "en" ? row.name_en : row.name_zh) || row.indicator_text;
  let at = -1;

  // Offsets count characters; the browser counts halves of the rare ones.
  const halves = (() => {
    if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
    const starts = [0];
    for (const character of text) starts.push(starts.at(-1) + character.length);
    return (offset) => starts[offset];
  })();
  const kindOf = (row) => (row.role === "target" ? "planned" : row.measure === "growth" || row.measure === "change" ? "growth" : row.measure === "rank" || row.measure === "completion" ? "rank" : "level");
  const said = (row) => tongbi.said(row.value, tongbi.counted(row), row.measure, row.bound, row.half_width) + (row.value_max !== null && row.value_max !== row.value ? "–" + tongbi.said(row.value_max, tongbi.counted(row), row.measure, null, row.half_width) : "");
  const problemsOf = new Map();
  for (const one of problems) if (one.metric_id) problemsOf.set(one.metric_id, [...(problemsOf.get(one.metric_id) || []), one]);

  // ---- the text: spans never overlap but may be the same for several rows
  const spans = new Map();
  rows.forEach((row, nth) => {
    const key = `${row.char_start}-${row.char_end}`;
    if (!spans.has(key)) spans.set(key, { start: row.char_start, end: row.char_end, rows: [] });
    spans.get(key).rows.push(nth);
  });
  for (const one of exclusions) spans.set(`x${one.char_start}`, { start: one.char_start, end: one.char_end, reason: one.reason });
  const pages = (head.pages || []).map((offset, nth) => ({ start: offset, end: offset, page: nth + 1 }));
  const ordered = [...spans.values(), ...pages].sort((a, b) => a.start - b.start || a.end - b.end);
  const marks = [];

  function fillText() {
    const pieces = [];
    let done = 0;
    for (const span of ordered) {
      // A page that begins within a number is told of behind it.
      if (span.start < done && !span.page) continue;
      pieces.push(text.slice(halves(done), halves(Math.max(done, span.start))));
      done = Math.max(done, span.start);
      if (span.page) { pieces.push(h("span", { class: "page", data: { page: t("page", { n: span.page }) } })); continue; }
      const written = text.slice(halves(span.start), halves(span.end));
      if (span.reason) pieces.push(h("span", { class: "excluded", title: `${t("excluded")}: ${tongbi.has("reason_" + span.reason) ? t("reason_" + span.reason) : span.reason}` }, written));
      else {
        const row = rows[span.rows[0]], flawed = span.rows.some((nth) => problemsOf.has(rows[nth].metric_id));
        const mark = h("mark", { tabindex: "-1", role: "button", class: kindOf(row) + (flawed ? " flawed" : ""), "aria-label": `${written}: ${span.rows.map((nth) => summary(rows[nth])).join("; ")}`, title: span.rows.map((nth) => summary(rows[nth])).join("\n"),
          onclick: () => open(span.rows[0], false), onfocus: () => show(span.rows[0]), onmouseenter: () => peek(span.rows[0]), onmouseleave: () => peek(null) }, written);
        span.rows.forEach((nth) => { marks[nth] = mark; });
        pieces.push(mark);
      }
      done = span.end;
    }
    pieces.push(text.slice(halves(done)));
    article.replaceChildren(...pieces.filter((piece) => piece !== ""));
  }
  const summary = (row) => `${nameOf(row)} ${months(row)} ${row.measure === "level" ? "" : t("measure_" + row.measure) + " "}${said(row)}${row.role === "target" ? " · " + t("role_target") : ""}`;

  // ---- problems in the margin, beside their line
  function fillMargin() {
    const noted = [];
    for (const [metricId, found] of problemsOf) {
      const nth = rows.findIndex((row) => row.metric_id === metricId);
      if (nth >= 0) noted.push([nth, found]);
    }
    const top = article.getBoundingClientRect().top;
    let under = 0;
    margin.replaceChildren(...noted.sort(([a], [b]) => a - b).map(([nth, found]) => {
      const note = h("a", { href: `#m=${encodeURIComponent(rows[nth].metric_id)}`, class: "margin-note" }, [...new Set(found.map(label))].join("；"));
      const y = Math.max(under, marks[nth].getBoundingClientRect().top - top);
      note.style.top = y + "px";
      under = y + 44;
      return note;
    }));
    margin.hidden = !noted.length;
  }
  const label = (one) => one.kind === "finding" ? (tongbi.has("check_" + one.what) ? t("check_" + one.what) : one.what) : tongbi.has("conflict_" + one.kind) ? t("conflict_" + one.kind) : one.what;

  // ---- what a row says of itself
  function fields(nth) {
    const row = rows[nth];
    const list = [
      [t("indicator"), row.indicator_id ? h("a", { href: tongbi.indicatorOf(row.indicator_id, head.district_id) }, nameOf(row)) : row.indicator_text],
      [t("wording"), row.indicator_text !== nameOf(row) ? row.indicator_text : null],
      [t("subject"), row.subject_text],
      [t("measure"), t("measure_" + row.measure) + (row.growth_basis ? ` · ${t("basis_" + row.growth_basis)}` : "")],
      [t("value"), h("b", null, said(row))], [t("exact"), row.measure === "rank" ? null : tongbi.exact(row.value, tongbi.counted(row), row.half_width)],
      [t("bound"), row.bound && row.bound !== "exact" ? t((row.measure === "rank" ? "rank_bound_" : "bound_") + row.bound) : null],
      [t("period"), months(row)], [t("role"), t("role_" + row.role) + (row.obs_status === "E" ? ` · ${t("estimate")}` : "")],
      [t("scope"), row.rank_scope], [t("section"), row.section], [t("confidence"), row.confidence === null ? null : Math.round(row.confidence * 100) + "%"],
      [t("rule"), row.rule ? h("code", null, row.rule) : null], [t("warnings"), row.warnings],
      [t("source"), h("code", null, row.metric_id)],
    ].filter(([, value]) => value !== null && value !== undefined && value !== "");
    const against = (problemsOf.get(row.metric_id) || []).map((one) => h("p", { class: "against" }, h("b", null, label(one)), one.other ? [" ", t("other_sentence"), " ", h("a", { href: tongbi.reportOf(one.other_id) }, one.other)] : ""));
    return [h("dl", null, list.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value)))), ...against, correcting(row)];
  }
  // What is wrong with the row, as an entry of corrections.yml; who has opened it for one row finds it open for the next.
  const exactly = new Map(tongbi.records(data.exact).map((one) => [one.metric_id, one]));
  let isOpen = false;
  function correcting(row) {
    const place = h("div"), fill = () => place.replaceChildren(tongbi.correction.form(head.source_path, { ...row, ...exactly.get(row.metric_id) }));
    if (isOpen) fill();
    return h("details", { class: "correct", open: isOpen, "aria-live": "off", ontoggle: (event) => {
      if (event.currentTarget.open && !isOpen) { fill(); place.scrollIntoView({ block: "nearest" }); }
      isOpen = event.currentTarget.open;
    } }, h("summary", null, t("correct_row")), place);
  }
  // Which report one stands in after a jump from a figure: of whom, for when.
  const whence = () => h("p", { class: "whence" }, [head.district_id ? tongbi.place(head.district_id, head.district_name || head.district_id) : t("unknown_district"), head.period_start ? months(head) : t("unknown_period"), h("span", { lang: "zh-Hans" }, head.title)].flatMap((one, at) => at ? [" · ", one] : [one]));
  function show(nth) {
    detail.hidden = false;
    detail.replaceChildren(whence(), ...fields(nth), h("button", { type: "button", class: "close", "aria-label": t("close"), onclick: () => { detail.hidden = true; } }, "×"));
  }
  function peek(nth) {
    if (document.activeElement.closest(".correct")) return; // what is being written there stays
    if (nth !== null) show(nth);
    else if (at >= 0) show(at);
  }
  // The sentence around a row, by the stops of the text itself.
  function sentenceOf(nth) {
    const before = text.slice(0, halves(rows[nth].char_start)), after = text.slice(halves(rows[nth].char_end));
    const start = Math.max(...["。", "！", "？", "\n", "；"].map((stop) => before.lastIndexOf(stop))) + 1;
    const end = after.search(/[。！？\n；]/);
    return [start, halves(rows[nth].char_end) + (end < 0 ? after.length : end + 1)];
  }
  function underline(nth) {
    if (!window.Highlight) return;
    const [start, end] = sentenceOf(nth), range = new Range();
    const walk = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let passed = 0, begun = false;
    while (walk.nextNode()) {
      const length = walk.currentNode.data.length;
      if (!begun && start < passed + length) { range.setStart(walk.currentNode, start - passed); begun = true; }
      if (begun && end <= passed + length) { range.setEnd(walk.currentNode, end - passed); break; }
      passed += length;
    }
    CSS.highlights.set("sentence", new Highlight(range));
  }
  function open(nth, scroll = true) {
    if (!marks[nth]) return;
    marks[at]?.classList.remove("current");
    document.querySelector("#rows tr.chosen")?.classList.remove("chosen");
    at = nth;
    const mark = marks[nth];
    mark.classList.add("current");
    show(nth);
    underline(nth);
    tongbi.setState({ m: rows[nth].metric_id });
    const listed = document.querySelector(`#rows tr[data-nth="${nth}"]`), list = document.getElementById("rows");
    listed?.classList.add("chosen");
    // The list beside the text goes along; the page itself stays where it is.
    if (listed) list.scrollTop += listed.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 2;
    if (scroll) {
      mark.scrollIntoView({ block: "center", behavior: "instant" });
      mark.focus({ preventScroll: true });
    }
  }
  const step = (by) => { if (rows.length) open((at + by + rows.length) % rows.length); };

  function fillRows() {
    document.getElementById("rows-count").textContent = t("rows_here", { n: rows.length });
    tongbi.table(document.getElementById("rows"), [
      { key: "indicator_text", label: t("indicator"), sort: nameOf, cell: (row) => h("a", { href: `#m=${encodeURIComponent(row.metric_id)}` }, nameOf(row)), csv: [["metric_id", (row) => row.metric_id], ["indicator_id", (row) => row.indicator_id], ["indicator_text", (row) => row.indicator_text], ["subject_text", (row) => row.subject_text], ["measure", (row) => row.measure]] },
      { key: "period_start", label: t("period"), cell: (row) => h("span", { class: "whole-line" }, months(row)), csv: [["period_start", (row) => row.period_start], ["period_end", (row) => row.period_end]] },
      { key: "value", n: true, label: t("value"), cell: (row) => h("span", { class: "kind " + kindOf(row), title: tongbi.exact(row.value, tongbi.counted(row), row.half_width) }, said(row)), csv: [["value", (row) => row.value], ["value_max", (row) => row.value_max], ["unit", (row) => row.unit], ["role", (row) => row.role], ["char_start", (row) => row.char_start], ["char_end", (row) => row.char_end]] },
    ], rows, { caption: t("rows"), file: `${head.key || rows[0]?.metric_id.split("-")[0] || "report"}.csv`, shown: 400, row: (row) => ({ data: { nth: rows.indexOf(row) } }) });
  }
  function problemsAbove() {
    const listed = problems.filter((one) => !one.metric_id);
    document.getElementById("lost")?.remove();
    if (listed.length) document.querySelector(".heading").append(h("div", { id: "lost" }, h("h2", null, t("problems")), h("ul", { class: "plain" }, listed.map((one) => h("li", { lang: "en" }, [one.place, one.what, one.remedy].filter(Boolean).join(" · "))))));
  }
  function fromAddress() {
    const wanted = tongbi.state().m;
    const nth = rows.findIndex((row) => row.metric_id === wanted);
    if (nth >= 0) open(nth);
  }
  document.getElementById("reader").hidden = false;
  tongbi.draws(async () => {
    const previous = document.getElementById("previous"), next = document.getElementById("next");
    previous.textContent = "← " + t("previous_row"); next.textContent = t("next_row") + " →";
    fillText(); fillRows(); fillMargin(); problemsAbove();
    if (at >= 0) open(at, false);
  });
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(at < 0 ? 0 : -1);
  });
  window.addEventListener("hashchange", fromAddress);
  window.addEventListener("resize", fillMargin);
  fromAddress();
})();
