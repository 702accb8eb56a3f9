// Bringing what is chosen into sight, and moving nothing where it is in sight already.

const ROOM = 24; // px kept free around it
const FOOT = 90; // px that the bar at the foot of the window takes

// ``covered``: px at the top of the window that lie over the page.
export function showOnPage(element, covered) {
  const box = element.getBoundingClientRect();
  const [top, bottom] = [covered + ROOM, window.innerHeight - FOOT];
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
