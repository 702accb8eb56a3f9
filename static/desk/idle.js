// Says so before a session ends because nothing was sent. Work goes on without it.

const bar = document.querySelector("[data-idle]");
const SEEN = "desk-seen";
if (bar) watch(bar);

function watch(bar) {
  const limit = Number(bar.dataset.idle) * 1000;
  const before = Math.min(5 * 60_000, limit / 3);
  const now = () => Date.now();
  const sent = () => { localStorage.setItem(SEEN, String(now())); show(); };
  // Other windows of the desk send, too.
  const seen = () => Number(localStorage.getItem(SEEN)) || now();
  const show = () => {
    const left = seen() + limit - now();
    bar.hidden = left > before || left < 0;
  };

  bar.querySelector("button").addEventListener("click", async () => {
    const answer = await fetch(bar.dataset.here).catch(() => null);
    if (answer?.status === 204) sent();
  });
  new PerformanceObserver((list) => {
    if (list.getEntries().some((entry) => entry.initiatorType === "fetch")) sent();
  }).observe({ type: "resource" });
  window.addEventListener("storage", show);
  setInterval(show, Math.min(10_000, before / 3));
  sent();
  bar.dataset.counts = "";
}
