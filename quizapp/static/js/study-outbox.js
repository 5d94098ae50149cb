// Sends answers in their order, each once, and what takes them back. What cannot be sent waits in this browser, with its
// time, until the connection is back.
import { forget, refuse } from "./study-refused.js";
import { keyOf, waiting } from "./study-shelf.js";
const bar = document.querySelector("[data-net]");
const token = document.querySelector("meta[name=csrf-token]").content;
const RETRY_MS = 5000;
const SETTLED = [200, 409];
const MOST_TRIES = 3;
const HANGS_MS = 60000;
const PATIENCE_MS = 1500;
const mine = new Set(); // the keys of answers given on this page
const takenBack = new Set();
let [sending, wasOffline] = [null, false];

// Nothing of use came back: what was asked for has not been done.
export class Lost extends Error {}

const { all } = waiting;
const answers = () => all().filter((one) => !one.isBack);
export const pending = () => answers().length;
export const holds = (id) => answers().some((one) => one.values.card_id === id);
export const isOffline = () => wasOffline;
export const nothingMore = () => { bar.textContent = bar.dataset.gone; };

export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function post(url, values) {
  const body = new URLSearchParams(values);
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  const sent = fetch(url, { method: "POST", body, headers, signal: AbortSignal.timeout(HANGS_MS) });
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
  if (!all().length) return false;
  await send(() => 0, (status, { message }, _values, one) => status === 409 && refuse(one, status, message));
  return !all().length;
}

// The answer given last on this page, if nothing says that it has arrived. It may have all the same, so the server is told
// by its key, in its turn. One on its way has a moment to arrive.
export async function takeBack() {
  await Promise.race([sending, new Promise((goesOn) => { setTimeout(goesOn, PATIENCE_MS); })]);
  const last = answers().findLast((one) => mine.has(keyOf(one)));
  if (!last) return null;
  takenBack.add(keyOf(last));
  waiting.change(keyOf(last), { ...last, url: bar.dataset.undoUrl, isBack: true, tries: 0 });
  tell();
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
  if (wasOffline && !all().length) arrived(0, {}, {}); // another page has sent them
  while (all().length) {
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
    if (takenBack.has(keyOf(first))) { // while it was on its way: what comes next is to take it back
      waiting.change(keyOf(first));
      continue;
    }
    const tries = SETTLED.includes(reply.status) ? 0 : (first.tries ?? 0) + 1;
    if (tries && tries < MOST_TRIES) {
      waiting.change(keyOf(first), { ...first, tries });
      location.reload(); // signed out, or a page too old: a fresh page sends it again
      return;
    }
    if (tries) refuse(first, reply.status); // kept aside, before it is taken from here
    else if (first.isBack) forget({ values: first.values }); // whatever another page was told of it
    waiting.change(keyOf(first));
    tell();
    arrived(reply.status, await reply.json().catch(() => ({})), first.values, first);
  }
  tell();
}

function tell() {
  if (!wasOffline) return;
  bar.hidden = !pending() && all().length > 0;
  if (bar.hidden) return; // of what was taken back there is nothing to say
  bar.classList.toggle("saved", !pending());
  bar.textContent = pending() ? `${bar.dataset.offline} ${pending()}` : bar.dataset.sent;
  if (pending()) return;
  wasOffline = false;
  setTimeout(() => { bar.hidden = wasOffline ? bar.hidden : true; }, 3000);
}
