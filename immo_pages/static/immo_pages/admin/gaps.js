// Leads from "#field-price" or "#field-body-energy" to that field of the page editor: opens its
// tab and its panel, scrolls there and puts the focus in it.
(() => {
  const placeOf = (hash) => {
    const match = /^#field-([a-z0-9_]+)(?:-([a-z0-9_]+))?$/.exec(hash);
    if (!match) return null;
    const [, field, blockType] = match;
    const wrapper = document.querySelector(`[data-contentpath="${field}"]`);
    if (!wrapper || !blockType) return wrapper;
    const types = wrapper.querySelectorAll(`input[type="hidden"][name^="${field}-"][name$="-type"]`);
    const found = [...types].find((input) => input.value === blockType);
    return found ? found.closest("[data-streamfield-child]") || wrapper : wrapper;
  };

  const open = (place) => {
    // Wagtail's tabs listen for this event and show the tab that holds its target.
    place.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true }));
    // A block opens folded: its panel is inside the place, not around it.
    const folded = place.matches("[data-streamfield-child]")
      ? place.querySelector(":scope > section > .w-panel__header [data-panel-toggle]")
      : null;
    if (folded && folded.getAttribute("aria-expanded") === "false") folded.click();
    for (let node = place; node; node = node.parentElement) {
      const toggle = node.querySelector?.(":scope > .w-panel__header [data-panel-toggle]");
      if (toggle && toggle.getAttribute("aria-expanded") === "false") toggle.click();
    }
  };

  const FIELDS = "input:not([type=hidden]), select, textarea, [contenteditable=true]";

  // The first field that is still empty; where there is none, the first; else the "add" button.
  const fieldIn = (place) => {
    // Settings of a block are folded away by content-visibility, which offsetParent cannot see.
    const shown = (element) =>
      !element.disabled &&
      element.offsetParent !== null &&
      (element.checkVisibility?.({ visibilityProperty: true }) ?? true);
    const fields = [...place.querySelectorAll(FIELDS)].filter(shown);
    const buttons = [...place.querySelectorAll("button")].filter(shown);
    return fields.find((field) => field.value === "") || fields[0] || buttons[0];
  };

  // A tab that was hidden and a StreamField draw their fields a moment later: ask again until then.
  const focusIn = (place, attempts) => {
    const field = fieldIn(place);
    if (!field) {
      if (attempts > 0) window.setTimeout(() => focusIn(place, attempts - 1), 100);
      return;
    }
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  };

  const visit = () => {
    const place = placeOf(window.location.hash);
    if (!place) return;
    open(place);
    focusIn(place, 20);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#field-"]');
    if (!link) return;
    event.preventDefault();
    // The same link twice changes no hash, so the event would not come a second time.
    window.history.replaceState(null, "", link.getAttribute("href"));
    visit();
  });
  window.addEventListener("hashchange", visit);
  // The outline leads to places that have no address of their own.
  document.addEventListener("immo:go-to", (event) => {
    const { place } = event.detail;
    open(place);
    // The next press of the tab key leads into it.
    const toggle = place.querySelector("[data-panel-toggle]");
    if (toggle) toggle.focus({ preventScroll: true });
    else focusIn(place, 20);
    place.scrollIntoView({ block: "start" });
  });
  // StreamField draws its blocks after the page is loaded.
  window.addEventListener("load", () => window.setTimeout(visit, 150));
})();
