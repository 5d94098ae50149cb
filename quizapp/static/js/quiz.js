// A running question: how long it was looked at, Enter goes on, a chosen answer keeps the focus.
import { isTyping, singleKeys } from "./keys.js";

let seen = 0;
let since = document.hidden ? null : performance.now();

export const taken = () => Math.round(seen + (since === null ? 0 : performance.now() - since));

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    seen = taken();
    since = null;
  } else {
    since = performance.now();
  }
});

for (const form of document.querySelectorAll("[data-quiz-timed]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-taken]").value = taken();
  });
  form.addEventListener("change", (event) => event.target.focus());
}

const next = document.querySelector("[data-quiz-next]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.defaultPrevented || !next || isTyping(event) || !singleKeys()) return;
  if (event.target.closest("a, button, dialog, summary")) return;
  event.preventDefault();
  next.click();
});
