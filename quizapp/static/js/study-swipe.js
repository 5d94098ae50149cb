// A finger drawn over the card: before the answer shows, it turns the card; after that, right is the proposed rating, left is Again.
const page = document.querySelector("[data-study]");
const FAR = 70; // pixels
let from = null;

page.addEventListener("pointerdown", (event) => {
  from = event.pointerType === "touch" && event.target.closest("[data-face]") && !event.target.closest("input, textarea") ? event : null;
});

page.addEventListener("pointerup", (event) => {
  if (!from || event.pointerId !== from.pointerId) return;
  const [x, y] = [event.clientX - from.clientX, event.clientY - from.clientY];
  from = null;
  if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y) || !document.getSelection().isCollapsed) return;
  const isShown = !page.querySelector("[data-answer-form]").hidden;
  const wanted = isShown ? (x > 0 ? "[data-proposed]" : "[name=rating][value='1']") : "[data-show]";
  page.querySelector(wanted).click();
});

page.addEventListener("pointercancel", () => { from = null; });
