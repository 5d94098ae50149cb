// The builder's list: a question is dragged to its place, or moved by its arrows without leaving the page.
const list = document.querySelector("[data-build]");
const hint = document.querySelector("[data-build-hint]");
let dragged = null;

async function move(form, to, step) {
  form.elements.to.value = to;
  const id = form.closest("[data-question]").dataset.question;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (!answer?.ok) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  list.replaceChildren(...page.querySelector("[data-build]").childNodes);
  ready();
  const row = list.querySelector(`[data-question="${id}"]`);
  const button = row?.querySelector(`[data-step="${step}"]`);
  (button?.disabled ? row.querySelector("[data-step]:not([disabled])") : button)?.focus();
}

function ready() {
  for (const row of list.children) row.draggable = true;
}

if (list) {
  ready();
  hint.hidden = !matchMedia("(pointer: fine)").matches;
  list.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-move]")) return;
    event.preventDefault();
    move(event.target, event.target.elements.to.value, event.submitter?.dataset.step ?? "1");
  });
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-question]");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    dragged?.classList.add("is-dragged");
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-question]");
    if (!dragged || !over) return;
    event.preventDefault();
    const box = over.getBoundingClientRect();
    if (over !== dragged) over[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    if (!dragged) return;
    dragged.classList.remove("is-dragged");
    const rows = [...list.querySelectorAll("[data-question]")];
    move(dragged.querySelector("[data-move]"), rows.indexOf(dragged) + 1, "1");
    dragged = null;
  });
}
