// The review list: each step is sent without a reload and the server's piece of the page takes its place.
import { isTyping, singleKeys } from "./keys.js";

const place = document.querySelector("[data-weed]");
const status = document.querySelector("[data-status]");
let busy = false;

function say(words) {
  const line = document.createElement("span");
  line.className = "visually-hidden";
  line.textContent = words;
  status.replaceChildren(line);
}

function show(html, { focus = true } = {}) {
  place.innerHTML = html;
  const target = place.querySelector("[autofocus], .is-invalid") ?? place.querySelector("[data-edit] textarea");
  const card = place.querySelector("[data-focus]");
  if (!focus) return;
  (target ?? card)?.focus({ preventScroll: true });
  (card ?? target)?.scrollIntoView({ block: "nearest" });
}

async function ask(url, options, url_after) {
  if (busy) return;
  busy = true;
  try {
    const answer = await fetch(url, { ...options, headers: { Accept: "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content } });
    const body = await answer.json();
    if (!body.html) throw new Error(body.error);
    show(body.html);
    if (body.said) say(body.said);
    history.replaceState(null, "", body.url ?? url_after ?? location.href);
  } catch {
    const note = document.createElement("p");
    note.className = "alert alert-danger mt-3 mb-0";
    note.textContent = place.dataset.lost;
    status.replaceChildren(note);
  } finally {
    busy = false;
  }
}

place.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-act]");
  if (!form) return;
  event.preventDefault();
  ask(form.action, { method: "POST", body: new FormData(form, event.submitter) });
});

place.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const pick = event.target.closest("[data-pick]");
  if (pick) {
    event.preventDefault();
    look(pick.closest("[data-card]"));
    return;
  }
  const link = event.target.closest("a[data-go-list]");
  if (!link) return;
  event.preventDefault();
  ask(link.href, {}, link.href);
});

// Which card the keys act on; the others keep their buttons out of sight.
function look(card) {
  const before = place.querySelector("[data-card].now");
  if (!card || card === before) return;
  before?.classList.remove("now");
  before?.removeAttribute("aria-current");
  card.classList.add("now");
  card.setAttribute("aria-current", "true");
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

const STEPS = { j: 1, ArrowDown: 1, ArrowUp: -1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    place.querySelector("[data-cancel]")?.click();
    return;
  }
  if (isTyping(event) || !singleKeys() || document.querySelector("dialog[open]")) return;
  const step = STEPS[event.key];
  if (!step) return;
  const cards = [...place.querySelectorAll("[data-card]")];
  const here = cards.findIndex((card) => card.classList.contains("now"));
  const next = cards[here + step];
  if (next) {
    event.preventDefault();
    look(next);
  }
});
