"""Files that people ask for in the chat."""

import sqlalchemy as sa
from alembic import op

revision = "2026_11_24_1100"
down_revision = "2026_11_24_1000"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "export_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("outbox_id", sa.BigInteger(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_export_requests_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_requests")),
    )
    op.create_index("ix_export_requests_state_id", "export_requests", ["state", "id"], unique=False)
    op.create_index("ix_export_requests_person_id", "export_requests", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_export_requests_person_id", table_name="export_requests")
    op.drop_index("ix_export_requests_state_id", table_name="export_requests")
    op.drop_table("export_requests")
