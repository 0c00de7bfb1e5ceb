// The list of indicators narrows as one types.
"use strict";
(() => {
  const field = document.getElementById("filter-list");
  if (!field) return;
  const rows = [...document.querySelectorAll("#indicator-list tbody tr")];
  const narrow = async () => {
    const asked = field.value.trim();
    tongbi.setState({ q: asked });
    if (!asked) return rows.forEach((row) => { row.hidden = false; });
    const index = await tongbi.load("search");
    const found = new Set(tongbi.find(index.indicators, asked, 2000).map(([id]) => id));
    rows.forEach((row) => { row.hidden = !found.has(row.dataset.key); });
    tongbi.announce(tongbi.t("rows_fit", { n: rows.filter((row) => !row.hidden).length }));
  };
  field.addEventListener("input", narrow);
  field.value = tongbi.state().q || "";
  if (field.value) narrow();
})();
