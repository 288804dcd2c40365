// Orders of thresholds: how many are possible, and which proposals stand at which step.
// Pure: it touches neither the page nor the network, and gives what Python gives.
(function () {
  "use strict";

  // The most states of the world that are gone through, so that a page stays quick.
  const MOST = 20000;

  // An order of named elements: `below[i]` holds a bit for all that comes before element i.
  function close(elements, pairs) {
    const ids = [...elements].sort();
    const place = new Map(ids.map((id, i) => [id, i]));
    const bits = ids.map((_, i) => 1n << BigInt(i));
    const below = ids.map(() => 0n);
    for (const [first, then] of pairs) below[place.get(then)] |= bits[place.get(first)];
    ids.forEach((_, via) => {
      below.forEach((mask, i) => { if (mask & bits[via]) below[i] |= below[via]; });
    });
    return { ids, bits, below, circular: below.some((mask, i) => mask & bits[i]) };
  }

  // Every state of the world that the order allows, those with fewer crossings first, and
  // every single crossing that leads from one to another. Null: there are more than `most`.
  function states(order, most) {
    const masks = [0n];
    const places = new Map([[0n, 0]]);
    const steps = [];
    for (let from = 0; from < masks.length; from++) {
      for (let i = 0; i < order.ids.length; i++) {
        const mask = masks[from];
        if (mask & order.bits[i] || (order.below[i] & mask) !== order.below[i]) continue;
        const next = mask | order.bits[i];
        let to = places.get(next);
        if (to === undefined) {
          if (masks.length >= most) return null;
          to = masks.push(next) - 1;
          places.set(next, to);
        }
        steps.push({ from, to, element: i });
      }
    }
    return { masks, steps };
  }

  // How many ways lead to each state, and how many lead on from it to the end.
  function ways(found) {
    const there = found.masks.map(() => 0n);
    const onwards = found.masks.map(() => 0n);
    there[0] = 1n;
    onwards[found.masks.length - 1] = 1n;
    for (const step of found.steps) there[step.to] += there[step.from];
    for (const step of [...found.steps].reverse()) onwards[step.from] += onwards[step.to];
    return { there, onwards };
  }

  function grid(rows, columns) {
    return Array.from({ length: rows }, () => Array(columns).fill(0n));
  }

  function members(order, mask) {
    const found = [];
    order.bits.forEach((bit, i) => { if (mask & bit) found.push(i); });
    return found;
  }

  // Everything that is counted, in one pass: `total` possible orders, in `before[i][j]` of
  // which i comes before j, and in `ranks[i][k]` of which k others come before i. Elements
  // are sorted by id. Null where there are too many states; a circle leaves no order.
  function counted(elements, pairs, most) {
    const order = close(elements, pairs);
    const size = order.ids.length;
    const told = { ids: order.ids, total: 0n, before: grid(size, size), ranks: grid(size, size) };
    if (order.circular) return told;
    const found = states(order, most || MOST);
    if (found === null) return null;
    const { there, onwards } = ways(found);
    told.total = onwards[0];
    const inside = found.masks.map((mask) => members(order, mask));
    for (const { from, to, element } of found.steps) {
      const through = there[from] * onwards[to];
      told.ranks[element][inside[from].length] += through;
      for (const other of inside[from]) told.before[other][element] += through;
    }
    return told;
  }

  // The number of possible orders; null where there are too many states to go through.
  function count(elements, pairs, most) {
    const order = close(elements, pairs);
    if (order.circular) return 0n;
    const found = states(order, most || MOST);
    return found && ways(found).onwards[0];
  }

  function shares(elements, pairs, most) {
    const told = counted(elements, pairs, most);
    return told && { ids: told.ids, total: told.total, before: told.before };
  }

  function ranks(elements, pairs, most) {
    const told = counted(elements, pairs, most);
    return told && { ids: told.ids, total: told.total, ranks: told.ranks };
  }

  // A mere preference for an order decides nothing.
  function deciding(proposal) {
    return proposal.clauses.filter((one) => !one.soft);
  }

  function ends(clause, threshold, crossed) {
    if (clause.kind === "breaks") return clause.at === threshold;
    return clause.kind === "order" && clause.then === threshold && !crossed.has(clause.first);
  }

  // The clauses that end a proposal when a threshold is crossed: breaks, then orders that it
  // asks for, each by id. `crossed` is what was crossed before.
  function ending(clauses, threshold, crossed) {
    const found = clauses.filter((one) => ends(one, threshold, crossed));
    const rank = (one) => (one.kind === "breaks" ? "0" : "1") + one.id;
    return found.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }

  // One proposal along an order: at each step unknown, not-yet, stands or failed. Only what
  // stands decides; where no clause even in dispute is there to decide, nothing is known.
  function life(proposal, sequence) {
    const known = deciding(proposal);
    const clauses = known.filter((one) => one.stands);
    const missing = new Set(clauses.filter((one) => one.kind === "needs").map((one) => one.at));
    const crossed = new Set();
    const word = () => (!known.length ? "unknown" : missing.size ? "not-yet" : "stands");
    const answers = [word()];
    let failure = null;
    sequence.forEach((threshold, i) => {
      const by = failure ? [] : ending(clauses, threshold, crossed);
      crossed.add(threshold);
      missing.delete(threshold);
      if (by.length) {
        failure = {
          proposal: proposal.id, step: i + 1, at: threshold, clause: by[0].id, how: by[0].how,
          also: by.slice(1).map((one) => one.id), worked: answers.includes("stands"),
        };
      }
      answers.push(failure ? "failed" : word());
    });
    return { proposal: proposal.id, answers, failure };
  }

  // What an order of thresholds does to proposals: at each step, 0 being before the first
  // crossing, which stand, are not yet in their working range, have failed, or are unknown;
  // and the failures, first ones first.
  function scenario(proposals, sequence) {
    const lives = proposals.map((one) => life(one, sequence));
    const at = (step, answer) =>
      lives.filter((one) => one.answers[step] === answer).map((one) => one.proposal);
    const steps = [null, ...sequence].map((crossed, step) => ({
      crossed, stands: at(step, "stands"), notYet: at(step, "not-yet"),
      failed: at(step, "failed"), unknown: at(step, "unknown"),
    }));
    const fails = lives.map((one) => one.failure).filter(Boolean)
      .sort((a, b) => a.step - b.step || (a.proposal < b.proposal ? -1 : 1));
    const asides = lives.flatMap((one, i) => spared(proposals[i], sequence, one.failure))
      .sort((a, b) => a.step - b.step);
    return { steps, fails, lives, asides };
  }

  // What is told of a proposal and changes nothing: clauses in dispute that would end it at
  // a step, and preferences for an order that a step goes against, while it has not failed.
  function spared(proposal, sequence, failure) {
    const told = proposal.clauses.filter((one) => !one.stands || one.soft);
    return sequence.slice(0, failure ? failure.step - 1 : sequence.length).flatMap((threshold, i) => {
      const crossed = new Set(sequence.slice(0, i));
      return told.filter((one) => ends(one, threshold, crossed)).map((one) => (
        { proposal: proposal.id, step: i + 1, clause: one.id, soft: one.soft }
      ));
    });
  }

  // The facts that an order goes against: it crosses what comes later first.
  function against(facts, sequence) {
    const place = new Map(sequence.map((id, i) => [id, i]));
    return facts.filter((one) => place.get(one.first) > place.get(one.then));
  }

  window.robustmapOrders = { count, shares, ranks, counted, scenario, against, most: MOST };
})();
