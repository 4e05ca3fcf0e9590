// Counter of the strip and a viewer for all photos. Without this file every photo is a link.
(() => {
  "use strict";

  const countWhileScrolling = (gallery, items) => {
    const list = gallery.querySelector(".immo-gallery__list");
    const counter = gallery.querySelector("[data-immo-counter]");
    if (!counter) return;
    const show = () => {
      const number = Math.round(list.scrollLeft / items[0].offsetWidth) + 1;
      counter.textContent = counter.dataset.immoCounter
        .replace("{number}", number)
        .replace("{total}", items.length);
    };
    list.addEventListener("scroll", () => requestAnimationFrame(show), { passive: true });
    show();
  };

  const button = (text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  };

  const bar = (place, ...children) => {
    const made = document.createElement("p");
    made.className = `immo-viewer__bar immo-viewer__bar--${place}`;
    made.append(...children);
    return made;
  };

  const makeViewer = (gallery, items) => {
    const words = gallery.dataset;
    const dialog = document.createElement("dialog");
    const picture = document.createElement("img");
    const caption = document.createElement("span");
    const position = document.createElement("span");
    let index = 0;
    const show = (next) => {
      index = (next + items.length) % items.length;
      const item = items[index];
      picture.src = item.querySelector("a").href;
      picture.alt = item.querySelector("img").alt;
      caption.textContent = item.querySelector("figcaption")?.textContent ?? "";
      position.textContent = `${index + 1} / ${items.length}`;
    };
    dialog.className = "immo-viewer";
    dialog.setAttribute("aria-label", gallery.getAttribute("aria-label"));
    dialog.append(
      bar("top", position, button(words.immoClose, () => dialog.close())),
      picture,
      bar(
        "bottom",
        button(words.immoPrevious, () => show(index - 1)),
        caption,
        button(words.immoNext, () => show(index + 1)),
      ),
    );
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "ArrowLeft") show(index - 1);
      if (event.key === "ArrowRight") show(index + 1);
    });
    document.body.append(dialog);
    return (start) => {
      show(start);
      dialog.showModal();
    };
  };

  for (const gallery of document.querySelectorAll("[data-immo-gallery]")) {
    if (gallery.dataset.immoReady) continue;
    gallery.dataset.immoReady = "yes";
    const items = [...gallery.querySelectorAll(".immo-gallery__item")];
    let open;
    countWhileScrolling(gallery, items);
    items.forEach((item, index) => {
      item.querySelector("a").addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open ??= makeViewer(gallery, items);
        open(index);
      });
    });
  }
})();
