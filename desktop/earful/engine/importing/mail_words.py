"""What somebody wrote in a mail, apart from what it quotes and how it is signed. Pure; what is cut is given back.

Where nothing but quotes is left the whole text is what was said: a forwarded complaint is a complaint."""

import re
from dataclasses import dataclass

from earful.sources.text import clean, html_text


@dataclass(frozen=True)
class Said:
    """The author's own words, what was quoted under or between them, and the signature; "" for none."""

    text: str
    quoted: str = ""
    signature: str = ""


# "On Tue, 3 Nov 2026 at 10:00, Care wrote:" in the languages of common programs, on one line or broken over three.
_WROTE = re.compile(
    r"^[ \t]*(?:"
    r"(?:On|Le|El|Il giorno|Em|Op|W dniu|Am|Den|Dne)\b[^\n]{3,200}(?:\n(?=[^\n>])[^\n]{0,160}){0,2}?"
    r"(?:wrote|a écrit|escribió|ha scritto|escreveu|schreef|napisał\(?a?\)?|schrieb[^\n]{0,120}|skrev|napsal\(?a?\)?)"
    r"[ \t]*[:：]"
    r"|(?:在|于)?[ \t]*\d{4}[^\n]{3,160}(?:\n(?=[^\n>])[^\n]{0,160})?(?:写道|寫道|写|來信|来信)[ \t]*[:：]"
    r"|[^\n]{2,160}于\d{4}年[^\n]{3,80}写道[ \t]*[:：]"
    r")[ \t]*$",
    re.MULTILINE,
)
# A line after which everything is an older message.
_HISTORY = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:Original Message|Original Appointment|Ursprüngliche Nachricht|Message d'origine"
    r"|Mensaje original|Wiadomość oryginalna|原始邮件|原始郵件|原邮件|回复的原邮件|邮件原件)[ \t]*-{2,}"
    r"|_{20,}[ \t]*\n+[ \t]*(?:From|Von|De|发件人|寄件者)[ \t]*[:：])",
    re.MULTILINE | re.IGNORECASE,
)
_BLOCK = re.compile(
    r"^[ \t]*\*?(?:From|Von|De|Od|发件人|寄件者)\*?[ \t]*[:：][^\n]*\n"
    r"(?:[ \t]*\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Fecha|Wysłano|Data|To|An|À|Para|Do"
    r"|发送时间|日期|收件人|时间|寄件日期)"
    r"\*?[ \t]*[:：][^\n]*\n){1,3}",
    re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:Forwarded message|Weitergeleitete Nachricht|转发邮件|转发的邮件)"
    r"|Begin forwarded message:)",
    re.MULTILINE | re.IGNORECASE,
)
_QUOTED_HTML = re.compile(
    r"<div[^<>]{0,200}class=[\"'][^\"'<>]{0,80}(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|qmbox"
    r"|ntes_original|WordSection1-quoted)[^<>]*>"
    r"|<blockquote[^<>]{0,200}type=[\"']?cite[^<>]*>|<div[^<>]{0,200}id=[\"']?(?:divRplyFwdMsg|appendonsend|isReplyContent)"
    r"[^<>]*>|<includetail[^<>]*>",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"^-- ?\n", re.MULTILINE)
_DEVICE = re.compile(
    r"\n[ \t]*(?:Sent from (?:my |Mail for |Yahoo|Outlook)[^\n]{0,60}|Get Outlook for [^\n]{0,40}|发自我的[^\n]{0,40}"
    r"|从我的[^\n]{0,40}发送|來自我的[^\n]{0,40}|發自我的[^\n]{0,40}|Von meinem [^\n]{0,40} gesendet"
    r"|Envoyé de mon [^\n]{0,40})\s*\Z"
)
_LONGEST_SIGNATURE = 2_000


def said_in_text(text: str) -> Said:
    """The author's words of a plain text; linear in its length."""
    whole = clean(text)
    history = _history_at(whole)
    own, after = whole[:history], whole[history:]
    own, between = _without_quotes(own)
    own, signature = _without_signature(own)
    if not own:
        return Said(whole)
    return Said(own, clean(f"{between}\n\n{after}"), signature)


def said_in_html(markup: str) -> Said:
    """The author's words of an HTML mail."""
    found = None if _FORWARDED.search(html_text(markup)) else _QUOTED_HTML.search(markup)
    if found and (own := html_text(markup[: found.start()])):
        said = said_in_text(own)
        return Said(said.text, clean(f"{said.quoted}\n\n{html_text(markup[found.start() :])}"), said.signature)
    return said_in_text(html_text(markup))


def _history_at(text: str) -> int:
    """Where an older message begins that goes on to the end; the length of the text where none does."""
    starts = [found.start() for pattern in (_HISTORY, _BLOCK) if (found := pattern.search(text))]
    for found in _WROTE.finditer(text):
        rest = text[found.end() :].lstrip()
        if rest and not rest.startswith(">"):
            starts.append(found.start())  # a quote whose marks were lost
            break
    forwarded = _FORWARDED.search(text)
    starts = [start for start in starts if not forwarded or start < forwarded.start()]
    return min(starts, default=len(text))


def _without_quotes(text: str) -> tuple[str, str]:
    """The text without the lines that begin with ">" and the line that says whose they are."""
    if "\n>" not in f"\n{text}":
        return text, ""
    marked = _WROTE.sub(lambda found: "> " + found[0].replace("\n", "\n> "), text)
    lines = marked.split("\n")
    own = [line for line in lines if not line.startswith(">")]
    return clean("\n".join(own)), clean("\n".join(line for line in lines if line.startswith(">")))


def _without_signature(text: str) -> tuple[str, str]:
    cut = [found.start() for found in _SIGNED.finditer(f"{text}\n")]
    signature = ""
    if cut and len(text) - cut[-1] <= _LONGEST_SIGNATURE:
        text, signature = text[: cut[-1]].rstrip(), text[cut[-1] :]
    if found := _DEVICE.search(f"\n{text}"):
        text, signature = f"\n{text}"[: found.start()].strip(), f"{found[0]}\n{signature}"
    return text.strip(), clean(signature)
