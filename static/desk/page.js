// What every writing page of the desk does: fields grow with their text, Ctrl+S saves and stays,
// and nobody leaves with unsaved words unasked.

const SCROLLED = "desk-scrolled";
const form = document.querySelector("form[data-guarded], form#issue_form");
if (form) guard(form);

function guard(page) {
  page.classList.add("has-script");
  const asOpened = sent(page);
  let leaving = false;
  const isChanged = () => "changed" in page.dataset || sent(page) !== asOpened;
  const show = () => showUnsaved(page, isChanged());

  page.addEventListener("input", show);
  page.addEventListener("change", show);
  page.addEventListener("click", () => setTimeout(show));
  page.addEventListener("submit", () => { leaving = true; });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && isChanged()) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => saveByKey(page, event));
  page.addEventListener("keydown", stayOnOneLine);
  page.addEventListener("submit", (event) => rememberPlace(event.submitter));
  show();
  returnToPlace();
  document.querySelector("[data-problems]")?.focus();
  if (!CSS.supports("field-sizing", "content")) grow(page);
  keepChosenOrder(page);
}

// The words that would be sent, without what guards the form itself.
function sent(page) {
  const data = new FormData(page);
  data.delete("csrfmiddlewaretoken");
  return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
}

function showUnsaved(page, isChanged) {
  const note = page.querySelector("[data-unsaved-mark]");
  if (note) note.hidden = !isChanged;
}

function saveByKey(page, event) {
  if (event.isComposing || event.key.toLowerCase() !== "s") return;
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  page.requestSubmit(page.querySelector('[name="_continue"]'));
}

function stayOnOneLine(event) {
  if (event.key === "Enter" && !event.isComposing && event.target.matches(".one-line")) {
    event.preventDefault();
  }
}

function rememberPlace(submitter) {
  if (submitter?.name !== "_continue") return;
  sessionStorage.setItem(SCROLLED, JSON.stringify([location.pathname, window.scrollY]));
}

function returnToPlace() {
  const [path, y] = JSON.parse(sessionStorage.getItem(SCROLLED) ?? "[]");
  sessionStorage.removeItem(SCROLLED);
  if (path === location.pathname && !document.querySelector("[data-problems]")) window.scrollTo(0, y);
}

function grow(page) {
  const fit = (area) => {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  page.querySelectorAll("textarea.grows").forEach(fit);
  page.addEventListener("input", (event) => event.target.matches?.("textarea.grows") && fit(event.target));
}

// A unit removed and chosen again comes last: the order of choosing is the order of the units.
function keepChosenOrder(page) {
  const jQuery = window.django?.jQuery;
  if (!jQuery) return;
  jQuery(page).on("select2:select", "[data-keeps-order]", (event) => {
    const option = event.params.data.element ?? [...event.target.options].find(({ value }) => value === event.params.data.id);
    if (option) event.target.append(option);
    jQuery(event.target).trigger("change");
  });
}
