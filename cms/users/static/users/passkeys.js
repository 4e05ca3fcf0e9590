/* A ceremony that was cancelled or failed: say so beside the button. */
document.addEventListener("allauth.error", () => {
  for (const note of document.querySelectorAll("[data-passkey-error]")) note.hidden = false;
});
