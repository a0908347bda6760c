// Keeps the screen on while the clock runs, where the browser can.

let wanted = false;
let lock = null;

export async function keepAwake(on) {
  wanted = on;
  if (on && navigator.wakeLock && document.visibilityState === "visible") {
    // A phone that saves its battery says no; its screen then goes dark as usual.
    const given = await navigator.wakeLock.request("screen").catch(() => null);
    await lock?.release();
    lock = given;
  }
  if (!wanted) {
    await lock?.release();
    lock = null;
  }
}

// The browser takes the lock back whenever the page is hidden.
document.addEventListener("visibilitychange", () => wanted && keepAwake(true));
