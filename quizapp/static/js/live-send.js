// An answer on its way: kept on this phone until the server says that it is stored, and sent again until then.
const AGAIN_MS = [400, 800, 1500, 3000, 5000];

export function outbox(root, token, onState) {
  const place = `live-${root.dataset.game}`;
  let sending = false;
  let tries = 0;
  let timer = 0;

  const kept = () => JSON.parse(localStorage.getItem(place) ?? "null");

  async function flush() {
    clearTimeout(timer);
    const item = kept();
    if (!item || sending) return;
    sending = true;
    let answer = null;
    let said = {};
    try {
      const signal = AbortSignal.timeout?.(10000);
      answer = await fetch(root.dataset.answer, {
        method: "POST",
        body: JSON.stringify(item),
        headers: { Accept: "application/json", "Content-Type": "application/json", "X-CSRFToken": token },
        signal,
      });
      said = await answer.json();
    } catch {
      answer = null;
    }
    sending = false;
    const newer = kept();
    if (answer && answer.status < 500 && answer.status !== 429) {
      tries = 0;
      if (JSON.stringify(newer) === JSON.stringify(item)) localStorage.removeItem(place);
      onState(answer.ok ? "saved" : "refused", item, said);
      if (kept()) flush();
      return;
    }
    onState("kept", item, said);
    timer = setTimeout(flush, AGAIN_MS[Math.min(tries++, AGAIN_MS.length - 1)] * (0.7 + Math.random() * 0.6));
  }

  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => !document.hidden && flush());
  return {
    kept,
    flush,
    put(item) {
      localStorage.setItem(place, JSON.stringify(item));
      tries = 0;
      return flush();
    },
  };
}
