// The list of players: follows the game, so that whoever comes or is sent out is seen at once, and a chosen clock stays.
import { link } from "./live-link.js";

const root = document.querySelector("[data-live-people]");
let [fetching, again] = [false, false];

const chosen = () => new Map([...root.querySelectorAll("select")].filter((one) => !one.selectedOptions[0]?.defaultSelected).map((one) => [one.id, one.value]));

async function refresh() {
  if (fetching) return (again = true);
  fetching = true;
  const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live-people]");
  fetching = false;
  if (page) draw(page);
  if (again) {
    again = false;
    refresh();
  }
}

function draw(page) {
  const kept = chosen();
  const focused = document.activeElement?.closest("[data-live-people] [id]")?.id;
  root.replaceChildren(...page.childNodes);
  for (const [id, value] of kept) if (document.getElementById(id)) document.getElementById(id).value = value;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

let [players, version] = [Number(root.dataset.players), Number(root.dataset.frame)];
link({ stream: root.dataset.stream, state: root.dataset.state, v: "" }, (frame) => {
  if (frame.players !== players || frame.v !== version) refresh();
  [players, version] = [frame.players, frame.v];
}, () => {}, () => location.reload());
