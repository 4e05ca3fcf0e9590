// The line a folded block shows: a number of photos or documents, a class with its figure. Read
// from the fields whenever Wagtail asks, so that it is true after every change.
(() => {
  "use strict";

  const { StructBlockDefinition } = window.wagtailStreamField.blocks;

  const textOf = (block, name) => {
    const child = block.childBlocks[name];
    const value = child && child.getValue ? child.getValue() : "";
    return typeof value === "string" ? value.trim() : "";
  };

  const joined = (...parts) => parts.filter(Boolean).join(" · ");

  const shortened = (text, options) => {
    const most = options && options.maxLength;
    return most && text.length > most ? `${text.slice(0, most - 1)}…` : text;
  };

  const numberText = (typed) => {
    const amount = Number(typed.replace(/[\s\u00a0\u202f]/g, "").replace(",", "."));
    if (typed === "" || !Number.isFinite(amount)) return typed;
    return new Intl.NumberFormat(document.documentElement.lang || undefined).format(amount);
  };

  const counted = (block, words) => {
    const list = block.childBlocks[words.count];
    const number = list && list.children ? list.children.length : 0;
    if (number === 0) return textOf(block, "title");
    const pattern = number === 1 ? words.one : words.many;
    return joined(pattern.replace("%(count)d", String(number)), textOf(block, "title"));
  };

  const energy = (block, words) => {
    const letter = textOf(block, "energy_class").toUpperCase();
    const kwh = textOf(block, "kwh_m2_year");
    const scale = words.energy[textOf(block, "jurisdiction")] || "";
    const figure = kwh && words.figure.replace("%(number)s", numberText(kwh));
    if (!letter && !figure) return words.statuses[textOf(block, "status")] || "";
    return joined([scale, letter].filter(Boolean).join(" "), figure);
  };

  const player = (block, words) => {
    const hosts = Object.keys(words.services).sort((a, b) => b.length - a.length);
    const host = hosts.find((name) => textOf(block, "url").includes(name));
    return joined(host && words.services[host], textOf(block, "title"));
  };

  // What is ticked in a list of boxes, in the words of the boxes.
  const ticked = (block, words) => {
    const child = block.childBlocks[words.ticked];
    const boxes = child && child.element ? child.element.querySelectorAll("input:checked") : [];
    const labels = Array.from(boxes, (box) => box.closest("label").textContent.trim());
    return labels.join(", ") || words.none;
  };

  const said = (block, words) => textOf(block, words.said) || words.none;

  const lineOf = (words) => {
    if (words.energy) return energy;
    if (words.services) return player;
    if (words.said) return said;
    return words.ticked ? ticked : counted;
  };

  class SummarisedBlockDefinition extends StructBlockDefinition {
    render(placeholder, prefix, initialState, initialError) {
      const block = super.render(placeholder, prefix, initialState, initialError);
      const words = this.meta.summary;
      const line = lineOf(words);
      block.getTextLabel = (options) => shortened(line(block, words), options);
      return block;
    }
  }

  // The energy block adds its hint to it.
  window.immoSummarisedBlock = SummarisedBlockDefinition;
  window.telepath.register("immo_blocks.SummarisedBlock", SummarisedBlockDefinition);
})();
