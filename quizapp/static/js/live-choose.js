// Answering with tiles: one pressed at once, several, or all in an order that the numbers on them show; or by typing.
const SEVERAL = ["multiple", "order"];

// chooser(form, kind(), send(answer)) takes the form's submits over; clear() forgets what was pressed.
export function chooser(form, kind, send) {
  let chosen = [];
  const tiles = [...form.querySelectorAll("[data-tile]")];

  function mark() {
    for (const tile of tiles) {
      const place = chosen.indexOf(Number(tile.value));
      if (SEVERAL.includes(kind())) tile.setAttribute("aria-pressed", place >= 0);
      else tile.removeAttribute("aria-pressed");
      const step = tile.querySelector("[data-step]");
      step.hidden = kind() !== "order" || place < 0;
      step.textContent = place + 1;
    }
    const needed = kind() === "order" ? tiles.filter((tile) => !tile.parentElement.hidden).length : 1;
    form.querySelector("[data-send]").disabled = SEVERAL.includes(kind()) && chosen.length < needed;
  }

  function clear() {
    chosen = [];
    form.elements.text.value = "";
    form.querySelector("[data-refused]").hidden = true;
    mark();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const tile = event.submitter?.closest("[data-tile]");
    if (!tile) return send(form.elements.text.disabled ? chosen : form.elements.text.value);
    const place = Number(tile.value);
    if (!SEVERAL.includes(kind())) return send([place]);
    chosen = chosen.includes(place) ? chosen.filter((other) => other !== place) : [...chosen, place];
    mark();
  });
  return { clear, ready };

  // Shows what this kind of question is answered with.
  function ready(hasOptions) {
    const isText = ["typed", "numeric", "cloud"].includes(kind());
    form.querySelector("[data-tiles]").hidden = !hasOptions;
    form.querySelector("[data-typing]").hidden = form.elements.text.disabled = !isText;
    form.elements.text.inputMode = kind() === "numeric" ? "decimal" : "text";
    form.querySelector("[data-send]").hidden = !isText && !SEVERAL.includes(kind());
    mark();
    for (const hint of form.querySelectorAll("[data-hint]")) hint.hidden = !hint.dataset.hint.split(" ").includes(kind());
  }
}
