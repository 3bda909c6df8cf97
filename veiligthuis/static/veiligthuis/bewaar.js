// Saves a form while somebody types. For a form with data-bewaar-url (where it is posted) and, anywhere on the
// page, an element with data-bewaar-stand (where "bewaard 14:03:22" is shown; make it role=status).
//
// The server answers 200 with JSON {"bewaard": "14:03:22"}; 409 {"reden": "..."} when it was changed elsewhere, and
// 422 {"reden": "..."} when it cannot keep this: both stop the saving and show the reason. Each save carries
// `bewaar_nr`, which only goes up, so that a late answer of an old request can be told from a new one.
//
// Nothing is kept in the browser's storage: on a shared computer that would be a second, unguarded dossier. The text
// stays in the fields, is tried again, and the browser asks before the page is left while something is unsaved.
(() => {
  "use strict";

  const EVERY = 3000;        // ms after the last key, and at most this long between two saves while typing
  const FIRST_RETRY = 2000;  // ms; doubles up to LAST_RETRY while the line is lost
  const LAST_RETRY = 30000;
  const TURNS = 120;         // how often leaving looks whether everything is kept, WAIT ms apart while it is busy
  const WAIT = 100;
  const GONE = 30000;        // ms; a page that is still here then did not go, and may be typed in again

  const clock = (moment, seconds = false) => moment.toLocaleTimeString("nl-NL", {
    hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined, timeZone: "Europe/Amsterdam",
  });

  // What was typed before this moment is kept: that at which it was sent, by the clock of the server. One that answers
  // late must not seem to have what was typed meanwhile.
  const keptAt = (date, begun) => clock(new Date(Date.parse(date) - (performance.now() - begun)), true);

  class Saver {
    constructor(form) {
      this.form = form;
      this.status = document.querySelector("[data-bewaar-stand]");
      this.sent = this.content();  // what the server has
      this.timer = null;
      this.busy = false;
      this.underway = null;  // what is being sent
      this.held = null;
      this.heldSince = 0;
      this.before = [];  // what was told before a button began to save
      this.stopped = false;
      this.refused = false;
      this.leaving = false;
      this.lostSince = null;
      this.retry = FIRST_RETRY;
      form.addEventListener("input", () => this.plan(EVERY));
      form.addEventListener("change", () => this.plan(0));
      form.addEventListener("submit", (event) => this.leave(event));
      window.addEventListener("pageshow", (event) => { if (event.persisted) this.stay(); });
      // A button that posts this form without leaving the page saves too; a save of ours may not overtake it.
      form.addEventListener("htmx:beforeRequest", (event) => this.hold(event));
      // The answer may have replaced the button: then the event comes from whatever part of the page is left.
      document.addEventListener("htmx:afterRequest", (event) => this.release(event));
      window.addEventListener("online", () => this.plan(0, true));
      window.addEventListener("beforeunload", (event) => this.warn(event));
      document.addEventListener("visibilitychange", () => { if (document.hidden && !this.held) this.save(true); });
      window.addEventListener("pagehide", () => this.save(true));
    }

    content() {
      const data = new FormData(this.form);
      return new URLSearchParams([...data].filter(([, value]) => typeof value === "string")).toString();
    }

    unsaved() { return !this.stopped && this.content() !== this.sent; }

    plan(wait, sooner = false) {
      if (this.stopped) return;
      if (this.timer !== null && !sooner && wait > 0) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => { this.timer = null; this.save(false); }, wait);
    }

    // What stands in the fields is on the server before the page is left: a lost line then costs an answer, never a word.
    leave(event) {
      if (!this.unsaved()) return this.go();
      event.preventDefault();
      if (this.leaving) return;
      this.leaving = true;
      this.flush().then((kept) => {
        this.leaving = false;
        if (!kept) return this.status?.scrollIntoView({ block: "nearest" });
        this.stopped = true;
        this.form.requestSubmit(event.submitter);
      });
    }

    // The next page is on its way: what is typed from here on would be nowhere, so nothing can be typed.
    go() {
      this.stopped = true;
      this.refused = false;
      this.form.inert = true;
      setTimeout(() => this.stay(), GONE);
    }

    stay() {
      this.stopped = this.leaving = this.form.inert = false;
    }

    async flush() {
      for (let turn = 0; turn < TURNS && this.unsaved(); turn += 1) {
        if (this.busy || this.held) await new Promise((resume) => { setTimeout(resume, WAIT); });
        else await this.save(false);
        if (this.lostSince !== null && !this.busy) break;
      }
      return !this.unsaved();
    }

    hold(event) {
      if (!event.detail.elt.matches("button")) return;
      this.held = event.detail.elt;
      this.heldSince = performance.now();
      this.before = [this.status?.dataset.staat, this.status?.textContent];
      if (this.lostSince === null) this.show("bezig", "bewaren …");  // what is typed now waits for this answer
    }

    release(event) {
      if (this.held === null || this.held !== event.detail.requestConfig.elt) return;
      this.held = null;
      const { successful, xhr } = event.detail;
      // What is left goes now, and says so itself.
      if (this.status?.dataset.staat === "bezig" && !(successful && this.unsaved())) {
        if (successful) this.show("goed", `bewaard ${keptAt(xhr.getResponseHeader("Date"), this.heldSince)}`);
        else this.show(...this.before);
      }
      this.plan(0, true);
    }

    async save(leaving) {
      const content = this.content();
      // Whoever leaves has no later moment: then it is sent beside what is under way, unless that is the same.
      if (leaving ? content === this.underway : this.busy || this.held) return;
      if (!this.unsaved()) return;
      this.busy = true;
      this.underway = content;
      const begun = performance.now();
      const number = Number(this.form.dataset.bewaarNr || 0) + 1;  // goes on where the server's count stands
      this.form.dataset.bewaarNr = number;
      if (this.lostSince === null) this.show("bezig", "bewaren …");
      try {
        const answer = await fetch(this.form.dataset.bewaarUrl, {
          method: "POST",
          body: new URLSearchParams(`${content}&bewaar_nr=${number}`),
          headers: { Accept: "application/json", "X-Requested-With": "bewaar" },
          credentials: "same-origin",
          redirect: "error",  // a redirect means signed out: the text stays here and is not lost in a login page
          keepalive: leaving,
          signal: AbortSignal.timeout(10000),
        });
        await this.take(answer, content, begun);
      } catch {
        this.lost();
      } finally {
        this.busy = false;
        this.underway = null;
      }
      // What is unsaved now was typed since then: after a slow answer it has waited long enough.
      if (this.unsaved() && this.lostSince === null) this.plan(Math.max(0, EVERY - (performance.now() - begun)));
    }

    async take(answer, content, begun) {
      if (answer.status === 409 || answer.status === 422) {
        const { reden } = await answer.json();
        this.stopped = this.refused = true;
        return this.show("weg", reden ?? "Dit kan niet worden bewaard. Kopieer uw tekst en laad de bladzijde opnieuw.");
      }
      if (!answer.ok) return this.lost();
      const told = await answer.json();
      const { bewaard } = told;
      this.form.dispatchEvent(new CustomEvent("bewaard", { detail: told }));
      this.sent = content;
      this.lostSince = null;
      this.retry = FIRST_RETRY;
      const date = answer.headers.get("Date");
      this.show("goed", `bewaard ${date ? keptAt(date, begun) : bewaard}`);
    }

    lost() {
      this.lostSince ??= new Date();
      this.show("weg", `Geen verbinding sinds ${clock(this.lostSince)}. Typ gewoon door: uw tekst blijft staan en gaat mee als de lijn terug is.`);
      this.plan(this.retry, true);
      this.retry = Math.min(this.retry * 2, LAST_RETRY);
    }

    show(state, words) {
      if (!this.status) return;
      this.status.dataset.staat = state;
      if (this.status.textContent !== words) this.status.textContent = words;
    }

    // While the browser asks whether to leave, what was typed is on its way already.
    warn(event) {
      if (this.refused && this.content() !== this.sent) return event.preventDefault();  // it stands nowhere else
      if (!this.unsaved()) return;
      event.preventDefault();
      this.save(true);
    }
  }

  const start = () => document.querySelectorAll("form[data-bewaar-url]").forEach((form) => new Saver(form));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
