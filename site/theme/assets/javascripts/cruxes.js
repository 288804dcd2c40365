// The page of cruxes: shows what was worked out for the two speakers that are chosen, and keeps
// the choice in the address. Its data is a script, so that it loads from a disk, too; it holds
// markup that was escaped when it was made. Without this script the page has its table.
(function () {
  "use strict";

  const root = document.querySelector(".rm-cruxes");
  if (!root) return;
  const picks = {};
  root.querySelectorAll("select").forEach((select) => { picks[select.name] = select; });
  const status = root.querySelector(".rm-crux-status");
  const told = root.querySelector(".rm-crux-told");
  let held = null;

  // What an address chooses; nothing where it chooses nothing of this page.
  function asked() {
    const given = new URLSearchParams(location.hash.slice(1));
    return { a: given.get("a") || "", b: given.get("b") || "", about: given.get("about") || "" };
  }

  function address() {
    const chosen = Object.entries(picks).filter(([, select]) => select.value);
    return chosen.length
      ? "#" + chosen.map(([name, select]) => `${name}=${encodeURIComponent(select.value)}`).join("&")
      : location.pathname + location.search;
  }

  function pairOf(a, b) {
    return held.pairs.find(([one, other]) => (one === a && other === b) || (one === b && other === a));
  }

  function say(words) {
    status.textContent = words;
    status.hidden = !words;
  }

  // Only the thesis that is asked for, or all.
  function narrow(about) {
    let some = false;
    told.querySelectorAll("[data-thesis]").forEach((part) => {
      part.hidden = about !== "" && part.dataset.thesis !== about;
      some = some || !part.hidden;
    });
    return some;
  }

  function show() {
    const [a, b, about] = ["a", "b", "about"].map((name) => picks[name].value);
    told.innerHTML = "";
    if (!a || !b) return say(held.words.ask);
    if (a === b) return say(held.words.same);
    const pair = pairOf(a, b);
    if (!pair) return say(held.words.strangers);
    told.innerHTML = pair[2];
    const any = told.querySelector("[data-thesis]") !== null;
    say(about && !narrow(about) && any ? held.words.apart : "");
  }

  function follow() {
    const wanted = asked();
    let missing = "";
    Object.entries(wanted).forEach(([name, value]) => {
      const known = [...picks[name].options].some((option) => option.value === value);
      picks[name].value = known ? value : "";
      if (!known && name !== "about") missing = value;
    });
    show();
    if (missing) say(held.words.unknown.replace("{who}", missing));
  }

  function chosen() {
    history.replaceState(history.state, "", address());
    show();
  }

  function start() {
    held = window.robustmapCruxes;
    if (!held) return;
    root.firstElementChild.hidden = false;
    Object.values(picks).forEach((select) => select.addEventListener("change", chosen));
    const led = () => {
      follow();
      // The browser itself leads to the row of the pair, which is for those without a script.
      if (asked().a) root.scrollIntoView();
    };
    window.addEventListener("hashchange", led);
    led();
  }

  const data = document.createElement("script");
  data.src = root.dataset.in;
  data.addEventListener("load", start);
  document.head.append(data);
})();
