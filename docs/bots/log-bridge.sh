#!/bin/sh
# Sends every line that is added to a file to a contact: an alarm bell for logs.
#
#     log-bridge.sh CONTACT FILE [options of kith, such as --home bot]
#
# The bot needs a home with an account and CONTACT among its contacts. It may send, and nothing else. What cannot be sent
# is kept in the home's outbox, as ever; only what is refused is said here.
set -eu
contact=$1
file=$2
shift 2

# A text as JSON has it in quotes.
quoted() {
    printf '%s' "$1" | LC_ALL=C tr '\000-\037' ' ' | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g'
}

to=$(quoted "$contact")
tail -n 0 -F -- "$file" | while IFS= read -r line; do
    [ -n "$line" ] || continue
    printf '{"jsonrpc":"2.0","id":0,"method":"chat.send","params":{"name":"%s","text":"%s","wait":true,"timeout":"1m"}}\n' \
        "$to" "$(quoted "$line")"
done | "${KITH:-kith}" "$@" rpc --allow send | while IFS= read -r answer; do
    case $answer in
    *'"error":'*) printf 'not sent: %s\n' "$answer" >&2 ;;
    *) echo sent ;;
    esac
done
