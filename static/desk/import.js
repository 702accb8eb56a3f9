// The import screen: choosing a part in either pane, correcting it by key or click. The server
// keeps each correction and answers with the panes anew; without this script the same buttons
// are plain forms.

import { Caret } from "./caret.js";
import { Posts } from "./posts.js";
import { announce, hush, say } from "./saying.js";
import { free, isInSight, showInPane, showOnPage } from "./scrolling.js";
import { opened, reopen, show, shown } from "./views.js";

const ALIASES = { Enter: "S", Backspace: "J", Delete: "X" };
const root = document.querySelector("#screen");
let caret = null;
const posts = new Posts({ taken, failed });

function start() {
  root.classList.add("has-script");
  root.addEventListener("click", click);
  document.addEventListener("keydown", key);
  root.addEventListener("submit", submit);
  root.addEventListener("change", (event) => {
    state(event.target.closest("form[data-states]"));
    measureTools();
  });
  window.django?.jQuery(root).on("select2:select select2:unselect", "form[data-states] select", (event) => {
    state(event.target.form);
  });
  root.addEventListener("focusin", ({ target }) => remember(target.closest("form[data-states]")));
  window.addEventListener("pagehide", keepTheRest);
  window.addEventListener("resize", () => { measureTools(); draw(); });
  root.addEventListener("load", draw, true);
  root.addEventListener("toggle", draw, true);
  document.fonts?.ready.then(draw);
  const linked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  show(linked?.closest("#source") ? "source" : "made");
  measureTools();
  select(linked?.closest(".pc") ?? chosen(), { quietly: !linked });
}

const page = () => root.querySelector("#import");
const isOpen = () => "open" in page().dataset;
const chosen = () => document.getElementById(`p${page().dataset.selected}`);
const pieces = () => [...root.querySelectorAll("#made .pc")].filter((one) => one.checkVisibility());
const named = (piece) => piece.id.slice(1);

// The source stands below the tools, however many lines they take; on a phone the text above them.
function measureTools() {
  const height = root.querySelector("#tools")?.offsetHeight ?? 0;
  document.documentElement.style.setProperty("--tools", `${height}px`);
}

const space = () => free(root.querySelectorAll("#tools, .views, .save-bar"));

// -- choosing

function select(piece, { offset = 0, quietly = false, keepSource = false } = {}) {
  for (const old of root.querySelectorAll(".is-selected, .has-selected")) {
    old.classList.remove("is-selected", "has-selected");
    old.removeAttribute("aria-current");
  }
  if (!piece) return;
  page().dataset.selected = named(piece);
  piece.classList.add("is-selected");
  piece.closest(".para")?.classList.add("has-selected");
  piece.setAttribute("aria-current", "true");
  piece.tabIndex = 0;
  const place = document.getElementById(`s${named(piece)}`);
  place?.classList.add("is-selected");
  caret = new Caret(piece, offset);
  showTools(piece);
  draw();
  if (quietly) return;
  piece.focus({ preventScroll: true });
  showOnPage(piece, space());
  if (place && !keepSource) showInPane(place, root.querySelector("#source"));
}

function showTools(piece) {
  const part = root.querySelector("#act [name=part]");
  if (!part) return;
  part.value = named(piece);
  const said = root.querySelector("[data-chosen]");
  said.textContent = piece.textContent.trim() || piece.querySelector("img")?.alt || "—";
  said.href = `#${piece.id}`;
  for (const button of root.querySelectorAll("#tools [data-kinds]")) {
    const kinds = button.dataset.kinds.split(" ").filter(Boolean);
    const isFor = !kinds.length || kinds.includes(piece.dataset.k);
    const isWeak = button.value !== "accept" || piece.closest(".para")?.querySelector(".chip");
    if (!("never" in button.dataset)) button.disabled = !(isFor && isWeak);
  }
}

function draw() {
  const frame = root.querySelector("#made");
  let mark = frame?.querySelector(".caret");
  if (!caret || !frame?.contains(caret.piece) || !isOpen()) return;
  if (!mark) {
    mark = document.createElement("span");
    mark.className = "caret";
    mark.setAttribute("aria-hidden", "true");
    frame.append(mark);
  }
  caret.draw(mark, frame);
}

function step(by) {
  hush();
  const all = pieces();
  const at = all.indexOf(chosen());
  select(all[Math.max(0, Math.min(all.length - 1, at + by))]);
}

// What is suggested or found, in the order of the structure. First the one that is chosen already,
// if it is out of sight.
function next(by) {
  hush();
  const places = [];
  let piece = null;
  for (const one of root.querySelectorAll("#made .pc, #made .chip, #made .note")) {
    if (one.matches(".pc")) piece = one;
    else if (piece && !places.includes(piece)) places.push(piece);
  }
  if (!places.length) return say(root.dataset.nothingNext);
  if (places.includes(chosen()) && !(chosen().checkVisibility() && isInSight(chosen(), space()))) {
    return reveal(chosen());
  }
  const all = [...root.querySelectorAll("#made .pc")];
  const at = all.indexOf(chosen());
  const found = by > 0
    ? places.find((one) => all.indexOf(one) > at) ?? places[0]
    : places.findLast((one) => all.indexOf(one) < at) ?? places.at(-1);
  return reveal(found);
}

function reveal(piece, options) {
  show("made");
  piece.closest("details")?.setAttribute("open", "");
  return select(piece, options);
}

// To the same place in the other.
function switchTo(view) {
  show(view);
  if (view === "made") select(chosen(), { offset: caret?.offset });
  else document.getElementById(`s${page().dataset.selected}`)?.scrollIntoView({ block: "center" });
  draw();
}

function click(event) {
  if (!event.target.closest(".said")) hush();
  const help = event.target.closest("[data-help]");
  if (help) return document.querySelector("#keys").showModal();
  if (event.target.closest("[data-next]")) return next(1);
  const view = event.target.closest("[data-view]");
  if (view) return done(event, () => switchTo(view.dataset.view));
  if (event.target.closest("[data-chosen]")) return done(event, () => reveal(chosen(), { offset: caret?.offset }));
  if (event.target.closest("button, input, select, textarea, label, summary, .select2")) return undefined;
  const link = event.target.closest("a");
  if (link?.matches(".missing-link")) openFold(link.getAttribute("href"));
  if (link && !link.matches(".ln, .flag")) return undefined;
  if (event.target.closest("#source")) return fromSource(event, link);
  const piece = event.target.closest(".pc") ?? event.target.closest(".para")?.querySelector(".pc");
  if (!piece) return undefined;
  event.preventDefault();
  return select(piece, { offset: Caret.offsetAt(piece, event.clientX, event.clientY) });
}

function fromSource(event, link) {
  const flagged = link?.matches(".flag") && document.querySelector(link.getAttribute("href"));
  const place = event.target.closest("[data-s]")
    ?? event.target.closest(".src")?.querySelector("[data-s]");
  const piece = flagged ? pieceBefore(flagged) : place && shownPiece(place);
  if (!piece) return;
  event.preventDefault();
  reveal(piece, { keepSource: true });
}

function openFold(address) {
  const missing = document.querySelector(address);
  missing?.closest("details")?.setAttribute("open", "");
  missing?.focus();
}

// A number is shown with the heading that it numbers.
function shownPiece(place) {
  const all = [...root.querySelectorAll("#source [data-s]")];
  const later = all.slice(all.indexOf(place));
  return later.map((one) => document.getElementById(`p${one.dataset.s}`)).find(Boolean);
}

function pieceBefore(note) {
  return [...root.querySelectorAll("#made .pc")]
    .findLast((one) => one.compareDocumentPosition(note) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY));
}

// -- keys

function key(event) {
  if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "Enter") return done(event, () => root.querySelector("[data-confirm]")?.requestSubmit());
  if (event.altKey || isElsewhere(event.target)) return;
  if (command) return withCommand(event);
  if (event.key === "?") return done(event, () => document.querySelector("#keys").showModal());
  const onButton = event.target.closest("button, a, summary") && ["Enter", " "].includes(event.key);
  return onButton ? undefined : plainKey(event);
}

function isElsewhere(target) {
  const writes = target.closest?.("input, select, textarea, [contenteditable], .select2");
  return writes || !(target === document.body || target.closest?.("#screen"));
}

function withCommand(event) {
  const letter = event.key.toLowerCase();
  if (letter === "z") return done(event, () => press(event.shiftKey ? "R" : "U"));
  if (letter === "y") return done(event, () => press("R"));
  if (event.key === "ArrowLeft") return done(event, () => moveCaret(() => caret?.moveBySentence(-1)));
  if (event.key === "ArrowRight") return done(event, () => moveCaret(() => caret?.moveBySentence(1)));
  return undefined;
}

function plainKey(event) {
  const letter = (event.shiftKey ? "⇧" : "") + event.key.toUpperCase();
  const acts = {
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    Home: () => step(-Infinity),
    End: () => step(Infinity),
    ArrowLeft: () => moveCaret(() => caret?.move(-1)),
    ArrowRight: () => moveCaret(() => caret?.move(1)),
  };
  if (acts[event.key] && !event.shiftKey) return done(event, acts[event.key]);
  if (letter === "N" || letter === "⇧N") return done(event, () => next(event.shiftKey ? -1 : 1));
  if (letter === "O") return done(event, () => switchTo(shown() === "source" ? "made" : "source"));
  return press(ALIASES[event.key] ?? letter) ? event.preventDefault() : undefined;
}

function done(event, act) {
  event.preventDefault();
  act();
}

function moveCaret(move) {
  move();
  draw();
}

// The button of that key which is for the chosen part; whether there is one.
function press(letter) {
  const buttons = [...root.querySelectorAll("#tools [data-key]")];
  const button = buttons.find((one) => one.dataset.key === letter && !one.disabled);
  button?.click();
  return Boolean(button);
}

// -- sending

function submit(event) {
  const form = event.target;
  if (form.matches("[data-confirm]")) return confirmAfterAll(event);
  if (!form.matches("#act, [data-states]")) return undefined;
  event.preventDefault();
  const { name, value } = event.submitter ?? {};
  const isAtCaret = event.submitter && "atCaret" in event.submitter.dataset;
  const words = event.submitter?.title ?? "";
  return posts.send(() => {
    const now = document.getElementById(form.id);
    if (!now) return null;
    const data = new FormData(now);
    data.delete("offset");
    if (name) data.set(name, value);
    if (isAtCaret && caret) data.set("offset", caret.offset);
    return [now.action, data];
  }, words);
}

// What was just typed is kept first.
function confirmAfterAll(event) {
  event.preventDefault();
  state(document.activeElement?.closest("form[data-states]"));
  posts.afterAll(() => root.querySelector("[data-confirm]")?.submit());
}

function state(form) {
  if (!form || sent(form) === form.dataset.sent) return;
  form.dataset.sent = sent(form);
  const { id } = form;
  const [address, data] = [form.action, new FormData(form)];
  posts.send(() => {
    const version = document.getElementById(id)?.elements.version?.value;
    if (version) data.set("version", version);
    data.set("part", page().dataset.selected);
    return [address, data];
  }, root.dataset.kept);
}

function remember(form) {
  if (form) form.dataset.sent ??= sent(form);
}

// Who leaves while still in a field has changed it all the same.
function keepTheRest() {
  const form = document.activeElement?.closest("form[data-states]");
  if (!form || sent(form) === form.dataset.sent) return;
  posts.sendAtOnce(form.action, new FormData(form));
}

const sent = (form) => new URLSearchParams(new FormData(form)).toString();

function taken(answer, made, words) {
  if (made) swap(made, answer.ok ? words : "");
  else say(root.dataset.signedOut, { isError: true });
}

function failed(repeat) {
  say(root.dataset.failed, { isError: true, repeat, again: root.dataset.repeat });
}

function swap(made, words) {
  const field = document.activeElement?.closest("form[data-states] .field, form[data-states] button");
  const scrolled = root.querySelector("#source").scrollTop;
  const view = shown();
  const before = page().dataset.selected;
  const offset = before === made.dataset.selected ? caret?.offset : 0;
  const open = opened();
  page().replaceWith(document.adoptNode(made));
  reopen(open);
  measureTools();
  show(view);
  root.querySelector("#source").scrollTop = scrolled;
  window.django?.jQuery(root).find(".admin-autocomplete").djangoAdminSelect2?.();
  select(chosen(), { offset, quietly: Boolean(field) });
  if (field) goOnIn(field);
  if (words) announce(words);
}

// Whoever fills in a form stays where he is, and sees what is wrong.
function goOnIn(field) {
  const { id } = field.querySelector("input, select, textarea") ?? field;
  const now = document.getElementById(id);
  const list = now?.parentElement.querySelector(".select2-search__field, .select2-selection");
  (list ?? now)?.focus({ preventScroll: true });
  const wrong = root.querySelector("form[data-states] .has-errors");
  if (wrong) showOnPage(wrong, space());
}

if (root) start();
