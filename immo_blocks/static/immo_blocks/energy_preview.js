// Draws the scale of the region below the class while somebody types, and hides the groups of fields
// that the region has no use for. What is filled in is never hidden.
(() => {
  "use strict";

  const drawnOf = (drawing) => {
    const parsed = new DOMParser().parseFromString(drawing.trim(), "image/svg+xml");
    return document.importNode(parsed.documentElement, true);
  };

  const point = (svg, letter, words) => {
    const pointer = svg.querySelector("[data-pointer]");
    const figure = svg.querySelector("[data-figure]");
    const shown = Array.from(svg.querySelectorAll("rect")).find(
      (rect) => rect.dataset.letter === letter,
    );
    pointer.setAttribute("visibility", shown ? "visible" : "hidden");
    figure.textContent = shown ? words : "";
    if (!shown) return;
    const middle = Number(shown.getAttribute("x")) + Number(shown.getAttribute("width")) / 2;
    pointer.setAttribute("transform", `translate(${middle} 0)`);
    const [start, end] = [middle < 110, middle > 210];
    figure.setAttribute("text-anchor", start ? "start" : end ? "end" : "middle");
    figure.setAttribute("x", start ? Math.max(middle - 8, 2) : end ? Math.min(middle + 8, 318) : middle);
    shown.setAttribute("stroke-width", "3");
    shown.parentNode.insertBefore(shown, pointer);
    const label = Array.from(svg.querySelectorAll("text")).find((t) => t.textContent === letter);
    if (label) shown.after(label);
  };

  // The drawing of a scale with its pointer, as an element; null without a scale.
  window.immoEnergyPreview = (scale, letter, words) => {
    if (!scale) return null;
    const svg = drawnOf(scale.drawing);
    point(svg, scale.main[letter] || letter, words);
    svg.setAttribute("aria-label", words);
    return svg;
  };

  const isFilled = (group) =>
    Array.from(group.querySelectorAll("input, select, textarea")).some((field) =>
      field.type === "checkbox" || field.type === "radio" ? field.checked : field.value !== "",
    );

  // Groups name in data-immo-energy-for the regions or kinds of building they are for.
  window.immoEnergyGroups = (container, codes) => {
    container.querySelectorAll("[data-immo-energy-for]").forEach((group) => {
      const wanted = group.dataset.immoEnergyFor.split(" ");
      const panel = group.closest("section");
      const whole = panel && container.contains(panel) ? panel : group;
      whole.hidden = !wanted.some((code) => codes.includes(code)) && !isFilled(group);
    });
  };
})();
