// The panels of the order explorer: what an order does to the proposals, as pieces of a page.
// Names are only ever put in as text, never as markup.
(function () {
  "use strict";

  const reckon = window.robustmapOrders;

  // --- Pieces of a page -----------------------------------------------------------------

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value) made.setAttribute(name, value);
    }
    made.append(...inside.flat(Infinity));
    return made;
  }

  function button(text, act) {
    const made = make("button", { type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  }

  function link(thing) {
    return thing.url ? make("a", { href: thing.url }, thing.title) : make("span", {}, thing.title);
  }

  // A sentence with its holes filled, by text or by elements.
  function fill(sentence, holes) {
    return sentence.split(/(\{\w+\})/).map((piece) => {
      const hole = /^\{(\w+)\}$/.exec(piece);
      return hole ? holes[hole[1]] : piece;
    });
  }

  function plain(sentence, holes) {
    return fill(sentence, holes).join("");
  }

  function unseen(text) {
    return make("span", { class: "rm-unseen" }, text);
  }

  function rows(entries, tag, cls) {
    return make(tag, { class: cls }, entries.map((one) => make("li", {}, one)));
  }

  function by(things) {
    return new Map(things.map((one) => [one.id, one]));
  }

  // Everything by id, with how it is named in a sentence.
  function index(data) {
    const thresholds = by(data.thresholds);
    const proposals = by(data.proposals);
    const clauses = by(data.proposals.flatMap((one) => one.clauses));
    return { data, words: data.words, thresholds, proposals, clauses };
  }

  function glyph(all, answer) {
    const [sign, tone, said] = all.data.answers[answer];
    return { sign: make("i", { "aria-hidden": "true", class: `rm-glyph ${tone}` }, sign), tone, said };
  }

  function pair(all, first, then) {
    return { first: link(all.thresholds.get(first)), then: link(all.thresholds.get(then)) };
  }

  // The holes of a sentence on a failure, as links or as text.
  function failing(all, one, name) {
    return {
      place: one.step, how: one.how || all.words.fails, threshold: name(all.thresholds.get(one.at)),
      proposal: name(all.proposals.get(one.proposal)), clause: name(all.clauses.get(one.clause)),
    };
  }

  // --- Panels ---------------------------------------------------------------------------

  // What happens at one step, beside its threshold.
  function events(all, step, found) {
    const before = found.steps[step - 1].stands;
    const enters = found.steps[step].stands.filter((id) => !before.includes(id)).map((id) =>
      [glyph(all, "stands").sign, " ", fill(all.words.enters, { proposal: link(all.proposals.get(id)) })]);
    const ends = found.fails.filter((one) => one.step === step).map((one) =>
      [glyph(all, "failed").sign, " ", fill(all.words.ends, failing(all, one, link)),
        one.worked ? "" : ` (${all.words.unused})`]);
    const asides = found.asides.filter((one) => one.step === step).map((one) =>
      ["≈ ", fill(one.soft ? all.words.worse : all.words.would, {
        proposal: link(all.proposals.get(one.proposal)), clause: link(all.clauses.get(one.clause)),
      })]);
    return [...enters, ...ends, ...asides].map((one) => make("li", {}, one));
  }

  // What stands, waits and has failed with so much crossed.
  function state(all, found, chosen) {
    const { words } = all;
    const now = found.steps[chosen.crossed];
    const entries = [
      [words.standing, "stands", now.stands], [words.waiting, "not-yet", now.notYet],
      [words.failed, "failed", now.failed], [words.unknown, "unknown", now.unknown],
    ].map(([title, answer, ids]) => [
      make("dt", {}, glyph(all, answer).sign, ` ${title}`),
      make("dd", {}, ids.length
        ? rows(ids.map((id) => standing(all, id, answer, chosen)), "ul", "rows") : words.nobody),
    ]);
    const holes = { place: chosen.crossed, number: chosen.order.length };
    return [make("h3", {}, plain(words.state, holes)), make("dl", {}, entries)];
  }

  function standing(all, id, answer, chosen) {
    const proposal = all.proposals.get(id);
    const crossed = new Set(chosen.order.slice(0, chosen.crossed));
    const missing = proposal.clauses
      .filter((one) => one.stands && one.kind === "needs" && !crossed.has(one.at))
      .map((one, i) => [i ? ", " : "", named(all, one.at)]);
    const needs = make("small", {}, fill(all.words.missing, { thresholds: missing }));
    const doubts = proposal.clauses.filter((one) => !one.stands).map((one) =>
      [" ", make("small", {}, "≈ ", fill(all.words.disputed, { clause: link(one) }))]);
    return [link(proposal), answer === "not-yet" ? [" ", needs] : "", doubts];
  }

  // A clause may name a threshold that was withdrawn.
  function named(all, threshold) {
    const known = all.thresholds.get(threshold);
    return known ? link(known) : threshold;
  }

  // What fails, first ones first.
  function failures(all, found) {
    const shown = found.fails.map((one) => fill(all.words["first-row"], failing(all, one, link)));
    const told = shown.length ? rows(shown, "ol") : make("p", {}, all.words["none-fail"]);
    return [make("h3", {}, all.words.first), told];
  }

  // Each proposal of which something is known, at each step.
  function grid(all, found, chosen) {
    const { words } = all;
    const known = found.lives.filter((one) => one.answers[0] !== "unknown");
    if (!known.length) return [];
    const now = (i) => (i === chosen.crossed ? "rm-now" : "");
    const heads = found.steps.map((one, i) => make(
      "th", { scope: "col", class: now(i), title: one.crossed ? all.thresholds.get(one.crossed).title : "" },
      unseen(words.step), " ", String(i)
    ));
    const body = known.map((one) => make(
      "tr", {}, make("th", { scope: "row" }, link(all.proposals.get(one.proposal))),
      one.answers.map((answer, i) => {
        const { sign, tone, said } = glyph(all, answer);
        return make("td", { class: `${tone} ${now(i)}` }, sign, unseen(said));
      })
    ));
    const top = make("tr", {}, make("th", { scope: "col" }, words.proposal), heads);
    const table = make("table", { class: "rm-steps" }, make("thead", {}, top), make("tbody", {}, body));
    return [make("h3", {}, words.grid), make("p", { class: "hint" }, words["grid-note"]), scroll(words.grid, table)];
  }

  function scroll(label, table) {
    return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, table);
  }

  // The facts that an order goes against: first those that stand.
  function against(all, chosen) {
    const sorts = { definitional: "fallen", stands: "fallen", disputed: "disputed", "set-aside": "disputed" };
    const found = reckon.against(all.data.facts, chosen.order);
    const shown = Object.entries(sorts).flatMap(([sort, tone]) =>
      found.filter((one) => one.state === sort).map((one) => make(
        "li", { class: `rm-against ${tone}` },
        fill(all.words[`fact-${sort}`], { ...pair(all, one.first, one.then), claim: link(one) })
      )));
    const none = found.some((one) => sorts[one.state] === "fallen") ? "" : make("p", {}, all.words["against-none"]);
    return [make("h3", {}, all.words.against), none, make("ul", { class: "rows" }, shown)];
  }

  reckon.pieces = { make, button, link, fill, plain, unseen, rows, index, pair, failing, scroll };
  reckon.panels = { events, state, failures, grid, against };
})();
