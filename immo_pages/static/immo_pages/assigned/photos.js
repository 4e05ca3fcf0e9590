// Photos go up one by one while the page stays; rows move by buttons and by dragging.
// Without this script the form does the same in one go.
(() => {
  "use strict";

  const form = document.querySelector("[data-immo-photos]");
  const list = form?.querySelector("[data-photos-list]");
  if (!list) return;

  const told = form.querySelector("[data-photos-told]");
  const seen = form.querySelector("[data-photos-seen]");
  const state = form.querySelector("[data-photos-state]");
  const input = form.querySelector("[data-photos-input]");
  let unsaved = false;
  let sending = 0;

  const rows = () => [...list.children];

  const touch = () => {
    unsaved = true;
    if (state) state.textContent = form.dataset.unsaved;
    form.classList.add("is-unsaved");
  };

  const tell = (row) => {
    const words = form.dataset.moved.replace("%(place)s", rows().indexOf(row) + 1);
    told.textContent = words.replace("%(total)s", rows().length);
  };

  const move = (row, how) => {
    if (how === "up") row.previousElementSibling?.before(row);
    if (how === "down") row.nextElementSibling?.after(row);
    if (how === "first") list.prepend(row);
    touch();
    tell(row);
  };

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-photo-move]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("[data-photo-row]");
    move(row, button.dataset.photoMove);
    button.focus();
    row.scrollIntoView({ block: "nearest" });
  });

  list.addEventListener("change", (event) => {
    const row = event.target.closest("[data-photo-row]");
    if (event.target.matches("[data-photo-remove]")) {
      row.classList.toggle("is-removed", event.target.checked);
    }
    touch();
  });
  list.addEventListener("input", touch);

  // --- dragging, with finger, pen or mouse; the keyboard has the buttons ---
  const drag = (grip) => {
    const row = grip.closest("[data-photo-row]");
    const follow = (event) => {
      if (event.clientY < 80) window.scrollBy(0, -12);
      if (event.clientY > window.innerHeight - 120) window.scrollBy(0, 12);
      const over = rows().find((other) => {
        const box = other.getBoundingClientRect();
        return other !== row && event.clientY > box.top && event.clientY < box.bottom;
      });
      if (!over) return;
      const box = over.getBoundingClientRect();
      const upperHalf = event.clientY < box.top + box.height / 2;
      if (upperHalf && over.previousElementSibling !== row) over.before(row);
      if (!upperHalf && over.nextElementSibling !== row) over.after(row);
    };
    // On the document: an element that is moved in the page loses the pointer it had captured.
    const drop = () => {
      ["pointermove", "pointerup", "pointercancel"].forEach((name) =>
        document.removeEventListener(name, name === "pointermove" ? follow : drop),
      );
      row.classList.remove("is-dragged");
      touch();
      tell(row);
    };
    grip.hidden = false;
    grip.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      row.classList.add("is-dragged");
      document.addEventListener("pointermove", follow);
      document.addEventListener("pointerup", drop);
      document.addEventListener("pointercancel", drop);
    });
  };
  list.querySelectorAll("[data-photo-grip]").forEach(drag);

  // --- sending ---
  const queue = form.querySelector("[data-photos-queue]");

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const bar = document.createElement("progress");
    name.textContent = `${form.dataset.sending}: ${file.name}`;
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    item.append(name, bar);
    queue.append(item);
    return { item, name, bar };
  };

  const fail = (shown, text) => {
    shown.bar.remove();
    shown.name.textContent = text;
    shown.item.classList.add("is-error");
  };

  const arrive = (answer, file) => {
    const holder = document.createElement("template");
    holder.innerHTML = answer.html.trim();
    const row = holder.content.firstElementChild;
    list.append(row);
    seen.value = answer.seen;
    form.querySelector("[data-photos-empty]")?.setAttribute("hidden", "");
    drag(row.querySelector("[data-photo-grip]"));
    const picture = new Image();
    picture.alt = "";
    picture.onload = () => row.querySelector("[data-photo-thumb]").replaceWith(picture);
    picture.src = URL.createObjectURL(file);
  };

  const send = (file) =>
    new Promise((done) => {
      const shown = line(file);
      const data = new FormData();
      data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      data.append("seen", seen.value);
      data.append("photos", file);
      const request = new XMLHttpRequest();
      request.open("POST", form.dataset.upload);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.responseType = "json";
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total;
      };
      request.onerror = () => fail(shown, `${file.name}: ${form.dataset.failed}`);
      request.onload = () => {
        const answer = request.response;
        if (request.status === 200 && answer?.html) {
          if (answer.same) fail(shown, `${answer.same} ${form.dataset.same}`);
          else shown.item.remove();
          arrive(answer, file);
        } else {
          const text = answer?.error || answer?.error_message;
          fail(shown, text || `${file.name}: ${form.dataset.failed}`);
        }
      };
      request.onloadend = done;
      request.send(data);
    });

  input?.addEventListener("change", async () => {
    const files = [...input.files];
    input.value = "";
    queue.replaceChildren();
    sending += 1;
    for (const file of files) await send(file);
    sending -= 1;
  });

  form.addEventListener("submit", (event) => {
    if (sending) event.preventDefault();
    else unsaved = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved || sending) event.preventDefault();
  });
  form.classList.add("is-enhanced");
})();
