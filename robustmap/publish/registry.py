"""The table of pages: one function per sort of page, one file each."""

from collections.abc import Callable, Iterator

from robustmap.model.registry import Registry
from robustmap.publish.page import File, Page
from robustmap.publish.site import Site

Pages = Callable[[Site], Iterator[Page | File]]
"""Gives the pages and files of one sort. Pure: it reads the site and writes nothing."""

PAGES: Registry[Pages] = Registry("robustmap.publish.pages", "sort of page")
