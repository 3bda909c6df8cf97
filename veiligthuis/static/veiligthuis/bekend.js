// The candidates below a name, by keyboard: arrow down from the name, arrows between them, Escape back. Enter is the button's own.
(() => {
  "use strict";

  const form = document.getElementById("gesprek");
  if (!form) return;

  const candidates = (row) => [...row.querySelectorAll(".vt-bekende")];

  const step = (row, field, key) => {
    const all = candidates(row);
    const now = all.indexOf(field);
    if (key === "ArrowDown") return all[now + 1] || field;
    return now > 0 ? all[now - 1] : row.querySelector("[name$='-achternaam']");
  };

  form.addEventListener("keydown", (event) => {
    const row = event.target.closest(".vt-persoon");
    if (!row || !candidates(row).length) return;
    const isCandidate = event.target.matches(".vt-bekende");
    if (!isCandidate && !event.target.closest(".vt-persoon__naam")) return;
    if (event.key === "ArrowDown" || (event.key === "ArrowUp" && isCandidate)) {
      event.preventDefault();
      step(row, event.target, event.key).focus();
    } else if (event.key === "Escape") {
      row.querySelector("[name$='-achternaam']").focus();
      row.querySelector(".vt-bekend").replaceChildren();
    }
  });

  // Once somebody was chosen the work goes on at what this person is in the casus.
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (!asked || asked.name !== "wie") return;
    const row = [...form.querySelectorAll(".vt-persoon")][Number(asked.value.split(":")[0])];
    if (row) row.querySelector("[name$='-rol']").focus();
  });
})();
