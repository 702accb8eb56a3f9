// A list whose items people put in order: by a handle with a pointer, or with the keyboard.
// It moves elements and says so; what an order means is for those who use it.

const START = 5; // px a pointer travels before a press becomes a drag
const EDGE = 90; // px at the top and bottom of the window that scroll while dragging

export class Order {
  // blockOf(item, whole): the items that move with it.
  // mayStand(block, before, together): is this a place for the items, kept together?
  constructor(list, { item, blockOf = (one) => [one], mayStand = () => true, moved = () => {}, refused = () => {} }) {
    Object.assign(this, { list, selector: item, blockOf, mayStand, moved, refused });
    this.line = document.createElement("li");
    this.line.className = "drop-line";
    this.line.setAttribute("aria-hidden", "true");
    list.addEventListener("pointerdown", (event) => this.press(event));
    list.addEventListener("keydown", (event) => this.key(event));
  }

  get items() {
    return [...this.list.children].filter((child) => child.matches(this.selector));
  }

  // -- keyboard

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const onHandle = event.target.closest("[data-handle]");
    if (!(event.altKey || onHandle) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const item = event.target.closest(this.selector);
    this.step(item, event.key === "ArrowUp" ? -1 : 1, event.shiftKey);
  }

  step(item, direction, whole) {
    const block = this.blockOf(item, whole);
    const before = this.placeBeside(block, direction, whole);
    if (before === undefined) this.refused(item);
    else this.move(block, before);
  }

  // The item to stand before (null: the end), or undefined where there is no further place.
  placeBeside(block, direction, whole) {
    const items = this.items;
    const first = items.indexOf(block[0]);
    const places = direction < 0
      ? items.slice(0, first).reverse()
      : [...items.slice(first + block.length + 1), null];
    if (direction > 0 && first + block.length >= items.length) return undefined;
    return places.find((before) => this.mayStand(block, before, whole));
  }

  move(block, before) {
    const focused = document.activeElement;
    const { selectionStart, selectionEnd } = focused;
    for (const item of block) this.list.insertBefore(item, before);
    if (block.some((item) => item.contains(focused))) {
      focused.focus({ preventScroll: true });
      if (selectionStart != null) focused.setSelectionRange(selectionStart, selectionEnd);
    }
    block[0].scrollIntoView({ block: "nearest" });
    this.moved(block[0], block);
  }

  // -- pointer

  press(event) {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button !== 0) return;
    const item = handle.closest(this.selector);
    this.drag = { item, handle, startY: event.clientY, y: event.clientY, id: event.pointerId };
    handle.setPointerCapture(event.pointerId);
    this.listening = new AbortController();
    const { signal } = this.listening;
    handle.addEventListener("pointermove", (move) => this.follow(move), { signal });
    handle.addEventListener("pointerup", () => this.drop(), { signal });
    handle.addEventListener("pointercancel", () => this.cancel(), { signal });
    document.addEventListener("keydown", (key) => key.key === "Escape" && this.cancel(), { signal });
  }

  follow(event) {
    this.drag.y = event.clientY;
    if (!this.drag.block) {
      if (Math.abs(event.clientY - this.drag.startY) < START) return;
      this.lift();
    }
    this.aim();
  }

  lift() {
    this.drag.block = this.blockOf(this.drag.item, true);
    for (const item of this.drag.block) item.classList.add("is-dragged");
    document.documentElement.classList.add("is-dragging");
    this.list.append(this.line);
    this.scroll();
  }

  aim() {
    const { block, y } = this.drag;
    const others = this.items.filter((item) => !block.includes(item));
    const places = [...others, null].filter((before) => this.mayStand(block, before, block.length > 1));
    const heights = places.map((before) => Math.abs(this.edge(before, others) - y));
    this.drag.before = places[heights.indexOf(Math.min(...heights))];
    const top = this.edge(this.drag.before, others) - this.list.getBoundingClientRect().top;
    this.line.style.top = `${top}px`;
  }

  edge(before, others) {
    if (before) return before.getBoundingClientRect().top;
    return others.length ? others.at(-1).getBoundingClientRect().bottom : 0;
  }

  scroll() {
    if (!this.drag?.block) return;
    const { y } = this.drag;
    const past = y < EDGE ? y - EDGE : Math.max(0, y - (window.innerHeight - EDGE));
    if (past) {
      window.scrollBy(0, past / 5);
      this.aim();
    }
    requestAnimationFrame(() => this.scroll());
  }

  drop() {
    const { block, before } = this.drag;
    this.cancel();
    if (block && before !== block[0]) this.move(block, before);
  }

  cancel() {
    this.listening?.abort();
    for (const item of this.drag?.block ?? []) item.classList.remove("is-dragged");
    document.documentElement.classList.remove("is-dragging");
    this.line.remove();
    this.drag = null;
  }
}
