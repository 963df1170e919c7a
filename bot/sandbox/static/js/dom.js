// Builds DOM nodes. Text only ever enters as text nodes, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.setAttribute("class", value);
    else if (name === "css") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else if (name === "value") node.value = value;
    else if (value === true) node.setAttribute(name, "");
    else node.setAttribute(name, String(value));
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** An HTML element: h("p", {class: "x", onclick: f}, "text", node, [more]). */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** An SVG element. */
export function s(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

const ICONS = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  home: "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
  send: "M4 12 20 4l-4 16-4-7zM12 13l8-9",
  attach: "M8 12.5 14 6.500a3 3 0 0 1 4.300 4.300l-7.800 7.700a5 5 0 0 1-7-7L10.500 4.500",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500",
  slash: "M15 5 9 19M4 4h16v16H4z",
  bolt: "M13 3 5 14h6l-1 7 8-11h-6z",
  reply: "M20 12a8 7 0 0 1-8 7c-1.500 0-2.900-.4-4.100-1L4 19l1.200-3.200A6.600 6.600 0 0 1 4 12a8 7 0 0 1 16 0z",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14 5l-7 7 7 7",
  menu: "M4 7h16M4 12h16M4 17h16",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 14a4 4 0 0 0 7 0M9 9.500h.01M15 9.500h.01",
  download: "M12 4v11m0 0-4.500-4.500M12 15l4.500-4.500M5 20h14",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.500V12l3 2",
  up: "M7 11v9H4v-9zM7 12l4-8c1.500 0 2.500 1 2.500 2.500V10h5a2 2 0 0 1 2 2.300l-1 6A2 2 0 0 1 17.500 20H7",
  down: "M17 13V4h3v9zM17 12l-4 8c-1.500 0-2.500-1-2.500-2.500V14h-5a2 2 0 0 1-2-2.300l1-6A2 2 0 0 1 6.500 4H17",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700M12 17h.01",
  eye: "M3 12s3.500-6 9-6 9 6 9 6-3.500 6-9 6-9-6-9-6zM12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
  people: "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20a6 6 0 0 1 12 0M16 4.500a3.500 3.500 0 0 1 0 6.500M17.500 14.500A6 6 0 0 1 21 20",
  alert: "M12 4 2.500 20h19zM12 10v4.500M12 17.500h.01",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8h.01",
  check: "M5 12.500 10 17.500 19 7",
  chevron: "M7 10l5 5 5-5",
};

/** A line icon by name; decorative, so hidden from screen readers. */
export function icon(name, size = 18) {
  return s(
    "svg",
    { viewBox: "0 0 24 24", width: size, height: size, class: `icon icon-${name}`, "aria-hidden": "true" },
    s("path", { d: ICONS[name] }),
  );
}

/** The app's mark. */
export function forkMark(size = 20) {
  return s(
    "svg",
    { viewBox: "0 0 32 32", width: size, height: size, "aria-hidden": "true", class: "fork-mark" },
    s("path", { d: "M10 5v9a6 6 0 0 0 12 0V5M16 20v8" }),
  );
}

/** Replace all children. */
export function put(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

/** An icon button with a label for screen readers and a tooltip. */
export function iconButton(name, label, onclick, more = {}) {
  const { class: extra, size, ...rest } = more;
  return h(
    "button",
    { type: "button", class: `icon-button ${extra || ""}`, title: label, "aria-label": label, onclick, ...rest },
    icon(name, size),
  );
}

/** Show a short notice; `kind` is info or error. */
export function toast(text, kind = "info") {
  const box = document.getElementById("toasts");
  const node = h("div", { class: `toast ${kind}`, "data-testid": "toast" }, text);
  box.append(node);
  setTimeout(() => node.remove(), kind === "error" ? 7000 : 4000);
}
