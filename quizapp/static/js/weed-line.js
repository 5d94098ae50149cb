// Steps in line: one is on its way, a few wait behind it in order; none is lost and none is done twice.
const MOST = 20;
const DOUBLE_MS = 300; // two clicks that are closer together than this are one double click

let running = null; // the name of the step on its way
let clicked = 0;
const waiting = [];

export const isBusy = () => running !== null;

// Do a step now or after those before it. `work` tells whether it went well: if not, what waits is let go, for it was
// meant for a page that has turned out otherwise.
export function inLine(name, work) {
  if (running === null) run(name, work);
  else if (running !== name && !waiting.some((step) => step.name === name)) wait({ name, work });
}

// A key pressed meanwhile is pressed once its turn comes: it is meant for the card that stands there then.
export function pressLater(key, press) {
  wait({ work: null, press: () => press(key) });
}

export const letGo = () => waiting.splice(0);

function wait(step) {
  if (waiting.length < MOST) waiting.push(step);
}

async function run(name, work) {
  running = name;
  const went = await work();
  running = null;
  if (!went) letGo();
  while (running === null && waiting.length) {
    const step = waiting.shift();
    if (step.press) step.press();
    else run(step.name, step.work);
  }
}

// The second click of a double click; it may fall on the button of the next card, which has come in between.
export function isSecondClick(event) {
  const now = performance.now();
  const isSecond = event.detail > 1 && now - clicked < DOUBLE_MS;
  clicked = now;
  return isSecond;
}
