"""Names, e-mail addresses and passwords: how they are written, which are refused, how a password is kept and proved.

Hashing blocks for about 25 ms. It stays in the request's own thread: handing it to another one would let this request
hold SQLite's single write lock while others wait for it.
"""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from quizapp.core.errors import Refused
from quizapp.core.text.characters import seen

NAME_LENGTH = (2, 40)
PASSWORD_LENGTH = (8, 256)
EMAIL_LENGTH = 254
HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # Argon2id as OWASP's cheat sheet asks

# What people choose first when eight characters are wanted; shorter ones are refused by their length.
COMMON_WORDS = """
    00000000 0123456789 01234567 09876543 0987654321 11111111 1111111111 11112222 11223344 1122334455 12121212 12312312
    123123123 12341234 123321123 12344321 12345678 123456789 1234567890 12345678910 123456abc 123456aa 123456qwerty
    1234abcd 1234qwer 123abc123 12qwaszx 147258369 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2
    22222222 33333333 44444444 55555555 66666666 77777777 87654321 88888888 987654321 9876543210 99999999 a1b2c3d4
    a1234567 a12345678 aaaaaaaa aa123456 abc12345 abc123456 abcd1234 abcdefgh abcdefghi admin123 administrator
    asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl azertyuiop baseball basketball changeme charlie1 chocolate
    computer corvette dragon123 einstein elephant fantasy1 football football1 friends1 hello123 hellohello iloveyou
    iloveyou1 internet jennifer jessica1 letmein1 letmein123 liverpool login123 manchester master123 mercedes michael1
    midnight monkey123 mustang1 mypassword newyork1 p@ssw0rd pa55word passport passw0rd password password! password1
    password12 password123 password1234 passwort passwort1 pokemon1 princess princess1 q1w2e3r4 q1w2e3r4t5 qazwsxedc
    qwer1234 qwerqwer qwert123 qwerty12 qwerty123 qwerty1234 qwertyui qwertyuiop qwertz123 qwertzuiop quizapp1
    samantha secret123 snowball starwars starwars1 sunshine sunshine1 superman superman1 superstar swordfish
    test1234 testtest trustno1 victoria welcome1 welcome123 whatever william1 zaq12wsx zxcvbnm1 zxcvbnm123 zzzzzzzz
"""
COMMON = frozenset(COMMON_WORDS.split())


def folded(text: str) -> str:
    """The form in which names and addresses are stored and compared: NFKC and without case.

    >>> folded("  \uff21na ") == folded("ANA") == "ana"
    True
    """
    once = unicodedata.normalize("NFKC", text.strip()).casefold()
    return unicodedata.normalize("NFKC", once)


def check_username(text: str) -> str:
    """A user name as it is stored: letters of any script, digits and ._- between 2 and 40 characters.

    Refused: "name_length" (shortest, longest), "name_letters".

    >>> check_username("Żółw.2")
    'żółw.2'
    """
    name = folded(text)
    if not NAME_LENGTH[0] <= len(name) <= NAME_LENGTH[1]:
        raise Refused("name_length", shortest=NAME_LENGTH[0], longest=NAME_LENGTH[1])
    kinds = [unicodedata.category(letter) for letter in name]
    fits = all(kind[0] in "LM" or kind == "Nd" or sign in "._-" for sign, kind in zip(name, kinds, strict=True))
    if not fits or not (kinds[0][0] == "L" or kinds[0] == "Nd"):
        raise Refused("name_letters")
    return name


def tidy(text: str) -> str:
    """A name as people are shown it: one line of what can be seen.

    >>> tidy(" Ana \\u202e\\x00 Maria ")
    'Ana Maria'
    """
    return " ".join(seen(text).split())


def check_email(text: str | None) -> str | None:
    """An address as it is stored, none for an empty one; only its shape is looked at. Refused: "email_form".

    >>> check_email("Ana@Example.org "), check_email("  ")
    ('ana@example.org', None)
    """
    email = folded(text or "")
    if not email:
        return None
    local, at, domain = email.rpartition("@")
    labels = domain.split(".")
    whole = local and at and "@" not in local and len(labels) > 1 and all(labels)
    if not whole or len(email) > EMAIL_LENGTH or any(c.isspace() or not c.isprintable() for c in email):
        raise Refused("email_form")
    return email


def check_password(password: str, *, username: str) -> None:
    """Refused: "password_short" or "password_long" (limit), "password_is_name", "password_common"."""
    kept = _kept(password)
    if len(kept) < PASSWORD_LENGTH[0]:
        raise Refused("password_short", limit=PASSWORD_LENGTH[0])
    if len(kept) > PASSWORD_LENGTH[1]:
        raise Refused("password_long", limit=PASSWORD_LENGTH[1])
    if folded(password) == username:
        raise Refused("password_is_name")
    if folded(password) in COMMON:
        raise Refused("password_common")


def hashed(password: str) -> str:
    """The password as it is stored: Argon2id with its own salt."""
    return HASHER.hash(_kept(password))


def is_right(password: str, stored: str | None) -> bool:
    """Whether this is the password that was stored; takes as long when nothing was stored."""
    known = stored is not None and len(password) <= PASSWORD_LENGTH[1]
    try:
        HASHER.verify(stored if known and stored else _decoy(), _kept(password) if known else "")
    except (VerificationError, InvalidHashError):
        return False
    return known


def is_outdated(stored: str) -> bool:
    """Whether this hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)


@cache
def _decoy() -> str:
    return HASHER.hash("nobody knows this one")


def _kept(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
