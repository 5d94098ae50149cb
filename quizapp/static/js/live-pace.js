// The phone of a player who goes at their own speed: each screen comes from the server, mostly with the reply to a step; answers are kept until stored.
import { chooser } from "./live-choose.js";
import { serverNow, setNow, tick } from "./live-clock.js";
import { link } from "./live-link.js";
import { outbox } from "./live-send.js";

const root = document.querySelector("[data-live-pace]");
const net = document.querySelector("[data-net]");
const token = document.querySelector('meta[name="csrf-token"]').content;
const box = outbox(root, token, heard);
let ending = 0;
let fetching = false;

function say(name) {
  net.hidden = !name;
  for (const words of net.querySelectorAll("[data-say]")) words.hidden = words.dataset.say !== name;
}

const sending = (yes) => {
  root.querySelector("[data-here]").hidden = yes;
  root.querySelector("[data-sending]").hidden = !yes;
};

function clock() {
  clearTimeout(ending);
  const place = root.querySelector("[data-clock]");
  const data = place?.dataset;
  const closes = Number(data?.closes);
  const paused = Boolean(data?.paused);
  tick(place, data && { opens: Number(data.opens), closes, paused, left: closes - serverNow() });
  if (data && !paused) ending = setTimeout(refresh, Math.max(300, closes - serverNow() + 300));
}

function bind() {
  clock();
  const form = root.querySelector("[data-answer-form]");
  if (form) {
    const number = Number(form.elements.question.value);
    const opens = Number(root.querySelector("[data-clock]")?.dataset.opens ?? serverNow());
    const answering = chooser(form, () => form.dataset.kind, (answer) => {
      box.put({ question: number, answer, taken_ms: Math.max(0, Math.round(serverNow() - opens)), page: true });
      sending(true);
    });
    answering.ready(!form.querySelector("[data-tiles] li").hidden);
  }
  sending(Boolean(box.kept()));
}

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

function show(nodes, now) {
  setNow(Number(now));
  root.replaceChildren(...nodes);
  say("");
  bind();
  root.querySelector("main h1")?.focus({ preventScroll: true });
}

// The reply to a step brings its screen along; what came without one is fetched.
const next = (said) => (said?.page ? show(parsed(said.page).body.childNodes, said.now) : refresh());

async function refresh() {
  if (fetching) return;
  fetching = true;
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  fetching = false;
  if (answer?.redirected) return location.reload();
  if (!answer?.ok) {
    say(box.kept() ? "kept" : "lost");
    setTimeout(refresh, 1000 + Math.random() * 1000);
    return;
  }
  const fresh = parsed(await answer.text()).querySelector("[data-live-pace]");
  if (!fresh) return location.reload();
  show(fresh.childNodes, fresh.dataset.now);
}

async function heard(state, _item, said) {
  if (state === "kept") return say("kept");
  await next(said);
  const place = root.querySelector("[data-refused]");
  if (state === "refused" && said.error && place) {
    place.textContent = said.error;
    place.hidden = false;
  }
}

// To another question: only with a connection, for its clock begins there.
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-turn]")) return;
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token };
  const answer = await fetch(event.target.action, { method: "POST", body: JSON.stringify({ question: Number(event.target.elements.question.value), page: true }), headers }).catch(() => null);
  button.disabled = false;
  if (!answer) return say("lost");
  await next(await answer.json().catch(() => null));
});

let version = Number(root.dataset.frame);
setNow(Number(root.dataset.now));
link({ stream: root.dataset.stream, state: root.dataset.state, v: root.dataset.frame }, (frame) => {
  if (frame.v > version) refresh();
  version = frame.v;
}, (up) => say(up ? "" : box.kept() ? "kept" : "lost"), () => location.reload());
bind();
box.flush();
