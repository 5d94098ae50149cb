// A page that waits for a card in its first steps looks again by itself when the card is due.
const waiting = document.querySelector("[data-wait]");
if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.wait) * 1000);
