// The adapter page of the content origin: shows a course for SCORM 1.2 in a frame and is the `API` it looks for among its
// parents (Run-Time Environment 3.3). The course asks and is answered at once, from the state given at the start; what it
// sets goes to Samfrid's page by postMessage, with the token of this one opening. The table of elements is that of
// ScormElement.swift. Nothing is kept in the browser's storage.
//
//   <html data-parent="https://samfrid.example" data-files="/some/path/">
(() => {
  "use strict";

  const PAUSE_MS = 1_000;
  const ACTIVE_MS = 30_000;
  const CLOSE_MS = 3_000;
  const root = document.documentElement;
  const parentOrigin = root.dataset.parent;

  // ------------------------------------------------------------ What may be set
  const CMI_DECIMAL = /^-?(\d{1,10}(\.\d{0,10})?|\.\d{1,10})$/;
  const TIMESPAN = /^(\d{2,4}):(\d{2}):(\d{2})(?:\.(\d{1,2}))?$/;
  const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
  const STATUSES = ["passed", "completed", "failed", "incomplete", "browsed"];
  const text = (most) => (value) => value.length <= most;
  const words = (...list) => (value) => list.includes(value);
  const whole = (least, most) => (value) => /^-?\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most;
  const decimal = (value) => CMI_DECIMAL.test(value);
  const score = (value) => value === "" || (decimal(value) && Number(value) >= 0 && Number(value) <= 100);
  const identifier = (value) => /^[^\x00-\x20\x7f]{1,255}$/.test(value);
  const timespan = (value) => TIMESPAN.test(value);

  const read = { reads: true };
  const both = (takes) => ({ reads: true, takes });
  const write = (takes) => ({ takes });
  const ELEMENTS = {
    "cmi.core.student_id": read,
    "cmi.core.student_name": read,
    "cmi.core.lesson_location": both(text(1_000)),
    "cmi.core.credit": read,
    "cmi.core.lesson_status": both(words(...STATUSES)),
    "cmi.core.entry": read,
    "cmi.core.score.raw": both(score),
    "cmi.core.score.min": both(score),
    "cmi.core.score.max": both(score),
    "cmi.core.total_time": read,
    "cmi.core.lesson_mode": read,
    "cmi.core.exit": write(words("time-out", "suspend", "logout", "")),
    "cmi.core.session_time": write(timespan),
    "cmi.suspend_data": both(text(65_536)),
    "cmi.launch_data": read,
    "cmi.comments": both(text(4_096)),
    "cmi.comments_from_lms": read,
    "cmi.objectives.n.id": both(identifier),
    "cmi.objectives.n.score.raw": both(score),
    "cmi.objectives.n.score.min": both(score),
    "cmi.objectives.n.score.max": both(score),
    "cmi.objectives.n.status": both(words(...STATUSES, "not attempted")),
    "cmi.student_data.mastery_score": read,
    "cmi.student_data.max_time_allowed": read,
    "cmi.student_data.time_limit_action": read,
    "cmi.student_preference.audio": both(whole(-1, 100)),
    "cmi.student_preference.language": both(text(255)),
    "cmi.student_preference.speed": both(whole(-100, 100)),
    "cmi.student_preference.text": both(whole(-1, 1)),
    "cmi.interactions.n.id": write(identifier),
    "cmi.interactions.n.objectives.n.id": write(identifier),
    "cmi.interactions.n.time": write((value) => CLOCK_TIME.test(value)),
    "cmi.interactions.n.type": write(words(
      "true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric")),
    "cmi.interactions.n.correct_responses.n.pattern": write(text(4_096)),
    "cmi.interactions.n.weighting": write(decimal),
    "cmi.interactions.n.student_response": write(text(4_096)),
    "cmi.interactions.n.result": write((value) =>
      ["correct", "wrong", "unanticipated", "neutral"].includes(value) || decimal(value)),
    "cmi.interactions.n.latency": write(timespan),
  };
  const KEYWORDS = {
    "cmi._version": "3.4",
    "cmi.core._children":
      "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
    "cmi.core.score._children": "raw,min,max",
    "cmi.objectives._children": "id,score,status",
    "cmi.objectives.n.score._children": "raw,min,max",
    "cmi.student_data._children": "mastery_score,max_time_allowed,time_limit_action",
    "cmi.student_preference._children": "audio,language,speed,text",
    "cmi.interactions._children": "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
  };
  const LISTS = {
    "cmi.objectives": 250, "cmi.interactions": 1_000, "cmi.interactions.n.objectives": 50,
    "cmi.interactions.n.correct_responses": 50,
  };
  const UNSET = {
    "cmi.core.lesson_status": "not attempted", "cmi.objectives.n.status": "not attempted",
    "cmi.student_preference.audio": "0", "cmi.student_preference.speed": "0", "cmi.student_preference.text": "0",
  };
  const ERRORS = {
    0: "No error", 101: "General exception", 201: "Invalid argument error", 202: "Element cannot have children",
    203: "Element not an array - cannot have count", 301: "Not initialized", 401: "Not implemented error",
    402: "Invalid set value, element is a keyword", 403: "Element is read only", 404: "Element is write only",
    405: "Incorrect data type",
  };
  const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

  class Fault extends Error {
    constructor(code) { super(ERRORS[code]); this.code = code; }
  }

  // An element taken apart: `cmi.objectives.2.id` is `cmi.objectives.n.id`, at place 2 of the list `cmi.objectives`.
  class Place {
    constructor(name) {
      if (name.length > 255) throw new Fault(201);
      const [path, pattern] = [[], []];
      this.lists = [];
      for (const part of name.split(".")) {
        const isIndex = /^(0|[1-9]\d{0,4})$/.test(part);
        if (part === "n") throw new Fault(201);
        if (isIndex) this.lists.push({ name: path.join("."), pattern: pattern.join("."), index: Number(part) });
        pattern.push(isIndex ? "n" : part);
        path.push(part);
      }
      this.pattern = pattern.join(".");
    }

    get countedList() {
      const list = this.pattern.endsWith("._count") ? this.pattern.slice(0, -"._count".length) : "";
      return own(LISTS, list) === undefined ? null : list;
    }

    get element() {
      const found = own(ELEMENTS, this.pattern);
      if (found) return found;
      if (this.pattern.endsWith("._children")) throw new Fault(202);
      if (this.pattern.endsWith("._count")) throw new Fault(203);
      throw new Fault(/^cmi\.(evaluation|paths|student_demographics)\./.test(this.pattern) ? 401 : 201);
    }
  }

  class State {
    constructor(values) {
      this.values = new Map(Object.entries(values));
      this.counts = new Map();
      for (const name of this.values.keys()) this.count(new Place(name));
    }

    get(name) {
      const place = new Place(name);
      const keyword = own(KEYWORDS, place.pattern);
      if (keyword === undefined && !place.countedList && !place.element.reads) throw new Fault(404);
      if (place.lists.some((list) => list.index >= this.length(list))) throw new Fault(201);
      if (keyword !== undefined) return keyword;
      if (place.countedList) return String(this.counts.get(name.slice(0, -"._count".length)) ?? 0);
      return this.values.get(name) ?? own(UNSET, place.pattern) ?? "";
    }

    set(name, value) {
      const place = new Place(name);
      if (own(KEYWORDS, place.pattern) !== undefined || place.countedList) throw new Fault(402);
      const element = place.element;
      if (!element.takes) throw new Fault(403);
      if (place.lists.some((list) => list.index > this.length(list))) throw new Fault(201);
      if (place.lists.some((list) => list.index >= (own(LISTS, list.pattern) ?? 0))) throw new Fault(101);
      if (!element.takes(value)) throw new Fault(405);
      this.values.set(name, value);
      this.count(place);
    }

    length(list) { return this.counts.get(list.name) ?? 0; }

    count(place) {
      for (const list of place.lists) this.counts.set(list.name, Math.max(this.length(list), list.index + 1));
    }
  }

  // ------------------------------------------------------------ Time of several sessions within one opening
  const hundredths = (value) => {
    const [, hours, minutes, seconds, part] = TIMESPAN.exec(value) ?? [0, 0, 0, 0, ""];
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 100 + Number((part ?? "").padEnd(2, "0"));
  };
  const written = (time) => {
    const pad = (number, length = 2) => String(Math.floor(number)).padStart(length, "0");
    return `${pad(Math.min(time / 360_000, 9_999), 4)}:${pad((time / 6_000) % 60)}:${pad((time / 100) % 60)}.${pad(time % 100)}`;
  };

  // ------------------------------------------------------------ The API
  class Session {
    constructor(start, send) {
      this.state = new State(start.values);
      this.send = send;
      this.phase = "before";
      this.error = 0;
      this.diagnostic = "";
      this.unsent = new Map();
      this.timer = 0;
      this.earlier = 0;
      this.time = "";
    }

    get api() {
      return {
        LMSInitialize: (none) => this.answer(() => this.initialize(none)),
        LMSFinish: (none) => this.answer(() => this.finish(none)),
        LMSGetValue: (name) => this.answer(() => this.running(() => this.state.get(String(name ?? ""))), ""),
        LMSSetValue: (name, value) => this.answer(() => this.running(() => this.set(String(name ?? ""), value))),
        LMSCommit: (none) => this.answer(() => this.running(() => { this.empty(none); this.flush(); return "true"; })),
        LMSGetLastError: () => String(this.error),
        LMSGetErrorString: (code) => own(ERRORS, String(code ?? "")) ?? "",
        LMSGetDiagnostic: (code) => (String(code ?? "") === "" || Number(code) === this.error ? this.diagnostic : own(ERRORS, String(code)) ?? ""),
      };
    }

    answer(act, failed = "false") {
      try {
        const value = act();
        this.error = 0;
        this.diagnostic = "";
        return value;
      } catch (fault) {
        this.error = fault.code ?? 101;
        this.diagnostic = String(fault.message).slice(0, 255);
        return failed;
      }
    }

    // A course of several pages may finish on each and begin on the next: the time of the former is kept.
    initialize(none) {
      this.empty(none);
      if (this.phase === "running") throw new Fault(101);
      if (this.phase === "finished") this.earlier += hundredths(this.time);
      this.time = "";
      this.phase = "running";
      return "true";
    }

    finish(none) {
      return this.running(() => {
        this.empty(none);
        this.phase = "finished";
        this.flush(true);
        return "true";
      });
    }

    running(act) {
      if (this.phase !== "running") throw new Fault(301);
      return act();
    }

    empty(none) { if ((none ?? "") !== "") throw new Fault(201); }

    set(name, given) {
      // Half of a character cannot be written in UTF-8.
      const value = String(given ?? "").replace(/\p{Surrogate}/gu, "\uFFFD");
      this.state.set(name, value);
      const isTime = name === "cmi.core.session_time";
      if (isTime) this.time = value;
      this.unsent.set(name, isTime && this.earlier ? written(this.earlier + hundredths(value)) : value);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.flush(), PAUSE_MS);
      return "true";
    }

    flush(finished = false) {
      clearTimeout(this.timer);
      if (this.unsent.size === 0 && !finished) return;
      this.send({ kind: "save", values: [...this.unsent], finished });
      this.unsent.clear();
    }
  }

  // ------------------------------------------------------------ The page
  class AdapterPage {
    constructor() {
      this.notice = document.body.querySelector("p");
      this.token = location.hash.slice(1);
      // The course shall not read it in the address.
      history.replaceState(null, "", location.pathname + location.search);
      if (!this.token || !parentOrigin || window.parent === window) {
        this.tell("Kursen kan inte öppnas här. Gå tillbaka till Samfrid och öppna den därifrån.");
        return;
      }
      addEventListener("message", (event) => this.receive(event));
      addEventListener("pagehide", () => this.session?.flush());
      addEventListener("beforeunload", () => this.session?.flush());
      document.addEventListener("visibilitychange", () => this.session?.flush());
      this.send({ kind: "ready" });
    }

    send(message) { window.parent.postMessage({ samfrid: "scorm", token: this.token, ...message }, parentOrigin); }

    receive(event) {
      if (event.source !== window.parent || event.origin !== parentOrigin) return;
      const message = event.data;
      if (!message || message.samfrid !== "scorm" || message.token !== this.token) return;
      if (message.kind === "start") this.start(message);
      if (message.kind === "refused") this.tell("Kursen är redan öppnad. Ladda om sidan för att öppna den på nytt.");
      if (message.kind === "close") this.close();
    }

    start(message) {
      if (this.session) return;
      const address = this.address(message.entry);
      if (!address) { this.tell("Kursens första sida går inte att öppna."); return; }
      this.session = new Session(message, (sent) => this.send(sent));
      window.API = this.session.api;
      this.frame = document.createElement("iframe");
      this.frame.title = message.title || "Kursen";
      this.frame.allow = "fullscreen; autoplay";
      this.frame.addEventListener("load", () => this.watch());
      this.frame.src = address;
      if (this.notice) this.notice.hidden = true;
      document.body.append(this.frame);
      this.frame.focus();
    }

    // Only what lies in the package.
    address(entry) {
      const files = new URL(root.dataset.files, location.origin);
      const url = new URL(entry, files);
      return url.origin === location.origin && url.pathname.startsWith(files.pathname) ? url.href : null;
    }

    // Work in the course keeps the session on Samfrid's page.
    watch() {
      try {
        for (const name of ["keydown", "pointerdown"]) {
          this.frame.contentWindow.addEventListener(name, () => this.active(), { passive: true });
        }
      } catch { /* The course has gone to another site in its frame: there is nothing to watch. */ }
    }

    active() {
      if (Date.now() - (this.activeAt ?? 0) < ACTIVE_MS) return;
      this.activeAt = Date.now();
      this.send({ kind: "active" });
    }

    // The course is taken away while its last words can still be sent.
    close() {
      if (this.isClosed) return;
      this.isClosed = true;
      if (!this.frame) { this.send({ kind: "closed" }); return; }
      const done = () => {
        clearTimeout(wait);
        this.frame.remove();
        this.session.flush();
        this.send({ kind: "closed" });
        this.tell("Kursen är stängd.");
      };
      const wait = setTimeout(done, CLOSE_MS);
      this.frame.addEventListener("load", done, { once: true });
      this.frame.src = "about:blank";
    }

    tell(words) {
      if (!this.notice) return;
      this.notice.hidden = false;
      this.notice.textContent = words;
    }
  }

  new AdapterPage();
})();
