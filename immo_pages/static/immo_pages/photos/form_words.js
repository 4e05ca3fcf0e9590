// The words that are proposed for a photo are put into its description by one click.
(() => {
  "use strict";

  document.querySelectorAll("[data-immo-photo-words]").forEach((note) => {
    const field = document.querySelector("[name=description]");
    const button = note.querySelector("button");
    if (!field || !button) return;
    button.addEventListener("click", () => {
      field.value = note.dataset.immoPhotoWords;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
      note.remove();
    });
  });
})();
