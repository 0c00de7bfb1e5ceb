// What every page has: words, numbers, addresses, search, tables, data that come as scripts.
"use strict";
window.tongbi = (() => {
  const root = document.documentElement;
  const base = root.dataset.root;
  const words = window.tongbiWords;
  const languageChanged = [];

  // ---- what is remembered of a reader; a browser may refuse, and then nothing is
  const remembered = (key) => { try { return localStorage.getItem("tongbi." + key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem("tongbi." + key, value); } catch { /* refused */ } };

  // What the reader chose last, else what the browser asks for.
  let language = remembered("language") || (navigator.languages.some((one) => one.startsWith("zh")) ? "zh" : "en");
  root.lang = language === "en" ? "en" : "zh-Hans";
  const asksForDark = matchMedia("(prefers-color-scheme: dark)");
  const setTheme = () => { root.dataset.theme = remembered("theme") || (asksForDark.matches ? "dark" : "light"); };
  setTheme();
  asksForDark.addEventListener("change", setTheme);

  function t(key, values = {}) {
    const word = words[key];
    if (!word) return key;
    return word[language === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (all, name) => name in values ? values[name] : all);
  }
  const has = (key) => key in words;

  // Places by code: in English their names there, where they have one; `place` with the Chinese name beside.
  const placeName = (code, name) => (language === "en" && window.tongbiPlaces[code]) || name;
  const place = (code, name) => {
    const called = placeName(code, name), chinese = h("span", { lang: "zh-Hans" }, name);
    return called === name ? chinese : h("span", null, called, " ", chinese);
  };

  // ---- elements; text is only ever set as text
  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.className = value;
      else if (name === "data") Object.assign(element.dataset, value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  // ---- data: a table is {columns, rows}
  function records(table) {
    return table.rows.map((row) => Object.fromEntries(table.columns.map((name, at) => [name, row[at]])));
  }
  const own = () => JSON.parse(document.getElementById("data").textContent);
  const waiting = new Map();
  function awaited(name) {
    const one = {};
    one.promise = new Promise((done, fail) => { one.done = done; one.fail = fail; });
    waiting.set(name, one);
    return one;
  }
  // What a page's own head asks for already has come, or comes, without being asked for here.
  function load(name) {
    if (!waiting.has(name)) {
      const one = awaited(name);
      const path = "data/" + name.split("/").map(encodeURIComponent).join("/") + ".js";
      document.head.append(h("script", { src: base + path, onerror: () => one.fail(new Error(path)) }));
    }
    return waiting.get(name).promise;
  }
  const put = (name, data) => (waiting.get(name) || awaited(name)).done(data);

  // ---- what one waits for comes first: `complete` when every script of the page has run, `painted` when the browser has
  // shown what was drawn so far
  const complete = new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

  // ---- addresses
  const reportOf = (metricId) => `${base}report/${encodeURIComponent(metricId.split("-")[0])}.html#m=${encodeURIComponent(metricId)}`;
  const districtOf = (id) => `${base}district/${encodeURIComponent(id)}.html`;
  const districtLink = (row) => h("a", { href: districtOf(row.district_id) }, place(row.district_id, row.district_name));
  const indicatorOf = (id, district) => `${base}indicator/${encodeURIComponent(id)}.html` + (district ? `#d=${encodeURIComponent(district)}` : "");
  const state = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  function setState(changes) {
    const next = new URLSearchParams(location.hash.slice(1));
    for (const [key, value] of Object.entries(changes)) {
      if (value === "" || value === null || value === undefined) next.delete(key); else next.set(key, value);
    }
    const hash = next.toString();
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  }

  // ---- numbers as people say them
  const units = { zh: { 1: "", CNY: "元", USD: "美元", EUR: "欧元", HKD: "港元", m2: "平方米", m: "米", t: "吨", pp: "个百分点", kWh: "千瓦时", kW: "千瓦", m3: "立方米", L: "升", kg: "千克", ha: "公顷" }, en: { 1: "", m2: "m²", m3: "m³", 人: "people", 家: "", 个: "", 件: "", 起: "", 人次: "visits", 辆: "vehicles", 岁: "years", 项: "", 名: "people", "微克/立方米": "µg/m³" } };
  // 户 counts firms as well as families: which, the name of what is counted tells, or nothing does. `subject` is what the page is about.
  let subject = "";
  const isAbout = (name) => { subject = name; };
  function counted(row, unit = row.unit) {
    if (unit !== "户" || language !== "en") return unit;
    const name = [row.indicator_name, row.indicator_name_en, row.name_zh, row.name_en, row.indicator_text, subject].filter(Boolean).join(" ");
    return /企业|主体|商户|法人|\b(firm|business|enterprise)/i.test(name) ? "firms" : /农户|居民|家庭|住户|贫困户|\bhousehold/i.test(name) ? "households" : unit;
  }
  const unitName = (unit) => (unit in units[language] ? units[language][unit] : unit || "");
  const steps = { zh: [[1e12, "万亿"], [1e8, "亿"], [1e4, "万"]], en: [[1e12, "tn"], [1e9, "bn"], [1e6, "mn"], [1e3, "k"]] };
  const special = {
    m: { zh: [[1e7, 1e7, "万公里"], [1e3, 1e3, "公里"]], en: [[1e3, 1e3, " km"]] },
    m2: { zh: [[1e10, 1e10, "万平方公里"], [1e6, 1e6, "平方公里"]], en: [[1e6, 1e6, " km²"]] },
    t: { en: [[1e6, 1e6, " Mt"]] },
  };
  // To make a format takes longer than to use it a hundred times.
  const format = (most, least = 0) => new Intl.NumberFormat("en-US", { minimumFractionDigits: least, maximumFractionDigits: most });
  const [oneDigit, twoDigits, threeDigits, sixDigits, oneOrTwo] = [format(1), format(2), format(3), format(6), format(2, 1)];
  const fixed = Array.from({ length: 7 }, (_, places) => format(places, places)), rounded = fixed.map((_, places) => format(places));
  // As a report wrote it, 5% or 5.0%: the format with as many places behind the point of a number said in units of `by`, from half of
  // what its last digit is worth. None where nobody wrote it, or where it is exact (0) and has no last digit.
  function asWritten(half, by = 1) {
    if (!half) return null;
    const power = Math.log10(2 * half / by), whole = Math.round(power);
    // What was counted in mu or catties has its last digit elsewhere: one place more is kept, and no noughts are put there.
    const isDecimal = Math.abs(power - whole) < 1e-6, places = isDecimal ? -whole : Math.ceil(-power) + 1;
    return (isDecimal ? fixed : rounded)[Math.max(0, Math.min(6, places))];
  }
  // Four digits at least: 60013亿元 is said as 6.001万亿元, not as 6.
  function digits(number) {
    const size = Math.abs(number);
    return (size >= 100 ? oneDigit : size >= 10 ? twoDigits : threeDigits).format(number);
  }
  const isMoney = (unit) => /^[A-Z]{3}$/.test(unit || "");
  // The scale that suits a number: what to divide by, and the unit that is then said.
  function scaleOf(number, unit) {
    const size = Math.abs(number);
    if (unit === "%" || unit === "pp") return [1, unitName(unit)];
    if (unit === "rank") return [1, ""];
    for (const [from, by, name] of (special[unit] || {})[language] || []) if (size >= from) return [by, name];
    for (const [by, name] of steps[language]) {
      if (size >= by) return [by, language === "zh" ? name + unitName(unit) : (isMoney(unit) ? [unit, name] : [name, unitName(unit)]).filter(Boolean).join(" ")];
    }
    return [1, unitName(unit)];
  }
  function amount(number, unit, half) {
    if (number === null || number === undefined) return "";
    // 1,200, written to the last, is not said as 1.200k.
    const [by, name] = language === "en" && Math.abs(number) < 1e6 && half && half <= 0.5 && !isMoney(unit) && !special[unit] ? [1, unitName(unit)] : scaleOf(number, unit);
    if (unit === "rank") return language === "zh" ? `第${number}` : `no. ${number}`;
    const said = asWritten(half, by)?.format(number / by) ?? digits(number / by);
    if (language === "zh" || name === "%") return said + name;
    const counted = isMoney(unit) ? name.replace(unit, "").trim() : name;
    const text = counted ? said + (/^k\b/.test(counted) ? "" : " ") + counted : said;
    return isMoney(unit) ? `${unit} ${text}` : text;
  }
  const exact = (number, unit, half) => number === null || number === undefined ? "" : (asWritten(half) || sixDigits).format(number) + (unit === "%" ? "%" : " " + unitName(unit));
  // What is computed has one digit behind the point, or two.
  const percent = (number, half) => number === null || number === undefined ? "" : (number > 0 ? "+" : number < 0 ? "−" : "") + (asWritten(half) || (half === 0 ? twoDigits : oneOrTwo)).format(Math.abs(number)) + "%";
  // A figure that is only about right, or only the least or the most there can be, says so: ≥ 90万人.
  const BOUNDS = { lower: "≥ ", upper: "≤ ", approx: "≈ " };
  const bounded = (text, bound) => text && (BOUNDS[bound] || "") + text;
  // What a statement of that measure says: growth is signed, a rank is a place, which is not greater or smaller but ahead or behind.
  function said(number, unit, measure, bound, half) {
    if (number === null || number === undefined) return "";
    if (measure === "rank") return amount(number, "rank") + (bound in BOUNDS ? ` (${t("rank_bound_" + bound)})` : "");
    if (measure === "growth") return bounded(percent(number, half), bound);
    return bounded((measure === "change" && number > 0 ? "+" : "") + amount(number, unit, half), bound);
  }
  // Whether all of them are one and the same: an axis drawn for them alone would magnify nothing.
  const isOne = (numbers) => numbers.length > 0 && Math.max(...numbers) === Math.min(...numbers);
  // Whether a row states a value or a growth, and no rank or completion alone.
  const states = (row) => row.value !== null || row.yoy !== null;
  // The numbers of a row of figures: `bounds` has what bounds which of them, and is null when all are exact. What is computed from
  // something that is about right is so itself; from the least or the most nothing is computed.
  const boundOf = (row, what) => row.bounds?.[what] ?? null;
  const boundOfComputed = (row) => [boundOf(row, "value"), boundOf(row, "prior")].includes("approx") ? "approx" : null;
  const boundOfGrowth = (row) => row.yoy_reported !== null ? boundOf(row, "yoy") : boundOfComputed(row);
  const valueText = (row) => said(row.value, counted(row), "level", boundOf(row, "value"), row.value_half);
  const valueExact = (row) => bounded(exact(row.value, counted(row), row.value_half), boundOf(row, "value"));
  const priorText = (row) => said(row.prior_value, counted(row), "level", boundOf(row, "prior"), row.prior_half);
  const reportedText = (row) => said(row.yoy_reported, "%", "growth", boundOf(row, "yoy"), row.yoy_half);
  const computedText = (row) => said(row.yoy_computed, "%", "growth", boundOfComputed(row));
  const growthText = (row) => said(row.yoy, "%", "growth", boundOfGrowth(row), row.yoy_reported !== null ? row.yoy_half : null);

  // 2024年1–6月, Jan–Jun 2024.
  const month = (date) => language === "en" ? new Intl.DateTimeFormat("en", { month: "short", timeZone: "UTC" }).format(new Date(date)) : String(Number(date.slice(5, 7)));
  const monthOf = (date) => language === "en" ? `${month(date)} ${date.slice(0, 4)}` : `${date.slice(0, 4)}年${month(date)}月`;
  const yearOf = (date) => date.slice(0, 4) + (language === "en" ? "" : "年");
  function months({ period_start: start, period_end: end }) {
    if (!start) return "";
    const [a, b] = [start.slice(0, 7), end.slice(0, 7)], oneYear = a.slice(0, 4) === b.slice(0, 4);
    if (a.endsWith("-01") && b.endsWith("-12")) return oneYear ? yearOf(start) : `${a.slice(0, 4)}–${yearOf(end)}`;
    if (a === b) return monthOf(start);
    if (!oneYear) return `${monthOf(start)}–${monthOf(end)}`;
    return language === "en" ? `${month(start)}–${monthOf(end)}` : `${yearOf(start)}${month(start)}–${month(end)}月`;
  }

  // What has changed on a page, for who hears it: read out when the text of this one place changes.
  const announce = (text) => { document.getElementById("status").textContent = text; };

  // ---- a table that sorts, shows some rows first, and can be taken away
  // columns: {key, label, n (a number), head (names the row; else the first does), optional, cell(row) → node or text, sort(row), csv(row), always}
  // options: stacked (on a phone each row is a card), …; on paper all its rows stand, sorted and chosen as they are
  function table(target, columns, rows, options = {}) {
    const sorted = { by: options.by ?? null, down: options.down ?? false };
    let shown = options.shown || 100;
    const value = (column, row) => column.sort ? column.sort(row) : row[column.key];
    const order = (a, b) => {
      const column = columns.find((one) => one.key === sorted.by);
      if (!column) return 0;
      const [x, y] = [value(column, a), value(column, b)];
      const [noX, noY] = [x === null || x === undefined || x === "", y === null || y === undefined || y === ""];
      if (noX || noY) return noX - noY;
      const way = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "zh");
      return sorted.down ? -way : way;
    };
    // What no row of it states is left out of sight; a file has every column.
    const visible = columns.filter((column) => !column.optional || rows.some((row) => ![null, undefined, ""].includes(value(column, row))));
    const named = Math.max(0, visible.findIndex((column) => column.head));
    const extent = () => t("rows_shown", { n: rows.length, m: Math.min(shown, rows.length) });
    const more = () => {
      shown += 500;
      draw();
      (target.querySelector("button.more") || target.querySelector(".scroll")).focus({ preventScroll: true });
      announce(extent());
    };
    function draw() {
      const inOrder = sorted.by ? [...rows].sort(order) : rows;
      // Laid out as cards, a table is none any more for who hears it, unless it is said to be one.
      const role = (name) => options.stacked ? name : null;
      const head = h("tr", { role: role("row") }, visible.map((column) => {
        const active = sorted.by === column.key;
        return h(column.label ? "th" : "td", { scope: column.label ? "col" : null, role: role(column.label ? "columnheader" : "cell"), data: column.plain ? {} : { label: column.label }, class: column.n ? "n" : null, "aria-sort": active ? (sorted.down ? "descending" : "ascending") : null },
          column.plain ? column.label : h("button", {
            type: "button", class: "sort", title: t("sort_by"), data: { key: column.key },
            onclick: () => {
              if (active) sorted.down = !sorted.down; else { sorted.by = column.key; sorted.down = Boolean(column.n); }
              options.onsort?.(sorted.by, sorted.down); draw();
              target.querySelector(`button[data-key="${column.key}"]`)?.focus();
            },
          }, column.label, h("span", { class: "way", "aria-hidden": "true" }, active ? (sorted.down ? "↓" : "↑") : "")));
      }));
      const body = inOrder.slice(0, shown).map((row) => h("tr", { role: role("row"), ...options.row?.(row) }, visible.map((column, at) =>
        h(at === named ? "th" : "td", { scope: at === named ? "row" : null, role: role(at === named ? "rowheader" : "cell"), class: column.n ? "n" : null, data: { label: column.label } }, column.cell ? column.cell(row) : row[column.key] ?? ""))));
      const left = rows.length - shown;
      target.replaceChildren(
        h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": options.caption },
          h("table", { class: [options.class, options.stacked && "stacked"].filter(Boolean).join(" ") || null, role: role("table") }, h("caption", { class: "unseen" }, options.caption), h("thead", { role: role("rowgroup") }, head), h("tbody", { role: role("rowgroup") }, body))),
        h("p", { class: "tools under" },
          h("span", { class: "note" }, extent()),
          left > 0 ? h("button", { type: "button", class: "more", onclick: more }, t("show_more", { n: Math.min(500, left) })) : null,
          options.file ? h("button", { type: "button", class: "download", onclick: () => download(options.file, columns, inOrder) }, t("download")) : null),
        options.note ? h("p", { class: "note" }, options.note) : "");
      fitting.observe(target.querySelector(".scroll"));
    }
    target.classList.add("whole-in-print");
    target.show = (all) => { const before = shown; if (all) shown = Infinity; if (before < rows.length) draw(); shown = before; };
    draw();
  }
  // The heads of a table stay in sight below the page's own; of one that is wider than its place, within that place.
  const fitting = new ResizeObserver((seen) => seen.forEach(({ target }) => target.classList.toggle("fits", target.scrollWidth <= target.clientWidth)));
  // On paper: all rows of a table; at the foot of each page what it is and when it was printed.
  const paper = new CSSStyleSheet();
  document.adoptedStyleSheets = [paper];
  const quotedCss = (text) => '"' + text.replace(/["\\\n\r\f]/g, " ") + '"';
  const showWhole = (all) => document.querySelectorAll(".whole-in-print").forEach((one) => one.show?.(all));
  window.addEventListener("beforeprint", () => {
    const printed = t("printed", { date: new Date().toLocaleDateString("sv") }), source = decodeURI(location.pathname.split("/").slice(-2).join("/"));
    paper.replaceSync(`@page { @bottom-left { content: ${quotedCss(`${document.title} · ${source} · ${printed}`)}; font: 7.5pt sans-serif; color: #444; } @bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif; color: #444; } }`);
    showWhole(true);
  });
  window.addEventListener("afterprint", () => showWhole(false));

  // A cell that a spreadsheet would take for a formula is made a text.
  const cell = (value) => {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  };
  function download(file, columns, rows) {
    const wanted = columns.flatMap((column) => column.csv || [[column.key, (row) => row[column.key]]]);
    const lines = [wanted.map(([name]) => cell(name)), ...rows.map((row) => wanted.map(([, value]) => cell(value(row))))];
    const link = h("a", { download: file, href: URL.createObjectURL(new Blob(["\ufeff", lines.map((line) => line.join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  // A figure leads to the sentence that says so; one that no sentence says (`explain`) shows what it was reckoned from.
  function figure(metricId, text, title, explain) {
    if (!text) return "";
    if (metricId) return h("a", { href: reportOf(metricId), title, class: "figure" }, text);
    return explain ? h("button", { type: "button", title, class: "figure", onclick: (event) => explain(event.currentTarget) }, text) : h("span", { title }, text);
  }

  // Whether the growth that is reported can be true of the values; what each answer means stands below the table.
  // Where a bound leaves it open, which number it is: the least of this year's values, or of the last year's, makes no growth.
  function agreementText(row) {
    if (!row.agreement) return "";
    const word = t("agreement_" + row.agreement);
    if (row.agreement !== "open") return word;
    const isOpen = (what) => ["lower", "upper"].includes(boundOf(row, what));
    const before = row.period_kind === "year" ? String(Number(row.period_label) - 1) : t("prior");
    return word + t("only_a_bound", { what: isOpen("value") ? row.period_label : isOpen("yoy") ? t("growth") : before });
  }
  const agreement = (row) => row.agreement ? h("span", { class: "tag " + row.agreement, title: t(`agreement_${row.agreement}_why`) }, agreementText(row)) : "";
  const agreements = (rows) => [...new Set(rows.map((row) => row.agreement).filter(Boolean))].map((one) => t("agreement_" + one) + t("colon") + t(`agreement_${one}_why`)).join(t("semicolon"));

  // ---- what was aimed at, and what came of it
  // An outcome that equals what was aimed at, an end of its range too, and is written no more coarsely: as published it is reached,
  // whatever rounds to it.
  const isExact = (row) => !row.actual_bound && row.actual_half !== null;
  const isAsPublished = (row) => row.is_met === null && isExact(row) && row.actual_half <= row.target_half && [row.target_value, row.target_max].includes(row.actual_value);
  // Nothing came of it: its reports on that time, or after it, are here and do not say; none is here; or its time is not over.
  const openKind = (row) => row.is_reported_on ? "unstated" : row.period_end < new Date().toLocaleDateString("sv") ? "unreported" : "open";
  function metKind(row) {
    if (row.actual_value === null) return openKind(row);
    if (row.is_met === true) return "yes";
    if (isAsPublished(row)) return "published";
    return row.is_met_about ? "about" : row.is_met === false ? "no" : "within";
  }
  const met = (row) => t("met_" + metKind(row));
  // Why it cannot be told: the outcome is written more coarsely than the target, 5% against 5.5%.
  const coarsely = (row) => metKind(row) === "within" && isExact(row) && row.actual_half > row.target_half ? t("stated_only_as", { text: exact(row.actual_value, counted(row), row.actual_half).trim() }) : null;
  const verdict = (row) => [h("span", { class: "tag " + ({ yes: "consistent", published: "consistent", no: "inconsistent" }[metKind(row)] || ""), title: has(`met_${metKind(row)}_why`) ? t(`met_${metKind(row)}_why`) : null }, met(row)), coarsely(row) ? h("small", null, " · ", coarsely(row)) : null].filter(Boolean);
  // What the year before a target came to, out of the figures of the page; `whose` tells their series apart. Only what is measured
  // alike: growth on the basis of the target, which of nominal growth may be computed, and nothing beside an amount at constant prices.
  function outcomeBefore(figures, whose) {
    const known = new Map();
    const keyOf = (row, year, measure, unit) => `${whose(row)} ${year} ${measure} ${unit}`;
    for (const row of figures) {
      if (row.value !== null) known.set(keyOf(row, row.period_label, "level", row.unit), { number: row.value, half: row.value_half, bound: boundOf(row, "value"), metricId: row.value_metric_id, text: valueText(row) });
      if (row.yoy_reported !== null) known.set(keyOf(row, row.period_label, "growth", "%"), { number: row.yoy_reported, half: row.yoy_half, bound: boundOf(row, "yoy"), metricId: row.yoy_metric_id, basis: row.growth_basis });
      else if (row.yoy_computed !== null) known.set(keyOf(row, row.period_label, "growth", "%"), { number: row.yoy_computed, half: null, bound: boundOfComputed(row), metricId: null, basis: "nominal", from: row });
    }
    const isAlike = (row, one) => row.measure === "growth" ? !one.basis || one.basis === (row.stated_basis || row.usual_basis) : row.stated_basis !== "real";
    const of = (row) => {
      const one = /^\d{4}$/.test(row.period_label) ? known.get(keyOf(row, row.period_label - 1, row.measure, row.unit)) : undefined;
      return one && isAlike(row, one) ? one : undefined;
    };
    const number = (row) => of(row)?.number ?? null;
    function explain(button, { from }) {
      const before = from.prior_metric_id ? { text: priorText(from), metricId: from.prior_metric_id } : known.get(keyOf(from, from.period_label - 1, "level", from.unit));
      const lines = [{ label: `${t("value")} ${from.period_label}`, text: valueText(from), metricId: from.value_metric_id }];
      if (before) lines.push({ label: t("prior"), text: before.text, metricId: before.metricId });
      card(button, `${t("computed")} ${from.period_label}`, lines);
    }
    const cellOf = (row) => {
      const one = of(row);
      if (!one) return "";
      const text = figure(one.metricId, said(one.number, counted(row), row.measure, one.bound, one.half), bounded(exact(one.number, counted(row), one.half), one.bound), (button) => explain(button, one));
      return one.from ? h("span", null, text, h("small", null, " ", t("is_computed"))) : text;
    };
    return { key: "outcome_before", n: true, optional: true, label: t("outcome_before"), sort: number, csv: [["outcome_before", number], ["outcome_before_computed", (row) => of(row) ? Boolean(of(row).from) : null]], cell: cellOf };
  }
  // ≥ 100万人, +5% – +5.5%: what is aimed at, with its bound or its upper end.
  const aimed = (row) => said(row.target_value, counted(row), row.measure, row.bound, row.target_half) + (row.target_max === null ? "" : ` – ${said(row.target_max, counted(row), row.measure, null, row.target_half)}`);
  // What stands below targets: what those mean whose outcome does not tell.
  const targetNote = (rows) => ["published", "about", "within", "unstated", "unreported"].filter((kind) => rows.some((row) => metKind(row) === kind)).map((kind) => t("met_" + kind) + t("colon") + t(`met_${kind}_why`)).join(t("semicolon"));
  const targetColumns = (figures, whose) => [
    { key: "period_label", label: t("period") },
    { key: "measure", label: t("measure"), cell: (row) => t("measure_" + row.measure) },
    { key: "target_value", n: true, label: t("target"), cell: (row) => figure(row.target_metric_id, aimed(row), `${exact(row.target_value, counted(row), row.target_half)} ${t("bound_" + row.bound)}`) },
    outcomeBefore(figures, whose),
    { key: "actual_value", n: true, label: t("actual"), cell: (row) => figure(row.actual_metric_id, said(row.actual_value, counted(row), row.measure, row.actual_bound, row.actual_half), bounded(exact(row.actual_value, counted(row), row.actual_half), row.actual_bound)), csv: [["actual_value", (row) => row.actual_value], ["actual_bound", (row) => row.actual_bound]] },
    { key: "gap", n: true, label: t("gap"), cell: (row) => row.gap === null ? "" : bounded((row.gap > 0 ? "+" : row.gap < 0 ? "−" : "") + amount(Math.abs(row.gap), row.measure === "growth" || row.unit === "%" ? "pp" : counted(row)), row.actual_bound) },
    { key: "is_met", label: t("met"), sort: met, cell: (row) => h("span", null, verdict(row)), csv: [["is_met", (row) => row.is_met], ["verdict", metKind]] },
  ];

  // ---- search: names, other names, pinyin (whole or first letters), codes
  // 居民收入 → 居民人均可支配收入: every character, in this order.
  function inOrder(asked, name) {
    let from = 0;
    return [...asked].every((character) => { from = name.indexOf(character, from) + 1; return from > 0; });
  }
  const initials = (pinyin) => pinyin.split(" ").map((one) => one[0] || "").join("");
  // 440000 and 440100000000, as most offices write codes, are 44 and 4401 here.
  function plainCode(asked) {
    if (!/^\d{6,12}$/.test(asked)) return asked;
    const length = [2, 4, 6, 9].find((one) => asked.length > one && !asked.slice(one).replace(/0/g, ""));
    return asked.slice(0, length);
  }
  function rankOf(entry, asked) {
    const [code, name, other, pinyin, , aliases = []] = entry;
    const letters = initials(pinyin), whole = pinyin.replaceAll(" ", "");
    if (code.toLowerCase() === asked || code === plainCode(asked) || name === asked) return 0;
    if (aliases.includes(asked)) return 0.5;
    if (name.startsWith(asked)) return 1;
    if (letters === asked) return 1.5;
    if (letters.startsWith(asked) || whole.startsWith(asked)) return 2;
    if (code.toLowerCase().startsWith(asked)) return 3;
    if (name.includes(asked)) return 4;
    if (aliases.some((one) => one.includes(asked))) return 4.5;
    if (asked.length > 1 && (String(other).toLowerCase().includes(asked) || letters.includes(asked) || whole.includes(asked))) return 5;
    return asked.length > 2 && inOrder(asked, name) ? 6 : null;
  }
  function find(entries, asked, limit) {
    const wanted = asked.trim().toLowerCase();
    if (!wanted) return [];
    return entries.map((entry) => [rankOf(entry, wanted), entry]).filter(([rank]) => rank !== null)
      .sort(([a, x], [b, y]) => a - b || y[4] - x[4] || x[0].length - y[0].length).slice(0, limit).map(([, entry]) => entry);
  }
  // A field with a list of what fits: `look(text)` gives [{label, hint, choose}], by promise; what has nothing to choose is only told.
  function choosing(input, list, look, tell) {
    let options = [], at = -1, turn = 0;
    const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
    const mark = (next) => {
      at = (next + options.length) % options.length;
      [...list.children].slice(0, options.length).forEach((item, nth) => item.setAttribute("aria-selected", String(nth === at)));
      list.children[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", list.children[at].id);
    };
    const choose = (nth) => { const one = options[nth]; if (one) { close(); input.value = ""; one.choose(); } };
    async function refresh() {
      const mine = ++turn, asked = input.value;
      const all = asked.trim() ? await look(asked) : [];
      if (mine !== turn) return;
      const found = all.filter((one) => one.choose), told = all.filter((one) => !one.choose).map((one) => one.label);
      options = found;
      const lines = told.length || found.length ? told : [t("search_none")];
      list.replaceChildren(...found.map((one, nth) => h("li", {
        id: `${list.id}-${nth}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(nth); },
      }, h("span", null, one.label), h("small", null, one.hint))), ...lines.map((line) => h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "told" }, line)));
      if (!asked.trim()) return close();
      list.hidden = false; input.setAttribute("aria-expanded", "true");
      if (found.length) mark(0);
      if (tell) tell([found.length ? t("search_count", { n: found.length }) : null, ...lines].filter(Boolean).join(t("semicolon")));
    }
    input.addEventListener("input", refresh);
    input.addEventListener("focus", refresh);
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") { close(); input.value = ""; }
      if (list.hidden || !options.length) return;
      if (event.key === "ArrowDown") { event.preventDefault(); mark(at + 1); }
      if (event.key === "ArrowUp") { event.preventDefault(); mark(at - 1); }
      if (event.key === "Enter") { event.preventDefault(); choose(at); }
    });
  }
  const go = (address) => { location.href = address; };
  const indicatorName = (entry) => entry[language === "en" ? 2 : 1];
  function lookUp(index, asked) {
    const districts = find(index.districts, asked, 7).map((one) => ({ entry: one, label: placeName(one[0], one[1]), hint: [placeName(one[0], one[1]) === one[1] ? null : one[1], one[2], one[0]].filter(Boolean).join(" · "), choose: () => go(districtOf(one[0])) }));
    const indicators = find(index.indicators, asked, 7).map((one) => ({ entry: one, label: indicatorName(one), hint: one[language === "en" ? 1 : 0], choose: () => go(indicatorOf(one[0])) }));
    const wanted = asked.trim().toLowerCase();
    const score = ({ entry }) => rankOf(entry, wanted);
    return [...districts, ...indicators].sort((a, b) => score(a) - score(b));
  }
  // How a text may be a district and an indicator: 浙江 gdp, gdp 浙江, 浙江财政收入.
  function halvesOf(asked) {
    const words = asked.split(/\s+/);
    if (words.length > 1) return words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]).flatMap(([left, right]) => [[left, right], [right, left]]);
    if (!/^[\u4e00-\u9fff]{4}/.test(asked)) return [];
    return Array.from({ length: Math.min(8, asked.length - 3) }, (_, at) => [asked.slice(0, at + 2), asked.slice(at + 2)]).reverse();
  }
  // The districts that a text may mean: several where letters fit them equally, hn for 河南, 湖南 and 海南; of those
  // whoever states anything.
  function meant(index, text) {
    const isLatin = /^[a-z ]+$/i.test(text), wanted = text.trim().toLowerCase();
    const found = find(index.districts, text, 7).filter((one) => isLatin || one[1].startsWith(text));
    if (!isLatin) return found.slice(0, 2);
    const fit = found.filter((one) => rankOf(one, wanted) === rankOf(found[0], wanted)), stating = fit.filter((one) => one[4]);
    return stating.length ? stating : fit;
  }
  // The districts that a text names one behind the other, 浙江 江苏, 浙江和江苏, 浙江江苏: none unless every piece of it is one. Each way
  // to read it, at most eight.
  function placesIn(index, asked) {
    const all = (text) => /^[a-z]+$/i.test(text) ? meant(index, text) : meant(index, text).slice(0, 1);
    const begins = (text) => index.districts.some((entry) => entry[1].startsWith(text));
    const cutsOf = (text) => /^[\u4e00-\u9fff]{4,12}$/.test(text) ? Array.from({ length: text.length - 3 }, (_, at) => [text.slice(0, at + 2), text.slice(at + 2).replace(/^[和与跟及]/, "")]) : [];
    const pieces = asked.split(/[\s,，、;；]+/).filter(Boolean).flatMap((text) => begins(text) ? [text] : cutsOf(text).find((cut) => cut.every(begins)) || [text]);
    const ways = pieces.map(all).reduce((known, more) => known.flatMap((way) => more.map((entry) => [...way, entry])).slice(0, 8), [[]]);
    return ways.map((way) => [...new Map(way.map((entry) => [entry[0], entry])).values()]).filter((way) => way.length > 1);
  }
  // Several districts and an indicator, in whatever order, are compared: 浙江 江苏 gdp, 浙江 gdp 江苏.
  function lookUpSeveral(index, asked) {
    const words = asked.split(/\s+/), without = (at) => words.filter((_, nth) => nth !== at).join(" ");
    for (const [places, what] of [...halvesOf(asked), ...(words.length > 2 ? words.map((word, at) => [without(at), word]) : [])]) {
      const ways = placesIn(index, places), indicators = ways.length ? find(index.indicators, what, ways.length > 1 ? 2 : 5) : [];
      if (indicators.length) return indicators.flatMap((one) => ways.map((districts) => ({ label: `${districts.map((other) => placeName(other[0], other[1])).join(t("list_comma"))} ${indicatorName(one)}`, hint: t("lines"), choose: () => go(indicatorOf(one[0], districts.map((other) => other[0]).join(","))) })));
    }
    return [];
  }
  function lookUpBoth(index, asked) {
    for (const [place, what] of halvesOf(asked)) {
      const districts = meant(index, place), indicators = districts.length ? find(index.indicators, what, districts.length > 2 ? 2 : 5) : [];
      if (indicators.length) return indicators.flatMap((one) => districts.map((other) => ({ label: `${placeName(other[0], other[1])} ${indicatorName(one)}`, hint: other[2], choose: () => go(indicatorOf(one[0], other[0])) })));
    }
    return [];
  }
  async function lookEverywhere(asked) {
    const index = await load("search"), wanted = asked.trim();
    const found = [...lookUp(index, wanted), ...lookUpSeveral(index, wanted), ...lookUpBoth(index, wanted)];
    return found.length ? found : lookUpParts(index, wanted);
  }
  // What the pages know of a word that nothing is found for: the name of a place that is not held, or nothing.
  function unknown(word) {
    const name = Object.values(window.tongbiPlaces).find((one) => one.toLowerCase() === word.toLowerCase());
    return { label: name ? t("search_not_held", { name }) : t("search_none_of", { word }) };
  }
  // Nothing fits the whole: what fits its words, and which of them fits nothing. 山东财政收入 without 山东 is 财政收入.
  function lookUpParts(index, wanted) {
    const words = wanted.split(/\s+/);
    if (words.length > 1) return words.flatMap((word) => { const found = lookUp(index, word).slice(0, 4); return found.length ? found : [unknown(word)]; });
    for (const [place, what] of halvesOf(wanted).reverse()) {
      const found = lookUp(index, what).slice(0, 4);
      if (found.length) return [...found, unknown(place)];
    }
    return [unknown(wanted)];
  }

  // ---- the card that says where a point comes from
  let opener = null;
  function closeCard() {
    const card = document.querySelector(".card");
    if (!card) return;
    card.remove();
    opener?.focus?.({ preventScroll: true });
    opener = null;
  }
  // lines: [{label, text, title, metricId}]
  function card(anchor, heading, lines, more = []) {
    closeCard();
    opener = anchor;
    const box = h("div", { class: "card", role: "dialog", "aria-label": heading },
      h("button", { type: "button", class: "close", "aria-label": t("close"), onclick: closeCard }, "×"),
      h("h3", null, heading),
      h("dl", null, lines.map((line) => h("div", null, h("dt", null, line.label), h("dd", { title: line.title },
        line.text, line.exact ? h("small", null, line.exact) : null, line.metricId ? h("a", { href: reportOf(line.metricId), class: "to-sentence" }, t("read_sentence"), " →") : null)))),
      more);
    document.body.append(box);
    const place = anchor.getBoundingClientRect(), width = box.offsetWidth, height = box.offsetHeight;
    const left = Math.max(8, Math.min(place.left + place.width / 2 - width / 2, root.clientWidth - width - 8));
    const under = place.bottom + 10, above = place.top - height - 10;
    box.style.left = left + scrollX + "px";
    box.style.top = (under + height > innerHeight && above > 0 ? above : under) + scrollY + "px";
    (box.querySelector("a") || box.querySelector("button")).focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeCard(); });
  document.addEventListener("pointerdown", (event) => {
    const open = document.querySelector(".card");
    if (open && !open.contains(event.target)) { opener = null; closeCard(); }
  });

  // ---- language and light
  function speak() {
    root.lang = language === "en" ? "en" : "zh-Hans";
    for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
    for (const element of document.querySelectorAll("[data-hint]")) element.setAttribute("placeholder", t(element.dataset.hint));
    for (const element of document.querySelectorAll("[data-unit]")) element.textContent = unitName(counted({ name_zh: element.dataset.of }, element.dataset.unit)) || element.dataset.unit;
    const button = document.getElementById("language");
    button.textContent = t("language");
    button.lang = language === "en" ? "zh-Hans" : "en";
  }
  // Draws everything anew and keeps in sight what was: the first row, figure or section that stood below the head of the page.
  async function stayingAt(redraw) {
    const all = () => [...document.querySelectorAll("#text mark, main tbody tr, main .panel, main section")].filter((one) => one.getBoundingClientRect().height);
    const bar = document.querySelector(".top").offsetHeight, main = document.getElementById("main");
    const before = all(), nth = scrollY ? before.findIndex((one) => one.getBoundingClientRect().top >= bar) : -1;
    const top = nth < 0 ? 0 : before[nth].getBoundingClientRect().top;
    const back = () => { const one = all()[nth]; if (one) scrollBy({ top: one.getBoundingClientRect().top - top, behavior: "instant" }); };
    main.style.minHeight = main.offsetHeight + "px"; // a page that is shorter for a moment would lose its place
    root.style.overflowAnchor = "none"; // and a browser that moves it as well would move it twice
    await redraw();
    back();
    await painted();
    back();
    main.style.minHeight = root.style.overflowAnchor = "";
  }
  function draws(draw) { languageChanged.push(draw); draw(); }
  document.addEventListener("DOMContentLoaded", () => {
    speak();
    document.getElementById("language").addEventListener("click", () => {
      language = language === "en" ? "zh" : "en";
      remember("language", language);
      closeCard();
      stayingAt(() => { speak(); return Promise.all(languageChanged.map((draw) => draw())); });
    });
    document.getElementById("theme").addEventListener("click", () => {
      root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
      remember("theme", root.dataset.theme);
    });
    for (const id of ["search", "search-big"]) {
      const input = document.getElementById(id);
      if (input) choosing(input, document.getElementById(id + "-list"), lookEverywhere, announce);
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        // The field in the head of the page is always in sight; the start page has only its own.
        const field = document.getElementById("search");
        if (getComputedStyle(field).visibility !== "hidden" && field.offsetParent) field.focus({ preventScroll: true }); else document.getElementById("search-big").focus();
      }
    });
  });

  return {
    t, has, h, place, placeName, records, own, load, put, complete, painted, reportOf, districtOf, districtLink, indicatorOf, state, setState, amount, exact, percent, said, months, isOne, states, bounded, boundOf, valueText, valueExact, priorText, reportedText, computedText, growthText, scaleOf, unitName, counted, isAbout,
    table, announce, download, figure, agreement, agreementText, agreements, aimed, met, metKind, targetColumns, targetNote, find, choosing, card, closeCard, draws, language: () => language,
  };
})();
