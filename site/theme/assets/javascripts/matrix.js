// Filters over attacks, in a table or a list: by kind, by basis, and by how each attack fares.
// Without this script the whole table stands there. What a reader supposes is followed, because
// how an attack fares is read from the page each time.
(function () {
  "use strict";

  const WORDS = {
    kind: ["Kind of attack", { undercuts: "undercut: breaks the step", against: "denies a premise", contradicts: "cannot be true together" }],
    basis: ["Basis", { stated: "said", implied: "clearly meant", reading: "our reading" }],
    tone: ["How it fares", { fallen: "holds: takes something away", disputed: "in dispute", silent: "has fallen, or has no effect" }],
    all: "all", shown: "{shown} of {all} attacks", none: "No attack is like that.",
  };
  const NAMES = ["kind", "basis", "tone"];

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...inside);
    return made;
  }

  const boxes = [...document.querySelectorAll(".rm-attacks")];
  const signs = boxes.flatMap((box) => [...box.querySelectorAll("[data-kind]")]);
  if (signs.length < 2) return;

  const valueOf = (sign, name) => (name === "tone" ? sign.classList[0] : sign.dataset[name]);
  const selects = new Map();
  const said = make("span", { role: "status" });
  const tools = make("div", { class: "rm-tools" });
  for (const name of NAMES) {
    const [label, words] = WORDS[name];
    const held = Object.keys(words).filter((value) => name === "tone" || signs.some((sign) => valueOf(sign, name) === value));
    if (held.length < 2) continue;
    const options = held.map((value) => make("option", { value }, words[value]));
    const select = make("select", {}, make("option", { value: "" }, WORDS.all), ...options);
    select.onchange = update;
    selects.set(name, select);
    tools.append(make("label", {}, `${label} `, select));
  }
  tools.append(said);
  boxes[0].before(tools);

  function update() {
    const wanted = [...selects].filter(([, select]) => select.value);
    let shown = 0;
    for (const sign of signs) {
      const fits = wanted.every(([name, select]) => valueOf(sign, name) === select.value);
      shown += fits;
      const row = sign.closest("li");
      if (row) row.hidden = !fits;
      else sign.hidden = !fits;
    }
    document.querySelectorAll(".rm-attacks table").forEach((table) => fold(table, wanted.length > 0));
    said.textContent = wanted.length ? (shown ? WORDS.shown.replace("{shown}", shown).replace("{all}", signs.length) : WORDS.none) : "";
  }

  // The cells of a row, the column in which each begins, and over how many it goes at first.
  function placed(row) {
    let next = 0;
    return [...row.cells].map((cell) => {
      const wide = Number(cell.dataset.wide ||= cell.colSpan);
      next += wide;
      return [cell, next - wide, wide];
    });
  }

  // Rows and columns in which nothing is left are folded away.
  function fold(table, filtered) {
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const left = new Set();
    for (const row of rows) {
      const held = placed(row).filter(([cell]) => cell.querySelector("[data-kind]:not([hidden])"));
      row.hidden = filtered && !held.length;
      held.forEach(([, at]) => left.add(at));
    }
    for (const row of [...table.tHead.rows, ...rows]) {
      for (const [cell, at, wide] of placed(row)) {
        const kept = filtered && at ? [...left].filter((one) => one >= at && one < at + wide).length : wide;
        cell.hidden = !kept;
        cell.colSpan = kept || 1;
      }
    }
  }

  // What a reader supposes changes how attacks fare, so the filter looks again.
  new MutationObserver((changes) => {
    if (changes.some((one) => one.target.hasAttribute("data-kind"))) update();
  }).observe(boxes[0].closest(".rm") || document.body, { subtree: true, attributeFilter: ["class"] });
})();
