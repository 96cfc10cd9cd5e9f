// A course for SCORM 1.2 as small as one can be: it finds the API among its parents, and says how it goes.
(function () {
  "use strict";
  var api = null;
  for (var win = window, steps = 0; !api && steps < 8; steps += 1) {
    api = win.API || null;
    if (win.parent === win) break;
    win = win.parent;
  }
  var began = Date.now();
  var say = function (words) { document.getElementById("besked").textContent = words; };
  var set = function (name, value) { if (api) api.LMSSetValue("cmi.core." + name, value); };
  var two = function (number) { return (number < 10 ? "0" : "") + number; };

  if (!api || api.LMSInitialize("") !== "true") {
    say("Kursen hittar inte Samfrid, så inget sparas.");
    return;
  }
  var status = api.LMSGetValue("cmi.core.lesson_status");
  if (status === "not attempted") set("lesson_status", "incomplete");
  if (status === "completed" || status === "passed") say("Du är klar med den här delen.");

  var read = document.getElementById("last");
  if (read) read.addEventListener("click", function () {
    set("lesson_status", "completed");
    api.LMSCommit("");
    say("Tack. Delen är klar.");
  });

  var form = document.getElementById("fragor");
  if (form) form.addEventListener("submit", function (event) {
    event.preventDefault();
    var chosen = form.querySelectorAll("input:checked");
    if (chosen.length < 2) { say("Svara på båda frågorna."); return; }
    var right = 0;
    for (var place = 0; place < chosen.length; place += 1) right += Number(chosen[place].value);
    set("score.raw", String(right * 50));
    set("lesson_status", right === 2 ? "passed" : "failed");
    api.LMSCommit("");
    say(right === 2 ? "Rätt. Du är klar." : "Inte riktigt. Läs frågorna en gång till och försök igen.");
  });

  addEventListener("pagehide", function () {
    var seconds = Math.floor((Date.now() - began) / 1000);
    set("session_time", two(Math.floor(seconds / 3600)) + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60));
    set("exit", "suspend");
    api.LMSFinish("");
  });
})();
