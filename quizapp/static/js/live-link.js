// The line to a live game: a stream of frames; where none can be had, the same document asked for again and again.
const POLL_MS = 2000;
const SILENT_MS = 40000; // longer than two heartbeats of the server
const LONGEST_MS = 15000;

const jitter = (ms) => ms * (0.6 + Math.random() * 0.8);

// link({stream, state, v}, onFrame(frame, own), onNet(isUp), onGone())
export function link(places, onFrame, onNet, onGone) {
  let version = places.v ?? "";
  let source = null;
  let tries = 0;
  let polling = 0;
  let opening = 0;
  let etag = "";
  let closed = false;
  let streamed = 0;
  let polled = 0;

  function take(data, id) {
    if (id) version = id;
    const [frame, own] = data.split("\n"); // what is this player's own comes behind what is for all
    onFrame(JSON.parse(frame), own && JSON.parse(own));
  }

  function open() {
    clearTimeout(opening);
    if (closed || document.hidden) return;
    source?.close();
    source = new EventSource(`${places.stream}?v=${encodeURIComponent(version)}`);
    source.onopen = () => {
      tries = 0;
      streamed = Date.now();
      stopPolling();
      onNet(true);
    };
    source.onmessage = (event) => {
      streamed = Date.now();
      take(event.data, event.lastEventId);
    };
    source.onerror = () => {
      if (Date.now() - polled > 3 * POLL_MS) onNet(false); // else asking again and again does well
      startPolling();
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      opening = setTimeout(open, jitter(Math.min(LONGEST_MS, 350 * 1.5 ** tries++)));
    };
  }

  async function poll() {
    polling = 0;
    try {
      const answer = await fetch(places.state, { headers: { Accept: "application/json", ...(etag && { "If-None-Match": etag }) }, cache: "no-store" });
      if (answer.status === 404) {
        stop();
        onGone();
        return;
      }
      if (answer.ok) {
        etag = answer.headers.get("ETag") ?? "";
        take(await answer.text(), etag.replaceAll('"', "").replace("W/", ""));
      }
      if (!answer.ok && answer.status !== 304) throw new Error(answer.status);
      polled = Date.now();
      onNet(true);
    } catch {
      polled = 0;
      onNet(false);
    }
    if (!closed && source?.readyState !== EventSource.OPEN) startPolling();
  }

  function startPolling() {
    if (!polling && !closed) polling = setTimeout(poll, jitter(POLL_MS));
  }

  function stopPolling() {
    clearTimeout(polling);
    polling = 0;
  }

  function rest() {
    source?.close();
    source = null;
    clearTimeout(opening);
    stopPolling();
  }

  function stop() {
    closed = true;
    rest();
  }

  function wake() {
    if (closed || document.hidden) return;
    if (source?.readyState === EventSource.OPEN && Date.now() - streamed < SILENT_MS) return;
    open();
    poll();
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : wake()));
  addEventListener("pageshow", (event) => event.persisted && wake());
  addEventListener("pagehide", rest);
  addEventListener("online", wake);
  addEventListener("offline", () => onNet(false));
  open();
  return { stop, ask: poll };
}
