# Rounds of kill -9 at random moments; more: WIRECOPY_KILL_ROUNDS=200.
python3 "$ROOT/tests/cli/kill_at_random.py" wirecopy \
    "${WIRECOPY_KILL_ROUNDS:-20}" 11 | sed 's/^[0-9]* rounds/all rounds/'
