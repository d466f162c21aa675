"""What the words of a brand find among the stored mentions, while they are typed: counts, and examples with hits."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from earful.app.session import Session
from earful.app.tokens import Space
from earful.app.wording import number, one_line
from earful.domain.brand import Brand
from earful.domain.matching import Hit
from earful.panels.parts.text import PlainLabel, Words
from earful.store.previewing import Change, Example, Preview, preview

_REST_MS = 350  # of no typing
_LOOKED_AT = 3_000  # mentions: some 70 ms on the reader's thread, which shares the interpreter with the window
_SHOWN = 2  # examples of each change
_AROUND = 70  # characters on both sides of the first hit
_CHANGES: tuple[Change, ...] = ("more", "lost", "kept")


class TermPreview(QWidget):
    """`show_terms` looks again after a rest; `grown` says that there is more or less to see."""

    grown = Signal()

    def __init__(self, session: Session, today: Brand | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._proposed = today or Brand(0, "")
        self.summary = PlainLabel("", "small", wrap=True)
        self.examples: list[Words] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.XS, 0, Space.S)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self.summary)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        self.hide()

    def show_terms(self, proposed: Brand) -> None:
        """Look what these terms find, once nothing was typed for a moment."""
        self._proposed = proposed
        self._rest.start()

    def _look(self) -> None:
        proposed, today = self._proposed, self._today
        if not proposed.name and not proposed.terms:
            self.hide()
            self.grown.emit()
            return
        self._session.counter.ask(
            lambda database: preview(database, proposed, today, looked_at=_LOOKED_AT, examples=_SHOWN),
            self._show,
            owner=self,
            key="terms",
        )

    def _show(self, found: Preview) -> None:
        for example in self.examples:
            self._column.removeWidget(example)
            example.deleteLater()
        changes = _CHANGES if self._today is not None else ("more",)
        self.examples = [self._example(one) for change in changes for one in found.examples.get(change, ())][:4]
        for example in self.examples:
            self._column.addWidget(example)
        self.summary.setText(self._summary(found))
        self.setVisible(found.looked_at > 0)
        self.grown.emit()

    def _summary(self, found: Preview) -> str:
        looked = self.tr("Of %1 stored mentions") if found.complete else self.tr("Of the newest %1 stored mentions")
        told = [self.tr("%1 found").replace("%1", number(found.found))]
        if self._today is not None and (found.more or found.lost):
            told.append(self.tr("%1 more than before").replace("%1", number(found.more)))
            told.append(self.tr("%1 no longer").replace("%1", number(found.lost)))
        return f"{looked.replace('%1', number(found.looked_at))}: {', '.join(told)}"

    def _example(self, one: Example) -> Words:
        signs = {"more": "+ ", "lost": "− ", "kept": ""}
        reasons = one.unwanted if one.change == "lost" and one.unwanted else one.wanted
        hits = sorted({hit for reason in reasons for hit in reason.hits}, key=lambda hit: (hit.start, hit.end))
        text, spans = _excerpt(one, hits)
        sign = signs[one.change] if self._today is not None else ""
        shown = Words(sign + text, [(start + len(sign), end + len(sign)) for start, end in spans])
        shown.setAccessibleName(sign + text)
        shown.setToolTip(", ".join(one_line(reason.term, 60) for reason in reasons))
        return shown


def _excerpt(one: Example, hits: list[Hit]) -> tuple[str, list[tuple[int, int]]]:
    """A line around the first hit, and where the hits stand in it."""
    column = hits[0].column if hits else "text"
    whole = str(getattr(one.said, column) or "")
    first = hits[0].start if hits else 0
    start, end = max(0, first - _AROUND), min(len(whole), first + 2 * _AROUND)
    before, after = "…" if start else "", "…" if end < len(whole) else ""
    # Each blank becomes one blank, so that the places stay what they are.
    line = "".join(" " if character.isspace() else character for character in whole[start:end])
    moved = [
        (hit.start - start + len(before), min(hit.end, end) - start + len(before))
        for hit in hits
        if hit.column == column and start <= hit.start < end
    ]
    return before + line + after, moved
