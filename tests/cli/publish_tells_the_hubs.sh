# Feeds that changed wait until a hub has taken them.
cat >hub.py <<'P'
import http.server, sys, urllib.parse
class Hub(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length'])).decode()
        form = urllib.parse.parse_qs(body)
        with open('told', 'a') as f:
            print(form['hub.mode'][0], form['hub.url'][0], file=f)
        self.send_response(204 if self.path == '/good/' else 500)
        self.end_headers()
    def log_message(self, *a):
        pass
s = http.server.HTTPServer(('127.0.0.1', 0), Hub)
with open('port.new', 'w') as f:
    print(s.server_port, file=f)
__import__('os').rename('port.new', 'port')
s.serve_forever()
P
/usr/bin/python3 hub.py &
hub=$!
trap 'kill $hub' EXIT
until [ -s port ]; do sleep .05; done
at=http://127.0.0.1:$(cat port)
pub() {
    wirecopy publish -q --out site --base-url https://news.example/ \
        --now 2026-03-18T10:00:00Z --ping --hub "$@" 2>&1 | sed "s|$at|HUB|"
}
printf 'A headline\n\nText of some words, said once.\n' >a.txt
pub "$at/bad/" a.txt
wc -l <site/.wirecopy/pings
rm told
pub "$at/good/" a.txt
cat told
ls site/.wirecopy
pub "$at/good/" a.txt
wc -l <told
