// Sends answers in their order, each once. What cannot be sent waits in this browser, with its time, until the connection is back.
const page = document.querySelector("[data-study]");
const bar = page.querySelector("[data-net]");
const token = document.querySelector("meta[name=csrf-token]").content;
const shelf = `quizapp-answers-${page.dataset.learner}`;
const RETRY_MS = 5000;
const SETTLED = [200, 409, 422];
const MOST_TRIES = 3;
let waiting = read();
let sending = null;
let wasOffline = false;

function read() {
  try {
    return JSON.parse(localStorage.getItem(shelf)) ?? [];
  } catch {
    return [];
  }
}

function keep() {
  try {
    localStorage.setItem(shelf, JSON.stringify(waiting));
  } catch { /* a browser that keeps nothing still sends */ }
}

export const pending = () => waiting.length;
export const holds = (id) => waiting.some((one) => one.values.card_id === id);
export const isOffline = () => wasOffline;

export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function post(url, values) {
  const body = new URLSearchParams(values);
  const reply = await fetch(url, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
  if (reply.status >= 500 || reply.status === 429) throw new Error(reply.status);
  return reply;
}

export async function get(url) {
  const reply = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
  return reply?.ok ? reply.json() : null;
}

// Sends what an earlier page could not; true when there was something and all of it has arrived.
export async function empty() {
  if (!waiting.length) return false;
  await send(() => 0, () => {});
  return !waiting.length;
}

// The answer that was given last, if it could not leave: taking it back needs no server. One on its way arrives first.
export async function takeBack() {
  await sending;
  if (!waiting.length) return null;
  const last = waiting.pop();
  keep();
  tell();
  return last.card;
}

export function add(url, values, card) {
  waiting.push({ url, values: { ...values, at: new Date().toISOString() }, card });
  keep();
}

// `showing` says which card the page shows when an answer leaves; `arrived` gets each reply.
export function send(showing, arrived) {
  sending ??= run(showing, arrived).finally(() => { sending = null; });
  return sending;
}

async function run(showing, arrived) {
  while (waiting.length) {
    const { url, values } = waiting[0];
    let reply;
    try {
      reply = await post(url, { ...values, showing: showing(values), sent: new Date().toISOString() });
    } catch {
      wasOffline = true;
      tell();
      setTimeout(() => send(showing, arrived), RETRY_MS);
      return;
    }
    if (!SETTLED.includes(reply.status) && (waiting[0].tries = (waiting[0].tries ?? 0) + 1) < MOST_TRIES) {
      keep(); // signed out, or a page too old: a fresh page sends it again
      location.reload();
      return;
    }
    waiting.shift();
    keep();
    tell();
    arrived(reply.status, await reply.json().catch(() => ({})), values);
  }
}

function tell() {
  if (!wasOffline) return;
  bar.hidden = false;
  bar.classList.toggle("saved", !waiting.length);
  bar.textContent = waiting.length ? `${bar.dataset.offline} ${waiting.length}` : bar.dataset.sent;
  if (waiting.length) return;
  wasOffline = false;
  setTimeout(() => { bar.hidden = wasOffline ? bar.hidden : true; }, 3000);
}

export const nothingMore = () => { bar.textContent = bar.dataset.gone; };
