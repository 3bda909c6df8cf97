// Comfort on the call screen: the running clock, Enter that adds the time, rows that open. Works without it too.
(() => {
  "use strict";

  const form = document.getElementById("gesprek");
  if (!form) return;

  const two = (number) => String(number).padStart(2, "0");

  const tick = () => form.querySelectorAll("[data-loopt-sinds]").forEach((clock) => {
    const seconds = Math.max(0, Math.floor((Date.now() - new Date(clock.dataset.looptSinds)) / 1000));
    const hours = Math.floor(seconds / 3600);
    const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    clock.textContent = hours ? `${hours}:${rest}` : rest;
  });
  tick();
  setInterval(tick, 1000);

  // A row of persons stays open once something stands in it, also when the focus has left.
  const mark = (row) => {
    const filled = [...row.querySelectorAll(".vt-persoon__naam input, .vt-persoon__meer input")].some((field) => field.value.trim());
    row.toggleAttribute("data-ingevuld", filled);
  };
  const markAll = () => form.querySelectorAll(".vt-persoon").forEach(mark);
  markAll();
  form.addEventListener("input", (event) => {
    const row = event.target.closest(".vt-persoon");
    if (row) mark(row);
  });

  // The next note may be typed while this one is on its way: it stands on a line of its own until the answer comes.
  const nextLine = (field) => { if (field.value.trim()) field.value = `${field.value}\n`; };
  const isNote = (element) => Boolean(element) && element.matches("#aantekeningen button");

  // A note that must wait for the answer to another one is what stood there when it was recorded; half a line that was
  // begun since stays where it is.
  let recorded = "";
  form.addEventListener("click", (event) => {
    if (isNote(event.target.closest("button"))) recorded = document.getElementById("id_notitie").value;
  }, true);

  const tell = (words) => {
    const stand = document.querySelector("[data-bewaar-stand]");
    if (!stand) return;
    stand.dataset.staat = "weg";
    stand.textContent = words;
  };

  // What the server has now goes out of the field, and nothing else: what was typed since stays. An answer without
  // the notes is another page, as the one to sign in again: then nothing was kept and nothing goes.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const asked = event.detail.requestConfig;
    if (event.detail.xhr.status !== 200 || !isNote(asked.elt)) return;
    if (!event.detail.serverResponse.includes('id="vastgelegd"')) {
      event.detail.shouldSwap = false;
      tell("Uw aantekening is niet vastgelegd en staat er nog. Kopieer de tekst en laad de bladzijde opnieuw.");
      return;
    }
    const field = document.getElementById("id_notitie");
    const taken = asked.parameters.notitie || "";
    const rest = (text) => (text.startsWith(taken) ? text.slice(taken.length).replace(/^\n/, "") : text);
    field.value = rest(field.value);
    recorded = rest(recorded);
  });

  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (event.target.id === "id_notitie" && !event.shiftKey) {
      event.preventDefault();
      form.querySelector("[data-aantekening]").click();
      nextLine(event.target);
    } else if (event.target.matches("input:not([type=submit])")) {
      event.preventDefault();  // Enter in a field must not finish a call
    }
  });

  // These look at what was typed and keep nothing.
  const onlyAsks = (element) => Boolean(element) && (element.id === "ontbreekt" || element.matches("[data-zoekt]"));

  // A note or a row is a save too: it takes the next number, so that the order of saves stays clear.
  document.addEventListener("htmx:configRequest", (event) => {
    if (event.detail.verb !== "post" || onlyAsks(event.detail.elt)) return;
    form.dataset.bewaarNr = Number(form.dataset.bewaarNr || 0) + 1;
    event.detail.parameters.bewaar_nr = form.dataset.bewaarNr;
    const waited = isNote(event.detail.elt) && recorded && (event.detail.parameters.notitie || "").startsWith(recorded);
    if (waited) event.detail.parameters.notitie = recorded;
  });

  // A button that did not do its work says so where the saving is told; what was typed still stands in the fields.
  document.addEventListener("htmx:responseError", (event) => {
    if (!event.detail.elt.matches("button")) return;
    const conflict = event.detail.xhr.status === 409;
    tell(conflict ? event.detail.xhr.responseText : "Dat is niet gelukt. Probeer het nog eens; uw tekst staat er nog.");
  });

  // The answer was lost, and perhaps the question too. Pressing again is safe: a note that stands is not put there twice.
  ["htmx:sendError", "htmx:timeout"].forEach((lost) => document.addEventListener(lost, (event) => {
    if (event.detail.elt.matches("button")) tell("Geen antwoord gekregen. Uw tekst staat er nog; druk nog eens.");
  }));

  // The cursor still stands where the button was pressed; whoever went on types elsewhere, and keeps the cursor.
  const isWaiting = (button) => [button, document.body, null].includes(document.activeElement);

  // What the server added counts as typed: save it, and put the cursor where the work goes on.
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (event.detail.elt.id === "ontbreekt" || onlyAsks(asked)) return;
    markAll();
    const list = form.querySelector(".vt-tijdregels");
    if (list) list.scrollTop = list.scrollHeight;
    if (isNote(asked) && isWaiting(asked)) document.getElementById("id_notitie").focus();
    if (event.detail.target?.id === "personen" && isWaiting(asked)) form.querySelector(".vt-persoon:last-of-type input").focus();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
