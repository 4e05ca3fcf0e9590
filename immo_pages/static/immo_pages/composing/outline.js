// The outline of the editor: its panels, and the blocks of the body with their summaries. Each is
// a button that leads there (tab, panel and block are opened by gaps.js) and says what it lacks.
(() => {
  "use strict";

  const WAIT = 300;
  const PHONE = window.matchMedia("(max-width: 49.99rem)");
  let waiting;
  let entries = [];

  const text = (element) => (element ? element.textContent.replace(/\s*\*\s*$/, "").trim() : "");

  const iconOf = (panel) => {
    const use = panel.querySelector(":scope > .w-panel__header [data-panel-toggle] use");
    return use ? use.getAttribute("href") : "#icon-placeholder";
  };

  // Wagtail writes the summary of a block when it is folded or unfolded; its own listener does so
  // again when asked, without folding anything.
  const summaryOf = (child) => {
    const toggle = child.querySelector(":scope > section > .w-panel__header [data-panel-toggle]");
    if (toggle) toggle.dispatchEvent(new CustomEvent("wagtail:panel-toggle"));
    return text(child.querySelector(":scope > section > .w-panel__header [data-panel-heading-text]"));
  };

  const blocksOf = (panel) =>
    [...panel.querySelectorAll("[data-streamfield-stream-container] > [data-streamfield-child]")].filter(
      (child) => child.getAttribute("aria-hidden") !== "true",
    );

  const entryOfBlock = (child) => {
    const section = child.querySelector(":scope > section");
    return {
      target: child,
      label: text(section.querySelector(":scope > .w-panel__header .c-sf-block__type")),
      summary: summaryOf(child),
      icon: iconOf(section),
      isBlock: true,
    };
  };

  const entryOfPanel = (panel) => {
    const heading = panel.querySelector(":scope > .w-panel__header [data-panel-heading]");
    return {
      target: panel,
      label: text(heading?.querySelector("[data-panel-heading-text]") || heading),
      summary: "",
      icon: iconOf(panel),
      isBlock: false,
    };
  };

  const panelsOf = (tab) =>
    [...tab.querySelectorAll(".w-panel")].filter(
      (panel) =>
        panel.querySelector(":scope > .w-panel__header") &&
        !panel.hidden &&
        !panel.parentElement.closest(".w-panel, [data-streamfield-child]"),
    );

  const entriesOf = (tab) =>
    panelsOf(tab).flatMap((panel) => [entryOfPanel(panel), ...blocksOf(panel).map(entryOfBlock)]);

  const groups = () => {
    const form = document.querySelector("#page-edit-form");
    const tabs = [...form.querySelectorAll('[role="tab"]')];
    const found = tabs.map((tab) => ({
      heading: text(tab.firstChild?.nodeType === 3 && tab.firstChild.data.trim() ? tab.firstChild : tab),
      body: document.getElementById(tab.getAttribute("aria-controls")),
    }));
    return found.filter(({ body }) => body);
  };

  // "#field-body-energy" is the first block of that kind; where there is none, the body itself.
  const missing = () =>
    [...document.querySelectorAll('#immo-advert-gaps a[href^="#field-"]')].map((link) => {
      const [, field, kind] = /^#field-([a-z0-9_]+)(?:-([a-z0-9_]+))?$/.exec(link.hash) || [];
      const wrapper = field && document.querySelector(`[data-contentpath="${field}"]`);
      const types = wrapper && kind ? wrapper.querySelectorAll('input[type="hidden"][name$="-type"]') : [];
      const type = [...types].find((input) => input.value === kind);
      const isError = Boolean(link.closest(".immo-gaps__item--error"));
      return { isError, place: (type && type.closest("[data-streamfield-child]")) || wrapper };
    });

  const marksOf = (entry, gaps) =>
    gaps.filter(({ place }) => {
      if (!place) return false;
      if (entry.isBlock) return entry.target.contains(place);
      return entry.target.contains(place) && !place.closest("[data-streamfield-child]");
    });

  const icon = (href) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "icon immo-outline__icon");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", href);
    svg.append(use);
    return svg;
  };

  const span = (name, content) => {
    const element = document.createElement("span");
    element.className = `immo-outline__${name}`;
    element.textContent = content;
    return element;
  };

  const markOf = (marks, words) => {
    const isError = marks.some((mark) => mark.isError);
    const mark = span(isError ? "mark immo-outline__mark--error" : "mark", String(marks.length));
    const said = document.createElement("span");
    said.className = "w-sr-only";
    said.textContent = ` ${isError ? words.wordsRequired : words.wordsRecommended}`;
    mark.append(said);
    mark.title = said.textContent.trim();
    return mark;
  };

  const leave = () => {
    if (PHONE.matches) document.querySelector("[data-form-side-close-button]")?.click();
  };

  const itemOf = (entry, gaps, words) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = `immo-outline__link${entry.isBlock ? " immo-outline__link--block" : ""}`;
    button.append(icon(entry.icon), span("label", entry.label));
    if (entry.isBlock) button.append(span("summary", entry.summary || words.wordsEmpty));
    const marks = marksOf(entry, gaps);
    if (marks.length) button.append(markOf(marks, words));
    button.addEventListener("click", () => {
      leave();
      document.dispatchEvent(new CustomEvent("immo:go-to", { detail: { place: entry.target } }));
    });
    item.append(button);
    entries.push({ target: entry.target, button });
    return item;
  };

  const count = (gaps) => {
    const counter = document.querySelector(
      '[data-side-panel-toggle="immo-outline"] [data-side-panel-toggle-counter]',
    );
    const errors = gaps.filter((gap) => gap.isError).length;
    if (!counter) return;
    counter.textContent = String(errors);
    counter.hidden = errors === 0;
  };

  const draw = () => {
    const outline = document.querySelector("[data-immo-outline]");
    const list = outline?.querySelector("[data-immo-outline-list]");
    const gaps = missing();
    count(gaps);
    if (!list) return;
    const focused = entries.findIndex(({ button }) => button === document.activeElement);
    entries = [];
    const parts = groups().map(({ heading, body }) => {
      const part = document.createElement("section");
      const title = document.createElement("h3");
      const items = document.createElement("ul");
      title.textContent = heading;
      items.append(...entriesOf(body).map((entry) => itemOf(entry, gaps, outline.dataset)));
      part.append(title, items);
      return part;
    });
    list.replaceChildren(...parts);
    entries[focused]?.button.focus();
  };

  const soon = () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(draw, WAIT);
  };

  // Where she is now; the innermost entry wins.
  const mark = (event) => {
    const inside = entries.filter(({ target }) => target.contains(event.target));
    const here = inside[inside.length - 1];
    entries.forEach((entry) => {
      if (entry === here) entry.button.setAttribute("aria-current", "true");
      else entry.button.removeAttribute("aria-current");
    });
  };

  // Wagtail folds all blocks that are there. What has nothing to show yet is to be filled in.
  const unfoldEmpty = (form) => {
    blocksOf(form).forEach((child) => {
      const toggle = child.querySelector(":scope > section > .w-panel__header [data-panel-toggle]");
      const folded = toggle && toggle.getAttribute("aria-expanded") === "false";
      if (folded && summaryOf(child) === "") toggle.click();
    });
  };

  window.addEventListener("load", () => {
    const form = document.querySelector("#page-edit-form");
    if (!form) return;
    // StreamField draws its blocks a moment after the page is loaded.
    window.setTimeout(() => {
      unfoldEmpty(form);
      draw();
    }, 100);
    ["input", "change", "click"].forEach((name) => form.addEventListener(name, soon));
    form.addEventListener("focusin", mark);
    document.addEventListener("immo:checklist", soon);
    const side = document.querySelector('[data-side-panel="immo-outline"]');
    side?.addEventListener("show", draw);
    // After an automatic save Wagtail draws the side panels again, empty.
    if (side) {
      new MutationObserver(() => {
        if (!side.querySelector("[data-immo-outline-list] > *")) soon();
      }).observe(side, { childList: true });
    }
  });
})();
