"""One window per database: a second start raises the first and ends."""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 200


class SingleInstance(QObject):
    """The first start listens; later ones tell it to come to the front."""

    raised = Signal()

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
        digest = hashlib.sha256(f"{user}:{database.absolute()}".encode()).hexdigest()[:16]
        self._name = f"earful-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def first(self) -> bool:
        """True where this is the only one, and it listens from now on; False where another was told to come up."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(b"raise\n")
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
            return False
        # Nobody answers: what lies there was left by a crash.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def _called(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.raised.emit()
