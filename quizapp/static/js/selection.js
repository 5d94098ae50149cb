// A passage that a reader selects becomes a card: offsets in the article are counted from the paragraph's own.
const bar = document.querySelector("[data-passage]");
const text = document.querySelector("[data-article]");
const longest = Number(bar.dataset.longest);
const cards = bar.querySelector("[data-make-cards]");
let chosen = null;

function offset(node, place) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const paragraph = element.closest("[data-start]");
  if (!paragraph || !text.contains(paragraph)) return null;
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, place);
  return Number(paragraph.dataset.start) + [...before.toString()].length;
}

function look() {
  const selection = getSelection();
  chosen = null;
  if (!selection.isCollapsed && selection.rangeCount) {
    const range = selection.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start !== null && end !== null && end > start && selection.toString().trim()) chosen = { start, end };
  }
  bar.hidden = !chosen;
  if (!chosen) return;
  bar.querySelector("[data-make-card]").hidden = chosen.end - chosen.start > longest;
  bar.hidden = chosen.end - chosen.start > longest && !cards;
  const words = selection.toString().replace(/\s+/g, " ").trim();
  bar.querySelector("[data-words]").textContent = words.length > 48 ? `${words.slice(0, 46)}…` : words;
}

document.addEventListener("selectionchange", look);
bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays while the button is pressed
bar.querySelector("[data-make-card]").addEventListener("click", () => {
  if (chosen) location.assign(`${bar.dataset.passage}?start=${chosen.start}&end=${chosen.end}`);
});
cards?.addEventListener("click", () => {
  if (chosen) location.assign(`${cards.dataset.makeCards}?start=${chosen.start}&end=${chosen.end}`);
});
