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

  // What was typed in the row while the choice was on its way stays: in the field, or as a note where the register fills it.
  const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value);
  const fieldsOf = (row) => [...row.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "submit");
  let later = [];

  document.addEventListener("htmx:beforeSwap", (event) => {
    const asked = event.detail.requestConfig;
    const row = event.detail.target;
    if (!asked || asked.elt.name !== "wie" || event.detail.xhr.status !== 200 || !row.matches(".vt-persoon")) return;
    if (!event.detail.serverResponse.includes("vt-persoon")) { event.detail.shouldSwap = false; return; }
    later = fieldsOf(row)
      .map((field) => ({ name: field.name, sent: asked.parameters[field.name] ?? "", typed: valueOf(field), label: field.labels[0]?.textContent.trim() ?? "" }))
      .filter(({ sent, typed }) => sent !== typed);
  });

  const noted = (words) => {
    const note = document.getElementById("id_notitie");
    note.value = [note.value.replace(/\n$/, ""), words].filter(Boolean).join("\n");
  };

  const putBack = ({ name, sent, typed, label }) => {
    const field = [...form.elements].find((one) => one.name === name);
    if (!field) return;
    const now = valueOf(field);
    if (now !== sent && now !== "") { if (typed.trim() && typed !== now) noted(`Getypt bij persoon ${Number(name.split("-")[1]) + 1}: ${label.toLowerCase()} ${typed}`); }
    else if (field.type === "checkbox") field.checked = Boolean(typed);
    else field.value = typed;
  };

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.requestConfig?.elt.name !== "wie" || !later.length) return;
    const typed = later;
    later = [];
    typed.forEach(putBack);
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Once somebody was chosen the work goes on at what this person is in the casus.
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (!asked || asked.name !== "wie") return;
    if (![asked, document.body, null].includes(document.activeElement)) return;  // whoever typed on keeps the cursor
    const row = [...form.querySelectorAll(".vt-persoon")][Number(asked.value.split(":")[0])];
    if (row) row.querySelector("[name$='-rol']").focus();
  });
})();
