"""Feeds behind a real nginx: its limit on requests, its ETag and its compression."""

import os
import shutil
import socket
import subprocess
import time

import pytest
from tests.unit.engine.conftest import Ear

from earful.domain.brand import Brand
from earful.domain.moments import SECOND
from earful.domain.source import SourceConfig
from earful.engine.engine import Engine
from earful.engine.outside import clock
from earful.net.client import HttpClient
from earful.store.brands import add_brand, add_source
from earful.store.database import open_database
from earful.store.places import places

pytestmark = pytest.mark.servers
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Kettles</title>
<item><guid>{name}-1</guid><title>Frostline</title><description>The Frostline leaks, {name}</description>
<link>http://127.0.0.1/{name}</link><pubDate>Sat, 21 Nov 2026 12:00:00 GMT</pubDate></item></channel></rss>"""
CONFIG = """{user} daemon off; pid {place}/pid; error_log {place}/error.log; events {{}}
http {{
  limit_req_zone $binary_remote_addr zone=one:1m rate=10r/m; limit_req_status 429; access_log {place}/access.log;
  client_body_temp_path {place}/b; proxy_temp_path {place}/p; fastcgi_temp_path {place}/f;
  uwsgi_temp_path {place}/u; scgi_temp_path {place}/s; gzip on; gzip_min_length 1; gzip_types application/rss+xml;
  types {{ application/rss+xml xml; }}
  server {{
    listen 127.0.0.1:{port}; root {place}/www; limit_req zone=one; error_page 429 @slow;
    location @slow {{ add_header Retry-After 290 always; return 429; }}
  }}
}}"""


@pytest.fixture
def nginx(tmp_path):
    found = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
    if not found:
        pytest.skip("nginx is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "www").mkdir()
    for name in "ab":
        (tmp_path / "www" / f"{name}.xml").write_text(FEED.format(name=name))
    tmp_path.chmod(0o755)
    (tmp_path / "conf").write_text(
        CONFIG.format(place=tmp_path, port=port, user="user root;" if os.getuid() == 0 else "")
    )
    child = subprocess.Popen([found, "-c", str(tmp_path / "conf"), "-e", str(tmp_path / "error.log")])
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}", tmp_path / "access.log"
    child.terminate()
    child.wait(10)


def test_a_feed_behind_a_limit_is_waited_for(nginx, tmp_path):
    address, log = nginx
    base, events, now = tmp_path / "base", [], [clock()]
    database = open_database(places(base).make().database)
    brand = add_brand(database, Brand(0, "Frostline"), now[0])
    for name in "ab":
        add_source(database, SourceConfig(0, "rss", brand.id, server=f"{address}/{name}.xml"), now[0])
    database.close()

    def sync(only):
        def hear(event, data):
            events.append((event, data))

        engine = Engine(places(base), HttpClient(clock=lambda: now[0]), hear, lambda: now[0], lambda _: None, Ear)
        try:
            return engine.once(only)
        finally:
            engine.close()

    assert sync(1) == []
    assert sync(2) == []  # refused, which is no failure
    (waiting,) = [data for event, data in events if event == "waiting"]
    assert (waiting["source"], waiting["kind"]) == (2, "rate_limited")
    database = open_database(places(base).database, read_only=True)
    ((until, stored),) = [
        tuple(row)
        for row in database.rows(
            "SELECT waiting_until, (SELECT count(*) FROM mention) FROM source_state WHERE source_id=2"
        )
    ]
    database.close()
    assert (until - now[0], stored) == (290 * SECOND, 1)
    time.sleep(6.5)  # ten a minute
    now[0] = until
    assert sync(2) == []
    time.sleep(6.5)
    assert sync(1) == []
    said = [line.split('" ')[1].split()[0] for line in log.read_text().splitlines()]
    assert said == ["200", "429", "200", "304"]
    assert sum(data["new"] for event, data in events if event == "page") == 2
