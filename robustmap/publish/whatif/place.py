"""The place of the what-if panel on a page; its script fills it, and without it there is none."""

from robustmap.explain.seen import weighed
from robustmap.explain.whatif import LOST, OPEN, UNWEIGHED
from robustmap.model import ids
from robustmap.publish.html import NOTHING, Html, el, text
from robustmap.publish.parts.writer import Writer
from robustmap.publish.whatif.data import whatif as files_of


def whatif(writer: Writer, *refs: str) -> Html:
    """Give the place for the panel, naming the files that the verdicts on a page hang on.

    The first file goes without saying.
    Nothing where no verdict can change. Where the published view weighs, which the script does
    not, a note says so instead.
    """
    for said in weighed(writer.site.solution.view):
        return el("p", text(UNWEIGHED.format(view=said)), cls="hint rm-weighed")
    needed = files_of(writer.site).needed(*(ids.split(ref)[0] for ref in refs))
    if not needed:
        return NOTHING
    button = Html(f'<button type="button" aria-expanded="false" hidden>{text(OPEN)}</button>')
    lost = Html(f'<p role="alert" hidden>{text(LOST)}</p>')
    names = "" if needed == (0,) else " ".join(map(str, needed))
    return el("div", button, lost, cls="rm-whatif", data_in=names)
