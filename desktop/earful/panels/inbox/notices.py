"""Shows what the session tells as notices of the window, and offers the way back after every deed."""

from PySide6.QtCore import QObject

from earful.app.session import Message, Session
from earful.app.wording import one_line
from earful.domain.failures import Failure
from earful.panels.failures import failure_text
from earful.panels.parts.toast import Notice, ToastAction, ToastStack


class Notices(QObject):
    """Wires one session to the notices of one window."""

    def __init__(self, session: Session, toasts: ToastStack) -> None:
        super().__init__(toasts)
        self._toasts = toasts
        session.told.connect(self._tell)
        session.withdrawn.connect(toasts.withdraw)
        session.operations.done.connect(lambda text, undo: toasts.show_undo(text, undo, self.tr("Undo")))
        session.operations.undone.connect(self._undone)
        session.operations.failed.connect(self._failed)
        session.reader.failed.connect(self._failed)
        session.counter.failed.connect(self._failed)

    def _tell(self, message: Message) -> None:
        actions = tuple(ToastAction(one.text, one.act, one.keys) for one in message.actions)
        self._toasts.show_notice(
            Notice(message.title, message.text, actions, message.key, message.tint, message.seconds)
        )

    def _undone(self, text: str) -> None:
        self._toasts.show_notice(Notice(self.tr("Undone: %1").replace("%1", one_line(text, 80)), key="undo", seconds=3))

    def _failed(self, failure: Failure) -> None:
        self._toasts.withdraw("undo")
        self._toasts.show_notice(Notice(failure_text(failure), key="failure", tint="negative", seconds=0))
