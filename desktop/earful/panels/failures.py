"""Known failures in the person's own language and time."""

from earful.app.language import translate
from earful.app.wording import clock
from earful.domain.failures import SENTENCES, Failure, fill


def failure_text(failure: Failure) -> str:
    """What happened, to what and what to do, as one translated sentence."""
    params = dict(failure.params)
    if failure.retry_at is not None and "{until}" in SENTENCES[failure.kind]:
        params["until"] = clock(failure.retry_at)
    return fill(translate("failure", SENTENCES[failure.kind]), params)
