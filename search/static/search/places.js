// Suggests towns while a visitor types: an input with a list, as the ARIA practices describe it.
// Without this file the field takes any text.
(() => {
  "use strict";

  const PAUSE = 150;

  const dress = () => {
    const box = document.querySelector("[data-places]");
    if (!box || box.dataset.ready) return;
    box.dataset.ready = "yes";
    const input = box.querySelector("input");
    const list = document.createElement("ul");
    const said = document.createElement("span");
    let timer, waiting, at = -1;

    list.id = "finder-towns";
    list.className = "towns";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", box.dataset.placesLabel);
    list.hidden = true;
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    box.append(list, said);
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-haspopup": "listbox",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);

    const close = () => {
      clearTimeout(timer);
      waiting?.abort();
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const choose = (option) => {
      input.value = option.dataset.value;
      close();
      document.dispatchEvent(new CustomEvent("finder:chosen"));
    };

    const part = (className, text) => {
      const span = document.createElement("span");
      span.className = className;
      span.textContent = text;
      return span;
    };

    const optionOf = (town, index) => {
      const option = document.createElement("li");
      option.id = `finder-town-${index}`;
      option.className = "towns__one";
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.value = town.value;
      const name = part("towns__name", town.value);
      if (town.also) name.append(" ", part("towns__also", town.also));
      option.append(name, part("towns__count", town.count));
      // The input keeps the focus; a blur would close the list before the click.
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => choose(option));
      return option;
    };

    const look = async () => {
      waiting?.abort();
      waiting = new AbortController();
      try {
        const query = new URLSearchParams({ q: input.value.trim() });
        const answer = await fetch(`${box.dataset.places}?${query}`, { signal: waiting.signal });
        const { places } = await answer.json();
        list.replaceChildren(...places.map(optionOf));
        at = -1;
        input.removeAttribute("aria-activedescendant");
        list.hidden = !places.length;
        input.setAttribute("aria-expanded", String(places.length > 0));
        said.textContent =
          places.length === 1
            ? box.dataset.placesOne
            : box.dataset.placesMany.replace("{count}", places.length);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };

    const move = (step) => {
      const options = [...list.children];
      if (!options.length) return;
      options[at]?.setAttribute("aria-selected", "false");
      at = at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length;
      options[at].setAttribute("aria-selected", "true");
      options[at].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[at].id);
    };

    const keys = {
      ArrowDown: () => (list.hidden ? look() : move(1)),
      ArrowUp: () => (list.hidden ? look() : move(-1)),
      Escape: () => (list.hidden ? (input.value = "") : close()),
      Enter: () => (at >= 0 && !list.hidden ? choose(list.children[at]) : close()),
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      const act = keys[event.key];
      if (!act) return;
      if (event.key !== "Enter" || (at >= 0 && !list.hidden)) event.preventDefault();
      act();
    });
    input.addEventListener("blur", close);
  };

  document.addEventListener("finder:dressed", dress);
  dress();
})();
