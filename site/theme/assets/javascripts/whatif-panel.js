// What-if, its panel: a reader switches arguments off, grants or denies claims, chooses what
// counts, and the page follows. The address holds what was changed; nothing is saved.
(function () {
  "use strict";

  const MARK = ".v, .verdict";
  const LONGEST = 20000;
  const NAMED = 3;
  const SETS = ["off", "grant", "deny"];
  const DEFINITIONAL = 2;
  const LINK = /^((?:\.\.\/)+[nd]\/[^?#/]+\/)(index\.html)?(\?if=[^#]*)?(#.*)?$/;

  window.robustmapPanel = function ([common, ...given], box, opener, root) {
    const { words, usual } = common;
    const page = box.closest(".rm");
    const every = (inside, selector) => [...inside.querySelectorAll(selector)];
    const each = (name) => new Map(given.flatMap((part) => Object.entries(part[name])));
    const nodes = each("nodes");
    const camps = each("camps");
    const map = window.robustmapReason(given);
    const [fill, title, named, tell, pill, live, show] = window.robustmapShow(map, words, nodes, each("names"), root);
    // Each choice of the panel, "name:value" -> its words in the banner, and what it makes of a view.
    const offered = new Map(common.choices);
    const aliases = new Map(common.aliases);
    // What was changed: id -> off, on, grant, deny or free, and name -> value of what was chosen.
    let put = new Map();
    let choices = new Map();

    box.insertAdjacentHTML("beforeend", common.panel);
    const [panel, notice, said, banner] = [...box.children].slice(-4);
    const part = (name) => banner.querySelector(`[data-part=${name}]`);
    const chosen = () => [...choices].map((one) => offered.get(one.join(":")));

    function view() {
      const found = Object.assign({}, common.view, ...chosen().map((one) => one[1]));
      for (const name of SETS) found[name] = new Set(found[name]);
      for (const [id, word] of put) for (const name of SETS) found[name][name === word ? "add" : "delete"](id);
      return found;
    }

    const solve = () => map.solve(view());

    function state(id) {
      const found = view();
      return SETS.find((name) => found[name].has(id)) || (map.statements.has(id) ? "free" : "on");
    }

    const published = solve();
    const all = live(page, published);

    // --- The address, which may ask for anything ---

    const coded = () => [...[...put].map(([id, word]) => [word, id]), ...choices].sort()
      .map((pair) => pair.map(encodeURIComponent).join(":")).join(";");

    function decoded(text) {
      try {
        return decodeURIComponent(text);
      } catch (error) {
        return text;
      }
    }

    // Gives what is not on this map.
    function take(text) {
      const lost = [];
      put = new Map();
      choices = new Map();
      for (const piece of text.slice(0, LONGEST).split(";").filter(Boolean)) {
        const [name, value = name] = piece.split(":").map(decoded);
        const id = map.resolve(value.replace(/^[^#]*/, (node) => aliases.get(node) || node));
        if (offered.has(`${name}:${value}`)) choices.set(name, value);
        else if (id && words.asks[+map.statements.has(id)].includes(name)) put.set(id, name);
        else lost.push(value);
      }
      return lost.join(", ");
    }

    // --- What is shown ---

    // What stands beside each verdict.
    function tags(now, changed) {
      const by = choices.get("by");
      const strength = by === "strengths" && now.strengths();
      return (id, shown) => {
        if (strength) {
          const value = strength(id);
          return value < 0 ? "" : isNaN(value) ? words.tags.unsettled : fill(words.tags.strength, { value: rounded(value) });
        }
        if (by !== "camps" || changed || shown.none) return "";
        return camps.get(id) || words.tags[/holds|granted/.test(shown.tone) ? "every" : "none"];
      };
    }

    // Three decimals at most; what lies in the middle goes to the even one, as in Python.
    function rounded(value) {
      const whole = Math.floor(value * 1000);
      return (value * 1000 - whole === 0.5 ? whole + (whole % 2) : Math.round(value * 1000)) / 1000;
    }

    // The marks that have buttons; tables keep their rows as they are.
    const doing = all.filter(({ element, id, kind }) => kind === MARK && !element.closest("table") && !(map.row(id)[2] & DEFINITIONAL));

    // What an argument as a whole is, its single inferences are.
    function whole(id) {
      const owner = map.row(id)[1];
      return state(owner) === "off" ? owner : id;
    }

    const buttons = (id, i) => words.doing[state(whole(id))].map(([name, word]) =>
      `<button type="button" value="${word}:${i}" aria-label="${name}: ${title(id)}">${name}</button>`).join("");

    page.onclick = ({ target }) => {
      const [word, i] = (target.value || "").split(":");
      if (!doing[i]) return;
      const id = whole(doing[i].id);
      put.delete(id);
      if (state(id) !== word) put.set(id, word);
      settle();
      page.querySelector(`[value$=":${i}"]`).focus();
    };

    // Shows everything anew; gives what was changed, and what follows of it, in words.
    function update() {
      const now = solve();
      const changes = [...[...put].map(([id, word]) => fill(words.state[word], { name: title(id) })), ...chosen().map((one) => one[0])]
        .filter(Boolean).join("; ");
      // Every node whose verdict is not as published, those aside that were themselves changed.
      const found = [...nodes.keys()].map((node) => [node, tell(published, node), tell(now, node)])
        .filter(([node, before, after]) => before && !put.has(map.resolve(node))
          && before.key !== after.key);
      const { length } = found;
      const told = fill(words.changed[Math.min(length, 2)], { number: length });

      show(published, now, all, tags(now, changes));
      for (const one of every(panel, "[name]")) {
        one.value = choices.get(one.name) || usual[one.name];
        one.checked = one.value === "on";
      }
      part("changes").innerHTML = changes;
      part("number").textContent = told;
      part("list").innerHTML = found.map(([node, before, after]) => `<li>${named(node)}: ${
        fill(words.state.change, { before: pill(before), after: pill(after) })}</li>`).join("");
      page.classList.toggle("rm-if", changes);
      banner.remove();
      for (const one of every(page, ".rm-if-still, .rm-if-do")) one.remove();
      if (changes) {
        page.prepend(banner);
        for (const one of every(page, "[data-still]")) one.firstElementChild.insertAdjacentHTML("afterend", words.still);
      }

      if (!panel.hidden) {
        doing.forEach(({ element, id }, i) => element.insertAdjacentHTML("afterend", `<span class="rm-if-do">${buttons(id, i)}</span>`));
      }

      // Links to pages that follow carry the state; a folder that is opened from a disk shows its
      // files instead of its page.
      const query = coded() && `if=${coded()}`;
      for (const one of every(page, "a[href]")) {
        const file = query && location.protocol === "file:" ? "index.html" : "";
        one.setAttribute("href", one.getAttribute("href").replace(LINK, (_, path, was = "", asked, hash = "") =>
          path + (file || was) + (query && `?${query}`) + hash));
      }
      const asked = [location.search.replace(/[?&]if=[^&]*/, "").slice(1), query].filter(Boolean).join("&");
      part("link").href = location.pathname + (asked && `?${asked}`) + location.hash;

      const names = found.slice(0, NAMED).map(([node, , after]) => `${title(node)}, ${after.short}`).join("; ");
      return fill(words.state[!changes ? "back" : length ? "said" : "said-none"], { told, names });
    }

    function settle() {
      notice.textContent = "";
      said.innerHTML = update();
      try {
        history.replaceState(null, "", part("link").href);
      } catch (error) {
        // Some browsers limit how often an address may change; the link still holds it.
      }
    }

    function open(on) {
      opener.ariaExpanded = on;
      panel.hidden = !on;
      return update();
    }

    panel.onchange = ({ target: { name, type, checked, value } }) => {
      choices.set(name, type === "checkbox" ? (checked ? "on" : "off") : value);
      if (choices.get(name) === usual[name]) choices.delete(name);
      settle();
    };

    part("reset").onclick = () => {
      put.clear();
      for (const name of choices.keys()) if (name !== "by") choices.delete(name);
      settle();
      opener.focus();
    };
    part("copy").hidden = !navigator.clipboard;
    part("copy").onclick = () => navigator.clipboard.writeText(part("link").href)
      .then(() => { said.textContent = words.state.copied; }, () => part("link").focus());

    opener.onclick = () => open(panel.hidden);
    return [(text) => {
      const names = take(text);
      open(true);
      notice.textContent = names && fill(words.state.ignored, { names });
    }, coded];
  };
})();
