// Standard Markdown (the markdown block, and previews of Markdown files) as DOM nodes.

import { h } from "./dom.js";
import { emoji, link, mention } from "./mrkdwn.js";

const INLINE = [
  [/\\([\\`*_{}[\]()#+\-.!|~<>])/, (m) => m[1]],
  [/`([^`\n]+)`/, (m) => h("code", {}, m[1])],
  [/!?\[([^\]]*)\]\(([^()\s]+(?:\([^)]*\))?)(?:\s+"([^"]*)")?\)/, (m) => link(m[2], m[1] || m[2], m[3])],
  [/<@([UW][A-Z0-9]+)>/, (m) => mention(m[1])],
  [/<(https?:\/\/[^>\s]+)>/, (m) => link(m[1], m[1])],
  [/\*\*(?=\S)(.+?)\*\*/, (m) => h("strong", {}, inline(m[1]))],
  [/~~(?=\S)(.+?)~~/, (m) => h("s", {}, inline(m[1]))],
  [/(?<!\w)\*(?=\S)([^*\n]+?)\*(?!\w)/, (m) => h("em", {}, inline(m[1]))],
  [/(?<!\w)_(?=\S)([^_\n]+?)_(?!\w)/, (m) => h("em", {}, inline(m[1]))],
  [/:([a-z0-9_+-]+):/, (m) => emoji(m[1], m[0])],
  [/https?:\/\/[^\s<>]+[^\s<>.,;:!?)\]]/, (m) => link(m[0], m[0])],
];

function inline(text) {
  const out = [];
  while (text) {
    let first = null;
    for (const [pattern, make] of INLINE) {
      const match = pattern.exec(text);
      if (match && (!first || match.index < first.match.index)) first = { match, make };
    }
    if (!first) return [...out, plain(text)];
    out.push(plain(text.slice(0, first.match.index)), first.make(first.match));
    text = text.slice(first.match.index + first.match[0].length);
  }
  return out;
}

const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const cells = (row) => row.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim());

function table(rows) {
  const [head, , ...body] = rows;
  return h(
    "div",
    { class: "table-scroll" },
    h(
      "table",
      { class: "data-table" },
      h("thead", {}, h("tr", {}, cells(head).map((cell) => h("th", { scope: "col" }, inline(cell))))),
      h("tbody", {}, body.map((row) => h("tr", {}, cells(row).map((cell) => h("td", {}, inline(cell)))))),
    ),
  );
}

function list(items) {
  const root = [];
  const stack = [];
  for (const { indent, ordered, text } of items) {
    while (stack.length && stack[stack.length - 1].indent > indent) stack.pop();
    let top = stack[stack.length - 1];
    if (!top || top.indent < indent || top.ordered !== ordered) {
      if (top && top.indent === indent) stack.pop();
      const node = h(ordered ? "ol" : "ul");
      const parent = stack[stack.length - 1];
      if (parent && parent.node.lastElementChild) parent.node.lastElementChild.append(node);
      else root.push(node);
      top = { indent, ordered, node };
      stack.push(top);
    }
    top.node.append(h("li", {}, inline(text)));
  }
  return root;
}

const ITEM = /^(\s*)(?:([-*+•])|(\d+)[.)])\s+(.*)$/;

/** Markdown text as a list of nodes. */
export function markdown(source) {
  const rows = String(source ?? "").replace(/\r/g, "").split("\n");
  const out = [];
  let paragraph = [];
  const flush = () => {
    if (paragraph.length) {
      const nodes = paragraph.flatMap((row, index) => (index ? [h("br"), ...inline(row)] : inline(row)));
      out.push(h("p", {}, nodes));
    }
    paragraph = [];
  };
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(row);
    if (/^\s*```/.test(row)) {
      flush();
      const code = [];
      for (at += 1; at < rows.length && !/^\s*```/.test(rows[at]); at += 1) code.push(rows[at]);
      out.push(h("pre", {}, code.join("\n")));
    } else if (heading) {
      flush();
      out.push(h(`h${Math.min(6, heading[1].length + 2)}`, { class: `md-h${heading[1].length}` }, inline(heading[2])));
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(row)) {
      flush();
      out.push(h("hr"));
    } else if (/^\s*>/.test(row)) {
      flush();
      const quote = [];
      for (; at < rows.length && /^\s*>/.test(rows[at]); at += 1) quote.push(rows[at].replace(/^\s*> ?/, ""));
      at -= 1;
      out.push(h("blockquote", {}, markdown(quote.join("\n"))));
    } else if (row.includes("|") && /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(rows[at + 1] || "")) {
      flush();
      const part = [];
      for (; at < rows.length && rows[at].includes("|"); at += 1) part.push(rows[at]);
      at -= 1;
      out.push(table(part));
    } else if (ITEM.test(row)) {
      flush();
      const items = [];
      for (; at < rows.length && (ITEM.test(rows[at]) || (items.length && /^\s{2,}\S/.test(rows[at]))); at += 1) {
        const m = ITEM.exec(rows[at]);
        if (m) items.push({ indent: m[1].length, ordered: Boolean(m[3]), text: m[4] });
        else items[items.length - 1].text += ` ${rows[at].trim()}`;
      }
      at -= 1;
      out.push(...list(items));
    } else if (!row.trim()) flush();
    else paragraph.push(row);
  }
  flush();
  return out;
}
