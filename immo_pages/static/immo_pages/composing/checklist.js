// The list of missing mentions follows what is typed. Nothing is saved: the form is posted to be
// judged. A newer question aborts the older one; when there is no answer, the old list stays.
(() => {
  "use strict";

  const WAIT = 600;
  let waiting;
  let asked;
  let last = "";

  const place = () => document.querySelector("[data-immo-checklist-url]");

  const typed = (form) => {
    const data = new FormData(form);
    [...data.entries()].forEach(([name, value]) => {
      if (value instanceof File) data.delete(name);
    });
    return new URLSearchParams(data).toString();
  };

  const show = (html) => {
    const list = place();
    const template = document.createElement("template");
    template.innerHTML = html;
    const said = template.content.querySelector("[data-immo-checklist-said]");
    const status = document.querySelector("[data-immo-checklist-status]");
    const text = said ? said.textContent.trim() : "";
    if (said) said.remove();
    list.replaceChildren(template.content);
    if (status && status.textContent !== text) status.textContent = text;
    document.dispatchEvent(new CustomEvent("immo:checklist"));
  };

  const ask = async (form) => {
    const list = place();
    const body = list ? typed(form) : last;
    if (body === last) return;
    last = body;
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(list.dataset.immoChecklistUrl, {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          "X-Requested-With": "XMLHttpRequest",
          Accept: "text/html",
        },
        signal: asked.signal,
      });
      if (answer.ok) show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") last = "";
    }
  };

  const start = () => {
    const form = document.querySelector("#page-edit-form");
    if (!form || !place()) return;
    const soon = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => ask(form), WAIT);
    };
    last = typed(form);
    ["input", "change", "click"].forEach((name) => form.addEventListener(name, soon));
    // Choosers put what was chosen into hidden fields, outside of any event of the form.
    new MutationObserver(soon).observe(form, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["value"],
    });
  };

  window.addEventListener("load", start);
})();
