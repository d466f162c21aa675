"""The inbox's words: what needs, desks, platforms, languages and states are called, in the language in force."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from earful.app import wording
from earful.app.language import translate
from earful.domain.failures import QT_TRANSLATE_NOOP
from earful.domain.moments import Moment
from earful.domain.platforms import PLATFORMS
from earful.store.labels import Label
from earful.store.listed import Listed
from earful.store.reading import View


class Counted(QObject):
    """The texts with plural forms: lupdate finds those in tr() only."""

    def asked(self, n: int) -> str:
        return self.tr("asked %n time(s)", "", n)

    def canned(self, n: int) -> str:
        return self.tr("looks canned (sent %n time(s))", "", n)

    def likes(self, n: int) -> str:
        return self.tr("%n agree(s)", "", n)

    def followers(self, n: int) -> str:
        return self.tr("%Ln follower(s)", "", n)

    def attached(self, n: int) -> str:
        return self.tr("%n attachment(s), not loaded", "", n)

    def earlier(self, n: int) -> str:
        return self.tr("Show %n earlier message(s)", "", n)

    def later(self, n: int) -> str:
        return self.tr("Show %n later message(s)", "", n)

    def chosen(self, n: int) -> str:
        return self.tr("%n chosen", "", n)


counted = Counted()

NEEDS = {
    "refund": QT_TRANSLATE_NOOP("Need", "refund"),
    "repair": QT_TRANSLATE_NOOP("Need", "repair"),
    "delivery": QT_TRANSLATE_NOOP("Need", "delivery"),
    "information": QT_TRANSLATE_NOOP("Need", "information"),
    "respect": QT_TRANSLATE_NOOP("Need", "respect"),
    "safety": QT_TRANSLATE_NOOP("Need", "safety"),
    "access": QT_TRANSLATE_NOOP("Need", "access"),
    "privacy": QT_TRANSLATE_NOOP("Need", "privacy"),
    "improvement": QT_TRANSLATE_NOOP("Need", "improvement"),
    "honesty": QT_TRANSLATE_NOOP("Need", "honesty"),
    "other": QT_TRANSLATE_NOOP("Need", "other"),
}
DESKS = {
    "service": QT_TRANSLATE_NOOP("Desk", "customer service"),
    "repair": QT_TRANSLATE_NOOP("Desk", "repair"),
    "logistics": QT_TRANSLATE_NOOP("Desk", "logistics"),
    "billing": QT_TRANSLATE_NOOP("Desk", "billing"),
    "product": QT_TRANSLATE_NOOP("Desk", "product"),
    "it": QT_TRANSLATE_NOOP("Desk", "IT"),
    "safety": QT_TRANSLATE_NOOP("Desk", "safety"),
    "legal": QT_TRANSLATE_NOOP("Desk", "legal"),
    "marketing": QT_TRANSLATE_NOOP("Desk", "marketing"),
    "store": QT_TRANSLATE_NOOP("Desk", "store"),
}
SENTIMENTS = {
    "negative": QT_TRANSLATE_NOOP("Sentiment", "negative"),
    "neutral": QT_TRANSLATE_NOOP("Sentiment", "neutral"),
    "positive": QT_TRANSLATE_NOOP("Sentiment", "positive"),
    "unsure": QT_TRANSLATE_NOOP("Sentiment", "cannot tell"),
}
LANGUAGES = {
    "en": QT_TRANSLATE_NOOP("Language", "English"),
    "zh": QT_TRANSLATE_NOOP("Language", "Chinese"),
    "de": QT_TRANSLATE_NOOP("Language", "German"),
    "fr": QT_TRANSLATE_NOOP("Language", "French"),
    "es": QT_TRANSLATE_NOOP("Language", "Spanish"),
    "pt": QT_TRANSLATE_NOOP("Language", "Portuguese"),
    "it": QT_TRANSLATE_NOOP("Language", "Italian"),
    "nl": QT_TRANSLATE_NOOP("Language", "Dutch"),
    "pl": QT_TRANSLATE_NOOP("Language", "Polish"),
    "ru": QT_TRANSLATE_NOOP("Language", "Russian"),
    "ja": QT_TRANSLATE_NOOP("Language", "Japanese"),
    "ko": QT_TRANSLATE_NOOP("Language", "Korean"),
    "ar": QT_TRANSLATE_NOOP("Language", "Arabic"),
    "tr": QT_TRANSLATE_NOOP("Language", "Turkish"),
}
VIEW_NAMES: dict[View, str] = {
    "unheard": QT_TRANSLATE_NOOP("View", "Unheard"),
    "open": QT_TRANSLATE_NOOP("View", "Open"),
    "maybe": QT_TRANSLATE_NOOP("View", "Maybe"),
    "snoozed": QT_TRANSLATE_NOOP("View", "Snoozed"),
    "resolved": QT_TRANSLATE_NOOP("View", "Resolved"),
    "all": QT_TRANSLATE_NOOP("View", "All"),
    "waiting_us": QT_TRANSLATE_NOOP("View", "Waiting for us"),
    "waiting_them": QT_TRANSLATE_NOOP("View", "Waiting for them"),
    "promises": QT_TRANSLATE_NOOP("View", "Promises"),
    "repeats": QT_TRANSLATE_NOOP("View", "Asked again"),
}


_own: dict[tuple[str, str], str] = {}  # what a person calls needs and desks, by kind and code


def call(labels: Iterable[Label]) -> None:
    """From now on needs and desks are called as a person calls them."""
    _own.clear()
    _own.update({(one.kind, one.code): wording.one_line(one.name, 40) for one in labels})


def need(code: str) -> str:
    return _own.get(("need", code)) or translate("Need", NEEDS.get(code, code))


def desk(code: str) -> str:
    return _own.get(("desk", code)) or translate("Desk", DESKS.get(code, code))


def sentiment(code: str) -> str:
    return translate("Sentiment", SENTIMENTS.get(code, code))


def view_name(view: View) -> str:
    return translate("View", VIEW_NAMES[view])


def platform(code: str) -> str:
    return wording.one_line(translate("Platform", PLATFORMS.get(code, code)), 40)


def language(code: str | None) -> str:
    """The language's name, its code where it has none here, "" where it is unknown."""
    if not code or code == "und":
        return ""
    return translate("Language", LANGUAGES[code]) if code in LANGUAGES else code


def author(mention: Listed) -> str:
    """The name somebody goes by, as one safe line."""
    shown = wording.one_line(mention.name or mention.handle or "", 60)
    return shown or translate("Inbox", "somebody without a name")


def state(mention: Listed, now: Moment) -> str:
    """How the case stands, in a few words."""
    if mention.state == "resolved":
        return translate("Inbox", "resolved")
    if snoozed(mention, now):
        until = wording.moment(mention.snoozed_until or 0, now)
        return translate("Inbox", "snoozed until %1").replace("%1", until)
    if mention.turn == "them":
        return translate("Inbox", "waiting for them")
    return translate("Inbox", "waiting for us")


def snoozed(mention: Listed, now: Moment) -> bool:
    """Whether it sleeps still."""
    return mention.state == "snoozed" and (mention.snoozed_until or 0) > now


def waits(mention: Listed, now: Moment) -> bool:
    """Whether a person waits for our word: an open complaint of somebody else that nobody answered."""
    quiet = mention.state == "resolved" or snoozed(mention, now)
    return mention.complaint and not mention.own and mention.answered_at is None and not quiet


def words_of(mention: Listed, limit: int) -> str:
    """What somebody said as one safe line: the title, where there is one, and the words themselves."""
    said = f"{mention.title} – {mention.text}" if mention.title and mention.text else mention.title or mention.text
    return wording.one_line(said, limit)
