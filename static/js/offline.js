// Has the browser keep the guide for reading without a network, and says so. /sw.js does the work.
const { saved, savedPlain } = document.documentElement.dataset;

// The worker had no good answer from the network and showed its copy from this moment. A plain one is that of the
// page without the choices in its address.
if (saved) {
  const note = document.querySelector("[data-saved-copy]");
  const day = { day: "numeric", month: "long", year: "numeric" };
  note.querySelector("time").textContent = new Date(saved).toLocaleDateString("en-GB", day);
  note.querySelector("[data-saved-plain]").hidden = savedPlain === undefined;
  note.hidden = false;
}

async function keepGuide() {
  const isFirst = !navigator.serviceWorker.controller;
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  const isKept = await caches.match("/offline/");
  if (isFirst && isKept) document.querySelector("[data-kept]").hidden = false;
}

// After the page has all it needs. Old browsers and insecure addresses have no service workers.
if ("serviceWorker" in navigator) window.addEventListener("load", keepGuide);
