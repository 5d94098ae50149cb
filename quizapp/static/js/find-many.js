// Ticking cards in the list of those found: all of the page at once, and how many are ticked.
const form = document.querySelector("[data-many]");
if (form) {
  const boxes = [...document.querySelectorAll('input[name="cards"]')];
  const button = form.querySelector("[data-tick-all]");
  const count = form.querySelector("[data-ticked]");
  const show = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = ticked;
    count.hidden = ticked === 0;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const all = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !all;
    form.querySelector("#which-ticked").checked = true;
    show();
  });
  for (const box of boxes) {
    box.addEventListener("change", () => {
      form.querySelector("details").open ||= box.checked;
      show();
    });
  }
  show();
}
