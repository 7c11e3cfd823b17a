"""Looks at the dashboard as a person would, in a headless Chromium, and says what it saw as JSON.

Run by Superset's own environment, which carries selenium:  browse.py ADDRESS PASSWORD PICTURES
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1600,2600",
    "--lang=zh-CN",
)
TAB = "[data-test='dashboard-component-tabs'] [role='tab']"


def main(address: str, password: str, pictures: Path) -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    with tempfile.TemporaryDirectory() as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        try:
            json.dump(look(driver, address, password, pictures), sys.stdout, ensure_ascii=False)
        finally:
            driver.quit()


def look(driver: Any, address: str, password: str, pictures: Path) -> dict[str, Any]:
    driver.get(f"{address}/login/")
    wait = WebDriverWait(driver, 60)
    wait.until(lambda d: d.find_elements(By.CSS_SELECTOR, "input[type=password]"))
    driver.find_element(By.CSS_SELECTOR, "input:not([type=password]):not([type=hidden])").send_keys("admin")
    driver.find_element(By.CSS_SELECTOR, "input[type=password]").send_keys(password)
    driver.find_element(By.CSS_SELECTOR, "button[type=submit], [data-test='login-button']").click()
    wait.until(lambda d: "/login" not in d.current_url)
    driver.get(f"{address}/superset/dashboard/yusuan/")
    wait.until(lambda d: d.find_elements(By.CSS_SELECTOR, TAB))
    tabs = {}
    for number in range(len(driver.find_elements(By.CSS_SELECTOR, TAB))):
        tab = driver.find_elements(By.CSS_SELECTOR, TAB)[number]
        name = tab.text.strip()
        driver.execute_script("arguments[0].click()", tab)
        tabs[name] = drawn(driver)
        pictures.mkdir(parents=True, exist_ok=True)
        driver.save_screenshot(str(pictures / f"{number + 1}-{name}.png"))
    return {
        "title": driver.title,
        "language": driver.find_element(By.TAG_NAME, "html").get_attribute("lang"),
        "tabs": tabs,
        "scripted": driver.execute_script("return window.stranger === undefined ? null : window.stranger"),
        "requests": sorted(requested(driver, address)),
    }


def drawn(driver: Any) -> dict[str, Any]:
    """What the open tab shows once nothing in it is loading any more."""
    pane = "document.querySelector('.grid-container .ant-tabs-tabpane-active')"
    deadline = time.monotonic() + 90
    calm = 0
    while time.monotonic() < deadline and calm < 4:
        time.sleep(0.5)
        busy = driver.execute_script(
            f"const p = {pane}; return !p || p.querySelectorAll('.loading, [data-test=loading-indicator]').length"
            " || !p.querySelectorAll('.slice_container').length"
        )
        calm = 0 if busy else calm + 1
    return driver.execute_script(
        f"""const p = {pane};
        const charts = [...p.querySelectorAll('[data-test-chart-name]')];
        return {{
            charts: charts.map(c => c.dataset.testChartName),
            drawn: charts.filter(c => c.querySelector('canvas, table, .header-line')).map(c => c.dataset.testChartName),
            errors: [...p.querySelectorAll('[role=alert], .ant-alert-error, [data-test=error-container]')].map(e => e.innerText),
            images: p.querySelectorAll('.slice_container img').length,
            text: p.innerText,
        }}"""
    )


def requested(driver: Any, address: str) -> set[str]:
    """The hosts that our pages reached or tried to; what the browser itself refused by our policy is not among them."""
    asked, refused = {}, set()
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        told = message["params"]
        if message["method"] == "Network.requestWillBeSent" and told["documentURL"].startswith(address):
            asked[told["requestId"]] = told["request"]["url"]
        elif message["method"] == "Network.loadingFailed" and told.get("blockedReason") == "csp":
            refused.add(told["requestId"])
    urls = (url for request, url in asked.items() if request not in refused)
    return {url.split("/")[2] for url in urls if not url.startswith(("data:", "blob:"))}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
