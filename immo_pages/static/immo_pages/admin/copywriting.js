// Who writes texts only sees the rest of a body, and cannot change it: the server would not keep
// it. Closed are photos, certificates, documents and the map; open are titles, captions and texts.
(() => {
  "use strict";

  const OPEN = {
    gallery: /-value-(title|photos-\d+-value-caption)$/,
    location: /-value-text$/,
    energy: /^$/,
    documents: /^$/,
  };

  const close = (child) => {
    const type = child.querySelector(":scope > input[name$='-type']")?.value;
    const open = OPEN[type];
    if (!open) return;
    child.classList.add("immo-closed");
    child.querySelectorAll("input, select, textarea").forEach((field) => {
      if (field.type === "hidden" || open.test(field.name)) return;
      (field.closest("[data-field-wrapper]") || field).inert = true;
    });
    child.querySelectorAll("button").forEach((button) => {
      if (button.matches("[data-panel-toggle]")) return;
      button.hidden = true;
    });
  };

  const closeAll = () => {
    document.querySelectorAll("[data-streamfield-child]").forEach((child) => {
      if (child.querySelector(":scope > input[name$='-type']")) close(child);
    });
  };

  const start = () => {
    closeAll();
    const form = document.querySelector("#page-edit-form");
    if (!form) return;
    let waiting = false;
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        closeAll();
      });
    }).observe(form, { childList: true, subtree: true });
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
