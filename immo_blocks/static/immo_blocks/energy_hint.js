// Says below the class which one the figures would give on the scale of the region, with a button
// that takes it over, and draws the scale. It never writes by itself: the letter is that of the
// certificate.
(() => {
  "use strict";

  const NAMES = [
    "jurisdiction",
    "building_kind",
    "energy_class",
    "kwh_m2_year",
    "co2_kg_m2_year",
    "cold_zone",
  ];

  const textOf = (block, name) => {
    const value = block.childBlocks[name].getValue();
    return typeof value === "string" ? value.trim() : "";
  };

  const numberOf = (text) => {
    const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    return plain === "" || !Number.isFinite(Number(plain)) ? null : Number(plain);
  };

  const indexOf = (bounds, figure, inclusive) => {
    const found = bounds.findIndex(
      (bound) => bound === null || (inclusive ? figure <= bound : figure < bound),
    );
    return found < 0 ? bounds.length : found;
  };

  // The letter, or null where a figure that counts is not known.
  const classOf = (whole, kwh, co2, cold) => {
    const scale = whole && cold && whole.cold ? { ...whole, ...whole.cold } : whole;
    if (!scale || !scale.bounded || kwh === null || (scale.co2.length && co2 === null)) return null;
    const bounds = scale.classes.map(([, upper]) => upper);
    const byEnergy = indexOf(bounds, kwh, scale.inclusive);
    const byGas = scale.co2.length ? indexOf(scale.co2, co2, scale.inclusive) : 0;
    return scale.classes[Math.max(byEnergy, byGas)][0];
  };

  const elementsOf = (words) => {
    const line = document.createElement("p");
    line.className = "immo-energy-hint help";
    line.setAttribute("role", "status");
    line.hidden = true;
    const text = document.createElement("span");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = words.take;
    line.append(text, " ", button);
    const drawing = document.createElement("figure");
    drawing.className = "immo-energy-drawing";
    return { line, text, button, drawing };
  };

  // What the fields say, and what follows from it.
  const read = (block, words) => {
    const jurisdiction = textOf(block, "jurisdiction");
    const kind = textOf(block, "building_kind");
    const scale = words.other_kinds.includes(kind) ? undefined : words.scales[jurisdiction];
    const kwh = numberOf(textOf(block, "kwh_m2_year"));
    const co2 = numberOf(textOf(block, "co2_kg_m2_year"));
    const letter = textOf(block, "energy_class").toUpperCase().replace(/\s/g, "");
    const unlikely = kwh !== null && kwh > words.implausible_above;
    const cold = block.childBlocks.cold_zone.getValue() === true;
    const proposed = unlikely ? null : classOf(scale, kwh, co2, cold);
    const unknown = Boolean(scale && letter && !(letter in scale.main));
    return { codes: [jurisdiction, kind], scale, kwh, letter, unlikely, proposed, unknown };
  };

  const sentenceOf = ({ unlikely, unknown, proposed, letter, scale }, words) => {
    if (unknown) return words.unknown;
    if (unlikely) return words.implausible;
    if (proposed !== null && proposed === letter) return words.agrees;
    if (proposed !== null) return words.proposes.replace("%(letter)s", proposed);
    return scale && scale.unverified ? words.unverified : "";
  };

  const draw = (figure, { scale, letter, proposed, kwh }, words) => {
    const shown = letter || proposed || "";
    const number = kwh === null ? "" : words.figure.replace("%(number)s", String(kwh));
    const svg = window.immoEnergyPreview(scale, shown, [shown, number].filter(Boolean).join(" · "));
    const caption = document.createElement("figcaption");
    caption.className = "help";
    caption.textContent = words.preview;
    figure.replaceChildren(...(svg ? [caption, svg] : []));
  };

  const attach = (block, words) => {
    const field = block.childBlocks.energy_class;
    if (!field || !field.element) return;
    const { line, text, button, drawing } = elementsOf(words);
    let proposed = null;

    const update = () => {
      const found = read(block, words);
      proposed = found.proposed;
      text.textContent = sentenceOf(found, words);
      line.hidden = text.textContent === "";
      button.hidden = proposed === null || proposed === found.letter;
      draw(drawing, found, words);
      const root = block.container && block.container[0] ? block.container[0] : block.container;
      if (root && root.querySelectorAll) window.immoEnergyGroups(root, found.codes);
    };

    button.addEventListener("click", () => {
      if (proposed === null) return;
      const input = field.element.querySelector("input");
      input.value = proposed;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      input.focus();
    });
    NAMES.forEach((name) => {
      ["input", "change"].forEach((event) =>
        block.childBlocks[name].element.addEventListener(event, update),
      );
    });
    field.element.append(line, drawing);
    update();
  };

  class EnergyBlockDefinition extends window.immoSummarisedBlock {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      attach(block, this.meta.energy_hint);
      return block;
    }
  }

  window.telepath.register("immo_blocks.EnergyBlock", EnergyBlockDefinition);
})();
