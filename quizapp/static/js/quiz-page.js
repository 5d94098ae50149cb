// All questions on one page: a reload keeps what was chosen, and each question learns how long it took.
import { taken } from "./quiz.js";

const form = document.querySelector("[data-quiz-page]");
const name = `quiz-${form.dataset.quizPage}`;
const radios = [...form.querySelectorAll("input[type=radio]")];
let last = 0;

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? {};
  } catch {
    return {};
  }
}

const kept = read();
if (!radios.some((radio) => radio.checked)) {
  for (const radio of radios) if (kept[radio.name] === radio.value) radio.checked = true;
}

form.addEventListener("change", (event) => {
  const radio = event.target;
  if (radio.type !== "radio") return;
  const spent = form.querySelector(`[data-taken-of="${radio.name.split("-")[1]}"]`);
  spent.value = Number(spent.value) + taken() - last;
  last = taken();
  kept[radio.name] = radio.value;
  try {
    sessionStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // full or forbidden: the choice still stands on the page
  }
});
