// The screens of the phone: which one is shown, and what stands in it.
const all = (selector) => document.querySelectorAll(selector);

export const fill = (name, value) => all(`[data-fill="${name}"]`).forEach((element) => (element.textContent = value ?? ""));
const when = (name, yes) => all(`[data-when="${name}"]`).forEach((element) => (element.hidden = !yes));

// A question with its gaps as a reader sees them.
function front(text) {
  for (const place of all('[data-fill="front"]')) {
    const gap = document.querySelector("[data-gap]")?.content;
    place.replaceChildren(...(text ?? "").split("____").flatMap((part, index) => (index ? [gap?.cloneNode(true) ?? " … ", part] : [part])));
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
  front(view.front);
  const form = document.querySelector("[data-answer-form]");
  const isText = ["typed", "numeric", "cloud"].includes(view.kind);
  form.elements.question.value = view.question;
  form.elements.take.value = view.take;
  form.querySelector("[data-tiles]").hidden = !view.options?.length;
  form.querySelectorAll("[data-tile]").forEach((tile, place) => {
    tile.parentElement.hidden = place >= (view.options?.length ?? 0);
    tile.querySelector("[data-text]").textContent = view.options?.[place] ?? "";
  });
  form.querySelector("[data-typing]").hidden = form.elements.text.disabled = !isText;
  form.elements.text.inputMode = view.kind === "numeric" ? "decimal" : "text";
  form.querySelector("[data-send]").hidden = !isText && !["multiple", "order"].includes(view.kind);
}

// What was answered, as a tile or in words.
function tileOf(view, place) {
  const tile = document.querySelectorAll("[data-tile]")[place]?.cloneNode(true);
  if (!tile) return "";
  const shown = document.createElement("div");
  shown.className = tile.className;
  shown.append(...tile.childNodes);
  shown.querySelector("[data-text]").textContent = view.options?.[place] ?? "";
  return shown;
}

export function given(selector, view, answer, words = "") {
  const place = document.querySelector(selector);
  const tiles = Array.isArray(answer) ? answer.map((option) => tileOf(view, option)) : [];
  const text = document.createElement("p");
  text.className = "m-0 fs-5 text-center";
  text.textContent = typeof answer === "string" ? answer : words;
  place?.replaceChildren(...(tiles.length && view.options?.length ? tiles : [text]));
}

export function result(view, mine) {
  const scored = !["poll", "cloud"].includes(view.kind);
  const answered = mine.answer !== null && mine.answer !== undefined;
  const right = scored && mine.credit === 1;
  when("right", right);
  when("part", scored && mine.credit > 0 && mine.credit < 1);
  when("wrong", scored && answered && mine.credit === 0);
  when("none", !answered);
  when("unscored", answered && !scored);
  when("points", mine.points > 0);
  when("bonus", mine.bonus > 0);
  when("back", mine.comes_back && scored && !right);
  const box = document.querySelector("[data-result]");
  box.classList.toggle("is-right", right);
  box.classList.toggle("is-wrong", !right);
  box.querySelector(".badge-big").hidden = !scored && answered;
  given("[data-right-shown]", view, right || !scored ? [] : view.right, right || !scored ? "" : view.answer);
  const proof = document.querySelector("[data-proof]");
  proof.hidden = !(view.proof?.lead || view.proof?.answer);
  for (const part of proof.querySelectorAll("[data-proof-part]")) part.textContent = view.proof?.[part.dataset.proofPart] ?? "";
}

export function standing(mine) {
  for (const name of ["points", "bonus", "place", "players", "right", "questions"]) fill(name, mine[name]);
  fill("score", mine.total ?? document.querySelector('[data-fill="score"]').textContent);
  when("place", Boolean(mine.place));
}
