// What a map says under a view: verdicts, replies, ledgers and strengths, worked out anew.
// Pure: it touches neither the page nor the network, and gives what Python gives
// (graph/flatten, reason/founded, reason/solution, reason/ask, explain/ledger, reason/strengths).
(function () {
  "use strict";

  const [ID, OWNER, RELATION, TARGET, PREMISES, BASIS, MARKS] = [0, 1, 2, 3, 4, 5, 6];
  const IN = 1;
  const OUT = 2;
  const SUPPOSED = 1;
  const DEFINITIONAL = 2;
  const CLAUSE = 4;
  const TEMPLATE = 2;
  const BEST = ["stands", "contested", "undercut", "premise-lost"];
  const GROUPS = ["unanswered", "answered", "disputed", "fallen", "uncounted"];

  const list = (lists, key) => lists.get(key) || [];
  const push = (lists, key, value) => { lists.set(key, [...list(lists, key), value]); };
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
    for (const one of every) if (one[RELATION] !== "contradicts") push(of, one[OWNER], one);
    for (const one of every) if (!of.has(one[ID])) of.set(one[ID], [one]);
    for (const one of [...every].sort((a, b) => by(a[ID], b[ID]))) push(aims, one[TARGET], one);

    // The statement, argument or inference that an id means; a plan means that it works.
    function resolve(id) {
      return [id, `${id}#works`].find((one) => statements.has(one)) || (of.has(id) ? id : "");
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
      const unread = (basis) => (basis > view.basis ? (basis > 1 ? "reading" : "implied") : "");
      const step = (one) => (steps.has(one[ID]) ? [steps.get(one[ID])] : []);
      const needs = (one) => [...one[PREMISES], ...step(one)];

      function uncounted(one) {
        const name = one[RELATION] === "contradicts" ? one[ID].replace(/#back$/, "") : one[ID];
        if (view.off.has(name) || view.off.has(one[OWNER])) return "off";
        if (one[MARKS] & TEMPLATE) return "template";
        return unread(one[BASIS]) || (one[MARKS] & SUPPOSED && !view.suppositions ? "supposed" : "");
      }

      function aim(one) {
        const relation = one[RELATION];
        const helps = relation === "for" || relation === "backs";
        if (uncounted(one)) {
          idle.set(one[ID], uncounted(one));
        } else if (["undercuts", "backs", view.reframings && "reframes"].includes(relation)) {
          for (const target of list(of, one[TARGET])) {
            if (target[RELATION] === "contradicts") continue;
            steps.set(target[ID], `step of ${target[ID]}`);
            push(helps ? pro : con, steps.get(target[ID]), one);
          }
        } else if (["for", "against", "contradicts"].includes(relation)) {
          const target = statements.get(one[TARGET]);
          if (target && (helps || !(target[2] & DEFINITIONAL))) push(helps ? pro : con, target[ID], one);
        }
      }

      function attack(kind, id) {
        const [for_, against] = [pro, con].map((lists) => list(lists, id).map((one) => node.get(one[ID])));
        const free = attackers[stands.get(id)];
        const bare = for_.length || kind === "open" ? fresh(...for_) : -1;
        if (against.length) {
          const deny = fresh(fresh(...against));
          denies.set(id, deny);
          if (kind === "asserted" || for_.length) {
            const argued = fresh(deny);
            attackers[deny].push(argued);
            if (kind !== "asserted") attackers[argued].push(bare);
          }
          if (!view.granted.has(id)) free.push(deny);
        }
        if (kind === "open" && !view.granted.has(id)) free.push(bare);
        if (view.denied.has(id)) free.push(fresh());
      }

      every.forEach(aim);
      for (const [id, kind, marks, basis] of statements.values()) {
        standing.set(id, marks & SUPPOSED && view.suppositions ? "asserted" : kind);
        if (marks & CLAUSE && unread(basis)) idle.set(id, unread(basis));
      }
      for (const id of steps.values()) standing.set(id, "presumed");
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
        const left = new Set([...standing.keys()].filter((id) => standing.get(id) === "open" && !view.granted.has(id)));
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
        if (found === IN) return list(pro, id).some((one) => label(one) === IN) ? "supported" : "unargued";
        if (found !== OUT) return "contested";
        if (labels[denies.get(id)] === IN || view.denied.has(id)) return "rejected";
        return circular(id) ? "circular" : "unsupported";
      }

      function inference(one) {
        if (label(one) !== OUT) return label(one) === IN ? "stands" : "contested";
        return step(one).some((id) => labelOf(id) === OUT) ? "undercut" : "premise-lost";
      }

      // The answer, why it does not count, and the inference of an argument that decides: the
      // best of those that count, if any does.
      function ask(id) {
        if (statements.has(id)) return { answer: claim(id), why: idle.has(id) ? [idle.get(id)] : [] };
        const all = of.get(id);
        const counted = all.filter((one) => !idle.has(one[ID]));
        const some = counted.length ? counted : all;
        const answer = BEST.find((word) => some.some((one) => inference(one) === word));
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

      // What speaks for and against a statement: for both sides group -> items, best first.
      function ledger(id) {
        return [["for"], ["against", "contradicts"]].map((relations) => {
          const groups = Object.fromEntries(GROUPS.map((name) => [name, []]));
          for (const one of list(aims, id).filter((other) => relations.includes(other[RELATION]))) {
            const bears = [...list(pro, id), ...list(con, id)].includes(one);
            const fared = [2, answering(one).length ? 1 : 0, 3][label(one)];
            const group = groups[GROUPS[bears ? fared : 4]];
            const item = one[RELATION] === "contradicts" ? one[PREMISES][0] : one[OWNER];
            if (!group.includes(item)) group.push(item);
          }
          return groups;
        });
      }

      // Gives a function from an id to its strength; undefined where it does not count.
      function strengths() {
        const place = new Map();
        const rows_ = [];
        const add = (key, score, side, some) => { place.set(key, rows_.push([score, side, some]) - 1); };
        for (const id of statements.keys()) {
          const [denied, granted, bare] = [view.denied.has(id), view.granted.has(id), unfounded.has(id)];
          const score = granted ? 1 : standing.get(id) !== "open" && !bare ? 0.5 : 0;
          add(`${id}+`, denied ? 0 : score, denied || granted || bare ? "" : id, []);
        }
        for (const one of every) {
          const there = one[PREMISES].filter((id) => stands.has(id)).map((id) => `${id}+`);
          if (!idle.has(one[ID])) add(one[ID], Number(there.length === one[PREMISES].length), steps.get(one[ID]), there);
        }
        const places = (keys) => [...new Set(keys.map((key) => place.get(key)))].sort((a, b) => a - b);
        const side = (lists) => rows_.map((row) => places(list(lists, row[1]).map((one) => one[ID])));
        const values = window.robustmapWeigh(rows_.map((row) => row[0]), side(con), side(pro), rows_.map((row) => places(row[2])));
        return (id) => {
          const keys = statements.has(id) ? [`${id}+`] : list(of, id).map((one) => one[ID]);
          const found = (idle.has(id) ? [] : keys).filter((key) => place.has(key)).map((key) => values[place.get(key)]);
          return found.includes(null) ? null : found.length ? Math.max(...found) : undefined;
        };
      }

      return { view, ask, replies, breaker, lost, ledger, strengths };
    }

    return { statements, inferences, of, resolve, solve };
  };
})();
