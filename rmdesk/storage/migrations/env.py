"""Where Alembic meets the connection that `storage.migrate` hands over, inside its one transaction."""

from alembic import context

from rmdesk.storage.records import Record

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Record.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
