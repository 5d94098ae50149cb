// Answers that the server would not take, or that count no more: told on every page of study until the learner has seen them.
import { keyOf, refused, waiting } from "./study-shelf.js";
const list = document.querySelector("[data-refused]");
const WHEN = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }); // as pages write it

// Puts an answer there, with the status of the reply or the server's own words for why it does not count.
export function refuse({ url, values, card, isBack }, status, message = "") {
  const one = { url, values, card, isBack, status, message };
  if (!refused.all().some((other) => keyOf(other) === keyOf(one))) refused.add(one);
  draw();
}

export function forget(one) {
  refused.change(keyOf(one));
  draw();
}

// It waits with the others again, as if it had just been given, but with its own time.
function again(one) {
  const { url, values, card, isBack } = one;
  if (!waiting.put({ url, values, card, isBack })) return;
  forget(one);
  location.reload();
}

function why({ status, message, isBack }) {
  const reason = message || list.dataset[`why${status}`] || list.dataset.why.replace("STATUS", status);
  return isBack ? `${list.dataset.whyBack} ${reason}` : reason;
}

function question(card) {
  const page = new DOMParser().parseFromString(card?.html ?? "", "text/html");
  return page.querySelector("#question")?.textContent.trim().replace(/\s+/g, " ") || list.dataset.unknown;
}

function row(one) {
  const made = list.querySelector("template").content.cloneNode(true);
  const put = (name, text) => { made.querySelector(`[data-${name}]`).textContent = text; };
  put("question", question(one.card));
  put("rating", list.dataset[`rating${one.values.rating}`] ?? "");
  put("when", one.values.at ? WHEN.format(new Date(one.values.at)) : "");
  put("reason", why(one));
  made.querySelector("[data-again]").hidden = Boolean(one.message);
  made.querySelector("[data-again]").addEventListener("click", () => again(one));
  made.querySelector("[data-discard]").addEventListener("click", () => forget(one));
  return made;
}

function draw() {
  const [answers, place] = [refused.all(), list.querySelector("ul")];
  place.replaceChildren(...answers.map(row));
  list.hidden = !answers.length;
}

draw();
