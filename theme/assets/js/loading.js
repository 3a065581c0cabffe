/*
 * Whether this page's scripts can run: in a browser that is new enough, from a server. Only then is the page shown with the
 * controls that need them. What does not load takes its controls with it. Runs in the head, first, and in any browser.
 */
(function () {
  "use strict";
  var root = document.documentElement;

  function hasLookbehind() {
    try {
      return Boolean(new RegExp("(?<=a)b"));
    } catch (problem) {
      return false;
    }
  }

  function isNewEnough() {
    return "noModule" in HTMLScriptElement.prototype && "DecompressionStream" in window && "findLast" in Array.prototype && hasLookbehind();
  }

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function tell(messages) {
    each(messages, function (message) {
      message.setAttribute("data-shown", "");
    });
  }

  function giveUp(script) {
    if (!script.hasAttribute("data-part")) {
      root.classList.remove("js");
      root.classList.add("no-js");
      return;
    }
    each(script.getAttribute("data-controls") || "no-controls", function (control) {
      control.parentNode.removeChild(control);
    });
    tell("[data-unscripted='" + script.getAttribute("data-part") + "']");
  }

  if (isNewEnough() && location.protocol !== "file:") {
    root.classList.remove("no-js");
    root.classList.add("js");
  }
  addEventListener(
    "error",
    function (event) {
      if (event.target instanceof HTMLScriptElement) giveUp(event.target);
      /* A script that cannot be read. What works already has taken its message away. */
      else if (event.target === window && String(event.filename).indexOf("/assets/js/") >= 0) tell("[data-unscripted]");
    },
    true,
  );
  /* A link to the page itself may lead to the kept page, whose scripts are those that did not load; a host is asked anew. */
  document.addEventListener("click", function (event) {
    var isRetry = event.target instanceof HTMLAnchorElement && event.target.getAttribute("href") === "";
    if (!isRetry || !event.target.closest("[data-unscripted]")) return;
    event.preventDefault();
    location.reload();
  });
  if (location.protocol === "file:") {
    document.addEventListener("DOMContentLoaded", function () {
      each("[data-from-folder]", function (note) {
        note.hidden = false;
      });
    });
  }
})();
