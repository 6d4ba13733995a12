# A feed, and the answer of an interface, larger than what is looked at first
# and on one line; and a record with as long a text, which stays one.
/usr/bin/python3 - <<'PY'
import json
story = ('The night ferry to Calder Island gets a second berth in spring, the '
         'harbour board said on Monday. Work begins in March. ') * 10
items = [{'id': f'urn:x:{i}', 'title': f'Berth {i}', 'content_html':
          f'<p>{story}</p>'} for i in range(60)]
with open('feed.json', 'w') as f:
    json.dump({'version': 'https://jsonfeed.org/version/1.1',
               'title': 'x', 'items': items}, f)
with open('answer.json', 'w') as f:
    json.dump({'status': 'ok', 'articles': [
        {'id': i['id'], 'title': i['title'], 'text': story}
        for i in items]}, f)
with open('record.jsonl', 'w') as f:
    for i in range(2):
        json.dump({'tags': [{'name': 'sea'}], 'id': f'urn:y:{i}',
                   'text': story * 80}, f)
        f.write('\n')
PY
for file in feed.json answer.json record.jsonl; do
    for way in $file -; do
        wirecopy read --json $way <$file | /usr/bin/python3 -c '
import json, sys
read = json.load(sys.stdin)
print(read["articles"][0]["format"], len(read["articles"]),
      len(read["skipped"]))'
    done
done
