// Stands in for a page of study that could not be opened: says how many answers wait, and opens that page once it can be.
// The page sends them; this one cannot, for it knows nobody.
import { waiting } from "./study-shelf.js";

const page = document.querySelector("[data-alive]");
const LOOK_MS = 5000;

function say() {
  const number = waiting.all().filter((one) => !one.isBack).length;
  const words = page.querySelector("[data-waits]");
  words.textContent = words.dataset.words.replace("____", number);
  words.hidden = !number;
  page.querySelector("[data-nothing]").hidden = number > 0;
}

async function look() {
  const reply = await fetch(page.dataset.alive, { cache: "no-store" }).catch(() => null);
  if (reply?.ok) location.reload();
}

say();
setInterval(look, LOOK_MS);
window.addEventListener("online", look);
window.addEventListener("storage", say); // another page has sent or kept some
