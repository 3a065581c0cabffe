// Leads on to where the page is now, with the query, and to the section that has another name there.
(function () {
  "use strict";
  var link = document.querySelector("a[data-moved]");
  var anchors = JSON.parse(link.dataset.moved);
  var anchor = location.hash.slice(1);
  var known = Object.prototype.hasOwnProperty.call(anchors, anchor) ? anchors[anchor] : anchor;
  location.replace(link.getAttribute("href") + location.search + (known ? "#" + known : ""));
})();
