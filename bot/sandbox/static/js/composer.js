// The message box: mentions, commands, files, and sending.

import { h, icon, iconButton, put, toast } from "./dom.js";
import { avatar } from "./format.js";
import { menu } from "./overlays.js";
import { act, loadSoon, place, store } from "./store.js";

const SUBCOMMANDS = [
  ["", "Show what Tuning Fork can do"],
  ["help", "Show what Tuning Fork can do"],
  ["assess", "Start an assessment in a form"],
  ["assess TEXT", "Assess a project described in one line, just for you"],
  ["ask QUESTION", "Get a cited answer from the knowledge base"],
  ["decisions", "List the team's recorded decisions"],
  ["remind WHEN", "Come back to this decision, e.g. in two weeks"],
  ["cost", "Compare what each approach costs"],
  ["compare", "Judge trial results with statistics"],
  ["status", "What is running and what waits"],
  ["forget channel", "Delete what is kept about this channel"],
  ["forget me", "Delete what is kept about you"],
];

/** What could complete the text before the caret. */
function suggestions(text, caret, state, threaded) {
  const before = text.slice(0, caret);
  if (!threaded && /^\/\S*( \S*)?$/.test(before)) {
    const start = before.toLowerCase();
    return SUBCOMMANDS.map(([name, detail]) => {
      const full = `${state.command} ${name}`.trim();
      const typed = full.replace(/ [A-Z]+$/, " ");
      return { label: full, detail, from: 0, insert: typed === full ? full : typed, match: full.toLowerCase() };
    }).filter((row) => row.match.startsWith(start) && row.match !== start);
  }
  const at = /(?:^|\s)([@#])([\w-]*(?: [\w-]*)?)$/.exec(before);
  if (!at) return [];
  const from = caret - at[2].length - 1;
  const wanted = at[2].toLowerCase();
  if (at[1] === "@")
    return Object.values(state.users)
      .filter((user) => user.id !== place.user && user.real_name.toLowerCase().startsWith(wanted))
      .sort((a, b) => Number(b.is_bot) - Number(a.is_bot))
      .map((user) => ({ label: user.real_name, detail: user.profile.title, from, insert: `@${user.real_name} `, user: user.id }));
  return state.channels
    .filter((channel) => channel.kind !== "im" && channel.name.startsWith(wanted))
    .map((channel) => ({ label: `#${channel.name}`, detail: channel.topic, from, insert: `#${channel.name} ` }));
}

/** A composer; `target()` gives {channel, thread_ts}, `name` the placeholder's channel name. */
export class Composer {
  constructor({ testid, target, onSent }) {
    this.target = target;
    this.onSent = onSent;
    this.chosen = 0;
    this.rows = [];
    this.files = [];
    this.drafts = new Map();
    this.list = h("div", { class: "suggestions", role: "listbox", hidden: true, id: `${testid}-list` });
    this.area = h("textarea", {
      id: testid === "composer" ? "composer-text" : `${testid}-text`,
      rows: 1,
      "data-testid": testid,
      role: "combobox",
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      "aria-controls": `${testid}-list`,
      oninput: () => this.changed(),
      onkeydown: (event) => this.key(event),
      onclick: () => this.suggest(),
      onblur: () => setTimeout(() => this.hide(), 150),
      onpaste: (event) => this.take([...(event.clipboardData?.files || [])], event),
    });
    this.picker = h("input", { type: "file", multiple: true, hidden: true, "data-testid": `${testid}-file`, onchange: () => { this.take([...this.picker.files]); this.picker.value = ""; } });
    this.chips = h("div", { class: "chips" });
    this.sender = h("button", { type: "button", class: "send", title: "Send", "aria-label": "Send", "data-testid": testid === "composer" ? "send" : "thread-send", disabled: true, onclick: () => this.send() }, icon("send"));
    const shortcuts = iconButton("bolt", "Shortcuts", () =>
      menu(shortcuts, [{ label: "Start an assessment", detail: "Tuning Fork", testid: "shortcut-start_assessment", run: () => act("shortcut", { callback_id: "start_assessment" }) }], "Shortcuts"), { "data-testid": `${testid}-shortcuts`, "aria-haspopup": "menu", "aria-expanded": "false" });
    this.node = h(
      "div",
      { class: "composer", ondragover: (e) => { e.preventDefault(); this.node.classList.add("drop"); }, ondragleave: () => this.node.classList.remove("drop"), ondrop: (e) => { e.preventDefault(); this.node.classList.remove("drop"); this.take([...e.dataTransfer.files]); } },
      this.list,
      this.chips,
      this.area,
      h(
        "div",
        { class: "composer-bar" },
        iconButton("attach", "Attach a file", () => this.picker.click()),
        iconButton("at", "Mention someone", () => this.insert("@")),
        testid === "composer" ? iconButton("slash", "Run a command", () => this.fill(`${store.state.command} `)) : null,
        testid === "composer" ? shortcuts : null,
        this.picker,
        h("span", { class: "spacer" }),
        h("span", { class: "key-hint" }, h("kbd", {}, "Enter"), " to send"),
        this.sender,
      ),
    );
  }

  /** Keep one draft per place, and name the place in the placeholder. */
  show(key, name) {
    this.area.placeholder = name;
    this.area.setAttribute("aria-label", name);
    if (this.at === key) return;
    if (this.at) this.drafts.set(this.at, this.area.value);
    this.at = key;
    this.area.value = this.drafts.get(key) || "";
    this.files = [];
    this.drawChips();
    this.changed();
    this.hide();
  }

  fill(text) {
    this.area.value = text;
    this.area.focus();
    this.area.setSelectionRange(text.length, text.length);
    this.changed();
  }

  insert(text) {
    const { value, selectionStart } = this.area;
    const gap = selectionStart && !/\s$/.test(value.slice(0, selectionStart)) ? " " : "";
    this.area.focus();
    this.area.setRangeText(gap + text, selectionStart, this.area.selectionEnd, "end");
    this.changed();
  }

  changed() {
    this.area.style.height = "auto";
    this.area.style.height = `${Math.min(this.area.scrollHeight, 220)}px`;
    this.sender.disabled = !this.area.value.trim() && !this.files.length;
    this.suggest();
  }

  suggest() {
    if (!store.state || document.activeElement !== this.area) return this.hide();
    this.rows = suggestions(this.area.value, this.area.selectionStart, store.state, Boolean(this.target().thread_ts)).slice(0, 9);
    this.chosen = 0;
    this.moved = false;
    this.list.hidden = !this.rows.length;
    this.area.setAttribute("aria-expanded", String(!this.list.hidden));
    this.drawList();
  }

  drawList() {
    put(
      this.list,
      this.rows.map((row, at) =>
        h(
          "div",
          { class: `suggestion ${at === this.chosen ? "on" : ""}`, role: "option", id: `${this.list.id}-${at}`, "aria-selected": String(at === this.chosen), "data-testid": "suggestion", onpointerdown: (event) => { event.preventDefault(); this.accept(at); } },
          row.user ? avatar(row.user, "mini") : null,
          h("strong", {}, row.label),
          row.detail ? h("span", { class: "muted" }, row.detail) : null,
        ),
      ),
    );
    // Focus stays in the box, so what the arrow keys choose is named by its id.
    if (this.rows.length) this.area.setAttribute("aria-activedescendant", `${this.list.id}-${this.chosen}`);
    else this.area.removeAttribute("aria-activedescendant");
    this.list.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }

  hide() {
    this.rows = [];
    this.area.removeAttribute("aria-activedescendant");
    this.list.hidden = true;
    this.area.setAttribute("aria-expanded", "false");
  }

  accept(at) {
    const row = this.rows[at];
    this.area.setRangeText(row.insert, row.from, this.area.selectionStart, "end");
    this.hide();
    this.changed();
    if (!row.insert.endsWith(" ")) this.hide();
  }

  key(event) {
    const { key } = event;
    if (this.rows.length) {
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        this.moved = true;
        this.chosen = (this.chosen + (key === "ArrowDown" ? 1 : -1) + this.rows.length) % this.rows.length;
        return this.drawList();
      }
      const command = this.area.value.startsWith("/") && !this.moved;
      if (key === "Tab" || (key === "Enter" && !command)) {
        event.preventDefault();
        return this.accept(this.chosen);
      }
      if (key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        return this.hide();
      }
    }
    if (key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
  }

  take(files, event) {
    if (!files.length) return;
    event?.preventDefault();
    this.files.push(...files);
    this.drawChips();
    this.changed();
  }

  drawChips() {
    put(
      this.chips,
      this.files.map((file, at) =>
        h("span", { class: "chip" }, icon("file", 15), file.name, iconButton("close", `Remove ${file.name}`, () => { this.files.splice(at, 1); this.drawChips(); this.changed(); }, { size: 13 })),
      ),
    );
  }

  async send() {
    const text = this.area.value.trim();
    const { channel, thread_ts: thread } = this.target();
    if ((!text && !this.files.length) || !channel) return;
    const files = this.files;
    this.files = [];
    this.drawChips();
    this.area.value = "";
    this.drafts.delete(this.at);
    this.changed();
    this.hide();
    const answer = files.length ? await this.upload(files, text, channel, thread) : await this.post(text, channel, thread);
    if (!answer.ok && !this.area.value) this.fill(text);
    else this.onSent?.(answer);
  }

  async post(text, channel, thread) {
    const command = /^(\/\w[\w-]*)(?:\s+([\s\S]*))?$/.exec(text);
    if (!command) return this.said(await act("say", { channel, text, thread_ts: thread }), channel);
    if (thread) {
      toast("Slash commands do not work in threads, as in Slack. Use the main message box.", "error");
      return { ok: false };
    }
    if (command[1] === "/invite") return act("membership", { channel, user: "bot", action: "join", inviter: place.user });
    if (command[1] !== store.state.command) {
      toast(`${command[1]} is not a command here. Try ${store.state.command} help.`, "error");
      return { ok: false };
    }
    return act("command", { channel, text: command[2] || "" });
  }

  said(answer) {
    if (answer.bot_absent) toast("Tuning Fork is not in this channel. Type /invite @Tuning Fork to add it.", "error");
    return answer;
  }

  async upload(files, text, channel, thread) {
    const form = new FormData();
    form.set("user", place.user);
    form.set("channel", channel);
    form.set("text", text);
    if (thread) form.set("thread_ts", thread);
    for (const file of files) form.append("file", file);
    const answer = await (await fetch("/_sandbox/upload", { method: "POST", body: form })).json();
    if (!answer.ok) toast(`The upload failed: ${answer.error}`, "error");
    loadSoon();
    return answer;
  }
}


