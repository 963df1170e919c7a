// Block Kit blocks as DOM.

import { chartBlock } from "./chart.js";
import { h, icon } from "./dom.js";
import { elementNode } from "./elements.js";
import { dateToken } from "./format.js";
import { markdown } from "./markdown.js";
import { channelLink, emoji, link, mention, ours, textObject, withEmoji } from "./mrkdwn.js";
import { store } from "./store.js";

/** Only pictures of this server are shown; others become a link, since the page has no network. */
function picture(spec, className) {
  const address = spec.image_url || spec.slack_file?.url || fileAddress(spec.slack_file?.id) || "";
  let parsed = null;
  try {
    parsed = new URL(address, location.href);
  } catch {
    // Falls through to the alternative text.
  }
  if (parsed && (ours(parsed) || parsed.protocol === "data:"))
    return h("img", { src: parsed.protocol === "data:" ? parsed.href : parsed.pathname + parsed.search, alt: spec.alt_text, class: className, loading: "lazy" });
  return h("span", { class: "image-link" }, icon("eye", 15), address ? link(address, spec.alt_text) : spec.alt_text);
}

const fileAddress = (id) => (id ? `/files/${id}/picture` : null);

function section(context, block) {
  return h(
    "div",
    { class: "block section" },
    h(
      "div",
      { class: "section-body" },
      block.text ? h("div", { class: block.text.type === "plain_text" ? "text plain" : "text" }, textObject(block.text)) : null,
      block.fields ? h("div", { class: "fields" }, block.fields.map((field) => h("div", { class: "text" }, textObject(field)))) : null,
    ),
    block.accessory
      ? h("div", { class: "accessory" }, block.accessory.type === "image" ? picture(block.accessory, "thumb") : elementNode(context, block, block.accessory))
      : null,
  );
}

function contextBlock(_context, block) {
  return h("div", { class: "block context" }, block.elements.map((item) => (item.type === "image" ? picture(item, "tiny") : h("span", { class: "text" }, textObject(item)))));
}

function actions(context, block) {
  return h("div", { class: `block actions ${block.type}` }, block.elements.map((element) => elementNode(context, block, element)));
}

function input(context, block) {
  const error = context.errors?.[block.block_id];
  const inner = { ...context, label: block.label.text };
  const group = ["checkboxes", "radio_buttons", "multi_static_select", "multi_users_select", "multi_conversations_select"].includes(block.element.type);
  const id = `error-${block.block_id}`;
  const control = elementNode(inner, block, block.element);
  if (error) {
    const field = control.matches?.("input,select,textarea") ? control : control.querySelector?.("input") || control;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", id);
  }
  return h(
    group ? "fieldset" : "div",
    { class: `block input ${error ? "invalid" : ""}`, "data-block-id": block.block_id },
    h(group ? "legend" : "div", { class: "input-label" }, withEmoji(block.label.text), block.optional ? h("span", { class: "optional" }, " (optional)") : null),
    control,
    error ? h("p", { class: "field-error", id, role: "alert", "data-testid": "field-error" }, icon("alert", 14), error) : null,
    block.hint ? h("p", { class: "hint-text" }, withEmoji(block.hint.text)) : null,
  );
}

const STYLED = { bold: "strong", italic: "em", strike: "s", code: "code" };

function richInline(element) {
  let node;
  if (element.type === "text") node = document.createTextNode(element.text);
  else if (element.type === "link") node = link(element.url, element.text || element.url);
  else if (element.type === "user") node = mention(element.user_id);
  else if (element.type === "channel") node = channelLink(element.channel_id);
  else if (element.type === "emoji") node = emoji(element.name, `:${element.name}:`);
  else if (element.type === "broadcast") node = h("span", { class: "mention broadcast" }, `@${element.range}`);
  else if (element.type === "date") node = dateToken(element.timestamp, element.format || "{date}", store.state.now);
  else node = element.text || element.url || "";
  for (const [style, tag] of Object.entries(STYLED)) if (element.style?.[style]) node = h(tag, {}, node);
  return node;
}

/** Text of a person keeps its typed line breaks, `code`, *bold* and lists. */
function richSection(element) {
  return h("span", { class: "rich" }, element.elements.map(richInline));
}

function richPart(element) {
  if (element.type === "rich_text_list")
    return h(element.style === "ordered" ? "ol" : "ul", { class: `indent-${element.indent || 0}` }, element.elements.map((item) => h("li", {}, richSection(item))));
  if (element.type === "rich_text_quote") return h("blockquote", {}, element.elements.map(richInline));
  if (element.type === "rich_text_preformatted") return h("pre", {}, element.elements.map(richInline));
  return h("div", { class: "text" }, richSection(element));
}

function cell(context, value) {
  if (value.type === "rich_text") return (value.elements || []).map(richPart);
  if (value.type === "raw_number") return value.text ?? Number(value.value).toLocaleString("en");
  return value.text;
}

function table(context, block) {
  const [head, ...body] = block.rows;
  const align = (at) => block.column_settings?.[at]?.align || "left";
  return h(
    "div",
    { class: "block table-scroll", tabindex: "0", role: "region", "aria-label": "Table" },
    h(
      "table",
      { class: "data-table" },
      h("thead", {}, h("tr", {}, head.map((value, at) => h("th", { scope: "col", class: `align-${align(at)}` }, cell(context, value))))),
      h("tbody", {}, body.map((row) => h("tr", {}, row.map((value, at) => h("td", { class: `align-${align(at)}` }, cell(context, value)))))),
    ),
  );
}

function card(context, block) {
  return h(
    "div",
    { class: "block card" },
    block.hero_image ? picture(block.hero_image, "hero") : null,
    h(
      "div",
      { class: "card-head" },
      block.icon ? picture(block.icon, "tiny") : null,
      h("div", {}, block.title ? h("div", { class: "card-title" }, textObject(block.title)) : null, block.subtitle ? h("div", { class: "card-subtitle" }, textObject(block.subtitle)) : null),
    ),
    block.body ? h("div", { class: "text" }, textObject(block.body)) : null,
    block.actions ? h("div", { class: "actions" }, block.actions.map((element) => elementNode(context, block, element))) : null,
  );
}

const TASK = { pending: "○", in_progress: "◐", complete: "✓", error: "!" };

function task(_context, block) {
  return h("div", { class: `block task ${block.status}` }, h("span", { class: "task-mark", "aria-label": block.status }, TASK[block.status] || "○"), block.title);
}

const DRAW = {
  section,
  header: (_context, block) => h("div", { class: "block header", role: "heading", "aria-level": "3" }, withEmoji(block.text.text)),
  context: contextBlock,
  divider: () => h("hr", { class: "block" }),
  actions,
  context_actions: actions,
  input,
  image: (_context, block) =>
    h("figure", { class: "block image" }, block.title ? h("figcaption", {}, withEmoji(block.title.text)) : null, picture(block, "picture")),
  rich_text: (_context, block) => h("div", { class: "block rich-text" }, block.elements.map(richPart)),
  markdown: (_context, block) => h("div", { class: "block markdown" }, markdown(block.text)),
  table,
  data_visualization: (_context, block) => chartBlock(block),
  alert: (_context, block) => h("div", { class: `block alert ${block.level || "default"}`, role: "note" }, icon({ success: "check", warning: "alert", error: "alert" }[block.level] || "info", 16), h("div", { class: "text" }, textObject(block.text))),
  card,
  task_card: task,
  plan: (context, block) => h("div", { class: "block plan" }, h("strong", {}, block.title), (block.tasks || []).map((item) => task(context, item))),
};

/** All blocks of a message or view. */
export function blockNodes(context, blocks) {
  return blocks.map((block) => {
    const drawBlock = DRAW[block.type];
    try {
      return drawBlock ? drawBlock(context, block) : h("p", { class: "unsupported" }, `[${block.type} block]`);
    } catch (error) {
      console.error(error);
      return h("p", { class: "unsupported" }, `[This ${block.type} block could not be shown]`);
    }
  });
}
