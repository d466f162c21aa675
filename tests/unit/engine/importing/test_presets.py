"""Mappings of known forms: shipped ones find their files in English and Chinese, saved ones go before them."""

import pytest
from tests.unit.engine.importing.test_import import NOW, Base

from earful.domain.failures import KnownError
from earful.engine.importing.columns import columns, given_columns
from earful.engine.importing.presets import NONE, SHIPPED, preset_for
from earful.store.mappings import SavedMapping, save_mapping


@pytest.fixture
def base(tmp_path):
    made = Base(tmp_path)
    made.brand()
    yield made
    made.database.close()


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (["Date", "Title", "Snippet", "URL", "Page Type", "Author"], "Media monitoring export"),
        (["标题", "摘要", "发布时间", "原文链接", "媒体类型"], "Media monitoring export"),
        (["评论内容", "评论时间", "用户昵称", "作品ID"], "Comments under a post"),
        (["Ticket ID", "Subject", "Description", "Created At", "Requester"], "Help desk tickets"),
        (["工单编号", "问题描述", "提交时间"], "Help desk tickets"),
        (["Caller", "Call Date", "Call Notes"], "List of calls"),
        (["来电时间", "来电人", "来电内容"], "List of calls"),
        (["Review Text", "Star Rating", "Review Date"], "Reviews of a shop"),
        (["买家昵称", "评价内容", "评价时间", "评分"], "Reviews of a shop"),
        (["Timestamp", "NPS", "Any other comments?"], "Answers to a survey"),
        (["提交时间", "满意度", "意见与建议"], "Answers to a survey"),
        (["内容", "发布时间", "昵称"], None),
        (["platform", "native_id", "kind", "text", "fetched_at", "title", "created_at", "url"], None),
    ],
)
def test_a_shipped_preset_finds_its_files(header, name):
    found = preset_for(header, ())
    assert (found.name if found else None) == name


def test_every_shipped_preset_names_fields_that_exist():
    for preset in SHIPPED:
        header = [columns_[0] for columns_ in preset.fields.values()]
        found = columns(header, [], preset.given(header), "a file")
        assert set(found.of) == set(preset.fields)


def test_a_preset_says_where_it_was_heard_unless_somebody_knows_better(base):
    text = "来电时间,来电人,来电内容\n2026-11-03,王女士,坏了\n"
    assert base.take(text).preset == "List of calls"
    base.take(text, now=NOW + 1, platform="shop")
    assert [row["platform"] for row in base.all()] == ["shop", "telephone"]


def test_a_saved_mapping_is_taken_for_the_same_columns_only(base):
    saved = SavedMapping("Ours", {"text": "Was", "created_at": "Tag\nZeit"}, ("Was", "Tag", "Zeit", "text"), "shop")
    save_mapping(base.database, saved, NOW)
    outcome = base.take("text,Zeit,Tag,Was\nnot this,12:30,2026-11-03,broken\n")
    assert outcome.preset == "Ours"
    (row,) = base.all()
    assert (row["text"], row["created_at"], row["platform"]) == ("broken", "2026-11-03T12:30:00Z", "shop")
    assert base.take("text,Was\nthis,x\n").preset is None


def test_by_name_or_not_at_all(base):
    header = ["来电时间", "来电内容"]
    assert preset_for(header, (), NONE) is None
    assert preset_for(["Notes"], (), "list of calls").given(["Notes"]) == {"text": "Notes"}
    with pytest.raises(KnownError, match="no mapping called"):
        preset_for(header, (), "Nobody's")


def test_only_what_was_given_is_read():
    given = given_columns(["text=a", "date=b", "date=c"])
    found = columns(["a", "b", "c", "author", "url"], [], given, "x", exactly=True)
    assert found.of == {"text": ("a",), "created_at": ("b", "c")}
    assert found.left == ("author", "url")
    assert found.as_given() == given
