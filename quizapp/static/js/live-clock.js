// The clock of a question: counts down by the server's time, says so aloud only at 10 and 5 seconds.
let offset = 0;
let running = null;
let said = 0;
let counting = 0;

export const setNow = (serverMs) => (offset = serverMs - Date.now());
export const serverNow = () => Date.now() + offset;

const says = (text) => {
  const status = document.querySelector("[data-live-says]");
  if (status) status.textContent = text;
};

function draw(clock, { opens, closes, left, paused }) {
  const total = Math.max(1, closes - opens);
  const rest = paused ? left : Math.min(total, Math.max(0, closes - Math.max(opens, serverNow())));
  const seconds = Math.ceil(rest / 1000);
  clock.hidden = false;
  clock.querySelector("progress").value = Math.round((1000 * rest) / total);
  const number = clock.querySelector("b");
  if (number.textContent !== String(seconds)) number.textContent = seconds;
  if ((seconds === 10 || seconds === 5) && said !== seconds && !paused) says(`${clock.getAttribute("aria-label")}: ${seconds}`);
  said = seconds;
  return rest;
}

// Shows the time of this frame until another is given; without an end there is no clock.
export function tick(clock, frame) {
  clearInterval(running);
  if (!clock) return;
  if (!frame?.closes) {
    clock.hidden = true;
    return;
  }
  draw(clock, frame);
  if (!frame.paused) running = setInterval(() => draw(clock, frame) <= 0 && clearInterval(running), 200);
}

// A game that goes on by itself says when; the server does it, whether this page is open or not.
export function countdown(root) {
  clearInterval(counting);
  const place = root.querySelector("[data-auto]");
  const show = () => (place.querySelector("[data-auto-left]").textContent = Math.max(0, Math.ceil((Number(place.dataset.auto) - serverNow()) / 1000)));
  if (!place) return;
  show();
  counting = setInterval(show, 250);
}
