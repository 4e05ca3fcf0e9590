// The preview at the width of a phone or of a desktop: one frame, drawn smaller where it is too wide.
(() => {
  const preview = document.querySelector("[data-preview]");
  if (!preview) return;
  const frame = preview.querySelector("[data-preview-frame]");
  const box = frame.parentElement;
  const buttons = [...preview.querySelectorAll("[data-preview-width]")];

  const draw = () => {
    const width = Number(preview.dataset.width);
    const scale = Math.min(1, box.clientWidth / width);
    frame.style.maxWidth = "none";
    frame.style.width = `${width}px`;
    frame.style.height = `${box.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.marginInlineStart = `${Math.max(0, (box.clientWidth - width * scale) / 2)}px`;
  };

  buttons.forEach((button) => {
    button.addEventListener("click", () => {
      preview.dataset.width = button.dataset.previewWidth;
      buttons.forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
      draw();
    });
  });
  window.addEventListener("resize", draw);
  draw();
})();
