// One more row for a new document. Without this script one document goes up at a time.
(() => {
  "use strict";

  const LARGEST = 10;
  const holder = document.querySelector("[data-legal-new]");
  const more = document.querySelector("[data-legal-more]");
  if (!holder || !more) return;

  const blank = holder.firstElementChild.cloneNode(true);
  more.hidden = false;
  more.addEventListener("click", () => {
    const number = holder.children.length;
    const row = blank.cloneNode(true);
    row.querySelectorAll("[name]").forEach((field) => {
      field.name = field.name.replace("new-0-", `new-${number}-`);
    });
    holder.append(row);
    row.querySelector("select").focus();
    more.hidden = holder.children.length >= LARGEST;
  });
})();
