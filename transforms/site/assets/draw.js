// Charts: the compiled ones of charts.js, filled with rows and made to answer to mouse and keyboard.
"use strict";
tongbi.draw = async (target, name, points, { width, height, label, choose }) => {
  await tongbi.complete;
  const chart = structuredClone(window.tongbiCharts[name]);
  chart.data.find((one) => one.name === "points").values = points;
  chart.width = width;
  if (height) chart.height = height;
  // The interpreter reads expressions without eval, which the page's policy forbids.
  const made = await vegaEmbed(target, chart, { mode: "vega", ast: true, actions: false, defaultStyle: false, tooltip: false, hover: false, logLevel: 1, renderer: "svg" });
  target.setAttribute("role", "group");
  target.setAttribute("aria-label", label);
  const svg = target.querySelector("svg");
  svg.style.backgroundColor = "";
  svg.setAttribute("role", "none"); // as a picture it would hide its points from who hears the page
  const marks = [...svg.querySelectorAll(".mark-symbol path, .mark-rect path, .mark-rule line")].filter((mark) => mark.__data__?.datum?.choose && mark.parentNode.classList.contains("role-mark"));
  marks.sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
  marks.forEach((mark, at) => {
    const { datum } = mark.__data__;
    mark.classList.add("point");
    mark.setAttribute("role", "button");
    mark.removeAttribute("aria-roledescription");
    mark.setAttribute("aria-label", datum.label);
    mark.setAttribute("tabindex", at === 0 ? "0" : "-1");
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = datum.label;
    mark.append(title);
    mark.addEventListener("click", () => choose(mark, datum));
    mark.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const next = marks[(at + step + marks.length) % marks.length];
        mark.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      }
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(mark, datum); }
    });
  });
  for (const group of svg.querySelectorAll("[aria-roledescription]")) group.removeAttribute("aria-roledescription");
  for (const axis of svg.querySelectorAll(".role-axis")) { axis.removeAttribute("role"); axis.removeAttribute("aria-label"); axis.setAttribute("aria-hidden", "true"); }
  for (const group of svg.querySelectorAll("[role='graphics-object'], [role='graphics-symbol']")) { group.removeAttribute("role"); group.removeAttribute("aria-label"); }
  return made;
};
