(function () {
  "use strict";
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var tools = document.querySelector(".tools");
  tools.hidden = false;
  var opened = [];
  var open = function (wanted) { all("details").forEach(function (each) { each.open = wanted; }); };
  document.getElementById("open").addEventListener("click", function () { open(true); });
  document.getElementById("close").addEventListener("click", function () { open(false); });
  document.getElementById("changing").addEventListener("change", function (event) {
    all("details.step").forEach(function (step) {
      var may = step.querySelector("summary .change, summary .run, summary .depends, summary .ask, summary .fails");
      step.hidden = event.target.checked && !may;
    });
  });
  window.addEventListener("beforeprint", function () {
    opened = all("details.step").filter(function (each) { return !each.open; });
    opened.forEach(function (each) { each.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (each) { each.open = false; });
  });
  var show = function () {
    var step = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (step && step.tagName === "DETAILS") { step.open = true; }
  };
  window.addEventListener("hashchange", show);
  show();
})();
