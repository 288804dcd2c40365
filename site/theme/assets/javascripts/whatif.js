// What-if: a reader switches arguments off, grants or denies claims, chooses what counts, and
// the page follows. The address holds what was changed; nothing is saved.
(function () {
  "use strict";

  const { make, fill, plain } = window.robustmapShow;
  const box = document.querySelector(".rm-whatif");
  if (!box) return;

  const opener = box.querySelector("button");
  const page = box.closest(".rm");
  const { in: folder, parts } = box.dataset;
  const LONGEST = 20000;
  const NAMED = 3;
  const PUT = ["off", "on", "grant", "deny", "free"];
  const LEVELS = ["stated", "implied", "reading"];
  const DEFINITIONAL = 2;
  const CARRIES = /^(\.\.\/)+[nd]\/[^?#/]+\/(#.*)?$/;
  const given = [];
  let common;
  let loading;
  // What was changed: the ids that are off, on, granted, denied or neither, and the choices of
  // the panel that are not as published.
  let put = new Map();
  let choices = new Map();

  // The data are files of their own, loaded when somebody first asks.
  window.robustmapWhatIf = { common: (data) => { common = data; }, part: (data) => given.push(data) };

  function load() {
    loading = loading || Promise.all(["common", ...parts.split(" ")].map((name) => new Promise((onload, onerror) => {
      document.head.append(Object.assign(make("script"), { src: `${folder}${name}.js`, onload, onerror }));
    }))).then(begin, () => { opener.disabled = true; });
    return loading;
  }

  const hypothetical = () => put.size || [...choices.keys()].some((name) => name !== "by");
  const encoded = (name, ids) => `${name}:${ids.map(encodeURIComponent).join()}`;

  function coded() {
    const ids = (word) => [...put.keys()].filter((id) => put.get(id) === word).sort();
    const lists = PUT.filter((word) => ids(word).length).map((word) => encoded(word, ids(word)));
    return [...lists, ...[...choices].sort().map(([name, value]) => encoded(name, [value]))].join(";");
  }

  // An address with the state put into it.
  function address(href) {
    const [, path, query, hash] = /^([^?#]*)\??([^#]*)(.*)$/.exec(href);
    const search = [...query.split("&").filter((one) => !one.startsWith("if=")), coded() && `if=${coded()}`];
    const asked = search.filter(Boolean).join("&");
    // A folder that is opened from a disk shows its files instead of its page.
    const file = location.protocol === "file:" ? path.replace(/\/$/, "/index.html") : path;
    return file + (asked && `?${asked}`) + hash;
  }

  const asked = () => (/[?&]if=([^&]*)/.exec(location.search) || ["", ""])[1];

  function arrive() {
    if (asked() || coded()) load().then((all) => all && all(asked()));
  }

  // Gives what takes a state that an address asks for.
  function begin() {
    const { words, view: base, people, aliases } = common;
    const nodes = new Map(given.flatMap((part) => part.nodes).map(([id, ...rest]) => [id, rest]));
    const camps = new Map(given.flatMap((part) => Object.entries(part.camps)));
    const map = window.robustmapReason(given);
    const { title, named, tell, pill, live, show } = window.robustmapShow(map, words, nodes, folder.replace(/assets\/.*/, ""));
    const published = solve();
    const all = live(page);
    const links = [...page.querySelectorAll("a[href]")].map((element) => [element, element.getAttribute("href")]);
    const still = [...page.querySelectorAll("[data-still]")].map((one) => [one, make("p", { class: "rm-if-still" }, words.still)]);
    const template = make("template");
    template.innerHTML = common.panel;
    const [panel, notice, said, banner] = template.content.children;
    const part = (name) => banner.querySelector(`[data-part=${name}]`);
    const controls = new Map([...panel.querySelectorAll("[name]")].map((one) => [one.name, one]));
    const doing = all.map(beside).filter(Boolean);

    function view() {
      const eyes = people.find((one) => one.id === choices.get("eyes"));
      const set = (name) => new Set([...base[name], ...(eyes ? eyes[name] : [])]);
      const on = (name) => (choices.has(name) ? choices.get(name) === "on" : base[name]);
      const [off, granted, denied] = ["off", "granted", "denied"].map(set);
      for (const [id, word] of put) {
        const held = map.statements.has(id) ? { grant: granted, deny: denied } : { off };
        for (const name in held) held[name][name === word ? "add" : "delete"](id);
      }
      const basis = choices.has("basis") ? LEVELS.indexOf(choices.get("basis")) : base.basis;
      return { basis, off, granted, denied, reframings: on("reframings"), suppositions: on("suppositions") };
    }

    function solve() {
      return { ...map.solve(view()), told: new Map() };
    }

    function state(id) {
      const { off, granted, denied } = view();
      if (!map.statements.has(id)) return off.has(id) ? "off" : "on";
      return granted.has(id) ? "grant" : denied.has(id) ? "deny" : "free";
    }

    // What an argument as a whole is, its single inferences are.
    function deeds(id) {
      const owner = (map.inferences.get(id) || [])[1];
      const whole = owner && state(owner) === "off" ? owner : id;
      return {
        off: [["switch-on", whole, "on"]], on: [["switch-off", id, "off"]],
        grant: [["withdraw", id, "free"]], deny: [["undeny", id, "free"]],
        free: [["grant", id, "grant"], ["deny", id, "deny"]],
      }[state(whole)];
    }

    function settle() {
      const found = update();
      const names = found.slice(0, NAMED).map(([node, , now]) => `${title(node)}, ${now.short}`).join("; ");
      const more = found.length - NAMED;
      const how = more > 0 ? "said-more" : found.length ? "said" : "said-none";
      notice.textContent = "";
      said.textContent = hypothetical() ? plain(words.state[how], { told: counted(found), names, more }) : words.state.back;
      try {
        history.replaceState(null, "", address(location.href));
      } catch (error) {
        // Some browsers limit how often an address may change; the link still holds it.
      }
    }

    panel.onchange = ({ target: { name, type, checked, value } }) => {
      const usual = { basis: LEVELS[base.basis], eyes: "", by: "" }[name] ?? (base[name] ? "on" : "off");
      const now = type === "checkbox" ? (checked ? "on" : "off") : value;
      choices.set(name, now);
      if (now === usual) choices.delete(name);
      settle();
    };

    part("reset").onclick = () => {
      put = new Map();
      choices = new Map([...choices].filter(([name]) => name === "by"));
      settle();
      opener.focus();
    };
    part("copy").hidden = !navigator.clipboard;
    part("copy").onclick = () => navigator.clipboard.writeText(part("link").href)
      .then(() => { said.textContent = words.state.copied; }, () => part("link").focus());

    // The place for buttons beside a verdict; tables keep their rows as they are.
    function beside({ element, id, kind }) {
      const definition = map.statements.has(id) && map.statements.get(id)[2] & DEFINITIONAL;
      if (kind !== ".v, .verdict" || element.closest("table") || definition) return null;
      return [make(element.matches(".v") ? "span" : "p", { class: "rm-if-do" }), id, element];
    }

    function renew([made, id]) {
      const focused = made.contains(document.activeElement);
      made.replaceChildren(...deeds(id).map(([name, ref, word]) => {
        const button = make("button", { type: "button", "aria-label": `${words.doing[name]}: ${title(id)}` }, words.doing[name]);
        button.onclick = () => {
          put.delete(ref);
          if (state(ref) !== word) put.set(ref, word);
          settle();
        };
        return button;
      }));
      if (focused) made.firstChild.focus();
    }

    // --- The address, which may ask for anything ---

    function take(text) {
      const lost = [];
      put = new Map();
      choices = new Map();
      for (const piece of text.slice(0, LONGEST).split(";").filter(Boolean)) {
        const [name, values = ""] = piece.split(":");
        for (const value of values.split(",").map(decoded)) {
          const control = controls.get(name);
          const id = map.resolve(value) || map.resolve(value.replace(/^[^#]*/, (node) => new Map(aliases).get(node) || node));
          const options = control && control.options ? [...control.options].map((one) => one.value) : ["on", "off"];
          if (control && options.includes(value)) choices.set(name, value);
          else if (id && PUT.indexOf(name) > 1 === map.statements.has(id) && PUT.includes(name)) put.set(id, name);
          else lost.push(value || name);
        }
      }
      return lost.join(", ");
    }

    function decoded(text) {
      try {
        return decodeURIComponent(text);
      } catch (error) {
        return text;
      }
    }

    // --- What is shown ---

    function open(on) {
      opener.setAttribute("aria-expanded", on);
      panel.hidden = !on;
      for (const [made, , element] of doing) {
        if (on) element.after(made);
        else made.remove();
      }
    }

    // What stands beside each verdict.
    function tags(now) {
      const by = choices.get("by");
      const strength = by === "strengths" && now.strengths();
      return (id) => {
        if (strength) {
          const value = strength(id);
          return value === undefined ? "" : value === null ? words.tags.unsettled : plain(words.tags.strength, { value: rounded(value) });
        }
        const shown = tell(now, id);
        if (by !== "camps" || hypothetical() || shown.none) return "";
        const shared = [id, ...(map.of.get(id) || []).map((one) => one[0])].find((one) => camps.has(one));
        return camps.get(shared) || words.tags[["holds", "granted"].includes(shown.tone) ? "every" : "none"];
      };
    }

    // Three decimals at most; what lies in the middle goes to the even one, as in Python.
    function rounded(value) {
      const whole = Math.floor(value * 1000);
      return String((value * 1000 - whole === 0.5 ? whole + (whole % 2) : Math.round(value * 1000)) / 1000);
    }

    // Every node whose verdict is not as published, those aside that were themselves changed.
    function changed(now) {
      return [...nodes.keys()].map((node) => [node, tell(published, node), tell(now, node)])
        .filter(([node, before, after]) => before && !put.has(map.resolve(node))
          && (before.answer !== after.answer || before.none !== after.none));
    }

    function counted({ length }) {
      return plain(words.state[["changed-none", "changed-one"][length] || "changed"], { number: length });
    }

    // What was changed, in words: "by" is no change and has none.
    function changes() {
      const chosen = [...choices].map(([name, value]) => {
        const option = [...(controls.get(name).options || [])].find((one) => one.value === value);
        return option ? plain(words.state[name] || "", { name: option.text }) : words.state[`${name}-${value}`];
      });
      const ids = [...put].map(([id, word]) => plain(words.state[word], { name: title(id) }));
      return [...ids, ...chosen].filter(Boolean).join("; ");
    }

    function update() {
      const now = solve();
      const found = changed(now);
      const on = hypothetical();
      show(published, now, all, tags(now));
      doing.forEach(renew);
      for (const [name, one] of controls) {
        if (one.options) one.value = choices.get(name) || (name === "basis" ? LEVELS[base.basis] : "");
        else one.checked = now.view[name];
      }
      for (const one of panel.querySelectorAll("[data-for]")) {
        one.hidden = !choices.has(one.dataset.for) && choices.get("by") !== one.dataset.for;
      }
      part("changes").textContent = changes();
      part("number").textContent = counted(found);
      part("list").replaceChildren(...found.map(([node, ...both]) => make("li", {}, named(node), ": ",
        fill(words.state.change, { before: pill(both[0]), after: pill(both[1]) }))));
      page.classList.toggle("rm-if", on);
      banner.remove();
      if (on) page.prepend(banner);
      for (const [section, note] of still) {
        note.remove();
        if (on) section.firstElementChild.after(note);
      }
      for (const [element, href] of links) element.setAttribute("href", href);
      for (const element of coded() ? page.querySelectorAll("a[href]") : []) {
        const href = element.getAttribute("href");
        if (CARRIES.test(href)) element.setAttribute("href", address(href));
      }
      part("link").href = address(location.href);
      return found;
    }

    opener.after(panel, notice, said);
    opener.onclick = () => {
      open(panel.hidden);
      update();
    };
    return (text) => {
      const names = take(text);
      open(true);
      update();
      notice.textContent = names && plain(words.state.ignored, { names });
    };
  }

  opener.hidden = false;
  opener.onclick = () => load().then((all) => all && all(asked()));
  window.addEventListener("popstate", arrive);
  arrive();
})();
