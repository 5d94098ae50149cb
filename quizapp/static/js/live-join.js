// The made-up name: one press writes it into the field.
const button = document.querySelector("[data-suggest]");
const name = document.querySelector("#name");
if (button && name) {
  button.hidden = false;
  button.addEventListener("click", () => {
    name.value = button.dataset.suggest;
    name.focus();
  });
}
