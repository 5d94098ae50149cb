"""Which language a text is written in, from its script and its most ordinary words."""

import re
import unicodedata
from collections import Counter

# The commonest function words of each language, each kept where it tells the language from its neighbours.
_FUNCTION_WORDS = {
    "en": "the of and to in is was for that with on as it by from are this were which not be have has had his "
    "at an or but they you he she their its we can will been",
    "de": "der die das und ist nicht mit von den dem ein eine einen sich auf für auch als es wird wurde sind im "
    "zu bei nach aus am oder wie war dass haben ich wir sie über einem einer",
    "fr": "le la les des et est dans une un du que qui pour pas sur avec par ce il au plus sont aux été cette "
    "ses mais nous vous ont leur elle son comme ou même être à en",
    "es": "el la los las de y en que un una por con para es del se no su al lo como más pero fue sus le ya este "
    "entre cuando muy sin sobre también hasta hay donde desde son era",
    "it": "il la di che e è un una per non con del della si gli le dei al da sono nel come più anche alla ma "
    "delle questo dal nella degli lo ha sua suo ed stato essere fu era",
    "nl": "de het een en van is niet op te dat in zijn met voor aan er ook door maar om naar bij werd worden "
    "uit nog deze hij ze wordt heeft als was ik je dit zich over hebben",
    "pt": "o a os as de e que do da em um uma para com não é no na por mais dos das se como ao foi ele mas sua "
    "seu são à pelo pela também até isso entre era quando muito nos já",
}
_PROFILES = {code: frozenset(words.split()) for code, words in _FUNCTION_WORDS.items()}
_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
}
_SAMPLE = 20_000
_FEWEST_WORDS, _FEWEST_KINDS = 15, 4
_ENOUGH, _LEAD = 0.14, 1.25  # share of all words that are the language's own; lead over the next


def guess_language(text: str) -> str | None:
    """The ISO code of the text's language (en, de, fr, es, it, nl, pt, or one per other script), None when unsure.

    >>> guess_language("It is one of the oldest lakes in the world and it is home to animals that live in no other.")
    'en'
    >>> guess_language("Baikal 1642 m")
    """
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_words(sample)


def _by_script(text: str) -> str | None:
    letters = [character for character in text[:2_000] if character.isalpha()]
    scripts = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in letters)
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * len(letters) > 2:
        return "ja"
    script, count = max(scripts.items(), key=lambda pair: pair[1], default=("", 0))
    return _SCRIPTS.get(script) if count > 0.5 * len(letters) and count >= _FEWEST_WORDS else None


def _by_words(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.lower())
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    scores = {code: _share(profile, counts) for code, profile in _PROFILES.items()}
    (best, score), (_, second) = sorted(scores.items(), key=lambda pair: -pair[1])[:2]
    return best if score >= _ENOUGH and score >= _LEAD * second else None


def _share(profile: frozenset[str], counts: Counter[str]) -> float:
    """How much of the text is the language's ordinary words; one word over and over is no language."""
    found = [counts[word] for word in profile if word in counts]
    return sum(found) / counts.total() if len(found) >= _FEWEST_KINDS else 0.0
