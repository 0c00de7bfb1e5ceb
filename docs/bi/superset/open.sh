#!/bin/sh
# Superset from nothing: makes an environment, imports the dashboard and opens it on this machine.
#   docs/bi/superset/open.sh [WAREHOUSE] [PORT]
# All of it lies in build/superset (or SUPERSET_HOME); remove that folder to be rid of it. 700 MB, some minutes the first time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../../.." && pwd)
warehouse=${1:-$project/warehouse}
port=${2:-8088}
export SUPERSET_HOME="${SUPERSET_HOME:-$project/build/superset}"
export SUPERSET_CONFIG_PATH="$here/superset_config.py"
export FLASK_APP=superset PYTHONWARNINGS=ignore
bin="$SUPERSET_HOME/venv/bin"
[ -f "$warehouse/tongbi.duckdb" ] || { echo "$warehouse: nothing is published there; run \`make run\` first" >&2; exit 1; }
mkdir -p "$SUPERSET_HOME"
if [ ! -x "$bin/superset" ]; then
  echo "installing Superset into $SUPERSET_HOME/venv"
  python3.11 -m venv "$SUPERSET_HOME/venv"
  "$bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi
if [ ! -f "$SUPERSET_HOME/password" ]; then
  python3 -c 'import secrets; print(secrets.token_urlsafe(42), end="")' > "$SUPERSET_HOME/secret"
  python3 -c 'import secrets; print(secrets.token_urlsafe(12), end="")' > "$SUPERSET_HOME/password.new"
  chmod 600 "$SUPERSET_HOME/secret" "$SUPERSET_HOME/password.new"
  echo "preparing Superset's own database"
  {
    "$bin/superset" db upgrade
    "$bin/superset" fab create-admin --username admin --firstname tongbi --lastname admin \
      --email admin@localhost --password "$(cat "$SUPERSET_HOME/password.new")"
    "$bin/superset" init
  } > "$SUPERSET_HOME/setup.log" 2>&1 || { tail -20 "$SUPERSET_HOME/setup.log" >&2; exit 1; }
  mv "$SUPERSET_HOME/password.new" "$SUPERSET_HOME/password"
fi
echo "importing the dashboard"
"$bin/python" "$here/bundle.py" "$warehouse/tongbi.duckdb" "$SUPERSET_HOME/bundle"
"$bin/superset" import-directory --overwrite "$SUPERSET_HOME/bundle" > "$SUPERSET_HOME/import.log" 2>&1 \
  || { tail -20 "$SUPERSET_HOME/import.log" >&2; exit 1; }
echo "open http://127.0.0.1:$port/superset/dashboard/tongbi/ (user admin, password $(cat "$SUPERSET_HOME/password")); Ctrl-C stops it"
exec "$bin/superset" run -h 127.0.0.1 -p "$port" --with-threads > "$SUPERSET_HOME/server.log" 2>&1
