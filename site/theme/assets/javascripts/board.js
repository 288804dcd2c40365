// The board of what is open: narrows it to a debate, a speaker or a kind, and keeps that in the
// address. What its columns leave out comes from a script, so that it loads from a disk, too, once
// somebody chooses; it holds markup that was escaped when it was made. Without this script the
// beginning of each column is shown with a link to all of it, and the selects stay hidden.
(function () {
  "use strict";

  const root = document.querySelector(".rm-board");
  const bar = document.querySelector(".rm-board-picks");
  if (!root || !bar) return;
  const picks = [...bar.querySelectorAll("select")];
  const status = bar.querySelector("[role=status]");

  // Entries name what they may be found by with numbers: the places of the options.
  function has(item, pick) {
    if (pick.value === "") return true;
    return (item.dataset[pick.name] || "").split(" ").includes(String(pick.selectedIndex));
  }

  let asked = !root.dataset.in;

  // Fetches what the columns leave out; until it is there, what is here is narrowed.
  function complete() {
    if (asked) return;
    asked = true;
    const data = document.createElement("script");
    data.src = root.dataset.in;
    data.addEventListener("load", () => {
      Object.entries(window.robustmapOpen).forEach(([sort, rows]) => {
        const column = document.getElementById(sort);
        column.querySelector(":scope > div").innerHTML = rows;
        const all = column.querySelector(":scope > .rm-all");
        if (all) all.remove();
      });
      show();
    });
    document.head.append(data);
  }

  function show() {
    let shown = 0;
    const narrowed = picks.some((pick) => pick.value !== "");
    if (narrowed) complete();
    root.querySelectorAll(":scope > section").forEach((column) => {
      let here = 0;
      const wanted = picks.every((pick) => pick.name !== "sort" || has(column, pick));
      column.querySelectorAll("li[data-n]").forEach((item) => {
        const fits = wanted && picks.every((pick) => pick.name === "sort" || has(item, pick));
        item.hidden = !fits;
        here += fits ? Number(item.dataset.n) : 0;
      });
      column.querySelectorAll("[data-where]").forEach((part) => {
        part.hidden = !part.querySelector("li[data-n]:not([hidden])");
      });
      column.hidden = here === 0 && narrowed;
      const count = column.querySelector("h2 b");
      count.textContent = narrowed ? String(here) : count.dataset.all;
      shown += Number(count.textContent);
    });
    status.textContent = shown ? bar.dataset.told.replace("{number}", String(shown)) : bar.dataset.none;
  }

  function chosen() {
    const set = picks.filter((pick) => pick.value);
    const address = set.map((pick) => `${pick.name}=${encodeURIComponent(pick.value)}`).join("&");
    history.replaceState(history.state, "", address ? `#${address}` : location.pathname + location.search);
    show();
  }

  // An address may also lead to one column, as `#question`; that is left to the browser.
  function follow() {
    if (location.hash && !location.hash.includes("=")) return;
    const given = new URLSearchParams(location.hash.slice(1));
    picks.forEach((pick) => {
      const value = given.get(pick.name) || "";
      pick.value = [...pick.options].some((option) => option.value === value) ? value : "";
    });
    show();
  }

  bar.hidden = false;
  picks.forEach((pick) => pick.addEventListener("change", chosen));
  window.addEventListener("hashchange", follow);
  show();
  follow();
})();
