/* In the editor's frame: say that this page listens, and show it again when the draft changes. */
const editor = document.currentScript.dataset.editor;

if (window.parent !== window) {
  window.addEventListener("message", (event) => {
    const known = event.source === window.parent && event.origin === editor;
    if (known && event.data?.type === "immo:preview:changed") window.location.reload();
  });
  window.parent.postMessage({ type: "immo:preview:ready" }, editor);
}
