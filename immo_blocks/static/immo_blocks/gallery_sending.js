// Sends files three at a time, each on its own: progress, three tries, and on when the line is back.
// A file keeps its key, so one whose answer was lost is not stored twice.
(() => {
  "use strict";

  const AT_ONCE = 3;
  const PAUSES = [1000, 4000];

  const post = (address, file, key, onProgress) =>
    new Promise((done) => {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      data.append("key", key);
      data.append("photo", file);
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.responseType = "json";
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) onProgress(Math.round((100 * event.loaded) / event.total));
      };
      request.onloadend = () => done({ status: request.status, answer: request.response });
      request.send(data);
    });

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  const lineIsBack = () =>
    navigator.onLine
      ? Promise.resolve()
      : new Promise((done) => window.addEventListener("online", done, { once: true }));

  // `told` hears of each file: progress(file, percent), stored(file, answer), failed(file, error);
  // the error is blank when sending the same file again may help.
  class Sending {
    constructor(address, told) {
      this.address = address;
      this.told = told;
      this.waiting = [];
      this.running = 0;
      window.addEventListener("beforeunload", (event) => {
        if (this.isBusy) event.preventDefault();
      });
    }

    get isBusy() {
      return this.running + this.waiting.length > 0;
    }

    // What was stored a moment ago is not wanted: nothing is lost if this fails.
    discard(address) {
      const data = new FormData();
      data.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
      fetch(address, { method: "POST", body: data }).catch(() => {});
    }

    add(entry) {
      entry.key ??= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join("");
      this.waiting.push(entry);
      this.next();
    }

    async next() {
      if (this.running >= AT_ONCE || !this.waiting.length) return;
      this.running += 1;
      const entry = this.waiting.shift();
      try {
        await this.send(entry);
      } finally {
        this.running -= 1;
        this.next();
      }
    }

    async send(entry) {
      for (let tries = 0; ; tries += 1) {
        await lineIsBack();
        const progress = (percent) => this.told.progress(entry, percent);
        const { status, answer } = await post(this.address, entry.file, entry.key, progress);
        if (status === 200 && answer?.photo) return this.told.stored(entry, answer);
        if (status >= 400 && status < 500 && status !== 429)
          return this.told.failed(entry, answer?.error || answer?.error_message || "");
        if (tries >= PAUSES.length) return this.told.failed(entry, "");
        await pause(PAUSES[tries]);
      }
    }
  }

  window.immoSending = Sending;
})();
