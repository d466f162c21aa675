"""Whether what somebody wrote shows that they own the product: bought it, ordered it, call it theirs. Rules; a hint."""

import re
from collections.abc import Callable, Iterable, Sequence

_BOUGHT = (
    r"\b(?:i|we)(?:'ve| have)?(?: just| also| finally| recently| both)? (?:bought|ordered|purchased|own|returned|"
    r"received|paid for|replaced|installed)\b",
    r"\border (?:no\.?|number|nr\.?|#)\s*\S*\d",
    r"\b(?:my|our) (?:order|purchase|delivery|warranty|invoice|receipt|serial number|subscription|refund)\b",
    r"买了|我买的|下单|订单|入手|收到货|到货了|退货|换货|我家的|我们家的|用了[一两三四五六七八九十半\d]+(?:个?月|年|天|周)",
)


def ownership(terms: Sequence[str]) -> Callable[[Iterable[str]], bool]:
    """A function that says whether any of some texts shows ownership; `terms` are the brand's names ("my Frostline").

    "My opinion of Frostline" is no ownership; "my Frostline" and "my new Frostline" are."""
    names = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True) if term.strip())
    own = (
        [rf"\b(?:my|our)(?: (?:new|old|own|first|second))? (?:{names})", rf"我的(?:新|旧)?(?:{names})"] if names else []
    )
    shown = re.compile("|".join((*_BOUGHT, *own)), re.IGNORECASE)
    return lambda texts: any(shown.search(text) is not None for text in texts)
