"""What was read under other limits is read again, whichever of them this process met first."""

from transforms.facts import versions


def test_the_limits_in_force_now_count(monkeypatch):
    before = versions.current()
    monkeypatch.setenv("TONGBI_LIMIT_SECONDS", "4")
    other = versions.current()
    assert other.reading != before.reading
    assert other.extractor != before.extractor
    monkeypatch.delenv("TONGBI_LIMIT_SECONDS")
    assert versions.current() == before
