"""A weekly report as HTML and as PDF: every number leads to its mentions, every mention to where it was said."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from earful.domain.moments import Moment, as_datetime
from earful.domain.platforms import PLATFORMS
from earful.export import chart_words as words
from earful.export.chart_files import families, picture_bytes, ready
from earful.export.tables import _whole
from earful.export.timeline_figures import TimelineFigures
from earful.export.timeline_page import TimelinePage, asked
from earful.export.timeline_picture import LIGHT, Look
from earful.export.weekly import Number, Week
from earful.store.listed import Listed

FORMATS = ("pdf", "html")
_WIDTH, _HEIGHT = 700, 330
_CHART = int(QTextFormat.ObjectTypes.UserObject.value) + 1
_PLACE = "\u2060chart{}\u2060"
_STYLE = (
    "body{font-family:%1,sans-serif;color:#1b2430;background:#ffffff;max-width:52em;margin:2em auto;padding:0 1em;"
    "font-size:14px;line-height:1.5}h1{font-size:24px}h2{font-size:17px;margin-top:1.6em}a{color:#2f5fd0;"
    "text-decoration:none}.small{color:#667282;font-size:12px}blockquote{margin:10px 0}td{padding:4px 18px 4px 0}"
    "svg{width:100%;height:auto}"
)


def write_week(week: Week, out: Path, kind: str) -> None:
    """Writes the report whole or not at all; `kind` is one of FORMATS. Raises KnownError("cannot_write")."""
    content = week_pdf(week) if kind == "pdf" else week_html(week).encode()
    _whole(out, lambda target: target.write_bytes(content))


def week_html(week: Week) -> str:
    """One file that needs nothing else: charts are drawings within it."""

    def chart(figures: TimelineFigures) -> str:
        drawing = picture_bytes("svg", _page(figures).paint, 1280, 600).decode()
        return drawing[drawing.index("<svg") :]

    style = f"<style>{_STYLE.replace('%1', ','.join(repr(one) for one in families()))}</style>"
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(_title(week))}</title>{style}</head>'
    return f"{head}<body>{_body(week, chart)}</body></html>"


def week_pdf(week: Week) -> bytes:
    """A4 pages whose text is text, whose charts are lines and whose links work."""
    ready()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(12, 12, 12, 12), QPageLayout.Unit.Millimeter)
    device.setResolution(96)
    device.setTitle(_title(week))
    device.setCreator("Earful")
    document = QTextDocument()
    face = QFont(list(families()))
    face.setPixelSize(12)
    document.setDefaultFont(face)
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE.replace("%1", families()[0]).replace("font-size:14px;line-height:1.5", ""))
    charts = [figures for _, figures in week.charts]
    places = iter(range(len(charts)))
    document.setHtml(_body(week, lambda _: _PLACE.format(next(places))))
    handler = _Charts(charts)
    document.documentLayout().registerHandler(_CHART, handler)
    for place in range(len(charts)):
        cursor = document.find(_PLACE.format(place))
        form = QTextCharFormat()
        form.setObjectType(_CHART)
        form.setProperty(_CHART, place)
        cursor.insertText("\ufffc", form)
    document.setPageSize(QSizeF(device.width(), device.height()))
    _paint_pages(document, device)
    del device
    buffer.close()
    return bytes(content.data())


def _paint_pages(document: QTextDocument, device: QPdfWriter) -> None:
    """Page by page. The size of the page comes last: a text that was laid out before its charts were in loses parts."""
    painter = QPainter(device)
    page = document.pageSize()
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        part = QRectF(0, number * page.height(), page.width(), page.height())
        painter.save()
        painter.translate(0, -part.top())
        painter.setClipRect(part)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = part
        document.documentLayout().draw(painter, context)
        painter.restore()
    painter.end()


class _Charts(QPyTextObject):
    """Draws a chart where the text has a place for it, as lines and not as a picture."""

    def __init__(self, charts: list[TimelineFigures]) -> None:
        super().__init__()
        self._charts = charts

    def intrinsicSize(  # noqa: N802 - Qt calls it
        self, document: QTextDocument, at: int, form: QTextFormat
    ) -> QSizeF:
        return QSizeF(_WIDTH - 10, _HEIGHT)

    def drawObject(  # noqa: N802 - Qt calls it
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, at: int, form: QTextFormat
    ) -> None:
        painter.save()
        painter.translate(rect.x(), rect.y())
        painter.scale(rect.width() / 1280, rect.height() / (1280 * _HEIGHT / _WIDTH))
        _page(self._charts[int(form.property(_CHART))]).paint(painter, 1280, 1280 * _HEIGHT / _WIDTH)
        painter.restore()


def _page(figures: TimelineFigures) -> TimelinePage:
    return TimelinePage(figures, Look(LIGHT, families()))


def _title(week: Week) -> str:
    return _said("%1: what was said").replace("%1", words.whose(week.brand))


def _body(week: Week, chart: Callable[[TimelineFigures], str]) -> str:
    period = words.period(week.since, week.until, week.zone)
    parts = [f'<h1><a name="top"></a>{escape(_title(week))}</h1>', f'<p class="small">{escape(period)}</p>']
    parts.append(f"<table>{''.join(_row(number) for number in week.numbers)}</table>")
    parts += [f"<p>{chart(figures)}</p>" for _, figures in week.charts]
    if week.events:
        parts.append(f"<h2>{_said('Events')}</h2>")
        for event, _ in week.events:
            name = " · ".join(words.plain(str(word), 20) for word in event.data.get("words", ())[:4])
            seen = _said("%1 seen, %2 usual").replace("%1", words.number(round(event.seen)))
            seen = seen.replace("%2", f"{event.expected:.1f}")
            link = f'<a href="#event-{escape(event.id)}">{escape(seen)}</a>'
            name = escape(name) or _said("More said than usual")
            parts.append(f"<p><b>{name}</b> · {_when(event.noticed_at, week)} · {link}</p>")
    for marker in week.figures.markers:
        parts.append(f"<p>{_when(marker.at, week)} · {escape(words.plain(marker.text, 200))}</p>")
    parts += [_behind(number, week) for number in week.numbers]
    for event, posts in week.events:
        parts.append(f'<h2><a name="event-{escape(event.id)}" id="event-{escape(event.id)}"></a>{_said("Event")}</h2>')
        parts += [_quote(post, week) for post in posts]
    parts.append(f'<hr><p class="small">{escape(" · ".join(_footer(week)))}</p>')
    return "".join(parts)


def _row(number: Number) -> str:
    """The count is the link to the mentions it was counted from."""
    link = f'<a href="#{_anchor(number)}"><b>{words.number(number.count)}</b></a>'
    more = [_said("from %1 people").replace("%1", words.number(number.people))]
    if number.share is not None:
        low, high = words.percent(number.share.low), words.percent(number.share.high)
        more.insert(0, f"{words.percent(number.share.value)} ({low} – {high})")
    more.append(_said("the week before: %1").replace("%1", words.number(number.before)))
    return f'<tr><td>{_called(number)}</td><td>{link}</td><td class="small">{escape(" · ".join(more))}</td></tr>'


def _behind(number: Number, week: Week) -> str:
    """The mentions of one number, newest first; where they are more than fit, how to have them all."""
    anchor = _anchor(number)
    parts = [f'<h2><a name="{anchor}" id="{anchor}"></a>{_called(number)}: {words.number(number.count)}</h2>']
    if number.count > len(number.quotes):
        told = _said("The newest %1 of %2. All of them: %3")
        what = "complaints" if number.name == "complaints" else "mentions"
        days = f"--since {_day(week.since, week)} --until {_day(week.until, week)} --zone {week.zone.key}"
        brand = f' --brand "{week.brand}"' if week.brand else ""
        command = f"earful export {what}{brand} {days} --out {what}.csv"
        told = told.replace("%1", words.number(len(number.quotes))).replace("%2", words.number(number.count))
        parts.append(f'<p class="small">{escape(told).replace("%3", f"<code>{escape(command)}</code>")}</p>')
    parts += [_quote(one, week) for one in number.quotes]
    parts.append(f'<p class="small"><a href="#top">{_said("Back to the numbers")}</a></p>')
    return "".join(parts)


def _quote(one: Listed, week: Week) -> str:
    who = words.plain(one.name or one.handle or _said("somebody"), 40)
    place = QCoreApplication.translate("Platform", PLATFORMS.get(one.platform, one.platform))
    about = escape(f"{who} · {place} · {_when(one.at, week)}")
    if one.url and one.url.startswith(("https://", "http://")):
        about = f'<a href="{escape(one.url)}">{about}</a>'
    said = escape(words.plain(f"{one.title} – {one.text}" if one.title else one.text, 400))
    return f'<blockquote>“{said}”<br><span class="small">{about}</span></blockquote>'


def _footer(week: Week) -> list[str]:
    """Without which the report would say nothing: title, period, query, n, coverage, who judged."""
    figures = week.figures
    facts = [
        _title(week),
        f"{words.period(week.since, week.until, week.zone)} ({week.zone.key})",
        asked(figures),
        f"n = {words.number(figures.n)}",
        words.coverage(figures.coverage),
    ]
    if figures.models:
        judged = QCoreApplication.translate("Chart", "judged by %1")
        facts.append(judged.replace("%1", words.plain(", ".join(figures.models))))
    return facts


def _called(number: Number) -> str:
    others = {"": _said("Heard"), "listened": _said("Listened to")}
    return escape(others.get(number.name) or words.names()[number.name])


def _anchor(number: Number) -> str:
    return f"said-{number.name or 'all'}"


def _when(at: Moment, week: Week) -> str:
    return f"{words.day(at, week.zone, year=True)}, {words.hour(at, week.zone)}"


def _day(at: Moment, week: Week) -> str:
    return as_datetime(at).astimezone(week.zone).date().isoformat()


def _said(text: str) -> str:
    return QCoreApplication.translate("Weekly", text)


# For lupdate, which reads literal texts only.
_TEXTS = (
    QCoreApplication.translate("Weekly", "%1: what was said"),
    QCoreApplication.translate("Weekly", "Events"),
    QCoreApplication.translate("Weekly", "Event"),
    QCoreApplication.translate("Weekly", "More said than usual"),
    QCoreApplication.translate("Weekly", "%1 seen, %2 usual"),
    QCoreApplication.translate("Weekly", "from %1 people"),
    QCoreApplication.translate("Weekly", "the week before: %1"),
    QCoreApplication.translate("Weekly", "The newest %1 of %2. All of them: %3"),
    QCoreApplication.translate("Weekly", "Back to the numbers"),
    QCoreApplication.translate("Weekly", "somebody"),
    QCoreApplication.translate("Weekly", "Heard"),
    QCoreApplication.translate("Weekly", "Listened to"),
)
