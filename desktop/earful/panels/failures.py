"""Known failures in the person's own language and time."""

from collections.abc import Mapping

from earful.app.language import translate
from earful.app.wording import clock
from earful.domain.failures import QT_TRANSLATE_NOOP, SENTENCES, Failure, fill

# What fills the sentences and is a word of ours, not of a platform. Others are shown as they came.
PARTS = (
    QT_TRANSLATE_NOOP("failure part", "the keyring"),
    QT_TRANSLATE_NOOP("failure part", "it must be a number"),
    QT_TRANSLATE_NOOP("failure part", "it holds a character that no header may hold"),
    QT_TRANSLATE_NOOP("failure part", "damaged compression"),
    QT_TRANSLATE_NOOP("failure part", "self signed certificate"),
    QT_TRANSLATE_NOOP("failure part", "self-signed certificate"),
    QT_TRANSLATE_NOOP("failure part", "certificate has expired"),
    QT_TRANSLATE_NOOP("failure part", "write it as platform:handle"),
    QT_TRANSLATE_NOOP("failure part", "write it like 08:00"),
    QT_TRANSLATE_NOOP("failure part", "write it like 0.50"),
    QT_TRANSLATE_NOOP("failure part", "write it like @name"),
    QT_TRANSLATE_NOOP("failure part", "write it like v25.0"),
    QT_TRANSLATE_NOOP("failure part", "write owner/name, as in the address of the repository"),
    QT_TRANSLATE_NOOP("failure part", "it is no code of a country, such as us, gb or de"),
    QT_TRANSLATE_NOOP("failure part", "it is empty"),
    QT_TRANSLATE_NOOP("failure part", "the file is empty"),
    QT_TRANSLATE_NOOP("failure part", "the list is cut off"),
    QT_TRANSLATE_NOOP(
        "failure part", "only CSV, XLSX, JSON, JSON lines, mbox and EML can be imported; save it as one of these"
    ),
    QT_TRANSLATE_NOOP("failure part", "it is not a whole XLSX workbook; save it again as XLSX or CSV"),
    QT_TRANSLATE_NOOP("failure part", "it is larger than 4 GB when unpacked"),
    QT_TRANSLATE_NOOP("failure part", "one object of more than 256 MB; make it a list or JSON lines"),
    QT_TRANSLATE_NOOP(
        "failure part", "its characters are neither UTF-8 nor GB18030; save it again as CSV in UTF-8, or as XLSX"
    ),
    QT_TRANSLATE_NOOP("failure part", "there are no words in it"),
    QT_TRANSLATE_NOOP("failure part", "it is no SQLite file"),
    QT_TRANSLATE_NOOP("failure part", "another program made it"),
    QT_TRANSLATE_NOOP("failure part", "it cannot be read"),
    QT_TRANSLATE_NOOP("failure part", "it is the present database itself"),
    QT_TRANSLATE_NOOP("failure part", "the file is missing"),
    QT_TRANSLATE_NOOP("failure part", "not a weights file"),
    QT_TRANSLATE_NOOP("failure part", "token"),
    QT_TRANSLATE_NOOP("failure part", "none yet"),
)


def failure_text(failure: Failure) -> str:
    """What happened, to what and what to do, as one translated sentence."""
    params = {name: _part(name, value) for name, value in failure.params.items()}
    if failure.retry_at is not None and "{until}" in SENTENCES[failure.kind]:
        params["until"] = clock(failure.retry_at)
    return fill(translate("failure", SENTENCES[failure.kind]), params)


def failure_of_engine(event: Mapping[str, object]) -> Failure | None:
    """The failure of the engine itself in its `failed` event; None where the event is about one source."""
    kind, params = str(event.get("kind")), event.get("params")
    if event.get("source") is not None or kind not in SENTENCES:
        return None
    return Failure(kind, dict(params) if isinstance(params, dict) else {})


def _part(name: str, value: str) -> str:
    if name == "field":
        # The names of fields are translated where their forms are.
        for context in ("source", "Settings", "BrandSheet"):
            told = translate(context, value)
            if told != value:
                return told
    return translate("failure part", value) if value in PARTS else value
