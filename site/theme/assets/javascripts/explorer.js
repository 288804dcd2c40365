// The order explorer of the thresholds page: a list to put into an order, by pointer or by
// keyboard, held by the address; the panels tell what the order does.
(function () {
  "use strict";

  const reckon = window.robustmapOrders;
  const box = document.querySelector(".rm-orders");
  const held = window.robustmapThresholds;
  if (!reckon || !box || !held) return;

  const { make, button, link, plain, failing } = reckon.pieces;
  const all = reckon.pieces.index(held);
  const { words, thresholds } = all;
  const first = [...thresholds.keys()];
  const MOST_ASSUMED = 100;
  const LONGEST = 50000;
  const rows = new Map();
  const parts = {};
  let chosen = fresh();
  let dragged = null;

  function fresh() {
    return { order: [...first], crossed: all.data.crossed, assumed: [] };
  }

  // --- The frame, made once -------------------------------------------------------------

  function frame() {
    for (const name of ["state", "first", "grid", "against"]) {
      parts[name] = make("div", { class: `rm-orders-${name}` });
    }
    parts.notice = make("p", { class: "rm-orders-notice", role: "status" });
    parts.said = make("p", { class: "rm-unseen", "aria-live": "polite" });
    parts.list = make("ol", { class: "rm-order", "aria-label": words.list });
    parts.address = make("a", { href: "#" }, words.address);
    parts.count = reckon.counts.panel(all, (assumed) => { chosen.assumed = assumed; settle(""); });
    const reset = button(words.reset, () => { chosen = fresh(); settle(""); });
    for (const id of first) rows.set(id, row(id));
    parts.list.addEventListener("keydown", keyed);
    box.querySelector(".rm-orders-plain").hidden = true;
    box.append(
      make("p", { class: "hint" }, words.intro), parts.notice, make("h3", {}, words.list), parts.list,
      make("p", { class: "rm-orders-tools" }, reset, parts.address), parts.said,
      parts.first, parts.against, parts.state, parts.grid, parts.count.element
    );
  }

  function row(id) {
    const made = {
      grip: make("button", { type: "button", class: "rm-grip" }, "⠿"),
      earlier: button("↑", () => step(id, -1)),
      later: button("↓", () => step(id, 1)),
      mark: make("input", { type: "checkbox" }),
      events: make("ul", { class: "rm-events" }),
    };
    made.grip.addEventListener("pointerdown", (event) => grab(event, id));
    made.mark.addEventListener("change", () => mark(id, made.mark.checked));
    const label = make("label", {}, made.mark, ` ${words.mark}`);
    made.item = make(
      "li", { "data-id": id }, made.grip, make("span", { class: "rm-name" }, link(thresholds.get(id))),
      make("span", { class: "rm-moves" }, made.earlier, made.later, label), made.events
    );
    return made;
  }

  // --- What a reader does ---------------------------------------------------------------

  function place(id, to) {
    const from = chosen.order.indexOf(id);
    const aim = Math.max(0, Math.min(first.length - 1, to));
    if (from === aim) return false;
    chosen.order.splice(from, 1);
    chosen.order.splice(aim, 0, id);
    return true;
  }

  function holes(id) {
    const at = chosen.order.indexOf(id) + 1;
    return { threshold: thresholds.get(id).title, place: at, number: first.length };
  }

  function step(id, by) {
    if (place(id, chosen.order.indexOf(id) + by)) settle(plain(words.moved, holes(id)), id);
  }

  function mark(id, on) {
    chosen.crossed = chosen.order.indexOf(id) + (on ? 1 : 0);
    settle(plain(words.marked, { place: chosen.crossed, number: first.length }), id);
  }

  function keyed(event) {
    if (!event.target.closest("button") || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { ArrowUp: -1, ArrowDown: 1, Home: -first.length, End: first.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(event.target.closest("li[data-id]").dataset.id, by);
  }

  function grab(event, id) {
    if (event.button !== 0 || dragged) return;
    dragged = { id, before: chosen.order.join() };
    rows.get(id).item.classList.add("rm-dragged");
    listen("add");
  }

  // On the document, for the pointer soon leaves the grip.
  function listen(how) {
    document[`${how}EventListener`]("pointermove", drag);
    document[`${how}EventListener`]("pointerup", drop);
    document[`${how}EventListener`]("pointercancel", drop);
  }

  // Its place is after all others whose middle is above the pointer.
  function drag(event) {
    const above = chosen.order.filter((id) => {
      const shape = rows.get(id).item.getBoundingClientRect();
      return id !== dragged.id && (shape.top + shape.bottom) / 2 < event.clientY;
    });
    if (place(dragged.id, above.length)) show(dragged.id);
    if (event.clientY < 60) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - 60) window.scrollBy(0, 12);
  }

  function drop() {
    const { id, before } = dragged;
    listen("remove");
    dragged = null;
    rows.get(id).item.classList.remove("rm-dragged");
    if (before !== chosen.order.join()) settle(plain(words.moved, holes(id)), id);
  }

  // A change is done: show it, say it, and let the address hold it.
  function settle(said, kept) {
    const found = show(kept);
    const worst = found.fails[0];
    const more = worst ? ` ${plain(words["first-row"], failing(all, worst, (one) => one.title))}` : "";
    parts.notice.textContent = "";
    parts.said.textContent = said + more;
    try {
      history.replaceState(null, "", hash());
    } catch (error) {
      // Some browsers limit how often an address may change; the link still holds it.
    }
  }

  // --- The address ----------------------------------------------------------------------

  function hash() {
    const code = (ids, by) => ids.map(encodeURIComponent).join(by);
    const assumed = chosen.assumed.map((pair) => code(pair, ":")).join(",");
    const end = assumed ? `&assume=${assumed}` : "";
    return `#order=${code(chosen.order, ",")}&crossed=${chosen.crossed}${end}`;
  }

  // What an address asks for; null where it fits nothing here. It may be anything.
  function asked(text) {
    if (text.length > LONGEST) return null;
    const keys = new Map(text.slice(1).split("&").map((one) => one.split("=")));
    const crossed = keys.get("crossed") || "0";
    const order = split(keys.get("order"), ",").map(decodeURIComponent);
    const assumed = split(keys.get("assume"), ",").map((one) => split(one, ":").map(decodeURIComponent));
    const distinct = (ids) => ids.every((id) => thresholds.has(id)) && new Set(ids).size === ids.length;
    const pairs = assumed.length <= MOST_ASSUMED && assumed.every((one) => one.length === 2 && distinct(one));
    const rest = first.filter((id) => !order.includes(id));
    const fits = order.length && distinct(order) && pairs && /^\d{1,6}$/.test(crossed);
    if (!fits || Number(crossed) > first.length) return null;
    return { order: [...order, ...rest], crossed: Number(crossed), assumed, added: rest.length > 0 };
  }

  function split(text, by) {
    return text ? text.split(by) : [];
  }

  function read(text) {
    try {
      return asked(text);
    } catch (error) {
      return null; // decodeURIComponent throws at broken escapes
    }
  }

  function load() {
    if (!location.hash.startsWith("#order=")) return;
    const found = read(location.hash);
    if (found) chosen = { order: found.order, crossed: found.crossed, assumed: found.assumed };
    show();
    parts.notice.textContent = !found ? words.ignored : found.added ? words.added : "";
  }

  // --- What is shown --------------------------------------------------------------------

  // Put the rows in order around the one that stays, which so keeps its focus.
  function arrange(kept) {
    const stays = rows.get(kept || chosen.order[0]).item;
    if (!stays.parentNode) parts.list.append(stays);
    const at = chosen.order.indexOf(stays.dataset.id);
    chosen.order.forEach((id, i) => {
      if (i < at) parts.list.insertBefore(rows.get(id).item, stays);
      if (i > at) parts.list.append(rows.get(id).item);
    });
  }

  function show(kept) {
    const found = reckon.scenario(all.data.proposals, chosen.order);
    const { panels } = reckon;
    arrange(kept);
    chosen.order.forEach((id, i) => showRow(id, i, found));
    parts.first.replaceChildren(...panels.failures(all, found));
    parts.against.replaceChildren(...panels.against(all, chosen));
    parts.state.replaceChildren(...panels.state(all, found, chosen));
    parts.grid.replaceChildren(...panels.grid(all, found, chosen));
    parts.count.show(chosen);
    parts.address.setAttribute("href", hash());
    return found;
  }

  function showRow(id, i, found) {
    const made = rows.get(id);
    for (const name of ["grip", "earlier", "later", "mark"]) {
      made[name].setAttribute("aria-label", plain(words[`${name}-label`], holes(id)));
    }
    // Not disabled: a button that is disabled would lose the focus.
    made.earlier.setAttribute("aria-disabled", String(i === 0));
    made.later.setAttribute("aria-disabled", String(i === first.length - 1));
    made.mark.checked = i < chosen.crossed;
    made.item.classList.toggle("rm-crossed", i < chosen.crossed);
    made.events.replaceChildren(...reckon.panels.events(all, i + 1, found));
  }

  frame();
  show();
  load();
  window.addEventListener("hashchange", load);
})();
