// Message rows, and lists of them that redraw only what has changed.

import { blockNodes } from "./blocks.js";
import { h, icon, iconButton, toast } from "./dom.js";
import { valuesOf } from "./elements.js";
import { EMOJI, QUICK } from "./emoji.js";
import { fileNodes } from "./files.js";
import { ago, avatar, clockTime, dayKey, dayName, fullTime } from "./format.js";
import { mrkdwn, unescape } from "./mrkdwn.js";
import { menu } from "./overlays.js";
import { act, go, isBot, person, place, store } from "./store.js";

const editing = new Map();
const editKey = (message, inThread) => `${inThread ? "thread" : "channel"}-${message.ts}`;

function body(message, channel) {
  const typed = message.client_msg_id && message.blocks?.length === 1;
  if (typed || !message.blocks?.length) {
    const edited = message.edited && !message.bot_id ? h("span", { class: "edited" }, " (edited)") : null;
    return h("div", { class: "text" }, mrkdwn(message.text), edited);
  }
  const where = { channel, ts: message.ts };
  const context = {
    key: message.ts,
    where,
    values: valuesOf(message.ts),
    act: (args) => act("click", { ...where, ...args }),
  };
  return h("div", { class: "blocks" }, blockNodes(context, message.blocks));
}

function editor(message, channel, inThread) {
  const key = editKey(message, inThread);
  const area = h("textarea", { class: "field", rows: 3, "aria-label": "Edit message" });
  area.value = editing.get(key);
  area.addEventListener("input", () => editing.set(key, area.value));
  setTimeout(() => area.focus());
  const stop = () => {
    editing.delete(key);
    go({});
  };
  const save = async () => {
    const text = area.value;
    editing.delete(key);
    await act("edit", { channel, ts: message.ts, text });
  };
  return h(
    "div",
    { class: "editor" },
    area,
    h("div", { class: "actions" }, h("button", { type: "button", class: "button", onclick: stop }, "Cancel"), h("button", { type: "button", class: "button primary", onclick: save }, "Save")),
  );
}

function typedText(message) {
  return unescape(
    message.text
      .replace(/<@([UW][A-Z0-9]+)>/g, (_, id) => `@${person(id).real_name}`)
      .replace(/<#[A-Z0-9]+\|([^>]+)>/g, "#$1")
      .replace(/<(https?:[^>|]+)>/g, "$1"),
  );
}

function react(message, channel, name) {
  const mine = message.reactions?.find((r) => r.name === name)?.users.includes(place.user);
  act("react", { channel, ts: message.ts, name, remove: Boolean(mine) });
}

function tools(message, channel, inThread) {
  if (message.is_ephemeral) return null;
  const more = iconButton("more", "More actions", () => {
    const own = message.user === place.user;
    menu(more, [
      { label: "Assess this thread", detail: "Tuning Fork", testid: "shortcut-assess_thread", run: () => act("shortcut", { callback_id: "assess_thread", channel, ts: message.ts }) },
      { label: "Copy link", run: () => copyLink(message, channel) },
      ...(own
        ? [
            { label: "Edit message", run: () => { editing.set(editKey(message, inThread), typedText(message)); go({}); } },
            { label: "Delete message", danger: true, run: () => act("delete", { channel, ts: message.ts }) },
          ]
        : []),
    ]);
  }, { "aria-haspopup": "menu", "aria-expanded": "false", "data-testid": "message-menu" });
  const smile = iconButton("smile", "Add a reaction", () =>
    menu(smile, QUICK.map((name) => ({ label: `${EMOJI[name]}  ${name.replaceAll("_", " ")}`, run: () => react(message, channel, name) }))), { "aria-haspopup": "menu", "aria-expanded": "false" });
  return h(
    "div",
    { class: "tools", role: "group", "aria-label": "Message actions" },
    smile,
    inThread ? null : iconButton("reply", "Reply in thread", () => go({ thread: message.thread_ts || message.ts }), { "data-testid": "thread-open" }),
    more,
  );
}

async function copyLink(message, channel) {
  const query = message.thread_ts && message.thread_ts !== message.ts ? `?thread_ts=${message.thread_ts}&cid=${channel}` : "";
  try {
    await navigator.clipboard.writeText(`${location.origin}/archives/${channel}/p${message.ts.replace(".", "")}${query}`);
    toast("Link copied");
  } catch {
    toast("The browser did not allow copying.", "error");
  }
}

function reactions(message, channel) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map((r) =>
      h(
        "button",
        { type: "button", class: "reaction", "aria-pressed": String(r.users.includes(place.user)), title: `${r.users.map((id) => person(id).real_name).join(", ")} reacted with :${r.name}:`, onclick: () => react(message, channel, r.name) },
        EMOJI[r.name] || `:${r.name}:`,
        h("span", {}, String(r.count)),
      ),
    ),
  );
}

export function statusNode(status) {
  const words = [status.status, ...(status.loading_messages || [])];
  const text = h("span", {}, words[0]);
  if (words.length > 1) {
    let at = 0;
    const turn = setInterval(() => {
      if (!text.isConnected) clearInterval(turn);
      at = (at + 1) % words.length;
      text.textContent = words[at];
    }, 2500);
  }
  return h("div", { class: "status", "data-testid": "assistant-status", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("strong", {}, person(store.state.bot).real_name), " ", text);
}

function threadSummary(message, status) {
  if (!message.reply_count && !status) return null;
  const open = () => go({ thread: message.ts });
  return h(
    "button",
    { type: "button", class: "thread-link", "data-testid": "thread-link", onclick: open },
    (message.reply_users || []).slice(0, 3).map((id) => avatar(id, "mini")),
    message.reply_count ? h("strong", {}, `${message.reply_count} ${message.reply_count === 1 ? "reply" : "replies"}`) : null,
    message.reply_count ? h("span", { class: "muted" }, `Last reply ${ago(message.latest_reply, store.state.now)}`) : null,
    status ? statusNode(status) : null,
  );
}

/** A deleted message that has replies: what is left of it has no author. */
function tombstone(message, { inThread, status }) {
  return h(
    "article",
    { class: "message", "data-testid": "message", "data-ts": message.ts, "aria-label": `Deleted message, ${clockTime(message.ts)}` },
    h("div", { class: "gutter" }),
    h("div", { class: "content" }, h("div", { class: "muted" }, message.text), inThread ? null : threadSummary(message, status)),
  );
}

function row(message, { channel, inThread, follow, status }) {
  if (message.subtype === "tombstone") return tombstone(message, { inThread, status });
  const bot = isBot(message.user);
  const streaming = message.streaming_state === "in_progress";
  const node = h(
    "article",
    {
      class: `message ${follow ? "follow" : ""} ${message.is_ephemeral ? "ephemeral" : ""} ${place.highlight === message.ts ? "highlight" : ""}`,
      "data-testid": "message",
      "data-ts": message.ts,
      "data-user": message.user,
      "aria-label": `${person(message.user).real_name}, ${clockTime(message.ts)}`,
    },
    h("div", { class: "gutter" }, follow ? h("time", { class: "side-time" }, clockTime(message.ts)) : avatar(message.user)),
    h(
      "div",
      { class: "content" },
      message.is_ephemeral ? h("div", { class: "only-you" }, icon("eye", 14), "Only visible to you", h("button", { type: "button", class: "link-button", onclick: () => act("dismiss", { ts: message.ts }) }, "Dismiss")) : null,
      follow ? null : h("div", { class: "head" }, h("strong", { class: "author" }, person(message.user).real_name), bot ? h("span", { class: "app-tag" }, "APP") : null, h("time", { title: fullTime(message.ts) }, clockTime(message.ts))),
      message.subtype === "thread_broadcast" ? h("div", { class: "muted small" }, "also sent to the channel") : null,
      editing.has(editKey(message, inThread)) ? editor(message, channel, inThread) : message.text || message.blocks?.length ? body(message, channel) : null,
      streaming ? h("div", { class: "streaming" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), h("button", { type: "button", class: "link-button", onclick: () => act("stop_stream", { channel, ts: message.ts }) }, "Stop")) : null,
      message.files?.length ? fileNodes(message.files) : null,
      reactions(message, channel),
      inThread ? null : threadSummary(message, status),
    ),
    tools(message, channel, inThread),
  );
  return node;
}

/** Whether a message continues the one before it without its own head. */
function follows(message, before) {
  return Boolean(before) && before.user === message.user && !before.is_ephemeral && !message.is_ephemeral && !before.reply_count && Number(message.ts) - Number(before.ts) < 300;
}

/** Bring a list's DOM up to date: rows that did not change keep their nodes. */
export function drawList(list, messages, options) {
  const { now, statuses } = store.state;
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = [];
  let before = null;
  for (const message of messages) {
    if (!before || dayKey(before.ts) !== dayKey(message.ts)) {
      const key = `day-${dayKey(message.ts)}`;
      const label = dayName(message.ts, now);
      wanted.push([key, label, () => h("div", { class: "day", role: "separator" }, h("span", {}, label))]);
      before = null;
    }
    const status = options.inThread ? null : statuses.find((s) => s.channel === options.channel && s.thread_ts === message.ts);
    const follow = follows(message, before);
    const minute = message.reply_count ? Math.floor(now / 60) : 0;
    const signature = JSON.stringify([message, follow, status?.status, place.user, place.highlight === message.ts, editing.has(editKey(message, options.inThread)), minute]);
    wanted.push([`m-${message.ts}`, signature, () => row(message, { ...options, follow, status })]);
    before = message;
  }
  const nodes = wanted.map(([key, signature, make]) => {
    const kept = old.get(key);
    if (kept && kept.signature === signature) return kept;
    const node = make();
    node.dataset.key = key;
    node.signature = signature;
    return node;
  });
  const focused = document.activeElement?.dataset?.actionId;
  const inside = list.contains(document.activeElement);
  nodes.forEach((node, at) => {
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] || null);
  });
  while (list.children.length > nodes.length) list.lastElementChild.remove();
  if (inside && focused && !list.contains(document.activeElement)) list.querySelector(`[data-action-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

/** Go to the end, but show what is new and taller than the pane from its beginning. */
function toEnd(scroller, known) {
  const fresh = known && [...scroller.querySelectorAll(".message")].find((node) => !known.has(node.dataset.ts));
  const top = fresh ? fresh.offsetTop - scroller.offsetTop - 6 : 0;
  const tall = fresh && scroller.scrollHeight - top > scroller.clientHeight;
  const empty = !scroller.querySelector(".message");
  scroller.dataset.end = empty || tall ? "no" : "yes";
  scroller.scrollTop = empty ? 0 : tall ? top : scroller.scrollHeight;
}

/** Keep a scroller at its end unless the person has scrolled up. */
export function stickToEnd(scroller, changeOf, update) {
  const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  const changed = scroller.dataset.of !== changeOf;
  scroller.dataset.of = changeOf;
  const known = changed ? null : new Set([...scroller.querySelectorAll(".message")].map((node) => node.dataset.ts));
  update();
  const mark = place.highlight && scroller.querySelector(`[data-ts="${place.highlight}"]`);
  if (mark && scroller.dataset.shown !== place.highlight) {
    mark.scrollIntoView({ block: "center" });
    scroller.dataset.shown = place.highlight;
  } else if (near || changed) toEnd(scroller, known);
}
