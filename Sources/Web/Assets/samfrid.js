// What the pages gain when script runs: saving as one types, a warning before the session ends, printing, quick
// filtering of long tables, the chapters of a film. Every page works without it. Nothing is kept in the browser's storage.
(() => {
  "use strict";

  const RETRY_MS = 10_000;
  const TYPING_PAUSE_MS = 1_500;
  const WARN_SECONDS = 120;
  const root = document.documentElement;
  let lastContact = Date.now();

  const touch = () => { lastContact = Date.now(); };
  const element = (tag, text, attributes = {}) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  // A link from an answer is followed only within this site.
  const ownLink = (url) => {
    const link = new URL(url, location.href);
    return link.origin === location.origin ? link.href : location.href;
  };

  // ------------------------------------------------------------ Saving as one types
  class Autosave {
    constructor(form) {
      this.form = form;
      this.status = form.querySelector("[data-saved]");
      this.unsaved = false;
      this.sending = false;
      this.again = false;
      this.leaving = false;
      this.timer = 0;
      // The question that is not ready to be saved, and whether anything typed was refused: both are only on the page.
      this.waiting = null;
      this.refused = Boolean(document.querySelector(".errors"));

      form.addEventListener("input", (event) => this.typed(event));
      form.addEventListener("change", (event) => this.typed(event));
      form.addEventListener("focusout", () => setTimeout(() => this.moved()));
      form.addEventListener("submit", (event) => this.submitted(event));
      addEventListener("pageshow", () => { this.leaving = false; });
      // Not when the form itself is on its way: what it becomes would be in conflict with what is saved behind it.
      const saveUnsent = () => { if (this.unsaved && !this.leaving) this.save(); };
      document.addEventListener("visibilitychange", saveUnsent);
      addEventListener("online", saveUnsent);
      addEventListener("beforeunload", (event) => {
        const isLost = this.unsaved || this.sending || this.waiting || this.refused;
        if (isLost && !this.leaving) event.preventDefault();
      });
    }

    // A save under way changes the versions: wait for it, or the page would be in conflict with itself.
    async submitted(event) {
      clearTimeout(this.timer);
      this.leaving = true;
      if (!this.sending) return;
      event.preventDefault();
      const button = event.submitter;
      await this.flight;
      this.leaving = true;
      this.form.requestSubmit(button);
    }

    typed(event) {
      if (event.target.type === "file" || event.target.closest("[data-no-autosave]")) return;
      this.unsaved = true;
      this.leaving = false;
      if (this.retrying) return;
      this.later(TYPING_PAUSE_MS);
    }

    // The focus has gone on; what is wrong with a question is said when it has been left.
    moved() {
      // A press on a button takes the focus from the field too, and the form is on its way.
      if (this.leaving) return;
      const isLeft = this.waiting && this.waiting !== this.current();
      if ((this.unsaved || isLeft) && !this.retrying) this.save();
    }

    current() {
      const question = document.activeElement && document.activeElement.closest(".q");
      return question && this.form.contains(question) ? question.id.replace(/^q-/, "") : null;
    }

    later(delay) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), delay);
    }

    body() {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(this.form)) {
        if (typeof value === "string") fields.append(name, value);
      }
      if (this.current()) fields.append("pagar", this.current());
      return fields.toString();
    }

    async save() {
      clearTimeout(this.timer);
      if (this.sending) { this.again = true; return; }
      this.sending = true;
      this.again = false;
      this.unsaved = false;
      this.flight = this.post();
      await this.flight;
      if (this.again && !this.retrying && !this.leaving) this.save();
    }

    async post() {
      try {
        const body = this.body();
        const response = await fetch(this.form.getAttribute("action") || location.href, {
          method: "POST",
          headers: { "X-Autosave": "1", "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json" },
          body,
          credentials: "same-origin",
          redirect: "error",
          keepalive: body.length < 60_000,
        });
        this.receive(await response.json(), body);
      } catch {
        this.failed("Ingen kontakt med servern. Texten finns kvar i rutan. Vi försöker igen.");
      } finally {
        this.sending = false;
      }
    }

    receive(answer, sent) {
      this.take(answer.versions);
      if (["saved", "conflict", "waiting", "invalid"].includes(answer.status)) {
        touch();
        this.retrying = false;
        this.waiting = null;
        this.refused = false;
      }
      switch (answer.status) {
        case "saved":
          this.renewed = false;
          if (!this.unsaved) this.tell(answer.text);
          break;
        case "waiting":
          this.waiting = new URLSearchParams(sent).get("pagar");
          if (this.waiting !== this.current()) this.again = true;
          this.tell("");
          break;
        case "invalid":
          this.refused = true;
          this.tell(answer.text, answer.url && { url: answer.url, label: "Till frågan" }, true);
          break;
        case "conflict":
          this.tell(answer.text || "En kollega har ändrat samma fråga. Båda versionerna finns kvar.", {
            url: answer.url, label: "Se båda versionerna",
          });
          break;
        case "signin":
          this.failed(answer.text || "Du har loggats ut. Texten finns kvar här. Logga in i en ny flik, så sparas den sedan.", {
            url: answer.url, label: "Logga in i en ny flik", fresh: true,
          });
          break;
        case "token":
          this.renew(answer.csrf);
          break;
        default:
          this.failed(answer.text || "Servern kunde inte spara. Texten finns kvar i rutan. Vi försöker igen.");
      }
    }

    // After a new sign-in in another tab the form's token is old: take the new one, once, and try again.
    renew(token) {
      const field = this.form.querySelector('input[name="csrf"]');
      this.unsaved = true;
      if (!field || !token || this.renewed) { this.failed("Ladda om sidan för att spara. Kopiera texten först."); return; }
      this.renewed = true;
      for (const input of document.querySelectorAll('input[name="csrf"]')) input.value = token;
      this.retrying = false;
      this.again = true;
    }

    take(versions) {
      for (const [name, version] of Object.entries(versions || {})) {
        const field = this.form.elements.namedItem(`version.${name}`);
        if (field && "value" in field) field.value = version;
      }
    }

    failed(text, link) {
      this.unsaved = true;
      this.retrying = true;
      this.tell(text, link, true);
      this.later(RETRY_MS);
    }

    tell(text, link, trouble = Boolean(link)) {
      if (!this.status) return;
      const key = text + (link ? link.url : "");
      if (this.told === key) return;
      this.told = key;
      this.status.classList.toggle("trouble", trouble);
      this.status.replaceChildren(text);
      if (!link) return;
      const anchor = element("a", link.label, { href: ownLink(link.url) });
      if (link.fresh) { anchor.target = "_blank"; anchor.rel = "noopener"; }
      this.status.append(" ", anchor);
    }
  }

  // ------------------------------------------------------------ Before the session ends
  class SessionClock {
    constructor(seconds) {
      this.seconds = seconds;
      this.build();
      for (const name of ["input", "keydown", "pointerdown"]) {
        addEventListener(name, () => this.active(), { passive: true });
      }
      setInterval(() => this.tick(), 1_000);
    }

    build() {
      this.dialog = element("dialog", "", { "aria-labelledby": "session-title", "aria-describedby": "session-text" });
      this.text = element("p", "", { id: "session-text" });
      this.announce = element("p", "", { class: "vh", role: "status" });
      const stay = element("button", "", { type: "button", class: "btn" });
      stay.addEventListener("click", () => { if (this.ended && !this.isLocked) this.dialog.close(); else this.extend(); });
      this.dialog.addEventListener("cancel", (event) => { event.preventDefault(); this.extend(); });
      const actions = element("p", "", { class: "actions" });
      actions.append(stay);
      this.title = element("h2", "", { id: "session-title" });
      this.dialog.append(this.title, this.text, this.announce, actions);
      document.body.append(this.dialog);
    }

    left() { return Math.round(this.seconds - (Date.now() - lastContact) / 1_000); }

    // Work on the page that sends nothing still counts as work: ask the server to keep the session, at most each minute.
    active() {
      const now = Date.now();
      if (this.dialog.open || this.ended || now - lastContact < 60_000 || now - (this.asked || 0) < 60_000) return;
      this.extend();
    }

    async extend() {
      this.asked = Date.now();
      try {
        const response = await fetch(root.dataset.sessionUrl || location.href, {
          credentials: "same-origin", redirect: "error", headers: { "X-Autosave": "1" },
        });
        if (!response.ok) throw new Error("signed out");
        touch();
        this.dialog.classList.remove("veil");
        if (this.dialog.open) this.dialog.close();
      } catch {
        if (this.ended) this.text.textContent = "Du är inte inloggad än. Logga in i den nya fliken och försök igen.";
        else if (this.dialog.open) this.text.textContent = "Det gick inte att nå servern. Det du har skrivit finns kvar på sidan.";
      }
    }

    tick() {
      const left = this.left();
      if (left > WARN_SECONDS) {
        if (this.dialog.open) this.dialog.close();
        this.ended = false;
        return;
      }
      if (this.ended) return;
      if (left <= 0) { this.end(); return; }
      if (!this.dialog.open) this.open();
      const words = left >= 60 ? `${Math.floor(left / 60)} min ${left % 60} s` : `${left} s`;
      this.text.textContent = `Inget har hänt här på en stund. Om ${words} loggas du ut. Det du har skrivit finns kvar på sidan.`;
      if (left % 15 === 0) this.announce.textContent = `${left} sekunder kvar.`;
    }

    open() {
      this.title.textContent = "Du loggas snart ut";
      this.dialog.querySelector("button").textContent = "Fortsätt arbeta";
      this.dialog.showModal();
    }

    // What stands on a board's pages is hidden until somebody has signed in again; what was typed is still there beneath.
    get isLocked() { return location.pathname.startsWith("/namnder/"); }

    lock() {
      this.dialog.classList.add("veil");
      this.text.textContent = "Sidan är dold. Det du har skrivit finns kvar.";
      if (this.dialog.querySelector("a")) return;
      const link = element("a", "Logga in i en ny flik", { href: "/inloggning", target: "_blank", rel: "noopener" });
      const row = element("p");
      row.append(link);
      this.text.after(row);
    }

    end() {
      this.ended = true;
      this.title.textContent = "Du har loggats ut";
      this.text.textContent = "Det du har skrivit finns kvar på sidan. Logga in i en ny flik och kom sedan tillbaka hit.";
      this.announce.textContent = "";
      this.dialog.querySelector("button").textContent = this.isLocked ? "Jag har loggat in igen" : "Tillbaka till sidan";
      if (this.isLocked) this.lock();
      if (!this.dialog.open) this.dialog.showModal();
    }
  }

  // A file that is too large would be refused with everything else in the form: it is said when it is chosen.
  const refuseLargeFiles = (input) => {
    const said = input.parentElement.querySelector("[role=status]");
    input.addEventListener("change", () => {
      const isLarge = [...input.files].some((file) => file.size > Number(input.dataset.most));
      if (isLarge) input.value = "";
      said.hidden = !isLarge;
    });
  };

  // ------------------------------------------------------------ Small things
  const filterRows = (input) => {
    const table = document.getElementById(input.dataset.filterTable);
    if (!table) return;
    const status = document.getElementById(input.dataset.filterStatus || "");
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const words = rows.map((row) => row.cells[0].textContent.toLocaleLowerCase("sv"));
    const wrapper = input.closest("[hidden]");
    if (wrapper) wrapper.hidden = false;
    input.addEventListener("input", () => {
      const sought = input.value.trim().toLocaleLowerCase("sv");
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words[index].includes(sought);
        if (!row.hidden) shown += 1;
      });
      if (status) status.textContent = `${shown} av ${rows.length} rader visas.`;
    });
  };

  // A long list that scrolls by itself begins where the reader is; the page stays.
  const showCurrent = (list) => {
    const current = list.querySelector("[aria-current]");
    if (!current || list.scrollHeight <= list.clientHeight) return;
    const [outer, inner] = [list.getBoundingClientRect(), current.getBoundingClientRect()];
    list.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  };

  // A chapter is a place in the film above it: whoever goes there keeps captions and transcript. The film has the focus then,
  // so that Space stops it.
  const openChapters = (figure) => {
    const video = figure.querySelector("video");
    for (const words of figure.querySelectorAll("[data-apart]")) words.hidden = true;
    for (const link of figure.querySelectorAll("a[data-second]")) {
      link.addEventListener("click", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        video.currentTime = Number(link.dataset.second);
        video.focus();
        video.play().catch(() => {});
      });
    }
  };

  // Hides what is on the screen from whoever comes in, until the same keys are pressed again; and goes to the search.
  const shortcuts = () => {
    const veil = element("dialog", "Skärmen är dold. Tryck Alt+Q för att visa den igen.", { class: "veil", "aria-label": "Skärmen är dold" });
    veil.addEventListener("cancel", (event) => event.preventDefault());
    document.body.append(veil);
    addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.code === "KeyQ") {
        event.preventDefault();
        if (veil.open) veil.close();
        else veil.showModal();
      }
      const search = document.querySelector("[role=search] input[aria-keyshortcuts]");
      if (event.code === "KeyS" && search && !veil.open) { event.preventDefault(); search.focus(); }
    });
    for (const hint of document.querySelectorAll("[data-keys]")) hint.hidden = false;
  };

  // A form with much to type, which is saved by its button alone. What is shown again with a fault is not saved either.
  const askBeforeLeaving = (form) => {
    let isUnsaved = Boolean(document.querySelector(".errors"));
    form.addEventListener("input", () => { isUnsaved = true; });
    form.addEventListener("submit", () => { isUnsaved = false; });
    addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
  };

  const start = () => {
    if (root.dataset.sessionSeconds) shortcuts();
    for (const list of document.querySelectorAll(".side")) showCurrent(list);
    for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);
    for (const form of document.querySelectorAll("form[data-guarded]")) askBeforeLeaving(form);
    for (const input of document.querySelectorAll("[data-filter-table]")) filterRows(input);
    for (const input of document.querySelectorAll("input[data-most]")) refuseLargeFiles(input);
    for (const figure of document.querySelectorAll("figure.film")) openChapters(figure);
    for (const button of document.querySelectorAll("button[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
    const seconds = Number(root.dataset.sessionSeconds);
    if (seconds > WARN_SECONDS) new SessionClock(seconds);
    const summary = document.querySelector(".errors");
    if (summary) summary.focus();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
