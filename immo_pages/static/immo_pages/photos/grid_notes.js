// What the gallery says under each photo: rights that end, and words proposed from the room, the
// kind of property and its place. Both come with the list of missing mentions.
(() => {
  "use strict";

  const SOURCE = "immo-photo-notes";

  const notes = () => {
    const source = document.getElementById(SOURCE);
    return source ? JSON.parse(source.textContent) : null;
  };

  const place = (card, name) => {
    const field = card.querySelector("[name$='-caption']");
    const holder = field.closest("[data-field], .w-field__wrapper") || field;
    let line = card.querySelector(`:scope [data-immo-${name}]`);
    if (!line) {
      line = document.createElement("p");
      line.className = `immo-photo-note immo-photo-note--${name}`;
      line.setAttribute(`data-immo-${name}`, "");
      if (name === "rights") (card.querySelector(".chooser") || holder).after(line);
      else holder.after(line);
    }
    return line;
  };

  const clear = (card, name) => card.querySelector(`:scope [data-immo-${name}]`)?.remove();

  const showRights = (card, notice) => {
    if (!notice) {
      clear(card, "rights");
      return;
    }
    const line = place(card, "rights");
    line.classList.toggle("is-over", notice.over);
    if (line.textContent !== notice.text) line.textContent = notice.text;
  };

  const take = (caption, text) => {
    caption.value = text;
    ["input", "change"].forEach((kind) =>
      caption.dispatchEvent(new Event(kind, { bubbles: true })),
    );
    caption.focus();
  };

  const showWords = (card, text, labels) => {
    const caption = card.querySelector("[name$='-caption']");
    if (!text || caption.value.trim()) {
      clear(card, "words");
      return;
    }
    const line = place(card, "words");
    if (line.dataset.text === text) return;
    line.dataset.text = text;
    const quoted = document.createElement("q");
    const button = document.createElement("button");
    quoted.textContent = text;
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = labels.use;
    button.addEventListener("click", () => take(caption, text));
    line.replaceChildren(`${labels.proposal} `, quoted, " ", button);
  };

  const show = () => {
    const found = notes();
    if (!found) return;
    document.querySelectorAll(".immo-grid [name$='-caption']").forEach((caption) => {
      const card = caption.closest("[data-streamfield-child]");
      const photo = card?.querySelector("[name$='-photo']");
      const room = card?.querySelector("[name$='-room']");
      if (!photo || !room) return;
      showRights(card, found.rights[photo.value]);
      showWords(card, found.words[room.value], found.labels);
    });
  };

  document.addEventListener("immo:checklist", show);
  ["input", "change"].forEach((kind) =>
    document.addEventListener(kind, (event) => {
      if (/-(caption|room)$/.test(event.target.name || "")) show();
    }),
  );
  window.addEventListener("load", show);
})();
