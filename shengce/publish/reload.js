// Served by `make serve` alone, never part of the built site: loads the page anew after each rebuild.
(function () {
  "use strict";
  var events = new EventSource(document.currentScript.src.replace("client.js", "events"));
  events.addEventListener("rebuilt", function () { location.reload(); });
})();
