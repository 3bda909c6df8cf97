// Keys and small comforts on every page: / n ? j k Enter, lists marked data-lijst, pop-ups that close.
// Nothing depends on it: every page works without script.
(() => {
  "use strict";

  // In a box that takes a tick letters mean nothing, so there the keys of the page go on working.
  const typing = (element) => element instanceof HTMLElement && !/^(checkbox|radio)$/.test(element.type ?? "")
    && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));

  const rows = () => [...document.querySelectorAll("[data-lijst] [data-rij]")].filter((row) => row.offsetParent);

  const CURSOR = "vt-cursor";

  // The cursor is where the focus is, else where it was last.
  const current = (all) => {
    const focused = document.activeElement?.closest?.("[data-rij]");
    return all.indexOf(focused ?? document.querySelector(`[data-rij].${CURSOR}`));
  };

  const goTo = (row) => {
    document.querySelectorAll(`.${CURSOR}`).forEach((other) => other.classList.remove(CURSOR));
    row.classList.add(CURSOR);
    (row.querySelector("a[href], button") ?? row).focus();
  };

  const walk = (step) => {
    const all = rows();
    if (!all.length) return false;
    const next = Math.min(Math.max(current(all) + step, 0), all.length - 1);
    goTo(all[next]);
    return true;
  };

  const click = (selector) => {
    const target = document.querySelector(selector);
    target?.click();
    return Boolean(target);
  };

  const search = () => {
    const field = document.querySelector("[data-toets-zoek]");
    field?.focus();
    field?.select();
    return Boolean(field);
  };

  const KEYS = {
    "/": search,
    n: () => click("[data-toets-nieuw]"),
    "?": () => click("[data-toets-hulp]"),
    j: () => walk(1),
    k: () => walk(-1),
  };

  // A page adds its own key to a link or button with data-toets="c".
  const ofPage = (key) => /^[a-z0-9]$|^F\d{1,2}$/.test(key) && click(`[data-toets="${CSS.escape(key)}"]`);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && event.key !== "j" && event.key !== "k") return;
    const functionKey = /^F\d{1,2}$/.test(event.key);
    if (typing(event.target) && !functionKey) {
      if (event.key === "Escape" && event.target.matches("[data-toets-zoek]")) event.target.blur();
      return;
    }
    if (event.key === "Escape") return closeAll(null);
    // A key that the page itself uses wins from the general one: "n" is "niet acuut" where that is the question.
    if (ofPage(event.key) || (KEYS[event.key]?.() ?? false)) event.preventDefault();
  });

  // Pop-ups are <details data-sluit>: one open at a time, closed by Escape or a click elsewhere.
  const closeAll = (except) => {
    document.querySelectorAll("details[data-sluit][open]").forEach((open) => {
      if (open === except) return;
      const inside = open.contains(document.activeElement);
      open.open = false;
      if (inside) open.querySelector("summary")?.focus();
    });
  };

  document.addEventListener("click", (event) => closeAll(event.target.closest?.("details[data-sluit]")));

  document.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (!(opened instanceof HTMLDetailsElement) || !opened.matches("[data-sluit]") || !opened.open) return;
    opened.removeAttribute("data-kant");
    const popup = opened.querySelector(".vt-uitleg");
    if (popup && popup.getBoundingClientRect().right > document.documentElement.clientWidth) {
      opened.dataset.kant = "rechts";
    }
  }, true);

  // Enter or Space on something that is off must not follow or submit anything.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[aria-disabled='true']")) event.preventDefault();
  }, true);

  // After a refused form the summary of errors gets the focus, so that it is read and seen first.
  document.addEventListener("DOMContentLoaded", () => document.querySelector("[data-fouten]")?.focus());

  // A poll that fails is not an error for the person; the next one may succeed. A signed-out poll must not
  // put the login page into a corner of this page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    if (target?.closest("[data-poll]") && xhr.responseURL.includes("/inloggen/")) event.detail.shouldSwap = false;
  });
})();
