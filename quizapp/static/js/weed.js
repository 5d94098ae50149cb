// The review list: each step is sent without a reload and the server's piece of the page takes its place.
import { isTyping, singleKeys } from "./keys.js";
import { inLine, isBusy, isSecondClick, letGo, pressLater } from "./weed-line.js";

const place = document.querySelector("[data-weed]");
const status = document.querySelector("[data-status]");

function say(words, look = "visually-hidden") {
  const line = document.createElement("p");
  line.className = look;
  line.textContent = words;
  status.replaceChildren(line);
}

function show(html) {
  place.innerHTML = html;
  const editor = place.querySelector("[data-edit]");
  const target = place.querySelector("[autofocus], .is-invalid") ?? editor?.querySelector("textarea");
  const card = place.querySelector("[data-focus]");
  (target ?? card)?.focus({ preventScroll: true });
  if (card ?? target) reveal(card ?? target);
  if (editor) letGo(); // what is typed from here on is text
}

// All of a card where it fits between the bars, else its beginning.
function reveal(card) {
  const isLong = card.getBoundingClientRect().height > window.innerHeight - parseFloat(getComputedStyle(card).scrollMarginBottom);
  card.scrollIntoView({ block: isLong ? "start" : "nearest" });
}

async function ask(url, options, url_after) {
  try {
    const answer = await fetch(url, { ...options, headers: { Accept: "application/json", "X-CSRFToken": document.querySelector("meta[name=csrf-token]").content } });
    const body = await answer.json();
    if (!body.html) throw new Error(body.error);
    show(body.html);
    if (body.said) say(body.said);
    const badge = document.querySelector("[data-badge]");
    if (badge && "badge" in body) badge.innerHTML = body.badge;
    history.replaceState(null, "", body.url ?? url_after ?? location.href);
    return answer.ok;
  } catch {
    say(place.dataset.lost, "alert alert-danger mt-3 mb-0");
    return false;
  }
}

place.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-act]");
  if (!form) return;
  event.preventDefault();
  if (isBusy() && event.submitter?.dataset.key === "u") {
    pressLater("u", press); // it takes back the step on its way, whose number only the answer knows
    return;
  }
  const body = new FormData(form, event.submitter);
  inLine(form.action, () => ask(form.action, { method: "POST", body }));
});

place.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("[data-act] button, a[data-go-list]") && isSecondClick(event)) {
    event.preventDefault();
    return;
  }
  const pick = event.target.closest("[data-pick]");
  if (pick) {
    event.preventDefault();
    look(pick.closest("[data-card]"));
    return;
  }
  const link = event.target.closest("a[data-go-list]");
  if (!link) return;
  event.preventDefault();
  inLine(link.href, () => ask(link.href, {}, link.href));
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
  reveal(card);
}

const STEPS = { j: 1, ArrowDown: 1, ArrowUp: -1 };

function press(key) {
  const cards = [...place.querySelectorAll("[data-card]")];
  const here = cards.findIndex((card) => card.classList.contains("now"));
  if (STEPS[key]) {
    const next = cards[here + STEPS[key]];
    look(next);
    return Boolean(next);
  }
  [...place.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((button) => button.getClientRects().length)?.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    letGo();
    place.querySelector("[data-cancel]")?.click();
    return;
  }
  if (isTyping(event) || !singleKeys() || document.querySelector("dialog[open]")) return;
  const isComing = isBusy() && event.key === "u"; // the first step brings the button that takes it back
  const isOurs = STEPS[event.key] || isComing || place.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!isOurs || (!isBusy() && !STEPS[event.key] && !event.repeat)) return; // keys.js presses the button
  event.stopImmediatePropagation();
  if (isBusy() && !event.repeat) pressLater(event.key, press);
  const goesOn = !isBusy() && STEPS[event.key] && !press(event.key); // at the end of the list the page scrolls
  if (!goesOn) event.preventDefault();
}, true);
