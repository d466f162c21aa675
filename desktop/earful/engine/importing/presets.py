"""Mappings for files of a known form: those that a person saved, and a few for what such exports usually look like.

Data and the look-up. A preset only goes before a guess where the guess would be wrong or have nothing to go by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from earful.domain.failures import QT_TRANSLATE_NOOP, KnownError
from earful.engine.importing.column_names import OWN_FORM
from earful.engine.importing.columns import plain, several
from earful.store.mappings import SavedMapping

NONE = "none"


@dataclass(frozen=True)
class Preset:
    """For each field the names that its column may have. It fits a file that has one of each in `needs`.

    `name` is English, in the translation context "Presets"; `saved` ones are named by the person."""

    name: str
    fields: Mapping[str, tuple[str, ...]]
    needs: tuple[str, ...] = ("text", "created_at")
    platform: str | None = None
    saved: bool = field(default=False, compare=False)

    def given(self, names: Sequence[str]) -> dict[str, str]:
        """Field -> column, as far as the file has it."""
        known = {plain(name): name for name in reversed(names)}
        found = {}
        for one, columns in self.fields.items():
            for told in columns:
                parts = [known.get(plain(part)) for part in several(told)]
                if all(parts):
                    found[one] = "\n".join(part for part in parts if part)
                    break
        return found

    def fits(self, names: Sequence[str]) -> bool:
        """Whether a file with these columns is of this form."""
        return set(self.needs) <= self.given(names).keys()


def _preset(name: str, told: str, needs: str, platform: str | None = None) -> Preset:
    lines = (line.partition("=") for line in told.strip().splitlines())
    fields = {head.strip(): tuple(one.strip() for one in rest.split("|")) for head, _, rest in lines}
    return Preset(name, fields, tuple(needs.split()), platform)


SHIPPED: tuple[Preset, ...] = (
    _preset(
        QT_TRANSLATE_NOOP("Presets", "Media monitoring export"),
        """
        text = Full Text | Hit Sentence | Opening Text | Snippet | Extract | 全文 | 正文 | 摘要 | 原文内容
        title = Headline | Title | Article Title | 标题 | 文章标题
        created_at = Published Date | Publish Date | Date | Date Published | 发布时间 | 发布日期
        url = URL | Link | Permalink | 原文链接 | 链接 | 原文地址
        platform = Source Type | Page Type | Content Source | Media Type | 媒体类型 | 来源平台 | 平台类型
        author.name = Author | Influencer | Byline | 作者 | 发布者
        native_id = Mention Id | Document ID | Resource Id | 文章编号
        """,
        "text title created_at url platform",
    ),
    _preset(
        QT_TRANSLATE_NOOP("Presets", "Comments under a post"),
        """
        text = Comment Text | Comment | 评论内容 | 评论正文 | 评论
        created_at = Comment Time | Comment Date | Commented At | 评论时间 | 评论日期
        author.name = Commenter | Comment Author | User Name | 评论人 | 评论者 | 评论用户 | 用户昵称 | 昵称
        author.native_id = Commenter ID | User ID | 用户ID | 评论人ID
        native_id = Comment ID | 评论ID
        root = Post ID | Video ID | 帖子ID | 作品ID | 笔记ID | 视频ID | 文章ID | Post URL | 作品链接 | 笔记链接
        counts.likes = Comment Likes | 评论点赞数 | 点赞数 | Likes
        """,
        "text created_at root",
    ),
    _preset(
        QT_TRANSLATE_NOOP("Presets", "Help desk tickets"),
        """
        native_id = Ticket ID | Ticket Number | Case Number | Case ID | 工单编号 | 工单号 | 工单ID
        title = Subject | Ticket Subject | Case Subject | 工单标题 | 工单主题
        text = Description | Ticket Description | First Message | 问题描述 | 工单内容 | 诉求内容 | 描述
        author.name = Requester | Requester Name | Contact Name | Customer | 客户姓名 | 提交人 | 联系人
        author.handle = Requester Email | Contact Email | Email | 客户邮箱 | 联系电话 | 手机号
        created_at = Created At | Created | Date/Time Opened | Opened | 创建时间 | 提交时间
        """,
        "native_id text created_at",
        "ticket",
    ),
    _preset(
        QT_TRANSLATE_NOOP("Presets", "List of calls"),
        """
        text = Call Notes | Notes | Call Summary | Conversation | 来电内容 | 通话内容 | 通话记录 | 诉求 | 反映内容
        created_at = Call Date | Call Time | Called At | Call Started | 来电时间 | 来电日期 | 通话时间
        author.name = Caller | Caller Name | Customer Name | 来电人 | 客户姓名 | 姓名
        author.handle = Caller Number | Phone | Phone Number | 来电号码 | 联系电话 | 电话号码
        native_id = Call ID | Record ID | 通话编号 | 记录编号
        """,
        "text created_at",
        "telephone",
    ),
    _preset(
        QT_TRANSLATE_NOOP("Presets", "Reviews of a shop"),
        """
        text = Review Text | Review Body | Buyer Comment | 评价内容 | 买家评价 | 评价详情 | 初评内容
        title = Review Title | Review Headline
        created_at = Review Date | Review Submit Date and Time | Review Created | 评价时间 | 评价日期 | 初评时间
        rating = Star Rating | Stars | Review Rating | Rating | 评分 | 评价星级 | 星级 | 描述相符
        author.name = Buyer | Buyer Name | Reviewer Name | Reviewer | 买家昵称 | 买家会员名 | 评价人
        native_id = Review ID | 评价ID | 评价编号
        """,
        "text created_at rating",
    ),
    _preset(
        QT_TRANSLATE_NOOP("Presets", "Answers to a survey"),
        """
        text = Comment | Comments | Feedback | Your feedback | Any other comments? | Why did you give this score?
            | 意见与建议 | 意见建议 | 其他意见 | 您的建议
        created_at = Submitted At | Submit Date | Timestamp | Completed | 提交时间 | 提交答卷时间 | 答题时间
        rating = Score | NPS | Satisfaction | How satisfied are you? | 满意度 | 评分 | 得分
        author.handle = Email | Email Address | 邮箱
        native_id = Response ID | Respondent ID | Submission ID | 答卷编号 | 序号
        """.replace("\n            |", " |"),
        "text created_at rating",
        "survey",
    ),
)  # fmt: skip


def of_saved(saved: SavedMapping) -> Preset:
    """A person's mapping as a preset: it fits a file with just the same columns."""
    return Preset(saved.name, {one: (column,) for one, column in saved.columns.items()}, (), saved.platform, True)


def preset_for(names: Sequence[str], saved: Sequence[SavedMapping], wanted: str | None = None) -> Preset | None:
    """The preset of a file with these columns: the `wanted` one, else a saved one for the same columns, else a shipped
    one that fits. None for our own export, and where `wanted` is "none". Raises KnownError("unknown_preset")."""
    if wanted == NONE or (wanted is None and set(names) >= OWN_FORM):
        return None
    if wanted is not None:
        return _named(wanted, saved)
    header = {plain(name) for name in names}
    for one in saved:
        if header == {plain(name) for name in one.header}:
            return of_saved(one)
    return next((preset for preset in SHIPPED if preset.fits(names)), None)


def _named(wanted: str, saved: Sequence[SavedMapping]) -> Preset:
    every = [*(of_saved(one) for one in saved), *SHIPPED]
    for preset in every:
        if preset.name.casefold() == wanted.strip().casefold():
            return preset
    raise KnownError("unknown_preset", {"name": wanted, "known": ", ".join(preset.name for preset in every)})
