// The page of all nodes: choices by what nodes are, counted, and a table of what fits them.
// What is chosen stands in the address. Names are only ever put in as text, never as markup.
(function () {
  "use strict";

  const box = document.querySelector(".rm-filter");
  if (!box) return;
  const root = new URL("../../", document.currentScript.src).href;
  const STEP = 200;
  const OPEN = new Set(["kind", "verdict", "mark"]);
  // Browsers and spreadsheets alike then know that it is UTF-8.
  const MARK = "\ufeff";
  const COLUMNS = ["title", "kind", "verdict", "id"];
  const LETTERS = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  let words, facets, nodes;
  const state = { chosen: {}, words: "", sort: "", down: false, shown: STEP, ignored: [] };

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  function button(text, act, attributes) {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", act);
    return made;
  }

  function normal(text) {
    return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  }

  // --- Data -----------------------------------------------------------------------------

  function read(data) {
    words = data.words;
    facets = data.facets.map(([key, name, rows], place) => ({
      key, name, place, rows: rows.map(([id, shown, glyph, tone], number) => ({ id, shown, glyph, tone, number })),
    })).filter((one) => one.rows.length);
    nodes = data.nodes.map(([id, title, label, debate, ...has]) => ({
      id, has, title: label ? `${label}: ${title}` : title, path: `${debate ? "d" : "n"}/${id}/`,
      text: normal(`${label} ${title} ${id}`),
    }));
    facets.forEach(({ key }) => { state.chosen[key] = new Set(); });
  }

  function facet(key) {
    return facets.find((one) => one.key === key);
  }

  function choicesOf(node, key) {
    const one = facet(key);
    return one ? node.has[one.place].map((number) => one.rows[number]) : [];
  }

  // --- The address ----------------------------------------------------------------------

  function fromAddress() {
    const given = new URLSearchParams(window.location.hash.slice(1));
    state.ignored = [];
    facets.forEach(({ key, rows }) => {
      const known = new Map(rows.map((one) => [one.id, one.number]));
      const ids = given.getAll(key).flatMap((one) => one.split(",")).filter(Boolean);
      state.ignored.push(...ids.filter((id) => !known.has(id)));
      state.chosen[key] = new Set(ids.filter((id) => known.has(id)).map((id) => known.get(id)));
    });
    state.words = given.get("words") || "";
    const sort = given.get("sort") || "";
    state.down = sort.startsWith("-");
    state.sort = COLUMNS.includes(sort.replace(/^-/, "")) ? sort.replace(/^-/, "") : "";
    state.shown = STEP;
  }

  function address() {
    const given = new URLSearchParams();
    facets.forEach(({ key, rows }) => {
      const ids = [...state.chosen[key]].sort((a, b) => a - b).map((number) => rows[number].id);
      if (ids.length) given.set(key, ids.join(","));
    });
    if (state.words.trim()) given.set("words", state.words.trim());
    if (state.sort) given.set("sort", (state.down ? "-" : "") + state.sort);
    return given.toString().replaceAll("%2C", ",");
  }

  function toAddress() {
    const hash = address();
    window.history.replaceState(null, "", hash ? `#${hash}` : window.location.pathname + window.location.search);
  }

  // --- What fits ------------------------------------------------------------------------

  // For each node the facets that leave it out: none where it fits.
  function fitting() {
    const wanted = normal(state.words).split(/\s+/).filter(Boolean);
    const active = facets.filter(({ key }) => state.chosen[key].size);
    const found = [];
    const counts = Object.fromEntries(facets.map(({ key, rows }) => [key, new Uint32Array(rows.length)]));
    for (const node of nodes) {
      if (!wanted.every((word) => node.text.includes(word))) continue;
      const out = active.filter(({ key, place }) => !node.has[place].some((n) => state.chosen[key].has(n)));
      if (!out.length) found.push(node);
      // A choice is counted as if nothing else were chosen in its own box.
      const counted = out.length === 0 ? facets : out.length === 1 ? out : [];
      counted.forEach(({ key, place }) => node.has[place].forEach((n) => { counts[key][n] += 1; }));
    }
    return { found, counts };
  }

  const KEYS = {
    title: (node) => node.title,
    id: (node) => node.id,
    kind: (node) => node.has[0][0] ?? 99,
    verdict: (node) => (choicesOf(node, "verdict")[0] || { shown: "\uffff" }).shown,
  };

  function sorted(found) {
    if (!state.sort) return found;
    const way = state.down ? -1 : 1;
    const keyed = found.map((node) => [KEYS[state.sort](node), node]);
    const compare = (a, b) => (typeof a === "number" ? a - b : LETTERS.compare(a, b));
    return keyed.sort(([a], [b]) => way * compare(a, b)).map(([, node]) => node);
  }

  // --- Pieces of the page ---------------------------------------------------------------

  const status = make("p", { role: "status", class: "rm-shown" });
  const notice = make("p", { class: "rm-notice" });
  const body = make("tbody", {});
  const more = button("", () => { state.shown += STEP; table(); });
  const field = make("input", { type: "search", autocomplete: "off" });
  const heads = {};
  const counters = {};
  let last = [];

  function choice(one, row) {
    const tick = make("input", { type: "checkbox" });
    const counted = make("small", {});
    const label = make("label", {}, tick, make("span", {}, row.glyph ? pill(row) : row.shown, " ", counted));
    tick.addEventListener("change", () => {
      if (tick.checked) state.chosen[one.key].add(row.number);
      else state.chosen[one.key].delete(row.number);
      changed();
    });
    counters[one.key][row.number] = { tick, counted, label };
    return label;
  }

  function chooser(one) {
    counters[one.key] = [];
    const number = make("small", {});
    const inside = make("div", { class: "rm-choices", role: "group", "aria-label": one.name }, ...one.rows.map((row) => choice(one, row)));
    const made = make("details", {}, make("summary", {}, one.name, " ", number), inside);
    if (OPEN.has(one.key) && window.innerWidth > 700) made.open = true;
    counters[one.key].number = number;
    counters[one.key].box = made;
    return made;
  }

  function head(column) {
    const name = facet(column) ? facet(column).name : words[column];
    const press = button(name, () => {
      if (state.sort !== column) Object.assign(state, { sort: column, down: false });
      else if (!state.down) state.down = true;
      else Object.assign(state, { sort: "", down: false });
      changed();
    }, { class: "rm-sort", title: `${words.sort} ${name}` });
    heads[column] = make("th", { scope: "col" }, press);
    return heads[column];
  }

  function pill(row) {
    return make("b", { class: `v ${row.tone}` }, make("i", { "aria-hidden": "true" }, row.glyph), ` ${row.shown}`);
  }

  function row(node) {
    const named = (key) => make("td", { "data-of": facet(key) ? facet(key).name : "" });
    const kind = named("kind"), verdict = named("verdict");
    kind.append(...choicesOf(node, "kind").map((one) => one.shown));
    verdict.append(...choicesOf(node, "verdict").map(pill));
    return make("tr", {},
      make("th", { scope: "row" }, make("a", { href: root + node.path }, node.title)),
      kind, verdict, make("td", { "data-of": words.id }, make("code", {}, node.id)));
  }

  // --- Download -------------------------------------------------------------------------

  // A spreadsheet would run a cell that begins like a formula; an apostrophe makes it text.
  function cell(text) {
    const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/.test(text) ? `'${text}` : text;
    return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  function csv() {
    const top = [words.id, words.title, ...facets.map((one) => one.name)];
    const rows = last.map((node) => [
      node.id, node.title, ...facets.map(({ key }) => choicesOf(node, key).map((one) => one.shown).join("; ")),
    ]);
    return `${[top, ...rows].map((one) => one.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function download() {
    const blob = new Blob([MARK, csv()], { type: "text/csv;charset=utf-8" });
    const link = make("a", { href: URL.createObjectURL(blob), download: "nodes.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function copy() {
    try { await navigator.clipboard.writeText(window.location.href); } catch (error) { return; }
    status.textContent = words.copied;
  }

  function reset() {
    facets.forEach(({ key }) => state.chosen[key].clear());
    Object.assign(state, { words: "", sort: "", down: false, ignored: [] });
    changed();
  }

  // --- Showing --------------------------------------------------------------------------

  function table() {
    body.replaceChildren(...last.slice(0, state.shown).map(row));
    const left = last.length - state.shown;
    more.hidden = left <= 0;
    more.textContent = words.more.replace("{number}", Math.min(STEP, left));
  }

  function choices(counts) {
    facets.forEach(({ key, rows }) => {
      const size = state.chosen[key].size;
      counters[key].number.textContent = size ? `(${size})` : "";
      rows.forEach(({ number }) => {
        const { tick, counted, label } = counters[key][number];
        tick.checked = state.chosen[key].has(number);
        counted.textContent = String(counts[key][number]);
        label.classList.toggle("rm-none", !counts[key][number] && !tick.checked);
      });
    });
  }

  function show() {
    const { found, counts } = fitting();
    last = sorted(found);
    if (field.value !== state.words) field.value = state.words;
    choices(counts);
    COLUMNS.forEach((column) => {
      const way = state.sort !== column ? "none" : state.down ? "descending" : "ascending";
      heads[column].setAttribute("aria-sort", way);
    });
    const said = words.shown.replace("{shown}", last.length).replace("{all}", nodes.length);
    status.textContent = last.length ? said : `${said}. ${words.none}`;
    notice.textContent = state.ignored.length ? words.ignored.replace("{names}", state.ignored.join(", ")) : "";
    table();
  }

  function changed() {
    state.shown = STEP;
    state.ignored = [];
    toAddress();
    show();
  }

  function build() {
    field.addEventListener("input", () => { state.words = field.value; changed(); });
    const tools = make("div", { class: "rm-tools" },
      make("label", {}, `${words.words} `, field), status,
      button(words.reset, reset), button(words.copy, copy), button(words.download, download));
    const made = make("table", { class: "rm-nodes rm-sorts" }, make("thead", {}, make("tr", {}, ...COLUMNS.map(head))), body);
    box.replaceChildren(make("div", { class: "rm-facets" }, ...facets.map(chooser)), tools, notice, made, more);
  }

  function start() {
    read(window.robustmapNodes);
    fromAddress();
    build();
    // A box in which the address chose something stands open.
    facets.forEach(({ key }) => { if (state.chosen[key].size) counters[key].box.open = true; });
    show();
    window.addEventListener("hashchange", () => { fromAddress(); show(); });
  }

  const tag = make("script", { src: `${root}everything/nodes.js` });
  tag.addEventListener("load", start);
  tag.addEventListener("error", () => { box.textContent = box.dataset.failed; });
  document.head.append(tag);
})();
