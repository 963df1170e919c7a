// Slack's mrkdwn as DOM nodes. The input is escaped text with <...> tokens.

import { h } from "./dom.js";
import { EMOJI } from "./emoji.js";
import { dateToken } from "./format.js";
import { go, person, place, store } from "./store.js";

export const unescape = (text) =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

/** Whether an address is this server's, under either of its loopback names. */
export const ours = (url) =>
  url.port === location.port && [location.hostname, "127.0.0.1", "localhost"].includes(url.hostname);

/** A safe link: only http(s) and mail; addresses of this page open in place. */
export function link(url, label, title) {
  let parsed;
  try {
    parsed = new URL(url, location.href);
  } catch {
    return document.createTextNode(label);
  }
  if (!["http:", "https:", "mailto:"].includes(parsed.protocol)) return document.createTextNode(label);
  const inside = ours(parsed) && parsed.pathname.startsWith("/archives/");
  return h(
    "a",
    {
      href: parsed.href,
      title: title || parsed.href,
      ...(inside ? {} : { target: "_blank", rel: "noopener noreferrer" }),
      onclick: inside
        ? (event) => {
            event.preventDefault();
            follow(parsed);
          }
        : undefined,
    },
    label,
  );
}

/** Go to a message's permalink. */
export function follow(url) {
  const match = /\/archives\/([A-Z0-9]+)(?:\/p(\d+)(\d{6}))?/.exec(url.pathname);
  if (!match) return;
  const ts = match[2] ? `${match[2]}.${match[3]}` : null;
  const thread = url.searchParams.get("thread_ts");
  go({ channel: match[1], home: false, thread: thread || null, highlight: ts });
}

export function mention(id) {
  const self = id === place.user;
  return h("span", { class: `mention ${self ? "self" : ""}` }, `@${person(id).real_name}`);
}

export function channelLink(id, label) {
  const known = store.state?.channels.find((channel) => channel.id === id);
  if (!known) return h("span", { class: "mention" }, label ? `#${label}` : "private channel");
  return h(
    "a",
    { href: `/archives/${id}`, class: "mention", onclick: (e) => { e.preventDefault(); go({ channel: id, home: false }); } },
    `#${known.name}`,
  );
}

export function emoji(name, whole) {
  return EMOJI[name] ? h("span", { class: "emoji", role: "img", "aria-label": name, title: `:${name}:` }, EMOJI[name]) : whole;
}

function token(inner) {
  const bar = inner.indexOf("|");
  const head = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? "" : unescape(inner.slice(bar + 1));
  if (/^@[UW]/.test(head)) return mention(head.slice(1));
  if (head.startsWith("#")) return channelLink(head.slice(1), label);
  if (head.startsWith("!date^")) {
    const [, ts, pattern] = head.split("^");
    return h("time", { title: label }, dateToken(Number(ts), pattern || "{date}", store.state?.now || 0));
  }
  if (head.startsWith("!")) return h("span", { class: "mention broadcast" }, `@${head.slice(1).split("^")[0]}`);
  const url = unescape(head);
  return link(url, label || url.replace(/^mailto:/, ""));
}

const INLINE = [
  [/`([^`\n]+)`/, (m) => h("code", {}, unescape(m[1]))],
  [/<([^<>\n]+)>/, (m) => token(m[1])],
  [/(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])/, (m, verbatim) => h("strong", {}, inline(m[1], verbatim))],
  [/(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])/, (m, verbatim) => h("em", {}, inline(m[1], verbatim))],
  [/(?<![\w~])~(?=\S)([^~\n]*[^~\s])~(?![\w~])/, (m, verbatim) => h("s", {}, inline(m[1], verbatim))],
  [/:([a-z0-9_+-]+):/, (m) => emoji(m[1], m[0])],
  [/https?:\/\/[^\s<>&]+[^\s<>&.,;:!?)\]]/, (m, verbatim) => (verbatim ? m[0] : link(m[0], m[0]))],
];

/** Inline formatting as a list of nodes and strings; `verbatim` leaves bare addresses alone. */
export function inline(text, verbatim) {
  const out = [];
  while (text) {
    let first = null;
    for (const [pattern, make] of INLINE) {
      const match = pattern.exec(text);
      if (match && (!first || match.index < first.match.index)) first = { match, make };
    }
    if (!first) {
      out.push(unescape(text));
      break;
    }
    const { match, make } = first;
    if (match.index) out.push(unescape(text.slice(0, match.index)));
    out.push(make(match, verbatim));
    text = text.slice(match.index + match[0].length);
  }
  return out;
}

function lines(text, verbatim) {
  const out = [];
  let quote = null;
  let list = null;
  for (const line of text.split("\n")) {
    const quoted = /^(?:&gt;|>) ?(.*)$/.exec(line);
    const item = /^\s*(?:[•◦▪-]|(\d+)[.)])\s+(.*)$/.exec(line);
    if (quoted) {
      list = null;
      if (quote) quote.append(h("br"), ...inline(quoted[1], verbatim));
      else out.push((quote = h("blockquote", {}, inline(quoted[1], verbatim))));
      continue;
    }
    quote = null;
    if (item) {
      const tag = item[1] ? "OL" : "UL";
      if (list?.tagName !== tag) out.push((list = h(tag.toLowerCase(), item[1] ? { start: item[1] } : {})));
      list.append(h("li", {}, inline(item[2], verbatim)));
      continue;
    }
    list = null;
    const last = out[out.length - 1];
    if (last && last.nodeName === "SPAN" && last.classList.contains("line")) {
      last.append(h("br"));
      last.append(h("span", {}, inline(line, verbatim)));
    } else {
      out.push(h("span", { class: "line" }, inline(line, verbatim)));
    }
  }
  return out;
}

/** Whole mrkdwn text: code blocks, quotes, lists, and inline formatting. */
export function mrkdwn(text, verbatim = false) {
  return String(text ?? "").split(/```/).flatMap((part, index) =>
    index % 2 ? [h("pre", {}, unescape(part.replace(/^\n/, "").replace(/\n$/, "")))] : part.trim() || index === 0 ? lines(part.replace(/^\n/, "").replace(/\n$/, ""), verbatim) : [],
  );
}

/** A text object of either type. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === "mrkdwn") return mrkdwn(object.text, object.verbatim);
  return withEmoji(object.text);
}

/** Plain text in which only emoji names are replaced. */
export function withEmoji(text) {
  return String(text ?? "").split(/(:[a-z0-9_+-]+:)/).map((part) => {
    const match = /^:([a-z0-9_+-]+):$/.exec(part);
    return match ? emoji(match[1], part) : part;
  });
}
