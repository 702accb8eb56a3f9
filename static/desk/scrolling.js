// Bringing what is chosen into sight, and moving nothing where it is in sight already.

const ROOM = 24; // px kept free around it

// The part of the window, from top to bottom in px, over which none of these bars lies.
export function free(bars) {
  let [top, bottom] = [0, window.innerHeight];
  for (const bar of bars) {
    const style = getComputedStyle(bar);
    const sticks = ["sticky", "fixed"].includes(style.position) && bar.checkVisibility();
    if (sticks && style.bottom === "0px") bottom -= bar.offsetHeight;
    else if (sticks) top += bar.offsetHeight;
  }
  return { top, bottom };
}

export function isInSight(element, { top, bottom }) {
  const box = element.getBoundingClientRect();
  return box.bottom > top && box.top < bottom;
}

export function showOnPage(element, space) {
  const box = element.getBoundingClientRect();
  const [top, bottom] = [space.top + ROOM, space.bottom - ROOM];
  if (box.top >= top && box.bottom <= bottom) return;
  const isAbove = box.top < top || box.height > bottom - top;
  window.scrollBy({ top: isAbove ? box.top - top - 2 * ROOM : box.bottom - bottom + 2 * ROOM });
}

// Only the pane is scrolled, never the page.
export function showInPane(element, pane) {
  if (pane.scrollHeight <= pane.clientHeight) return;
  const [box, frame] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  if (box.top < frame.top + 2 * ROOM || box.bottom > frame.bottom - ROOM) {
    pane.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
