// Shows of price, rent and charges those that the transaction needs. Without this script all are
// shown and the server keeps the right ones.
(() => {
  const form = document.querySelector("[data-immo-quick-form]");
  const transaction = form?.querySelector("[name=transaction]");
  if (!transaction) return;

  const show = (name, shown) => {
    const field = form.querySelector(`[data-immo-field="${name}"]`);
    if (field) field.hidden = !shown && !field.querySelector(".w-field--error");
  };
  const update = () => {
    const letting = transaction.value === "rent";
    show("price", !letting);
    show("rent_monthly", letting);
    show("charges_monthly", letting);
  };
  transaction.addEventListener("change", update);
  update();
})();
