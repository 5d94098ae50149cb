// Keeps one page and its files for when a page of study cannot be reached. All else goes its usual way, and these too
// while there is a connection: nobody ever gets an old page. `told` stands before this: {version, page, files, home}.
const NAME = "quizapp-offline-";
const own = `${NAME}${told.version}`;
const study = /^(study(\/selections\/\d+)?|decks\/\d+\/study)$/;
const fresh = (url) => new Request(url, { cache: "reload" });

self.addEventListener("install", (event) => {
  event.addRoutes?.({ condition: { requestMethod: "POST" }, source: "network" }).catch(() => {}); // no answer waits for us
  event.waitUntil(caches.open(own).then((cache) => cache.addAll([told.page, ...told.files].map(fresh))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(NAME) && name !== own;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  const isPage = request.mode === "navigate" && path.startsWith(told.home) && study.test(path.slice(told.home.length));
  if (!isPage && !told.files.includes(path)) return;
  const kept = () => caches.match(isPage ? told.page : path);
  event.respondWith(fetch(request).catch(async (why) => (await kept()) ?? Promise.reject(why)));
});
