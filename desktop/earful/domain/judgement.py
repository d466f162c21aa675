"""What the program thinks of a mention: language, sentiment, complaint, need, desk, arousal, each with a confidence."""

from dataclasses import dataclass
from typing import Any

SENTIMENTS = ("negative", "neutral", "positive")
UNSURE = "unsure"
UNKNOWN_LANGUAGE = "und"

# What would satisfy the author of a complaint.
NEEDS = (
    "refund",
    "repair",
    "delivery",
    "information",
    "respect",
    "safety",
    "access",
    "privacy",
    "improvement",
    "honesty",
    "other",
)

# Who in the company can satisfy it.
DESKS = ("service", "repair", "logistics", "billing", "product", "it", "safety", "legal", "marketing", "store")

# Alert from the first, keep what lies between the two as "maybe": never drop (methods: err to recall).
COMPLAINT_FROM = 0.5
MAYBE_FROM = 0.3


@dataclass(frozen=True, slots=True)
class Judgement:
    """One text as judged. `lang` is an ISO 639-1 code or "und"; `sentiment` is one of SENTIMENTS or "unsure".

    Probabilities lie in 0..1; `negative`, `neutral` and `positive` add up to 1. `need` and `desk` are None unless the
    text may be a complaint (complaint_p >= MAYBE_FROM), and their p is then 0. `arousal` is 0 (calm) to 1 (furious or
    overjoyed). `model` names the weights; `said_by` a person's decision that holds, about this text or one that is
    nearly the same."""

    lang: str | None
    sentiment: str
    negative: float
    neutral: float
    positive: float
    complaint: bool
    complaint_p: float
    need: str | None
    need_p: float
    desk: str | None
    desk_p: float
    arousal: float
    model: str
    said_by: str | None = None

    @property
    def maybe_complaint(self) -> bool:
        """Not sure enough for an alert, too likely to be dropped."""
        return MAYBE_FROM <= self.complaint_p < COMPLAINT_FROM

    def to_json(self) -> dict[str, Any]:
        """The form of `earful judge` without the id (contracts.md 1)."""
        return {
            "lang": self.lang,
            "sentiment": {
                "label": self.sentiment,
                "negative": self.negative,
                "neutral": self.neutral,
                "positive": self.positive,
            },
            "complaint": {"label": self.complaint, "p": self.complaint_p},
            "need": {"label": self.need, "p": self.need_p},
            "desk": {"label": self.desk, "p": self.desk_p},
            "arousal": self.arousal,
            "model": self.model,
        }
