"""Pages of accounts: signing up, in and out, settings, export, deletion, light or dark."""

import json

from flask import Response, flash, make_response, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_babel import refresh
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as AnyResponse

from quizapp.adapters import clock
from quizapp.extensions import db
from quizapp.features.accounts import belongings, bp, limits, queries, services, visits
from quizapp.features.accounts.forms import (
    DeleteForm,
    EmailForm,
    GuestDeleteForm,
    PasswordForm,
    SettingsForm,
    SignInForm,
    SignUpForm,
)
from quizapp.web import access


@bp.route("/sign-in", methods=["GET", "POST"])
@limits.tries_of_address
@limits.tries_for_name
def sign_in() -> AnyResponse:
    """Sign in by user name or e-mail; what a guest made in this browser comes along."""
    form = SignInForm(next=request.args.get("next"))
    if access.account() and not form.is_submitted():
        return redirect(_after("articles.library"), 303)
    if form.validate_on_submit():
        with form.showing_refusals():
            user = services.sign_in(visits.guest(), login=form.login.data, password=form.password.data)
            visits.commit_and_begin(user)
            return redirect(_after("articles.library"), 303)
    return _page("sign_in", form)


@bp.route("/sign-up", methods=["GET", "POST"])
@limits.new_accounts
def sign_up() -> AnyResponse:
    """Make an account; a guest's own row becomes it, so everything stays."""
    form = SignUpForm(next=request.args.get("next"))
    if access.account():
        return redirect(url_for(".settings"), 303)
    if form.validate_on_submit():
        wanted = {"username": form.username.data, "email": form.email.data, "password": form.password.data}
        with form.showing_refusals():
            user = services.sign_up(visits.guest_or_new(), **wanted, now=clock.now())
            visits.commit_and_begin(user)
            flash(_("Your account is made, and everything of yours is in it."), "done")
            return redirect(_after("articles.library"), 303)
    return _page("sign_up", form)


@bp.post("/sign-out")
@access.account_required
def sign_out() -> AnyResponse:
    """End this sign-in, or that of every device; guests would lose everything, so they cannot."""
    if request.form.get("everywhere"):
        services.sign_out_everywhere(access.learner())
    else:
        services.sign_out(access.learner(), visits.sign_in(), now=clock.now())
    db.session.commit()
    visits.end()
    flash(_("You are signed out. Everything of yours is kept."), "done")
    return redirect(url_for("articles.home"), 303)


@bp.route("/settings", methods=["GET", "POST"])
def settings() -> AnyResponse:
    """The settings of an account or a guest; a stranger is asked to sign in first."""
    if (user := visits.visitor()) is None:
        return redirect(url_for(".sign_in", next=request.path), 303)
    form = SettingsForm.of(user)
    if form.validate_on_submit():
        with form.showing_refusals():
            services.change_settings(user, form.preferences())
            db.session.commit()
            return _settings_kept(user.theme, user.language)
    return _page("settings", form)


@bp.route("/settings/password", methods=["GET", "POST"])
@access.account_required
@limits.tries_of_learner
def password() -> AnyResponse:
    """Change the password; this browser stays signed in, every other is signed out."""
    form = PasswordForm()
    if form.validate_on_submit():
        with form.showing_refusals():
            user = access.learner()
            services.change_password(user, current=form.current.data, password=form.password.data)
            visits.commit_and_begin(user)
            flash(_("Your password is changed. Other devices are signed out."), "done")
            return redirect(url_for(".settings"), 303)
    return _page("password", form)


@bp.route("/settings/email", methods=["GET", "POST"])
@access.account_required
@limits.tries_of_learner
def email() -> AnyResponse:
    """Change or remove the e-mail address."""
    form = EmailForm(obj=access.learner())
    if form.validate_on_submit():
        with form.showing_refusals():
            services.change_email(access.learner(), current=form.current.data, email=form.email.data)
            db.session.commit()
            flash(_("Your e-mail address is saved."), "done")
            return redirect(url_for(".settings"), 303)
    return _page("email", form)


@bp.get("/settings/export")
@limits.exports
def export() -> AnyResponse:
    """Everything of this learner as one JSON file."""
    user, now = access.learner(), clock.now()
    text = json.dumps(belongings.everything_of(user, now=now), ensure_ascii=False, indent=1)
    answer = Response(text, mimetype="application/json")
    answer.headers.set("Content-Disposition", "attachment", filename=f"quizapp-{now:%Y-%m-%d}.json")
    return answer


@bp.route("/settings/delete", methods=["GET", "POST"])
@limits.tries_of_learner
def delete() -> AnyResponse:
    """Delete this learner with everything; with an account the password is asked for."""
    user = access.learner()
    form = GuestDeleteForm() if user.is_guest else DeleteForm()
    if form.validate_on_submit():
        with form.showing_refusals():
            services.delete_learner(user, current=None if user.is_guest else form.current.data)
            db.session.commit()
            visits.end()
            flash(_("Everything of yours is deleted."), "done")
            return visits.keep_theme(redirect(url_for("articles.home"), 303), None)
    return _page("delete", form, goes=queries.what_goes(user))


@bp.post("/theme")
def switch_theme() -> AnyResponse:
    """Dark after light and light after dark; a script says which one it shows next."""
    wanted = request.form.get("theme")
    chosen = wanted if wanted in visits.THEMES else "light" if visits.theme() == "dark" else "dark"
    if (user := visits.visitor()) is not None:
        services.choose_theme(user, chosen)
        db.session.commit()
    answer = Response(status=204) if access.wants_json() else redirect(_after("articles.home"), 303)
    return visits.keep_theme(answer, chosen)


def _settings_kept(theme: str | None, language: str | None) -> AnyResponse:
    """Make the saved settings felt at once, the message's own language included."""
    session.pop("language", None)
    if language:
        session["language"] = language
    refresh()
    flash(_("Your settings are saved."), "done")
    return visits.keep_theme(redirect(url_for(".settings"), 303), theme)


def _page(name: str, form: FlaskForm, **more: object) -> AnyResponse:
    status = 422 if form.is_submitted() else 200
    return make_response(render_template(f"accounts/{name}.html", form=form, **more), status)


def _after(endpoint: str) -> str:
    """Where to go next: the path that the form or the link brought, if it is ours, else `endpoint`."""
    target = access.safe_next(request.form.get("next") or request.args.get("next"))
    return target.rstrip("?") if target else url_for(endpoint)
