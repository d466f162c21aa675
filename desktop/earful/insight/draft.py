"""What a reply says before it is sent: an apology, an answer to the need, canned words, money offered in public.

Rules over words in English and Chinese: they see what is there, not whether it is meant. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from earful.domain.near import alike

_APOLOGY = re.compile(
    r"\b(sorry|apolog\w+|our (mistake|fault|error)|we (got|did) (this|that|it) wrong|regret)\b"
    r"|抱歉|对不起|對不起|道歉|致歉|我们的错|我們的錯|不好意思|过失",
    re.IGNORECASE,
)
# "Sorry you feel that way" is none.
_NO_APOLOGY = re.compile(r"\bsorry (that |if )?you(r|'re| are)? (feel|felt|feeling|think|perceiv\w+)\b", re.IGNORECASE)
_OFFER = re.compile(
    r"\b(voucher|coupon|gift ?card|discount|compensat\w+|refund you|money back|free of charge|for free|credit to your"
    r"|reimburs\w+|goodwill)\b|\d+ ?% off|[$€£¥] ?\d+|补偿|補償|赔偿|賠償|代金券|优惠券|優惠券|退款给您|红包|紅包|折扣",
    re.IGNORECASE,
)
# What an answer to each need speaks of.
_ANSWERS = {
    "refund": r"refund\w*|money|repay|reimburs\w+|退款|退钱|退錢|退货|退貨",
    "repair": r"repair\w*|fix\w*|replac\w+|technician|exchange|spare part|修|更换|更換|换新|換新|上门|上門",
    "delivery": r"deliver\w*|parcel|ship\w*|courier|track\w*|arriv\w+|发货|發貨|物流|快递|快遞|送达|送達|配送",
    "information": r"because|means|here is|you can|how to|step|answer|https?://|因为|因為|可以|步骤|步驟|说明|說明",
    "respect": r"sorry|apolog\w+|listen\w*|understand|抱歉|对不起|對不起|道歉|理解|倾听|傾聽",
    "safety": r"safe\w*|stop using|unplug|recall|danger\w*|安全|停止使用|断电|斷電|召回",
    "access": r"log ?in|account|access|unlock\w*|password|reset|登录|登錄|账号|賬號|帳號|密码|密碼|解锁|解鎖",
    "privacy": r"data|privacy|delet\w+|consent|personal|隐私|隱私|个人信息|個人信息|删除|刪除|数据|數據",
    "improvement": r"improv\w*|chang\w+|next version|feedback|team|改进|改進|改善|反馈|反饋|优化|優化",
    "honesty": r"truth|mistake|correct\w*|wrong|in fact|explain|事实|事實|更正|如实|如實|错误|錯誤|解释|解釋",
}


@dataclass(frozen=True)
class Draft:
    """What was found; None where it cannot be said.

    answers: whether it speaks of what would satisfy them. canned: it is nearly one that was sent before.
    offers_in_public: it offers money or goods where everybody reads it, which fuels more often than it calms."""

    apology: bool
    answers: bool | None
    canned: bool
    offers_in_public: bool


def check(draft: str, need: str | None, sent: Sequence[str] = ()) -> Draft:
    """Looks at a reply; `need` is a code of the judgement, `sent` are the texts of earlier replies of ours."""
    pattern = _ANSWERS.get(need or "")
    return Draft(
        bool(_APOLOGY.search(_NO_APOLOGY.sub(" ", draft))),
        bool(re.search(pattern, draft, re.IGNORECASE)) if pattern else None,
        any(alike(draft, one) for one in sent),
        bool(_OFFER.search(draft)),
    )
