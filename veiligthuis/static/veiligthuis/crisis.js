// The crisis lane on a bad line. A press is kept here until the server has it, sent once (the key of the form sees to
// that), and the page says which of the two it is. Without script every form is posted as it is.
//
// What waits stands in the memory of this page only, never in the browser's storage: a phone can be lost.
(() => {
  "use strict";

  const FIRST_RETRY = 2000;  // ms; doubles up to LAST_RETRY while the line is lost
  const LAST_RETRY = 20000;
  const PATIENCE = 15000;    // ms before one attempt counts as lost

  const waiting = [];  // {form, step, url, body}
  let busy = false;
  let retry = FIRST_RETRY;
  let timer = null;

  const clock = () => new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });

  const show = (state, words) => {
    const status = document.querySelector("[data-verzend]");
    if (!status) return;
    status.dataset.staat = state;
    if (status.textContent !== words) status.textContent = words;
  };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(flush, retry);
    retry = Math.min(retry * 2, LAST_RETRY);
  };

  // A step that waits for one that was pressed but not sent yet may be pressed as well: they are sent in order.
  const release = (step) => document.querySelectorAll(`[data-na="${CSS.escape(step)}"]`).forEach((button) => {
    button.removeAttribute("aria-disabled");
    document.getElementById(button.getAttribute("aria-describedby") ?? "")?.remove();
    button.removeAttribute("aria-describedby");
  });

  const lock = (form, locked) => {
    form.toggleAttribute("data-wacht", locked);
    form.querySelectorAll("input:not([type=hidden]), textarea").forEach((field) => { field.readOnly = locked; });
    const button = form.querySelector("button[type=submit]");
    if (locked) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
  };

  const typedIn = (form) => [...form.querySelectorAll("input:not([type=hidden]), textarea, select")]
    .some((field) => field.tagName === "SELECT" ? ![...field.options].find((option) => option.selected)?.defaultSelected && field.selectedIndex > 0
      : field.value !== field.defaultValue);

  // Somebody works in it: typed, opened, or the cursor stands there. A key that lost its field would be a shortcut.
  const inUse = (form) => typedIn(form) || form.contains(document.activeElement) || Boolean(form.closest("details[open]"));

  // Everything new when nothing typed would go; else only where it stands and the form that was sent.
  const take = (html, form) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("crisis");
    if (!fresh) return location.reload();
    const others = [...document.querySelectorAll("form[data-stap]")].filter((other) => other !== form);
    const whole = !waiting.length && !others.some(inUse);
    if (whole) document.getElementById("crisis").replaceWith(fresh);
    else {
      document.getElementById("stand").replaceWith(page.getElementById("stand"));
      form.closest("details[data-stap-vak], section.vt-nu")?.remove();
    }
    window.htmx?.process(document.getElementById("crisis"));
    if (whole) document.querySelector("#crisis .vt-nu h2")?.scrollIntoView({ block: "nearest" });
  };

  const refused = (html, form) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(`form[data-stap="${form.dataset.stap}"]`);
    show("weg", "Niet vastgelegd: kijk bij de stap waarom.");
    if (!fresh) return lock(form, false);
    form.replaceWith(fresh);
    const box = fresh.closest("details");
    if (box) box.open = true;
    fresh.querySelector("[aria-invalid], [role=alert]")?.scrollIntoView({ block: "center" });
  };

  const answered = async (response, first) => {
    const html = await response.text();
    if (response.url.includes("/inloggen/")) {
      show("weg", "U bent uitgelogd. Log in op een ander tabblad; daarna gaat dit alsnog mee.");
      return false;
    }
    if (response.status >= 500) return false;
    waiting.shift();
    if (response.status === 422) refused(html, first.form);
    else if (!response.ok) { lock(first.form, false); show("weg", "Niet vastgelegd. Laad de bladzijde opnieuw."); }
    else {
      take(html, first.form);
      show("goed", `verzonden ${clock()}`);
    }
    return true;
  };

  const flush = async () => {
    if (busy || !waiting.length) return;
    busy = true;
    const first = waiting[0];
    let arrived = false;
    try {
      arrived = await answered(await fetch(first.url, {
        method: "POST", body: first.body, credentials: "same-origin", headers: { "X-Requested-With": "crisis" },
        signal: AbortSignal.timeout(PATIENCE),
      }), first);
    } catch {
      show("weg", `Geen verbinding. Nog niet verzonden: ${waiting.length}. Gaat vanzelf als de lijn terug is; laat deze bladzijde open.`);
    } finally {
      busy = false;
    }
    if (arrived) { retry = FIRST_RETRY; flush(); } else later();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("form[data-stap]")) return;
    event.preventDefault();
    if (waiting.some((entry) => entry.form === form)) return;
    form.querySelector("[name=gedrukt_op]").value = new Date().toISOString();
    waiting.push({ form, url: form.action, body: new URLSearchParams(new FormData(form)) });
    lock(form, true);
    release(form.dataset.stap);
    show("weg", "Nog niet verzonden …");
    flush();
  });

  window.addEventListener("online", () => { retry = FIRST_RETRY; flush(); });
  window.addEventListener("beforeunload", (event) => { if (waiting.length) event.preventDefault(); });

  // The lane and the stand are asked again on their own: what is open stays open, and the focus where it was.
  let open = [];
  let focus = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!event.detail.target.matches("#baan, #stand")) return;
    open = [...event.detail.target.querySelectorAll("details[open][id]")].map((box) => box.id);
    focus = event.detail.target.contains(document.activeElement) ? document.activeElement.id : "";
  });
  document.addEventListener("htmx:afterSettle", () => {
    open.forEach((id) => { const box = document.getElementById(id); if (box) box.open = true; });
    if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    open = [];
    focus = "";
  });
})();
