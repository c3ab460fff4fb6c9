#!/bin/sh
# Runs once, when Postgres makes its data folder: the account the api nodes sign in with, which owns nothing.
# The password goes in as a variable of psql, so that no character in it can become SQL.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$APP_DB_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
create role alongside_app login password :'password' nosuperuser nobypassrls noinherit;
SQL
