// The button Acuut on the call screen: the lane opens in this second, and the server is told at once. When the line is
// lost the mark stands in the form, so that the next automatic save brings it. Without script the button posts the form.
(() => {
  "use strict";

  const form = document.getElementById("gesprek");
  const button = document.getElementById("acuut-knop");
  const mark = document.getElementById("id_acuut");
  if (!form || !mark) return;

  const tell = (since) => {
    const stand = form.querySelector("[data-acuut-stand]");
    const words = since ? `Op de crisisbaan sinds ${since}; de klok van 24 uur loopt.`
      : "Nog niet op de crisisbaan: geen verbinding. Gaat vanzelf mee. Bel zelf de crisisdienst.";
    if (stand && !stand.textContent.includes(since || words)) stand.textContent = words;
  };

  const send = async () => {
    const body = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    try {
      const answer = await fetch(button.formAction, {
        method: "POST", body, credentials: "same-origin", redirect: "error",
        headers: { Accept: "application/json", "X-Requested-With": "bewaar" }, signal: AbortSignal.timeout(10000),
      });
      const told = await answer.json();
      tell(answer.ok ? told.acuut : "");
      const counter = document.querySelector(".vt-top [data-poll]");
      if (counter) window.htmx?.ajax("GET", counter.getAttribute("hx-get"), { target: counter, swap: "innerHTML" });
    } catch {
      tell("");
    }
  };

  button?.addEventListener("click", (event) => {
    event.preventDefault();
    const first = mark.value !== "on";
    mark.value = "on";
    form.querySelector("#acuut input[type=checkbox]")?.focus();
    if (!first) return;
    send();
    form.dispatchEvent(new Event("change", { bubbles: true }));
  });

  form.addEventListener("bewaard", (event) => { if (event.detail.acuut) tell(event.detail.acuut); });
})();
