// What-if on the page: verdicts in words, and every mark, ledger and picture that shows one.
// All words and names come escaped, as markup; an attribute takes them as plain text. What is
// put back is what the page itself held.
(function () {
  "use strict";

  const MARKS = 2;
  const RELATION = 3;
  const STANDS = 0;
  const UNDERCUT = 2;
  const PREMISE_LOST = 3;
  const UNSUPPORTED = 7;
  const UNASSESSED = 8;
  const ANCHORED = 16;
  const MOST_CELLS = 40;
  const KEPT = ["class", "title", "aria-label"];
  const MARK = ".v, .verdict";
  const HREF = /\/n\/([a-z0-9-]+)\/(#[a-z0-9-]+)?$/;
  // The third class of a box is its tone.
  const TONE = /^(\S+ \S+ )\S+/;
  const holder = document.createElement("template");

  // A sentence with its holes filled.
  const fill = (sentence, holes) => sentence.replace(/\{(\w+)\}/g, (_, hole) => holes[hole]);

  // Markup as the browser writes it, and the text in it.
  function written(html) {
    holder.innerHTML = html;
    return holder.innerHTML;
  }

  const plain = (html) => written(html) && holder.content.textContent;

  window.robustmapShow = function (map, words, nodes, names, root) {
    const { verdicts, groups } = words;
    const title = (id) => names.get(id) || nodes.get(id.split("#")[0])[0];

    function link(id, inside, more) {
      const node = id.split("#")[0];
      const anchor = map.row(id)[MARKS] & ANCHORED ? `#${id.slice(node.length + 1).replace(/\W/g, "-")}` : "";
      return nodes.has(node) ? `<a href="${root}n/${node}/${anchor}"${more}>${inside}</a>` : inside;
    }

    const named = (id) => link(id, title(id), "");

    // Everything that is shown of a verdict; nothing where there is none.
    function tell(solved, ref) {
      const id = map.resolve(ref);
      if (id && !solved.told.has(id)) solved.told.set(id, found(solved, id, solved.ask(id)));
      return solved.told.get(id);
    }

    function found(solved, id, { answer, why, by }) {
      const none = why.length > 0;
      const met = by ? solved.replies(id)[0].length : 0;
      let key = answer;
      let ref = "";
      if (none) key = "no-effect";
      else if (!by) key = ["deny", "grant"].find((one) => solved.view[one].has(id)) || (map.row(id)[MARKS] & UNASSESSED ? `${answer}-yet` : answer);
      else if (answer === STANDS && met) key = met > 1 ? "answered" : "answered-once";
      else if (answer === UNDERCUT) ref = solved.breaker(by);
      else if (answer === PREMISE_LOST) {
        ref = solved.lost(by);
        if (map.statements.has(ref) && solved.ask(ref).answer === UNSUPPORTED) key = "waiting";
      }
      const [text, short] = verdicts[key] || verdicts[answer];
      const holes = { number: met, verdict: verdicts[answer][0], why: why.map((one) => words.reasons[one]).sort().join(" and ") };
      const said = (name) => fill(text, { ...holes, ref: ref && name(ref) });
      const [glyph, tone, stroke] = none ? words["no-effect"] : words.marks[answer];
      return { none, tone, stroke, glyph, said, answer, short: short || said(), key: `${answer}${none}` };
    }

    const icon = ({ glyph }) => `<i aria-hidden="true">${glyph}</i>`;
    const pill = (shown) => `<b class="v ${shown.tone}">${icon(shown)} ${shown.short}</b>`;

    const tally = (side) => groups.map(([, , word], i) => side[i].length && `${side[i].length} ${word}`)
      .filter(Boolean).join(", ") || words.nobody;

    function sideOf(side, i) {
      const cells = groups.flatMap(([glyph, tone, word], group) => side[group].map((id) => {
        const label = `${title(id)}: ${word}`;
        const number = (nodes.get(id) || [])[1] || "";
        return link(id, `<i aria-hidden="true"><b>${glyph}</b>${number}</i>`, ` class="${tone}" title="${label}"`);
      }));
      const shown = cells.length && cells.length <= MOST_CELLS ? `<div class="cells">${cells.join("")}</div>` : "";
      return `<div class="side"><b>${words.sides[i]} <span>${cells.length}</span></b>${shown}<p>${tally(side)}</p></div>`;
    }

    // --- What of the page follows: the class, the inside and the label of each kind of element ---

    const LOOKS = {
      // An arrow has no force where all that it comes from has none.
      ".fig-edge"({ said, kept }, solved) {
        const spent = said.split(" ").every((one) => {
          const shown = tell(solved, one);
          return shown && (shown.none ? map.of.has(one) : shown.tone === "fallen");
        });
        return [`${kept[0].replace(" fig-spent", "")}${spent ? " fig-spent" : ""}`];
      },
      ".fig-node"({ id, html, kept, before }, solved, shown) {
        const off = shown.none && map.of.has(id);
        const [, tone, stroke] = off ? [0, "uncounted"] : words.marks[shown.answer];
        const said = (one) => written(`(${one.said(title)})`);
        return [
          kept[0].replace(TONE, `$1fig-${tone}`),
          html.replace(/(fig-glyph.* d=")[^"]*/, `$1${stroke || ""}`).replace(said(before), () => said(shown)),
        ];
      },
      [MARK]({ element, id }, solved, shown, tags) {
        const small = element.matches(".v");
        const tag = tags(id, shown);
        const told = small ? ` ${shown.short}` : `<span>${shown.said(named)}</span>`;
        return [`${small ? "v" : "verdict"} ${shown.tone}`, icon(shown) + told + (tag && `<small> · ${tag}</small>`)];
      },
      ".ledger": ({ id }, solved) => [0, solved.ledger(id).map(sideOf).join("")],
      "[data-side]": ({ element, id }, solved) => [0, tally(solved.ledger(id)[element.dataset.side === "for" ? 0 : 1])],
      i: (one, solved, shown) => [shown.tone, shown.glyph, shown.short],
      a({ id, html }, solved, shown) {
        const label = `${title(map.item(map.row(id)))}: ${words.attacks[map.row(id)[RELATION]]}`;
        return shown.none ? ["silent", html, `${label} (${shown.said()})`] : [words.tones[shown.answer] || "silent", html, label];
      },
    };

    // Every element that follows, as it was published; it says what it shows the verdict on, or
    // the address beside it does.
    function live(page, published) {
      const all = page.querySelectorAll("[data-v], .fig-map .fig-node, .fig-around .fig-node, .fig-edge[data-from]");
      return [...all].filter((one) => !one.closest("[data-still]")).map((element) => {
        const { v, ref, from } = element.dataset;
        const kind = Object.keys(LOOKS).find((selector) => element.matches(selector));
        const beside = { [MARK]: element.previousElementSibling, i: element.nextElementSibling }[kind] || element;
        const [, node, part = ""] = HREF.exec(beside.getAttribute("href")) || ["", ""];
        const said = v || ref || from || node + part;
        const id = from || map.resolve(said);
        const kept = KEPT.map((name) => element.getAttribute(name));
        return { element, kind, said, id, kept, html: element.innerHTML, before: tell(published, id) };
      }).filter((one) => one.id);
    }

    // Put every element back, or show anew what is not as it was published.
    function show(published, solved, all, tags) {
      for (const one of all) {
        const look = (from, beside) => LOOKS[one.kind](one, from, tell(from, one.id), beside);
        const [before, now] = [look(published, () => ""), look(solved, tags)];
        const [name, html = one.html, label] = String(before) === String(now) ? [] : now;
        KEPT.forEach((attribute, i) => {
          if (one.kept[i]) one.element.setAttribute(attribute, (i ? label && plain(label) : name) || one.kept[i]);
        });
        if (one.element.innerHTML !== html) one.element.innerHTML = html;
      }
    }

    return [fill, title, named, tell, pill, live, show];
  };
})();
