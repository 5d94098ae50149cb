// Light or dark at once, without loading the page again; the server remembers it.
const button = document.querySelector("[data-theme-switch]");
const page = document.documentElement;

async function remember(form, theme) {
  const body = new FormData(form);
  body.set("theme", theme);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`theme: ${answer.status}`);
}

button?.form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const before = page.dataset.bsTheme === "dark" ? "dark" : "light";
  const after = before === "dark" ? "light" : "dark";
  page.dataset.bsTheme = after;
  try {
    await remember(button.form, after);
    page.dataset.chosen = ""; // from now on not as the system
  } catch {
    page.dataset.bsTheme = before; // nothing was remembered, so nothing has changed
  }
});
