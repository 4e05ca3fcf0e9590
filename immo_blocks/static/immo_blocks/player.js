// Starts a video or a virtual tour where its picture stands. Nothing is asked of the service before
// the click; without this file the button is a link to the page at the service.
(() => {
  "use strict";

  const ALLOWED =
    "accelerometer; autoplay; encrypted-media; fullscreen; gyroscope; picture-in-picture; xr-spatial-tracking";
  // Everything a player needs, but it cannot lead the visitor away from the page.
  const SANDBOX =
    "allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts";

  const frameOf = (words) => {
    const frame = document.createElement("iframe");
    frame.className = "immo-player__frame";
    frame.title = words.immoTitle;
    frame.allow = ALLOWED;
    frame.allowFullscreen = true;
    frame.setAttribute("sandbox", SANDBOX);
    // Some services refuse to play when they are not told which site shows them.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = words.immoPlayer;
    return frame;
  };

  for (const player of document.querySelectorAll("[data-immo-player]")) {
    if (player.dataset.immoReady) continue;
    player.dataset.immoReady = "yes";
    const stage = player.querySelector(".immo-player__stage");
    const link = stage.querySelector(".immo-player__open");
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    button.addEventListener("click", () => {
      const frame = frameOf(player.dataset);
      stage.replaceChildren(frame);
      frame.focus();
    });
    link.replaceWith(button);
  }
})();
