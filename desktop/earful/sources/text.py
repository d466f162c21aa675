"""Text as a person would read it: HTML made plain, and characters that break storage, search or display taken out."""

import html
import re

# Each alternative ends at the next "<" at the latest, or takes all up to its end: linear on any input. A parser that
# builds the tree (html5ever) took 28 s for 100,000 nested <div>.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)"
    r"|<(?P<raw>script|style|template|noscript|iframe|object|svg|math|title)\b[^<>]*>.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<more>(?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)?|[\s/:-][^<>]*)>"
    r"|<[!?][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
# Mastodon repeats a quoted post as a paragraph of this class, for readers that know no quotes: not the author's words.
_QUOTE_INLINE = re.compile(r"<p class=\"[^\"<]*\bquote-inline\b[^\"<]*\">.*?(?:</p>|\Z)", re.DOTALL)
_EMOJI = re.compile(r"\[[^\[\]]{1,12}\]|:[\w+-]{1,40}:")
_ALT = re.compile(r"\balt=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)

_PARAGRAPHS = frozenset(
    ("p", "ul", "ol", "dl", "blockquote", "pre", "table", "figure", "hr", *(f"h{n}" for n in range(1, 7)))
)
_LINES = frozenset(("li", "dt", "dd", "div", "section", "article", "tr", "figcaption", "header", "footer"))

_GAP = r"\u200b\u2060\ufeff\u00ad\u180e"  # invisible, splits words that a search must find
_BIDI = r"\u202a-\u202e\u2066-\u2069"  # turns the text around it, here and in the next row of a list
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
_LINE_ENDS = r"\r\n|[\r\x85\u2028\u2029]"
_HARM = re.compile(
    rf"(?P<line>{_LINE_ENDS})|(?P<lone>[\ud800-\udfff])|(?P<space>\xa0)|[{_GAP}{_BIDI}{_CONTROL}]"
    r"|(?<=[A-Za-z0-9])[\u200c\u200d](?=[A-Za-z0-9])"  # joiners are needed by emoji, Persian and Hindi, not here
)
_EMPTY_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """`text` fit to store, search and show: control and harmful invisible characters are gone, lone surrogates are
    U+FFFD, lines end in \\n, at most one empty line in a row, no space at the ends."""
    if _HARM.search(text):
        text = _HARM.sub(_mended, text)
    if "\n" in text:
        text = _EMPTY_LINES.sub("\n\n", "\n".join([line.rstrip() for line in text.split("\n")]))
    return text.strip()


def html_text(markup: str) -> str:
    """The plain text of HTML: paragraphs stand apart, line breaks and the words of links are kept, entities are read.

    Scripts, styles and pictures go; an emoji given as a picture keeps its name. The result has been through `clean`."""
    if "<" not in markup:
        return clean(html.unescape(_SPACES.sub(" ", markup)) if "&" in markup else markup)
    if "quote-inline" in markup:
        markup = _QUOTE_INLINE.sub("", markup)
    return clean(html.unescape("".join(_pieces(markup))))


def _pieces(markup: str) -> list[str]:
    """Text and line ends of HTML, in order. White space is one space, except in <pre>."""
    out: list[str] = []
    at, raw = 0, False
    for tag in _TAG.finditer(markup):
        if tag.start() > at:
            _put(out, markup[at : tag.start()], raw)
        at = tag.end()
        if tag["name"]:
            name, closing = tag["name"].lower(), bool(tag["end"])
            raw = not closing if name == "pre" else raw
            _put_tag(out, name, closing, tag["more"])
        elif tag["cdata"]:
            _put(out, html.escape(tag["cdata"]), raw)
    _put(out, markup[at:], raw)
    return out


def _put(out: list[str], text: str, raw: bool) -> None:
    text = text if raw else _SPACES.sub(" ", text)
    if not raw and text[:1] == " " and (not out or out[-1][-1:] in "\n "):
        text = text[1:]
    if text:
        out.append(text)


def _put_tag(out: list[str], name: str, closing: bool, attributes: str) -> None:
    if name in _PARAGRAPHS:
        _break(out, 2)
    elif name == "br":
        out.append("\n")
    elif name in _LINES:
        _break(out, 1)
        if name == "li" and not closing:
            out.append("• ")
    elif name in ("td", "th"):
        _put(out, " ", raw=False)
    elif name == "img":
        _put_emoji(out, attributes)


def _break(out: list[str], lines: int) -> None:
    """Ends the line (1) or the paragraph (2), unless that has been done already."""
    done = 0
    for piece in out[-1:-3:-1]:
        ends = len(piece) - len(piece.rstrip("\n"))
        done += ends
        if ends < len(piece):
            break
    if out and done < lines:
        out.append("\n" * (lines - done))


def _put_emoji(out: list[str], attributes: str) -> None:
    alt = _ALT.search(attributes)
    name = (alt[1] or alt[2]) if alt else None
    if name and ("emoji" in attributes or _EMOJI.fullmatch(html.unescape(name))):
        out.append(name)


def _mended(found: re.Match[str]) -> str:
    if found["line"]:
        return "\n"
    if found["space"]:
        return " "
    return "\ufffd" if found["lone"] else ""
