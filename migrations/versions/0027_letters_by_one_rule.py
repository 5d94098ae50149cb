"""Letters of the index for search by the rule of typed answers (`core/letters.py`), on both databases alike.

On SQLite capitals and accents counted outside the Latin letters, as did full and half width; on PostgreSQL what is a
capital hung on the locale of the database, and signs of Hindi cut words in two. Scripts without spaces, which no index
knew, are in it by pairs of signs, and digits of every script as 0 to 9. Questions and decks are sorted by the same
plain letters, sign by sign.

Revision ID: 0027
Revises: 0026
"""

import sys
from itertools import groupby

import regex
from alembic import context, op

from quizapp.core.letters import LETTERS, POINTS, usual_digits
from quizapp.core.search.patterns import LETTER, LONGEST_TOKEN, WITHOUT_SPACES

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

DIGIT = r"[\p{Nd}--[0-9]]"
LAST_PLACE = 16_383  # that a tsvector knows
TAGS = "coalesce((SELECT group_concat(t.tag, ' ') FROM note_tags t WHERE t.note_id = n.id), '')"
QUESTION = ("lower(substr(c.front, 1, 60))", "card_search_plain(substr(c.front, 1, 60))")
SIDES = ("c.front", "c.back", "n.sentence", TAGS)
WORDS = (", ".join(SIDES), ", ".join(f"card_search_words({side})" for side in SIDES))
TABLE = (
    "CREATE VIRTUAL TABLE card_search USING fts5 (front, back, sentence, tags, scope, tokenize = '{}', prefix = '2 3')"
)
# What comes is plain already and has a space between words: nothing but spaces may cut it.
CUT = ("unicode61 remove_diacritics 2", "ascii")
EVERY = "SELECT card_search_fill(ARRAY(SELECT id FROM cards WHERE standing = 'kept'))"
PLAIN_QUESTION = ("lower(left(c.front, 60))", "card_search_plain(left(c.front, 60))")


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _sqlite(0, 1)
        return
    run = op.get_bind().exec_driver_sql
    run(
        "CREATE FUNCTION card_search_plain(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS"
        f' $$ SELECT CASE WHEN octet_length(value) = char_length(value) THEN lower(value COLLATE "C")'
        f" WHEN value ~ '[{_class(DIGIT)}]' THEN {_with_usual_digits(_plain())} ELSE {_plain()} END $$"
    )
    run(_words())
    _postgres(0, 1)
    run('ALTER TABLE card_search_rows ALTER COLUMN question TYPE text COLLATE "C"')
    run(EVERY)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _sqlite(1, 0)
        return
    run = op.get_bind().exec_driver_sql
    run('ALTER TABLE card_search_rows ALTER COLUMN question TYPE text COLLATE "default"')
    _postgres(1, 0)
    context.script.get_revision("0023").module.upgrade()
    run("DROP FUNCTION card_search_plain")


def _sqlite(before: int, now: int) -> None:
    run = op.get_bind().exec_driver_sql
    wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'card_search_%'"
    for name, made in run(wanted).all():
        run(f"DROP TRIGGER {name}")
        run(made.replace(QUESTION[before], QUESTION[now]).replace(WORDS[before], WORDS[now]))
    run("DROP TABLE card_search")
    run(TABLE.format(CUT[now]))
    kept = "FROM cards c JOIN notes n ON n.id = c.note_id JOIN decks d ON d.id = c.deck_id WHERE c.standing = 'kept'"
    run(
        "INSERT INTO card_search (rowid, front, back, sentence, tags, scope)"
        f" SELECT c.id, {WORDS[now]}, 'u' || d.learner_id {kept} ORDER BY c.id"
    )
    question = QUESTION[now].replace("c.front", "front")
    run(f"UPDATE card_search_rows SET question = (SELECT {question} FROM cards WHERE id = card_id)")  # noqa: S608


def _postgres(before: int, now: int) -> None:
    run = op.get_bind().exec_driver_sql
    made = run("SELECT pg_get_functiondef('card_search_fill(bigint[])'::regprocedure)").scalar_one()
    run(made.replace(PLAIN_QUESTION[before], PLAIN_QUESTION[now]))


def _plain() -> str:
    """What `plain` does to a text, in words of PostgreSQL."""
    text = f"lower(normalize(value, NFKD){_collation()})"
    text = f"regexp_replace({text}, '{_escaped(POINTS)}', '', 'g')"
    single = {sign: letter for sign, letter in LETTERS.items() if len(letter) == 1}
    text = f"translate({text}, '{''.join(single)}', '{''.join(single.values())}')"
    for sign in LETTERS.keys() - single.keys():
        text = f"replace({text}, '{sign}', '{LETTERS[sign]}')"
    return f'normalize({text}, NFC) COLLATE "C"'


def _with_usual_digits(text: str) -> str:
    """Asked only of texts that have other digits than 0 to 9: there are hundreds."""
    kind = regex.compile(DIGIT, regex.VERSION1)
    every = [sign for sign in map(chr, range(1, sys.maxunicode + 1)) if sign.isdecimal() and kind.match(sign)]
    return f"translate({text}, '{''.join(every)}', '{usual_digits(''.join(every))}') COLLATE \"C\""


def _collation() -> str:
    """One that knows all small letters, whatever locale the database was made with, if the server has one."""
    wanted = "SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu' AND collprovider = 'i'"
    return ' COLLATE "und-x-icu"' if op.get_bind().exec_driver_sql(wanted).scalar() else ""


def _escaped(pattern: str) -> str:
    return "".join(sign if sign.isascii() else f"\\u{ord(sign):04x}" for sign in pattern)


def _class(pattern: str) -> str:
    """All signs of a kind, as the ranges of a class in a pattern."""
    kind = regex.compile(pattern, regex.VERSION1)
    every = (place for place in range(1, sys.maxunicode + 1) if kind.match(chr(place)))
    ranges = []
    for _key, run in groupby(enumerate(every), lambda pair: pair[1] - pair[0]):
        places = [place for _number, place in run]
        ranges.append(f"\\U{places[0]:08x}-\\U{places[-1]:08x}")
    return "".join(ranges)


def _words() -> str:
    """What `tokens` gives of a text. The last lexeme, which no search holds, keeps the sides a place apart when they
    are put together.
    """
    others = _class(f"[{LETTER}--[{WITHOUT_SPACES}]]")
    alone = _class(f"[{LETTER}&&[{WITHOUT_SPACES}]]")
    return f"""
        CREATE OR REPLACE FUNCTION card_search_words(value text) RETURNS tsvector
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
        DECLARE folded text := card_search_plain(value); made text;
        BEGIN
            IF folded !~ '[{alone}]' THEN
                SELECT string_agg('''' || left(word, {LONGEST_TOKEN}) || ''':' || least(place, {LAST_PLACE}), ' ')
                INTO made FROM regexp_split_to_table(folded, '[^{others}]+') WITH ORDINALITY AS cut (word, place)
                WHERE word <> '';
            ELSE
                WITH piece AS (
                    SELECT got[1] AS sign, got[2] AS word, number, lead(got[1]) OVER (ORDER BY number) AS behind
                    FROM regexp_matches(folded, '([{alone}])|([{others}]+)|.', 'g')
                        WITH ORDINALITY AS cut (got, number)
                ), token AS (
                    SELECT left(coalesce(sign || coalesce(behind, ''), word), {LONGEST_TOKEN}) AS word,
                        row_number() OVER (ORDER BY number) AS place
                    FROM piece WHERE sign IS NOT NULL OR word IS NOT NULL)
                SELECT string_agg('''' || word || ''':' || least(place, {LAST_PLACE}), ' ') INTO made FROM token;
            END IF;
            RETURN coalesce(made, '')::tsvector || '''@'':1'::tsvector;
        END $$"""  # noqa: S608  ranges and numbers of ours
