// What-if: its button. The panel, the reasoning and the data are files of their own, loaded when
// somebody first asks, by the button or by an address that holds a state.
(function () {
  "use strict";

  const box = document.querySelector(".rm-whatif");
  if (!box) return;

  const [opener, lost] = box.children;
  const OWN = "assets/javascripts/whatif.js";
  const here = document.currentScript.getAttribute("src");
  const root = here.slice(0, -OWN.length);
  const files = [
    ...["weigh", "reason", "page", "panel"].map((name) => `javascripts/whatif-${name}`),
    ...["common", ...(box.dataset.in || "0").split(" ")].map((name) => `what-if/${name}`),
  ];
  let loading;

  const load = (file) => new Promise((onload, onerror) => {
    const src = `${root}assets/${file}.js`;
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror, async: false }));
  });

  const asked = () => /[?&]if=([^&]*)/.exec(location.search)?.[1] || "";
  let coded = asked;

  // Once loaded, the panel takes what the address asks for.
  function start() {
    if (!loading) {
      // Each file of data puts itself into this list.
      const given = window.robustmapWhatIf = [];
      loading = Promise.all(files.map(load)).then(() => window.robustmapPanel(given, box, opener, root));
    }
    loading.then((found) => {
      lost.hidden = true;
      coded = found[1];
      found[0](asked());
    }, () => {
      // Told in words; the next press tries once more.
      lost.hidden = false;
      loading = 0;
    });
  }

  opener.hidden = false;
  opener.onclick = start;
  window.onpopstate = () => (asked() || coded()) && start();
  window.onpopstate();
})();
