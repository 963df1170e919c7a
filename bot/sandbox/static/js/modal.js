// Modals: the person's stack of views, with the top one open.

import { blockNodes } from "./blocks.js";
import { h, iconButton, put, toast } from "./dom.js";
import { valuesOf } from "./elements.js";
import { avatar } from "./format.js";
import { closeMenu } from "./overlays.js";
import { act, place, store } from "./store.js";

let dialog = null;
let shown = null;
let errors = {};
let busy = false;

function dismiss() {
  dialog?.close();
  dialog?.remove();
  dialog = null;
  shown = null;
  errors = {};
}

async function close(all) {
  await act("close_view", { all }, true);
}

async function submit(view) {
  if (busy) return;
  busy = true;
  draw(store.state);
  const answer = await act("submit_view", { view_id: view.id, values: valuesOf(view.id).map });
  busy = false;
  errors = answer.errors || {};
  const hidden = Object.keys(errors).filter((id) => !view.blocks.some((block) => block.block_id === id));
  if (hidden.length) toast(errors[hidden[0]], "error");
  shown = null;
  draw(store.state);
  dialog?.querySelector("[aria-invalid]")?.focus();
}

function content(view, depth) {
  const where = { view_id: view.id };
  const context = {
    key: view.id,
    where,
    errors,
    values: valuesOf(view.id),
    act: (args) => act("click", { ...where, ...args }),
    changed: (block) => {
      if (!errors[block.block_id]) return;
      delete errors[block.block_id];
      dialog.querySelector(`[data-block-id="${CSS.escape(block.block_id)}"]`)?.classList.remove("invalid");
      dialog.querySelector(`#${CSS.escape(`error-${block.block_id}`)}`)?.remove();
    },
  };
  const submitName = view.submit?.text;
  return [
    h(
      "header",
      { class: "modal-head" },
      depth ? iconButton("back", "Back", () => close(false), { "data-testid": "modal-back" }) : avatar(store.state.bot, "mini"),
      h("h2", { id: "modal-title" }, view.title.text),
      iconButton("close", "Close", () => close(true), { "data-testid": "modal-close" }),
    ),
    h("form", { class: "modal-body", id: "modal-form", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(view); } }, h("div", { class: "blocks" }, blockNodes(context, view.blocks)), h("input", { type: "submit", hidden: true })),
    h(
      "footer",
      { class: "modal-foot" },
      h("button", { type: "button", class: "button", "data-testid": "modal-cancel", onclick: () => close(false) }, view.close?.text || (submitName ? "Cancel" : "Close")),
      submitName ? h("button", { type: "submit", form: "modal-form", class: `button primary ${busy ? "busy" : ""}`, "data-testid": "modal-submit", disabled: busy, "aria-busy": String(busy) }, submitName) : null,
    ),
  ];
}

function draw(state) {
  const view = state.views[state.views.length - 1];
  if (!view) return dialog && dismiss();
  const key = JSON.stringify([view.id, view.hash, state.views.length, busy, errors, place.user]);
  if (key === shown) return;
  if (!dialog) {
    closeMenu();
    dialog = h("dialog", { class: "modal", "data-testid": "modal", "aria-labelledby": "modal-title" });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      close(false);
    });
    document.getElementById("overlays").append(dialog);
  }
  if (dialog.dataset.view !== view.id) errors = {};
  const scroll = dialog.dataset.view === view.id ? dialog.querySelector(".modal-body")?.scrollTop : 0;
  const focused = dialog.contains(document.activeElement) ? document.activeElement.dataset.actionId : null;
  dialog.dataset.view = view.id;
  shown = key;
  put(dialog, content(view, state.views.length - 1));
  dialog.classList.toggle("stacked", state.views.length > 1);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".modal-body").scrollTop = scroll || 0;
  const target = focused ? dialog.querySelector(`[data-action-id="${CSS.escape(focused)}"]`) : dialog.querySelector("[autofocus], .modal-body input, .modal-body select, .modal-body textarea");
  target?.focus({ preventScroll: Boolean(focused) });
}

export { draw as drawModal };
