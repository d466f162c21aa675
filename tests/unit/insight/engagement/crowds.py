"""Simulated reposts for the tests: people by a log-normal delay with words of their own, machines as told."""

import numpy as np

from earful.insight.engagement.cascade import Cascade, Floats, cascade

WORDS = [
    "我",
    "家",
    "的",
    "冰箱",
    "也",
    "坏",
    "了",
    "三天",
    "才",
    "修",
    "好",
    "师傅",
    "很",
    "客气",
    "价格",
    "有点",
    "贵",
    "夏天",
    "没有",
    "怎么",
    "办",
    "希望",
    "公司",
    "早点",
    "回复",
    "大家",
    "注意",
    "这个",
    "型号",
    "别",
    "买",
    "朋友",
    "用",
    "挺",
    "满意",
    "声音",
    "大",
    "晚上",
    "睡",
    "不",
    "着",
    "退货",
    "麻烦",
    "客服",
    "电话",
    "打",
    "通",
    "谢谢",
    "提醒",
    "原来",
    "如此",
    "看看",
    "后续",
]
TEMPLATES = ("支持国货越来越好", "这款产品真的很棒", "已经下单期待收货", "推荐给所有的朋友", "品质值得信赖加油")
OTHERS = [
    "昨天",
    "球赛",
    "太",
    "精彩",
    "最后",
    "一分钟",
    "进球",
    "教练",
    "换人",
    "早",
    "该",
    "这样",
    "踢",
    "北京",
    "堵车",
    "两小时",
    "地铁",
    "人",
    "多",
    "周末",
    "爬山",
    "看",
    "日出",
    "海边",
    "烤肉",
    "新",
    "电影",
    "结局",
    "没",
    "看",
    "懂",
    "导演",
    "想",
    "说",
    "什么",
    "猫",
    "又",
    "打翻",
    "花瓶",
    "作业",
    "写",
    "到",
    "半夜",
    "老师",
    "明天",
    "考试",
    "下雨",
    "忘",
    "带",
    "伞",
]


def said(words: list[str], chance: np.random.Generator) -> str:
    return "".join(chance.choice(words, int(chance.integers(2, 9))))


def people(post: str, n: int, chance: np.random.Generator) -> dict[str, list[object] | Floats]:
    t = np.sort(np.floor(np.exp(chance.normal(9.3, 1.9, n))))
    texts: list[object] = ["" if chance.random() < 0.4 else said(WORDS, chance) for _ in range(n)]
    direct = (chance.random(n) < 0.65).astype(float)
    return {"t": t, "texts": texts, "direct": direct, "authors": [f"{post}-p{row}" for row in range(n)]}


def machines(kind: str, content: str, m: int, chance: np.random.Generator) -> dict[str, list[object] | Floats]:
    t = {
        "burst": lambda: 7200 + chance.uniform(0, 600, m),
        "drip": lambda: np.linspace(0, 86400, m) + chance.normal(0, 20, m),
        "mimic": lambda: np.exp(chance.normal(9.3, 1.9, m)),
    }[kind]()
    make = {
        "empty": lambda: "",
        "template": lambda: str(chance.choice(TEMPLATES)) + str(chance.choice(["", "！", "[赞]", "666"])),
        "stolen": lambda: said(OTHERS, chance),
    }[content]
    texts: list[object] = [make() for _ in range(m)]
    return {"t": np.floor(np.abs(t)), "texts": texts, "direct": np.ones(m), "authors": [f"m{row}" for row in range(m)]}


def joined(post: str, *parts: dict[str, list[object] | Floats]) -> Cascade:
    columns = {
        name: np.concatenate([np.asarray(part[name], float) for part in parts])
        if name == "direct"
        else [one for part in parts for one in part[name]]
        for name in ("texts", "direct", "authors")
    }
    return cascade(post, np.concatenate([np.asarray(part["t"], float) for part in parts]), columns)


def honest(number: int, n: int = 300) -> Cascade:
    return joined(f"h{number}", people(f"h{number}", n, np.random.default_rng(number)))


def bought(number: int, kind: str, content: str, share: float, n: int = 300) -> Cascade:
    chance = np.random.default_rng(1000 + number)
    m = round(n * share / (1 - share))
    return joined(f"b{number}", people(f"b{number}", n, chance), machines(kind, content, m, chance))
