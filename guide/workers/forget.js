// Takes the place of the worker that keeps the guide, deletes what that one kept, and leaves all to the network.
async function forget() {
  const ours = (await caches.keys()).filter((name) => name.startsWith("guide-"));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(forget()));
