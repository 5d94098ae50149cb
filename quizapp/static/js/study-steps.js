// What is done to a card besides answering it: undo, redo, not today, put aside, star and flag.
import * as cards from "./study-face.js";
import * as outbox from "./study-outbox.js";

const page = document.querySelector("[data-study]");
const reveal = (name, isShown) => { page.querySelector(`[data-${name}]`).hidden = !isShown; };

let undoKey = null;

// `desk` is what study.js holds: the page's address, the cards in hand, and how to go on.
export function stepsOf({ url, goOn, send, count, arrived, now, forget, remember }) {
  async function undo(form) {
    const mine = await outbox.takeBack();
    if (mine) {
      forget(mine.card_id);
      goOn(mine, now().shown);
      cards.say(page.querySelector("[data-net]").dataset.taken);
      return void send();
    }
    undoKey ??= outbox.newKey(); // pressed again after a lost reply, it takes nothing more back
    const reply = await outbox.post(form.action, [...new FormData(form), ["undo_key", undoKey]]);
    undoKey = null;
    const found = await reply.json();
    document.querySelector("[data-undo-bar]")?.remove();
    if (found.url && !(found.next && found.url.startsWith(`${url}?`))) return void location.assign(found.url);
    if (found.next) {
      const { shown, next } = now();
      goOn(found.next, shown?.card_id === found.next.card_id ? next : shown);
      count(found);
      reveal("redo", true);
    }
    cards.say(found.message);
  }

  async function aside(form) {
    const { shown, next } = now();
    const [action, values] = [form.action, Object.fromEntries(new FormData(form))];
    goOn(next);
    const sent = outbox.post(action, { ...values, showing: next?.card_id ?? 0 });
    const reply = await sent.catch((lost) => {
      if (now().shown === next) goOn(shown, next); // it was not put away, so it is here again
      throw lost;
    });
    remember(shown.card_id);
    reveal("undo", true);
    reveal("redo", false);
    arrived(reply.status, await reply.json(), { card_id: shown.card_id });
  }

  return { undo, aside };
}

// The bar below the page brings back what was put away; that card is asked next.
export async function bringBack(form) {
  await outbox.post(form.action, new FormData(form));
  location.assign(`${page.dataset.url}?card=${form.action.match(/cards\/(\d+)/)[1]}`);
}

export async function redo(form) {
  const reply = await outbox.post(form.action, new FormData(form));
  const found = await reply.json();
  if (found.url) return void location.assign(found.url);
  reveal("redo", false);
  cards.say(found.message);
}

// A star or a flag shows on the card at once; the card stays as it is turned.
export async function mark(form, button) {
  const values = new FormData(form, button);
  if (!button.name) values.set("on", Number(!cards.face().querySelector("[data-star]"))); // the star, set once however often it is sent
  const reply = await outbox.post(form.action, values);
  const found = await reply.json();
  const menu = form.closest("details");
  if (menu) menu.open = false;
  if (!found.marks) throw new Error(reply.status);
  cards.face().querySelector("[data-badges]").outerHTML = found.marks;
  reveal("undo", true);
  reveal("redo", false);
  (cards.isShown() ? cards.ratingForm.querySelector("[data-proposed]") : page.querySelector("[data-show]")).focus({ preventScroll: true });
}

// What was typed counts as right: the answer is marked anew, and the rating proposed with it.
export async function accept(form) {
  const reply = await outbox.post(form.action, new FormData(form));
  const found = await reply.json();
  if (!found.html) throw new Error(reply.status);
  form.closest("[data-marked]").innerHTML = found.html;
  cards.propose(found.proposed);
  cards.count();
  reveal("undo", true);
  reveal("redo", false);
  cards.ratingForm.querySelector("[data-proposed]").focus({ preventScroll: true });
}
