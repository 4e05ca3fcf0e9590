// Says beside the class which one the figures would give on the scale of the region, with a button
// that takes it over. It never writes by itself: the letter is that of the certificate.
(() => {
  "use strict";

  const NAMES = ["jurisdiction", "energy_class", "kwh_m2_year", "co2_kg_m2_year"];

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
  const classOf = (scale, kwh, co2) => {
    if (!scale || kwh === null || (scale.co2.length && co2 === null)) return null;
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
    return { line, text, button };
  };

  const attach = (block, words) => {
    const field = block.childBlocks.energy_class;
    if (!field || !field.element) return;
    const { line, text, button } = elementsOf(words);
    let proposed = null;

    const update = () => {
      const kwh = numberOf(textOf(block, "kwh_m2_year"));
      const scale = words.scales[textOf(block, "jurisdiction")];
      const unlikely = kwh !== null && kwh > words.implausible_above;
      const letter = textOf(block, "energy_class").toUpperCase().replace(/\s/g, "");
      proposed = unlikely ? null : classOf(scale, kwh, numberOf(textOf(block, "co2_kg_m2_year")));
      line.hidden = !unlikely && proposed === null;
      button.hidden = proposed === null || proposed === letter;
      if (unlikely) text.textContent = words.implausible;
      else if (proposed !== null && proposed === letter) text.textContent = words.agrees;
      else if (proposed !== null) text.textContent = words.proposes.replace("%(letter)s", proposed);
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
    field.element.append(line);
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
