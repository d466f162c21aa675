"""What platforms are called in files, and whose address a link is. Data and two look-ups."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

_LONGEST = 40
_NAMES: Mapping[str, str] = {
    "微博": "weibo", "新浪微博": "weibo", "知乎": "zhihu", "小红书": "xiaohongshu", "red": "xiaohongshu",
    "抖音": "douyin", "快手": "kuaishou", "微信": "wechat", "公众号": "wechat", "微信公众号": "wechat",
    "哔哩哔哩": "bilibili", "b站": "bilibili", "贴吧": "tieba", "百度贴吧": "tieba", "豆瓣": "douban",
    "今日头条": "toutiao", "头条": "toutiao", "大众点评": "dianping", "京东": "jd", "淘宝": "taobao", "天猫": "tmall",
    "拼多多": "pinduoduo", "黑猫投诉": "heimao", "虎扑": "hupu", "电话": "telephone", "热线": "telephone",
    "邮件": "email", "电子邮件": "email", "e-mail": "email", "mail": "email", "门店": "shop", "线下": "shop",
    "twitter": "x", "推特": "x", "hacker news": "hackernews", "hn": "hackernews", "app store": "appstore",
    "google play": "googleplay", "脸书": "facebook", "油管": "youtube",
}  # fmt: skip
_HOSTS: Mapping[str, str] = {
    "weibo.com": "weibo", "weibo.cn": "weibo", "zhihu.com": "zhihu", "xiaohongshu.com": "xiaohongshu",
    "xhslink.com": "xiaohongshu", "douyin.com": "douyin", "kuaishou.com": "kuaishou", "mp.weixin.qq.com": "wechat",
    "bilibili.com": "bilibili", "tieba.baidu.com": "tieba", "douban.com": "douban", "toutiao.com": "toutiao",
    "dianping.com": "dianping", "tousu.sina.com.cn": "heimao", "hupu.com": "hupu", "x.com": "x", "twitter.com": "x",
    "reddit.com": "reddit", "youtube.com": "youtube", "youtu.be": "youtube", "facebook.com": "facebook",
    "instagram.com": "instagram", "trustpilot.com": "trustpilot", "news.ycombinator.com": "hackernews",
    "bsky.app": "bluesky", "github.com": "github", "tiktok.com": "tiktok", "linkedin.com": "linkedin",
}  # fmt: skip


def platform_code(name: str | None) -> str | None:
    """The code of a platform by any of its names; an unknown one is its own name in lower case."""
    plain = " ".join((name or "").casefold().split())[:_LONGEST]
    return _NAMES.get(plain, plain) or None


def platform_of_address(url: str | None) -> str | None:
    """The platform whose address this is; None for one that is not known."""
    host = (urlsplit(url).hostname or "") if url else ""
    while "." in host:
        if host in _HOSTS:
            return _HOSTS[host]
        host = re.sub(r"^[^.]*\.", "", host)
    return None
