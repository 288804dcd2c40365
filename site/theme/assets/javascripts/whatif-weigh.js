// Strengths by DF-QuAD of a weighted bipolar graph: numbers from 0 to 1, as in Python
// (reason/gradual). What settles on no number, or hangs on
// what does not, has none: it is NaN. Pure.
(function () {
  "use strict";

  const TOLERANCE = 1e-9;
  const ROUNDS = 2000;
  const LONG = 400;
  const WORK = 2000000;

  // The strongly connected parts, each after all on which it depends (Tarjan 1972).
  function parts(before) {
    const low = [];
    const seen = [];
    const open = [];
    const found = [];
    const lower = (one, other) => { low[one] = Math.min(low[one], low[other]); };
    let number = 0;
    before.forEach((_, root) => {
      const path = seen[root] ? [] : [[root, 0]];
      while (path.length) {
        const top = path.at(-1);
        const one = top[0];
        if (!top[1]) {
          low[one] = seen[one] = ++number;
          open.push(one);
        }
        const next = before[one][top[1]++];
        if (next !== undefined) {
          if (!seen[next]) path.push([next, 0]);
          else lower(one, next);
          continue;
        }
        path.pop();
        if (path.length) lower(path.at(-1)[0], one);
        if (low[one] === seen[one]) {
          const part = open.splice(open.indexOf(one)).sort((a, b) => a - b);
          // What is in a finished part has no place on the stack any more.
          for (const i of part) low[i] = Infinity;
          found.push(part);
        }
      }
    });
    return found;
  }

  window.robustmapWeigh = function (scores, attackers, supporters, needs) {
    const before = scores.map((_, i) => [...attackers[i], ...supporters[i], ...needs[i]]);
    const values = scores.map(() => 0);
    const least = (base, i, from) => Math.min(base, ...needs[i].map((other) => from[other]));
    const product = (list, from) => list.reduce((left, other) => left * (1 - from[other]), 1);

    // One degree; `high` holds those of what helps it, `low` of what attacks it.
    function degree(i, high, low) {
      const base = least(scores[i], i, high);
      const lead = product(attackers[i], low) - product(supporters[i], high);
      const value = base + (lead > 0 ? 1 - base : base) * lead;
      return needs[i].length ? Math.min(value, base) : value;
    }

    // Bounds around every solution, drawn together until they meet; tells whether they do.
    function enclose(part, links) {
      const low = [...values];
      const high = [...values];
      for (const i of part) [low[i], high[i]] = [0, 1];
      for (let round = Math.min(ROUNDS, WORK / links); round >= 1; round--) {
        for (const i of part) {
          [low[i], high[i]] = [degree(i, low, high), degree(i, high, low)];
        }
        if (part.every((i) => high[i] - low[i] <= TOLERANCE)) {
          for (const i of part) values[i] = (low[i] + high[i]) / 2;
          return true;
        }
      }
    }

    // The continuous model from the base scores until it rests (Runge-Kutta); whether it does.
    function follow(part, links) {
      for (const i of part) values[i] = least(scores[i], i, scores);
      const step = 1 / (1 + Math.max(...part.map((i) => before[i].length)));
      const place = [...values];
      const slope = (far, along) => {
        part.forEach((i, at) => { place[i] = Math.min(Math.max(values[i] + far * along[at], 0), 1); });
        return part.map((i) => degree(i, place, place) - place[i]);
      };
      for (let round = Math.min(LONG / step, WORK / 4 / links); round >= 1; round--) {
        const first = slope(0, part);
        if (Math.max(...first.map(Math.abs)) <= TOLERANCE) return true;
        const second = slope(step / 2, first);
        const third = slope(step / 2, second);
        const fourth = slope(step, third);
        slope(step, first.map((a, at) => (a + 2 * second[at] + 2 * third[at] + fourth[at]) / 6));
        for (const i of part) values[i] = place[i];
      }
    }

    for (const part of parts(before)) {
      const all = part.flatMap((i) => before[i]);
      if (part.length < 2 && !all.includes(part[0])) values[part[0]] = degree(part[0], values, values);
      else if (all.some((i) => isNaN(values[i])) || !(enclose(part, all.length) || follow(part, all.length))) {
        for (const i of part) values[i] = NaN;
      }
    }
    return values;
  };
})();
