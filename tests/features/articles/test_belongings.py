"""What is a person's: exported as plain values, and a guest's becomes the account's."""

import json

from quizapp.extensions import db
from quizapp.features.accounts.belongings import BELONGINGS
from quizapp.models import User
from tests import factories


def test_an_export_is_plain_json(ana: User, ben: User) -> None:
    article = factories.article(ana, author="Ann")
    factories.article(ben)
    (exported,) = json.loads(json.dumps(BELONGINGS["articles"].export(ana)))
    assert (exported["title"], exported["author"], exported["text"]) == ("Lake Baikal", "Ann", article.text)


def test_a_guests_articles_become_the_accounts(ana: User, ben: User) -> None:
    same = factories.article(ana, fingerprint="same")
    twin, own = factories.article(ben, fingerprint="same"), factories.article(ben, fingerprint="other")
    BELONGINGS["articles"].adopt(ben, ana)
    db.session.commit()
    assert [article.learner_id for article in (same, twin, own)] == [ana.id] * 3
    assert [article.fingerprint for article in (same, twin, own)] == ["same", None, "other"]
