"""Which script a token is written in, and which language a script alone gives away."""

LATIN, HAN, KANA, OTHER = 0, 1, 2, 3

# First and last code point, script number. Scripts from 4 on name one language by themselves.
_RANGES = (
    (0x3040, 0x30FF, KANA),
    (0x3400, 0x9FFF, HAN),
    (0xF900, 0xFAFF, HAN),
    (0x20000, 0x3FFFF, HAN),
    (0x1100, 0x11FF, 4),
    (0xAC00, 0xD7AF, 4),
    (0x0E00, 0x0E7F, 5),
    (0x0600, 0x06FF, 6),
    (0x0750, 0x077F, 6),
    (0x0900, 0x097F, 7),
    (0x0400, 0x052F, 8),
    (0x0370, 0x03FF, 9),
    (0x0590, 0x05FF, 10),
    (0x0980, 0x09FF, 11),
    (0x0B80, 0x0BFF, 12),
    (0x0C00, 0x0C7F, 13),
    (0x0A80, 0x0AFF, 14),
    (0x0A00, 0x0A7F, 15),
    (0x0C80, 0x0CFF, 16),
    (0x0D00, 0x0D7F, 17),
    (0x10A0, 0x10FF, 18),
    (0x0530, 0x058F, 19),
    (0x1780, 0x17FF, 20),
    (0x0E80, 0x0EFF, 21),
    (0x1000, 0x109F, 22),
    (0x0D80, 0x0DFF, 23),
    (0x1200, 0x137F, 24),
)
LANGUAGES = {
    4: "ko",
    5: "th",
    6: "ar",
    7: "hi",
    8: "ru",
    9: "el",
    10: "he",
    11: "bn",
    12: "ta",
    13: "te",
    14: "gu",
    15: "pa",
    16: "kn",
    17: "ml",
    18: "ka",
    19: "hy",
    20: "km",
    21: "lo",
    22: "my",
    23: "si",
    24: "am",
}
SCRIPTS = 25

# Letters that the main language of the script does not have.
_TELLING = {
    "fa": "پچژگ",
    "ur": "ٹڈڑںےہ",
    "uk": "іїєґ",
    "be": "ў",
    "sr": "ђћџљњј",
    "mk": "ѓќѕ",
    "kk": "қңғүұһә",
    "mr": "ळ",
}
_OVERRULES = {"ar": ("ur", "fa"), "ru": ("uk", "be", "sr", "mk", "kk"), "hi": ("mr",)}


def script_of(character: str) -> int:
    """The script of one letter; LATIN for Latin and OTHER for whatever is not listed."""
    code = ord(character)
    if code < 0x0370:
        return LATIN
    return next((script for first, last, script in _RANGES if first <= code <= last), LATIN if code < 0x2000 else OTHER)


def telling_language(text: str, language: str) -> str:
    """`language`, or another one of the same script whose own letters stand in the text at least twice."""
    for other in _OVERRULES.get(language, ()):
        if sum(map(text.count, _TELLING[other])) >= 2:
            return other
    return language
