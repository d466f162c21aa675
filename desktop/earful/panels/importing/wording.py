"""The import's words: what fields, presets and channels are called, why a row cannot be read, what became of a file."""

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject

from earful.app.language import translate
from earful.app.wording import number, one_line
from earful.domain.failures import QT_TRANSLATE_NOOP

# Fields in the order in which they are offered; the first are those that nearly every file has.
FIELDS: Mapping[str, str] = {
    "text": QT_TRANSLATE_NOOP("Field", "What was said"),
    "title": QT_TRANSLATE_NOOP("Field", "Title"),
    "created_at": QT_TRANSLATE_NOOP("Field", "When"),
    "author.name": QT_TRANSLATE_NOOP("Field", "Author: name"),
    "author.handle": QT_TRANSLATE_NOOP("Field", "Author: account"),
    "author.native_id": QT_TRANSLATE_NOOP("Field", "Author: id"),
    "url": QT_TRANSLATE_NOOP("Field", "Link"),
    "native_id": QT_TRANSLATE_NOOP("Field", "Id"),
    "platform": QT_TRANSLATE_NOOP("Field", "Platform"),
    "brands": QT_TRANSLATE_NOOP("Field", "Brand"),
    "rating": QT_TRANSLATE_NOOP("Field", "Rating"),
    "kind": QT_TRANSLATE_NOOP("Field", "Kind"),
    "counts.likes": QT_TRANSLATE_NOOP("Field", "Likes"),
    "counts.replies": QT_TRANSLATE_NOOP("Field", "Replies"),
    "counts.reposts": QT_TRANSLATE_NOOP("Field", "Reposts"),
    "counts.quotes": QT_TRANSLATE_NOOP("Field", "Quotes"),
    "counts.views": QT_TRANSLATE_NOOP("Field", "Views"),
    "reply_to": QT_TRANSLATE_NOOP("Field", "Answers (id)"),
    "root": QT_TRANSLATE_NOOP("Field", "Began with (id)"),
    "repost_of": QT_TRANSLATE_NOOP("Field", "Repost of (id)"),
    "quote_of": QT_TRANSLATE_NOOP("Field", "Quotes (id)"),
    "media": QT_TRANSLATE_NOOP("Field", "Pictures, files"),
    "lang": QT_TRANSLATE_NOOP("Field", "Language"),
    "edited_at": QT_TRANSLATE_NOOP("Field", "Edited"),
    "author.url": QT_TRANSLATE_NOOP("Field", "Author: page"),
    "author.followers": QT_TRANSLATE_NOOP("Field", "Author: followers"),
    "author.following": QT_TRANSLATE_NOOP("Field", "Author: follows"),
    "author.posts": QT_TRANSLATE_NOOP("Field", "Author: posts"),
    "author.created_at": QT_TRANSLATE_NOOP("Field", "Author: since"),
    "author.bot": QT_TRANSLATE_NOOP("Field", "Author: a bot"),
    "author.verified": QT_TRANSLATE_NOOP("Field", "Author: verified"),
    "uri": QT_TRANSLATE_NOOP("Field", "Address in the network"),
    "reply_url": QT_TRANSLATE_NOOP("Field", "Link to answer"),
    "fetched_at": QT_TRANSLATE_NOOP("Field", "Heard at"),
    "deleted_at": QT_TRANSLATE_NOOP("Field", "Deleted at"),
    "own": QT_TRANSLATE_NOOP("Field", "Our own"),
}
CHANNELS: Mapping[str, str] = {
    "telephone": QT_TRANSLATE_NOOP("Channel", "Telephone"),
    "shop": QT_TRANSLATE_NOOP("Channel", "Shop"),
    "letter": QT_TRANSLATE_NOOP("Channel", "Letter"),
    "email": QT_TRANSLATE_NOOP("Channel", "E-mail"),
    "other": QT_TRANSLATE_NOOP("Channel", "Otherwise"),
}
# What the engine says of a row, as patterns, and the sentence for it. %1, %2 are what the pattern found.
_REASONS = (
    (r"it has no text", QT_TRANSLATE_NOOP("Reason", "it has no text")),
    (r"“(.*)” is not a date", QT_TRANSLATE_NOOP("Reason", "“%1” is not a date")),
    (
        r"“(.*)” could be two dates; write it like (.*)",
        QT_TRANSLATE_NOOP("Reason", "“%1” could be two dates; write it like %2"),
    ),
    (
        r"“(.*)” lies outside the years that can be kept",
        QT_TRANSLATE_NOOP("Reason", "“%1” lies outside the years that can be kept"),
    ),
    (
        r"it has (\d+) cells but there are (\d+) columns",
        QT_TRANSLATE_NOOP("Reason", "it has %1 cells but there are %2 columns"),
    ),
    (r"this is not JSON \((.*)\)", QT_TRANSLATE_NOOP("Reason", "this is not JSON (%1)")),
    (r"it is nested too deeply", QT_TRANSLATE_NOOP("Reason", "it is nested too deeply")),
    (r"it is not an object with named fields", QT_TRANSLATE_NOOP("Reason", "it is not an object with named fields")),
    (r"this message is larger than (\d+) MB", QT_TRANSLATE_NOOP("Reason", "this message is larger than %1 MB")),
    (
        r"a quotation mark in it is never closed",
        QT_TRANSLATE_NOOP("Reason", "a quotation mark in it is never closed"),
    ),
)


class Counted(QObject):
    """The texts with plural forms: lupdate finds those in tr() only."""

    def rows(self, n: int) -> str:
        return self.tr("%Ln row(s)", "", n)

    def unreadable(self, n: int) -> str:
        return self.tr("%Ln cannot be read", "", n)

    def known(self, n: int) -> str:
        return self.tr("%Ln known already", "", n)

    def unassigned(self, n: int) -> str:
        return self.tr("%Ln belong(s) to no brand", "", n)

    def mended(self, n: int) -> str:
        return self.tr("%Ln with characters that had to be mended", "", n)

    def imported(self, n: int) -> str:
        return self.tr("%Ln mention(s) imported", "", n)

    def updated(self, n: int) -> str:
        return self.tr("%Ln with new words or counts", "", n)

    def aside(self, n: int) -> str:
        return self.tr("%Ln kept aside, not readable", "", n)

    def removed(self, n: int) -> str:
        return self.tr("%Ln mention(s) taken back", "", n)

    def decided(self, n: int) -> str:
        return self.tr("%Ln stay(s): somebody read or decided about them", "", n)

    def elsewhere(self, n: int) -> str:
        return self.tr("%Ln stay(s): they came in another way, too", "", n)


_counted = Counted()


def field(code: str) -> str:
    return translate("Field", FIELDS.get(code, code))


def channel(code: str) -> str:
    return translate("Channel", CHANNELS.get(code, code))


def preset(name: str) -> str:
    """A shipped preset in the language in force; a saved one as it was named."""
    return one_line(translate("Presets", name), 40)


def reason(text: str) -> str:
    """Why a row cannot be read."""
    for pattern, sentence in _REASONS:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            told = translate("Reason", sentence)
            for place, part in enumerate(found.groups(), 1):
                told = told.replace(f"%{place}", one_line(part, 40))
            return told
    return one_line(text, 160)


def trouble(found: Mapping[str, Any]) -> str:
    """ "Row 3, Date: “soon” is not a date"."""
    row = translate("Import", "Row %1").replace("%1", number(int(found["row"])))
    column = f", {one_line(str(found['column']), 40)}" if found.get("column") else ""
    return f"{row}{column}: {reason(str(found['reason']))}"


def looked(done: Mapping[str, Any]) -> str:
    """What a look at the whole file found, in one line."""
    parts = [_counted.rows(done["read"])]
    for name, say in (
        ("aside", _counted.unreadable), ("known", _counted.known), ("unassigned", _counted.unassigned),
        ("mended", _counted.mended),
    ):  # fmt: skip
        parts += [say(done[name])] if done.get(name) else []
    return " · ".join(parts)


def outcome(figures: Mapping[str, Any]) -> tuple[str, str]:
    """The title and the small print of what an import did."""
    title = _counted.imported(figures["new"])
    told = (
        (figures.get("updated"), _counted.updated),
        (figures["read"] - figures["new"] - figures.get("updated", 0) - figures.get("quarantined", 0), _counted.known),
        (figures.get("quarantined"), _counted.aside),
        (figures.get("unassigned"), _counted.unassigned),
    )
    parts = [say(n) for n, say in told if n and n > 0]
    if figures.get("stopped"):
        parts.insert(0, translate("Import", "Stopped before the end"))
    return title, " · ".join([one_line(figures["file"], 60), *parts] if figures.get("file") else parts)


def undone(figures: Mapping[str, Any]) -> tuple[str, str]:
    """The title and the small print of an undo."""
    parts = [
        say(figures[name])
        for name, say in (("decided", _counted.decided), ("elsewhere", _counted.elsewhere))
        if figures.get(name)
    ]
    return _counted.removed(figures["removed"]), " · ".join(parts)
