"""The database: tables, migrations and repositories on SQLite or Postgres."""
