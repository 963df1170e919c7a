// The left pane, and the bar across the top: channels, who I am, and the clock.

import { openDirect, openHome } from "./conversation.js";
import { h, icon, iconButton, put } from "./dom.js";
import { avatar, shortMoment } from "./format.js";
import { menu } from "./overlays.js";
import { act, go, person, place, store } from "./store.js";

const STEPS = [[3600, "+1 hour"], [86400, "+1 day"], [604800, "+1 week"], [2592000, "+1 month"]];

function channelLink(channel) {
  const on = channel.id === place.channel && !place.home;
  const unread = on ? 0 : channel.unread;
  return h(
    "button",
    { type: "button", class: `nav ${on ? "on" : ""} ${unread ? "unread" : ""}`, "data-testid": `channel-${channel.name}`, "aria-current": on ? "page" : undefined, onclick: () => go({ channel: channel.id, home: false, highlight: null }) },
    icon(channel.kind === "group" ? "lock" : "hash", 16),
    h("span", { class: "nav-name" }, channel.name),
    unread ? h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)) : null,
  );
}

function appLinks(state) {
  const direct = state.channels.find((channel) => channel.id === state.dm);
  const on = place.channel === state.dm && !place.home;
  const unread = on ? 0 : direct?.unread;
  return [
    h("button", { type: "button", class: `nav ${on ? "on" : ""} ${unread ? "unread" : ""}`, "data-testid": "channel-tuning-fork", "aria-current": on ? "page" : undefined, onclick: () => openDirect(state) }, avatar(state.bot, "mini"), h("span", { class: "nav-name" }, person(state.bot).real_name), unread ? h("span", { class: "badge" }, String(unread)) : null),
    h("button", { type: "button", class: `nav ${place.home ? "on" : ""}`, "data-testid": "channel-home", "aria-current": place.home ? "page" : undefined, onclick: () => openHome() }, icon("home", 16), h("span", { class: "nav-name" }, "App home")),
  ];
}

function personas(state, kind) {
  const people = Object.values(state.users).filter((user) => !user.is_bot);
  return h(
    "div",
    { class: `personas ${kind}`, role: "radiogroup", "aria-label": "Who am I" },
    people.map((user) =>
      h(
        "button",
        { type: "button", role: "radio", "aria-checked": String(user.id === place.user), class: "persona", "data-testid": kind === "bar" ? `persona-${user.id}` : `drawer-persona-${user.id}`, title: `Be ${user.real_name} (${user.profile.title}, ${user.tz_label})`, onclick: () => switchTo(user.id) },
        avatar(user.id, "mini"),
        h("span", {}, user.real_name.split(" ")[0]),
      ),
    ),
  );
}

/** Become someone else; a direct message becomes that person's own. */
function switchTo(user) {
  const direct = place.channel === store.state.dm;
  const own = store.state.channels.find((channel) => channel.name === "llm-projects");
  go({ user, thread: null, channel: direct ? own?.id : place.channel, home: false, highlight: null });
}

function clock(state, kind) {
  const { now, movable, offset_s: offset, next_due: due } = state.clock;
  const jump = (seconds) => act("clock", { advance_s: seconds });
  const prefix = kind === "bar" ? "" : "drawer-";
  const buttons = STEPS.map(([seconds, name]) => h("button", { type: "button", class: "clock-step", "data-testid": `${prefix}clock-advance-${seconds}`, "aria-label": `Move the clock by ${name.slice(1)}`, onclick: () => jump(seconds) }, name));
  return h(
    "div",
    { class: `clock ${kind}`, role: "group", "aria-label": "Clock" },
    h("span", { class: `now ${offset ? "moved" : ""}`, title: offset ? "The clock has been moved" : "The clock shows real time" }, icon("clock", 16), h("time", { "data-testid": `${prefix}clock-now` }, shortMoment(now))),
    movable ? buttons : null,
    movable && due && due > now ? h("button", { type: "button", class: "clock-step next", "data-testid": `${prefix}clock-next-due`, onclick: () => jump(Math.ceil(due - now) + 1) }, "Next reminder") : null,
  );
}

function nextStep({ clock: { now, next_due: due } }) {
  return due && due > now ? [[Math.ceil(due - now) + 1, "Next reminder"]] : [];
}

function compactMenu(state) {
  const button = iconButton("clock", "Clock", () =>
    menu(button, [...STEPS, ...nextStep(state)].map(([seconds, name]) => ({ label: name, run: () => act("clock", { advance_s: seconds }) })), shortMoment(state.clock.now)), { class: "compact", "aria-haspopup": "menu", "aria-expanded": "false" });
  return button;
}

export function drawTopbar(state) {
  const bar = document.getElementById("topbar");
  const key = JSON.stringify([place.user, Math.floor(state.clock.now / 30), state.clock.offset_s, state.clock.next_due]);
  if (bar.dataset.key === key) return;
  bar.dataset.key = key;
  const focused = document.activeElement?.dataset?.testid;
  put(bar, h("div", { class: "brand" }, avatar(state.bot, "mini"), h("strong", {}, "Sandbox"), h("span", { class: "brand-note" }, "a Slack-like workspace on your machine")), clock(state, "bar"), compactMenu(state), personas(state, "bar"));
  if (focused) bar.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
}

export function drawSidebar(state) {
  const side = document.getElementById("sidebar");
  const key = JSON.stringify([state.channels, place.channel, place.home, place.user, Math.floor(state.clock.now / 30), state.clock.offset_s]);
  if (side.dataset.key === key) return;
  side.dataset.key = key;
  const focused = side.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  const order = (channel) => ["llm-projects", "general"].indexOf(channel.name) + 1 || 9;
  const channels = state.channels.filter((channel) => channel.kind !== "im").sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
  const me = person(place.user);
  put(
    side,
    h("div", { class: "side-drawer" }, personas(state, "drawer"), clock(state, "drawer")),
    h("div", { class: "side-me" }, avatar(place.user), h("div", {}, h("strong", {}, me.real_name), h("small", {}, me.profile.title), h("small", {}, `${me.tz_label} time`))),
    h("h2", { class: "side-title" }, "Channels"),
    channels.map(channelLink),
    h("h2", { class: "side-title" }, "Apps"),
    appLinks(state),
  );
  const total = state.channels.reduce((sum, channel) => sum + (channel.id === place.channel && !place.home ? 0 : channel.unread), 0);
  document.title = `${total ? `(${total}) ` : ""}Sandbox · Tuning Fork`;
  if (focused) side.querySelector(`[data-testid="${CSS.escape(focused)}"]`)?.focus();
}
