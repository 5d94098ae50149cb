// One press does one thing: neither a key held down nor the second click of a double click reaches what comes next.
import { isTyping } from "./keys.js";

const page = document.querySelector("[data-study]");

page.addEventListener("click", (event) => {
  if (event.detail < 2 || !event.target.closest("[data-show], [name=rating]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("keydown", (event) => {
  if (!event.repeat || ![" ", "Enter"].includes(event.key) || isTyping(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);
