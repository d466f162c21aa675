"""The fields that a file may bring, and what their columns are called in English and Chinese. Data only."""

from collections.abc import Mapping

# Field of a mention as in the export form: names of its columns, the surest first. Compared without case, spaces and
# punctuation; "created_at" and "Created At" are one.
_TOLD = """
text: content body full_text message selftext post_text comment_text review_text tweet text_content 正文 内容 文本
    全文 原文 评论内容 评价内容 微博内容 微博正文 笔记内容 帖子内容 回答内容 文章内容 视频文案 文案 留言 留言内容
    反馈内容 投诉内容 邮件内容 弹幕 原文内容 内容正文 标题/内容 标题/微博内容 caption description 描述 摘要 summary
    snippet ticket_description
title: headline subject 标题 主题 题目 文章标题 笔记标题 视频标题 帖子标题 问题标题 问题 邮件主题
platform: 平台 来源平台 平台名称 渠道 渠道名称 network channel site 站点 网站 媒体 媒体名称
native_id: id post_id comment_id review_id tweet_id status_id note_id message_id mention_id mid rpid 编号 微博id
    评论id 帖子id 笔记id 视频id 文章id 回答id 作品id 内容id 工单号 工单编号 单号 记录编号 ticket_id
uri:
url: link permalink href post_url comment_url tweet_url source_url web_url 链接 网址 原文链接 原文地址 帖子链接
    微博链接 笔记链接 视频链接 评论链接 文章链接 回答链接 作品链接 内容链接 链接地址 地址
created_at: created published_at published posted_at date_time datetime timestamp publish_time publish_date pub_date
    pubtime create_time created_time post_time post_date created_utc time date 发布时间 发表时间 发布日期 发帖时间
    评论时间 评价时间 创建时间 留言时间 回答时间 投诉时间 来电时间 发送时间 日期时间 时间 日期
kind: type post_type content_type 类型 内容类型 信息类型
author.handle: handle username user_name screen_name user_handle account 用户名 账号 账户 微信号 抖音号 小红书号 acct
author.name: author author_name display_name nickname nick name user user_nickname reviewer commenter sender from 昵称
    作者 用户 用户昵称 作者昵称 作者名称 发布者 发布人 发布者昵称 博主 博主昵称 评论者 评论人 评论者昵称 评论用户 答主
    姓名 客户 客户姓名 客户名称 顾客 发件人 来信人 来电人 投诉人 up主 requester
author.native_id: author_id user_id uid user_uid 用户id 作者id 博主id 用户编号 客户编号 会员号 openid
author.url: author_url profile_url user_url profile 主页 用户主页 作者主页 博主主页 主页链接 用户链接
author.followers: followers followers_count follower_count fans 粉丝 粉丝数 粉丝量 粉丝数量 作者粉丝数 用户粉丝数
author.following: following following_count friends_count 关注数 关注量 关注
author.posts: statuses_count posts_count 发文数 微博数 作品数 笔记数 发帖数
author.created_at: account_created_at user_created_at 注册时间 账号注册时间
author.bot: bot is_bot
author.verified: verified is_verified 认证 是否认证 是否加v
lang: language locale 语言 语种
edited_at: edited updated_at last_edited_at 修改时间 编辑时间 更新时间
fetched_at:
deleted_at:
reply_to: in_reply_to in_reply_to_id parent_id reply_to_id 父评论id 上级评论id 回复id 被回复id
root: root_id thread_id conversation_id 原帖id 主帖id 根评论id
repost_of: retweet_of reblog_of 转发自id
quote_of: quoted_id 引用id
counts.likes: likes like_count likes_count favourites favorite_count favourites_count upvotes 点赞 点赞数 点赞量 赞
    赞数 获赞数 喜欢数 赞同数 score
counts.reposts: reposts repost_count reposts_count retweets retweet_count shares share_count 转发数 转发量 分享 分享数
    分享量 reblogs_count
counts.replies: replies reply_count replies_count comments_count comment_count num_comments 评论数 评论量 回复数
    回复量 回帖数
counts.quotes: quotes quote_count 引用数
counts.views: views view_count play_count impressions reads 阅读 阅读数 阅读量 播放 播放数 播放量 浏览 浏览数 浏览量
    观看数 点击量
rating: stars star_rating 评分 星级 打分 评星
media: images image_urls pictures attachments 图片 图片链接 视频链接地址 附件
reply_url:
brands: brand 品牌 品牌名称
own:
"""


def _fields() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _TOLD.replace("\n    ", " ").strip().splitlines():
        field, _, names = line.partition(":")
        found[field] = tuple(names.split())
    return found


FIELDS: Mapping[str, tuple[str, ...]] = _fields()

# Short names for --map.
ALIASES: Mapping[str, str] = {
    "id": "native_id", "date": "created_at", "time": "created_at", "author": "author.name", "name": "author.name",
    "handle": "author.handle", "followers": "author.followers", "likes": "counts.likes", "reposts": "counts.reposts",
    "replies": "counts.replies", "quotes": "counts.quotes", "views": "counts.views", "brand": "brands", "link": "url",
}  # fmt: skip

# Names that mean words in one export and a number in the next: (field of words, field of
# numbers).
EITHER: Mapping[str, tuple[str | None, str]] = {
    "评论": ("text", "counts.replies"),
    "回复": ("text", "counts.replies"),
    "评价": ("text", "rating"),
    "转发": (None, "counts.reposts"),
    "comment": ("text", "counts.replies"),
    "comments": ("text", "counts.replies"),
    "reply": ("text", "counts.replies"),
    "review": ("text", "rating"),
    "reviews": ("text", "rating"),
    "share": (None, "counts.reposts"),
}

# Objects that describe who published something: "user.id" is the author's id and not the mention's.
PERSONS = frozenset(("user", "author", "account", "member", "owner", "reviewer", "from", "用户", "作者"))

# The columns by which our own export is recognised, and those of it that are made anew on import.
OWN_FORM = frozenset(("platform", "native_id", "kind", "text", "fetched_at"))
PASSED_OVER = frozenset(("v", "author", "judgement", "case", "counts"))
