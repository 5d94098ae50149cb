"""The scheduler's parameters of each learner, as they were fitted night by night."""

from datetime import datetime

from sqlalchemy import UniqueConstraint, select
from sqlalchemy.orm import Mapped, column_property, mapped_column

from quizapp.extensions import Base
from quizapp.models.base import Document, Id, Moment, id_column, owned_by
from quizapp.models.users import User


class Parameters(Base):
    """One fit to a learner's log. The newest one that was kept is what schedules; a fit that was not replaces the last
    such. Losses and errors are of reviews that the fit had not seen, by the usual parameters and by fitted ones.
    """

    __tablename__ = "parameters"
    __table_args__ = (UniqueConstraint("learner_id", "version"),)

    id: Mapped[id_column]
    learner_id: Mapped[int] = owned_by("users.id", index=False)
    version: Mapped[int]
    values: Mapped[list[float]] = mapped_column(Document)
    fitted_at: Mapped[datetime] = mapped_column(Moment)
    last_row: Mapped[int] = mapped_column(Id, default=0)  # of the log, as far as it was read
    reviews: Mapped[int]  # that it learned from
    tested: Mapped[int]  # that were foretold to judge it
    log_loss_before: Mapped[float | None]
    log_loss_after: Mapped[float | None]
    rmse_before: Mapped[float | None]
    rmse_after: Mapped[float | None]
    is_kept: Mapped[bool] = mapped_column(default=False)
    workload: Mapped[list[list[float]]] = mapped_column(Document, default=list)  # retention, minutes a day, cards known


_latest = select(Parameters.values).where(Parameters.learner_id == User.id, Parameters.is_kept)
_latest = _latest.order_by(Parameters.version.desc()).limit(1)
User.fitted = column_property(_latest.correlate(User).scalar_subquery())  # type: ignore[assignment]
