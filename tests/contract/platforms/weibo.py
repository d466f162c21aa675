"""The fixtures of weibo and what they hold. Weibo gives its errors with any status."""

from tests.contract.cases import SECRET, Answer, Broken, Case, Fault, Walk

from earful.domain.source import SourceConfig
from earful.sources.base import Session

CASE = Case(
    "weibo",
    SourceConfig(
        9,
        "weibo",
        server="https://weibo.example",
        account="蓝壶官方",
        query="#蓝壶#",
        has_secret=True,
        options={"look_again": "yes"},
    ),
    walks=(
        Walk("mentions", (Answer("mentions_page1.json"), Answer("mentions_page2.json"), Answer("mentions_end.json"))),
        Walk("comment mentions", (Answer("comment_mentions.json"),)),
        Walk("comments to me", (Answer("comments_to_me.json"),)),
        Walk("own posts", (Answer("own_posts.json"),)),
        Walk("own comments", (Answer("own_comments.json"),)),
        Walk("topic:蓝壶", (Answer("topic_page1.json"), Answer("empty.json"))),
    ),
    broken=(Broken("mentions", Answer("mentions_broken.json"), whole=1, broken=5),),
    bare=("mentions", Answer("mentions_bare.json")),
    faults=(
        *(Fault(Answer("error_limit_user.json", status), "rate_limited", "rate_limited") for status in (200, 400, 403)),
        Fault(Answer("error_limit_ip.json", 403), "rate_limited", "rate_limited"),
        Fault(Answer("error_expired.json", 401), "auth_revoked", "wrong_token"),
        Fault(Answer("error_revoked.json"), "auth_revoked", "wrong_token"),
        Fault(Answer("error_rights.json", 403), "forbidden", "forbidden"),
        Fault(Answer("error_busy.json"), "transient", "server_trouble"),
        Fault(Answer("error_absent.json", 400), "gone", "not_found"),
        Fault(Answer("error_param.json"), "fatal", "refused"),
        Fault(Answer("error_param.json", 400), "fatal", "refused"),
    ),
    session=Session(SECRET),
)
