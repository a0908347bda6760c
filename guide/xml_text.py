"""Texts that are to stand in an XML document."""

import re

# XML 1.0, 2.2: no document may hold these characters, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without what XML forbids; it is still to be escaped."""
    return FORBIDDEN.sub("", text)
