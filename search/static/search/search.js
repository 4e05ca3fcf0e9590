// Shows the answer while the filters change, and keeps the address and the back button true.
// Without this file: the same form, sent by its button.
(() => {
  "use strict";

  const status = document.querySelector("[data-finder-status]");
  if (!document.querySelector("[data-finder]")) return;
  const WIDE = "(min-width: 64rem)";
  let waiting;

  const form = () => document.getElementById("finder");
  const addressOf = () => {
    const query = new URLSearchParams(new FormData(form()));
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "");
  };

  const dress = () => {
    document.querySelector("[data-finder-apply]")?.setAttribute("hidden", "");
    document.querySelector("[data-handles]")?.removeAttribute("hidden");
    // Browsers that cannot open the filters by style alone.
    if (!CSS.supports("selector(::details-content)") && matchMedia(WIDE).matches)
      document.getElementById("narrow").open = true;
    document.dispatchEvent(new CustomEvent("finder:dressed"));
  };

  const put = (fresh) => {
    const old = document.querySelector("[data-finder]");
    const next = fresh.querySelector("[data-finder]");
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    const handle = document.activeElement?.dataset?.handleOf;
    next.querySelector("#narrow").open = old.querySelector("#narrow").open;
    old.replaceWith(next);
    // A script that was parsed apart does not run: the one of the map is needed again.
    for (const script of next.querySelectorAll("script[src]")) {
      const again = document.createElement("script");
      again.src = script.src;
      script.replaceWith(again);
    }
    document.title = fresh.title.trim();
    dress();
    const again = handle
      ? next.querySelector(`[data-handle-of="${handle}"]`)
      : focused && document.getElementById(focused);
    again?.focus({ preventScroll: true });
    status.textContent = next.querySelector("#results-title").textContent.trim();
  };

  const show = async (address, remember) => {
    waiting?.abort();
    waiting = new AbortController();
    document.querySelector("[data-finder]").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: waiting.signal });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!fresh.querySelector("[data-finder]")) throw new TypeError("no answer");
      if (remember) history.pushState(null, "", address);
      put(fresh);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };

  const follow = (handle) => {
    const [low, high] = handle.parentElement.querySelectorAll("input");
    if (Number(low.value) > Number(high.value))
      handle.value = handle === low ? high.value : low.value;
    const field = document.getElementById(handle.dataset.handleOf);
    const open = handle === low ? handle.min : handle.max;
    field.value = handle.value === open ? "" : handle.value;
    const words = new Intl.NumberFormat(document.documentElement.lang, {
      style: "currency", currency: "EUR", maximumFractionDigits: 0,
    });
    handle.setAttribute("aria-valuetext", words.format(Number(handle.value)));
  };

  const isOurs = (target) => target.form === form() || target.dataset?.handleOf;

  document.addEventListener("input", (event) => {
    if (event.target.dataset?.handleOf) follow(event.target);
  });
  document.addEventListener("change", (event) => {
    // A town half typed waits for its suggestion or for the button.
    if (!isOurs(event.target) || event.target.id === "finder-place") return;
    show(addressOf(), true);
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    show(addressOf(), true);
  });
  document.addEventListener("finder:chosen", () => show(addressOf(), true));
  addEventListener("popstate", () => show(location.href, false));
  dress();
})();
