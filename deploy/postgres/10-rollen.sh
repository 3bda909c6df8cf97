#!/bin/bash
# Runs once, on an empty database: an owner that migrates, and an application that may only read and write rows.
# The application can therefore not switch off the triggers that guard the audit trail and the statuses.
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set eigenaar_wachtwoord="$EIGENAAR_PASSWORD" --set toepassing_wachtwoord="$TOEPASSING_PASSWORD" <<'SQL'
CREATE ROLE veiligthuis_eigenaar LOGIN PASSWORD :'eigenaar_wachtwoord';
CREATE ROLE veiligthuis LOGIN PASSWORD :'toepassing_wachtwoord';
CREATE DATABASE veiligthuis OWNER veiligthuis_eigenaar TEMPLATE template0
  ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE veiligthuis FROM PUBLIC;
GRANT CONNECT ON DATABASE veiligthuis TO veiligthuis;
\connect veiligthuis
ALTER SCHEMA public OWNER TO veiligthuis_eigenaar;
GRANT USAGE ON SCHEMA public TO veiligthuis;
ALTER DEFAULT PRIVILEGES FOR ROLE veiligthuis_eigenaar IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO veiligthuis;
ALTER DEFAULT PRIVILEGES FOR ROLE veiligthuis_eigenaar IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO veiligthuis;
SQL
