// The reading page: a fact opens its cards in the margin; n and Shift n walk from fact to fact.
import { isTyping, singleKeys } from "./keys.js";

const reader = document.querySelector("[data-reader]");
const text = reader.querySelector("[data-article]");
let opened = text.querySelector("[data-note]");

const factOf = (note) => text.querySelector(`#fact-${note}`);

function close({ focus = true } = {}) {
  if (!opened) return;
  const fact = factOf(opened.dataset.note);
  for (const part of text.querySelectorAll("[aria-expanded]")) {
    part.removeAttribute("aria-expanded");
    part.removeAttribute("role");
  }
  opened.remove();
  opened = null;
  history.replaceState(null, "", location.pathname + location.search.replace(/[?&]fact=\d+/, "").replace(/^&/, "?"));
  if (focus) fact?.focus();
}

// Beside its fact, where there is a margin; the float is taken out of the text's height by as much as it is pushed down.
function settle(fact) {
  if (!matchMedia("(min-width: 64rem)").matches) return;
  const down = Math.max(0, fact.offsetTop - fact.closest("[data-start]").offsetTop - 16);
  opened.style.setProperty("margin-top", `${down}px`);
  opened.style.setProperty("margin-bottom", `${-down - 2000}px`);
}

async function open(link) {
  const note = link.dataset.fact;
  const wasOpen = opened?.dataset.note === note;
  close({ focus: false });
  if (wasOpen) {
    link.focus();
    return;
  }
  const answer = await fetch(`/articles/${text.dataset.article}/facts/${note}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    location.assign(link.href);
    return;
  }
  const piece = document.createElement("template");
  piece.innerHTML = (await answer.json()).html;
  opened = piece.content.querySelector("[data-note]");
  const first = factOf(note) ?? link;
  first.closest("[data-start]").before(opened);
  settle(first);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("role", "button");
  history.replaceState(null, "", link.href);
  opened.focus({ preventScroll: true });
}

text.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("[data-close]")) {
    event.preventDefault();
    close();
    return;
  }
  const link = event.target.closest("a[data-fact]");
  if (!link || !getSelection().isCollapsed) return;
  event.preventDefault();
  open(link);
});

function walk(step) {
  const facts = [...text.querySelectorAll("a.fact[id]")];
  if (!facts.length) return;
  const here = facts.indexOf(document.activeElement.closest?.("a.fact"));
  const from = here < 0 && opened ? facts.indexOf(factOf(opened.dataset.note)) : here;
  const next = from < 0 ? (step > 0 ? 0 : facts.length - 1) : (from + step + facts.length) % facts.length;
  facts[next].focus();
  facts[next].scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape" && opened) close();
  if (!singleKeys()) return;
  if (event.key === "n" || event.key === "N") {
    event.preventDefault();
    walk(event.key === "n" ? 1 : -1);
  }
});
