// Bringing an article: tabs without a reload, one send for one click, the browser's own time zone.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const field of document.querySelectorAll("[data-timezone]")) field.value = zone ?? "";

for (const form of document.querySelectorAll("[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button && form.dataset.working) {
      button.setAttribute("aria-busy", "true");
      button.firstChild.textContent = `${form.dataset.working} `;
    }
  });
}

// Coming back with the browser's Back button: the form may be sent again.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

for (const form of document.querySelectorAll("[data-bring]")) {
  const tabs = [...form.querySelectorAll("[data-tab]")];
  const panels = [...form.querySelectorAll("[data-panel]")];
  const open = (name) => {
    form.querySelector("[data-from]").value = name;
    for (const panel of panels) panel.hidden = panel.dataset.panel !== name;
    for (const tab of tabs) {
      if (tab.dataset.tab === name) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    form.querySelector(`[data-panel="${name}"] :is(textarea, input)`).focus();
  };
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      open(tab.dataset.tab);
    });
  }
  form.addEventListener("dragover", (event) => {
    if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
  });
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    form.querySelector("input[type=file]").files = event.dataTransfer.files;
    open("file");
  });
}
