"""One window per database: a second start raises the first and ends."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from earful.cli.handing_over import LONGEST, window_name

_PATIENCE_MS = 200


class SingleInstance(QObject):
    """The first start listens; later ones tell it to come to the front, or what to show (cli/handing_over.py)."""

    raised = Signal()
    mention_wanted = Signal(object)  # mention id, larger than a C int
    settings_changed = Signal()  # another process wrote them

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = window_name(database)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def first(self, words: Sequence[str] = ("raise",)) -> bool:
        """True where this is the only one, and it listens from now on; False where another was told `words`."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write("".join(f"{word}\n" for word in words).encode())
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
            return False
        # Nobody answers: what lies there was left by a crash.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def _called(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(LONGEST)
            socket.readyRead.connect(lambda line=socket: self._hear(line))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket)  # what came before anybody listened

    def _hear(self, socket: QLocalSocket) -> None:
        while socket.canReadLine():
            word, _, rest = bytes(socket.readLine(LONGEST).data()).decode("utf-8", "replace").strip().partition(" ")
            if word == "raise":
                if rest:
                    os.environ["XDG_ACTIVATION_TOKEN"] = rest  # Qt takes it from here when it asks to be raised
                self.raised.emit()
            elif word == "mention" and rest.isdecimal():
                self.mention_wanted.emit(int(rest))
            elif word == "settings":
                self.settings_changed.emit()
