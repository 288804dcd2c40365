"""The words for how something is said, and by whom."""

from robustmap.model.fields import Attribution, Voice

VOICE: dict[Voice, str] = {
    "asserts": "",
    "quotes": "quoting",
    "paraphrases": "in somebody else's words, not confirmed",
    "supposes": "only supposed",
    "asks": "as a question",
}
CONFIRMED = "in somebody else's words, confirmed"

VOICE_OF: dict[Voice, str] = {
    "quotes": "quoting {of}",
    "paraphrases": "in other words than those of {of}, not confirmed",
    "supposes": "only supposed, going by {of}",
    "asks": "as a question to {of}",
}
"""The same where the file tells whose words or view it is."""
CONFIRMED_OF = "in other words than those of {of}, confirmed"

ATTRIBUTION: dict[Attribution, str] = {
    "explicit": "by {who}",
    "inferred": "by {who}, as we infer",
    "unattributed": "",
}
SOMEBODY = "a speaker"
