// Samfrid's page around a course for SCORM 1.2: opens the adapter page of the content origin in a frame, gives it the
// state, and saves what the course sets. Only that frame, from that origin, with the token of this opening is heard.
//
//   <section data-scorm data-origin="https://kurser.example" data-adapter="https://kurser.example/o/…"
//     data-token="…" data-entry="sida.html" data-title="Kursens namn" data-start="{…}">
//     <form method="post" action="/where/it/is/saved"><input type="hidden" name="csrf" value="…"></form>
//     <p role="status" data-scorm-status></p>
//     <iframe title="Kursens namn" allow="fullscreen; autoplay" sandbox="allow-scripts allow-same-origin allow-forms
//       allow-modals"></iframe>
//   </section>
(() => {
  "use strict";

  const RETRY_MS = 10_000;
  const CLOSE_MS = 5_000;
  const WAIT_MS = 8_000;

  class Player {
    constructor(section) {
      this.data = section.dataset;
      this.form = section.querySelector("form");
      this.status = section.querySelector("[data-scorm-status]");
      this.frame = section.querySelector("iframe");
      this.started = false;
      this.stopped = false;
      // What the course has set and the server has not yet taken: the last word of each element, in the order of the first.
      this.unsaved = new Map();
      this.finished = false;
      this.sending = null;
      this.timer = 0;

      addEventListener("message", (event) => this.receive(event));
      addEventListener("online", () => this.save());
      addEventListener("beforeunload", (event) => { if (this.isUnsaved && !this.stopped) event.preventDefault(); });
      document.addEventListener("click", (event) => this.followed(event));
      this.frame.src = `${this.data.adapter}#${this.data.token}`;
    }

    get isUnsaved() { return this.unsaved.size > 0 || this.finished || this.sending !== null; }

    send(message) {
      this.frame.contentWindow.postMessage({ samfrid: "scorm", token: this.data.token, ...message }, this.data.origin);
    }

    receive(event) {
      if (event.source !== this.frame.contentWindow || event.origin !== this.data.origin) return;
      const message = event.data;
      if (!message || message.samfrid !== "scorm" || message.token !== this.data.token) return;
      switch (message.kind) {
        case "ready": this.start(); break;
        case "save": this.take(message); break;
        case "active": dispatchEvent(new Event("input")); break;
        case "closed": this.closed?.(); break;
      }
    }

    // The token opens once: a frame that loads again would begin from a state that is no longer so.
    start() {
      if (this.started) { this.send({ kind: "refused" }); return; }
      this.started = true;
      this.send({
        kind: "start", values: JSON.parse(this.data.start), entry: this.data.entry, title: this.data.title,
      });
      // What tells nothing of how it goes has been read when it is opened.
      if ("read" in this.data) this.take({ values: [], finished: true });
    }

    take({ values, finished }) {
      const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string");
      if (!Array.isArray(values) || !values.every(isPair)) return;
      for (const [name, value] of values) this.unsaved.set(name, value);
      this.finished = this.finished || finished === true;
      this.save();
    }

    // ------------------------------------------------------------ Saving
    async save() {
      clearTimeout(this.timer);
      if (this.stopped || this.sending || !(this.unsaved.size > 0 || this.finished)) return;
      const [values, finished] = [[...this.unsaved], this.finished];
      this.unsaved.clear();
      this.finished = false;
      this.sending = this.post(values, finished);
      const isSaved = await this.sending;
      this.sending = null;
      if (!isSaved) this.putBack(values, finished);
      else if (this.isUnsaved) await this.save();
    }

    // What has been set since then is the later word.
    putBack(values, finished) {
      this.unsaved = new Map([...values, ...this.unsaved]);
      this.finished = this.finished || finished;
      if (this.stopped) return;
      if (this.isRenewed) { this.isRenewed = false; this.save(); return; }
      this.timer = setTimeout(() => this.save(), RETRY_MS);
    }

    async post(values, finished) {
      const body = new URLSearchParams(new FormData(this.form));
      body.set("oppning", this.data.token);
      body.set("varden", JSON.stringify(values));
      body.set("avslutad", finished ? "ja" : "nej");
      try {
        const response = await fetch(this.form.getAttribute("action"), {
          method: "POST",
          headers: { "X-Autosave": "1", "Accept": "application/json" },
          body,
          credentials: "same-origin",
          redirect: "error",
          keepalive: body.toString().length < 60_000,
        });
        return this.answered(await response.json(), finished);
      } catch {
        this.tell("Ingen kontakt med servern. Det senaste i kursen är inte sparat. Vi försöker igen.", null, true);
        return false;
      }
    }

    answered(answer, finished) {
      switch (answer.status) {
        case "saved":
          this.renewed = false;
          this.tell(answer.text || (finished ? "Kursdelen är avslutad och sparad." : "Sparat."), answer.url && {
            url: answer.url, label: "Gå vidare",
          });
          return true;
        case "conflict":
          this.stop(answer.text || "Kursen är öppen på en annan plats. Det du gör här sparas inte. Ladda om sidan.");
          return false;
        case "signin":
          this.tell(answer.text || "Du har loggats ut. Logga in i en ny flik, så sparas det senaste sedan.", {
            url: answer.url || "/inloggning", label: "Logga in i en ny flik", fresh: true,
          }, true);
          return false;
        case "token":
          this.renew(answer.csrf);
          return false;
        default:
          this.tell(answer.text || "Servern kunde inte spara det senaste i kursen. Vi försöker igen.", null, true);
          return false;
      }
    }

    // After a new sign-in in another tab the form's token is old: take the new one, once, and try again.
    renew(token) {
      const field = this.form.querySelector('input[name="csrf"]');
      if (!field || !token || this.renewed) {
        this.tell("Det senaste i kursen kan inte sparas. Ladda om sidan.", null, true);
        return;
      }
      this.renewed = true;
      this.isRenewed = true;
      for (const input of document.querySelectorAll('input[name="csrf"]')) input.value = token;
    }

    stop(words) {
      this.stopped = true;
      this.tell(words, null, true);
    }

    // ------------------------------------------------------------ Leaving
    // Many courses say how it went in their last moment: let them, and save it, before the page goes.
    async followed(event) {
      const link = event.target.closest?.("a[href]");
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (!link || !isPlain || event.defaultPrevented || link.target === "_blank") return;
      if (link.getAttribute("href").startsWith("#") || !this.started || this.stopped || this.mayLeave) return;
      event.preventDefault();
      if (this.leaving) return;
      this.leaving = true;
      this.tell("Sparar …");
      await this.close();
      await this.settled();
      this.leaving = false;
      this.mayLeave = true;
      if (this.isUnsaved) {
        this.tell("Det senaste i kursen är inte sparat. Vi försöker igen. Välj länken en gång till för att gå ändå.", null, true);
        return;
      }
      location.assign(link.href);
    }

    close() {
      return new Promise((resolve) => {
        this.closed = resolve;
        setTimeout(resolve, CLOSE_MS);
        this.send({ kind: "close" });
      });
    }

    async settled() {
      const latest = Date.now() + WAIT_MS;
      while (this.isUnsaved && Date.now() < latest) await new Promise((resolve) => setTimeout(resolve, 50));
    }

    tell(words, link = null, trouble = false) {
      if (!this.status) return;
      const key = words + (link ? link.url : "");
      if (this.told === key) return;
      this.told = key;
      this.status.classList.toggle("trouble", trouble);
      this.status.replaceChildren(words);
      if (!link) return;
      const url = new URL(link.url, location.href);
      const anchor = document.createElement("a");
      anchor.textContent = link.label;
      anchor.href = url.origin === location.origin ? url.href : location.href;
      if (link.fresh) { anchor.target = "_blank"; anchor.rel = "noopener"; }
      this.status.append(" ", anchor);
    }
  }

  const start = () => { for (const section of document.querySelectorAll("[data-scorm]")) new Player(section); };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
