/usr/bin/python3 "$ROOT/tests/cli/publish_survives_a_kill.py" "$ROOT" && echo the site stands
