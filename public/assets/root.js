// Remembers the language chosen here, and goes there at once next time; #choose shows the page again.
(function () {
  "use strict";
  var key = "shengce.language";

  function remembered() {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }

  function remember(language) {
    try { localStorage.setItem(key, language); } catch (error) { /* storage is closed: the page works without it */ }
  }

  var links = document.querySelectorAll("a[data-language]");
  links.forEach(function (link) {
    link.addEventListener("click", function () { remember(link.dataset.language); });
    if (link.dataset.language === remembered() && location.hash !== "#choose") location.replace(link.href);
  });
})();
