// Keeps the guide for reading without a network. The server puts GUIDE before this text: the version, the pages and
// files to keep, the page for what was never kept, and where the staff work. Another version is another script, so
// browsers fetch all of it anew.
const CACHE = `guide-${GUIDE.version}`;
// Pages with a question in their address, such as routines, are kept when they are opened: the last 30.
const VISITED = "guide-visited";
const MOST_VISITED = 30;
// Milliseconds that a reader with a saved copy waits for the network.
const PATIENCE = 3000;

// What staff see has drafts in it and says "no-store".
function mayBeKept(response) {
  const rules = response.headers.get("Cache-Control") ?? "";
  return response.status === 200 && !response.redirected && !/no-store|private/.test(rules);
}

// Asks as a stranger would, so that no draft gets in, and asks the server about copies the browser has.
const ask = (address) => fetch(address, { credentials: "omit", cache: "no-cache", redirect: "manual" });
async function fetchAsReader(address) {
  const response = await ask(address);
  if (!mayBeKept(response)) throw new Error(`${address} cannot be kept: status ${response.status}`);
  return response;
}

async function keepGuide() {
  const cache = await caches.open(CACHE);
  const addresses = [...GUIDE.pages, ...GUIDE.files];
  await Promise.all(addresses.map(async (address) => cache.put(address, await fetchAsReader(address))));
}

// The last ones visited stand last. A link with data-keep before its href has the page it leads to kept as well.
async function keepVisit(address, response) {
  const cache = await caches.open(VISITED);
  // What was renamed (a redirect has status 0 here) or withdrawn must not stay.
  if (response.status < 500 && !response.ok) await cache.delete(address);
  if (!response.headers.get("Content-Type")?.startsWith("text/html") || !mayBeKept(response)) return;
  const links = (await response.clone().text()).matchAll(/data-keep href="([^"]+)"/g);
  await cache.delete(address);
  await cache.put(address, response);
  for (const link of [...links].map((match) => match[1].replaceAll("&amp;", "&"))) {
    if (!(await cache.match(link))) await cache.put(link, await fetchAsReader(link));
  }
  const oldest = (await cache.keys()).slice(0, -MOST_VISITED);
  await Promise.all(oldest.map((request) => cache.delete(request)));
}

function isForStaff(url) {
  return url.pathname.startsWith(GUIDE.staff);
}

// Visited pages name files of the version they came with, so they are fetched anew too, with those in open windows.
// One that cannot be fetched now stays as it was.
async function keepVisitedAnew() {
  const cache = await caches.open(VISITED);
  const windows = await clients.matchAll({ includeUncontrolled: true });
  const urls = [...(await cache.keys()), ...windows].map((one) => new URL(one.url));
  const asked = urls.filter((url) => url.search && !isForStaff(url)).map((url) => url.pathname + url.search);
  await Promise.allSettled([...new Set(asked)].map(async (one) => keepVisit(one, await ask(one))));
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith("guide-") && ![CACHE, VISITED].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

// Tells the page, and so the reader, from when its copy is, and whether it is the one for the choices in the address.
async function marked(response, isExact) {
  const html = (await response.text()).replace("<html ", `<html data-saved="${response.headers.get("Date")}" `);
  return new Response(isExact ? html : html.replace("data-saved-plain hidden", "data-saved-plain"), response);
}

// Without a copy of its own, an address with choices in it gets the copy of the same page without them, but only
// where the network has no answer: a slow one that heeds the choices is better.
async function page(event, url) {
  const exact = await caches.match(event.request.url, { ignoreVary: true });
  const saved = exact ?? (await caches.match(url.pathname, { ignoreVary: true }));
  const fresh = fetch(event.request).then((response) => {
    if (saved && response.status >= 500) throw new Error(`The server answers ${response.status}`);
    if (url.search) event.waitUntil(keepVisit(event.request.url, response.clone()));
    return response;
  });
  const late = new Promise((_, reject) => exact && setTimeout(reject, PATIENCE));
  return Promise.race([fresh, late]).catch(() => (saved ? marked(saved, exact) : caches.match(GUIDE.offline)));
}

// Their names change with their content, so a copy is never out of date.
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keepGuide().then(keepVisitedAnew).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || isForStaff(url)) return;
  // The pictures that move are kept like pages: their addresses stay when they change.
  if (event.request.mode === "navigate" || GUIDE.pages.includes(url.pathname)) event.respondWith(page(event, url));
  else if (GUIDE.files.includes(url.pathname)) event.respondWith(file(event.request));
});
