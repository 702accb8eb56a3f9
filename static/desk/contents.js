// An issue's articles in print order.

import { Order } from "./order.js";

const STEP = 10;
const contents = document.querySelector("[data-contents]");
if (contents) start(contents);

function start(root) {
  const form = root.closest("form");
  form.classList.add("has-script");
  const list = root.querySelector("[data-list]");
  const say = (what, line) => announce(root, list, what, line);
  new Order(list, {
    item: "[data-line]",
    moved: (line) => {
      renumber(list);
      form.dispatchEvent(new Event("input"));
      say("moved", line);
    },
    refused: (line) => say("atTheEdge", line),
  });
}

function renumber(list) {
  [...list.children].forEach((line, index) => {
    line.querySelector('[name$="-ORDER"]').value = (index + 1) * STEP;
    line.querySelector("[data-place]").textContent = index + 1;
  });
}

function announce(root, list, what, line) {
  const lines = [...list.children];
  const place = { name: line.dataset.name, place: lines.indexOf(line) + 1, count: lines.length };
  const said = root.dataset[what].replace(/\{(\w+)\}/g, (_, name) => place[name]);
  root.querySelector("[data-announce]").textContent = said;
}
