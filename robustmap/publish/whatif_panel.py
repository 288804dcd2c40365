"""The what-if panel as markup: its script puts it on the page when somebody opens it."""

from collections.abc import Iterable, Mapping
from typing import Any

from robustmap.explain.whatif import PANEL, STATE
from robustmap.model.view import BASIS_LEVELS
from robustmap.publish.html import Html, el, join, text

TOGGLES = ("reframings", "suppositions")


def panel(people: Iterable[Mapping[str, Any]], *, camps: bool) -> Html:
    """Give the panel, the place of notices, what is only spoken, and the banner.

    What the script fills or reads is named by `data-part`, `data-do`, and the names of the
    controls; a note with `data-for` is shown while that is chosen.
    """
    eyes = [(one["id"], one["title"]) for one in people]
    beside = ["strengths", "camps"] if camps else ["strengths"]
    options = join(
        _select("basis", [(one, PANEL[one]) for one in BASIS_LEVELS]),
        _select("eyes", [("", PANEL["nobody"]), *eyes]) if eyes else Html(""),
        _select("by", [("", PANEL["verdicts"]), *((one, PANEL[one]) for one in beside)]),
        *(_check(one) for one in TOGGLES),
    )
    notes = [_note(f"{one}-note", one) for one in ("eyes", *beside)]
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


def _note(name: str, shown_for: str) -> Html:
    return Html(f'<p class="hint" data-for="{shown_for}" hidden>{text(PANEL[name])}</p>')


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
    return el("button", text(STATE[name]), type="button", data_do=name, data_part=name)
