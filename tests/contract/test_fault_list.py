"""The list of faults that sync must survive, each with the tests that make it happen: none may vanish unnoticed."""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
HTTP, RUNNER, FAULTS = "unit/net/test_http_client.py", "unit/engine/test_runner.py", "contract/test_faults.py"
ANSWERS, LOGIN, STORE = "unit/sources/test_answers.py", "unit/engine/test_login.py", "unit/store/test_faults.py"
PAGES, FUZZ, TEXT = "contract/test_pages.py", "contract/test_fuzz.py", "unit/sources/test_text.py"
MORE, SPENDING, HEADLESS = "contract/test_more_faults.py", "unit/engine/test_spending.py", "e2e/test_headless.py"
REFRESHING = "unit/engine/test_refreshing.py"

_429 = (FAULTS, "test_429_waits_as_long_as_was_asked_within_reason")
_BETWEEN = (RUNNER, "test_trouble_between_two_pages_keeps_what_came_and_leaves_no_gap")
_NAMED = (HTTP, "test_each_fault_has_its_name")
_OWN = (FAULTS, "test_faults_of_the_platform")
_JUNK = (FAULTS, "test_junk_is_a_known_failure_or_an_empty_page")
_CHARSET = (ANSWERS, "test_json_is_read_in_the_charset_it_has")
_HARMLESS = (TEXT, "test_plain_text_loses_only_what_harms")
_REDIRECT = (HTTP, "test_redirects_out_of_http_are_refused")

COVERED = {
    "429 with Retry-After in seconds, as a date, 0, absent, 290, absurd, negative": [_429],
    "429 with a body of HTML or plain text": [_429],
    "429 in the middle of a walk": [_BETWEEN, (RUNNER, "test_the_source_that_waits_says_when_and_is_no_failure")],
    "403 that means a quota": [_OWN, (SPENDING, "test_a_day_used_up_is_a_wait_until_midnight_over_there")],
    "200 with an error in its body": [_OWN],
    "200 that asks for a pause": [(RUNNER, "test_a_good_answer_may_ask_for_a_rest_within_the_walk")],
    "400 ExpiredToken": [_OWN, (RUNNER, "test_a_session_is_made_once_and_renewed_when_it_expires")],
    "401, renewed, 401": [(LOGIN, "test_a_token_that_expires_even_when_renewed_ends_as_a_wrong_token")],
    "refresh token revoked": [(LOGIN, "test_a_refresh_token_that_was_revoked_ends_in_a_login")],
    "5xx for a while": [(RUNNER, "test_passing_trouble_is_tried_again_at_once"), _BETWEEN],
    "502 by a stale cursor of ours": [(RUNNER, "test_a_stale_cursor_is_walked_from_the_head_again")],
    "connection refused": [(HTTP, "test_nobody_listening")],
    "no such host": [("unit/net/test_troubles.py", "test_errors_get_the_name_they_deserve")],
    "TLS: self-signed": [(HTTP, "test_a_certificate_that_nobody_vouches_for_is_refused")],
    "TLS: wrong host": [(HTTP, "test_a_certificate_for_another_host_is_refused")],
    "TLS: expired": [("unit/net/test_expired.py", "test_a_certificate_that_has_expired_is_refused")],
    "TLS: plain port": [(HTTP, "test_a_trusted_certificate_works_and_a_plain_port_does_not")],
    "hang before the headers, drip": [(HTTP, "test_slow_servers_are_left_at_the_deadline")],
    "cut with and without Content-Length, in a chunk": [_NAMED],
    "cut at the boundary of an item": [_BETWEEN, (FUZZ, "test_bytes_lost_doubled_or_changed")],
    "HTML challenge": [(FAULTS, "test_a_robot_check_is_blocked_whatever_its_status"), _BETWEEN],
    "wrong charset, GB18030": [_CHARSET, (ANSWERS, "test_utf_8_declared_as_latin_1_is_still_utf_8")],
    "byte order mark": [(FAULTS, "test_a_byte_order_mark_does_no_harm")],
    "NUL, lone surrogates, right to left, zero width": [_HARMLESS],
    "a text of a megabyte": [(MORE, "test_a_text_of_a_megabyte_is_taken_in")],
    "NaN, equal keys": [(ANSWERS, "test_what_json_should_not_hold_becomes_unknown")],
    "deep nesting": [_JUNK],
    "ids of 64 bits, as numbers and as words": [
        (FUZZ, "test_json_with_something_else_in_its_place"),
        (MORE, "test_ids_keep_all_their_digits"),
    ],
    "gzip bomb": [(HTTP, "test_a_bomb_takes_no_more_memory_than_the_cap_allows")],
    "100 MB": [(HTTP, "test_a_body_above_the_cap_is_not_kept")],
    "redirect on the same host": [(HTTP, "test_redirects_on_the_same_host_keep_the_secret")],
    "redirect to another host": [(HTTP, "test_a_secret_is_never_sent_elsewhere")],
    "redirect down to plain HTTP": [(HTTP, "test_a_redirect_never_drops_to_plain_http")],
    "redirect in a circle": [_NAMED],
    "redirect to file:": [_REDIRECT],
    "a cursor that repeats with new items": [(RUNNER, "test_a_cursor_that_repeats_with_new_items_is_legal")],
    "a cursor that repeats without": [(RUNNER, "test_a_walk_without_end_and_without_news_ends")],
    "a cursor that never ends": [(RUNNER, "test_a_flood_without_dates_and_without_end_is_put_off_not_read_for_ever")],
    "an empty page with a cursor": [(RUNNER, "test_an_empty_page_with_a_cursor_is_no_end")],
    "a short page without one": [(PAGES, "test_walks_go_on_to_their_end_and_no_further")],
    "order ascending or shuffled": [(PAGES, "test_order_does_not_matter")],
    "the same on two pages": [(PAGES, "test_what_comes_twice_is_read_alike")],
    "insertion during a walk": [(RUNNER, "test_what_is_inserted_during_a_walk_is_found_by_the_next")],
    "moved by an edit": [(REFRESHING, "test_an_edit_far_below_the_overlap_is_found")],
    "back-dated": [(RUNNER, "test_a_post_that_arrives_back_dated_below_those_already_seen_is_found")],
    "dated in the future": [(MORE, "test_a_date_in_the_future_is_kept_and_not_shown")],
    "no date": [(PAGES, "test_unknown_is_none_and_never_zero")],
    "relative Chinese dates": [("unit/engine/importing/test_dates.py", "test_a_date_that_depends_on_today")],
    "deleted anchor, deleted account": [
        (REFRESHING, "test_gone_is_what_was_said_to_be_gone_twice"),
        ("e2e/test_truth.py", "test_whatever_happens_there_the_store_ends_as_the_server_is"),
    ],
    "the same id on two servers": [(MORE, "test_the_same_id_on_two_servers_is_two_mentions")],
    "clock a day off": [
        (RUNNER, "test_a_clock_that_goes_wrong_leaves_no_gap"),
        (RUNNER, "test_a_clock_set_back_does_not_silence_a_source"),
    ],
    "change to and from summer time": [
        (SPENDING, "test_a_day_ends_at_midnight_over_there_also_when_the_clocks_change")
    ],
    "asleep for three days": [(RUNNER, "test_after_three_days_asleep_nothing_is_missing")],
    "disk full": [
        (STORE, "test_a_full_disk_is_said_and_what_was_committed_stays"),
        (STORE, "test_a_disk_that_is_really_full"),
    ],
    "database locked": [(STORE, "test_two_at_once_wait_for_each_other")],
    "killed at any commit": [
        ("e2e/test_killing.py", "test_however_often_it_is_killed_the_store_ends_the_same"),
        (RUNNER, "test_killed_at_any_page_and_run_again_the_store_is_that_of_an_unbroken_run"),
    ],
    "a proxy": [
        (HTTP, "test_a_proxy_from_the_environment_is_used"),
        (MORE, "test_a_proxy_that_refuses_or_is_not_there_is_said"),
    ],
    "a feed behind a limit": [("contract/test_nginx.py", "test_a_feed_behind_a_limit_is_waited_for")],
    "two at once": [(HEADLESS, "test_two_syncs_at_once_the_second_says_so")],
}


@cache
def names_in(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("fault", COVERED)
def test_each_fault_has_its_tests(fault):
    assert COVERED[fault]
    for file, name in COVERED[fault]:
        assert name in names_in(file), f"{file} has no {name}"
