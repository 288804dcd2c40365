"""The what-if panel as markup: its script puts it on the page when somebody opens it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from robustmap.explain.whatif import CHOSEN, PANEL, STATE
from robustmap.model.view import BASIS_LEVELS
from robustmap.publish.html import Html, el, join, text

TOGGLES = ("reframings", "suppositions")
SETS = ("off", "grant", "deny")
BESIDE = ("strengths", "camps")

View = Mapping[str, Any]
"""A view as the script has it."""


def usual(view: View) -> dict[str, str]:
    """Give the value that each control has while the map is shown as it is published."""
    toggles = {name: "on" if view[name] else "off" for name in TOGGLES}
    return {"basis": BASIS_LEVELS[view["basis"]], "eyes": "", "by": "", **toggles}


def choices(view: View, people: Iterable[View]) -> Iterator[tuple[str, tuple[str, View]]]:
    """Yield what can be chosen: "control:value", its words in the banner, what it puts into a view.

    What changes no verdict has no words.
    """
    for place, level in enumerate(BASIS_LEVELS):
        yield f"basis:{level}", (CHOSEN["basis"].format(name=PANEL[level]), {"basis": place})
    for name in TOGGLES:
        for value in ("on", "off"):
            chosen = f"{name}:{value}"
            yield chosen, (CHOSEN[chosen], {name: value == "on"})
    for one in people:
        seen = {name: sorted({*view[name], *one[name]}) for name in SETS}
        yield f"eyes:{one['id']}", (text(CHOSEN["eyes"].format(name=one["title"])), seen)
    for value in BESIDE:
        yield f"by:{value}", ("", {})


def panel(people: Iterable[Mapping[str, Any]], *, camps: bool) -> Html:
    """Give the panel, the place of notices, what is only spoken, and the banner.

    What the script fills or reads is named by `data-part`, and the names of the
    controls; a note with `data-for` is shown while that is chosen (assets/whatif.css).
    """
    eyes = [(one["id"], one["title"]) for one in people]
    beside = BESIDE if camps else BESIDE[:1]
    options = join(
        _select("basis", [(one, PANEL[one]) for one in BASIS_LEVELS]),
        _select("eyes", [("", PANEL["nobody"]), *eyes]) if eyes else Html(""),
        _select("by", [("", PANEL["verdicts"]), *((one, PANEL[one]) for one in beside)]),
        *(_check(one) for one in TOGGLES),
    )
    notes = [_note(one) for one in ("eyes", *beside)]
    if not camps:
        notes.append(el("p", text(PANEL["no-camps"]), cls="hint"))
    intro = el("p", text(PANEL["intro"]), cls="hint")
    inside = join(intro, el("div", options, cls="rm-if-options"), *notes)
    return join(
        Html(f'<div class="rm-if-panel" hidden>{inside}</div>'),
        el("p", cls="rm-if-notice", role="status"),
        el("p", cls="rm-unseen", aria_live="polite"),
        _banner(),
    )


def _select(name: str, options: Iterable[tuple[str, str]]) -> Html:
    made = (
        Html(f'<option value="{text(value)}">{text(shown)}</option>') for value, shown in options
    )
    return el("label", text(f"{PANEL[name]} "), el("select", *made, name=name))


def _check(name: str) -> Html:
    return el("label", Html(f'<input type="checkbox" name="{name}">'), text(f" {PANEL[name]}"))


def _note(name: str) -> Html:
    return el("p", text(PANEL[f"{name}-note"]), cls="hint", data_for=name)


def _banner() -> Html:
    buttons = (_button(name) for name in ("reset", "copy"))
    return el(
        "div",
        el("p", el("b", text(f"{STATE['banner']}:")), text(" "), el("span", data_part="changes")),
        el("details", el("summary", data_part="number"), el("ul", cls="rows", data_part="list")),
        el("p", *buttons, el("a", text(STATE["link"]), data_part="link"), cls="rm-if-tools"),
        cls="rm-if-banner",
        role="region",
        aria_label=STATE["banner"],
    )


def _button(name: str) -> Html:
    return el("button", text(STATE[name]), type="button", data_part=name)
