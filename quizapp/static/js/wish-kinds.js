// Kinds of questions: none, the usual ones or all of them ticked in one press.
for (const tools of document.querySelectorAll("[data-tick-kinds]")) {
  const place = tools.closest("fieldset");
  tools.hidden = false;
  tools.addEventListener("click", (event) => {
    const wanted = event.target.closest("[data-tick]")?.dataset.tick;
    if (!wanted) return;
    const boxes = [...place.querySelectorAll("input[name=kinds]")];
    for (const box of boxes) box.checked = wanted === "all" || (wanted === "usual" && "usual" in box.dataset);
    if (wanted === "all") place.querySelector("details").open = true;
    const line = document.createElement("span");
    line.className = "visually-hidden";
    line.textContent = event.target.textContent;
    document.querySelector("[data-status]").replaceChildren(line);
  });
}
