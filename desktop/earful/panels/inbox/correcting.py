"""Saying that a judgement is not right: feeling, need and desk by one key each, the likeliest three first.

The person's word shows at once and holds; the engine brings it to the counts and to texts like this one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from earful.app.session import Session
from earful.app.wording import mentions, share
from earful.domain.judgement import DESKS, NEEDS, SENTIMENTS
from earful.panels.inbox import wording
from earful.panels.inbox.reading_pane import ReadingPane
from earful.store.database import Database
from earful.store.labels import Label, labels, said_with
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
        session.reader.ask(_own_labels, wording.call, owner=self, key="labels")

    def ask(self, head: str) -> None:
        """Offers the words for one head ("sentiment", "need", "desk"), once it is known which are the likeliest."""
        targets = self._targets()
        if not targets:
            return
        if any(mention.own for mention in targets):
            self.told.emit(self.tr("What we publish ourselves is not judged."))
            return
        self._session.reader.ask(
            lambda database: self._choices(database, head, targets[0].text),
            lambda choices: self._offer(head, targets, choices),
            owner=self,
            key="correct",
            on_failure=lambda _: self._offer(head, targets, Choices()),
        )

    def _choices(self, database: Database, head: str, text: str) -> "Choices":
        own = _own_labels(database)
        mine = [one.code for one in own if one.kind == head]
        ranked = self._pane.decisive.ranked(text).get(head, ())
        return Choices(
            own, [*_like(database, head, own, text), *ranked], [one for one in mine if one not in _WORDS[head][0]]
        )

    def _offer(self, head: str, targets: Sequence[Listed], choices: "Choices") -> QMenu:
        wording.call(choices.own)
        words, named = [*_WORDS[head][0], *choices.further], _WORDS[head][1]
        menu = QMenu(self._pane)
        likeliest = choices.likely[:_FIRST] if len(words) > _FIRST and len(targets) == 1 else ()
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


@dataclass(frozen=True, slots=True)
class Choices:
    """The person's own labels, the likeliest words (a probability, None for own ones), and own words beside ours."""

    own: Sequence[Label] = ()
    likely: Sequence[tuple[str, float | None]] = ()
    further: Sequence[str] = ()


def _own_labels(database: Database) -> list[Label]:
    return [*labels(database, "need"), *labels(database, "desk")]


def _like(database: Database, head: str, own: Sequence[Label], text: str) -> list[tuple[str, None]]:
    """Own labels whose seeds, or what was given them before, are like the text; none for feelings."""
    words = _WORDS[head][0]
    mine = [one for one in own if one.kind == head and one.code not in words]
    if not mine:
        return []
    from earful.judgement.seeds import Seeds  # numpy: not before the window stands

    given = said_with(database, mine[0].kind, [one.code for one in mine])
    seeds = Seeds([*((one.code, seed) for one in mine for seed in one.seeds), *given])
    return [(code, None) for code, _ in seeds.likely(text)]


def _word_of(mention: Listed, head: str) -> str | None:
    found: str | None = getattr(mention.judgement, head)
    return found
