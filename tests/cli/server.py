"""A web server for the tests: a folder, and addresses that misbehave.

usage: server.py FOLDER FILE     listens on loopback, writes its port to FILE
SPDX-License-Identifier: Apache-2.0
"""
import http.server
import os
import sys
import threading


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def answer(self, code, headers=(), body=b''):
        self.send_response(code)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self):
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b'<p>more</p>' * 8192)
        except OSError:
            pass

    def do_GET(self):
        port = self.server.server_address[1]
        if self.path == '/gone.html':
            self.answer(410, body=b'<p>withdrawn</p>')
        elif self.path == '/broken.html':
            self.answer(500)
        elif self.path == '/loop.html':
            self.answer(302, [('Location', '/loop.html')])
        elif self.path == '/moved.html':
            self.answer(301, [('Location', '/article/1-current.html')])
        elif self.path == '/elsewhere.html':
            self.answer(302, [('Location',
                               f'http://localhost:{port}/article/'
                               '1-current.html')])
        elif self.path == '/file.html':
            self.answer(302, [('Location', 'file:///etc/hostname')])
        elif self.path == '/endless.html':
            self.endless()
        elif self.path == '/slow.html':
            threading.Event().wait(30)
        else:
            super().do_GET()


def main(argv):
    os.chdir(argv[1])
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    with open(argv[2] + '.new', 'w', encoding='ascii') as f:
        f.write(str(server.server_address[1]))
    os.rename(argv[2] + '.new', argv[2])
    server.serve_forever()


if __name__ == '__main__':
    main([sys.argv[0], sys.argv[1], os.path.abspath(sys.argv[2])])
