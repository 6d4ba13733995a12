# Ids and addresses as items may bring them: in each output what may be
# followed is an address of http, https, urn or tag, and each feed still reads
# back the ids that were given.
/usr/bin/python3 "$ROOT/tests/cli/publish_ids.py"
