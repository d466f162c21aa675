"""An audit as a file: the picture (PNG, SVG, PDF), its figures and accounts (JSON, CSV, XLSX), or a page (HTML)."""

import base64
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from earful.domain.moments import iso
from earful.engine.audit_accounts import Account
from earful.export import fans_words as words
from earful.export.chart_files import HEIGHT, PICTURES, WIDTH, families, picture_bytes, write_picture
from earful.export.fans_picture import draw_page, table
from earful.export.tables import WRITERS, _whole
from earful.export.timeline_picture import LIGHT, Look

FORMATS = ("json", "html", "csv", "xlsx", "jsonl", *PICTURES)
_MOMENTS = ("created_at", "last_post_at")


def write_fans(out: Path, kind: str, picture: Mapping[str, Any], accounts: Iterable[Account]) -> int:
    """Writes an audit; `kind` is one of FORMATS. Returns how many accounts are in it. Raises cannot_write.

    Tables hold a line for each account, pictures and the page the figures."""
    if kind in PICTURES:
        look = Look(LIGHT, families())
        write_picture(
            out, kind, lambda painter, w, h: draw_page(painter, w, h, picture, look), WIDTH, HEIGHT,
            words.account(picture),
        )  # fmt: skip
        return 0
    if kind == "html":
        text = page(picture)
        _whole(out, lambda target: target.write_text(text, encoding="utf-8"))
        return 0
    if kind == "json":
        rows = list(account_rows(accounts))
        report = {**_readable(picture), "accounts": rows}
        text = json.dumps(report, ensure_ascii=False, indent=1)
        _whole(out, lambda target: target.write_text(text, encoding="utf-8"))
        return len(rows)
    return WRITERS[kind](account_rows(accounts), out)


def account_rows(accounts: Iterable[Account]) -> Iterator[dict[str, Any]]:
    """Each account as a row of a table, moments in ISO 8601 UTC."""
    for one in accounts:
        row = asdict(one)
        row |= {name: iso(row[name]) for name in _MOMENTS}
        row |= {name: "; ".join(row[name]) for name in ("reasons", "counter", "ties")}
        yield row


def _readable(picture: Mapping[str, Any]) -> dict[str, Any]:
    """The picture with its moments in ISO 8601."""
    told = dict(picture)
    for name in ("at", "started_at", "finished_at", "made_at"):
        told[name] = iso(told[name])
    told["runs"] = [dict(one) | {"since": iso(one["since"]), "until": iso(one["until"])} for one in told["runs"]]
    told["growth"] = [[iso(moment), count] for moment, count in told["growth"]]
    return told


def page(picture: Mapping[str, Any]) -> str:
    """The audit as one HTML page that stands alone: picture, statement and every figure."""
    look = Look(LIGHT, families())
    drawing = picture_bytes("svg", lambda painter, w, h: draw_page(painter, w, h, picture, look))
    shown = base64.b64encode(drawing).decode("ascii")
    title = html.escape(words.account(picture))
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_cell(value))}</td>" for value in row.values()) + "</tr>\n"
        for row in table(picture)
    )
    head = "".join(f"<th>{name}</th>" for name in ("part", "name", "estimate", "low", "high", "n"))
    return (
        f'<!doctype html>\n<html><head><meta charset="utf-8"><title>{title}</title>\n'
        "<style>body{font:14px sans-serif;max-width:1280px;margin:24px auto;color:#1b2430}"
        "td,th{padding:3px 12px;text-align:left;border-bottom:1px solid #e3e6ea}</style></head>\n"
        f"<body><h1>{title}</h1>\n<p>{html.escape(words.statement(picture))}</p>\n"
        f'<img alt="" width="100%" src="data:image/svg+xml;base64,{shown}">\n'
        f"<p>{html.escape(words.judged(picture))}</p>\n<table><tr>{head}</tr>\n{rows}</table></body></html>\n"
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.4f}" if isinstance(value, float) else str(value)
