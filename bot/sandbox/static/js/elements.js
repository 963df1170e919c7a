// Interactive elements: buttons, menus and inputs, for messages, modals and the home tab.

import { h, icon } from "./dom.js";
import { textObject, withEmoji } from "./mrkdwn.js";
import { confirm, menu } from "./overlays.js";
import { act, place, store } from "./store.js";

const label = (object) => object?.text || "";

/** Remembers what was chosen in one message or view, so that redrawing keeps it. */
export class Values {
  constructor() {
    this.map = {};
  }
  get(block, element, start) {
    const chosen = this.map[block.block_id]?.[element.action_id];
    return chosen === undefined ? start : chosen;
  }
  set(block, element, value) {
    (this.map[block.block_id] ||= {})[element.action_id] = value;
  }
}

const kept = new Map();

/** The remembered values of a message or view. */
export function valuesOf(key) {
  if (!kept.has(key)) kept.set(key, new Values());
  return kept.get(key);
}

async function run(context, block, element, value, node) {
  if (element.confirm && !(await confirm(element.confirm))) return false;
  node?.setAttribute("aria-busy", "true");
  node?.classList.add("busy");
  await context.act({ action_id: element.action_id, block_id: block.block_id, value, values: context.values.map });
  node?.removeAttribute("aria-busy");
  node?.classList.remove("busy");
  return true;
}

function button(context, block, element) {
  const node = h(
    "button",
    {
      type: "button",
      class: `button ${element.style || ""}`,
      "data-action-id": element.action_id,
      "data-value": element.value,
      "aria-label": element.accessibility_label,
      onclick: async () => {
        if (node.classList.contains("busy")) return;
        const done = await run(context, block, element, element.value, node);
        if (done && element.url && /^https?:/.test(element.url)) window.open(element.url, "_blank", "noopener");
      },
    },
    withEmoji(label(element.text)),
  );
  return node;
}

function iconOnly(context, block, element) {
  const node = h(
    "button",
    { type: "button", class: "button quiet", "data-action-id": element.action_id, title: label(element.text), "aria-label": element.accessibility_label || label(element.text), onclick: () => run(context, block, element, element.value, node) },
    icon("trash", 16),
  );
  return node;
}

function feedback(context, block, element) {
  const chosen = context.values.get(block, element, null);
  const one = (side, name) => {
    const spec = element[`${side}_button`];
    const node = h(
      "button",
      {
        type: "button",
        class: "button quiet feedback",
        "data-action-id": element.action_id,
        "data-value": spec.value,
        title: label(spec.text),
        "aria-label": spec.accessibility_label || label(spec.text),
        "aria-pressed": String(chosen === spec.value),
        onclick: async () => {
          context.values.set(block, element, spec.value);
          for (const other of node.parentNode.children) other.setAttribute("aria-pressed", String(other === node));
          await context.act({ action_id: element.action_id, block_id: block.block_id, value: spec.value });
        },
      },
      icon(name, 16),
    );
    return node;
  };
  return h("span", { class: "feedback-pair", role: "group", "aria-label": "Feedback" }, one("positive", "up"), one("negative", "down"));
}

function overflow(context, block, element) {
  const node = h(
    "button",
    {
      type: "button",
      class: "button quiet overflow",
      "data-action-id": element.action_id,
      "aria-label": "More actions",
      title: "More actions",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () =>
        menu(
          node,
          element.options.map((option) => ({
            label: withEmoji(label(option.text)),
            detail: label(option.description),
            actionId: `${element.action_id}:${option.value}`,
            value: option.value,
            run: () => {
              if (option.url && /^https?:/.test(option.url)) window.open(option.url, "_blank", "noopener");
              run(context, block, element, option.value, node);
            },
          })),
        ),
    },
    icon("more", 16),
  );
  return node;
}

/** A value was chosen: keep it, and tell the bot where that is what the block does. */
async function choose(context, block, element, value, node) {
  const before = context.values.get(block, element, undefined);
  context.values.set(block, element, value);
  context.changed?.(block);
  if (block.type === "input" && !block.dispatch_action) return;
  if (!(await run(context, block, element, value, node))) context.values.set(block, element, before);
}

function optionNodes(element, chosen) {
  const one = (option) => h("option", { value: option.value, selected: option.value === chosen }, label(option.text));
  if (element.option_groups)
    return element.option_groups.map((group) => h("optgroup", { label: label(group.label) }, group.options.map(one)));
  return (element.options || []).map(one);
}

function singleSelect(context, block, element, options, start) {
  const chosen = context.values.get(block, element, start ?? "") ?? "";
  const node = h(
    "select",
    {
      class: "select",
      "data-action-id": element.action_id,
      "aria-label": context.label || label(element.placeholder) || "Choose",
      onchange: () => choose(context, block, element, node.value || null, node),
    },
    h("option", { value: "", disabled: block.type !== "input" || !block.optional, selected: chosen === "" }, label(element.placeholder) || "Choose an option"),
    options(chosen),
  );
  node.value = chosen;
  return node;
}

function staticSelect(context, block, element) {
  return singleSelect(context, block, element, (chosen) => optionNodes(element, chosen), element.initial_option?.value);
}

const listOf = (rows) => (chosen) => rows.map(([value, name]) => h("option", { value, selected: value === chosen }, name));

function usersSelect(context, block, element) {
  const people = Object.values(store.state.users).map((user) => [user.id, user.real_name]);
  return singleSelect(context, block, element, listOf(people), element.initial_user);
}

function conversationsSelect(context, block, element) {
  const rows = store.state.channels.filter((c) => c.kind !== "im").map((c) => [c.id, `#${c.name}`]);
  const start = element.initial_conversation || element.initial_channel || (element.default_to_current_conversation ? place.channel : null);
  if (start && context.values.get(block, element) === undefined) context.values.set(block, element, start);
  return singleSelect(context, block, element, listOf(rows), start);
}

function choices(context, block, element, many, rows, start) {
  const chosen = context.values.get(block, element, start);
  const group = `${context.key}-${block.block_id}-${element.action_id}`;
  const node = h("div", { class: `choices ${rows.length > 7 ? "long" : ""}`, role: many ? "group" : "radiogroup", "data-action-id": element.action_id, "aria-label": context.label || "Choose" });
  for (const row of rows) {
    const on = many ? (chosen || []).includes(row.value) : chosen === row.value;
    const input = h("input", {
      type: many ? "checkbox" : "radio",
      name: group,
      value: row.value,
      checked: on,
      onchange: () => {
        const picked = [...node.querySelectorAll("input:checked")].map((box) => box.value);
        choose(context, block, element, many ? picked : picked[0], node);
      },
    });
    node.append(h("label", { class: "choice" }, input, h("span", {}, row.text, row.detail ? h("small", {}, row.detail) : null)));
  }
  return node;
}

const optionRows = (element) =>
  (element.option_groups ? element.option_groups.flatMap((group) => group.options) : element.options || []).map((option) => ({
    value: option.value,
    text: textObject(option.text),
    detail: option.description ? textObject(option.description) : null,
  }));

const many = (context, block, element) =>
  choices(context, block, element, true, optionRows(element), (element.initial_options || []).map((option) => option.value));
const radio = (context, block, element) =>
  choices(context, block, element, false, optionRows(element), element.initial_option?.value);
const manyPeople = (context, block, element) =>
  choices(context, block, element, true, Object.values(store.state.users).map((u) => ({ value: u.id, text: u.real_name })), element.initial_users);
const manyChannels = (context, block, element) =>
  choices(context, block, element, true, store.state.channels.filter((c) => c.kind !== "im").map((c) => ({ value: c.id, text: `#${c.name}` })), element.initial_conversations);

/** The moment of a local date-time field, read in the browser's zone. */
const toLocal = (epoch) => {
  const date = new Date(epoch * 1000);
  return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
};

function field(type, start, convert) {
  return (context, block, element) => {
    const initial = start(element);
    const value = context.values.get(block, element, initial);
    const node = h("input", {
      type,
      class: "field",
      "data-action-id": element.action_id,
      placeholder: label(element.placeholder),
      "aria-label": context.label || label(element.placeholder) || "Value",
      autofocus: element.focus_on_load,
      maxlength: element.max_length,
      step: type === "number" ? (element.is_decimal_allowed ? "any" : "1") : undefined,
      oninput: () => {
        context.values.set(block, element, convert(node.value));
        context.changed?.(block);
      },
      onchange: () => block.type !== "input" && choose(context, block, element, convert(node.value), node),
    });
    node.value = value === null || value === undefined ? "" : type === "datetime-local" ? toLocal(value) : value;
    if (element.initial_date_time && value === initial) context.values.set(block, element, initial);
    return node;
  };
}

function textInput(context, block, element) {
  if (!element.multiline) return field("text", (e) => e.initial_value, (v) => v || null)(context, block, element);
  const node = h("textarea", {
    class: "field",
    rows: 5,
    "data-action-id": element.action_id,
    placeholder: label(element.placeholder),
    "aria-label": context.label || label(element.placeholder) || "Text",
    autofocus: element.focus_on_load,
    maxlength: element.max_length || 3000,
    oninput: () => {
      context.values.set(block, element, node.value || null);
      context.changed?.(block);
    },
  });
  node.value = context.values.get(block, element, element.initial_value) || "";
  return node;
}

function externalSelect(context, block, element) {
  const chosen = context.values.get(block, element, element.initial_option?.value) || "";
  const results = h("div", { class: "external-results" });
  const input = h("input", {
    class: "field",
    type: "search",
    "data-action-id": element.action_id,
    placeholder: label(element.placeholder) || "Type to search",
    "aria-label": context.label || "Search",
    oninput: async () => {
      if (input.value.length < (element.min_query_length ?? 3)) return;
      const answer = await act("options", { ...context.where, action_id: element.action_id, block_id: block.block_id, value: input.value }, true);
      results.replaceChildren(
        ...(answer.options || []).map((option) =>
          h("button", { type: "button", class: "menu-item", onclick: () => {
            input.value = label(option.text);
            results.replaceChildren();
            choose(context, block, element, option, input);
          } }, label(option.text)),
        ),
      );
    },
  });
  input.value = typeof chosen === "object" ? label(chosen.text) : chosen;
  return h("div", { class: "external" }, input, results);
}

const MAKE = {
  button,
  icon_button: iconOnly,
  feedback_buttons: feedback,
  overflow,
  static_select: staticSelect,
  external_select: externalSelect,
  users_select: usersSelect,
  conversations_select: conversationsSelect,
  channels_select: conversationsSelect,
  multi_static_select: many,
  multi_users_select: manyPeople,
  multi_conversations_select: manyChannels,
  checkboxes: many,
  radio_buttons: radio,
  datepicker: field("date", (e) => e.initial_date, (v) => v || null),
  timepicker: field("time", (e) => e.initial_time, (v) => v || null),
  datetimepicker: field("datetime-local", (e) => e.initial_date_time, (v) => (v ? Math.floor(new Date(v).getTime() / 1000) : null)),
  number_input: field("number", (e) => e.initial_value, (v) => (v === "" ? null : v)),
  email_text_input: field("email", (e) => e.initial_value, (v) => v || null),
  url_text_input: field("url", (e) => e.initial_value, (v) => v || null),
  plain_text_input: textInput,
};

/** The DOM of one element; `context` says where it stands and how to act on it. */
export function elementNode(context, block, element) {
  const make = MAKE[element.type];
  return make ? make(context, block, element) : h("span", { class: "unsupported" }, `[${element.type}]`);
}
