/* The form about a collaborator: search in the list, and what a role proposes. Works without, too. */
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function searchable(pick) {
    const search = pick.querySelector("[data-people-pick-search]");
    const count = pick.querySelector("[data-people-pick-count]");
    const none = pick.querySelector("[data-people-pick-none]");
    const rows = [...pick.querySelectorAll("label.people-pick__one")];
    const words = rows.map((row) => plain(row.textContent));
    const boxes = rows.map((row) => row.querySelector("input"));
    const tell = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      count.textContent = `${chosen} / ${boxes.length} ${count.dataset.words}`;
    };
    search.addEventListener("input", () => {
      const wanted = plain(search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, position) => {
        row.hidden = !wanted.every((word) => words[position].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      none.hidden = shown > 0 || rows.length === 0;
    });
    // Enter searches; it does not send the form.
    search.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    pick.addEventListener("change", tell);
    pick.querySelector("[data-people-pick-tools]").hidden = rows.length === 0;
    tell();
  }

  function proposing(form) {
    const scopes = [...form.querySelectorAll("[name=scope]")];
    const last = form.querySelector("[name=expires_on]");
    const isNew = form.hasAttribute("data-people-new");
    let scopeTouched = false;
    let lastTouched = false;
    const part = (name) => form.querySelector(`[data-people-part=${name}]`);
    const scope = () => scopes.find((radio) => radio.checked)?.value;
    const show = () => {
      const role = form.querySelector("[name=role]:checked");
      part("scope").hidden = role?.dataset.scope === "whole";
      part("pages").hidden = part("scope").hidden || scope() !== "chosen";
    };
    const propose = () => {
      const role = form.querySelector("[name=role]:checked");
      if (isNew && !scopeTouched) {
        const value = role?.dataset.scope === "chosen" ? "chosen" : "all";
        scopes.forEach((radio) => { radio.checked = radio.value === value; });
      }
      if (isNew && !lastTouched) {
        last.value = role?.dataset.scope === "chosen" ? last.dataset.proposed : "";
      }
      show();
    };
    form.addEventListener("change", (event) => {
      if (event.target.name === "scope") scopeTouched = true;
      if (event.target.name === "expires_on") lastTouched = true;
      if (event.target.name === "role") propose();
      show();
    });
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-people-pick]").forEach(searchable);
    document.querySelectorAll("[data-people]").forEach(proposing);
  });
})();
