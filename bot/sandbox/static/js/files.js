// Files in messages: pictures in place, text with a preview, everything with a download.

import { h, icon, put } from "./dom.js";
import { bytes } from "./format.js";
import { markdown } from "./markdown.js";

const local = (address) => {
  const url = new URL(address, location.href);
  return url.pathname + url.search;
};

function preview(file) {
  const box = h("div", { class: "file-preview", hidden: true, "data-testid": "file-preview" });
  const button = h("button", { type: "button", class: "link-button", "aria-expanded": "false", onclick: async () => {
    const open = box.hidden;
    if (open && !box.childNodes.length) {
      const text = await (await fetch(local(file.url_private))).text();
      put(box, file.mimetype === "text/markdown" ? markdown(text.slice(0, 60000)) : h("pre", {}, text.slice(0, 60000)));
    }
    box.hidden = !open;
    button.textContent = open ? "Hide preview" : "Preview";
    button.setAttribute("aria-expanded", String(open));
  } }, "Preview");
  return [button, box];
}

function fileNode(file) {
  const download = h("a", { class: "icon-button", href: local(file.url_private_download), download: file.name, title: `Download ${file.name}`, "aria-label": `Download ${file.name}` }, icon("download"));
  if (file.mimetype.startsWith("image/"))
    return h("figure", { class: "file picture-file" }, h("figcaption", {}, file.title, download), h("img", { src: local(file.url_private), alt: file.alt_txt || file.title, loading: "lazy" }));
  const text = file.mimetype.startsWith("text/") || file.mimetype === "application/json";
  const [button, box] = text ? preview(file) : [null, null];
  return h(
    "div",
    { class: "file" },
    h("div", { class: "file-row" }, h("span", { class: "file-icon" }, icon("file", 22)), h("div", { class: "file-name" }, h("strong", {}, file.title), h("span", { class: "muted" }, `${file.pretty_type} · ${bytes(file.size)}`)), button, download),
    box,
  );
}

export function fileNodes(files) {
  return h("div", { class: "files" }, files.map(fileNode));
}
