// What a first visitor may try.

import { h, iconButton } from "./dom.js";
import { remember, remembered } from "./store.js";

const EXAMPLES = [
  ["Describe a project", "@Tuning Fork Our support bot must answer from 4,000 help pages that change every week, and show its sources. 60,000 questions a month. Prompt, RAG or fine-tune?"],
  ["Give the numbers", "@Tuning Fork We sort invoices into 40 codes. 12k labelled examples, 2.5M calls a month, p95 under 300 ms, prompting is exhausted and 9 points short."],
  ["Ask a question", "@Tuning Fork When does fine-tuning beat retrieval?"],
];

/** The card with three examples; a click puts one into the message box. */
export function hintCard(channel, state, fill) {
  if (channel.name !== "llm-projects" || state.messages.length || remembered("hint") === "gone") return null;
  const card = h(
    "section",
    { class: "hint", "data-testid": "hint", "aria-label": "Things to try" },
    h("div", { class: "hint-head" }, h("strong", {}, "Try Tuning Fork"), h("span", { class: "muted" }, "Pick one, then press Enter"), iconButton("close", "Hide this hint", () => { remember("hint", "gone"); card.remove(); }, { size: 15 })),
    h("div", { class: "hint-rows" }, EXAMPLES.map(([name, text], at) => h("button", { type: "button", class: "hint-row", "data-testid": `hint-${at + 1}`, onclick: () => fill(text) }, h("strong", {}, name), h("span", {}, text)))),
    h("p", { class: "hint-foot muted" }, "Also: ", h("code", {}, `${state.command} help`), ", a direct message, the Home tab, or a message's menu. Switch people at the top; move the clock to see reminders come due."),
  );
  return card;
}
