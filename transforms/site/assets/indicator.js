// An indicator: whom to compare, when, by what; lines of chosen districts, distribution, league table. All of it is in the address.
"use strict";
(() => {
  const { t, h } = tongbi;
  const data = tongbi.own();
  const [head] = tongbi.records(data.head);
  tongbi.isAbout(`${head.name_zh} ${head.name_en}`);
  const scopes = tongbi.records(data.scopes);
  // The style sheet says what they are, in the light and in the dark.
  const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8].map((nth) => `var(--line-${nth})`);
  const state = { ...tongbi.state() };
  const loaded = new Map();
  const scopeOf = (id) => (id === "100000" || id.length <= 2 ? "top" : id.slice(0, 2));
  const name = () => (tongbi.language() === "en" ? head.name_en : head.name_zh);
  const districtName = (row) => tongbi.placeName(row.district_id, row.district_name);

  if (!scopes.length) {
    tongbi.draws(() => document.getElementById("controls").replaceChildren(h("p", { class: "note" }, t("no_comparison"))));
    return;
  }
  const widest = [...scopes].sort((a, b) => b.districts - a.districts)[0];
  const current = () => {
    const scope = scopes.some((one) => one.scope === state.scope) ? state.scope : scopes[0].districts > 1 ? scopes[0].scope : widest.scope;
    return { scope, by: state.by === "value" || state.by === "growth" ? state.by : null };
  };
  // Opened for districts, the page compares them among their own.
  function enter() {
    const first = (state.d || "").split(",")[0];
    if (!state.scope && first && scopes.some((one) => one.scope === scopeOf(first))) state.scope = scopeOf(first);
  }
  enter();
  async function partOf(scope, part) {
    if (!scopes.some((one) => one.scope === scope)) return [];
    const key = `${scope} ${part}`;
    if (!loaded.has(key)) loaded.set(key, tongbi.load(`scope/${head.indicator_id}/${scope}`).then((found) => tongbi.records(found[part])));
    return loaded.get(key);
  }
  const rowsOf = (scope) => partOf(scope, "figures");
  const set = (changes) => { Object.assign(state, changes); tongbi.setState(changes); return draw(); };
  const chosen = () => (state.d || "").split(",").filter(Boolean);
  // Those that the address names, not those that are shown before anybody chose.
  const askedFor = () => (tongbi.state().d || "").split(",").filter(Boolean);
  const section = (id) => { const place = document.getElementById(id); place.hidden = false; return place.querySelector(".body"); };
  const valueOf = (row, by) => (by === "growth" ? row.yoy : row.value);
  const metricOf = (row, by) => (by === "growth" ? row.yoy_metric_id : row.value_metric_id);
  const textOf = (row, by) => (by === "growth" ? tongbi.growthText(row) : tongbi.valueText(row));

  function sources(mark, datum) {
    const row = datum.row, lines = [];
    const add = (label, text, exact, metricId) => { if (text) lines.push({ label, text, exact, metricId }); };
    add(t("value"), tongbi.valueText(row), tongbi.valueExact(row), row.value_metric_id);
    add(t("reported"), tongbi.reportedText(row), "", row.yoy_metric_id);
    add(t("computed"), tongbi.computedText(row));
    add(t("agreement"), tongbi.agreementText(row), row.agreement && t(`agreement_${row.agreement}_why`));
    tongbi.card(mark, `${districtName(row)} ${row.period_label}`, lines, [h("p", null,
      h("a", { href: tongbi.districtOf(row.district_id) }, t("go_district"), " →"), " ",
      chosen().includes(row.district_id) ? null : h("button", { type: "button", onclick: () => { tongbi.closeCard(); set({ d: [...chosen(), row.district_id].join(",") }); } }, t("add_district")))]);
  }

  const growthOf = (row) => tongbi.figure(row.yoy_metric_id, tongbi.growthText(row), null, (button) => sources(button, { row }));

  const districts = (count) => count ? `${count} ${t(count === 1 ? "districts_1" : "districts_n")}` : "";
  // Whose value, or growth, of a period is stated; the country is no peer of its provinces.
  const statedBy = (rows, period, by) => [...new Set(rows.filter((row) => row.period_label === period && row.level !== "country" && valueOf(row, by) !== null).map((row) => row.district_id))];

  function controls(rows, periods, period, by) {
    const pick = (label, value, options, change) => h("label", null, label, " ", h("select", { onchange: (event) => change(event.target.value) }, options.map(([key, text]) => h("option", { value: key, selected: key === value }, text))));
    const both = rows.some((row) => row.value !== null) && rows.some((row) => row.yoy !== null);
    const place = document.getElementById("controls"), fields = () => [...place.querySelectorAll("select, button")], focused = fields().indexOf(document.activeElement);
    place.replaceChildren(
      pick(t("among"), current().scope, scopes.map((one) => [one.scope, [one.scope === "top" ? t("among_top") : tongbi.placeName(one.scope, one.name), districts(one.districts)].filter(Boolean).join(" · ")]), (scope) => set({ scope, p: "" })),
      pick(t("period"), period, periods.map((label) => [label, [label, districts(statedBy(rows, label, by).length)].filter(Boolean).join(" · ")]), (p) => set({ p })),
      both ? h("span", { class: "choice", role: "group", "aria-label": t("by") }, ["value", "growth"].map((one) => h("button", { type: "button", "aria-pressed": String(one === by), onclick: () => set({ by: one }) }, t("by_" + one)))) : "");
    fields()[focused]?.focus();
  }

  // Names at the ends of lines that end near each other are moved apart, as little as will do, each with a stroke to its point.
  const NAME_HEIGHT = 18, AXIS = 80;
  const widthOf = (name) => [...name].reduce((sum, character) => sum + (character > "\u2e80" ? 13 : 7.5), 0);
  // Heights, from the top down, that are a name's height apart at least: neighbours that are too near share their mean.
  function spaced(heights, lowest) {
    const groups = [];
    heights.forEach((y, at) => {
      let group = { sum: y - at * NAME_HEIGHT, count: 1 };
      while (groups.length && groups.at(-1).sum / groups.at(-1).count > group.sum / group.count) {
        const above = groups.pop();
        group = { sum: above.sum + group.sum, count: above.count + group.count };
      }
      groups.push(group);
    });
    const first = NAME_HEIGHT / 2, last = lowest - (heights.length - 0.5) * NAME_HEIGHT;
    return groups.flatMap(({ sum, count }) => Array(count).fill(Math.max(first, Math.min(sum / count, last)))).map((y, at) => y + at * NAME_HEIGHT);
  }
  function apart(place, height) {
    const names = [...place.querySelectorAll(".series_names_marks text")].map((text) => ({ text, x: text.transform.baseVal.consolidate().matrix.e, y: text.transform.baseVal.consolidate().matrix.f }));
    for (const x of new Set(names.map((one) => one.x))) {
      const column = names.filter((one) => one.x === x).sort((a, b) => a.y - b.y);
      spaced(column.map((one) => one.y), height).forEach((to, at) => {
        const { text, y } = column[at], stroke = document.createElementNS("http://www.w3.org/2000/svg", "path");
        text.setAttribute("transform", `translate(${x},${to})`);
        stroke.setAttribute("d", `M${x - 11},${y - 4}L${x - 3},${to - 4}`);
        stroke.setAttribute("stroke", text.getAttribute("fill"));
        text.before(stroke);
      });
    }
  }
  // What districts are called: most stand in the rows, and only for the others the index of all is loaded.
  async function namesOf(ids, rows) {
    const names = new Map(rows.map((row) => [row.district_id, districtName(row)]));
    if (ids.some((id) => !names.has(id))) {
      const index = await tongbi.load("search");
      const all = new Map(index.districts.map((one) => [one[0], one[1]]));
      for (const id of ids) if (!names.has(id)) names.set(id, tongbi.placeName(id, all.get(id) || id));
    }
    return names;
  }
  const rowsOfDistrict = async (id) => (await rowsOf(scopeOf(id))).filter((row) => row.district_id === id);

  // ---- of each district that the page was opened for: what it states last, where that stands among its peers, what it aims at
  const OTHER = { value: "growth", growth: "value" };
  function standing(row, by, rows) {
    const peers = rows.filter((one) => one.period_label === row.period_label && one.level === row.level && one.unit === row.unit && valueOf(one, by) !== null);
    if (row.level === "country" || peers.length < 2) return "";
    const place = 1 + peers.filter((one) => valueOf(one, by) > valueOf(row, by)).length;
    const show = async () => { await set({ scope: scopeOf(row.district_id), p: row.period_label, by, level: row.level }); document.getElementById("league").scrollIntoView(); };
    return h("button", { type: "button", class: "figure standing", title: t("place_in_league"), onclick: show }, t("place_among", { place: tongbi.amount(place, "rank"), n: peers.length, level: t("level_" + row.level) }));
  }
  // What comes next, else what was aimed at last.
  function aimsOf(id, targets, latest) {
    const own = targets.filter((row) => row.district_id === id), labels = [...new Set(own.map((row) => row.period_label))].sort();
    const label = labels.find((one) => one > latest) || labels.at(-1);
    return own.filter((row) => row.period_label === label);
  }
  async function answer() {
    const tiles = [];
    for (const id of askedFor()) {
      const rows = await rowsOf(scopeOf(id)), all = rows.filter((row) => row.district_id === id && tongbi.states(row));
      const years = all.filter((row) => row.period_kind === "year"), own = years.length ? years : all;
      const line = (by, cell) => {
        const row = own.filter((one) => valueOf(one, by) !== null).at(-1);
        return row ? h("div", null, h("dt", null, `${t("by_" + by)} ${row.period_label}`), h("dd", null, cell(row), " ", standing(row, by, rows))) : null;
      };
      const aims = aimsOf(id, await partOf(scopeOf(id), "targets"), own.at(-1)?.period_label || "");
      const aim = aims.length ? h("div", null, h("dt", null, t("target_of", { period: aims[0].period_label })), h("dd", null, aims.map((row) => h("span", { class: "aim" }, tongbi.figure(row.target_metric_id, tongbi.aimed(row), tongbi.exact(row.target_value, tongbi.counted(row), row.target_half)), tongbi.metKind(row) === "open" ? null : h("small", null, " ", tongbi.met(row)))))) : null;
      if (!own.length && !aim) continue;
      const called = (await namesOf([id], all)).get(id);
      tiles.push(h("article", null, h("h3", null, h("a", { href: tongbi.districtOf(id) }, called)), h("dl", null,
        line("value", (row) => tongbi.figure(row.value_metric_id, tongbi.valueText(row), tongbi.valueExact(row))), line("growth", growthOf), aim)));
    }
    document.getElementById("answer").hidden = !tiles.length;
    document.querySelector("#answer .body").replaceChildren(h("div", { class: "alone" }, tiles));
  }

  // 2019–2021, 2023 (4); of shorter periods how many there are.
  function periodsSaid(rows, by) {
    const labels = (kind) => [...new Set(rows.filter((row) => row.period_kind === kind && valueOf(row, by) !== null).map((row) => row.period_label))].sort();
    const runs = [];
    for (const year of labels("year").map(Number)) {
      if (runs.length && runs.at(-1)[1] === year - 1) runs.at(-1)[1] = year; else runs.push([year, year]);
    }
    const others = [...new Set(rows.map((row) => row.period_kind))].filter((kind) => kind !== "year").map((kind) => [kind, labels(kind).length]).filter(([, count]) => count);
    const said = [runs.map(([from, to]) => from === to ? `${from}` : `${from}–${to}`).join(t("list_comma")), ...others.map(([kind, count]) => `${t("kind_" + kind)} ${count}`)].filter(Boolean);
    return said.length ? `${t("by_" + by)} ${said.join(t("semicolon"))}` : "";
  }
  async function known(ids, called) {
    const lines = await Promise.all(ids.map(async (id) => {
      const rows = await rowsOfDistrict(id), said = ["value", "growth"].map((by) => periodsSaid(rows, by)).filter(Boolean);
      return h("li", null, h("a", { href: tongbi.districtOf(id) }, called.get(id)), t("colon"), said.join(" · ") || t("known_none"));
    }));
    return ids.length ? h("div", { class: "known note" }, t("known_of"), h("ul", { class: "plain" }, lines)) : "";
  }
  // An empty chart says where there is something to see.
  function nothing(by, kind, everything) {
    const other = OTHER[by], count = new Set(everything.filter((row) => valueOf(row, other) !== null).map((row) => row.period_label)).size;
    return h("p", { class: "note nothing" }, t("nothing_by", { by: t("by_" + by), kind: t("kind_" + kind) }), " ", count ? h("button", { type: "button", onclick: () => set({ by: other }) }, t("show_other", { by: t("by_" + other), n: count })) : null);
  }

  async function lines(by, kind) {
    const body = section("lines"), ids = chosen();
    const series = await Promise.all(ids.map(async (id) => (await rowsOfDistrict(id)).filter((row) => row.period_kind === kind)));
    const everything = series.flat();
    const largest = Math.max(0, ...everything.map((row) => Math.abs(row.value ?? 0)));
    const [scale, unit] = by === "growth" ? [1, "%"] : tongbi.scaleOf(largest, tongbi.counted(head));
    const points = [], names = [];
    let periods = [...new Set(everything.filter((row) => valueOf(row, by) !== null).map((row) => row.period_label))].sort();
    if (kind === "year" && periods.length) periods = Array.from({ length: Number(periods.at(-1)) - Number(periods[0]) + 1 }, (_, at) => String(Number(periods[0]) + at));
    for (const p of periods) points.push({ p, what: "period" });
    series.forEach((rows, nth) => {
      const colour = COLOURS[nth % COLOURS.length], own = new Map(rows.map((row) => [row.period_label, row]));
      let last = null;
      for (const p of periods) {
        const row = own.get(p), y = row && valueOf(row, by) !== null ? valueOf(row, by) / scale : null;
        const point = { p, d: ids[nth], what: "line", colour, y, row, choose: y !== null, label: row ? `${districtName(row)} ${p} ${textOf(row, by)}` : "" };
        points.push(point);
        if (y !== null) last = point;
      }
      if (last) names.push({ ...last, what: "name", choose: false, name: districtName(last.row) });
    });
    points.push(...names);
    const drawn = points.filter((one) => one.choose).map((one) => one.y);
    if (tongbi.isOne(drawn)) points.push({ what: "base", y: 0 });
    const called = await namesOf(ids, everything);
    const chips = h("ul", { class: "chips" }, ids.map((id, nth) => {
      const chip = h("li", null, h("i", { class: "swatch", "aria-hidden": "true" }), h("a", { href: tongbi.districtOf(id) }, called.get(id)),
        h("button", { type: "button", "aria-label": t("remove", { name: called.get(id) }), onclick: () => set({ d: ids.filter((one) => one !== id).join(",") }) }, "×"));
      chip.firstChild.style.backgroundColor = COLOURS[nth % COLOURS.length];
      return chip;
    }));
    // Whoever is chosen and has no point is named, so that nobody looks for it, with the way to what it does state.
    const without = ids.filter((id, nth) => !series[nth].some((row) => valueOf(row, by) !== null)).map((id) => h("a", { href: tongbi.districtOf(id) }, called.get(id)));
    const field = h("input", { id: "add", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "add-list", "aria-autocomplete": "list", "aria-label": t("add_district"), placeholder: t("add_district_hint") });
    const list = h("ul", { id: "add-list", role: "listbox", "aria-label": t("add_district"), hidden: true });
    const place = h("div", { class: "chart lines" });
    const csv = [["district_id", (row) => row.district_id], ["district", (row) => row.district_name], ["indicator_id", () => head.indicator_id], ["period", (row) => row.period_label], ["value", (row) => row.value], ["value_bound", (row) => tongbi.boundOf(row, "value")], ["unit", (row) => row.unit], ["yoy", (row) => row.yoy], ["yoy_bound", (row) => tongbi.boundOf(row, "yoy")], ["agreement", (row) => row.agreement], ["value_metric_id", (row) => row.value_metric_id], ["yoy_metric_id", (row) => row.yoy_metric_id]];
    body.replaceChildren(h("div", { class: "tools" }, chips, h("div", { class: "search inline" }, field, list), everything.length ? h("button", { type: "button", class: "download", onclick: () => tongbi.download(`${head.indicator_id}.csv`, [{ csv }], everything) }, t("download")) : null),
      h("p", { class: "note" }, by === "growth" ? `${t("growth")}${t("comma")}%` : unit), place,
      ids.length && !periods.length ? nothing(by, kind, everything) : without.length ? h("p", { class: "note" }, t("nothing_of", { by: t("by_" + by) }), without.flatMap((one, nth) => nth ? [t("list_comma"), one] : [one])) : "",
      await known(ids, called));
    tongbi.choosing(field, list, async (asked) => {
      // Among those of whom something is told here; the rest only when none of these fits.
      const everyone = (await tongbi.load("search")).districts, useful = everyone.filter((one) => scopes.some((other) => other.scope === scopeOf(one[0])));
      const found = tongbi.find(useful, asked, 30), fit = [];
      for (const one of found) {
        if (fit.length < 8 && !ids.includes(one[0]) && (await rowsOf(scopeOf(one[0]))).some((row) => row.district_id === one[0])) fit.push(one);
      }
      // Whoever has nothing to show here is named, so that nobody takes it for a place that is not known.
      if (!fit.length) return tongbi.find(everyone, asked, 30).filter((one) => !ids.includes(one[0])).slice(0, 3).map((one) => ({ label: tongbi.placeName(one[0], one[1]), hint: t("no_figure_of_it"), choose: () => {} }));
      return fit.map((one) => ({ label: tongbi.placeName(one[0], one[1]), hint: [one[2], one[0]].filter(Boolean).join(" · "), choose: () => set({ d: [...ids, one[0]].join(",") }) }));
    });
    if (lines.refocus) { field.focus(); lines.refocus = false; }
    if (!periods.length) return;
    const longest = Math.max(...names.map((one) => widthOf(one.name))), height = Math.max(280, names.length * NAME_HEIGHT);
    await tongbi.draw(place, "lines", points, { width: Math.max(160, place.clientWidth - AXIS - longest), height, label: `${t("lines")}: ${name()}; ${t("chart_keys")}`, choose: sources });
    apart(place, height);
  }

  async function distribution(rows, by) {
    const stated = rows.filter((row) => valueOf(row, by) !== null).sort((a, b) => valueOf(a, by) - valueOf(b, by));
    const body = section("distribution");
    document.getElementById("distribution").hidden = stated.length < 4;
    if (stated.length < 4) return;
    const largest = Math.max(...stated.map((row) => Math.abs(valueOf(row, by))));
    const [scale, unit] = by === "growth" ? [1, "%"] : tongbi.scaleOf(largest, tongbi.counted(head));
    const at = (share) => valueOf(stated[Math.round(share * (stated.length - 1))], by) / scale;
    const ids = chosen();
    const middle = stated[Math.round(0.5 * (stated.length - 1))];
    const points = [{ what: "quartiles", low: at(0.25), high: at(0.75) }, { what: "median", y: at(0.5) }];
    stated.forEach((row, nth) => {
      const which = ids.indexOf(row.district_id);
      points.push({ what: which < 0 ? "district" : "chosen", colour: COLOURS[which % COLOURS.length], y: valueOf(row, by) / scale, j: ((nth * 7) % 11 - 5) / 7, row, choose: true, label: `${districtName(row)} ${row.period_label} ${textOf(row, by)}` });
    });
    const place = h("div", { class: "chart spread" });
    body.replaceChildren(h("p", { class: "note" }, `${by === "growth" ? t("growth") : unit} · ${t("median")} ${textOf(middle, by)} · ${t("middle_half")}`), place);
    await tongbi.draw(place, "spread", points, { width: Math.max(200, place.clientWidth - 20), label: `${t("distribution")}: ${name()}; ${t("chart_keys")}`, choose: sources });
  }

  // Whoever states the indicator, but not this of this period: with what it does state, or stated last.
  function silent(all, level, by, period, atHand) {
    const peers = all.filter((row) => row.level !== "country" && (!level || row.level === level) && tongbi.states(row));
    const stated = new Set(statedBy(peers, period, by)), others = new Map();
    for (const row of peers) if (!stated.has(row.district_id)) others.set(row.district_id, [...(others.get(row.district_id) || []), row]);
    const said = (rows) => {
      const now = rows.find((row) => row.period_label === period), last = rows.filter((row) => valueOf(row, by) !== null).at(-1);
      const other = now ? textOf(now, OTHER[by]) : last ? null : rows.at(-1).period_label;
      return [other && `${t("by_" + OTHER[by])} ${other}`, last && t("latest_stated", { period: last.period_label })].filter(Boolean).join(t("semicolon"));
    };
    const items = [...others.values()].map((rows) => h("li", null, tongbi.districtLink(rows[0]), " ", h("small", null, said(rows))));
    // Of one level it is known, too, of how many districts there is a report on the year.
    const levels = [...new Set(peers.map((row) => row.level))], m = levels.length === 1 ? atHand(levels[0], period) : 0;
    return [
      h("p", { class: "note stated" }, m >= stated.size && m > 0 ? t("league_at_hand", { n: stated.size, m, period, by: t("by_" + by), level: t("level_" + levels[0]) })
        : t("league_stated", { n: stated.size, m: stated.size + others.size, period, by: t("by_" + by) }) + (tongbi.language() === "en" ? " " : "") + t("league_places")),
      items.length ? h("details", { class: "silent note" }, h("summary", null, t("league_silent", { n: items.length })), h("ul", { class: "plain" }, items)) : ""];
  }
  function league(rows, all, by, period, reports) {
    const body = section("league");
    const levels = [...new Set(all.map((row) => row.level))];
    const place = h("div"), about = h("div");
    const fill = (level) => {
      const atHand = (one, year) => reports.find((row) => row[0] === current().scope && row[1] === one && String(row[2]) === year)?.[3] || 0;
      about.replaceChildren(...silent(all, level, by, period, atHand));
      const peers = rows.filter((row) => (!level || row.level === level) && valueOf(row, by) !== null).sort((a, b) => (valueOf(b, by) ?? -Infinity) - (valueOf(a, by) ?? -Infinity));
      // The country is no peer of its provinces.
      let rank = 0, nth = 0, before = null;
      for (const row of peers) {
        if (row.level === "country" || valueOf(row, by) === null) { row.place = null; continue; }
        nth += 1;
        if (valueOf(row, by) !== before) rank = nth;
        before = valueOf(row, by);
        row.place = rank;
      }
      const most = Math.max(...peers.filter((row) => row.level !== "country").map((row) => Math.abs(valueOf(row, by) ?? 0)));
      const bar = (row) => { const made = h("i", { class: "bar" + (valueOf(row, by) < 0 ? " below" : ""), "aria-hidden": "true" }); made.style.width = Math.min(100, 100 * Math.abs(valueOf(row, by) ?? 0) / (most || 1)) + "%"; return h("span", { class: "track" }, made); };
      const wanted = (one) => ({ value: { key: "value", n: true, label: t("value"), cell: (row) => tongbi.figure(row.value_metric_id, tongbi.valueText(row), tongbi.valueExact(row)), csv: [["value", (row) => row.value], ["value_bound", (row) => tongbi.boundOf(row, "value")], ["unit", (row) => row.unit], ["value_metric_id", (row) => row.value_metric_id]] }, growth: { key: "yoy", n: true, label: t("growth"), cell: growthOf, csv: [["yoy", (row) => row.yoy], ["yoy_bound", (row) => tongbi.boundOf(row, "yoy")], ["yoy_metric_id", (row) => row.yoy_metric_id]] } })[one];
      tongbi.table(place, [
        { key: "place", n: true, label: t("place"), cell: (row) => row.place ?? "–" },
        { key: "district_name", head: true, label: t("district"), sort: districtName, cell: tongbi.districtLink, csv: [["district_id", (row) => row.district_id], ["district", (row) => row.district_name], ["period", (row) => row.period_label]] },
        wanted(by), { key: "bar", plain: true, label: "", cell: bar, csv: [] }, wanted(by === "value" ? "growth" : "value"),
        { key: "agreement", label: t("agreement"), cell: tongbi.agreement },
      ], peers, { caption: `${name()} ${period}`, note: tongbi.agreements(peers), class: "league", file: `${head.indicator_id}-${period}.csv`, row: (row) => ({ class: chosen().includes(row.district_id) ? "chosen" : row.level === "country" ? "whole" : null }) });
    };
    const level = levels.includes(state.level) ? state.level : "";
    body.replaceChildren(levels.filter((one) => one !== "country").length > 1 ? h("p", { class: "tools" }, h("label", null, t("level"), " ", h("select", { onchange: (event) => { state.level = event.target.value; tongbi.setState({ level: state.level }); fill(state.level); } }, h("option", { value: "" }, t("levels_all")), levels.map((one) => h("option", { value: one, selected: one === level }, t("level_" + one)))))) : "", about, place);
    fill(level);
  }

  // What the districts aimed at for the period, and what came of it. Beside the latest figures stands what is aimed at next, and what it starts from.
  function targets(rows, figures, period, latest) {
    const asked = rows.filter((row) => row.period_label === period || period === latest && row.period_label > latest);
    document.getElementById("targets").hidden = !asked.length;
    if (!asked.length) return;
    const district = { key: "district_name", label: t("district"), cell: tongbi.districtLink, csv: [["district_id", (row) => row.district_id], ["district", (row) => row.district_name]] };
    const later = asked.some((row) => row.period_label !== period);
    tongbi.table(section("targets"), [district, ...tongbi.targetColumns(figures, (row) => row.district_id)], asked, { caption: `${t("targets")} ${later ? t("and_later", { period }) : period}`, note: tongbi.targetNote(asked), file: `${head.indicator_id}-${period}-targets.csv`, stacked: true, row: (row) => ({ class: chosen().includes(row.district_id) ? "chosen" : null }) });
  }

  // The latest whole year that many state, unless the address asks for another; where the chosen districts state no whole year, their latest period.
  function periodsOf(rows, own) {
    const counts = new Map();
    for (const row of rows) counts.set(row.period_label, (counts.get(row.period_label) || 0) + 1);
    const periods = [...counts.keys()].sort((a, b) => b.localeCompare(a)), most = Math.max(...counts.values());
    const latest = periods.find((label) => counts.get(label) >= most / 2 && rows.some((row) => row.period_label === label && row.period_kind === "year")) || periods[0];
    const stated = own.filter(tongbi.states), last = stated.some((row) => row.period_kind === "year") ? null : stated.at(-1)?.period_label;
    return { periods, latest, period: counts.has(state.p) ? state.p : counts.has(last) ? last : latest };
  }
  // The measure that more of the chosen districts state, else that more state at all.
  function measureFor(here, own) {
    const count = (rows, by) => new Set(rows.filter((row) => valueOf(row, by) !== null).map((row) => row.district_id)).size;
    const more = count(own, "value") - count(own, "growth") || count(here, "value") - count(here, "growth");
    return more >= 0 ? "value" : "growth";
  }

  let turn = 0;
  async function draw() {
    const mine = ++turn, { scope } = current();
    let rows;
    try { rows = await rowsOf(scope); } catch { return document.getElementById("controls").replaceChildren(h("p", { class: "note" }, t("failed"))); }
    const own = (await Promise.all(askedFor().map(rowsOfDistrict))).flat();
    const { periods, latest, period } = periodsOf(rows, own);
    const here = rows.filter((row) => row.period_label === period);
    const by = current().by || measureFor(here, own.filter((row) => row.period_kind === here[0]?.period_kind));
    if (mine !== turn) return;
    // Something to look at before anything is chosen: the three highest of the latest period, or the country where it stands alone.
    if (state.d === undefined && rows.length) {
      const stated = here.filter((row) => valueOf(row, by) !== null), parts = stated.filter((row) => row.level !== "country");
      const top = (parts.length ? parts : stated).sort((a, b) => valueOf(b, by) - valueOf(a, by)).slice(0, 3);
      state.d = top.map((row) => row.district_id).join(",");
    } else if (state.d && !state.met) {
      state.met = true;
    }
    await answer();
    if (mine !== turn) return;
    controls(rows, periods, period, by);
    await lines(by, here[0]?.period_kind || "year");
    await tongbi.painted();
    if (mine !== turn) return;
    const reports = await tongbi.load("reports").catch(() => []);
    if (mine !== turn) return;
    league(here, rows, by, period, reports);
    targets(await partOf(scope, "targets"), rows, period, latest);
    if (mine === turn) await distribution(here, by);
    if (mine > 1) tongbi.announce(`${name()} ${period} ${t("by_" + by)}: ${t("rows_fit", { n: here.length })}`);
  }
  tongbi.draws(draw);
  window.addEventListener("hashchange", () => { for (const key of Object.keys(state)) delete state[key]; Object.assign(state, tongbi.state()); enter(); draw(); });
})();
