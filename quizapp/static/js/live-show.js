// The screens of the phone: which one is shown, and what stands in it.
const all = (selector) => document.querySelectorAll(selector);

export const fill = (name, value) => all(`[data-fill="${name}"]`).forEach((element) => (element.textContent = value ?? ""));
const when = (name, yes) => all(`[data-when="${name}"]`).forEach((element) => (element.hidden = !yes));

const words = JSON.parse(document.querySelector("[data-words]").textContent);
const inWords = (view, text) => (view.kind === "true_false" && words[text]) || text;

// The picture of a question, with what it shows in words.
function image({ image: found, question: number }) {
  for (const place of all("[data-image]")) {
    place.hidden = !found;
    if (!found) continue;
    const src = document.querySelector("[data-images]").dataset.images.replace(/0$/, number);
    if (place.getAttribute("src") !== src) place.src = src;
    for (const name of ["alt", "width", "height"]) place.setAttribute(name, found[name]);
  }
}

// A question with its gaps as a reader sees them.
function front(text) {
  for (const place of all('[data-fill="front"]')) {
    const gap = document.querySelector("[data-gap]")?.content;
    const shown = text || document.querySelector("[data-up]").dataset.up; // the host may keep it on the wall alone
    place.replaceChildren(...shown.split("____").flatMap((part, index) => (index ? [gap?.cloneNode(true) ?? " … ", part] : [part])));
  }
}

export function show(name) {
  for (const section of all("[data-screen]")) section.hidden = section.dataset.screen !== name;
  const foot = document.querySelector("[data-foot]");
  if (foot) foot.hidden = ["end", "gone", "question", "reading"].includes(name);
}

export function question(view) {
  fill("question", view.question);
  fill("total", view.total);
  document.querySelector("[data-where]").hidden = !view.question;
  if (!view.question) return;
  fill("passage", view.passage);
  front(view.front);
  image(view);
  const form = document.querySelector("[data-answer-form]");
  form.elements.question.value = view.question;
  form.elements.take.value = view.take;
  form.querySelectorAll("[data-tile]").forEach((tile, place) => {
    tile.parentElement.hidden = place >= (view.options?.length ?? 0);
    tile.querySelector("[data-text]").textContent = inWords(view, view.options?.[place] ?? "");
  });
}

// What was answered, as a tile or in words.
function tileOf(view, place, index) {
  const tile = document.querySelectorAll("[data-tile]")[place]?.cloneNode(true);
  if (!tile) return "";
  const shown = document.createElement("div");
  shown.className = tile.className;
  shown.append(...tile.childNodes);
  shown.querySelector("[data-text]").textContent = inWords(view, view.options?.[place] ?? "");
  const step = shown.querySelector("[data-step]");
  step.hidden = view.kind !== "order";
  step.textContent = index + 1;
  return shown;
}

export function given(selector, view, answer, said = "") {
  const place = document.querySelector(selector);
  const tiles = Array.isArray(answer) ? answer.map((option, index) => tileOf(view, option, index)) : [];
  const text = document.createElement("p");
  text.className = "m-0 fs-5 text-center";
  text.textContent = typeof answer === "string" ? answer : inWords(view, said);
  place?.replaceChildren(...(tiles.length && view.options?.length ? tiles : [text]));
}

// An answer in words alone.
const said = (view, answer) => (Array.isArray(answer) ? answer.map((place) => inWords(view, view.options?.[place] ?? "")).join(", ") : answer);

export function result(view, mine) {
  const scored = !["poll", "cloud"].includes(view.kind);
  const answered = mine.answer !== null && mine.answer !== undefined;
  const right = scored && mine.credit === 1;
  when("right", right);
  when("part", scored && mine.credit > 0 && mine.credit < 1);
  when("wrong", scored && answered && mine.credit === 0);
  when("none", !answered);
  when("unscored", answered && !scored);
  when("told", scored && !right);
  const off = scored && answered && !right;
  for (const name of ["off", "off-multiple", "off-order"]) when(name, off && (name === "off" || name === `off-${view.kind}`));
  fill("given", off ? said(view, mine.answer) : "");
  when("points", mine.points > 0);
  when("bonus", mine.bonus > 0);
  when("back", mine.comes_back && scored && !right);
  const box = document.querySelector("[data-result]");
  box.classList.toggle("is-right", right);
  box.classList.toggle("is-wrong", !right);
  box.querySelector(".badge-big").hidden = !scored;
  given("[data-right-shown]", view, right || !scored ? [] : view.right, right || !scored ? "" : view.answer);
  const proof = document.querySelector("[data-proof]");
  proof.hidden = !(view.proof?.lead || view.proof?.answer);
  for (const part of proof.querySelectorAll("[data-proof-part]")) part.textContent = view.proof?.[part.dataset.proofPart] ?? "";
}

export function standing(mine) {
  for (const name of ["points", "bonus", "place", "players", "right", "questions", "team_place", "team_points", "teams"]) fill(name, mine[name]);
  fill("score", mine.total ?? document.querySelector('[data-fill="score"]').textContent);
  when("place", Boolean(mine.place));
  when("team", mine.team_points > 0);
}
