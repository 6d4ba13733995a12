# Who may change an item; holds and kills that come before it; dates ahead.
/usr/bin/python3 "$ROOT/tests/cli/publish_senders.py"
