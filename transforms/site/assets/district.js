// A district: small multiples, all its figures, targets, ranks, contradictions.
"use strict";
(() => {
  const { t, h } = tongbi;
  const data = tongbi.own();
  const [head] = tongbi.records(data.head);
  const figures = tongbi.records(data.figures);
  const earlier = tongbi.records(data.earlier);
  const targets = tongbi.records(data.targets);
  const conflicts = tongbi.records(data.conflicts);
  const nameOf = (row) => tongbi.language() === "en" ? row.indicator_name_en || row.indicator_name : row.indicator_name;
  const rankText = (row) => tongbi.said(row.rank, "", "rank", tongbi.boundOf(row, "rank"));
  const FIRST = 12, FIRST_ALONE = 24;
  let all = false;

  function section(id, fill) {
    const place = document.getElementById(id);
    place.hidden = false;
    return fill(place.querySelector(".body"));
  }

  // ---- small multiples
  // A chart compares like with like: periods of one kind, the kind of which there is most. A period of which only a rank or
  // a completion is stated has nothing to draw.
  function series() {
    const found = new Map();
    for (const row of figures.filter(tongbi.states)) {
      if (!found.has(row.indicator_id)) found.set(row.indicator_id, new Map());
      const kinds = found.get(row.indicator_id);
      if (!kinds.has(row.period_kind)) kinds.set(row.period_kind, []);
      kinds.get(row.period_kind).push(row);
    }
    return [...found.values()].map((kinds) => [...kinds.values()].sort((a, b) => b.length - a.length)[0]);
  }
  function periodsBetween(rows) {
    const labels = rows.map((row) => row.period_label);
    if (rows[0].period_kind !== "year") return labels;
    const years = labels.map(Number), found = [];
    for (let year = Math.min(...years); year <= Math.max(...years); year += 1) found.push(String(year));
    return found;
  }
  // Interval ends far outside what was stated would flatten all else.
  function within(points, low, high) {
    const stated = points.filter((one) => one.panel === "growth" && typeof one.y === "number").map((one) => one.y);
    const room = Math.max(3, Math.max(...stated) - Math.min(...stated)) / 2;
    return [Math.max(low, Math.min(...stated) - room), Math.min(high, Math.max(...stated) + room)];
  }
  function pointsOf(rows) {
    const largest = Math.max(...rows.map((row) => Math.abs(row.value ?? 0)));
    const [by, unit] = tongbi.scaleOf(largest, tongbi.counted(rows[0]));
    const of = (row, rest) => ({ p: row.period_label, choose: true, row, ...rest });
    const name = nameOf(rows[0]), points = [], growths = [];
    const say = (row, what, text) => `${name} ${row.period_label} ${what} ${text}`;
    for (const row of rows) {
      const value = row.value === null ? null : row.value / by;
      points.push(of(row, { panel: "value", what: "value_line", y: value, choose: false }));
      if (value !== null) {
        points.push(of(row, { panel: "value", what: "value", y: value, label: say(row, t("value"), tongbi.valueText(row)) }));
        if (row.value_low !== null && row.value_high !== null && row.value_low < row.value_high) {
          points.push(of(row, { panel: "value", what: "value_interval", low: row.value_low / by, high: row.value_high / by, choose: false }));
        }
      }
      if (row.yoy_computed !== null) growths.push(of(row, { panel: "growth", what: "computed", y: row.yoy_computed, label: say(row, t("computed"), tongbi.computedText(row)) }));
      if (row.yoy_reported !== null) growths.push(of(row, { panel: "growth", what: row.agreement === "inconsistent" ? "doubtful" : "reported", y: row.yoy_reported, label: say(row, t("reported"), tongbi.reportedText(row)) }));
    }
    const shown = new Set(rows.map((row) => row.period_label)), id = rows[0].indicator_id;
    for (const one of earlier.filter((row) => row.indicator_id === id && shown.has(row.period_label))) {
      const growth = one.measure === "growth";
      const row = rows.find((other) => other.period_label === one.period_label);
      (growth ? growths : points).push(of(row, { panel: growth ? "growth" : "value", what: growth ? "earlier_growth" : "earlier", y: growth ? one.value : one.value / by, one, label: say(one, t("earlier"), tongbi.said(one.value, tongbi.counted(one), one.measure, one.bound, one.half_width)) }));
    }
    for (const one of targets.filter((row) => row.indicator_id === id && (row.measure === "level" || row.measure === "growth") && /^\d{4}$/.test(row.period_label) && rows[0].period_kind === "year")) {
      if (Number(one.period_label) > Number(rows.at(-1).period_label) + 1) continue;
      if (one.measure === "level" && rows[0].value === null && rows.every((row) => row.value === null)) continue;
      const growth = one.measure === "growth", row = rows.find((other) => other.period_label === one.period_label) || null;
      const scale = growth ? 1 : by, isRange = one.target_max !== null, kind = isRange ? "_range" : { lower: "_least", upper: "_most" }[one.bound] || "";
      const place = isRange ? { low: one.target_value / scale, high: one.target_max / scale } : { y: one.target_value / scale };
      const point = { p: one.period_label, choose: true, row, one, panel: growth ? "growth" : "value", what: (growth ? "growth_target" : "value_target") + kind, ...place, label: say(one, t("target"), tongbi.aimed(one)) };
      (growth ? growths : points).push(point);
      shown.add(one.period_label);
    }
    for (const row of rows) {
      if (row.yoy_low === null || row.yoy_high === null || row.yoy_computed === null) continue;
      const [low, high] = within(growths, row.yoy_low, row.yoy_high);
      if (low < high) growths.push(of(row, { panel: "growth", what: "computed_interval", low, high, choose: false }));
    }
    const numbersOf = (list) => list.flatMap((one) => one.choose ? [one.y, one.low, one.high] : []).filter((one) => typeof one === "number");
    const stated = numbersOf(growths);
    if (tongbi.isOne(numbersOf(points))) points.push({ panel: "value", what: "base", y: 0 });
    if (tongbi.isOne(stated) || stated.length && Math.min(...stated) <= 2 && Math.max(...stated) >= -2) growths.push({ panel: "growth", what: "zero", y: 0 });
    const periods = periodsBetween([...rows, ...[...shown].map((label) => ({ period_label: label, period_kind: rows[0].period_kind }))]);
    for (const label of new Set(periods)) {
      points.push({ p: label, what: "period" });
      if (!rows.some((row) => row.period_label === label)) points.push({ p: label, panel: "value", what: "value_line", y: null });
    }
    return { points: [...points, ...growths], unit, hasValues: rows.some((row) => row.value !== null), hasGrowths: stated.length > 0 };
  }
  function sources(mark, datum) {
    const { row, one } = datum, lines = [];
    const add = (label, text, exact, metricId) => { if (text) lines.push({ label, text, exact, metricId }); };
    if (one) add(one.target_metric_id ? t("target") : t("earlier"), one.target_metric_id ? tongbi.aimed(one) : tongbi.said(one.value, tongbi.counted(one), one.measure, one.bound, one.half_width), tongbi.bounded(tongbi.exact(one.target_value ?? one.value, tongbi.counted(row || one, one.unit), one.target_half ?? one.half_width), one.bound), one.target_metric_id || one.metric_id);
    if (row) {
      add(t("value"), tongbi.valueText(row) && tongbi.valueText(row) + (row.is_revised ? ` · ${t("revised")}` : ""), tongbi.valueExact(row), row.value_metric_id);
      add(t("reported"), tongbi.reportedText(row) && tongbi.reportedText(row) + (row.growth_basis ? ` · ${t("basis_" + row.growth_basis)}` : ""), "", row.yoy_metric_id);
      add(t("computed"), tongbi.computedText(row), row.yoy_low !== null && row.yoy_high !== null ? `${tongbi.percent(row.yoy_low)} … ${tongbi.percent(row.yoy_high)}` : "", null);
      add(t("prior"), tongbi.priorText(row), row.prior_source ? t("prior_" + row.prior_source) : "", row.prior_metric_id);
      add(t("agreement"), tongbi.agreementText(row), row.agreement && t(`agreement_${row.agreement}_why`));
    }
    tongbi.card(mark, `${nameOf(row || one)} ${(row || one).period_label}`, lines, [h("p", null, h("a", { href: tongbi.indicatorOf((row || one).indicator_id, head.district_id) }, t("compare"), " →"))]);
  }
  const explained = (row) => (button) => sources(button, { row });
  const popular = () => series().sort((a, b) => (order.get(a[0].indicator_id) ?? 1e6) - (order.get(b[0].indicator_id) ?? 1e6));
  const order = new Map();

  function heading(rows, unit) {
    const latest = rows.at(-1);
    return [
      h("h3", null, h("a", { href: tongbi.indicatorOf(latest.indicator_id, head.district_id) }, nameOf(latest)), unit ? h("small", null, unit) : null),
      h("p", { class: "now" }, h("span", null, latest.period_label), " ",
        tongbi.figure(latest.value_metric_id, tongbi.valueText(latest), tongbi.valueExact(latest)), " ",
        tongbi.figure(latest.yoy_metric_id, tongbi.growthText(latest), null, explained(latest)))];
  }
  function panel({ rows, points, unit, hasValues, hasGrowths }) {
    const place = h("div", { class: "chart" }), chart = hasValues && hasGrowths ? "panel" : hasValues ? "panel_values" : "panel_growths";
    const article = h("article", { class: "panel" }, heading(rows, hasValues ? unit : ""), place);
    article.draw = () => tongbi.draw(place, chart, points, { width: Math.max(180, place.clientWidth - 52), label: `${t("chart_of", { name: nameOf(rows[0]), n: points.filter((one) => one.choose).length })}; ${t("chart_keys")}`, choose: sources });
    return article;
  }
  const LEGEND = { value: ["value"], reported: ["reported"], doubtful: ["doubtful"], computed: ["computed"], target: ["value_target", "growth_target"].flatMap((one) => [one, one + "_range", one + "_least", one + "_most"]), earlier: ["earlier", "earlier_growth"] };
  function headline(body) {
    const listed = popular().map((rows) => ({ rows, ...pointsOf(rows) }));
    // One period makes no chart: such a figure stands in a row of its kind, as a number.
    const isAlone = (one) => new Set(one.points.filter((point) => point.choose).map((point) => point.p)).size < 2;
    const charted = listed.filter((one) => !isAlone(one)), alone = listed.filter(isAlone);
    const panels = charted.slice(0, all ? undefined : FIRST).map(panel), tiles = alone.slice(0, all ? undefined : FIRST_ALONE);
    const drawnKinds = new Set(charted.flatMap((one) => one.points.filter((point) => point.choose).map((point) => point.what)));
    const keys = Object.keys(LEGEND).filter((name) => LEGEND[name].some((what) => drawnKinds.has(what)));
    const rest = listed.length - panels.length - tiles.length;
    body.replaceChildren(
      keys.length ? h("p", { class: "keys note" }, keys.map((name) => h("span", { class: "key " + name }, h("i", { "aria-hidden": "true" }), t("legend_" + name)))) : "",
      panels.length ? h("div", { class: "panels" }, panels) : "",
      tiles.length ? h("div", { class: "alone" }, tiles.map((one) => h("article", null, heading(one.rows, "")))) : "",
      rest > 0 ? h("p", null, h("button", { type: "button", onclick: () => { all = true; headline(body); } }, t("more_charts", { n: rest }))) : "");
    headline.panels = panels;
    if (matchMedia("print").matches) panels.forEach((one) => one.draw());
    // The first at once; then those in sight, each shown before the next is drawn; the rest when they come near.
    const first = panels.length ? panels[0].draw().then(tongbi.painted) : Promise.resolve();
    let drawn = first;
    const watch = new IntersectionObserver((seen) => seen.filter((one) => one.isIntersecting).forEach((one) => { watch.unobserve(one.target); drawn = drawn.then(() => one.target.draw()).then(tongbi.painted); }), { rootMargin: "400px" });
    panels.slice(1).forEach((one) => watch.observe(one));
    return first;
  }
  window.addEventListener("beforeprint", () => headline.panels?.forEach((one) => one.querySelector("svg") || one.draw()));

  // ---- all figures
  const columns = () => [
    { key: "indicator_name", label: t("indicator"), cell: (row) => h("a", { href: tongbi.indicatorOf(row.indicator_id, head.district_id) }, nameOf(row)), sort: nameOf, csv: [["indicator_id", (row) => row.indicator_id], ["indicator_name", (row) => row.indicator_name]] },
    { key: "period_label", label: t("period"), csv: [["period", (row) => row.period_label]] },
    { key: "value", n: true, label: t("value"), cell: (row) => tongbi.figure(row.value_metric_id, tongbi.valueText(row), tongbi.valueExact(row)), csv: [["value", (row) => row.value], ["value_bound", (row) => tongbi.boundOf(row, "value")], ["unit", (row) => row.unit], ["value_metric_id", (row) => row.value_metric_id]] },
    { key: "yoy_reported", n: true, optional: true, label: t("reported"), cell: (row) => tongbi.figure(row.yoy_metric_id, tongbi.reportedText(row), row.growth_basis ? t("basis_" + row.growth_basis) : null), csv: [["yoy_reported", (row) => row.yoy_reported], ["yoy_bound", (row) => tongbi.boundOf(row, "yoy")], ["yoy_metric_id", (row) => row.yoy_metric_id]] },
    { key: "yoy_computed", n: true, optional: true, label: t("computed"), cell: (row) => tongbi.figure(null, tongbi.computedText(row), row.yoy_low !== null && row.yoy_high !== null ? `${tongbi.percent(row.yoy_low)} … ${tongbi.percent(row.yoy_high)}` : null, explained(row)), csv: [["yoy_computed", (row) => row.yoy_computed], ["yoy_low", (row) => row.yoy_low], ["yoy_high", (row) => row.yoy_high]] },
    { key: "agreement", label: t("agreement"), cell: tongbi.agreement },
    { key: "prior_value", n: true, optional: true, label: t("prior"), cell: (row) => tongbi.figure(row.prior_metric_id, tongbi.priorText(row), row.prior_source ? t("prior_" + row.prior_source) : null, explained(row)) },
    { key: "completion", n: true, optional: true, label: t("completion"), cell: (row) => tongbi.figure(row.completion_metric_id, row.completion === null ? "" : tongbi.bounded(tongbi.amount(row.completion, "%", row.completion_half), tongbi.boundOf(row, "completion"))) },
    { key: "rank", n: true, optional: true, label: t("rank"), cell: (row) => row.rank === null ? "" : tongbi.figure(row.rank_metric_id, (row.rank_scope || "") + rankText(row)) },
    ...(figures.some((row) => row.confidence !== null) ? [{ key: "confidence", n: true, label: t("confidence"), cell: (row) => row.confidence === null ? "" : Math.round(row.confidence * 100) + "%" }] : []),
  ];
  function fillFigures(body) {
    const state = tongbi.state();
    const kinds = [...new Set(figures.map((row) => row.period_kind))];
    // As one would look for them: what most districts state comes first, of each the latest period.
    const inOrder = [...figures].sort((a, b) => (order.get(a.indicator_id) ?? 1e6) - (order.get(b.indicator_id) ?? 1e6) || a.indicator_id.localeCompare(b.indicator_id) || b.period_end.localeCompare(a.period_end));
    const place = h("div");
    const field = h("input", { type: "search", "aria-label": t("filter_rows"), placeholder: t("filter_rows"), value: state.q || "" });
    const kind = h("select", { "aria-label": t("kind") }, h("option", { value: "" }, t("kind_all")), kinds.map((one) => h("option", { value: one, selected: state.kind === one }, t("kind_" + one))));
    const agreements = [...new Set(figures.map((row) => row.agreement).filter(Boolean))];
    const agreement = h("select", { "aria-label": t("agreement") }, h("option", { value: "" }, t("agreement_all")), agreements.map((one) => h("option", { value: one, selected: state.agreement === one }, `${t("agreement_" + one)} (${figures.filter((row) => row.agreement === one).length})`)));
    let sorted = state.sort || "";
    const fill = () => {
      const asked = field.value.trim().toLowerCase();
      tongbi.setState({ q: field.value.trim(), kind: kind.value, agreement: agreement.value });
      const rows = inOrder.filter((row) => (!kind.value || row.period_kind === kind.value) && (!agreement.value || row.agreement === agreement.value) &&
        (!asked || asked.split(/\s+/).every((word) => `${row.indicator_name} ${row.indicator_name_en} ${row.indicator_id} ${row.period_label}`.toLowerCase().includes(word))));
      tongbi.table(place, columns(), rows, { caption: t("figures"), note: tongbi.agreements(rows), file: `${head.name}.csv`, by: sorted.replace(/^-/, "") || null, down: sorted.startsWith("-"), onsort: (by, down) => { sorted = (down ? "-" : "") + by; tongbi.setState({ sort: sorted }); } });
      return rows.length;
    };
    for (const one of [field, kind, agreement]) one.addEventListener("input", () => tongbi.announce(t("rows_fit", { n: fill() })));
    body.replaceChildren(h("p", { class: "tools" }, field, kind, agreement), place);
    fill();
  }

  // The last year of which outcomes are known, then the years that are still open, then the years before; in each what has an outcome first.
  function targetsInOrder() {
    const known = targets.filter((row) => row.actual_value !== null).map((row) => row.period_label).sort().at(-1) || "";
    const group = (row) => row.period_label === known ? 0 : row.period_label > known ? 1 : 2;
    const within = (a, b) => (a.actual_value === null) - (b.actual_value === null) || (order.get(a.indicator_id) ?? 1e6) - (order.get(b.indicator_id) ?? 1e6);
    return [...targets].sort((a, b) => group(a) - group(b) || (group(a) === 2 ? -1 : 1) * a.period_label.localeCompare(b.period_label) || within(a, b));
  }
  function fillTargets(body) {
    const indicator = { key: "indicator_name", label: t("indicator"), sort: nameOf, cell: (row) => h("a", { href: tongbi.indicatorOf(row.indicator_id, head.district_id) }, nameOf(row)) };
    tongbi.table(body, [indicator, ...tongbi.targetColumns(figures, (row) => row.indicator_id)], targetsInOrder(), { caption: t("targets"), note: tongbi.targetNote(targets), file: `${head.name}-targets.csv`, shown: 30, stacked: true });
  }
  function fillRanks(body) {
    tongbi.table(body, [
      { key: "indicator_name", label: t("indicator"), sort: nameOf, cell: (row) => h("a", { href: tongbi.indicatorOf(row.indicator_id, head.district_id) }, nameOf(row)) },
      { key: "period_label", label: t("period") },
      { key: "rank_scope", label: t("scope") },
      { key: "rank", n: true, label: t("rank"), cell: (row) => tongbi.figure(row.rank_metric_id, rankText(row)) },
      { key: "rank_of", label: t("by"), cell: (row) => row.rank_of ? t("measure_" + row.rank_of) : "" },
    ], figures.filter((row) => row.rank !== null), { caption: t("ranks"), by: "period_label", down: true, shown: 20 });
  }
  function fillConflicts(body) {
    tongbi.table(body, [
      { key: "indicator_name", label: t("indicator"), sort: nameOf, cell: nameOf },
      { key: "period_label", label: t("period") },
      { key: "kind", label: t("conflicts"), cell: (row) => t("conflict_" + row.kind) },
      { key: "value_a", n: true, label: "A", cell: (row) => tongbi.figure(row.metric_id_a, tongbi.said(row.value_a, tongbi.counted(row), row.measure, row.bound_a, row.half_a), row.sentence_a) },
      { key: "value_b", n: true, label: "B", cell: (row) => tongbi.figure(row.metric_id_b, tongbi.said(row.value_b, tongbi.counted(row), row.measure, row.bound_b, row.half_b), row.sentence_b) },
    ], conflicts, { caption: t("conflicts"), shown: 20 });
  }

  let turn = 0;
  async function draw() {
    const mine = ++turn;
    await section("headline", figures.length ? headline : (body) => body.replaceChildren(h("p", { class: "note" }, t("no_figures"))));
    if (mine !== turn) return;
    if (figures.length) section("figures", fillFigures);
    if (targets.length) section("targets", fillTargets);
    if (figures.some((row) => row.rank !== null)) section("ranks", fillRanks);
    if (conflicts.length) section("conflicts", fillConflicts);
  }
  // Which indicators come first: those that most districts state.
  tongbi.load("order").then((ids) => ids.forEach((id, at) => order.set(id, at)), () => {}).then(() => tongbi.draws(draw));
})();
