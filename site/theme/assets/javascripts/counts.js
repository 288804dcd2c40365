// The part of the order explorer that counts: how many orders are possible, which threshold
// comes first in how many of them, and what is left of them under what a reader assumes.
(function () {
  "use strict";

  const reckon = window.robustmapOrders;
  const { make, button, fill, plain, pair, scroll } = reckon.pieces;

  // Big numbers are told by their size.
  function told(number) {
    const digits = String(number);
    if (digits.length <= 15) return number.toLocaleString("en");
    return `about ${digits[0]}.${digits[1]} × 10^${digits.length - 1}`;
  }

  // How many of a hundred, rounded; only nothing is 0 and only all is 100.
  function perHundred(part, whole) {
    const tenths = Number((part * 1000n) / whole);
    if (part > 0n && tenths < 5) return "<1";
    if (part < whole && tenths >= 995) return ">99";
    return String(Math.round(tenths / 10));
  }

  // Counts are kept: an order that a reader tries does not change them.
  function counter(all) {
    const ids = all.data.thresholds.map((one) => one.id);
    const facts = all.data.facts.filter((one) => ["stands", "definitional"].includes(one.state));
    const pairs = facts.map((one) => [one.first, one.then]);
    const known = new Map();
    return (assumed) => {
      const key = JSON.stringify(assumed);
      if (!known.has(key)) {
        known.clear();
        known.set(key, { all: reckon.count(ids, pairs), left: reckon.counted(ids, [...pairs, ...assumed]) });
      }
      return known.get(key);
    };
  }

  function select(all, label, value, change) {
    const choices = all.data.thresholds.map((one) => make("option", { value: one.id }, one.title));
    const made = make("select", { "aria-label": label }, choices);
    made.value = value;
    made.addEventListener("change", () => change(made.value));
    return make("label", {}, `${label} `, made);
  }

  // Made once: what is chosen in it stays when the rest is shown anew. `act` is told the
  // new list of assumptions.
  function panel(all, act) {
    const { words } = all;
    const count = counter(all);
    const parts = { total: make("div"), share: make("p", { role: "status" }), assumed: make("ul", { class: "rows" }), ranks: make("div") };
    const asked = { first: all.data.thresholds[0].id, then: all.data.thresholds[all.data.thresholds.length - 1].id };
    let assumed = [];
    const choose = (which) => (id) => { asked[which] = id; share(); };
    const assume = button(words.assume, () => {
      const again = assumed.some(([first, then]) => first === asked.first && then === asked.then);
      if (asked.first !== asked.then && !again) act([...assumed, [asked.first, asked.then]]);
    });

    function share() {
      const found = count(assumed).left;
      const possible = found && found.total > 0n && asked.first !== asked.then;
      const at = (id) => found.ids.indexOf(id);
      const sentence = asked.first === asked.then ? words.same : "";
      parts.share.replaceChildren(...(possible ? fill(words.share, {
        ...pair(all, asked.first, asked.then), whole: told(found.total),
        part: told(found.before[at(asked.first)][at(asked.then)]),
      }) : [sentence]));
      assume.setAttribute("aria-disabled", String(asked.first === asked.then));
    }

    function show(chosen) {
      assumed = chosen.assumed;
      const found = count(assumed);
      parts.total.replaceChildren(...totals(all, found, assumed));
      parts.assumed.replaceChildren(...assumed.map(([first, then], i) => make(
        "li", {}, fill(words.assumed, pair(all, first, then)), " ",
        button(words.drop, () => act(assumed.filter((_, at) => at !== i)))
      )));
      // Without an assumption the page itself tells the places.
      parts.ranks.replaceChildren(...(assumed.length ? ranks(all, found.left) : []));
      share();
    }

    const element = make(
      "div", { class: "rm-orders-count" }, make("h3", {}, words.count), parts.total,
      make("p", { class: "rm-orders-tools" }, select(all, words.one, asked.first, choose("first")),
        select(all, words.other, asked.then, choose("then")), assume),
      parts.share, parts.assumed, parts.ranks
    );
    return { element, show };
  }

  function totals(all, found, assumed) {
    const { words } = all;
    if (found.all === null) return [make("p", {}, words["too-many"])];
    if (found.all === 0n) return [make("p", {}, words.circle)];
    const total = told(found.all);
    const lines = [plain(words.total, { total, number: all.data.thresholds.length })];
    if (assumed.length && found.left) {
      lines.push(found.left.total ? plain(words.left, { left: told(found.left.total), total }) : words.impossible);
    }
    return lines.map((line) => make("p", {}, line));
  }

  // In how many possible orders each threshold is crossed at each place.
  function ranks(all, found) {
    if (!found || !found.total) return [];
    const { words } = all;
    const heads = found.ids.map((_, i) => make("th", { scope: "col" }, String(i + 1)));
    const body = all.data.thresholds.map((one) => make(
      "tr", {}, make("th", { scope: "row" }, one.title),
      found.ranks[found.ids.indexOf(one.id)].map((part) => cell(words, part, found.total))
    ));
    const top = make("tr", {}, make("th", { scope: "col" }, words.threshold), heads);
    const table = make("table", { class: "rm-ranks" }, make("thead", {}, top), make("tbody", {}, body));
    return [make("h3", {}, words.ranks), make("p", { class: "hint" }, words["ranks-note"]), scroll(words.ranks, table)];
  }

  function cell(words, part, whole) {
    const exact = plain(words.part, { part: told(part), whole: told(whole) });
    const made = make("td", { title: exact }, part ? perHundred(part, whole) : "");
    made.style.setProperty("--share", String(Number((part * 1000n) / whole) / 1000));
    return made;
  }

  reckon.counts = { panel, told, perHundred };
})();
