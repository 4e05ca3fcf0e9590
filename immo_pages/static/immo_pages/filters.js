// Keeps the number in the button of the filters true while they change. Without it: the present one.
(() => {
  "use strict";

  const form = document.getElementById("filters");
  const button = form?.querySelector("[data-count]");
  if (!button) return;
  let waiting;

  const filled = () => {
    const query = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...query]) if (!value) query.delete(name);
    return query;
  };

  const refresh = async () => {
    waiting?.abort();
    waiting = new AbortController();
    try {
      const answer = await fetch(`?${filled()}`, { signal: waiting.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("#filters [data-count]");
      if (fresh) button.textContent = fresh.textContent;
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  };

  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`${location.pathname}?${filled()}`);
  });
})();
