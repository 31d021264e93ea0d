#!/bin/sh
# Runs Autobahn's test suite (chapters 1 to 7 and 10) against the echo example, which has the relay's socket layer.
#
# Not part of `cargo xtask ci`: the suite needs Python 2.7. Give the folder of a Python 2.7 environment that has
# `autobahntestsuite` (PyPI, 25.10.1), or set PYTHON2 to a Python 2.7 and let this make one in target/autobahn:
#
#   PYTHON2=~/.pyenv/versions/2.7.18/bin/python apps/server/autobahn.sh
#   apps/server/autobahn.sh path/to/environment
set -eu
cd "$(dirname "$0")/../.."
work="${CARGO_TARGET_DIR:-target}/autobahn"
mkdir -p "$work"
environment="${1:-$work/environment}"
if [ ! -x "$environment/bin/wstest" ]; then
    python3 -m venv "$work/maker"
    "$work/maker/bin/pip" install --quiet 'virtualenv<20.22'
    "$work/maker/bin/virtualenv" --quiet -p "${PYTHON2:?set PYTHON2 to a Python 2.7}" "$environment"
    "$environment/bin/pip" install --quiet autobahntestsuite
fi
cargo build --quiet -p kith-server --example echo
"${CARGO_TARGET_DIR:-target}/debug/examples/echo" 127.0.0.1:9001 >"$work/echo.log" &
echo=$!
trap 'kill $echo' EXIT
until grep -q listening "$work/echo.log"; do kill -0 $echo; done
cat >"$work/suite.json" <<SUITE
{"outdir": "$work/report", "servers": [{"agent": "kith", "url": "ws://127.0.0.1:9001"}],
 "cases": ["1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*"], "exclude-cases": [], "exclude-agent-cases": {}}
SUITE
"$environment/bin/wstest" -m fuzzingclient -s "$work/suite.json" >"$work/suite.log" 2>&1
python3 - "$work/report/index.json" <<'COUNT'
import collections, json, sys
cases = json.load(open(sys.argv[1]))["kith"]
behaviour = collections.Counter(case["behavior"] for case in cases.values())
failed = sorted(name for name, case in cases.items() if "FAILED" in (case["behavior"], case["behaviorClose"]))
print(len(cases), "cases:", dict(behaviour))
for name in failed:
    print("FAILED", name)
sys.exit(bool(failed) or len(cases) < 200)
COUNT
