from claimx.engines import Engine, serial


def test_results_stand_where_their_items_stood() -> None:
    engine: Engine = serial  # type: ignore[assignment]
    assert list(engine.map(len, ["three", "a", ""])) == [5, 1, 0]
    assert list(engine.map_groups(lambda key, items: (key, sum(items)), [("b", [1, 2]), ("a", [])])) == [
        ("b", 3),
        ("a", 0),
    ]


def test_nothing_runs_before_it_is_asked_for() -> None:
    seen: list[int] = []
    results = serial.map(seen.append, iter([1, 2]))
    assert seen == []
    next(results)
    assert seen == [1]
