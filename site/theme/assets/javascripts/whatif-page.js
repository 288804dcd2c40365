// What-if on the page: verdicts in words, and every mark, ledger and picture that shows one.
// Names are only ever put in as text. What is put back is what the page itself held.
(function () {
  "use strict";

  const [OWNER, RELATION, PREMISES, MARKS] = [1, 2, 4, 6];
  const UNASSESSED = 8;
  const ANCHORED = 16;
  const TONE = /fig-(holds|granted|disputed|fallen|silent|uncounted)\b/;
  const HREF = /\/n\/([a-z0-9-]+)\/$/;

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const name in attributes) if (attributes[name]) made.setAttribute(name, attributes[name]);
    made.append(...inside.flat());
    return made;
  }

  // A sentence with its holes filled, by text or by elements.
  function fill(sentence, holes) {
    return sentence.split(/\{(\w+)\}/).map((piece, i) => (i % 2 ? holes[piece] : piece));
  }

  const plain = (sentence, holes) => fill(sentence, holes).join("");

  window.robustmapShow = function (map, words, nodes, root) {
    const { verdicts, groups } = words;
    const row = (id) => map.statements.get(id) || map.inferences.get(id) || [];

    function title(id) {
      const statement = map.statements.get(id);
      const owner = map.inferences.has(id) ? row(id)[OWNER] : id.split("#")[0];
      return (statement && statement[4]) || (nodes.get(owner) || [id])[0];
    }

    function link(id, attributes, ...inside) {
      const [node, ...local] = id.split("#");
      const anchored = row(id)[map.statements.has(id) ? 2 : MARKS] & ANCHORED;
      const anchor = anchored ? `#${local.join("-").replace(/[^A-Za-z0-9]/g, "-")}` : "";
      const known = nodes.has(node) && /^[a-z0-9-]+$/.test(node);
      return make(known ? "a" : "span", { href: known && `${root}n/${node}/${anchor}`, ...attributes }, ...inside);
    }

    const named = (id) => link(id, {}, title(id));

    // A verdict as a sentence, the names in it, and the words where it shall name nothing.
    function sentence(solved, id, { answer, why, by }) {
      if (why[0]) return [plain(verdicts["no-effect"], { why: why.map((one) => words.reasons[one]).sort().join(" and ") })];
      const verdict = verdicts[answer];
      if (!by) {
        const side = ["denied", "granted"].find((one) => solved.view[one].has(id));
        if (side) return [plain(verdicts[side], { verdict })];
        return [answer === "unsupported" && row(id)[2] & UNASSESSED ? verdicts.unassessed : verdict];
      }
      if (answer === "stands") {
        const met = solved.replies(id)[0].length;
        const replies = words.replies[met === 1 ? 0 : 1].replace("2", met);
        return [met ? plain(verdicts.answered, { replies }) : verdicts.holds];
      }
      if (answer === "undercut") return [verdicts.broken, { by: solved.breaker(by) }, verdict];
      if (answer === "contested") return [verdict];
      const premise = solved.lost(by);
      const waits = map.statements.has(premise) && solved.ask(premise).answer === "unsupported";
      return [verdicts[waits ? "waiting" : "lost"], { premise }, waits ? verdicts.waits : verdict];
    }

    // Everything that is shown of a verdict; null where there is none.
    function tell(solved, id) {
      const known = map.resolve(id);
      if (known && !solved.told.has(known)) {
        const found = solved.ask(known);
        const [text, refs, short = text] = sentence(solved, known, found);
        const none = found.why.length > 0;
        const [glyph, tone, stroke] = none ? words["no-effect"] : words.marks[found.answer];
        solved.told.set(known, { answer: found.answer, none, glyph, tone, stroke, text, refs: refs || {}, short });
      }
      return solved.told.get(known);
    }

    function filled(shown, name) {
      return fill(shown.text, Object.fromEntries(Object.entries(shown.refs).map(([hole, id]) => [hole, name(id)])));
    }

    const icon = (shown) => make("i", { "aria-hidden": "true" }, shown.glyph);
    const pill = (shown) => make("b", { class: `v ${shown.tone}` }, icon(shown), ` ${shown.short}`);

    function label(element, text) {
      for (const name of ["title", "aria-label"]) element.setAttribute(name, text);
    }

    function tally(side) {
      const said = groups.filter(([name]) => side[name].length).map(([name, , , word]) => `${side[name].length} ${word}`);
      return said.join(", ") || words.nobody;
    }

    function sideOf(name, side) {
      const cells = groups.flatMap(([group, glyph, tone, word]) => side[group].map((id) => {
        const cell = link(id, { class: tone }, make("i", {}, glyph), String((nodes.get(id) || [])[1] || ""));
        label(cell, `${title(id)}: ${word}`);
        return cell;
      }));
      const head = make("b", {}, `${name} `, make("span", {}, String(cells.length)));
      const shown = cells.length && cells.length <= 40 ? [make("div", { class: "cells" }, cells)] : [];
      return make("div", { class: "side" }, head, shown, make("p", {}, tally(side)));
    }

    // --- What of the page follows: how each kind of element shows what it is bound to ---

    const KINDS = {
      ".fig-edge": (element, { spent }) => element.classList.toggle("fig-spent", spent),
      ".fig-node"(element, { shown, id }, before) {
        const off = shown.none && map.of.has(id);
        const [, tone, stroke] = off ? [0, "uncounted"] : words.marks[shown.answer];
        const [x, y, width] = ["x", "y", "width"].map((key) => Number(element.querySelector("rect").getAttribute(key)));
        element.setAttribute("class", element.getAttribute("class").replace(TONE, `fig-${tone}`));
        element.querySelectorAll(".fig-glyph").forEach((one) => one.remove());
        if (stroke) {
          const glyph = document.createElementNS(element.namespaceURI, "path");
          const drawn = { class: "fig-glyph", transform: `translate(${x + width - 12},${y + 13})`, d: stroke };
          for (const name in drawn) glyph.setAttribute(name, drawn[name]);
          element.append(glyph);
        }
        const name = element.querySelector("title");
        const said = (one) => `(${filled(one, title).join("")})`;
        name.textContent = name.textContent.replace(said(before.shown), () => said(shown));
      },
      ".v, .verdict"(element, { shown, tag }) {
        const small = element.matches(".v");
        element.className = `${small ? "v" : "verdict"} ${shown.tone}`;
        element.replaceChildren(icon(shown), small ? ` ${shown.short}` : make("span", {}, filled(shown, named)));
        if (tag) element.append(make("small", {}, ` · ${tag}`));
      },
      ".ledger": (element, { sides }) => element.replaceChildren(...sides.map((side, i) => sideOf(words.sides[i], side))),
      "[data-side]": (element, { sides }) => { element.textContent = tally(sides[element.dataset.side === "for" ? 0 : 1]); },
      i(element, { shown }) {
        element.className = shown.tone;
        element.textContent = shown.glyph;
        label(element, shown.short);
      },
      a(element, { shown, id }) {
        const one = row(id);
        const item = one[RELATION] === "contradicts" ? one[PREMISES][0] : one[OWNER];
        element.className = (!shown.none && words.tones[shown.answer]) || "silent";
        label(element, `${title(item)}: ${words.attacks[one[RELATION]]}${shown.none ? ` (${shown.text})` : ""}`);
      },
    };

    // Every element that follows, as it was published; it says what it shows the verdict on, or
    // the address beside it does.
    function live(page) {
      const all = page.querySelectorAll("[data-v], .fig-map .fig-node, .fig-around .fig-node, .fig-edge[data-from]");
      return [...all].filter((one) => !one.closest("[data-still]")).map((element) => {
        const kind = Object.keys(KINDS).find((selector) => element.matches(selector));
        const { v, ref, from } = element.dataset;
        const beside = kind === ".fig-node" ? element : element.previousElementSibling;
        const linked = HREF.exec((beside && beside.getAttribute("href")) || "");
        const said = v || ref || from || (linked ? linked[1] : "");
        const kept = ["class", "title", "aria-label"].map((name) => [name, element.getAttribute(name)]);
        return { element, kind, id: from ? said : map.resolve(said), kept, html: element.innerHTML };
      }).filter((one) => one.id);
    }

    // What an element has to show: an arrow has no force where all that it comes from has none.
    function state(solved, { kind, id }, tag) {
      if (kind === ".fig-edge") {
        const fallen = (shown, one) => shown && (shown.none ? map.of.has(one) : shown.tone === "fallen");
        return { spent: Boolean(id.split(" ").every((one) => fallen(tell(solved, one), one))) };
      }
      if (kind === ".ledger" || kind === "[data-side]") return { sides: solved.ledger(id) };
      return { shown: tell(solved, id), id, tag: tag(id) };
    }

    // Put every element back, and then show anew what is not as it was published.
    function show(published, solved, all, tag) {
      for (const one of all) {
        for (const [name, value] of one.kept) {
          if (value === null) one.element.removeAttribute(name);
          else one.element.setAttribute(name, value);
        }
        if (one.element.innerHTML !== one.html) one.element.innerHTML = one.html;
        const [before, now] = [state(published, one, () => ""), state(solved, one, tag)];
        if (JSON.stringify(before) !== JSON.stringify(now)) KINDS[one.kind](one.element, now, before);
      }
    }

    return { title, named, tell, pill, live, show };
  };

  Object.assign(window.robustmapShow, { make, fill, plain });
})();
