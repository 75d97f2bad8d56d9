#!/usr/bin/env bash
# The four steps with curl, as a script has them: four-steps.sh HOW FILE. HOW is plain (a), checked (b), or one-pass (b2).
# ENDPOINT, TOKEN_URL, API_KEY, SPACE and DAY come by environment.
set -euo pipefail
how=$1
file=$2

token=$(curl -sSf -u cf: -H 'Accept: application/json' --data-urlencode grant_type=password --data-urlencode username=apikey \
  --data-urlencode "password=$API_KEY" "$TOKEN_URL" | sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/')
call() {
  curl -sSf -H "X-Auth-Token: bearer $token" -H "X-Auth-Project-Id: $SPACE" -H 'Accept: application/json' "$@"
}
session=$(call -H 'Content-Type: application/json' -d '{"start":"'"$DAY"'","end":"'"$DAY"'","AtAccountLevel":false,"SearchTime":""}' \
  "$ENDPOINT/v3/sessions" | sed 's/.*"id" *: *"\([^"]*\)".*/\1/')
download() {
  call -H "SESSIONID: $session" "$ENDPOINT/v3/events/download" "$@"
}
case $how in
  plain)
    download -o "$file"
    ;;
  checked)
    download -o "$file"
    gzip -t <"$file"
    sha256sum <"$file" >"$file.sha256"
    zcat <"$file" | wc -l >"$file.lines"
    ;;
  one-pass)
    mkfifo "$file.fifo"
    sha256sum <"$file.fifo" >"$file.sha256" &
    download | tee "$file" "$file.fifo" | zcat | wc -l >"$file.lines"
    wait
    ;;
esac
call -H 'Content-Type: application/json' -X DELETE "$ENDPOINT/v3/sessions/$session" >/dev/null
