// The search field: loads the index when somebody begins to search, from a server or a
// folder alike, and shows what it finds as a list to go through by keyboard.
// Names are only ever put in as text, never as markup.
(function () {
  "use strict";

  const SHOWN = 30;
  const SUGGESTED = 8;
  const box = document.querySelector(".rm-find");
  const field = document.getElementById("rm-q");
  if (!box || !field) return;
  const script = document.currentScript.src;
  const root = new URL("../../", script).href;

  let index = null;
  let loading = null;
  let chosen = -1;
  let told = { found: [], close: [] };

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...inside);
    return made;
  }

  // --- Loading --------------------------------------------------------------------------

  function load(url) {
    return new Promise((resolve, reject) => {
      const tag = make("script", { src: url });
      tag.addEventListener("load", resolve);
      tag.addEventListener("error", () => reject(new Error(url)));
      document.head.append(tag);
    });
  }

  async function texts(number) {
    const name = `robustmapText${number}`;
    await load(`${root}search/text-${number}.js`);
    const given = window[name].texts;
    window[name] = null;
    return given;
  }

  async function ready() {
    await Promise.all([
      load(new URL("search-rank.js", script).href), load(`${root}search/index.js`),
    ]);
    index = window.robustmapRank.prepare(window.robustmapSearch);
    fill();
  }

  // One file after the other, so that the field stays quick.
  async function fill() {
    let from = 0;
    for (let number = 0; number < index.data.texts; number += 1) {
      try {
        const given = await texts(number);
        window.robustmapRank.addTexts(index, from, given);
        from += given.length;
      } catch (error) { return; }
      // What the reader went to stays where it is.
      if (field.value.trim() && chosen < 0 && document.activeElement === field) show();
    }
    box.dataset.ready = "all";
  }

  function begin() {
    if (!loading) {
      loading = ready().catch(() => { loading = null; say(box.dataset.failed); throw new Error("search"); });
    }
    return loading;
  }

  // --- Showing --------------------------------------------------------------------------

  // What only a field that answers needs to say of itself.
  const SAID = {
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "rm-found",
    autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "search",
  };
  for (const name in SAID) field.setAttribute(name, SAID[name]);
  const list = make("ul", { id: "rm-found", role: "listbox", "aria-label": field.getAttribute("aria-label") });
  const status = make("p", { role: "status", class: "rm-find__status" });
  const foot = make("p", { class: "rm-find__foot" });
  const panel = make("div", { class: "rm-find__panel", hidden: "" }, status, list, foot);
  box.append(panel);

  function say(text) {
    status.textContent = text;
    open(true);
  }

  function open(shown) {
    panel.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown && list.children.length > 0));
    if (!shown) choose(-1);
  }

  // The kind in words, then the verdict by sign and words.
  function about(one) {
    const { words, kinds, verdicts } = index.data;
    const made = [];
    if (one.kind >= 0) {
      const [kind, name] = kinds[one.kind];
      made.push(make("i", { class: `k k-${kind}`, "aria-hidden": "true" }));
      made.push(make("span", { class: "rm-kind" }, name));
    }
    else made.push(make("span", { class: "rm-kind" }, one.note || words.page));
    if (one.verdict >= 0) {
      const [, glyph, tone, said] = verdicts[one.verdict];
      made.push(" ", make("b", { class: `v ${tone}` }, make("i", { "aria-hidden": "true" }, glyph), ` ${said}`));
    }
    return made;
  }

  function row(one) {
    const title = make("span", { class: "rm-title" }, one.label ? `${one.label}: ${one.title}` : one.title);
    const small = make("span", { class: "rm-about" }, ...about(one));
    if (one.id) small.append(" ", make("code", {}, one.id));
    return [title, " ", small];
  }

  function option(one, number) {
    const link = make("a", {
      role: "option", id: `rm-found-${number}`, href: root + one.path, tabindex: "-1", "aria-selected": "false",
    }, ...row(one));
    return make("li", { role: "presentation" }, link);
  }

  function counted({ found, close }) {
    const { words } = index.data;
    const number = found.length;
    if (!number) return close.length ? `${words.none} ${words.close}:` : words.none;
    if (number === 1) return words["found-one"];
    if (number > SHOWN) return words.first.replace("{number}", number).replace("{shown}", SHOWN);
    return words.found.replace("{number}", number);
  }

  function show() {
    const query = field.value;
    if (!query.trim()) {
      list.replaceChildren();
      foot.replaceChildren();
      status.textContent = index.data.words.help;
      open(true);
      return;
    }
    told = window.robustmapRank.found(index, query);
    const rows = [...told.found, ...told.close].slice(0, SHOWN);
    list.replaceChildren(...rows.map(option));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    const rest = make("a", { href: `${root}everything/?words=${encodeURIComponent(query)}#table` }, index.data.words.all);
    foot.replaceChildren(...(told.found.length > SHOWN ? [rest] : []));
    say(counted(told));
  }

  async function look() {
    if (!index) say(box.dataset.waiting);
    try { await begin(); } catch (error) { return; }
    if (document.activeElement === field) show();
  }

  // --- Keyboard -------------------------------------------------------------------------

  function choose(number) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (options[chosen]) options[chosen].setAttribute("aria-selected", "false");
    chosen = options.length ? Math.max(-1, Math.min(number, options.length - 1)) : -1;
    if (chosen < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", options[chosen].id);
  }

  const KEYS = {
    ArrowDown: () => choose(chosen + 1),
    ArrowUp: () => choose(chosen - 1),
    PageDown: () => choose(chosen + 8),
    PageUp: () => choose(Math.max(0, chosen - 8)),
  };

  function go(event) {
    const links = list.querySelectorAll("[role=option]");
    const link = links[Math.max(chosen, 0)];
    if (!link) return;
    if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
    else window.location.assign(link.href);
  }

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    // The theme has keys of its own.
    event.stopPropagation();
    if (event.key === "Escape") {
      event.preventDefault();
      if (field.value) { field.value = ""; if (index) show(); } else field.blur();
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(event);
    } else if (KEYS[event.key] && !panel.hidden) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
  field.addEventListener("focus", look);
  field.addEventListener("input", look);
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) open(false); });
  // A press on what is not for the keyboard would take the focus away, and the list with it.
  panel.addEventListener("mousedown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });

  function writing(element) {
    return element && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || writing(event.target)) return;
    if (event.key === "/" || event.key === "s") {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  // --- An address that leads nowhere ----------------------------------------------------

  async function suggest(near) {
    try { await begin(); } catch (error) { return; }
    const found = window.robustmapRank.meant(index, window.location.pathname, SUGGESTED);
    const rows = found.map((one) => make("li", {}, make("a", { href: root + one.path }, ...row(one))));
    const said = make("p", {}, found.length ? near.dataset.near : near.dataset.nothing);
    near.replaceChildren(said, ...(rows.length ? [make("ul", { class: "rows" }, ...rows)] : []));
  }

  const missing = document.querySelector(".rm-near");
  if (missing) {
    // A base for the addresses of the page would lead these away from it.
    document.querySelectorAll("a[href^='#']").forEach((one) => {
      one.href = window.location.pathname + one.getAttribute("href");
    });
    suggest(missing);
  }
})();
