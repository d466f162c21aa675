"""Failures that are known: each has a sentence for the person, a text for the log and, where it applies, a retry time.

Everything that is not a KnownError is a bug and must stay loud."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """Marks a sentence for the translators without needing Qt here."""
    return text


# What happened, to what, what to do. {braces} are filled from the failure's parameters.
SENTENCES: Mapping[str, str] = {
    "not_a_feed": QT_TRANSLATE_NOOP(
        "failure", "{url} is not a feed. Give the address of an RSS or Atom feed; many pages name theirs at the foot."
    ),
    "not_json": QT_TRANSLATE_NOOP(
        "failure", "{host} answered with something that is not JSON. Check the address; nothing was stored."
    ),
    "web_page": QT_TRANSLATE_NOOP(
        "failure",
        "{host} answered with a web page instead of data, perhaps a check for robots. Open it in a browser, try later.",
    ),
    "cut_short": QT_TRANSLATE_NOOP("failure", "The answer of {host} was cut off. It is asked again by itself."),
    "too_large": QT_TRANSLATE_NOOP("failure", "The answer of {host} is larger than {limit} MB and was not read."),
    "too_slow": QT_TRANSLATE_NOOP("failure", "{host} did not answer within {seconds} s. It is asked again by itself."),
    "no_connection": QT_TRANSLATE_NOOP(
        "failure", "No connection to {host}. Check the address and your network; it is tried again by itself."
    ),
    "unknown_host": QT_TRANSLATE_NOOP(
        "failure", "There is no server called {host}. Check the spelling and your network."
    ),
    "bad_certificate": QT_TRANSLATE_NOOP(
        "failure", "{host} could not prove who it is (TLS certificate: {reason}). Nothing was sent to it."
    ),
    "moved_elsewhere": QT_TRANSLATE_NOOP(
        "failure", "{host} sends us on to {target}. Change the address if that is right; it is not followed by itself."
    ),
    "too_many_redirects": QT_TRANSLATE_NOOP("failure", "{host} sends us round in circles. Check the address."),
    "bad_address": QT_TRANSLATE_NOOP(
        "failure", "{url} is no address that can be read. It must begin with http:// or https://."
    ),
    "needs_token": QT_TRANSLATE_NOOP(
        "failure", "{platform} asks for a token here. Add one at the source, with the right to read."
    ),
    "reddit_feed_token": QT_TRANSLATE_NOOP(
        "failure",
        "Reddit shows this only to accounts. Open reddit.com/prefs/feeds while logged in, copy the address of any RSS"
        " link there and enter it as the token of this source.",
    ),
    "token_missing": QT_TRANSLATE_NOOP(
        "failure", "The token of this source was not found in {place}. Set it there, or enter it again at the source."
    ),
    "no_keyring": QT_TRANSLATE_NOOP(
        "failure",
        "This system has no keyring, so the token was not kept. Start one, or name an environment variable instead.",
    ),
    "wrong_token": QT_TRANSLATE_NOOP(
        "failure", "{platform} refused the token or password. Make a new one and enter it at the source."
    ),
    "bad_key": QT_TRANSLATE_NOOP(
        "failure",
        "The key for {platform} cannot be used. Paste the whole file that {platform} gave you, as it came.",
    ),
    "signing_missing": QT_TRANSLATE_NOOP(
        "failure",
        "{platform} wants signed requests, and the library that signs is missing. Install it: pip install cryptography",
    ),
    "expired_token": QT_TRANSLATE_NOOP("failure", "The session with {platform} has expired. It is renewed by itself."),
    "forbidden": QT_TRANSLATE_NOOP(
        "failure", "{platform} does not allow this: {reason}. Check the rights of the token."
    ),
    "not_found": QT_TRANSLATE_NOOP("failure", "{platform} knows nothing at this address. Check account and address."),
    "gone": QT_TRANSLATE_NOOP("failure", "{url} is gone for good and is no longer asked for."),
    "rate_limited": QT_TRANSLATE_NOOP("failure", "{host} asked us to slow down. It is asked again at {until}."),
    "quota_spent": QT_TRANSLATE_NOOP(
        "failure", "Today's allowance of {platform} is used up ({units} of {daily}). It is asked again at {until}."
    ),
    "budget_spent": QT_TRANSLATE_NOOP(
        "failure",
        "The day's budget for {platform} is used up ({spent} of {budget} US dollars; a day is one of UTC). It is asked"
        " again at {until}.",
    ),
    "server_trouble": QT_TRANSLATE_NOOP(
        "failure", "{host} has trouble of its own (status {status}). It is asked again by itself."
    ),
    "unexpected_form": QT_TRANSLATE_NOOP(
        "failure",
        "{host} answered in a form that Earful does not know ({reason}). What it could not read is kept aside.",
    ),
    "refused": QT_TRANSLATE_NOOP("failure", "{platform} refused the request: {reason}."),
    "unknown_platform": QT_TRANSLATE_NOOP("failure", "There is no source called {name}. Known are: {known}."),
    "setting_missing": QT_TRANSLATE_NOOP("failure", "{platform} needs “{field}”. Fill it in and try again."),
    "setting_unknown": QT_TRANSLATE_NOOP("failure", "{platform} has no setting “{field}”. Known are: {known}."),
    "setting_wrong": QT_TRANSLATE_NOOP("failure", "“{value}” cannot be used for “{field}”: {reason}."),
    "setting_undeclared": QT_TRANSLATE_NOOP("failure", "There is no setting “{key}”. Possible are: {known}."),
    "not_a_link": QT_TRANSLATE_NOOP(
        "failure", "“{link}” is not a link of Earful. It would look like earful://mention/1234567890."
    ),
    "not_a_setup": QT_TRANSLATE_NOOP(
        "failure", "{path} is no set-up that Earful exported: {reason}. Nothing was changed."
    ),
    "unknown_time_zone": QT_TRANSLATE_NOOP(
        "failure", "There is no time zone called “{name}”. Write it like Europe/Warsaw or Asia/Shanghai."
    ),
    "unknown_brand": QT_TRANSLATE_NOOP("failure", "There is no brand called “{name}”. Known are: {known}."),
    "brand_exists": QT_TRANSLATE_NOOP("failure", "There is already a brand called “{name}”."),
    "brand_needed": QT_TRANSLATE_NOOP(
        "failure", "Say which brand this source listens for: {known}. Add one with: earful brand add NAME"
    ),
    "unknown_source": QT_TRANSLATE_NOOP("failure", "There is no source {id}. See: earful source list"),
    "unknown_import": QT_TRANSLATE_NOOP("failure", "There is no import {id}. See: earful import --list"),
    "import_undone": QT_TRANSLATE_NOOP("failure", "The import of {file} was taken back already."),
    "import_broken": QT_TRANSLATE_NOOP(
        "failure", "The import was broken off. What was stored by then stays; import the file again for the rest."
    ),
    "unknown_preset": QT_TRANSLATE_NOOP("failure", "There is no mapping called “{name}”. Known are: {known}."),
    "bad_date": QT_TRANSLATE_NOOP("failure", "“{value}” is not a date. Write it like 2026-11-21."),
    "busy": QT_TRANSLATE_NOOP(
        "failure", "Another Earful is syncing this data just now. Close it, or wait until it has finished."
    ),
    "not_a_database": QT_TRANSLATE_NOOP(
        "failure", "{path} is not an Earful database. Move it aside and start again; nothing in it was changed."
    ),
    "damaged_database": QT_TRANSLATE_NOOP(
        "failure", "The database {path} is damaged ({reason}). Nothing was written to it; restore a backup."
    ),
    "newer_database": QT_TRANSLATE_NOOP(
        "failure", "{path} was made by a newer Earful. Update this one; nothing was changed."
    ),
    "older_database": QT_TRANSLATE_NOOP(
        "failure", "{path} was made by an older Earful. Open it once with the window or with earful sync."
    ),
    "no_room_to_upgrade": QT_TRANSLATE_NOOP(
        "failure",
        "{path} has to be brought to this version of Earful, which needs {megabytes} MB of free space."
        " Free some; nothing was changed.",
    ),
    "no_database": QT_TRANSLATE_NOOP("failure", "There is no database at {path} yet. Nothing was changed."),
    "not_a_backup": QT_TRANSLATE_NOOP(
        "failure", "{path} cannot be restored: {reason}. Nothing was changed; choose a backup that Earful made."
    ),
    "beyond_salvage": QT_TRANSLATE_NOOP(
        "failure",
        "Nothing can be read of {path} ({reason}). It was left as it is; restore a backup with: earful restore FILE",
    ),
    "in_use": QT_TRANSLATE_NOOP(
        "failure", "Another program has {path} open. Close Earful everywhere and try again; nothing was changed."
    ),
    "file_exists": QT_TRANSLATE_NOOP(
        "failure", "{path} is already there. Choose another name, or say --force to replace it."
    ),
    "database_gone": QT_TRANSLATE_NOOP(
        "failure",
        "The database {path} was moved, deleted or replaced while it was open. Nothing more is written to it; put it"
        " back, or start Earful again.",
    ),
    "bad_query": QT_TRANSLATE_NOOP("failure", "This question cannot be answered: {reason}."),
    "unknown_author": QT_TRANSLATE_NOOP(
        "failure", "Nobody called “{name}” is stored for {platform}. Write PLATFORM:HANDLE or PLATFORM:ID."
    ),
    "several_authors": QT_TRANSLATE_NOOP("failure", "Several people were called “{name}”. Say which: {known}."),
    "not_confirmed": QT_TRANSLATE_NOOP("failure", "Nothing was changed. Say --yes to go ahead without being asked."),
    "cannot_write": QT_TRANSLATE_NOOP("failure", "Cannot write to {path}: {reason}."),
    "cannot_read": QT_TRANSLATE_NOOP("failure", "Cannot read {path}: {reason}."),
    "disk_full": QT_TRANSLATE_NOOP("failure", "The disk that holds {path} is full. Free some space; nothing is lost."),
    "nothing_to_export": QT_TRANSLATE_NOOP("failure", "There is nothing to export for this choice."),
    "unknown_format": QT_TRANSLATE_NOOP("failure", "{what} cannot be written as “{name}”. Possible are: {known}."),
    "not_in_release": QT_TRANSLATE_NOOP("failure", "“{name}” is not part of this version of Earful yet."),
    "bad_weights": QT_TRANSLATE_NOOP(
        "failure", "{path} is not a file of weights that Earful can use ({reason}). Install Earful again."
    ),
    "bad_row": QT_TRANSLATE_NOOP("failure", "{path}, line {line}: {reason}."),
    "no_screen": QT_TRANSLATE_NOOP(
        "failure",
        "There is no screen here to open a window on. Everything but the window works: see earful --help.",
    ),
    "qt_missing": QT_TRANSLATE_NOOP(
        "failure", "The window needs a library that this system lacks ({library}). Install it with: {line}"
    ),
    "no_credit": QT_TRANSLATE_NOOP(
        "failure", "{platform} says that no paid reads are left. Buy some there; it is asked again tomorrow by itself."
    ),
    "query_open_quote": QT_TRANSLATE_NOOP(
        "failure", "The quote that begins at character {at} has no end. Close it, or take it away."
    ),
    "query_open_bracket": QT_TRANSLATE_NOOP(
        "failure", "The bracket that opens at character {at} is not closed. Add the closing one."
    ),
    "query_stray_bracket": QT_TRANSLATE_NOOP(
        "failure", "The bracket at character {at} closes nothing. Take it away, or open one before it."
    ),
    "query_empty_bracket": QT_TRANSLATE_NOOP(
        "failure", "There is nothing in the brackets at character {at}. Write a word between them, or take them away."
    ),
    "query_operand": QT_TRANSLATE_NOOP(
        "failure", "“{word}” at character {at} lacks a word beside it. To search for the word itself, put it in quotes."
    ),
    "query_no_value": QT_TRANSLATE_NOOP(
        "failure", "“{field}:” at character {at} needs something right after it, like {example}."
    ),
    "query_value": QT_TRANSLATE_NOOP(
        "failure", "“{value}” at character {at} is nothing that “{field}:” knows. Possible are: {known}."
    ),
    "query_time": QT_TRANSLATE_NOOP(
        "failure", "“{value}” at character {at} is no time. Write {field}:2026-11-01 or {field}:7d (h, d, w or y back)."
    ),
    "query_not_here": QT_TRANSLATE_NOOP(
        "failure",
        "“{field}:” at character {at} is for searching; the words of a brand know only these fields: {known}.",
    ),
    "query_nothing": QT_TRANSLATE_NOOP(
        "failure", "There is no word to look for at character {at}. Write at least one letter, digit or character."
    ),
    "query_too_long": QT_TRANSLATE_NOOP(
        "failure", "This goes beyond {limit} characters (at character {at}). Search for less at a time."
    ),
    "query_too_deep": QT_TRANSLATE_NOOP(
        "failure", "There are more than {limit} brackets within brackets at character {at}. Write it with fewer."
    ),
    "no_followers": QT_TRANSLATE_NOOP(
        "failure", "{platform} shows nobody’s followers. Audit a file of profiles instead: earful fans FILE"
    ),
    "unknown_audit": QT_TRANSLATE_NOOP("failure", "There is no audit “{name}” here. It may have been removed."),
    "no_profiles": QT_TRANSLATE_NOOP(
        "failure", "{path} holds no follower profiles: one JSON object a line, or a CSV with a column id or handle."
    ),
    "source_bug": QT_TRANSLATE_NOOP(
        "failure", "This source failed inside Earful ({reason}). The others go on; the log holds the details."
    ),
}


@dataclass(frozen=True)
class Failure:
    """One known failure: `kind` names its sentence, `params` fill it, `detail` is for the log, `retry_at` a moment."""

    kind: str
    params: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
    retry_at: int | None = None

    def sentence(self) -> str:
        """The sentence in English; the window translates the template of `SENTENCES` instead."""
        return fill(SENTENCES[self.kind], self.params)


def fill(template: str, params: Mapping[str, str]) -> str:
    """`template` with its {names} replaced; a name without a value stays readable as a dash."""
    return template.format_map(_Dashes(params))


class _Dashes(dict[str, str]):
    def __missing__(self, _key: str) -> str:
        return "–"


class KnownError(Exception):
    """A known failure on its way to the person. Its text is the English sentence."""

    def __init__(
        self, kind: str, params: Mapping[str, object] | None = None, *, detail: str = "", retry_at: int | None = None
    ) -> None:
        filled = {name: str(value) for name, value in (params or {}).items()}
        self.failure = Failure(kind, filled, detail, retry_at)
        super().__init__(self.failure.sentence())
