// The page's state: one snapshot from the server, and where the person stands in it.

import { toast } from "./dom.js";

const remembered = (name) => {
  try {
    return localStorage.getItem(`sandbox.${name}`);
  } catch {
    return null;
  }
};

export function remember(name, value) {
  try {
    localStorage.setItem(`sandbox.${name}`, value);
  } catch {
    // A browser without storage still works; it only forgets.
  }
}

export { remembered };

/** Where the person stands: who, which channel or the home tab, which thread. */
export const place = {
  user: remembered("user") || "U0MAYA00001",
  channel: remembered("channel") || "C0LLMPROJ01",
  thread: null,
  home: false,
  highlight: null,
};

export const store = { state: null };
const drawers = [];

/** Call `draw(state)` after every load. */
export function onDraw(draw) {
  drawers.push(draw);
}

export function draw() {
  if (store.state) for (const drawer of drawers) drawer(store.state);
}

let loading = false;
let again = false;

/** Fetch the snapshot and draw it; calls during a fetch are merged into one more. */
export async function load() {
  if (loading) {
    again = true;
    return;
  }
  loading = true;
  try {
    do {
      again = false;
      const query = new URLSearchParams({ user: place.user, channel: place.channel || "" });
      if (place.thread) query.set("thread_ts", place.thread);
      const asked = query.toString();
      const answer = await (await fetch(`/_sandbox/page?${asked}`)).json();
      if (!answer.ok) {
        place.user = "U0MAYA00001";
        again = answer.error === "user_not_found";
        continue;
      }
      const now = new URLSearchParams({ user: place.user, channel: place.channel || "" });
      if (place.thread) now.set("thread_ts", place.thread);
      if (now.toString() !== asked) {
        again = true;
        continue;
      }
      store.state = answer;
      document.body.classList.remove("offline");
      draw();
    } while (again);
  } catch {
    document.body.classList.add("offline");
  } finally {
    loading = false;
  }
}

let timer = null;

/** Load soon; many calls within a moment become one. */
export function loadSoon() {
  clearTimeout(timer);
  timer = setTimeout(load, 30);
}

const SAYINGS = {
  operation_timeout: "Tuning Fork did not answer within three seconds. Is the bot running? Try again.",
  dispatch_failed: "Tuning Fork answered with an error. Try again in a moment.",
  not_in_channel: "You are not in this channel.",
  is_archived: "This channel is archived.",
  view_not_found: "That form is already closed.",
  message_not_found: "That message is gone.",
  file_too_large: "Files may have up to 20 MB.",
};

/** Do something as the present person; shows what went wrong, gives the answer. */
export async function act(verb, args = {}, quiet = false) {
  let answer;
  try {
    const response = await fetch(`/_sandbox/${verb}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: place.user, ...args }),
    });
    answer = await response.json();
  } catch {
    answer = { ok: false, error: "The sandbox server does not answer. Is it still running?" };
  }
  if (!answer.ok && !answer.errors && !quiet) {
    toast(SAYINGS[answer.error] || `That did not work: ${answer.error}`, "error");
  }
  loadSoon();
  return answer;
}

/** Go to a channel, the home tab or a thread. */
export function go(to) {
  const before = { ...place };
  Object.assign(place, to);
  if (to.channel && to.channel !== before.channel && to.thread === undefined) place.thread = null;
  if (to.user && to.user !== before.user) {
    place.thread = null;
    remember("user", place.user);
  }
  if (place.channel) remember("channel", place.channel);
  document.body.classList.remove("drawer-open");
  draw();
  load();
}

/** Listen to the server and load whenever something has changed. */
export function listen() {
  const source = new EventSource("/_sandbox/stream");
  source.onmessage = loadSoon;
  source.onopen = () => {
    document.body.classList.remove("offline");
    loadSoon();
  };
  source.onerror = () => document.body.classList.add("offline");
}

/** A user object by id; unknown ids get a plain stand-in. */
export function person(id) {
  return store.state?.users[id] || { id, real_name: id || "Someone", color: "6b7280", profile: {} };
}

export const isBot = (id) => id === store.state?.bot;
