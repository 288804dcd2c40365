"""What all pages of a site share: where any of it differs, nothing is kept."""

import hashlib

from robustmap.publish.keep.code import code
from robustmap.publish.site import Site
from robustmap.publish.source import Source


def mark(site: Site, source: Source) -> str:
    """Give what tells a build from one whose pages it could not keep any of.

    That is this package with its libraries, the site's own files, the settings of the map,
    and what counts.
    """
    made = hashlib.blake2b(digest_size=20)
    kb = site.kb
    for told in (code(), repr(site.map.settings), repr(kb.current_view), kb.semantics):
        made.update(told.encode("utf-8", "surrogatepass") + b"\0")
    made.update(source.config.read_bytes() + b"\0")
    for name, data in (*source.theme(), *source.guide(), *source.own_pages()):
        made.update(name.encode() + b"\0" + hashlib.blake2b(data).digest())
    return made.hexdigest()
