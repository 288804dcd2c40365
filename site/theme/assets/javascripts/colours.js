// The reader's choice of colours, else the system's: set before anything is drawn, and turned
// by the button in the bar. Where nothing may be kept, the choice holds for the page.
(function () {
  "use strict";

  const name = `${new URL("../../", document.currentScript.src).pathname}.__palette`;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const schemes = ["default", "slate"];

  function kept() {
    try {
      return JSON.parse(localStorage.getItem(name)).color.scheme;
    } catch {
      return null;
    }
  }

  function keep(scheme) {
    try {
      localStorage.setItem(name, JSON.stringify({ color: { scheme } }));
    } catch {
      return;
    }
  }

  function show() {
    const chosen = kept();
    const known = schemes.includes(chosen) ? chosen : schemes[Number(night.matches)];
    document.body.dataset.mdColorScheme = known;
  }

  show();
  night.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".rm-colours")) return;
    const other = schemes.find((one) => one !== document.body.dataset.mdColorScheme);
    document.body.dataset.mdColorScheme = other;
    keep(other);
  });
})();
