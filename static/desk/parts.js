// An article's sections and measures: one flat list, in which a measure belongs to the nearest
// section above it. All words come from the page; the server stores what the fields say.

import { Order } from "./order.js";

const STEP = 10;

class Outline {
  constructor(root) {
    this.root = root;
    this.words = root.dataset;
    this.marks = JSON.parse(root.dataset.marks);
    this.list = root.querySelector("[data-list]");
    this.form = root.closest("form");
    this.order = new Order(this.list, {
      item: "[data-part]",
      blockOf: (part, whole) => this.blockOf(part, whole),
      mayStand: (block, before, together) => !together || !isSection(block[0]) || !before || isSection(before),
      moved: (part) => this.moved(part),
      refused: (part) => this.say("atTheEdge", part),
    });
    this.parts.forEach((part) => this.equip(part));
    root.addEventListener("click", (event) => this.click(event));
    root.addEventListener("keydown", (event) => this.key(event));
    root.addEventListener("change", (event) => this.change(event));
    this.form.elements.section_numbering?.addEventListener("change", () => this.refresh());
    this.refresh();
  }

  get parts() {
    return this.order.items;
  }

  get kept() {
    return this.parts.filter((part) => !isDeleted(part));
  }

  // What only a script can do stands on the page once, and is given to each part here.
  equip(part) {
    const tools = this.root.querySelector("[data-part-tools]").content.cloneNode(true);
    const [handle, acts, gone] = tools.children;
    part.prepend(handle);
    part.querySelector("[data-tools]").append(acts);
    part.append(gone);
  }

  // A measure has no numbering of measures until it becomes a section.
  setKind(part, kind) {
    part.dataset.kind = kind;
    if (kind !== "section" || field(part, "measure_numbering")) return;
    const index = field(part, "kind").name.split("-")[1];
    const numbering = this.newPart(index).querySelector(".only-section");
    field(part, "kind").after(numbering);
  }

  newPart(index) {
    const holder = document.createElement("template");
    holder.innerHTML = this.root.querySelector("[data-template]").innerHTML.replaceAll("__prefix__", index);
    return holder.content.querySelector("[data-part]");
  }

  // A section with all its measures, or one part alone.
  blockOf(part, whole) {
    if (!whole || !isSection(part)) return [part];
    const rest = this.parts.slice(this.parts.indexOf(part) + 1);
    const next = rest.findIndex(isSection);
    return [part, ...(next < 0 ? rest : rest.slice(0, next))];
  }

  // -- what people do

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const part = button.closest("[data-part]");
    if (button.dataset.add) {
      event.preventDefault();
      this.add(button.dataset.add, part);
    } else if ("delete" in button.dataset) this.setDeleted(part, true);
    else if ("undo" in button.dataset) this.setDeleted(part, false);
    else if ("headings" in button.dataset) this.showHeadings(button);
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229 || event.key !== "Enter") return;
    if (!event.target.matches(".part-heading")) return;
    event.preventDefault();
    field(event.target.closest("[data-part]"), "text").focus();
  }

  change(event) {
    const part = event.target.closest("[data-part]");
    if (!part) return;
    if (event.target.matches("[data-move]")) this.moveTo(part, event.target.value);
    if (event.target.name.endsWith("-kind")) this.setKind(part, event.target.value);
    this.refresh();
  }

  add(kind, after) {
    const total = this.form.elements["parts-TOTAL_FORMS"];
    const part = this.newPart(total.value);
    this.equip(part);
    total.value = Number(total.value) + 1;
    part.dataset.kind = kind;
    field(part, "kind").value = kind;
    this.list.insertBefore(part, after ? this.placeBelow(after, kind) : null);
    this.refresh();
    field(part, "heading").focus();
    this.say(kind === "section" ? "addedSection" : "addedMeasure", part);
  }

  // A new section must not take over the measures below the part it is added to.
  placeBelow(part, kind) {
    const next = part.nextElementSibling;
    if (kind === "measure") return next;
    const rest = this.parts.slice(this.parts.indexOf(part) + 1);
    return rest.find(isSection) ?? null;
  }

  setDeleted(part, deleted) {
    field(part, "DELETE").checked = deleted;
    part.classList.toggle("is-deleted", deleted);
    this.refresh();
    this.say(deleted ? "deleted" : "restored", part);
    part.querySelector(deleted ? "[data-undo]" : "[data-delete]").focus();
  }

  moveTo(measure, index) {
    const section = this.parts[Number(index)];
    this.order.move([measure], this.blockOf(section, true).at(-1).nextElementSibling);
    measure.querySelector("[data-move]").focus();
  }

  showHeadings(button) {
    const only = this.root.classList.toggle("headings-only");
    button.setAttribute("aria-pressed", only);
  }

  moved(part) {
    this.refresh();
    this.form.dispatchEvent(new Event("input"));
    this.say(isSection(part) ? "movedSection" : "movedMeasure", part);
  }

  // -- what the page says

  refresh() {
    this.parts.forEach((part, index) => {
      field(part, "ORDER").value = (index + 1) * STEP;
    });
    this.number();
    this.offerSections();
  }

  // As in print: a section without a heading is not counted.
  number() {
    for (const part of this.parts) mark(part).textContent = "";
    let sections = 0;
    let measures = 0;
    let numbering = "none";
    for (const part of this.kept) {
      const counts = !isSection(part) || heading(part) !== "";
      if (isSection(part)) {
        sections += counts;
        measures = 0;
        numbering = field(part, "measure_numbering").value;
      } else measures += 1;
      const style = isSection(part) ? this.form.elements.section_numbering.value : numbering;
      mark(part).textContent = counts ? this.mark(style, isSection(part) ? sections : measures) : "";
    }
  }

  mark(style, number) {
    return this.marks[style]?.[number - 1] ?? `${number}.`;
  }

  offerSections() {
    const sections = this.kept.filter(isSection);
    for (const select of this.list.querySelectorAll("[data-move]")) {
      const own = this.sectionOf(select.closest("[data-part]"));
      const others = sections.filter((section) => section !== own);
      select.replaceChildren(select.options[0], ...others.map((section) => this.option(section)));
      select.value = "";
      select.disabled = others.length === 0;
    }
  }

  option(section) {
    return new Option(this.nameOf(section).slice(0, 30), this.parts.indexOf(section));
  }

  sectionOf(part) {
    const above = this.kept.slice(0, this.kept.indexOf(part) + 1);
    return above.findLast(isSection) ?? null;
  }

  nameOf(part) {
    const words = heading(part) || (isSection(part) ? this.words.noSection : field(part, "text").value.trim());
    return mark(part).textContent + (words.slice(0, 24) || this.words[part.dataset.kind]);
  }

  say(what, part) {
    const place = this.placeOf(part);
    const said = this.words[what].replace(/\{(\w+)\}/g, (_, name) => place[name] ?? "");
    this.root.querySelector("[data-announce]").textContent = said;
  }

  placeOf(part) {
    const section = this.sectionOf(part);
    const peers = isSection(part)
      ? this.kept.filter(isSection)
      : this.kept.filter((other) => !isSection(other) && this.sectionOf(other) === section);
    return {
      name: this.nameOf(part),
      place: peers.indexOf(part) + 1,
      count: peers.length,
      section: section ? this.nameOf(section) : this.words.noSection,
    };
  }
}

for (const root of document.querySelectorAll("[data-outline]")) {
  root.closest("form").classList.add("has-script");
  new Outline(root);
}

function field(part, name) {
  return part.querySelector(`[name$="-${name}"]`);
}

function heading(part) {
  return field(part, "heading").value.trim();
}

function mark(part) {
  return part.querySelector("[data-mark]");
}

function isSection(part) {
  return part.dataset.kind === "section";
}

function isDeleted(part) {
  return field(part, "DELETE").checked;
}
