"""Text -> tokens. One pass of one expression over the raw text; everything else happens once per distinct token.

Spans therefore always lie in the original text. A token is an address, a name, a bracket emoji, a smiley, a word, a
single Chinese, Japanese or Thai character, a number, an emoji, or a run of marks."""

import re
import unicodedata
from typing import NamedTuple

from earful.judgement.hanzi import simplified

LONGEST = 6000  # characters that are read of one text; what makes a post a complaint is said before that

_SINGLE = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u0e00-\u0e7f"
# Signs that belong to the letter before them although Python does not count them as letters (Hindi vowels, accents).
_SIGN = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u0a00-\u0dff"
_LETTER = rf"[^\W\d_{_SINGLE}]"
_TOKEN = re.compile(
    rf"""
    (?:https?://|www\.)[^\s\u3000-\u9fff]+
    | [@＠](?:[A-Za-z0-9_][A-Za-z0-9_.]*|[\w·-]{{1,12}}(?=[\s:：,，]))
    | \[[^\W\d_]{{1,6}}\]
    | [:;=][-'^]?[()DPp/\\|oO3*\[\]]+ | <3 | \^[_o.]?\^ | T_+T
    | {_LETTER}+(?:(?:['’](?={_LETTER})|[{_SIGN}]){_LETTER}*)*
    | [{_SINGLE}]
    | \d+
    | [!！?？]+ | [.．]{{2,}} | …+ | 。{{2,}} | [~～]+ | ["“”「」]
    | [.,;:，。；：、\n|()（）]
    | [^\w\s\ufe0e\ufe0f\u200d]
    """,
    re.VERBOSE,
)
find_tokens = _TOKEN.findall
find_spans = _TOKEN.finditer

# What a token is. BREAK ends a sentence part: no pair of tokens and no negation reaches over it.
WORD, SINGLE, MARK, BREAK = 1, 2, 3, 4

_NEGATION = """not no never without cannot cant dont doesnt didnt wont isnt arent wasnt werent couldnt wouldnt shouldnt
hasnt havent hadnt aint neither nor nobody nothing hardly barely nicht kein keine keinen nie niemals sin ningún nunca
jamás pas jamais aucun non mai nessuno não nao nem tidak bukan belum gak nggak niet geen"""
_NEGATORS = frozenset(_NEGATION.split())
_BREAKS = frozenset(".,;:，。；：、\n|()（）")
_REPEATED = re.compile(r"(.)\1{2,}")
_SINGLE_START = re.compile(rf"[{_SINGLE}]")


class Token(NamedTuple):
    """A token as the weights know it: its normal form, what it is, whether it shouts or turns round what follows."""

    form: str
    kind: int
    shouted: bool = False
    negates: bool = False


def token_of(raw: str) -> Token:
    """The normal form of a raw token: NFKC, simplified characters, lower case, letters repeated at most twice."""
    if raw in _BREAKS:
        return Token(raw, BREAK)
    if raw.startswith(("http", "www.")) and len(raw) > 5 and not raw.isalpha():
        return Token("<url>", MARK)
    if raw[0] in "@＠" and len(raw) > 1:
        return Token("<name>", MARK)
    form = unicodedata.normalize("NFKC", raw)
    if raw.isdigit():
        return Token(form if len(form) == 1 else "<" + "0" * min(len(form), 6) + ">", MARK)
    if len(raw) == 1 and _SINGLE_START.match(raw):
        return Token(simplified().get(form, form), SINGLE)
    if raw[0].isalpha():
        return _word(form)
    if raw[0] == "[" and len(raw) > 2:
        return Token("".join(simplified().get(c, c) for c in form), MARK)
    if form[0] in "!?":
        return Token("!?" if len(set(form)) > 1 else form[:3], MARK)
    return Token(_REPEATED.sub(r"\1\1", form)[:8], MARK)


def _word(form: str) -> Token:
    lower = form.lower().replace("’", "'")
    squeezed = _REPEATED.sub(r"\1\1", lower)[:40]
    shouted = len(form) > 2 and form.isupper() and lower != form
    negates = squeezed.endswith("n't") or squeezed.replace("'", "") in _NEGATORS
    return Token(squeezed, WORD, shouted or squeezed != lower[:40], negates)
