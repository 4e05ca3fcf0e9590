// Shows of the amounts those that belong to the transaction. What is filled in, or has an error,
// or is being led to, is never hidden: hiding changes no value, and no value is out of sight.
(() => {
  "use strict";

  const RENT = [
    "rent_monthly",
    "charges_monthly",
    "charges_kind",
    "deposit",
    "lease_months",
    "has_individual_meters",
    "is_furnished",
    "letting_fees",
  ];
  const SALE = ["price", "vat_regime", "vat_rate", "cadastral_income", "price_without_fees"];
  const ANNUITY = ["annuity_bouquet", "annuity_monthly"];
  const FRANCE = [
    "agency_fees_paid_by",
    "agency_fees_percent",
    "price_without_fees",
    "is_condominium",
    "condominium_lots",
    "condominium_charges_yearly",
    "has_condominium_procedure",
    "letting_fees",
    "is_furnished",
  ];

  // Names of the fields that an advert of this transaction, in this country, does not use.
  const idle = (transaction, country) => {
    const abroad = country === "FR" ? [] : FRANCE;
    if (transaction === "rent") return [...SALE, ...ANNUITY, ...abroad];
    if (transaction === "life_annuity") return [...RENT, ...abroad];
    if (transaction === "sale" || transaction === "public_sale") return [...RENT, ...ANNUITY, ...abroad];
    return abroad;
  };

  const wrapperOf = (form, name) => {
    const field = form.querySelector(`[data-contentpath="${name}"]`);
    return field && (field.closest(".w-panel__wrapper") || field);
  };

  const isFilled = (wrapper) =>
    [...wrapper.querySelectorAll("input:not([type=hidden]), select, textarea")].some((field) => {
      if (field.type === "checkbox" || field.type === "radio") return field.checked;
      return field.value !== "" && field.value !== "unknown";
    });

  const start = () => {
    const form = document.querySelector("#page-edit-form");
    const transaction = form?.querySelector("select[name=transaction]");
    const country = form?.querySelector("[name=country]");
    if (!transaction) return;
    const names = [...RENT, ...SALE, ...ANNUITY, ...FRANCE];
    const update = () => {
      const place = country ? country.value.trim().toUpperCase() : "";
      const hidden = new Set(idle(transaction.value, place));
      names.forEach((name) => {
        const wrapper = wrapperOf(form, name);
        if (!wrapper) return;
        const needed = !hidden.has(name) || isFilled(wrapper);
        wrapper.hidden = !needed && !wrapper.querySelector(".w-field--error, .error-message:not([hidden])");
      });
      rows();
    };
    // Hidden by us, not by a tab that is not open.
    const isShownIn = (row, field) => {
      for (let node = field; node && node !== row; node = node.parentElement) {
        if (node.hidden) return false;
      }
      return true;
    };
    // A row of which nothing is shown leaves no gap.
    const rows = () => {
      form.querySelectorAll(".w-field-row").forEach((row) => {
        const fields = [...row.querySelectorAll("[data-contentpath]")];
        const shown = fields.some((field) => isShownIn(row, field));
        (row.closest(".w-panel__wrapper") || row).hidden = fields.length > 0 && !shown;
      });
      form.querySelectorAll("section.w-panel").forEach((panel) => {
        const fields = names.flatMap((name) => [...panel.querySelectorAll(`[data-contentpath="${name}"]`)]);
        const all = panel.querySelectorAll("[data-contentpath]");
        const only = fields.length > 0 && new Set(fields).size === all.length;
        if (only) panel.hidden = fields.every((field) => field.closest(".w-panel__wrapper[hidden]") !== null);
      });
    };
    [transaction, country].forEach((field) => field?.addEventListener("change", update));
    document.addEventListener("w-focus:focus", (event) => {
      for (let node = event.target; node; node = node.parentElement) {
        if (node.matches(".w-panel__wrapper[hidden], section.w-panel[hidden]")) node.hidden = false;
      }
    });
    update();
  };

  window.addEventListener("load", start);
})();
