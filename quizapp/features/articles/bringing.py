"""The form on the first page: what was sent becomes an article, or the page comes back with a sentence at the field."""

from datetime import datetime

from flask import render_template, request
from flask_babel import gettext as _
from flask_login import current_user

from quizapp.core.cards.wish import Wish
from quizapp.core.errors import NotFound, Refused
from quizapp.features.articles import queries, services
from quizapp.features.articles.forms import BringForm
from quizapp.features.articles.sentences import explain
from quizapp.features.articles.services import Brought
from quizapp.models import Origin, User
from quizapp.samples import sample, samples
from quizapp.settings import current
from quizapp.web.controls import without_controls

TABS = ("text", "address", "file")
BAD_WISH = "bad_wish"


def bring(learner: User, *, now: datetime) -> Brought:
    """The article of this request's form. Raises Refused; `bad_wish` when only the fields of the wish are wrong."""
    form = BringForm()
    is_valid = form.validate()
    if form.address.errors and request.form.get("from") == "address":
        raise Refused("bad_address")
    if not is_valid and form.wish_errors:
        raise Refused(BAD_WISH)
    wish = form.wish()
    match request.form.get("from"):
        case "address":
            return services.bring_address(learner, without_controls(form.address.data or ""), now=now, wish=wish)
        case "file":
            sent = form.file.data
            if not sent:
                raise Refused("no_file")
            with sent.stream as stream:
                name = without_controls(sent.filename or "")
                return services.bring_file(learner, name, stream.read(), now=now, wish=wish)
        case _:
            return services.bring_text(learner, form.text.data or "", now=now, wish=wish)


def bring_sample(learner: User, slug: str, *, now: datetime) -> Brought:
    """One of our own articles. Raises NotFound for a name that is not one."""
    wanted = sample(slug)
    if wanted is None:
        raise NotFound
    return services.bring_text(learner, wanted.text, now=now, origin=Origin.SAMPLE, source=slug)


def home_page(tab: str, *, error: str = "") -> str:
    """The first page, with what was typed and the sentence that says what is wrong with it."""
    tab = tab if tab in TABS else "text"
    form = BringForm()
    if request.method == "GET":
        form.address.data = request.args.get("address", "")[:2000]
    elif form.is_wished:
        form.validate()  # the fields of the wish say themselves what is wrong
    else:
        form.show_wish(Wish())
    if error:
        {"text": form.text, "address": form.address, "file": form.file}[tab].errors = [error]
    has_articles = current_user.is_authenticated and queries.has_articles(current_user)
    return render_template(
        "articles/home.html",
        form=form,
        tab=tab,
        samples=samples(),
        has_articles=has_articles,
        limit_mb=current().max_upload_mb,
    )


def refused_because(refused: Refused, tab: str) -> str:
    """What is wrong with the article; nothing when only the wish is, save that a browser forgets a chosen file."""
    if refused.reason != BAD_WISH:
        return explain({"reason": refused.reason, **refused.data})
    return _("Choose the file once more: your browser has let go of it.") if tab == "file" else ""
