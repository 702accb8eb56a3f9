// A caret in words that nobody edits: it is drawn where a part would be split.
// Offsets count characters as the desk does: a sign in a box is one.

export class Caret {
  constructor(piece, offset = 0) {
    this.piece = piece;
    this.stops = stopsOf(piece);
    this.offset = Math.min(offset, this.stops.length);
  }

  get length() {
    return this.stops.length;
  }

  get text() {
    return this.stops.map(({ sign }) => sign).join("");
  }

  // Whether there was room to move.
  move(by) {
    const to = Math.max(0, Math.min(this.length, this.offset + by));
    const moved = to !== this.offset;
    this.offset = to;
    return moved;
  }

  moveBySentence(direction) {
    const starts = [0, ...[...this.text.matchAll(/[。！？!?；;]+[”’」』）)》】"']*/g)]
      .map((match) => [...this.text.slice(0, match.index + match[0].length)].length), this.length];
    const to = direction > 0
      ? starts.find((start) => start > this.offset)
      : starts.findLast((start) => start < this.offset);
    return this.move((to ?? this.offset) - this.offset);
  }

  // The offset of what was clicked, in the window's own coordinates.
  static offsetAt(piece, x, y) {
    const found = document.caretPositionFromPoint?.(x, y);
    const range = found ? null : document.caretRangeFromPoint?.(x, y);
    const node = found?.offsetNode ?? range?.startContainer;
    const at = found?.offset ?? range?.startOffset;
    if (!node || !piece.contains(node)) return 0;
    const stops = stopsOf(piece);
    const index = stops.findIndex((stop) => stop.node === node && stop.start >= at);
    if (index >= 0) return index;
    const after = stops.findIndex((stop) => isAfter(stop.node, node));
    return after < 0 ? stops.length : after;
  }

  draw(mark, frame) {
    const box = this.box();
    mark.hidden = !box;
    if (!box) return;
    const origin = frame.getBoundingClientRect();
    mark.style.left = `${box.x - origin.left}px`;
    mark.style.top = `${box.top - origin.top}px`;
    mark.style.height = `${box.bottom - box.top}px`;
  }

  box() {
    const atEnd = this.offset >= this.length;
    const stop = this.stops[atEnd ? this.length - 1 : this.offset];
    if (!stop) return null;
    const range = document.createRange();
    range.setStart(stop.node, stop.start);
    range.setEnd(stop.node, stop.end);
    const boxes = range.getClientRects();
    const box = boxes[atEnd ? boxes.length - 1 : 0];
    return box && { x: atEnd ? box.right : box.left, top: box.top, bottom: box.bottom };
  }
}

function stopsOf(piece) {
  const stops = [];
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".odd")) {
      stops.push({ node, start: 0, end: node.length, sign: "\ufffd" });
      continue;
    }
    let start = 0;
    for (const sign of node.data) {
      stops.push({ node, start, end: start + sign.length, sign });
      start += sign.length;
    }
  }
  return stops;
}

function isAfter(one, other) {
  return Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}
