// Puts a card on the page and turns it over. A card is {card_id, seen, days, kind, labels, html}; see study.js for the order of things.
const page = document.querySelector("[data-study]");
export const place = page.querySelector("[data-place]");
export const ratingForm = page.querySelector("[data-answer-form]");
const foot = page.querySelector("[data-front-foot]");
const words = page.querySelector("[data-words]").dataset;
const all = (selector) => page.querySelectorAll(selector);
const chosen = ["choice", "true_false"];
let shownAt = performance.now();
export let given = null;
export let isCounted = false; // the learner counted it as right, whatever the marking said
export const count = () => { isCounted = true; };

export const face = () => place.querySelector("[data-face]");
export const kind = () => face().dataset.kind;
export const isShown = () => !ratingForm.hidden;
export const takenMs = () => Math.round(performance.now() - shownAt);
export const say = (text) => {
  page.querySelector("[data-status]").replaceChildren(...(text ? [Object.assign(document.createElement("p"), { className: "alert alert-info mt-3 mb-0", textContent: text })] : []));
};

// The front of a card, with the focus where the answer is given.
export function show(card, proposed = 3) {
  if (card.html) face().outerHTML = card.html;
  given = null;
  isCounted = false;
  turn(false);
  propose(proposed);
  ratingForm.elements.card_id.value = card.card_id;
  ratingForm.elements.seen.value = card.seen;
  ratingForm.elements.days.value = card.days;
  all("[data-label]").forEach((label, index) => { label.textContent = card.labels[index]; });
  addresses(card);
  button(card.kind);
  window.scrollTo(0, 0);
  focusFront();
  shownAt = performance.now();
}

export function focusFront() {
  (place.querySelector("#given") ?? place.querySelector("[data-choose] button") ?? foot.querySelector("[data-show]")).focus({ preventScroll: true });
}

// Links and forms of the page that speak of the card on it.
function addresses({ card_id: id, deck_id: deck }) {
  const own = (href) => href.replace(/decks\/\d+\//, `decks/${deck}/`).replace(/cards\/\d+/, `cards/${id}`); // where it stands first
  const show = foot.querySelector("[data-show]");
  if (show.href) show.href = `${page.dataset.url}?card=${id}&show=1`;
  all("[data-verb], [data-mark]").forEach((form) => { form.action = own(form.action); });
  const about = page.querySelector("[data-about]");
  about.href = own(about.href);
  const edit = page.querySelector("[data-edit]");
  edit.href = own(edit.href).replace(/card(%3D|=)\d+/, `card$1${id}`);
}

function button(kind) {
  const old = foot.querySelector("[data-show]");
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn btn-lg w-100 ${chosen.includes(kind) ? "btn-secondary" : "btn-primary"}`;
  made.dataset.show = "";
  made.setAttribute("aria-describedby", place.querySelector("#passage") ? "passage question" : "question");
  made.append(`${kind === "typed" ? words.check : words.shows} `, Object.assign(document.createElement("kbd"), { textContent: kind === "typed" ? "Enter" : words.space }));
  old.replaceWith(made);
}

function turn(isBack) {
  all("[data-front]").forEach((element) => { element.hidden = isBack; });
  all("[data-back]").forEach((element) => { element.hidden = !isBack; });
}

// The back of the card, with the focus on the proposed rating.
export function reveal() {
  turn(true);
  place.querySelectorAll("[data-choose] button").forEach((tile) => {
    tile.disabled = true;
    tile.classList.toggle("tile-plain", !("right" in tile.dataset));
  });
  ratingForm.querySelector("[data-proposed]").focus({ preventScroll: true });
}

export function propose(rating) {
  ratingForm.querySelectorAll("[name=rating]").forEach((button) => button.toggleAttribute("data-proposed", Number(button.value) === rating));
}

// A tile was chosen: right is proposed as Good (Hard after a minute), wrong as Again.
export function choose(tile) {
  const isRight = "right" in tile.dataset;
  given = tile.value;
  tile.setAttribute("aria-pressed", "true");
  place.querySelector(`[data-verdict=${isRight ? "right" : "wrong"}]`).hidden = false;
  const proposed = isRight ? (takenMs() < 60000 ? 3 : 2) : 1;
  place.querySelector(`[data-why="${proposed}"]`).hidden = false;
  propose(proposed);
  reveal();
}

export const turnOver = (marks) => (kind() === "typed" ? check(marks) : reveal());

// A typed answer is marked by the server; without a connection the answer is only shown.
export async function check(url) {
  given = place.querySelector("#given").value;
  const query = new URLSearchParams({ card: ratingForm.elements.card_id.value, given, taken_ms: takenMs() });
  try {
    const reply = await fetch(`${url}?${query}`, { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error(reply.status);
    const mark = await reply.json();
    place.querySelector("[data-marked]").innerHTML = mark.html;
    propose(mark.proposed);
  } catch {
    say(words.unmarked);
  }
  reveal();
}
