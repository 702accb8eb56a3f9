// Where an import begins: a file dropped anywhere is chosen, and a paste keeps what the clipboard
// says of its look.

const form = document.querySelector("[data-opening]");
if (form) begin(form);

function begin(page) {
  page.classList.add("has-script");
  const file = page.elements.file;
  const text = page.elements.text;
  const html = page.elements.html;
  const note = page.querySelector("[data-with-look]");

  file.addEventListener("change", () => showChosen(page, file));
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    page.classList.add("is-dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) page.classList.remove("is-dropping");
  });
  document.addEventListener("drop", (event) => {
    page.classList.remove("is-dropping");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    file.files = event.dataTransfer.files;
    showChosen(page, file);
  });

  // The look belongs to the text only as long as nobody changes the text.
  let pasting = false;
  text.addEventListener("paste", (event) => {
    const whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    const look = event.clipboardData.getData("text/html");
    html.value = whole ? look : "";
    pasting = true;
    note.textContent = html.value ? note.dataset.kept : "";
  });
  text.addEventListener("input", () => {
    if (!pasting && html.value) {
      html.value = "";
      note.textContent = note.dataset.lost;
    }
    pasting = false;
  });
  page.addEventListener("submit", () => { page.querySelector("[data-busy]").hidden = false; });
  window.addEventListener("pageshow", () => { page.querySelector("[data-busy]").hidden = true; });
}

function showChosen(page, file) {
  page.querySelector("[data-chosen]").textContent = [...file.files].map(({ name }) => name).join(", ");
  if (file.files.length) page.querySelector("[type=submit]").focus();
}
