"""Issue forms of a forge: made from the models, and read back from the issues they make."""

from robustmap.formats.issues.address import form_query
from robustmap.formats.issues.form import FORMS, Ask, Form
from robustmap.formats.issues.read import Answers, Fault, read_issue
from robustmap.formats.issues.write import form_files

__all__ = ["FORMS", "Answers", "Ask", "Fault", "Form", "form_files", "form_query", "read_issue"]
