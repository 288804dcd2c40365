// Tables that sort, filter and download: every `table.rm-sortable` gets its buttons here, so
// that without this script it is a plain table. `data-sort` on a cell, or on something in
// it, is what it is sorted by instead of its text; `data-name` on a table names its file.
(function () {
  "use strict";

  const WORDS = {
    sort: "Sort by", asGiven: "as it was", filter: "Show only rows with", download: "Download as CSV",
    shown: "{shown} of {all} rows",
  };
  const ENOUGH = 4;
  // Browsers and spreadsheets alike then know that it is UTF-8.
  const MARK = "\ufeff";
  const APART = new Set(["BR", "DIV", "LI", "P", "SMALL", "DD", "DT"]);

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  // Decoration says nothing, and neither does an invitation to fill an empty cell.
  function silent(element) {
    return element.getAttribute("aria-hidden") === "true" || element.classList.contains("invite");
  }

  // What a reader reads in a cell, with spaces in between.
  function textOf(cell) {
    const pieces = [];
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) pieces.push(node.data);
      if (node.nodeType !== Node.ELEMENT_NODE || silent(node)) return;
      const apart = APART.has(node.tagName) ? " " : "";
      pieces.push(apart);
      node.childNodes.forEach(walk);
      pieces.push(apart);
    };
    cell.childNodes.forEach(walk);
    return pieces.join("").replace(/\s+/g, " ").trim();
  }

  function keyOf(cell) {
    if (!cell) return "";
    const held = cell.hasAttribute("data-sort") ? cell : cell.querySelector("[data-sort]");
    return held ? held.getAttribute("data-sort") : textOf(cell);
  }

  // --- Sorting --------------------------------------------------------------------------

  const LETTERS = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  function compare(a, b) {
    const both = [a, b].map((one) => Number(one.replace(/,/g, "")));
    return both.some(Number.isNaN) ? LETTERS.compare(a, b) : both[0] - both[1];
  }

  // Empty cells come last either way: they are what nobody has said yet.
  function sorted(rows, column, direction) {
    const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column]) }));
    const way = direction === "descending" ? -1 : 1;
    const full = keyed.filter((one) => one.key !== "").sort((a, b) => way * compare(a.key, b.key));
    return [...full, ...keyed.filter((one) => one.key === "")].map((one) => one.row);
  }

  function sort(state, column, direction) {
    state.column = direction === "none" ? -1 : column;
    state.direction = direction;
    state.groups.forEach(({ body, rows }) => {
      body.append(...(direction === "none" ? rows : sorted(rows, column, direction)));
    });
    state.heads.forEach((head, i) => {
      head.setAttribute("aria-sort", i === column ? direction : "none");
    });
    state.select.value = direction === "ascending" ? String(column) : "";
  }

  function next(state, column) {
    const after = { none: "ascending", ascending: "descending", descending: "none" };
    return after[state.column === column ? state.direction : "none"];
  }

  // The words of a heading become its button; where they hold a link, a button stands beside.
  function addButton(state, head, column) {
    const named = textOf(head);
    const button = make("button", { type: "button", class: "rm-sort", title: `${WORDS.sort} ${named}` });
    if (head.querySelector("a, button")) {
      button.setAttribute("aria-label", `${WORDS.sort} ${named}`);
      head.append(button);
    } else {
      button.append(...head.childNodes);
      head.append(button);
    }
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(state, column, next(state, column)));
  }

  // For phones, where the headings give way.
  function selector(state) {
    const choices = state.heads.map((head, i) => make("option", { value: String(i) }, textOf(head)));
    const select = make("select", {}, make("option", { value: "" }, WORDS.asGiven), ...choices);
    select.addEventListener("change", () => {
      if (select.value === "") sort(state, -1, "none");
      else sort(state, Number(select.value), "ascending");
    });
    return select;
  }

  // --- Filtering ------------------------------------------------------------------------

  function filter(state, wanted) {
    const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    state.rows.forEach((row) => {
      const text = [...row.cells].map(textOf).join(" ").toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    });
    const told = WORDS.shown.replace("{shown}", shown).replace("{all}", state.rows.length);
    state.status.textContent = words.length ? told : "";
  }

  // --- Download -------------------------------------------------------------------------

  // A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text.
  function harmless(text) {
    const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(text);
    return formula && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  }

  function quoted(text) {
    return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  // The rows that are shown, as they are sorted.
  function csv(table) {
    const rows = [...table.rows].filter((row) => !row.hidden);
    const line = (row) => [...row.cells].map((cell) => quoted(harmless(textOf(cell)))).join(",");
    return `${rows.map(line).join("\r\n")}\r\n`;
  }

  function nameOf(table) {
    const given = table.dataset.name || document.title;
    return `${given.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "table"}.csv`;
  }

  function download(table) {
    const blob = new Blob([MARK, csv(table)], { type: "text/csv;charset=utf-8" });
    const link = make("a", { href: URL.createObjectURL(blob), download: nameOf(table) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // --- Each table -----------------------------------------------------------------------

  function tools(state) {
    const field = make("input", { type: "search", autocomplete: "off" });
    field.addEventListener("input", () => filter(state, field.value));
    const button = make("button", { type: "button" }, WORDS.download);
    button.addEventListener("click", () => download(state.table));
    return make(
      "div", { class: "rm-tools" },
      make("label", {}, `${WORDS.filter} `, field), state.status,
      make("label", { class: "rm-sort-by" }, `${WORDS.sort} `, state.select), button
    );
  }

  function enhance(table) {
    const top = table.tHead && table.tHead.rows[0];
    if (!top || !table.tBodies.length || table.querySelector("[rowspan], [colspan]")) return;
    const groups = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    const state = {
      table, groups, heads: [...top.cells], rows: groups.flatMap((one) => one.rows),
      column: -1, direction: "none", status: make("span", { role: "status", class: "rm-shown" }),
    };
    state.select = selector(state);
    state.heads.forEach((head, i) => addButton(state, head, i));
    // Outside the box in which a wide table scrolls.
    const box = table.parentElement.getAttribute("role") === "region" ? table.parentElement : table;
    box.before(tools(state));
    table.classList.add("rm-sorts");
  }

  // A few rows are read sooner than sorted, and some are the same in the same order everywhere.
  [...document.querySelectorAll("table.rm-sortable:not(.fixed)")]
    .filter((table) => table.tBodies[0].rows.length >= ENOUGH).forEach(enhance);
})();
