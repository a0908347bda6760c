// Keeps the pictures of texts, after keep.js, whose names it uses: of each one size, which stands in for the others
// where the network has no answer.
const SIZE = /-\d+x\d+\.webp$/;
const KEPT_PICTURES = new Map(GUIDE.pictures.map((address) => [address.replace(SIZE, ""), address]));

// The guide is whole without a picture that cannot be fetched: each has words.
async function keepPictures() {
  const cache = await caches.open(CACHE);
  const keep = async (address) => cache.put(address, await fetchAsReader(address));
  await Promise.allSettled(GUIDE.pictures.map(keep));
}

async function picture(request, address) {
  const saved = await caches.match(address, { ignoreVary: true });
  return fetch(request).catch((error) => saved ?? Promise.reject(error));
}

addEventListener("install", (event) => event.waitUntil(keepPictures()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const address = url.origin === location.origin && KEPT_PICTURES.get(url.pathname.replace(SIZE, ""));
  if (address && event.request.mode !== "navigate") event.respondWith(picture(event.request, address));
});
