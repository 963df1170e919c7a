// Menus and confirmations that float above the page.

import { h, put } from "./dom.js";
import { textObject } from "./mrkdwn.js";

const layer = () => document.getElementById("overlays");
let openMenu = null;

export function closeMenu() {
  if (!openMenu) return;
  openMenu.node.remove();
  openMenu.anchor.setAttribute("aria-expanded", "false");
  const { anchor } = openMenu;
  openMenu = null;
  return anchor;
}

/** Open a menu at a button; items are {label, detail, run, danger, testid, actionId}. */
export function menu(anchor, items, title) {
  if (openMenu?.anchor === anchor) {
    closeMenu();
    return;
  }
  closeMenu();
  const node = h(
    "div",
    { class: "menu", role: "menu", "aria-label": title || "Menu" },
    title ? h("div", { class: "menu-title" }, title) : null,
    items.map((item) =>
      h(
        "button",
        {
          type: "button",
          role: "menuitem",
          class: `menu-item ${item.danger ? "danger" : ""}`,
          "data-testid": item.testid,
          "data-action-id": item.actionId,
          "data-value": item.value,
          onclick: () => {
            closeMenu();
            item.run();
          },
        },
        h("span", {}, item.label),
        item.detail ? h("small", {}, item.detail) : null,
      ),
    ),
  );
  const host = anchor.closest("dialog") || layer();
  host.append(node);
  anchor.setAttribute("aria-expanded", "true");
  openMenu = { node, anchor };
  const box = anchor.getBoundingClientRect();
  const size = node.getBoundingClientRect();
  const below = box.bottom + 6 + size.height < window.innerHeight;
  node.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - size.height - 6)}px`;
  node.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - size.width - 8))}px`;
  node.querySelector("button")?.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (openMenu && !openMenu.node.contains(event.target) && !openMenu.anchor.contains(event.target)) closeMenu();
});

document.addEventListener("keydown", (event) => {
  if (!openMenu) return;
  const items = [...openMenu.node.querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    closeMenu().focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const step = event.key === "ArrowDown" ? 1 : -1;
    items[(at + step + items.length) % items.length]?.focus();
  }
}, true);

/** Ask before something happens; resolves to true or false. */
export function confirm(spec) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { class: "confirm", "data-testid": "confirm", "aria-label": spec.title.text });
    const done = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    put(
      dialog,
      h("h2", {}, spec.title.text),
      h("div", { class: "confirm-text" }, textObject(spec.text)),
      h(
        "div",
        { class: "modal-foot" },
        h("button", { type: "button", class: "button", onclick: () => done(false) }, spec.deny.text),
        h("button", { type: "button", class: `button ${spec.style === "danger" ? "danger" : "primary"}`, "data-testid": "confirm-yes", onclick: () => done(true) }, spec.confirm.text),
      ),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      done(false);
    });
    layer().append(dialog);
    dialog.showModal();
  });
}
