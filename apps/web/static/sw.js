// Keeps one whole version of Kith in the browser, so that it opens without a connection. A new version is loaded beside it
// and takes its place only when the person says so.
const version = "kith-{{version}}";
const files = {{files}};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(["/", ...files])));
});

self.addEventListener("activate", (event) => {
  const outdated = (name) => name.startsWith("kith-") && name !== version;
  const clear = (names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(clear).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "update") self.skipWaiting();
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const show = (pages) => (pages.length > 0 ? pages[0].focus() : self.clients.openWindow("/"));
  event.waitUntil(self.clients.matchAll({ type: "window" }).then(show));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  const wanted = event.request.mode === "navigate" ? "/" : url.pathname;
  event.respondWith(caches.match(wanted, { cacheName: version }).then((kept) => kept ?? fetch(event.request)));
});
