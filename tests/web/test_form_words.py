"""What forms say by themselves comes in the visitor's language, and its catalogue is read once."""

import pytest
from babel.support import Translations
from flask import Flask
from flask_babel import force_locale
from flask_wtf import FlaskForm
from wtforms import IntegerField


class Form(FlaskForm):
    number = IntegerField()


def _complaint(app: Flask, language: str) -> str:
    with app.test_request_context("/", method="POST", data={"number": "many"}), force_locale(language):
        form = Form(meta={"csrf": False})
        assert not form.validate()
        return str(form.number.errors[0])


def test_in_the_language_of_the_request_read_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    said = {language: _complaint(app, language) for language in ("en", "de", "en")}
    assert said == {"en": "Not a valid integer value.", "de": "Keine gültige, ganze Zahl."}

    def read_again(*_: object, **__: object) -> None:
        raise AssertionError("the catalogue is read with every form")

    monkeypatch.setattr(Translations, "load", read_again)
    assert _complaint(app, "de") == said["de"]
