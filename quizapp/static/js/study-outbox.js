// Sends answers in their order, each once. What cannot be sent waits in this browser, with its time, until the connection is back.
import { refuse } from "./study-refused.js";
import { keyOf, waiting } from "./study-shelf.js";
const bar = document.querySelector("[data-net]");
const token = document.querySelector("meta[name=csrf-token]").content;
const RETRY_MS = 5000;
const SETTLED = [200, 409];
const MOST_TRIES = 3;
const mine = new Set(); // the keys of answers given on this page
let [sending, wasOffline] = [null, false];

// Nothing of use came back: what was asked for has not been done.
export class Lost extends Error {}

const { all } = waiting;
export const pending = () => all().length;
export const holds = (id) => all().some((one) => one.values.card_id === id);
export const isOffline = () => wasOffline;
export const nothingMore = () => { bar.textContent = bar.dataset.gone; };

export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function post(url, values) {
  const body = new URLSearchParams(values);
  const sent = fetch(url, { method: "POST", body, headers: { Accept: "application/json", "X-CSRFToken": token } });
  const reply = await sent.catch(() => null);
  if (!reply || reply.status >= 500 || reply.status === 429) throw new Lost(reply?.status);
  return reply;
}

export async function get(url) {
  const reply = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
  return reply?.ok ? reply.json() : null;
}

// Sends what an earlier page could not; true when there was something and all of it has arrived.
export async function empty() {
  if (!pending()) return false;
  await send(() => 0, (status, { message }, _values, one) => status === 409 && refuse(one, status, message));
  return !pending();
}

// The answer given last on this page, if it could not leave: taking it back needs no server. One on its way arrives first.
export async function takeBack() {
  await sending;
  const last = all().findLast((one) => mine.has(keyOf(one)));
  if (!last) return null;
  waiting.change(keyOf(last));
  if (pending()) tell();
  else [bar.hidden, wasOffline] = [true, false];
  return last.card;
}

export function add(url, values, card) {
  mine.add(values.answer_key);
  waiting.add({ url, values: { ...values, at: new Date().toISOString() }, card });
}

// `showing` says which card the page shows when an answer leaves; `arrived` gets each reply.
export function send(showing, arrived) {
  sending ??= run(showing, arrived).finally(() => { sending = null; });
  return sending;
}

async function run(showing, arrived) {
  if (wasOffline && !pending()) arrived(0, {}, {}); // another page has sent them
  while (pending()) {
    const first = all()[0];
    let reply;
    try {
      reply = await post(first.url, { ...first.values, showing: showing(first.values), sent: new Date().toISOString() });
    } catch {
      wasOffline = true;
      tell();
      setTimeout(() => send(showing, arrived), RETRY_MS);
      return;
    }
    const tries = SETTLED.includes(reply.status) ? 0 : (first.tries ?? 0) + 1;
    if (tries && tries < MOST_TRIES) {
      waiting.change(keyOf(first), { ...first, tries });
      location.reload(); // signed out, or a page too old: a fresh page sends it again
      return;
    }
    if (tries) refuse(first, reply.status); // kept aside, before it is taken from here
    waiting.change(keyOf(first));
    tell();
    arrived(reply.status, await reply.json().catch(() => ({})), first.values, first);
  }
  tell();
}

function tell() {
  if (!wasOffline) return;
  bar.hidden = false;
  bar.classList.toggle("saved", !pending());
  bar.textContent = pending() ? `${bar.dataset.offline} ${pending()}` : bar.dataset.sent;
  if (pending()) return;
  wasOffline = false;
  setTimeout(() => { bar.hidden = wasOffline ? bar.hidden : true; }, 3000);
}
