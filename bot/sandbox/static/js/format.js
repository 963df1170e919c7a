// Times in the viewing person's zone, sizes, and avatars.

import { forkMark, h } from "./dom.js";
import { isBot, person, place } from "./store.js";

const zone = () => person(place.user).tz || "UTC";

function format(ts, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone(), ...options }).format(
    new Date(Number(ts) * 1000),
  );
}

export const clockTime = (ts) => format(ts, { hour: "2-digit", minute: "2-digit" });
export const fullTime = (ts) =>
  format(ts, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
export const shortMoment = (ts) =>
  format(ts, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
export const dayKey = (ts) => format(ts, { year: "numeric", month: "2-digit", day: "2-digit" });

export function dayName(ts, now) {
  if (dayKey(ts) === dayKey(now)) return "Today";
  if (dayKey(ts) === dayKey(now - 86400)) return "Yesterday";
  return format(ts, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** "2 hours ago" style distance for reply counts. */
export function ago(ts, now) {
  const seconds = Math.max(0, now - Number(ts));
  for (const [size, word] of [[86400, "day"], [3600, "hour"], [60, "minute"]]) {
    const count = Math.floor(seconds / size);
    if (count) return `${count} ${word}${count > 1 ? "s" : ""} ago`;
  }
  return "just now";
}

/** Slack's date tokens, such as "{date_short} at {time}". */
export function dateToken(ts, pattern, now) {
  const parts = {
    date_num: format(ts, { year: "numeric", month: "2-digit", day: "2-digit" }),
    date: format(ts, { day: "numeric", month: "long", year: "numeric" }),
    date_short: format(ts, { day: "numeric", month: "short", year: "numeric" }),
    date_long: format(ts, { weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    time: clockTime(ts),
    time_secs: format(ts, { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
    ago: ago(ts, now),
  };
  for (const name of ["date", "date_short", "date_long"]) {
    const near = dayName(ts, now);
    parts[`${name}_pretty`] = near === "Today" || near === "Yesterday" ? near.toLowerCase() : parts[name];
  }
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
}

export function bytes(size) {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} kB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** A person's initials on a coloured tile; the app's mark for the bot. */
export function avatar(id, size = "") {
  const who = person(id);
  const initials = who.real_name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
  const tile = h("span", { class: `avatar ${size} ${isBot(id) ? "bot" : ""}`, "aria-hidden": "true" });
  tile.style.setProperty("--tile", `#${who.color}`);
  tile.append(isBot(id) ? forkMark() : initials);
  return tile;
}
