// Entries of corrections.yml for a statement, ready to be pasted.
"use strict";
tongbi.correction = (() => {
  const { t, h } = tongbi;

  // ---- YAML. JSON's quoting is YAML's too, but for characters that YAML refuses, or takes for the end of a line.
  const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (one) => "\\u" + one.charCodeAt(0).toString(16).padStart(4, "0"));
  // To the last of the six digits that are kept; `number` may be a text that holds more than a number of the browser can.
  const plain = (number) => (typeof number === "string" ? number : number.toFixed(6)).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  const written = (value, numeric) => value === null || value === "" ? "null" : numeric ? plain(value) : quoted(value);
  function entry(document, metricId, field, now, wanted, numeric) {
    return `- document: ${quoted(document)}\n  row: {metric_id: ${quoted(metricId)}}\n  set: {${field}: ${written(wanted, numeric)}}\n  expect: {${field}: ${written(now, numeric)}}\n  why: ${quoted(t("why_here"))}\n`;
  }
  // `make` gives the entry when the button is pressed; where the clipboard is refused it is shown instead.
  function copying(make) {
    const button = h("button", { type: "button", class: "copy", data: { entry: make() }, onclick: async () => {
      const text = button.dataset.entry;
      try { await navigator.clipboard.writeText(text); button.textContent = t("copied"); tongbi.announce(t("copied")); } catch { button.replaceWith(h("div", null, t("copy_failed"), h("pre", { tabindex: "0" }, text))); }
    } }, t("copy_entry"));
    return button;
  }

  // ---- what can be corrected of a row: `of` gives what is there now, `words` whose word an option is, `empty` that it may be nothing
  const period = (row) => row.period_start ? `${row.period_start.slice(0, 7)}/${row.period_end.slice(0, 7)}` : "";
  const choice = (...options) => options;
  const FIELDS = [
    { name: "value", label: "value", numeric: true },
    { name: "value_max", label: "value_max", numeric: true, empty: true },
    { name: "unit", label: "unit" },
    { name: "indicator_id", label: "indicator", empty: true, list: true },
    { name: "indicator_text", label: "wording" },
    { name: "period", label: "period", of: period },
    { name: "subject_text", label: "subject", empty: true },
    { name: "measure", label: "measure", options: choice("level", "growth", "change", "completion", "rank") },
    { name: "role", label: "role", options: choice("actual", "target") },
    { name: "obs_status", label: "obs_status", options: choice("A", "E") },
    { name: "bound", label: "bound", options: choice("exact", "approx", "lower", "upper") },
    { name: "comparison", label: "comparison", options: choice("yoy", "pop", "ytd", "cagr", "base"), empty: true },
    { name: "growth_basis", label: "basis", options: choice("real", "nominal", "comparable"), empty: true },
    { name: "rank_scope", label: "scope", empty: true },
  ];
  const wordOf = (name, option) => t(`${name === "growth_basis" ? "basis" : name}_${option}`);
  const FORMS = { numeric: /^-?\d{1,22}(\.\d{1,6})?$/, period: /^\d{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2])(\/\d{4}-(0[1-9]|1[0-2]))?)?$/ };

  // Every indicator there is, by its name, for a field that wants its id.
  async function indicatorList(id) {
    const { indicators } = await tongbi.load("search");
    return h("datalist", { id }, indicators.map(([code, zh, en]) => h("option", { value: code }, tongbi.language() === "en" ? en : zh)));
  }
  // A form that makes the entry for one field of a row; `row` has the exact numbers.
  function form(document, row) {
    const place = h("span"), shown = h("pre", { tabindex: "0", "aria-label": "corrections.yml" });
    const button = copying(() => "");
    const select = h("select", { "aria-label": t("what_is_wrong"), onchange: () => choose() }, FIELDS.map((one) => h("option", { value: one.name }, t(one.label))));
    function choose() {
      const field = FIELDS.find((one) => one.name === select.value), label = t("should_be");
      const there = field.of ? field.of(row) : row[field.name], now = there === null || there === undefined ? "" : field.numeric ? plain(there) : String(there);
      const input = field.options
        ? h("select", { "aria-label": label }, (field.empty ? ["", ...field.options] : field.options).map((one) => h("option", { value: one, selected: one === now }, one ? wordOf(field.name, one) : t("nothing"))))
        : h("input", { "aria-label": label, value: now, size: "16", autocomplete: "off", spellcheck: "false", list: field.list ? "indicator-ids" : null, placeholder: field.empty ? t("nothing") : field.name === "period" ? "2024, 2024H1, 2024Q3, 2024-05" : null });
      const fill = () => {
        const wanted = field.options ? input.value : input.value.trim().replace(field.numeric ? /[,，\s]/g : /$^/, "");
        const form = field.numeric ? FORMS.numeric : FORMS[field.name];
        const right = wanted ? !form || form.test(wanted) : Boolean(field.empty);
        button.disabled = !right;
        button.textContent = t("copy_entry");
        input.setAttribute("aria-invalid", String(!right));
        button.dataset.entry = shown.textContent = right ? entry(document, row.metric_id, field.name, now, wanted, field.numeric) : "";
        shown.hidden = !right;
      };
      input.addEventListener("input", fill);
      place.replaceChildren(input, field.numeric ? ` ${tongbi.unitName(row.unit)}` : "");
      if (field.list) indicatorList("indicator-ids").then((list) => place.append(list), () => {});
      fill();
    }
    choose();
    return h("div", null, h("p", { class: "tools" }, select, " → ", place), h("p", { class: "tools" }, button), shown);
  }
  return { entry, copying, form };
})();
