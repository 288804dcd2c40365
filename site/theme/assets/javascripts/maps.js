// Maps to move about in: buttons, keys, drag, pinch and ctrl + wheel make a picture larger or
// smaller and move it. The picture stays a plain one in a box that scrolls, so that links, the
// keyboard and the page's own scrolling work as they do without this script. Nothing is animated.
(function () {
  "use strict";

  const WORDS = {
    tools: "Move about in the picture", in: "Closer", out: "Farther", all: "As at first",
    hint: "Keys: + and \u2212 for closer and farther, 0 as at first, arrows to move. Ctrl and the wheel do the same.",
    said: "{percent} % of its size at first", copy: "Copy the code", copied: "Copied.",
  };
  const [LEAST, MOST, STEP, MOVE, STILL] = [0.4, 8, 1.3, 60, 4];

  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const name in attributes) made.setAttribute(name, attributes[name]);
    made.append(...inside);
    return made;
  }

  function follow(view) {
    const box = view.querySelector(".fig-scroll");
    const picture = box.querySelector("svg");
    const said = make("span", { role: "status" });
    const touches = new Map();
    let zoom = 1;
    let pinch = 0;
    let held = null;

    // Makes the picture larger or smaller around a place in the box, by default its middle.
    function scale(wanted, x = box.clientWidth / 2, y = box.clientHeight / 2) {
      const before = picture.getBoundingClientRect().width;
      if (!box.classList.contains("fig-zoomed")) picture.style.setProperty("--fig-fits", `${before}px`);
      zoom = Math.min(MOST, Math.max(LEAST, wanted));
      if (Math.abs(zoom - 1) < 0.02) zoom = 1;
      const [left, top] = [box.scrollLeft + x, box.scrollTop + y];
      picture.style.setProperty("--fig-zoom", zoom);
      box.classList.toggle("fig-zoomed", zoom !== 1);
      const grown = picture.getBoundingClientRect().width / before;
      box.scrollLeft = left * grown - x;
      box.scrollTop = top * grown - y;
      said.textContent = WORDS.said.replace("{percent}", Math.round(zoom * 100));
    }

    function place(event) {
      const frame = box.getBoundingClientRect();
      return [event.clientX - frame.left, event.clientY - frame.top];
    }

    const KEYS = {
      "+": () => scale(zoom * STEP), "=": () => scale(zoom * STEP), "-": () => scale(zoom / STEP),
      0: () => { scale(1); box.scrollTo(0, 0); },
    };
    const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

    // A key that the picture cannot follow any farther goes to the page.
    function moved([x, y]) {
      const [left, top] = [box.scrollLeft, box.scrollTop];
      box.scrollLeft += x * MOVE;
      box.scrollTop += y * MOVE;
      return box.scrollLeft !== left || box.scrollTop !== top;
    }

    box.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const { key } = event;
      if (KEYS[key]) KEYS[key]();
      else if (!ARROWS[key] || !moved(ARROWS[key])) return;
      event.preventDefault();
      event.stopPropagation();
    });

    // The wheel alone is the page's.
    box.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      scale(zoom * Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200), ...place(event));
    }, { passive: false });

    // One finger scrolls as everywhere; two pinch. A mouse drags.
    box.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch") touches.set(event.pointerId, event);
      else if (event.button === 0) held = { x: event.clientX, y: event.clientY, far: false };
      if (touches.size === 2) pinch = apart();
    });
    function apart() {
      const [a, b] = [...touches.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    }
    box.addEventListener("pointermove", (event) => {
      if (touches.has(event.pointerId)) {
        touches.set(event.pointerId, event);
        if (touches.size === 2 && pinch) {
          const now = apart();
          scale(zoom * now / pinch, ...place(event));
          pinch = now;
        }
      }
      if (!held) return;
      const [x, y] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.far && Math.hypot(x, y) < STILL) return;
      if (!held.far) box.setPointerCapture(event.pointerId);
      box.classList.add("fig-dragged");
      box.scrollLeft -= x;
      box.scrollTop -= y;
      held = { x: event.clientX, y: event.clientY, far: true };
    });
    function release(event) {
      touches.delete(event.pointerId);
      pinch = 0;
      box.classList.remove("fig-dragged");
      // A link under the pointer is not followed at the end of a drag.
      if (held && held.far) {
        const stop = (click) => { click.preventDefault(); click.stopPropagation(); };
        box.addEventListener("click", stop, { capture: true, once: true });
        setTimeout(() => box.removeEventListener("click", stop, { capture: true }), 0);
      }
      held = null;
    }
    for (const name of ["pointerup", "pointercancel"]) box.addEventListener(name, release);
    box.addEventListener("touchmove", (event) => { if (event.touches.length > 1) event.preventDefault(); }, { passive: false });
    box.addEventListener("dragstart", (event) => event.preventDefault());

    const button = (word, sign, act) => {
      const made = make("button", { type: "button", "aria-label": WORDS[word], title: WORDS[word] }, sign);
      made.onclick = act;
      return made;
    };
    const tools = make("div", { class: "fig-tools", role: "group", "aria-label": WORDS.tools, title: WORDS.hint },
      button("in", "+", KEYS["+"]), button("out", "\u2212", KEYS["-"]), button("all", "0", KEYS[0]), said);
    view.prepend(tools);
  }

  // The code to embed a picture: its address is known only here, unless the site knows its own.
  function take(code) {
    const said = make("span", { role: "status" });
    const button = make("button", { type: "button" }, WORDS.copy);
    const source = new URL(code.dataset.embed, location.href).href;
    code.textContent = code.textContent.replace(/"[^"]*"/, () => `"${source}"`);
    button.onclick = () => {
      const done = () => { said.textContent = WORDS.copied; };
      const select = () => { getSelection().selectAllChildren(code); };
      if (navigator.clipboard) navigator.clipboard.writeText(code.textContent).then(done, select);
      else select();
    };
    code.after(make("span", { class: "fig-tools" }, button, said));
  }

  document.querySelectorAll(".fig-view").forEach(follow);
  document.querySelectorAll("[data-embed]").forEach(take);
})();
