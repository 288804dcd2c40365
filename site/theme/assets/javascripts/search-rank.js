// What the search finds, and in which order: exact id, beginning of the title, its words,
// earlier ids, text; where little is found, titles with a word that is nearly the same.
// Works on plain data and touches no page.
(function () {
  "use strict";

  const ENOUGH = 5;
  const LONG = 7;
  const EXACT = 1000, BEGINS = 400, IN_TITLE = 100, IN_NAMES = 50;

  function normal(text) {
    return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  }

  function wordsOf(text) {
    return normal(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  // --- What is looked in ----------------------------------------------------------------

  function entry(number, named) {
    const title = wordsOf(named.title);
    const ids = [named.id, named.label, ...named.aliases].filter(Boolean).map((one) => wordsOf(one).join(" "));
    return {
      ...named, number, words: title, line: title.join(" "), ids,
      names: ids.flatMap((one) => one.split(" ")), text: "",
    };
  }

  // Makes what `found` looks in from the data of the index.
  function prepare(data) {
    const nodes = data.nodes.map(([id, title, kind, verdict, label, aliases, debate]) => ({
      id, title, kind, verdict, label: label || "", aliases: aliases || [],
      path: `${debate ? "d" : "n"}/${id}/`, note: "",
    }));
    const pages = data.pages.map(([path, title, note]) => ({
      id: "", title, kind: -1, verdict: -1, label: "", aliases: [], path, note: note || "",
    }));
    return { data, entries: [...nodes, ...pages].map((one, i) => entry(i, one)) };
  }

  // The texts come later, and piece by piece.
  function addTexts(index, from, texts) {
    texts.forEach((text, i) => { index.entries[from + i].text = normal(text); });
  }

  // --- Words that are nearly the same ---------------------------------------------------

  // Whether a word is the other, or its beginning, but for one letter that is added, left
  // out, changed, or swapped with the next; of a long word two letters may be wrong.
  function near(typed, word) {
    if (typed.length < 3) return false;
    if (typed.length >= LONG && typed[0] === word[0]) {
      return [-1, 0, 1, 2].some((more) => distance(typed, word.slice(0, typed.length + more), 2) <= 2);
    }
    let i = 0;
    while (i < typed.length && typed[i] === word[i]) i += 1;
    const rest = (a, b) => word.slice(b).startsWith(typed.slice(a));
    return rest(i + 1, i) || rest(i, i + 1) || rest(i + 1, i + 1)
      || (typed[i] === word[i + 1] && typed[i + 1] === word[i] && rest(i + 2, i + 2));
  }

  // How many letters must change to make one text of another; more than `most` is `most` + 1.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row[b.length];
  }

  // --- Questions ------------------------------------------------------------------------

  // kind:... and verdict:... narrow down; everything else is words.
  function parse(data, query) {
    const asked = { words: [], line: "", kinds: null, verdicts: null };
    const rest = query.replace(/(?:^|\s)(kind|verdict):("[^"]*"|\S+)/gi, (_, key, given) => {
      const wanted = wordsOf(given).join(" ");
      const fits = (said) => said.some((one) => wordsOf(one).join(" ").startsWith(wanted)
        || wordsOf(one).includes(wanted));
      const rows = key.toLowerCase() === "kind" ? data.kinds : data.verdicts.map(([answer, , tone, said]) => [answer, tone, said]);
      const name = key.toLowerCase() === "kind" ? "kinds" : "verdicts";
      const found = new Set(rows.flatMap((row, i) => (fits(row) ? [i] : [])));
      asked[name] = asked[name] ? new Set([...asked[name]].filter((one) => found.has(one))) : found;
      return " ";
    });
    asked.words = wordsOf(rest);
    asked.line = asked.words.join(" ");
    return asked;
  }

  function allowed(asked, one) {
    return (!asked.kinds || asked.kinds.has(one.kind)) && (!asked.verdicts || asked.verdicts.has(one.verdict));
  }

  // How well one word fits: [points, where].
  function fit(word, one) {
    if (one.words.includes(word)) return [10, "title"];
    if (one.words.some((own) => own.startsWith(word))) return [8, "title"];
    if (one.names.some((own) => own.startsWith(word))) return [6, "names"];
    if (word.length > 2 && one.line.includes(word)) return [4, "title"];
    if (one.text && one.text.includes(word)) return [1, "text"];
    return [0, ""];
  }

  function points(asked, one) {
    if (!asked.words.length) return 1;
    let sum = 0;
    const where = new Set();
    for (const word of asked.words) {
      const [found, place] = fit(word, one);
      if (!found) return 0;
      sum += found;
      where.add(place);
    }
    if (one.ids.includes(asked.line) || one.line === asked.line) sum += EXACT;
    else if (one.line.startsWith(asked.line)) sum += BEGINS;
    else if (where.size === 1 && where.has("title")) sum += IN_TITLE;
    else if (!where.has("text")) sum += IN_NAMES;
    return sum / Math.sqrt(asked.words.length);
  }

  function close(asked, one) {
    return asked.words.every((word) => fit(word, one)[0] > 1
      || one.words.some((own) => near(word, own)) || one.names.some((own) => near(word, own)));
  }

  function ranked(scored) {
    return scored.sort((a, b) => b.points - a.points || a.one.title.length - b.one.title.length
      || a.one.number - b.one.number).map(({ one }) => one);
  }

  // Gives {found, close}: what has all the words, best first, and what nearly has them.
  function found(index, query) {
    const asked = parse(index.data, query);
    if (!asked.words.length && !asked.kinds && !asked.verdicts) return { found: [], close: [] };
    const scored = [];
    for (const one of index.entries) {
      const worth = allowed(asked, one) ? points(asked, one) : 0;
      if (worth) scored.push({ one, points: worth });
    }
    if (scored.length >= ENOUGH || !asked.words.length) return { found: ranked(scored), close: [] };
    const known = new Set(scored.map(({ one }) => one));
    const nearly = index.entries.filter((one) => !known.has(one) && allowed(asked, one) && close(asked, one));
    return { found: ranked(scored), close: ranked(nearly.map((one) => ({ one, points: 1 }))) };
  }

  // What an address that leads nowhere may have meant, best first.
  function meant(index, path, most) {
    const parts = decoded(path).split("/").filter((one) => one && !/^index\.html?$/i.test(one));
    const last = (parts[parts.length - 1] || "").replace(/\.html?$/i, "");
    const wanted = wordsOf(last).join(" ");
    if (!wanted) return [];
    const limit = Math.max(2, Math.floor(wanted.length / 3));
    const scored = [];
    for (const one of index.entries) {
      const names = one.ids.length ? one.ids : [wordsOf(one.path).join(" ")];
      const away = Math.min(...names.map((name) => distance(wanted, name, limit)));
      if (away <= limit) scored.push({ one, points: 1 - away / (limit + 1) });
    }
    const names = ranked(scored);
    const rest = found(index, wanted);
    // Where not all words are found anywhere, those that have the most of them.
    const words = wanted.split(" ").filter((word) => word.length > 2);
    const some = rest.found.length ? [] : ranked(index.entries.map((one) => ({
      one, points: words.filter((word) => fit(word, one)[0] > 1).length,
    })).filter((one) => one.points * 2 >= Math.max(2, words.length)));
    return [...new Set([...names, ...rest.found, ...rest.close, ...some])].slice(0, most);
  }

  function decoded(path) {
    try { return decodeURIComponent(path); } catch (error) { return path; }
  }

  window.robustmapRank = { prepare, addTexts, found, meant, near, distance, normal };
})();
