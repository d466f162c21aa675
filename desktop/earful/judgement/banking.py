"""What the intents of a bank's help desk say about needs and desks: a small clean set for two heads that lack data."""

# Words in an intent's name -> (need, desk); the first that fits counts.
_BY_WORD = (
    (("refund", "reverted", "duplicate", "charged_twice"), ("refund", "billing")),
    (("fee", "extra_charge", "exchange_rate", "exchange_charge", "wrong_amount"), ("refund", "billing")),
    (("arrival", "delivery_estimate"), ("delivery", "logistics")),
    (("compromised", "lost_or_stolen", "not_recognised", "stolen_phone"), ("safety", "safety")),
    (("passcode", "unable_to_verify", "pin_blocked", "verify_my_identity", "edit_personal"), ("access", "it")),
    (("not_working", "swallowed", "contactless", "virtual_card_not"), ("repair", "it")),
    (("declined", "failed", "pending", "not_updated", "not_received", "not_allowed"), ("access", "billing")),
    (("why_verify", "verify_source"), ("privacy", "legal")),
    (("terminate",), ("other", "service")),
    (("country", "supported", "how", "getting", "age_limit", "order_physical", "visa"), ("information", "service")),
)


def need_and_desk(intent: str) -> tuple[str, str] | None:
    """The need and the desk behind an intent of the Banking77 set, None where its name does not tell."""
    name = intent.lower()
    return next((found for words, found in _BY_WORD if any(word in name for word in words)), None)
