// Draws the graph that the page carries. Places are given, so nothing moves by itself.
(function () {
  "use strict";
  var holder = document.getElementById("graph");
  var data = JSON.parse(document.getElementById("data").textContent);
  var tones = ["holds", "granted", "disputed", "fallen", "silent", "uncounted", "none"];
  var looks = ["premise", "for", "against", "undercuts", "backs", "contradicts", "weak", "link"];

  // The site keeps the reader's choice of colours; without one the system's holds.
  function dark() {
    try {
      for (var i = 0; i < localStorage.length; i++) {
        if (/__palette$/.test(localStorage.key(i))) {
          return JSON.parse(localStorage.getItem(localStorage.key(i))).color.scheme === "slate";
        }
      }
    } catch (error) {
      // No storage, or not what was expected: fall through to the system's choice.
    }
    return window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  if (dark()) document.documentElement.classList.add("dark");
  if (typeof vis === "undefined") {
    document.documentElement.classList.add("listed");
    return;
  }

  data.options.groups = {};
  tones.forEach(function (tone) {
    var both = { background: colour(tone + "-fill"), border: colour(tone) };
    data.options.groups[tone] = {
      color: Object.assign({ highlight: both, hover: both }, both),
      font: { color: colour("ink") },
    };
  });
  var paint = {};
  looks.forEach(function (look) { paint[look] = colour("edge-" + look); });
  data.lines.forEach(function (line) { line.color = { color: paint[line.look], inherit: false }; });
  var edges = data.edges.map(function (row) {
    var ends = { from: data.nodes[row[0]][0], to: data.nodes[row[1]][0] };
    return Object.assign(ends, data.lines[row[2]]);
  });

  // Titles and addresses stand in the list.
  var listed = Object.create(null);
  document.querySelectorAll("#list [data-node]").forEach(function (entry) {
    listed[entry.getAttribute("data-node")] = entry;
  });
  var boxes = data.nodes.map(function (row) {
    var title = listed[row[0]].textContent;
    var own = { id: row[0], label: row[1], x: row[3], y: row[4], title: title };
    return Object.assign(own, data.looks[row[2]]);
  });

  // The letters of a large graph are too small to read at first: each box gets its own when
  // somebody comes near, so that the first picture does not wait for all of them.
  var MANY = 400;
  var NEAR = 0.3;
  var BATCH = 400;
  var waiting = new Map();
  boxes.forEach(function (node) {
    if (boxes.length <= MANY) return;
    waiting.set(node.id, node.label);
    node.widthConstraint = { minimum: 180 };
    node.heightConstraint = { minimum: 12 + 14 * node.label.split("\n").length };
    node.label = undefined;
  });
  document.querySelector(".controls").hidden = false;
  holder.classList.add("drawn");
  var nodes = new vis.DataSet(boxes);
  var network = new vis.Network(
    holder,
    { nodes: nodes, edges: new vis.DataSet(edges) },
    data.options
  );

  network.on("click", function (event) {
    var entry = listed[event.nodes[0]];
    if (entry && entry.href) location.assign(entry.href);
  });
  function name() {
    if (!waiting.size || network.getScale() < NEAR) return;
    var from = network.DOMtoCanvas({ x: -100, y: -100 });
    var to = network.DOMtoCanvas({ x: holder.clientWidth + 100, y: holder.clientHeight + 100 });
    var places = network.getPositions();
    var found = [];
    waiting.forEach(function (label, id) {
      var at = places[id];
      var inside = at.x > from.x && at.x < to.x && at.y > from.y && at.y < to.y;
      if (inside && found.length < BATCH) found.push({ id: id, label: label });
    });
    found.forEach(function (one) { waiting.delete(one.id); });
    if (found.length) nodes.update(found);
  }
  var soon = 0;
  network.on("afterDrawing", function () {
    clearTimeout(soon);
    soon = setTimeout(name, 60);
  });

  network.on("hoverNode", function () { holder.style.cursor = "pointer"; });
  network.on("blurNode", function () { holder.style.cursor = ""; });

  document.querySelector(".controls").addEventListener("click", function (event) {
    var what = event.target.getAttribute("data-do");
    if (what === "fit") network.fit({ animation: false });
    else if (what) network.moveTo({ scale: network.getScale() * (what === "in" ? 1.4 : 1 / 1.4) });
  });

  // Whoever goes through the list with the keyboard sees in the graph where they are.
  document.addEventListener("focusin", function (event) {
    var node = event.target.getAttribute("data-node");
    if (node === null) return;
    network.selectNodes([node]);
    network.focus(node, { scale: Math.max(network.getScale(), 0.6) });
  });
})();
