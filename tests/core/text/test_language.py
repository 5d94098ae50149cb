"""Language is told from script, ordinary words and letters, and nothing is said when it cannot be told."""

import pytest

from quizapp.core.text import guess_language

TEXTS = {
    "en": "What's up, everyone! Today we're diving deep into a lake that has been making headlines.",
    "de": "Der Baikalsee ist ein See in Sibirien. Er ist mit 1642 Metern der tiefste und der älteste der Erde.",
    "fr": "Le lac est situé dans le sud de la Sibérie. Il est la plus grande réserve d'eau douce de la Terre.",
    "es": "El lago es un lago de origen tectónico en el sur de Siberia. Es más profundo que todos.",
    "it": "Il lago è diviso fra i territori della Siberia. È il lago più profondo del mondo, e la sua acqua è limpida.",
    "nl": "Het meer ligt in het zuiden van Siberië. Het is het diepste meer ter wereld en ook het oudste.",
    "pt": "O lago fica no sul da Sibéria. É o lago mais profundo do mundo e também o mais antigo.",
    "sv": "Sjön ligger i södra Sibirien. Det är världens djupaste sjö och den har varit känd för sitt klara vatten.",
    "da": "Søen ligger i det sydlige Sibirien. Den er verdens dybeste sø, og i 1996 blev den en del af verdensarven.",
    "nb": "Innsjøen ligger i Sibir. Den er den dypeste i verden, og i 1996 ble den tatt med av UNESCO etter lang tid.",
    "fi": "Järvi on Etelä-Siperiassa. Se on maailman syvin järvi, mutta se ei ole suurin, ja sen vesi on kirkasta.",
    "pl": "Jezioro leży na południu Syberii. Jest to najgłębsze jezioro na świecie, które jest także najstarsze.",
    "cs": "Jezero leží na jihu Sibiře. Je to nejhlubší jezero na světě a jeho voda je velmi čistá.",
    "sk": "Jazero leží na juhu Sibíri. Je to najhlbšie jazero na svete a jeho voda je veľmi čistá, čo je vzácne.",
    "hu": "A tó Szibéria déli részén van. Ez a világ legmélyebb tava, és a vize nagyon tiszta, mert nem nagy.",
    "ro": "Lacul se află în sudul Siberiei. Este cel mai adânc lac din lume și are o apă foarte limpede.",
    "tr": "Göl Sibirya'nın güneyinde bulunur ve dünyanın en derin gölü olarak bilinir. Bu göl çok eski bir göldür.",
    "hr": "Jezero se nalazi na jugu Sibira. To je najdublje jezero na svijetu, a voda je u njemu vrlo bistra.",
    "id": "Danau ini terletak di selatan Siberia. Danau ini adalah yang terdalam di dunia dan juga yang tertua.",
    "vi": "Hồ nằm ở phía nam của Siberia. Đây là hồ sâu nhất trên thế giới và cũng là hồ lâu đời nhất.",
    "ca": "El llac és al sud de Sibèria. És el llac més profund del món i també un dels més antics, però no és gran.",
    "ru": "Байкал — озеро тектонического происхождения, самое глубокое озеро на планете.",
    "uk": "Байкал — озеро тектонічного походження в південній частині Сибіру, найглибше озеро на планеті.",
    "bg": "Байкал е езеро в южната част на Сибир и е най-дълбокото езеро в света със своите бистри води, което е път.",
    "sr": "Бајкал је језеро у јужном делу Сибира и најдубље језеро на свету, са водом која је веома бистра.",
    "el": "Η Βαϊκάλη είναι η βαθύτερη λίμνη του κόσμου και βρίσκεται στη Σιβηρία.",
    "ar": "بحيرة بايكال هي أعمق بحيرة في العالم وتقع في جنوب سيبيريا.",
    "fa": "دریاچه بایکال ژرف‌ترین دریاچه جهان است که در جنوب سیبری قرار گرفته است.",
    "he": "ימת בייקל היא הימה העמוקה ביותר בעולם, והיא נמצאת בדרום סיביר.",
    "hi": "बैकाल झील दुनिया की सबसे गहरी झील है और यह साइबेरिया के दक्षिण में है।",
    "th": "ทะเลสาบไบคาลเป็นทะเลสาบที่ลึกที่สุดในโลก",
    "ko": "바이칼호는 시베리아 남부에 있는 호수로 세계에서 가장 깊다.",
    "zh": "贝加尔湖是位于俄罗斯西伯利亚南部的一个淡水湖，是世界上最深的湖泊。",
    "ja": "バイカル湖は、ロシア南東部に位置する湖であり、世界で最も深い。",
    "ka": "ბაიკალი არის ყველაზე ღრმა ტბა მსოფლიოში.",
    "und": "Ziwa hilo liko kusini mwa Siberia. Ziwa hili ndilo lenye kina kirefu zaidi duniani, tena maji yake ni safi "
    "sana kuliko maziwa mengine yote; watu wengi hutembelea pwani zake kila mwaka wakati wa joto.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_names_the_language(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
def test_half_of_it_is_enough(language: str) -> None:
    text = TEXTS[language]
    assert guess_language(text[: text.index(" ", len(text) // 2)]) in {language, None}


@pytest.mark.parametrize(("quoted", "language"), [("de", "en"), ("ru", "en"), ("en", "de"), ("zh", "fr")])
def test_a_quotation_does_not_decide(quoted: str, language: str) -> None:
    assert guess_language(f"{TEXTS[quoted]} {TEXTS[language]} " + TEXTS[language] * 3) == language


def test_a_long_foreign_preface_does_not_decide() -> None:
    assert guess_language(TEXTS["fr"] * 60 + TEXTS["en"] * 400) == "en"


@pytest.mark.parametrize(
    "text", ["", "1 2 3 " * 20, "Baikal", "Ж", "foo bar baz qux " * 10, TEXTS["en"] + TEXTS["de"] + TEXTS["fr"]]
)
def test_says_nothing_when_unsure(text: str) -> None:
    assert guess_language(text) is None
