// Source and structure, of which a narrow window shows one, and what is folded away in them.

const panes = () => document.querySelector("[data-panes]");
const folds = () => [...document.querySelectorAll("#screen [data-fold]")];

// "source" or "made"
export const shown = () => (panes().classList.contains("shows-source") ? "source" : "made");

export function show(view) {
  panes().classList.toggle("shows-source", view === "source");
  for (const link of document.querySelectorAll("[data-view]")) {
    link.setAttribute("aria-current", link.dataset.view === view);
  }
}

export const opened = () => new Map(folds().map((one) => [one.dataset.fold, one.open]));

// As they were; what has to be seen stays open.
export function reopen(open) {
  for (const one of folds()) {
    const before = open.get(one.dataset.fold);
    one.open = one.matches(".left") ? before ?? true : one.open || Boolean(before);
  }
}
