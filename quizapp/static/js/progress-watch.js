// The waiting page: asks how far the worker is, shows it, and goes on to the cards.
const PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5000;
const place = document.querySelector("[data-watch]");
const status = document.querySelector("[data-status]");
let seen = null;
let misses = 0;

let said = "";

function say(words) {
  if (words === said) return;
  said = words;
  const line = document.createElement("span");
  line.className = "visually-hidden";
  line.textContent = words;
  status.replaceChildren(line);
}

async function look() {
  const answer = await fetch(place.dataset.watch, {
    headers: { Accept: "application/json", ...(seen ? { "If-None-Match": seen } : {}) },
    cache: "no-store",
  });
  if (answer.status === 304) return true;
  if (answer.status === 404) return false;
  if (!answer.ok) throw new Error(answer.status);
  seen = answer.headers.get("ETag");
  const state = await answer.json();
  if (state.next) {
    location.replace(state.next);
    return false;
  }
  place.innerHTML = state.html;
  say(place.querySelector("[data-said]")?.textContent ?? "");
  return state.progress !== "failed";
}

async function watch() {
  let goOn = true;
  try {
    goOn = await look();
    if (misses) status.replaceChildren();
    misses = 0;
  } catch {
    misses += 1;
    if (misses === 3) {
      const note = document.createElement("p");
      note.className = "alert alert-warning mt-3 mb-0";
      note.textContent = place.dataset.lost;
      status.replaceChildren(note);
    }
  }
  if (goOn) setTimeout(watch, Math.min(PAUSE_MS * 2 ** misses, LONGEST_PAUSE_MS));
}

if (place && place.dataset.progress !== "failed") watch();
