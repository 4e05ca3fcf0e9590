"""scripts/test.py: skipped tests are told from expected failures."""

from scripts.test import SUMMARY, skipped_tests

JUNIT = """<testsuites><testsuite>
<testcase name="passed"/>
<testcase name="left_out"><skipped type="pytest.skip" message="no redis"/></testcase>
<testcase name="expected"><skipped type="pytest.xfail" message="known"/></testcase>
</testsuite></testsuites>"""


def test_skipped_tests_are_named_and_expected_failures_are_not(tmp_path):
    path = tmp_path / "junit.xml"
    path.write_text(JUNIT)
    assert skipped_tests(path) == ["left_out"]


def test_pytest_closing_line_is_recognised():
    assert SUMMARY.match("========= 3 passed, 1 skipped in 61.20s (0:01:01) =========")
    assert SUMMARY.match("1 failed, 2 passed in 0.10s")
    assert SUMMARY.match("===== no tests ran in 0.01s =====")
    assert not SUMMARY.match("FAILED tests/a.py::b - 3 passed in vain")
