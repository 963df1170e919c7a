// The middle and the right pane: a channel or the app's home, and a thread.

import { blockNodes } from "./blocks.js";
import { Composer } from "./composer.js";
import { h, icon, iconButton, put } from "./dom.js";
import { valuesOf } from "./elements.js";
import { avatar } from "./format.js";
import { hintCard } from "./hint.js";
import { drawList, statusNode, stickToEnd } from "./messages.js";
import { act, go, person, place, store } from "./store.js";

const head = h("header", { class: "pane-head" });
const banner = h("div", { class: "banner", hidden: true, role: "status" });
const list = h("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": "Messages" });
const intro = h("div", { class: "intro" });
const scroller = h("div", { class: "scroller", tabindex: "0", "aria-label": "Messages" }, intro, list);
const homePane = h("div", { class: "home-pane scroller", hidden: true, "data-testid": "home" });
const promptBar = h("div", { class: "prompts" });
const statusBar = h("div", { class: "status-bar" });
let sentHere = null;

const composer = new Composer({
  testid: "composer",
  target: () => ({ channel: place.channel }),
  onSent: (answer) => {
    sentHere = answer.ts ? { channel: answer.channel, ts: answer.ts } : sentHere;
    goToEnd(scroller);
  },
});

const threadHead = h("header", { class: "pane-head" });
const threadList = h("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": "Thread" });
const threadStatus = h("div", { class: "status-bar" });
const threadScroller = h("div", { class: "scroller", tabindex: "0", "aria-label": "Thread" }, threadList);
const threadComposer = new Composer({
  testid: "thread-composer",
  target: () => ({ channel: place.channel, thread_ts: place.thread }),
  onSent: () => {
    goToEnd(threadScroller);
  },
});

export function mount() {
  composer.node.hidden = true;
  const main = document.getElementById("main");
  const thread = document.getElementById("thread");
  main.append(head, banner, scroller, homePane, statusBar, promptBar, composer.node);
  thread.append(threadHead, threadScroller, threadStatus, threadComposer.node);
  for (const pane of [main, thread]) {
    pane.addEventListener("dragover", (event) => event.preventDefault());
    pane.addEventListener("drop", (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer.files.length) (pane === main ? composer : threadComposer).take([...event.dataTransfer.files]);
    });
  }
  for (const [pane, content] of [[scroller, list], [threadScroller, threadList]]) stayAtEnd(pane, content);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && place.thread && !event.defaultPrevented && !document.querySelector("dialog[open]")) go({ thread: null });
  });
}

/** Show the end, and stay there when what is above grows. */
function goToEnd(pane) {
  pane.dataset.end = "yes";
  pane.scrollTop = pane.scrollHeight;
}

/** When a pane or its content changes size, a person who was at the end stays there. */
function stayAtEnd(pane, content) {
  const sizes = () => `${pane.clientWidth} ${pane.clientHeight} ${pane.scrollHeight}`;
  let known = sizes();
  pane.addEventListener("scroll", () => {
    // An event that a new layout brought tells nothing of what the person did.
    if (sizes() !== known) return;
    pane.dataset.end = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 4 ? "yes" : "no";
  });
  const watch = new ResizeObserver(() => {
    known = sizes();
    if (pane.dataset.end === "yes") pane.scrollTop = pane.scrollHeight;
  });
  watch.observe(pane);
  watch.observe(content);
}

function title(channel) {
  if (place.home || channel?.kind === "im") return [avatar(store.state.bot, "mini"), h("h1", {}, person(store.state.bot).real_name)];
  if (!channel) return [h("h1", {}, "Choose a channel")];
  return [h("span", { class: "sigil" }, icon(channel.kind === "group" ? "lock" : "hash", 17)), h("h1", {}, channel.name), channel.topic ? h("span", { class: "topic" }, channel.topic) : null];
}

function tabs(state) {
  const tab = (name, on, run, testid) => h("button", { type: "button", role: "tab", "aria-selected": String(on), class: "tab", onclick: run, "data-testid": testid }, name);
  return h("div", { class: "tabs", role: "tablist" }, tab("Home", place.home, () => openHome(), "tab-home"), tab("Messages", !place.home, () => openDirect(state), "tab-messages"));
}

/** Open the app's home tab, as a person would. */
export function openHome() {
  go({ home: true, channel: store.state.dm, thread: null });
  act("open_home", { tab: "home" }, true);
}

/** Open the direct message with the app. */
export function openDirect(state) {
  go({ home: false, channel: state.dm });
  act("open_home", { tab: "messages" }, true);
}

function drawHead(state, channel) {
  const isApp = place.home || channel?.kind === "im";
  put(
    head,
    h("div", { class: "pane-title" }, iconButton("menu", "Channels", () => document.body.classList.toggle("drawer-open"), { class: "drawer-button" }), title(channel)),
    isApp ? tabs(state) : channel ? h("span", { class: "members", title: `${channel.members} members` }, icon("people", 16), String(channel.members)) : null,
  );
}

function drawIntro(state, channel) {
  const key = JSON.stringify([channel?.id, place.user, state.messages.length === 0]);
  if (intro.dataset.key === key) return;
  intro.dataset.key = key;
  if (!channel) return put(intro, h("p", { class: "muted" }, "You are not in this channel."));
  const about = channel.kind === "im"
    ? [avatar(state.bot, "big"), h("h2", {}, person(state.bot).real_name), h("p", {}, "Ask about prompting, retrieval and fine-tuning, or describe a project. Only you and the app see this conversation.")]
    : [h("span", { class: "intro-sigil" }, icon(channel.kind === "group" ? "lock" : "hash", 26)), h("h2", {}, channel.name), h("p", {}, channel.kind === "group" ? `Private to ${channel.members - 1} people and Tuning Fork. What is said here stays here.` : "This is the very beginning of the channel. Everyone in the workspace can read it.")];
  put(intro, about, hintCard(channel, state, (text) => composer.fill(text)));
}

function drawHome(state) {
  const view = state.home;
  const key = JSON.stringify([view, place.user]);
  if (homePane.dataset.key === key) return;
  homePane.dataset.key = key;
  if (!view) return put(homePane, h("div", { class: "empty" }, avatar(state.bot, "big"), h("p", {}, "Tuning Fork has not published its home tab yet.")));
  const where = { view_id: view.id };
  const context = { key: view.id, where, values: valuesOf(view.id), act: (args) => act("click", { ...where, ...args }) };
  put(homePane, h("div", { class: "blocks home-blocks" }, blockNodes(context, view.blocks)));
}

function drawPrompts(state, channel) {
  const show = channel?.kind === "im" && state.prompts && state.messages.length === 0 && !place.home;
  put(
    promptBar,
    show && state.prompts.title ? h("span", { class: "muted" }, state.prompts.title) : null,
    show ? state.prompts.prompts.map((prompt) => h("button", { type: "button", class: "prompt", "data-testid": "suggested-prompt", onclick: () => act("say", { channel: state.dm, text: prompt.message }) }, prompt.title)) : null,
  );
}

function drawStatus(state) {
  const here = state.statuses.filter((status) => status.channel === place.channel);
  const inThread = here.find((status) => status.thread_ts === place.thread);
  keep(threadStatus, inThread);
  keep(statusBar, null);
}

function keep(bar, status) {
  const key = status ? JSON.stringify(status) : "";
  if (bar.dataset.key === key) return;
  bar.dataset.key = key;
  put(bar, status ? statusNode(status) : null);
}

function drawThread(state) {
  const pane = document.getElementById("thread");
  const open = Boolean(place.thread) && !place.home;
  pane.hidden = !open;
  document.body.classList.toggle("thread-open", open);
  if (!open) return;
  const channel = state.channels.find((row) => row.id === place.channel);
  put(threadHead, h("div", { class: "pane-title" }, iconButton("back", "Back to the channel", () => go({ thread: null }), { class: "back-button" }), h("h2", {}, "Thread"), h("span", { class: "topic" }, channel?.kind === "im" ? "Tuning Fork" : `#${channel?.name || ""}`)), iconButton("close", "Close thread", () => go({ thread: null }), { class: "close-thread", "data-testid": "thread-close" }));
  threadComposer.show(`thread-${place.thread}`, "Reply…");
  if (state.thread)
    stickToEnd(threadScroller, `${place.thread}`, () => drawList(threadList, state.thread, { channel: place.channel, inThread: true }));
}

/** The bot answered what this person just sent: show the thread beside the channel. */
function followAnswer(state) {
  if (!sentHere || place.thread || sentHere.channel !== place.channel || window.innerWidth < 900) return;
  const parent = state.messages.find((message) => message.ts === sentHere.ts);
  const status = state.statuses.some((row) => row.thread_ts === sentHere.ts);
  if (!parent || !(status || (parent.reply_users || []).includes(state.bot))) return;
  sentHere = null;
  setTimeout(() => go({ thread: parent.ts }));
}

export function drawConversation(state) {
  document.getElementById("loading")?.remove();
  const channel = state.channels.find((row) => row.id === place.channel);
  if (!channel || (!channel.member && channel.kind !== "channel")) {
    const first = state.channels.find((row) => row.member);
    if (first && first.id !== place.channel) go({ channel: first.id, home: false });
    return;
  }
  drawHead(state, channel);
  banner.hidden = !state.waiting;
  if (state.waiting) put(banner, icon("alert", 16), `Tuning Fork has not taken ${state.waiting} event${state.waiting > 1 ? "s" : ""} yet. They are kept and sent again.`);
  scroller.hidden = place.home;
  homePane.hidden = !place.home;
  composer.node.hidden = place.home || channel.archived;
  if (place.home) drawHome(state);
  else if (state.channel === place.channel) {
    drawIntro(state, channel);
    stickToEnd(scroller, `${place.user}-${place.channel}`, () => drawList(list, state.messages, { channel: place.channel }));
    composer.show(`${place.user}-${place.channel}`, channel.kind === "im" ? "Message Tuning Fork" : `Message #${channel.name}`);
    if (channel.unread && document.visibilityState === "visible") act("read", { channel: channel.id }, true);
    followAnswer(state);
  }
  drawPrompts(state, channel);
  drawStatus(state);
  drawThread(state);
}
