"""Saying that a judgement is not right: feeling, need and desk by one key each, the likeliest three first.

The person's word shows at once and holds; the engine brings it to the counts and to texts like this one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from earful.app.session import Session
from earful.app.wording import mentions, share
from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.panels.inbox import wording
from earful.panels.inbox.decisive import Ranked
from earful.panels.inbox.reading_pane import ReadingPane
from earful.store.listed import Listed

_FIRST = 3
_WORDS: Mapping[str, tuple[Sequence[str], Callable[[str], str]]] = {
    "sentiment": (SENTIMENTS, wording.sentiment),
    "need": (NEEDS, wording.need),
    "desk": (DESKS, wording.desk),
}


class Correcting(QObject):
    """The three menus. `told` says why nothing could be corrected."""

    told = Signal(str)

    def __init__(self, session: Session, pane: ReadingPane, targets: Callable[[], list[Listed]]) -> None:
        super().__init__(pane)
        self._session, self._pane, self._targets = session, pane, targets
        pane.correct.connect(self.ask)

    def ask(self, head: str) -> None:
        """Offers the words for one head ("sentiment", "need", "desk"), once it is known which are the likeliest."""
        targets = self._targets()
        if not targets:
            return
        if any(mention.own for mention in targets):
            self.told.emit(self.tr("What we publish ourselves is not judged."))
            return
        self._session.reader.ask(
            lambda _: self._pane.decisive.ranked(targets[0].text),
            lambda ranked: self._offer(head, targets, ranked),
            owner=self,
            key="correct",
            on_failure=lambda _: self._offer(head, targets, {}),
        )

    def _offer(self, head: str, targets: Sequence[Listed], ranked: Ranked) -> QMenu:
        words, named = _WORDS[head]
        menu = QMenu(self._pane)
        likeliest = ranked.get(head, ())[:_FIRST] if len(words) > _FIRST and len(targets) == 1 else ()
        numbered = [*likeliest, *((word, None) for word in words if word not in dict(likeliest))]
        for place, (word, p) in enumerate(numbered, 1):
            key = f"&{place}  " if place < 10 else "     "
            action = menu.addAction(key + named(word) + (f"   {share(p)}" if p is not None else ""))
            action.triggered.connect(partial(self._say, head, word, targets))
            action.setCheckable(True)
            action.setChecked(len(targets) == 1 and _word_of(targets[0], head) == word)
            if place == len(likeliest):
                menu.addSeparator()
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        anchor = self._pane.anchor(head)
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        return menu

    def _say(self, head: str, word: str, targets: Sequence[Listed]) -> None:
        names = {"sentiment": self.tr("Feeling: %1"), "need": self.tr("Need: %1"), "desk": self.tr("Desk: %1")}
        text = names[head].replace("%1", _WORDS[head][1](word))
        if len(targets) > 1:
            text = self.tr("%1: %2").replace("%1", text).replace("%2", mentions(len(targets)))
        self._session.operations.do("judged", [mention.id for mention in targets], {head: word}, text=text)


def _word_of(mention: Listed, head: str) -> str | None:
    found: str | None = getattr(mention.judgement, head)
    return found
