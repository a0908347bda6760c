// Has the browser keep the guide for reading without a network, and says so. /sw.js does the work.
const saved = document.documentElement.dataset.saved;

// The worker had no good answer and showed its copy from this moment.
if (saved) {
  const note = document.querySelector("[data-saved-copy]");
  const day = { day: "numeric", month: "long", year: "numeric" };
  note.querySelector("time").textContent = new Date(saved).toLocaleDateString("en-GB", day);
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
