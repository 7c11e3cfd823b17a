"""Superset's configuration. Superset reads the names in capitals, and finds this file by SUPERSET_CONFIG_PATH."""

from __future__ import annotations

import logging
from typing import Any

from settings import secret, settings
from superset.config import THEME_DEFAULT as _THEME  # Superset's own, read before it reads this file

_settings = settings()

SECRET_KEY = secret("SUPERSET_SECRET_KEY", _settings.secrets)
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_settings.home / 'superset.db'}?check_same_thread=false"
# Several processes write the log of actions into one SQLite file: wait for one another.
SQLALCHEMY_ENGINE_OPTIONS = {"connect_args": {"timeout": 30}}

# A DuckDB file counts as unsafe because a query could read other files; connections are opened without that right
# (databases/yusuan.yaml).
PREVENT_UNSAFE_DB_CONNECTIONS = False

BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {"zh": {"flag": "cn", "name": "简体中文"}, "en": {"flag": "us", "name": "English"}}

# Fonts that a Chinese reader's machine has; none is fetched.
_FONTS = "Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei', sans-serif"
_BRAND = {
    "brandAppName": "预算",
    "brandLogoAlt": "预算",
    "brandSpinnerUrl": "/static/assets/images/loading.gif",
}
THEME_DEFAULT = {**_THEME, "token": {**_THEME["token"], **_BRAND, "fontFamily": _FONTS}}
THEME_DARK = None
APP_NAME = "预算"
WELCOME_PAGE_LAST_TAB = "all"
LOG_LEVEL = logging.WARNING

# What a chart, a filter and a query may ask for.
ROW_LIMIT = 5_000
SQL_MAX_ROW = 10_000
SAMPLES_ROW_LIMIT = 200
NATIVE_FILTER_DEFAULT_ROW_LIMIT = 1_000
TABLE_VIZ_MAX_ROW_SERVER = 10_000

# Names in the warehouse come from strangers: nothing of them is run as a template, a script or markup.
FEATURE_FLAGS = {
    "ENABLE_TEMPLATE_PROCESSING": False,
    "ENABLE_JAVASCRIPT_CONTROLS": False,
    "ESCAPE_MARKDOWN_HTML": True,
    "ALERT_REPORTS": False,
    "THUMBNAILS": False,
    "DRILL_BY": True,
    "DRILL_TO_DETAIL": True,
}
HTML_SANITIZATION = True

# Nothing is fetched from anywhere else: no telemetry, no fonts, no map tiles. The browser is told so as well.
THEME_FONT_URL_ALLOWED_DOMAINS: list[str] = []
TALISMAN_ENABLED = True
TALISMAN_CONFIG: dict[str, Any] = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "frame-ancestors": ["'none'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,  # on loopback
    "session_cookie_secure": False,
}

# Answers are not kept: what a chart shows is what the warehouse holds now.
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
