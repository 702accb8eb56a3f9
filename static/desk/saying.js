// What the import screen says: aloud for those who do not see it, or in a box that lies over the page.

const box = () => document.querySelector("[data-said]");

export function announce(words) {
  const said = document.querySelector("[data-announce]");
  if (said) said.textContent = words;
}

export function say(words, { isError = false, repeat = null, again = "" } = {}) {
  const said = box();
  said.textContent = words;
  said.className = isError ? "said said-error" : "said";
  said.hidden = false;
  if (!repeat) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = again;
  button.addEventListener("click", () => { said.hidden = true; repeat(); });
  said.append(button);
  button.focus();
}

// Whoever goes on has read it; it must not lie over what comes next. What can be repeated stays.
export function hush() {
  for (const said of document.querySelectorAll("#import > .said")) {
    if (!said.querySelector("button")) said.hidden = true;
  }
}
