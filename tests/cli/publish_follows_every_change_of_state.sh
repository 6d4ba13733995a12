# Each change of an item's state, and what becomes of it in every output.
/usr/bin/python3 "$ROOT/tests/cli/publish_states.py"
