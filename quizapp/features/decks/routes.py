"""Pages of decks, and cards written by hand."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.core.errors import NotAllowed, NotFound, Stale
from quizapp.extensions import db
from quizapp.features.articles import memories
from quizapp.features.articles import queries as articles
from quizapp.features.decks import bp, queries, services
from quizapp.features.decks.forms import CardForm, EditForm, NameForm, WordsForm
from quizapp.features.decks.page.advising import advise, rivals
from quizapp.features.decks.page.passages import passage_at, passage_of, suggestion
from quizapp.features.decks.tagging.queries import tags_of_note
from quizapp.features.decks.tagging.services import put_tags, tidy_tags
from quizapp.models import Card, CardKind, Deck, Standing
from quizapp.web import access
from quizapp.web.controls import without_controls

type Page = AnyResponse | str | tuple[str, int]


@bp.route("/decks/new", methods=["GET", "POST"])
def new() -> Page:
    """A deck without an article."""
    learner, form = access.learner(), NameForm()
    if not form.validate_on_submit():
        return render_template("decks/new.html", form=form), 422 if form.errors else 200
    deck = services.new_deck(learner, form.name.data, now=clock.now())
    db.session.commit()
    return redirect(url_for(".show", deck_id=deck.id), code=303)


@bp.get("/decks/<int:deck_id>")
def show(deck_id: int) -> Page:
    """A deck: what waits in it, and its cards."""
    return _deck_page(queries.own_deck(access.learner(), deck_id), NameForm())


def _deck_page(deck: Deck, form: NameForm) -> str:
    learner, page = access.learner(), _page()
    words = without_controls(request.args.get("find", "")).strip()[:200]
    cards, total = queries.find_kept(deck, words, page=page)
    last = max(1, -(-total // queries.PER_PAGE))
    if page > last:
        raise NotFound
    form.name.data = form.name.data or deck.name
    dues = memories.dues(learner, [deck.id])
    return render_template(
        "decks/show.html",
        deck=deck,
        article=articles.own_article_light(learner, deck.article_id) if deck.article_id else None,
        cards=cards,
        recalls=memories.recalls(learner, [card.id for card in cards]),
        dues=dues.get(deck.id, memories.Due()) if dues is not None else None,
        counts=queries.counts(deck),
        change=next(iter(queries.last_changes(deck)), None),
        find=words,
        total=total,
        page=page,
        last=last,
        form=form,
        turn={"find": words} if words else {},
    )


def _page() -> int:
    asked = request.args.get("page", "1")
    if not asked.isdecimal() or not 1 <= int(asked[:9]) <= 10**6:
        raise NotFound
    return int(asked)


@bp.post("/decks/<int:deck_id>/name")
def rename(deck_id: int) -> Page:
    """Give a deck another name."""
    deck, form = queries.own_deck(access.learner(), deck_id), NameForm()
    if not form.validate_on_submit():
        return _deck_page(deck, form), 422
    services.rename(deck, form.name.data)
    db.session.commit()
    return redirect(url_for(".show", deck_id=deck_id), code=303)


@bp.route("/decks/<int:deck_id>/delete", methods=["GET", "POST"])
def delete(deck_id: int) -> Page:
    """Ask, then let a deck without an article go; one of an article goes with it."""
    deck = queries.own_deck(access.learner(), deck_id)
    if deck.article_id is not None:
        raise NotAllowed
    if request.method == "GET":
        return render_template("decks/delete.html", deck=deck, cards=queries.counts(deck)[Standing.KEPT])
    services.delete_deck(deck)
    db.session.commit()
    flash(_("Deleted: %(title)s", title=deck.name), "done")
    return redirect(url_for("articles.library"), code=303)


@bp.route("/decks/<int:deck_id>/cards/new", methods=["GET", "POST"])
def add_card(deck_id: int) -> Page:
    """Write a card for a deck."""
    deck, form = queries.own_deck(access.learner(), deck_id), CardForm()
    if request.method == "GET":
        form.begin(CardKind.BASIC)
    if not form.validate_on_submit():
        return _card_page(form, deck=deck), 422 if form.errors else 200
    card = services.write_card(deck, form.contents(), key=form.key.data, now=clock.now())
    db.session.commit()
    _tell_kept(deck, card)
    return redirect(url_for(".show", deck_id=deck_id), code=303)


def _card_page(form: WordsForm, **values: object) -> str:
    return render_template("decks/card.html", form=form, kinds=CardKind, **values)


def _tell_kept(deck: Deck, card: Card) -> None:
    """Say that the card is kept, and what might be better on it."""
    flash(_("Card kept."), "done")
    others = rivals(queries.fronts_and_backs(deck), card.id)
    for sentence in advise(card.front, card.back, card.distractors, others):
        flash(_("Worth another look: %(advice)s", advice=sentence), "info")


@bp.route("/articles/<int:article_id>/cards/new", methods=["GET", "POST"])
def from_passage(article_id: int) -> Page:
    """Write a card about a passage of an article."""
    learner, form = access.learner(), CardForm(request.form if request.method == "POST" else None)
    article = articles.own_article(learner, article_id, lock=request.method == "POST")
    if not article.words:
        raise NotFound
    if request.method == "GET":
        form.start.data, form.end.data = request.args.get("start", type=int), request.args.get("end", type=int)
    passage = passage_at(article.text, form.start.data, form.end.data) or passage_of(
        article.text, form.passage.data or ""
    )
    if request.method == "GET":
        first = suggestion(passage)
        form.begin(CardKind.CLOZE if first.front else CardKind.BASIC)
        form.front.data, form.back.data = first.front, first.back
    if not form.validate_on_submit():
        return _card_page(form, article=article, passage=passage), 422 if form.errors else 200
    deck = services.deck_for(article)
    card = services.write_card(deck, form.contents(), key=form.key.data, now=clock.now(), passage=passage)
    db.session.commit()
    _tell_kept(deck, card)
    fact = card.note_id if passage else None
    anchor = f"fact-{fact}" if fact else None
    return redirect(url_for("articles.show", article_id=article_id, fact=fact, _anchor=anchor), code=303)


@bp.route("/decks/<int:deck_id>/cards/<int:card_id>/edit", methods=["GET", "POST"])
def edit(deck_id: int, card_id: int) -> Page:
    """Change what stands on a card."""
    learner, form = access.learner(), EditForm()
    card = queries.own_card(learner, card_id, deck_id=deck_id, lock=request.method == "POST")
    form.is_of(card)
    if request.method == "GET":
        form.show(card)
        form.tags.data = " ".join(tags_of_note(card.note_id))
    if not form.validate_on_submit():
        return _card_page(
            form, deck=card.deck, card=card, source=queries.source_for(card.note)
        ), 422 if form.errors else 200
    try:
        services.edit_card(card, form.contents(), seen=form.seen.data or 0, now=clock.now())
        if "tags" in request.form:
            put_tags(learner.id, card.note, tidy_tags(form.tags.data or ""))
    except Stale:
        form.seen.data = card.version
        page = _card_page(form, deck=card.deck, card=card, source=queries.source_for(card.note), is_stale=True)
        return page, 409
    db.session.commit()
    flash(_("Card saved."), "done")
    return redirect(access.safe_next(request.values.get("next")) or url_for(".show", deck_id=deck_id), code=303)


@bp.post("/decks/<int:deck_id>/cards/<int:card_id>/remove")
def remove(deck_id: int, card_id: int) -> Page:
    """Take a card out of its deck; it can be brought back."""
    card = queries.own_card(access.learner(), card_id, deck_id=deck_id, lock=True)
    services.decide(card, Standing.DROPPED, seen=request.form.get("seen", 0, type=int), now=clock.now())
    db.session.commit()
    flash(_("Card dropped. What you remember of it is kept, should you bring it back."), "done")
    return redirect(url_for(".show", deck_id=deck_id), code=303)


@bp.post("/decks/<int:deck_id>/bring-back")
def bring_back(deck_id: int) -> Page:
    """Take back the last step, from the deck's page."""
    deck = queries.own_deck(access.learner(), deck_id, lock=True)
    change = services.undo(deck, seen=request.form.get("seen", 0, type=int))
    db.session.commit()
    if change:
        number = len(change.before)
        flash(
            ngettext("Taken back. %(num)d card is as before.", "Taken back. %(num)d cards are as before.", number),
            "done",
        )
    return redirect(url_for(".show", deck_id=deck_id), code=303)
