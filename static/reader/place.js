// Marks, in the contents at the side, the article one is reading. Without it nothing is missing.
const links = [...document.querySelectorAll(".issue-contents a[href^='#']")];
const places = new Map(links.map((link) => [document.getElementById(link.hash.slice(1)), link]));
const inView = new Set();

function mark() {
  const current = [...places.keys()].find((article) => inView.has(article));
  if (!current) return; // between two articles the last one stays marked
  for (const [article, link] of places) {
    if (article === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

// An article is being read while it crosses a line a third down the window.
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    mark();
  },
  { rootMargin: "-33% 0px -66% 0px" },
);
places.forEach((_, article) => article && observer.observe(article));
