// Lets a page of study that is opened without a connection say what waits, in place of the browser's own page.
const { worker, scopes } = document.querySelector("[data-net]").dataset;
for (const scope of scopes.split(" ")) navigator.serviceWorker?.register(worker, { scope }).catch(() => {}); // not everywhere
