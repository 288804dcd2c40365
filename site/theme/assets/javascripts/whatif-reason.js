// What a map says under a view: verdicts, replies, ledgers and strengths, worked out anew.
// Pure: it touches neither the page nor the network, and gives what Python gives
// (graph/flatten, reason/founded, reason/solution, reason/ask, explain/ledger, reason/strengths).
(function () {
  "use strict";

  // The places of a row, and its numbers: publish/whatif.py writes them in these orders.
  const ID = 0;
  const OWNER = 1;
  const MARKS = 2;
  const RELATION = 3;
  const TARGET = 4;
  const PREMISES = 5;
  const BASIS = 6;
  const CONTRADICTS = 2;
  const BACKS = 3;
  const UNDERCUTS = 4;
  const REFRAMES = 5;
  const OPEN = 0;
  const ASSERTED = 1;
  const PRESUMED = 2;
  const SUPPOSED = 1;
  const DEFINITIONAL = 2;
  const CLAUSE = 4;
  const WORKS = 8;
  const TEMPLATE = 32;
  // Why something does not count: 1 and 2 are levels of basis.
  const WHY_OFF = 3;
  const WHY_TEMPLATE = 4;
  const WHY_SUPPOSED = 5;
  const IN = 1;
  const OUT = 2;
  // Answers; of inferences, the best has the least number.
  const STANDS = 0;
  const CONTESTED = 1;
  const UNDERCUT = 2;
  const PREMISE_LOST = 3;
  const SUPPORTED = 4;
  const UNARGUED = 5;
  const REJECTED = 6;
  const UNSUPPORTED = 7;
  const CIRCULAR = 8;

  const list = (lists, key) => lists.get(key) || [];
  const push = (lists, key, value) => lists.set(key, [...list(lists, key), value]);
  const helps = (one) => one[RELATION] % BACKS === 0;
  const by = (a, b) => (a < b ? -1 : 1);

  function grounded(attackers) {
    const targets = attackers.map(() => []);
    attackers.forEach((some, i) => some.forEach((one) => targets[one].push(i)));
    const labels = attackers.map(() => 0);
    const ranks = [];
    const waiting = attackers.map((some) => some.length);
    const queue = [];
    const settle = (i, label, rank) => {
      labels[i] = label;
      ranks[i] = rank;
      queue.push(i);
    };
    waiting.forEach((number, i) => { if (!number) settle(i, IN, 1); });
    for (const i of queue) {
      for (const target of targets[i]) {
        if (labels[target]) continue;
        if (labels[i] === IN) settle(target, OUT, ranks[i] + 1);
        else if (!--waiting[target]) settle(target, IN, ranks[i] + 1);
      }
    }
    return [labels, ranks];
  }

  window.robustmapReason = function (rows) {
    const statements = new Map(rows.flatMap((part) => part.statements.map((one) => [one[ID], one])));
    const inferences = new Map(rows.flatMap((part) => part.inferences.map((one) => [one[ID], one])));
    const every = [...inferences.values()];
    const of = new Map();
    const aims = new Map();
    for (const one of every) if (one[RELATION] !== CONTRADICTS) push(of, one[OWNER], one);
    for (const one of every) if (!of.has(one[ID])) of.set(one[ID], [one]);
    for (const one of [...every].sort((a, b) => by(a[ID], b[ID]))) push(aims, one[TARGET], one);

    const row = (id) => statements.get(id) || inferences.get(id) || [];

    // What an inference is known by on a page; a contradiction by the claim that makes it.
    const item = (one) => (one[RELATION] === CONTRADICTS ? one[PREMISES][0] : one[OWNER]);

    // The statement, argument or inference that an id means; a plan means that it works.
    function resolve(id) {
      const works = `${id}#works`;
      return statements.has(id) ? id : row(works)[MARKS] & WORKS ? works : of.has(id) ? id : "";
    }

    function solve(view) {
      const [pro, con, steps, standing, idle, stands, denies, node, refusals] =
        Array.from({ length: 9 }, () => new Map());
      const attackers = [];
      const unfounded = new Set();
      let labels;
      let ranks;

      // --- The flattening: attack lists over numbers, rule by rule ---

      const fresh = (...some) => attackers.push(some) - 1;
      const labelOf = (id) => (stands.has(id) ? labels[stands.get(id)] : OUT);
      const label = (one) => labels[node.get(one[ID])];
      const unread = (basis) => basis > view.basis && basis;
      const step = (one) => (steps.has(one[ID]) ? [steps.get(one[ID])] : []);
      const needs = (one) => [...one[PREMISES], ...step(one)];

      function uncounted(one) {
        const name = one[RELATION] === CONTRADICTS ? one[ID].replace(/#back$/, "") : one[ID];
        if (view.off.has(name) || view.off.has(one[OWNER])) return WHY_OFF;
        if (one[MARKS] & TEMPLATE) return WHY_TEMPLATE;
        return unread(one[BASIS]) || (one[MARKS] & SUPPOSED && !view.suppositions && WHY_SUPPOSED);
      }

      function aim(one) {
        const [relation, lists] = [one[RELATION], helps(one) ? pro : con];
        if (uncounted(one)) {
          idle.set(one[ID], uncounted(one));
        } else if (relation > UNDERCUTS ? relation === REFRAMES && view.reframings : relation >= BACKS) {
          for (const target of list(of, one[TARGET])) {
            if (target[RELATION] === CONTRADICTS) continue;
            steps.set(target[ID], `step of ${target[ID]}`);
            push(lists, steps.get(target[ID]), one);
          }
        } else if (relation < BACKS) {
          const target = statements.get(one[TARGET]);
          if (target && (helps(one) || !(target[MARKS] & DEFINITIONAL))) push(lists, target[ID], one);
        }
      }

      function attack(kind, id) {
        const [for_, against] = [pro, con].map((lists) => list(lists, id).map((one) => node.get(one[ID])));
        const free = attackers[stands.get(id)];
        const bare = for_.length || kind === OPEN ? fresh(...for_) : -1;
        if (against.length) {
          const deny = fresh(fresh(...against));
          denies.set(id, deny);
          if (kind === ASSERTED || for_.length) {
            const argued = fresh(deny);
            attackers[deny].push(argued);
            if (kind !== ASSERTED) attackers[argued].push(bare);
          }
          if (!view.grant.has(id)) free.push(deny);
        }
        if (kind === OPEN && !view.grant.has(id)) free.push(bare);
        if (view.deny.has(id)) free.push(fresh());
      }

      every.forEach(aim);
      for (const [id, kind, marks, basis] of statements.values()) {
        standing.set(id, marks & SUPPOSED && view.suppositions ? ASSERTED : kind);
        if (marks & CLAUSE && unread(basis)) idle.set(id, unread(basis));
      }
      for (const id of steps.values()) standing.set(id, PRESUMED);
      for (const id of standing.keys()) stands.set(id, fresh());
      for (const one of every) node.set(one[ID], fresh());
      for (const one of every) {
        for (const premise of new Set(needs(one))) {
          if (!refusals.has(premise)) refusals.set(premise, fresh(...(stands.has(premise) ? [stands.get(premise)] : [])));
          attackers[node.get(one[ID])].push(refusals.get(premise));
        }
      }
      standing.forEach(attack);

      // --- The cautious view, without support that leads nowhere ---

      // Open statements that no chain of inferences reaches from what stands on its own.
      function unreached() {
        const left = new Set([...standing.keys()].filter((id) => standing.get(id) === OPEN && !view.grant.has(id)));
        const leads = (one) => label(one) !== OUT && !one[PREMISES].some((id) => left.has(id));
        for (let size = -1; size !== left.size;) {
          size = left.size;
          for (const id of left) if (list(pro, id).some(leads)) left.delete(id);
        }
        return [...left].filter((id) => labelOf(id) !== OUT);
      }

      for (let found = [""]; found.length;) {
        [labels, ranks] = grounded(attackers);
        found = unreached();
        for (const id of found) {
          unfounded.add(id);
          attackers[stands.get(id)].push(fresh());
        }
      }

      // --- Answers ---

      // Whether an unfounded statement holds itself up, and does not merely lean on a circle.
      function circular(id) {
        const fallen = (one) => !unfounded.has(one) && labelOf(one) === OUT;
        const seen = new Set();
        for (const pending = unfounded.has(id) ? [id] : []; pending.length;) {
          for (const one of list(pro, pending.pop())) {
            if (needs(one).some(fallen)) continue;
            const found = one[PREMISES].filter((premise) => unfounded.has(premise) && !seen.has(premise));
            found.forEach((premise) => seen.add(premise));
            pending.push(...found);
          }
        }
        return seen.has(id);
      }

      function claim(id) {
        const found = labelOf(id);
        if (found === IN) return list(pro, id).some((one) => label(one) === IN) ? SUPPORTED : UNARGUED;
        if (found !== OUT) return CONTESTED;
        if (labels[denies.get(id)] === IN || view.deny.has(id)) return REJECTED;
        return circular(id) ? CIRCULAR : UNSUPPORTED;
      }

      function inference(one) {
        if (label(one) !== OUT) return label(one) === IN ? STANDS : CONTESTED;
        return step(one).some((id) => labelOf(id) === OUT) ? UNDERCUT : PREMISE_LOST;
      }

      // The answer, why it does not count, and the inference of an argument that decides: the
      // best of those that count, if any does.
      function ask(id) {
        if (statements.has(id)) return { answer: claim(id), why: idle.has(id) ? [idle.get(id)] : [] };
        const all = of.get(id);
        const counted = all.filter((one) => !idle.has(one[ID]));
        const some = counted.length ? counted : all;
        const answer = Math.min(...some.map(inference));
        const why = counted.length ? [] : [...new Set(all.map((one) => idle.get(one[ID])))];
        return { answer, why, by: some.find((one) => inference(one) === answer) };
      }

      const answering = (one) => needs(one).flatMap((id) => list(con, id));

      // What was said against something, by item: what has fallen, and what has not.
      function replies(id) {
        const owners = new Map();
        for (const one of statements.has(id) ? list(con, id) : of.get(id).flatMap(answering)) {
          owners.set(one[OWNER], owners.get(one[OWNER]) !== false && label(one) === OUT);
        }
        return [true, false].map((met) => [...owners.keys()].filter((one) => owners.get(one) === met).sort());
      }

      // What brought an inference down: the item that broke its step first, or a lost premise.
      function breaker(one) {
        const rank = (other) => ranks[node.get(other[ID])];
        const holding = list(con, steps.get(one[ID])).filter((other) => label(other) === IN);
        return holding.sort((a, b) => rank(a) - rank(b) || by(a[ID], b[ID]))[0][OWNER];
      }

      const lost = (one) => one[PREMISES].find((id) => labelOf(id) === OUT);

      // What speaks for and against a statement: for both sides the items of each group, best first:
      // unanswered, answered, disputed, fallen, uncounted.
      function ledger(id) {
        return [true, false].map((side) => {
          const groups = [[], [], [], [], []];
          for (const one of list(aims, id).filter((other) => other[RELATION] < BACKS && helps(other) === side)) {
            const bears = list(side ? pro : con, id).includes(one);
            const fared = [2, answering(one)[0] ? 1 : 0, 3][label(one)];
            const group = groups[bears ? fared : 4];
            if (!group.includes(item(one))) group.push(item(one));
          }
          return groups;
        });
      }

      // Gives a function from an id to its strength: NaN where it settles on none, and less than
      // 0 where it does not count. A statement and an inference go by their numbers above.
      function strengths() {
        const scores = attackers.map(() => 0);
        const [attacked, supported, needed] = Array.from({ length: 3 }, () => attackers.map(() => []));
        const place = (number, score, side, needs) => {
          scores[number] = score;
          [attacked[number], supported[number]] = [con, pro].map((lists) => list(lists, side).map((one) => node.get(one[ID])));
          needed[number] = needs;
        };
        for (const id of statements.keys()) {
          const [denied, granted, bare] = [view.deny.has(id), view.grant.has(id), unfounded.has(id)];
          const score = granted ? 1 : standing.get(id) !== OPEN && !bare ? 0.5 : 0;
          place(stands.get(id), denied ? 0 : score, denied || granted || bare ? "" : id, []);
        }
        for (const one of every) {
          const there = one[PREMISES].filter((id) => stands.has(id)).map((id) => stands.get(id));
          place(node.get(one[ID]), Number(there.length === one[PREMISES].length), steps.get(one[ID]), there);
        }
        const values = window.robustmapWeigh(scores, attacked, supported, needed);
        return (id) => Math.max(...idle.has(id) ? []
          : statements.has(id) ? [values[stands.get(id)]]
            : list(of, id).filter((one) => !idle.has(one[ID])).map((one) => values[node.get(one[ID])]));
      }

      return { view, told: new Map(), ask, replies, breaker, lost, ledger, strengths };
    }

    return { statements, of, row, item, resolve, solve };
  };
})();
