// The phone: follows the game by its frames, sends answers, asks for its own result when there is one.
import { chooser } from "./live-choose.js";
import { serverNow, setNow, tick } from "./live-clock.js";
import { link } from "./live-link.js";
import { outbox } from "./live-send.js";
import * as screens from "./live-show.js";

const UNTIMED = 1000; // a clock stretched this far is none
const root = document.querySelector("[data-live-play]");
const form = document.querySelector("[data-answer-form]");
const net = document.querySelector("[data-net]");
const token = document.querySelector('meta[name="csrf-token"]').content;
let view = JSON.parse(document.querySelector("[data-view]").textContent);
let mine = JSON.parse(document.querySelector("[data-mine]").textContent);
let [up, changing] = [true, false];

const box = outbox(root, token, heard);
const waits = () => Boolean(view.question) && box.kept()?.question === view.question && box.kept()?.take === view.take;
const answered = () => mine.question === view.question && mine.take === view.take && mine.answer != null;

function say(name) {
  net.hidden = !name;
  net.classList.toggle("saved", name === "back");
  for (const words of net.querySelectorAll("[data-say]")) words.hidden = words.dataset.say !== name;
  if (name === "back") setTimeout(() => !net.querySelector('[data-say="back"]').hidden && say(up ? "" : "lost"), 3000);
}

const answering = chooser(form, () => view.kind, send);

function draw() {
  root.querySelector("[data-paused]").hidden = !view.paused;
  screens.question(view);
  answering.ready(Boolean(view.options?.length));
  const own = { ...view };
  if (mine.extra >= UNTIMED) own.closes = null;
  else if (view.closes && mine.extra > 1) own.closes = view.opens + (view.closes - view.opens) * mine.extra;
  const late = view.phase === "locked" && !view.locked && (own.closes === null ? Boolean(view.closes) : own.closes > serverNow());
  const asking = view.phase === "open" || late;
  tick(root.querySelector("[data-clock]"), asking ? own : null);
  screens.standing(mine);
  if (waits()) screens.show("sending");
  else if (view.phase === "lobby") screens.show("waiting");
  else if (view.phase === "reading") screens.show("reading");
  else if (asking && (changing || !answered())) screens.show("question");
  else if (asking || view.phase === "locked") screens.show(answered() ? "sent" : "locked");
  else if (view.phase === "reveal") {
    screens.result(view, mine);
    screens.show("result");
  } else screens.show(view.phase === "standings" ? "place" : "end");
  if (answered()) screens.given("[data-mine-shown]", view, mine.answer);
  document.querySelector("[data-change]")?.toggleAttribute("hidden", !asking);
}

async function own() {
  const answer = await fetch(root.dataset.me, { headers: { Accept: "application/json" }, cache: "no-store" }).catch(() => null);
  if (answer?.status === 404) return gone();
  if (answer?.ok) mine = await answer.json();
  else setTimeout(own, 1500);
  draw();
}

function take(frame, ownPart) {
  if (frame.v < view.v) return;
  const fresh = frame.question !== view.question || frame.take !== view.take;
  const isTold = ["reveal", "standings", "podium", "closed"].includes(frame.phase);
  if (fresh) {
    changing = false;
  }
  const moved = frame.v !== view.v;
  const still = moved && ["phase", "closes", "paused"].every((name) => frame[name] === view[name]);
  view = frame;
  if (fresh) answering.clear();
  if (ownPart) mine = ownPart;
  if (!isTold || ownPart) draw();
  if ((isTold && moved && !ownPart) || (!isTold && !fresh && still)) setTimeout(own, Math.random() * 500); // it did not come along, or somebody got another clock or was sent out: spread, a whole class asks at once
}

function heard(state, item, said) {
  if (state === "saved") {
    mine = { ...mine, question: item.question, take: item.take, answer: said.answer };
    changing = false;
    say(net.hidden ? "" : "back");
  } else if (state === "kept") say("kept");
  else if (said.reason === "gone") return gone();
  else {
    const place = document.querySelector(view.phase === "open" ? "[data-refused]" : "[data-late]");
    place.textContent = said.error ?? "";
    place.hidden = false;
  }
  draw();
}

function gone() {
  line.stop();
  screens.show("gone");
}

function send(answer) {
  const taken = Math.max(0, Math.round(serverNow() - view.opens));
  form.querySelector("[data-refused]").hidden = true;
  box.put({ question: view.question, take: view.take, answer, taken_ms: taken });
  draw();
}

document.querySelector("[data-change]")?.addEventListener("click", () => draw((changing = true)));

setNow(Number(root.dataset.now));
const line = link({ stream: root.dataset.stream, state: root.dataset.state, v: String(view.v) }, take, (isUp) => {
  up = isUp;
  if (!isUp) say(waits() ? "kept" : "lost");
  else if (net.querySelector('[data-say="back"]').hidden) say("");
  if (isUp) box.flush();
}, gone);
draw();
box.flush();
