// Live refresh: the preview of the page editor shows a site of somebody else in its frame.
//
// Wagtail loads the frame anew after every change. A site that has said
// {type: "immo:preview:ready"} is told {type: "immo:preview:changed", version} instead, and fetches
// the draft again with the token it has. The server says of which origin that site must be; the
// message goes to exactly that origin.
(() => {
  "use strict";

  const MODE = "front-end";
  const MINUTES = 14; // the token of the site lives for 15

  /** Who has said that it listens: its window, its origin, until when its token is good. */
  let listener = null;

  const panel = () => document.querySelector('[data-controller~="w-preview"]');

  const isChosen = () => {
    const choice = panel()?.querySelector('[data-w-preview-target~="mode"]');
    return choice?.value === MODE;
  };

  const frames = () => [...(panel()?.querySelectorAll("iframe") ?? [])];

  const shown = () => document.getElementById("w-preview-iframe");

  const reload = (frame) => {
    listener = null;
    if (frame?.src) frame.src = frame.src;
  };

  /** Where the preview is, with whatever the editor adds to its address, in this mode. */
  const refreshAddress = () => {
    const link = panel()?.querySelector('[data-w-preview-target~="newTab"]');
    const address = new URL(link.href, window.location.href);
    address.searchParams.set("mode", `${MODE}:refresh`);
    return address;
  };

  const tell = async (frame) => {
    const asked = listener;
    try {
      const answer = await fetch(refreshAddress(), {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      if (!answer.ok) throw new Error(`${answer.status}`);
      const { origin, version } = await answer.json();
      if (!origin || origin !== asked.origin) throw new Error("another origin");
      asked.window.postMessage({ type: "immo:preview:changed", version }, origin);
    } catch {
      reload(frame);
    }
  };

  window.addEventListener("message", (event) => {
    if (event.data?.type !== "immo:preview:ready") return;
    if (!frames().some((frame) => frame.contentWindow === event.source)) return;
    listener = {
      window: event.source,
      origin: event.origin,
      until: Date.now() + MINUTES * 60 * 1000,
    };
  });

  document.addEventListener("w-preview:load", (event) => {
    const frame = shown();
    const isListening =
      listener !== null &&
      isChosen() &&
      Date.now() < listener.until &&
      frame?.contentWindow === listener.window;
    if (!isListening) return;
    event.preventDefault();
    tell(frame);
  });
})();
