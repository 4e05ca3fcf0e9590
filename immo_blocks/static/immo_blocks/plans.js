// Shows a floor plan on the whole screen, larger in steps. Without this file every plan is a link
// to its picture.
(() => {
  "use strict";

  const STEPS = 4;

  const button = (text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  };

  const makeViewer = (words) => {
    const dialog = document.createElement("dialog");
    const picture = document.createElement("img");
    const table = document.createElement("div");
    const name = document.createElement("span");
    const bar = document.createElement("p");
    let step = 1;
    const larger = button(words.immoLarger, () => zoom(step + 1));
    const smaller = button(words.immoSmaller, () => zoom(step - 1));
    const zoom = (wanted) => {
      const middle = (table.scrollLeft + table.clientWidth / 2) / table.scrollWidth;
      const height = (table.scrollTop + table.clientHeight / 2) / table.scrollHeight;
      step = Math.min(Math.max(wanted, 1), STEPS);
      picture.className = `immo-plan-viewer__plan immo-plan-viewer__plan--${step}`;
      table.scrollLeft = middle * table.scrollWidth - table.clientWidth / 2;
      table.scrollTop = height * table.scrollHeight - table.clientHeight / 2;
      larger.disabled = step === STEPS;
      smaller.disabled = step === 1;
    };
    dialog.className = "immo-viewer immo-plan-viewer";
    bar.className = "immo-viewer__bar immo-viewer__bar--top";
    table.className = "immo-plan-viewer__table";
    table.tabIndex = 0;
    table.append(picture);
    bar.append(name, smaller, larger, button(words.immoClose, () => dialog.close()));
    dialog.append(bar, table);
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "+") zoom(step + 1);
      if (event.key === "-") zoom(step - 1);
    });
    picture.addEventListener("click", () => zoom(step === STEPS ? 1 : step + 1));
    document.body.append(dialog);
    return (item) => {
      picture.src = item.querySelector("a").href;
      picture.alt = item.querySelector("img").alt;
      name.textContent = item.querySelector("figcaption").innerText;
      dialog.setAttribute("aria-label", picture.alt);
      zoom(1);
      dialog.showModal();
      table.focus();
    };
  };

  for (const plans of document.querySelectorAll("[data-immo-plans]")) {
    if (plans.dataset.immoReady) continue;
    plans.dataset.immoReady = "yes";
    let open;
    for (const item of plans.querySelectorAll(".immo-plans__item")) {
      item.querySelector("a").addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open ??= makeViewer(plans.dataset);
        open(item);
      });
    }
  }
})();
