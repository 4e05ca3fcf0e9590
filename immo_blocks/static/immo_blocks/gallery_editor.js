// The photos of a gallery as one grid: dropped files, many from the library, a cover by one click.
// The list below it stays Wagtail's own, so ordering, removing, comments and errors are its own too.
(() => {
  "use strict";

  const RETRIES = 30;
  const byName = new Intl.Collator(undefined, { numeric: true });

  const made = (tag, options = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), options);
    element.append(...children);
    return element;
  };

  const button = (text, action, small) =>
    made("button", {
      type: "button",
      className: `button button-secondary${small ? " button-small" : ""}`,
      textContent: text,
      onclick: action,
    });

  class Grid {
    constructor(list, { upload, accept, words }) {
      this.list = list;
      this.words = words;
      this.placed = [];
      this.counts = { done: 0, total: 0 };
      this.sending = upload ? new window.immoSending(upload, this) : null;
      this.bar = this.makeBar(accept);
      const container = list.container[0];
      container.classList.add("immo-grid");
      container.before(this.bar);
      new MutationObserver(() => this.dress()).observe(list.sequenceContainer[0], {
        childList: true,
      });
      container.addEventListener("error", (event) => this.wait(event.target), true);
      this.dress();
    }

    makeBar(accept) {
      const { words } = this;
      this.state = made("p", { className: "immo-drop__state", role: "status" });
      this.queue = made("ul", { className: "immo-drop__queue" });
      const choose = button(words.choose, () => this.chooseMany());
      if (!this.sending) return made("div", { className: "immo-drop" }, choose);
      this.input = made("input", { type: "file", multiple: true, accept, hidden: true });
      this.input.addEventListener("change", () => {
        this.take(this.input.files);
        this.input.value = "";
      });
      this.order = made(
        "select",
        {},
        made("option", { value: "time", textContent: words.byTime }),
        made("option", { value: "name", textContent: words.byName }),
      );
      const send = button(words.send, () => this.input.click());
      const ways = made("p", { className: "immo-drop__ways" }, words.drop, send, choose);
      const order = made("label", { className: "immo-drop__order" }, words.order, this.order);
      const bar = made("div", { className: "immo-drop" });
      bar.append(ways, this.input, order, this.state, this.queue);
      return this.withDrop(bar);
    }

    withDrop(bar) {
      const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
      ["dragenter", "dragover"].forEach((name) =>
        bar.addEventListener(name, (event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          bar.classList.add("is-over");
        }),
      );
      bar.addEventListener("dragleave", () => bar.classList.remove("is-over"));
      bar.addEventListener("drop", (event) => {
        bar.classList.remove("is-over");
        if (!hasFiles(event)) return;
        event.preventDefault();
        this.take(event.dataTransfer.files);
      });
      return bar;
    }

    // --- files ---
    take(files) {
      if (!this.sending.isBusy) {
        this.placed = [];
        this.counts = { done: 0, total: 0 };
      }
      const sorted = [...files].sort((one, other) => byName.compare(one.name, other.name));
      this.counts.total += sorted.length;
      sorted.forEach((file) => {
        const bar = made("progress", { max: 100, value: 0, ariaLabel: file.name });
        const text = made("span", { textContent: this.words.waiting });
        const line = made("li", {}, made("b", { textContent: file.name }), " ", bar, " ", text);
        this.queue.append(line);
        this.sending.add({ file, line, bar, text });
      });
      this.tell();
    }

    progress({ bar, text }, percent) {
      bar.value = percent;
      text.textContent = this.words.sending.replace("%(percent)s", percent).replace("%%", "%");
    }

    stored({ file, line }, { photo, taken_at: taken, same }) {
      const entry = { name: file.name, taken };
      entry.child = this.list.insert({ photo, caption: "", room: "" }, this.placeFor(entry));
      this.placed.push(entry);
      this.showFile(entry.child, file);
      this.counts.done += 1;
      if (same) this.tellSame(line, entry.child, file, same);
      else line.remove();
      this.tell();
    }

    failed(entry, error) {
      const { line, bar, text, file } = entry;
      line.classList.add("is-error");
      bar.hidden = true;
      text.textContent = error || this.words.failed;
      const forget = () => {
        line.remove();
        this.counts.total -= 1;
        this.tell();
      };
      const again = () => {
        line.remove();
        this.counts.total -= 1;
        this.takeAgain(entry, file);
      };
      if (!error) line.append(" ", button(this.words.again, again, true));
      line.append(" ", button(this.words.dismiss, forget, true));
      this.tell();
    }

    takeAgain({ key }, file) {
      const bar = made("progress", { max: 100, value: 0, ariaLabel: file.name });
      const text = made("span", { textContent: this.words.waiting });
      const line = made("li", {}, made("b", { textContent: file.name }), " ", bar, " ", text);
      this.queue.append(line);
      this.counts.total += 1;
      this.sending.add({ file, line, bar, text, key });
    }

    // Both are kept until somebody says otherwise.
    tellSame(line, child, file, same) {
      const { words } = this;
      const link = made("a", { target: "_blank", textContent: same.title });
      if (same.url) link.href = same.url;
      const name = made("b", { textContent: file.name });
      const use = () => {
        this.exchange(child, same.photo);
        this.sending.discard(same.discard);
        line.remove();
      };
      const ways = [
        button(words.usePresent, use, true),
        button(words.keepBoth, () => line.remove(), true),
      ];
      line.replaceChildren(name, " ", words.same, " ", link, " ", ...ways);
    }

    // One that stands in the gallery already is not put there twice.
    exchange(child, photo) {
      const { children } = this.list;
      if (!children.includes(child)) return;
      const keyOf = (one) => String(one.block.childBlocks.photo.getState()?.id);
      if (children.some((one) => one !== child && keyOf(one) === String(photo.id))) {
        child.delete({ animate: true });
        return;
      }
      child.block.childBlocks.photo.setState(photo);
      const picture = this.pictureOf(child);
      if (picture) delete picture.dataset.address;
    }

    tell() {
      const { done, total } = this.counts;
      const text = this.words.stored.replace("%(done)s", done).replace("%(total)s", total);
      this.state.textContent = total ? `${text}. ${this.words.unsaved}` : "";
    }

    // Among the photos of this drop: by the time they were taken or by name, however they arrive.
    placeFor(entry) {
      const children = this.list.children;
      const present = this.placed
        .map((other) => ({ ...other, index: children.indexOf(other.child) }))
        .filter((other) => other.index >= 0);
      if (!present.length) return children.length;
      const later = present.filter((other) => this.compare(entry, other) < 0);
      if (later.length) return Math.min(...later.map((other) => other.index));
      return Math.max(...present.map((other) => other.index)) + 1;
    }

    compare(one, other) {
      if (this.order.value === "time" && one.taken !== other.taken) {
        if (!one.taken || !other.taken) return one.taken ? -1 : 1;
        return one.taken < other.taken ? -1 : 1;
      }
      return byName.compare(one.name, other.name);
    }

    // --- the library ---
    chooseMany() {
      const fields = this.list.blockDef.childBlockDef.childBlockDefs;
      const { widget } = fields.find((field) => field.name === "photo");
      widget.openModal(
        (chosen) =>
          [chosen].flat().forEach((photo) => {
            this.list.insert({ photo, caption: "", room: "" }, this.list.children.length);
          }),
        { multiple: true },
      );
    }

    // --- pictures ---
    pictureOf(child) {
      return child.element.querySelector("[data-chooser-image]");
    }

    showFile(child, file) {
      const picture = this.pictureOf(child);
      if (!picture || /hei[cf]/i.test(file.type + file.name)) return;
      picture.src = URL.createObjectURL(file);
    }

    // A size that a task is still making: said, and asked for again.
    wait(picture) {
      if (!picture.matches?.("[data-chooser-image]")) return;
      const tries = Number(picture.dataset.tries || 0);
      const address = (picture.dataset.address ??= picture.src);
      const holder = picture.parentElement;
      holder.dataset.immoPrepared = this.words.prepared;
      if (tries >= RETRIES || !address) return;
      picture.dataset.tries = tries + 1;
      picture.onload = () => delete holder.dataset.immoPrepared;
      setTimeout(() => {
        picture.src = address;
      }, 3000);
    }

    // Each photo gets its button; the first one says that it is the cover.
    dress() {
      this.list.children.forEach((child, index) => {
        const element = child.element;
        let cover = element.querySelector(":scope [data-immo-cover]");
        if (!cover) {
          cover = button("", () => this.list.moveBlock(child.index, 0), true);
          cover.dataset.immoCover = "";
          const picture = this.pictureOf(child);
          picture?.closest("[data-field], .w-field__wrapper, .w-field")?.before(cover);
        }
        cover.textContent = index ? this.words.makeCover : this.words.cover;
        cover.disabled = index === 0;
        element.classList.toggle("is-cover", index === 0);
      });
    }
  }

  class GalleryBlockDefinition extends window.immoSummarisedBlock {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      new Grid(block.childBlocks.photos, this.meta.grid);
      return block;
    }
  }

  window.telepath.register("immo_blocks.GalleryBlock", GalleryBlockDefinition);
})();
