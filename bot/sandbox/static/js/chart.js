// Charts of the data_visualization block as inline SVG.

import { h, s } from "./dom.js";

const WIDTH = 480;
const HEIGHT = 270;
const LEFT = 56;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 48;

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

/** Round steps that cover the values, zero included. */
export function ticks(low, high, count = 5) {
  const from = Math.min(0, low);
  const to = high > from ? Math.max(high, 0) : from + 1;
  const raw = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((m) => m >= raw);
  const out = [];
  for (let value = Math.floor(from / step) * step; value <= to + step * 0.999; value += step) {
    out.push(Number(value.toFixed(10)));
    if (value >= to) break;
  }
  return out;
}

function frame(chart) {
  const values = chart.series.flatMap((series) => series.data.map((point) => point.value));
  const marks = ticks(Math.min(...values), Math.max(...values));
  const [low, high] = [marks[0], marks[marks.length - 1]];
  const categories = chart.axis_config.categories;
  const inner = WIDTH - LEFT - RIGHT;
  const band = inner / categories.length;
  const y = (value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low));
  const x = (index) => LEFT + band * (index + 0.5);
  return { marks, categories, band, x, y };
}

function axes(chart, { marks, categories, band, x, y }) {
  const nodes = marks.map((value) => [
    s("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(value), y2: y(value) }),
    s("text", { class: "tick", x: LEFT - 8, y: y(value) + 4, "text-anchor": "end" }, compact.format(value)),
  ]);
  const every = Math.ceil(Math.max(...categories.map((c) => c.length)) * 7.2 / band);
  // Labels are thinned so that the longest one, which names a point of interest, stays.
  const longest = categories.reduce((best, label, index) => (label.length > categories[best].length ? index : best), 0);
  categories.forEach((label, index) => {
    if (index % every === longest % every)
      nodes.push(s("text", { class: "tick", x: x(index), y: HEIGHT - BOTTOM + 18, "text-anchor": "middle" }, label));
  });
  const { x_label: across, y_label: up } = chart.axis_config;
  if (across) nodes.push(s("text", { class: "axis", x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 8, "text-anchor": "middle" }, across));
  if (up) nodes.push(s("text", { class: "axis", transform: `translate(13 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)`, "text-anchor": "middle" }, up));
  return nodes;
}

const pointOf = (series, category) => series.data.find((point) => point.label === category);

function lines(chart, plan) {
  return chart.series.map((series, index) => {
    const points = plan.categories.map((category, at) => ({ at, ...pointOf(series, category) }));
    const path = points.map((p, at) => `${at ? "L" : "M"}${plan.x(p.at).toFixed(1)} ${plan.y(p.value).toFixed(1)}`).join("");
    const area = `${path}L${plan.x(points.length - 1)} ${plan.y(0)}L${plan.x(0)} ${plan.y(0)}Z`;
    return s(
      "g",
      { class: `series s${index}` },
      chart.type === "area" ? s("path", { d: area, class: "area" }) : null,
      s("path", { d: path, class: "line" }),
      points.map((p) =>
        s("circle", { cx: plan.x(p.at), cy: plan.y(p.value), r: 4, class: "dot" }, s("title", {}, `${series.name}, ${p.label}: ${p.value.toLocaleString("en")}`)),
      ),
    );
  });
}

function bars(chart, plan) {
  const width = Math.min(40, (plan.band * 0.72) / chart.series.length);
  return chart.series.map((series, index) =>
    s(
      "g",
      { class: `series s${index}` },
      plan.categories.map((category, at) => {
        const { value } = pointOf(series, category);
        const left = plan.x(at) + (index - chart.series.length / 2) * width;
        const [top, base] = [Math.min(plan.y(value), plan.y(0)), Math.max(plan.y(value), plan.y(0))];
        return s("rect", { class: "bar", x: left + 1, y: top, width: width - 2, height: Math.max(1, base - top), rx: 2 }, s("title", {}, `${series.name}, ${category}: ${value.toLocaleString("en")}`));
      }),
    ),
  );
}

function pie(chart) {
  const total = chart.segments.reduce((sum, segment) => sum + segment.value, 0) || 1;
  let angle = -Math.PI / 2;
  const around = (a) => `${(150 + 110 * Math.cos(a)).toFixed(2)} ${(150 + 110 * Math.sin(a)).toFixed(2)}`;
  return chart.segments.map((segment, index) => {
    const from = angle;
    angle += (segment.value / total) * Math.PI * 1.99999;
    const large = angle - from > Math.PI ? 1 : 0;
    return s("path", { class: `slice s${index}`, d: `M150 150L${around(from)}A110 110 0 ${large} 1 ${around(angle)}Z` }, s("title", {}, `${segment.label}: ${segment.value.toLocaleString("en")}`));
  });
}

function dataTable(names, rows) {
  return h(
    "details",
    { class: "chart-data" },
    h("summary", {}, "Show the numbers"),
    h("div", { class: "table-scroll" }, h("table", { class: "data-table" },
      h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, at) => at ? h("td", { class: "number" }, Number(cell).toLocaleString("en")) : h("th", { scope: "row" }, cell))))))),
  );
}

/** The whole block: title, picture, legend, and the numbers behind it. */
export function chartBlock(block) {
  const { chart } = block;
  const isPie = chart.type === "pie";
  const names = isPie ? chart.segments.map((segment) => segment.label) : chart.series.map((series) => series.name);
  const plan = isPie ? null : frame(chart);
  const picture = s(
    "svg",
    { viewBox: isPie ? "0 0 300 300" : `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${chart.type} chart: ${block.title}`, class: `chart ${isPie ? "pie" : ""}` },
    isPie ? pie(chart) : [...axes(chart, plan), ...(chart.type === "bar" ? bars(chart, plan) : lines(chart, plan))],
  );
  const rows = isPie
    ? chart.segments.map((segment) => [segment.label, segment.value])
    : plan.categories.map((category) => [category, ...chart.series.map((series) => pointOf(series, category).value)]);
  return h(
    "figure",
    { class: "chart-block", "data-testid": "chart" },
    h("figcaption", {}, block.title),
    h("ul", { class: "legend" }, names.map((name, index) => h("li", {}, h("span", { class: `swatch s${index}` }), name))),
    picture,
    dataTable([isPie ? "" : chart.axis_config.x_label || "", ...(isPie ? ["Value"] : names)], rows),
  );
}
