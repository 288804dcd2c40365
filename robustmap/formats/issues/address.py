"""The part of an address that opens a form with some of its questions answered."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from robustmap.formats.issues.form import FORMS
from robustmap.formats.issues.write import SUFFIX, field_id


def form_query(name: str, answers: Mapping[str, str]) -> str:
    """Give the query that opens a form; `answers` are by the key of a node file, escaped here.

    >>> form_query("undercut", {"undercuts": "for-2#on-x"})
    'template=undercut.yml&undercuts=for-2%23on-x'
    """
    asks = {ask.key: ask for ask in FORMS[name].asks}
    filled = {field_id(asks[key]): answers[key] for key in answers}
    return urlencode({"template": f"{name}{SUFFIX}", **filled}, quote_via=quote, safe="")
