// The wall: takes each new screen from the server, keeps the counts moving, and presses its buttons by key.
import { isTyping, singleKeys } from "./keys.js";
import { countdown, setNow, tick } from "./live-clock.js";
import { link } from "./live-link.js";

const root = document.querySelector("[data-live-host]");
const net = document.querySelector("[data-net]");
const SIZES = ["s", "", "l"];
let fetching = 0;
let soon = 0;

const stage = () => root.querySelector(".stage");
const shown = () => Number(stage()?.dataset.version ?? 0);
const fill = (name, value) => root.querySelectorAll(`[data-${name}]`).forEach((element) => (element.textContent = value));

function clock() {
  const data = root.querySelector("[data-clock]")?.dataset;
  const number = (text) => (text ? Number(text) : null);
  tick(root.querySelector("[data-clock]"), data && { opens: number(data.opens), closes: number(data.closes), paused: data.left !== "", left: number(data.left) });
}

// A board that changes with every answer is asked for again, at most once a second.
function refreshSoon() {
  soon ||= setTimeout(() => {
    soon = 0;
    refresh(shown(), true);
  }, 1000);
}

function crowd(names) {
  const list = root.querySelector("[data-crowd]");
  if (!list) return;
  const known = new Set([...list.children].map((item) => item.textContent));
  list.replaceChildren(
    ...[...names].reverse().map((name) => {
      const item = document.createElement("li");
      item.textContent = name;
      item.classList.toggle("new", !known.has(name));
      return item;
    }),
  );
}

async function refresh(version, again = false) {
  if (fetching >= version && !(again && !fetching)) return;
  fetching = version;
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) {
    fetching = 0;
    return;
  }
  const had = document.activeElement?.closest("form[data-press]")?.elements.command?.value;
  const link = document.activeElement?.closest("[data-live-host] a")?.getAttribute("href");
  const size = stage()?.dataset.size ?? sessionStorage.liveSize ?? "";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  root.replaceChildren(...page.querySelector("[data-live-host]").childNodes);
  if (size) stage().dataset.size = size;
  fetching = 0;
  clock();
  countdown(root);
  const same = [...root.querySelectorAll("form[data-press]")].find((form) => had && form.elements.command?.value === had);
  const there = link && root.querySelector(`a[href="${CSS.escape(link)}"]`);
  if (there) there.focus({ preventScroll: true });
  else (same ?? root.querySelector('form[data-press]:has([data-live-key=" "])'))?.querySelector("button").focus({ preventScroll: true });
}

function take(frame) {
  fill("players", frame.players);
  fill("answered", frame.answered);
  if (frame.phase === "lobby") crowd(frame.names);
  if (frame.v > shown()) refresh(frame.v);
  else if (root.querySelector("[data-running], [data-teams]")) refreshSoon();
}

async function send(form) {
  const button = form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } }).catch(() => null);
  button.disabled = false;
  const said = answer && answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  if (!answer) net.hidden = false;
  else if (said.error && answer.status === 422) document.querySelector("[data-live-says]").textContent = said.error;
  await refresh(Math.max(said.v ?? 0, shown() + 1));
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-press]")) return;
  event.preventDefault();
  send(event.target);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || !singleKeys() || event.repeat) return;
  if (document.querySelector("dialog[open]") || event.target.closest("summary")) return;
  if (event.key === "+" || event.key === "-") {
    const place = SIZES.indexOf(stage().dataset.size ?? "") + (event.key === "+" ? 1 : -1);
    sessionStorage.liveSize = stage().dataset.size = SIZES[Math.min(2, Math.max(0, place))];
  } else if (event.key === "f") {
    document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  } else if (event.key === "l") {
    const dark = document.documentElement.dataset.bsTheme === "dark";
    document.documentElement.dataset.bsTheme = dark ? "light" : "dark";
  } else {
    const button = root.querySelector(`[data-live-key="${CSS.escape(event.key)}"]`);
    if (!button || (event.key === " " && event.target.closest("button, a") && event.target !== button)) return;
    event.preventDefault();
    button.click();
  }
});

setNow(Number(root.dataset.now));
if (sessionStorage.liveSize) stage().dataset.size = sessionStorage.liveSize;
clock();
countdown(root);
link({ stream: root.dataset.stream, state: root.dataset.state, v: root.dataset.frame }, take, (up) => (net.hidden = up), () => location.reload());
