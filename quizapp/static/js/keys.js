// Keys that work on every page: ? shows them all, g then a letter goes somewhere, data-key presses a button.
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]") && !["checkbox", "radio", "button", "submit"].includes(target.type);
const dialog = document.querySelector("[data-keys-dialog]");
let going = 0;

export const singleKeys = () => document.body.dataset.singleKeys !== "off";
export const isTyping = (event) => typing(event.target);

function visible(element) {
  return element && !element.disabled && element.getClientRects().length > 0;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (!singleKeys() || document.querySelector("dialog[open]")) return;
  if (event.key === "?" && dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  if (going && Date.now() - going < 1500) {
    going = 0;
    const link = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (link) {
      event.preventDefault();
      link.click();
      return;
    }
  }
  if (event.key === "g") {
    going = Date.now();
    return;
  }
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return; // it presses that
  const scope = document.querySelector("[data-keys-scope]") ?? document;
  const keys = [...scope.querySelectorAll("[data-key]"), ...document.querySelectorAll("[data-key]")];
  const pressed = keys.find((element) => element.dataset.key.split(" ").includes(event.key) && visible(element));
  if (pressed) {
    event.preventDefault();
    if (!event.repeat) pressed.click(); // a key held down is pressed once
  }
});
