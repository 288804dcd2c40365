"""The place of the what-if panel on a page; its script fills it, and without it there is none."""

from robustmap.explain.whatif import OPEN
from robustmap.model import ids
from robustmap.publish.html import NOTHING, Html, el, text
from robustmap.publish.parts.writer import Writer, unsearched
from robustmap.publish.whatif import FOLDER
from robustmap.publish.whatif import whatif as files_of


def whatif(writer: Writer, *refs: str) -> Html:
    """Give the place for the panel, naming the files that the verdicts on a page hang on.

    Nothing where no verdict can change.
    """
    needed = files_of(writer.site).needed(*(ids.split(ref)[0] for ref in refs))
    if not needed:
        return NOTHING
    button = Html(f'<button type="button" aria-expanded="false" hidden>{text(OPEN)}</button>')
    names = " ".join(map(str, needed))
    folder = writer.to(FOLDER)
    return unsearched(el("div", button, cls="rm-whatif", data_in=folder, data_parts=names))
