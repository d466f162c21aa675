"""The fixtures of lemmy and what they hold."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

_LOGIN = "https://kettles.example/api/v3/user/login"

CASE = Case(
    "lemmy",
    SourceConfig(8, "lemmy", server="https://kettles.example", account="bluekettle", has_secret=True),
    walks=(
        Walk("posts:BlueKettle", (Answer("posts_page1.json"), Answer("posts_end.json"))),
        Walk("comments:BlueKettle", (Answer("comments.json"),)),
        Walk("mentions", (Answer("mentions.json"),)),
        Walk("replies", (Answer("replies.json"),)),
        Walk("own:bluekettle", (Answer("own.json"),)),
    ),
    broken=(Broken("posts:", Answer("posts_broken.json"), whole=1, broken=7),),
    bare=("comments:", Answer("comments_bare.json")),
    faults=(
        Fault(Answer("error_incorrect_login.json", 401), "auth_revoked", "wrong_token", url=_LOGIN),
        Fault(Answer("error_missing_totp_token.json", 400), "auth_revoked", "wrong_token", url=_LOGIN),
        Fault(Answer("error_not_logged_in.json", 400), "auth_expired", "expired_token"),
        Fault(Answer("error_not_logged_in.json", 401), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_instance_is_private.json", 403), "forbidden", "needs_token", logged_in=False),
        Fault(Answer("error_couldnt_find_post.json", 400), "gone", "not_found"),
        Fault(Answer("error_not_found.json", 404), "gone", "not_found"),
        Fault(Answer("error_rate_limit_error.json", 400), "rate_limited", "rate_limited"),
    ),
    session=Session(SECRET),
)
