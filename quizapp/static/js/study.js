// Study: show, rate, and go on with the card that is here already while the answer is on its way.
import { isTyping } from "./keys.js";
import * as cards from "./study-face.js";
import * as outbox from "./study-outbox.js";
import { accept, bringBack, mark, redo, stepsOf } from "./study-steps.js";

const page = document.querySelector("[data-study]");
const { answers, marks, ahead, url } = page.dataset;
let { ahead: next, ...shown } = JSON.parse(document.querySelector("[data-first]").textContent);
let figures = shown; // {left, done}
let [reserve, isOver] = [[], false]; // the time that was set is over
const given = new Set(); // answered on this page, so not taken from the reserve
const showing = (values) => (shown && shown.card_id !== values.card_id ? shown.card_id : 0);

function goOn(card, following = null) {
  shown = card;
  next = following;
  if (location.search) history.replaceState(null, "", url); // a reload must not ask again for the card that was wished
  cards.place.setAttribute("aria-busy", String(!card));
  if (card) cards.show(card);
}

function count({ left, done, more }) {
  figures = { left, done };
  page.querySelector("[data-left]").textContent = more ? `${left}+` : left;
  Object.assign(page.querySelector("[data-progress]"), { max: left + done, value: done });
}

function arrived(_status, reply, values) {
  if (reply.message) cards.say(reply.message);
  if (reply.redo) page.querySelector("[data-redo]").hidden = outbox.pending() > 0;
  if (!shown && isOver) return void (outbox.pending() || location.assign(url));
  if (!("left" in reply)) return void (shown || location.assign(url));
  if (reply.bar) {
    document.querySelector("[data-undo-bar]")?.remove();
    page.insertAdjacentHTML("afterend", reply.bar);
  }
  count(reply);
  const isFresh = reply.next && reply.next.card_id !== shown?.card_id && !outbox.holds(reply.next.card_id);
  if (shown) next = isFresh ? reply.next : null;
  else if (isFresh) goOn(reply.next);
  else if (!outbox.pending()) location.assign(`${url}?after=${values.card_id ?? 0}`);
}

// Without a card in hand and without a connection, the reserve helps out.
async function leave(before) {
  page.querySelector("[data-undo]").hidden = false;
  page.querySelector("[data-redo]").hidden = true;
  given.add(before);
  isOver = Boolean(page.dataset.until) && Date.now() > Number(page.dataset.until);
  goOn(isOver ? null : next);
  await outbox.send(showing, arrived);
  if (isOver && !shown && outbox.pending()) return void cards.say(page.dataset.over); // what waits is told beside it
  if (shown || !outbox.isOffline()) return;
  const card = reserve.find((one) => !given.has(one.card_id));
  if (card) goOn(card);
  else outbox.nothingMore();
}

function rate(_form, button) {
  const { card_id, seen, days } = shown;
  const rating = Number(button.value);
  cards.say("");
  const values = { card_id, seen, days, rating, answer_key: outbox.newKey(), taken_ms: cards.takenMs() };
  const typed = cards.given === null ? {} : { given: cards.given, ...(cards.isCounted && { counted: 1 }) };
  outbox.add(answers, { ...values, ...typed }, shown);
  leave(card_id);
}

const { undo, aside } = stepsOf({
  url,
  goOn,
  send: () => outbox.send(showing, arrived),
  count,
  arrived,
  now: () => ({ shown, next }),
  forget: (id) => given.delete(id),
  remember: (id) => given.add(id),
});

const jobs = {
  "[data-answer-form]": rate,
  "[data-type-form]": () => cards.check(marks),
  "[data-choose]": (_form, tile) => cards.choose(tile),
  "[data-undo]": undo,
  "[data-redo]": redo,
  "[data-mark]": mark,
  "[data-accept]": accept,
  "[data-study] [data-verb]": aside,
  "[data-undo-bar] [data-verb]": bringBack,
};
const always = [undo, redo, bringBack]; // whether or not there is a card
const failed = (why) => (why instanceof outbox.Lost ? cards.say(document.querySelector("[data-net]").dataset.lost) : location.reload());

document.addEventListener("submit", (event) => {
  const job = Object.entries(jobs).find(([selector]) => event.target.matches(selector));
  if (!job) return;
  event.preventDefault();
  if (shown || always.includes(job[1])) Promise.resolve(job[1](event.target, event.submitter)).catch(failed);
});

page.addEventListener("click", (event) => {
  if (!event.target.closest("[data-show]")) return;
  event.preventDefault();
  if (shown) cards.turnOver(marks);
});

document.addEventListener("keydown", (event) => {
  if (![" ", "Enter"].includes(event.key) || isTyping(event) || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  if (event.target.closest("button, a, summary")) return;
  event.preventDefault();
  page.querySelector(cards.isShown() ? "[data-proposed]" : "[data-show]").click();
});

window.addEventListener("online", () => outbox.send(showing, arrived));
if (await outbox.empty()) location.reload();
else if (!cards.isShown()) cards.show({ ...shown, html: "" });
reserve = (await outbox.get(ahead))?.cards ?? [];
