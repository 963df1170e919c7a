// Starts the page.

import { drawConversation, mount } from "./conversation.js";
import { drawModal } from "./modal.js";
import { drawSidebar, drawTopbar } from "./sidebar.js";
import { follow } from "./mrkdwn.js";
import { go, listen, load, onDraw, place } from "./store.js";

mount();
onDraw(drawTopbar);
onDraw(drawSidebar);
onDraw(drawConversation);
onDraw(drawModal);

const here = new URL(location.href);
if (here.searchParams.get("user")) place.user = here.searchParams.get("user");
if (here.pathname.startsWith("/archives/")) follow(here);

document.getElementById("scrim").addEventListener("click", () => document.body.classList.remove("drawer-open"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("drawer-open")) document.body.classList.remove("drawer-open");
});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && load());
setInterval(load, 30000);
listen();
load();
window.addEventListener("popstate", () => go({}));
