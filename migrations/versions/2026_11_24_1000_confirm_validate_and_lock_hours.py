"""Hours that others propose, that animators validate, and weeks that close."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_1000"
down_revision = "2026_11_24_0900"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "week_locks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cooperative_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_week_locks_by_id_people")),
        sa.ForeignKeyConstraint(
            ["cooperative_id"], ["cooperatives.id"], name=op.f("fk_week_locks_cooperative_id_cooperatives")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_week_locks")),
        sa.UniqueConstraint("cooperative_id", "monday", name=op.f("uq_week_locks_cooperative_id_monday")),
    )
    op.create_table(
        "idle_weeks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("membership_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"], ["memberships.id"], name=op.f("fk_idle_weeks_membership_id_memberships")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idle_weeks")),
        sa.UniqueConstraint("membership_id", "monday", name=op.f("uq_idle_weeks_membership_id_monday")),
    )
    with op.batch_alter_table("cooperatives", schema=None) as batch_op:
        batch_op.add_column(sa.Column("limits", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("lock_after_days", sa.Integer(), server_default="14", nullable=True))
        batch_op.add_column(sa.Column("holiday_territory", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("alerts_due_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_cooperatives_alerts_due_at"), ["alerts_due_at"], unique=False)

    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("line", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(
            sa.Column("written_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(
            sa.Column("shared_from_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("segments", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("people", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("warnings", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("alerted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_entries_draft_id"), type_="unique")
        batch_op.create_index("ix_entries_cooperative_id_state", ["cooperative_id", "state"], unique=False)
        batch_op.create_index("ix_entries_shared_from_id", ["shared_from_id"], unique=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_entries_draft_id_line_membership_id"), ["draft_id", "line", "membership_id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_entries_shared_from_id_entries"), "entries", ["shared_from_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_entries_written_by_id_people"), "people", ["written_by_id"], ["id"]
        )

    with op.batch_alter_table("entry_changes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reason", sa.String(length=300), nullable=True))


def downgrade() -> None:
    """What does not count, the version before knows only as deleted; what counts stays."""
    op.execute("UPDATE entries SET state = 'recorded' WHERE state = 'validated'")
    op.execute("UPDATE entries SET state = 'deleted' WHERE state IN ('proposed', 'declined', 'refused')")
    op.execute("UPDATE entries SET draft_id = NULL WHERE line > 0 OR shared_from_id IS NOT NULL")
    op.execute("UPDATE entry_changes SET change = 'created' WHERE change = 'proposed'")
    op.execute("DELETE FROM entry_changes WHERE change IN ('confirmed', 'declined', 'validated', 'refused')")
    with op.batch_alter_table("entry_changes", schema=None) as batch_op:
        batch_op.drop_column("reason")

    with op.batch_alter_table("entries", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_entries_written_by_id_people"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_entries_shared_from_id_entries"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_entries_draft_id_line_membership_id"), type_="unique")
        batch_op.drop_index("ix_entries_shared_from_id")
        batch_op.drop_index("ix_entries_cooperative_id_state")
        batch_op.create_unique_constraint(batch_op.f("uq_entries_draft_id"), ["draft_id"])
        batch_op.drop_column("alerted_at")
        batch_op.drop_column("warnings")
        batch_op.drop_column("people")
        batch_op.drop_column("segments")
        batch_op.drop_column("shared_from_id")
        batch_op.drop_column("written_by_id")
        batch_op.drop_column("line")

    with op.batch_alter_table("cooperatives", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cooperatives_alerts_due_at"))
        batch_op.drop_column("alerts_due_at")
        batch_op.drop_column("holiday_territory")
        batch_op.drop_column("lock_after_days")
        batch_op.drop_column("limits")

    op.drop_table("idle_weeks")
    op.drop_table("week_locks")
