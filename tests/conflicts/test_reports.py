"""Two short reports of one happening for every rule: the verdict that a careful reader gives, and its reason."""

from pathlib import Path
from random import Random

import pytest

from claimx.model import Result
from tests.reports import Report, between, run, within

# What is told, slot, verdicts (empty: none), words that the reason quotes, the two reports.
CASES: list[tuple[str, str, str, tuple[str, ...], Report, Report]] = [
    (
        "two days of one change",
        "when",
        "conflicts",
        ("“Monday”", "2 March"),
        ("2021-03-03", "The Rhine bridge in Cologne reopened on Monday."),
        ("2021-03-04", "The Rhine bridge in Cologne reopened on 2 March."),
    ),
    (
        "a kind of people that is more than all",
        "count",
        "conflicts",
        ("“four fishermen” can't be among “three people”",),
        ("2023-05-11", "Monday's blast in Odessa killed three people."),
        ("2023-05-11", "Monday's blast in Odessa killed four fishermen."),
    ),
    (
        "a kind of people that is a part of all",
        "count",
        "incomparable",
        ("by 'fisherman'",),
        ("2023-05-11", "Monday's blast in Odessa killed five people."),
        ("2023-05-11", "Monday's blast in Odessa killed four fishermen."),
    ),
    (
        "a kind of people that at least so many may hold",
        "count",
        "incomparable",
        ("at least three",),
        ("2023-05-11", "Monday's blast in Odessa killed at least three people."),
        ("2023-05-11", "Monday's blast in Odessa killed four soldiers."),
    ),
    (
        "a higher toll of the same attack a day later, told undated and far down",
        "count",
        "supersedes",
        ("“two workers”", "“three people”"),
        (
            "2024-05-02",
            "BELDAR (Highland News) — A drone struck a fuel depot on the outskirts of Beldar early on Thursday, killing two "
            "workers, the army said. The attack set three storage tanks ablaze. The depot supplies the whole province.",
        ),
        (
            "2024-05-03",
            "The Northern Front on Friday denied carrying out the drone attack that hit a fuel depot near Beldar a day "
            "earlier. The group said it had no drones. Its spokesman spoke to reporters. The army did not comment. Hospital "
            "officials in Beldar said three people were killed in the attack, which set four of the six tanks ablaze.",
        ),
    ),
    (
        "another attack's toll, long ago",
        "count",
        "",
        (),
        (
            "2024-05-02",
            "A drone struck a fuel depot in Beldar on Thursday, killing two workers, the army said. The attack set three "
            "storage tanks of the depot ablaze.",
        ),
        (
            "2024-05-03",
            "A drone hit a fuel depot in Beldar on Thursday, the army said. The attack set storage tanks of the depot ablaze. "
            "Five workers were killed in a drone attack on the depot in 2019.",
        ),
    ),
    (
        "two days of one change, in two words",
        "when",
        "conflicts",
        ("“Monday”", "“Tuesday”"),
        ("2021-03-03", "Traffic on the Rhine bridge in Cologne resumed on Monday."),
        ("2021-03-03", "The Rhine bridge in Cologne reopened to traffic on Tuesday."),
    ),
    (
        "a day in its month",
        "when",
        "refines",
        ("May 2022", "3 May"),
        ("2022-06-10", "The port of Rotterdam reopened in May 2022."),
        ("2022-06-11", "The port of Rotterdam reopened on 3 May 2022."),
    ),
    (
        "a plan's day and the outcome's",
        "when",
        "supersedes",
        ("“2 February”", "“9 February”"),
        ("2023-01-20", "The port of Rotterdam will reopen on 2 February, its owner said."),
        ("2023-02-10", "The port of Rotterdam reopened on 9 February."),
    ),
    (
        "a night and the morning after it",
        "when",
        "",
        (),
        ("2016-10-13", "The army freed the journalist Ann Okello in Nairobi on Wednesday night."),
        ("2016-10-13", "The army freed the journalist Ann Okello in Nairobi early on Thursday."),
    ),
    (
        "one weekday's name in a paper of that weekday",
        "when",
        "",
        (),
        ("2013-06-11", "Police arrested the banker John Miller in Boston on Friday."),
        ("2013-06-14", "Police arrested the banker John Miller in Boston on Friday."),
    ),
    (
        "two batches on two days: no two conflicts",
        "when",
        "",
        (),
        ("2015-11-02", "The rebels freed 10 hostages in Aleppo on Sunday."),
        ("2015-11-03", "The rebels freed 13 hostages in Aleppo on Monday."),
    ),
    (
        "two batches on two days: nor one of their numbers",
        "count",
        "",
        (),
        ("2015-11-02", "The rebels freed 10 hostages in Aleppo on Sunday."),
        ("2015-11-03", "The rebels freed 13 hostages in Aleppo on Monday."),
    ),
    (
        "the day on which a toll rose is not the day of the deed",
        "when",
        "",
        (),
        ("2022-05-11", "The strike on Aleppo on Tuesday killed 12 people."),
        ("2022-05-13", "The death toll from the strike on Aleppo rose to 17 on Thursday."),
    ),
    (
        "two tolls of one day",
        "count",
        "conflicts",
        ("12 people", "17 people"),
        ("2022-05-11", "The strike on Aleppo on Tuesday killed 12 people."),
        ("2022-05-11", "Tuesday's strike on Aleppo killed 17 people."),
    ),
    (
        "a bound and a number in it",
        "count",
        "refines",
        ("At least 12 people", "17 people"),
        ("2022-05-11", "At least 12 people were killed in Tuesday's strike on Aleppo."),
        ("2022-05-11", "Tuesday's strike on Aleppo killed 17 people."),
    ),
    (
        "a later day's higher toll",
        "count",
        "supersedes",
        ("12 people", "17 people"),
        ("2022-05-11", "The strike on Aleppo on Tuesday killed 12 people."),
        ("2022-05-13", "Tuesday's strike on Aleppo killed 17 people."),
    ),
    (
        "a later day's lower toll",
        "count",
        "conflicts",
        ("12 people", "17 people"),
        ("2022-05-11", "The strike on Aleppo on Tuesday killed 17 people."),
        ("2022-05-13", "Tuesday's strike on Aleppo killed 12 people."),
    ),
    (
        "a toll that is told to have risen, on one day",
        "count",
        "supersedes",
        ("12 people", "17"),
        ("2022-05-11", "The strike on Aleppo on Tuesday killed 12 people."),
        ("2022-05-11", "The death toll from Tuesday's strike on Aleppo rose to 17."),
    ),
    (
        "more than a number and that number",
        "count",
        "",
        (),
        ("2022-05-11", "The strike on Aleppo on Tuesday injured more than 50 people."),
        ("2022-05-11", "Tuesday's strike on Aleppo injured 50 people."),
    ),
    (
        "children and people",
        "count",
        "incomparable",
        ("children", "people"),
        ("2022-01-18", "The shelling of Aleppo on Monday killed three children."),
        ("2022-01-18", "The shelling of Aleppo on Monday killed 11 people."),
    ),
    (
        "some of those who were hurt",
        "count",
        "incomparable",
        ("badly", "eight people", "50 people"),
        ("2022-01-18", "The shelling of Aleppo on Monday seriously injured eight people."),
        ("2022-01-18", "The shelling of Aleppo on Monday injured 50 people."),
    ),
    (
        "a year's toll and one attack's are two happenings",
        "count",
        "",
        (),
        ("2017-12-29", "The bombing of Kabul has killed 390 people so far this year."),
        ("2017-12-29", "The bombing of Kabul killed 41 people on Thursday."),
    ),
    (
        "whoever did it counted among the dead",
        "count",
        "incomparable",
        ("whoever did it", "six people", "five people"),
        ("2014-07-20", "The shooting in Tampa on Saturday killed six people, including the gunman."),
        ("2014-07-20", "The shooting in Tampa on Saturday killed five people."),
    ),
    (
        "some of a number and the number",
        "count",
        "incomparable",
        ("part", "21 of the 200 girls", "200 girls"),
        ("2016-10-14", "The rebels freed 21 of the 200 girls in Kano on Thursday."),
        ("2016-10-14", "The rebels freed 200 girls in Kano on Thursday."),
    ),
    (
        "two sums of money",
        "count",
        "conflicts",
        ("$5 million", "$7 million"),
        ("2021-05-06", "Denmark gave Chad $5 million on Wednesday."),
        ("2021-05-06", "Denmark gave Chad $7 million on Wednesday."),
    ),
    (
        "two weights",
        "count",
        "conflicts",
        ("500 tonnes", "5,000 tonnes"),
        ("2021-05-06", "Denmark shipped 500 tonnes of wheat to Lagos on Wednesday."),
        ("2021-05-06", "Denmark shipped 5,000 tonnes of wheat to Lagos on Wednesday."),
    ),
    (
        "one length in two units",
        "count",
        "agrees",
        ("80 kilometres", "50 miles"),
        ("2021-05-06", "The convoy travelled 80 kilometres to Lagos on Wednesday."),
        ("2021-05-06", "The convoy travelled 50 miles to Lagos on Wednesday."),
    ),
    (
        "two lengths in two units",
        "count",
        "conflicts",
        ("80 kilometres", "not 80"),
        ("2021-05-06", "The convoy travelled 80 kilometres to Lagos on Wednesday."),
        ("2021-05-06", "The convoy travelled 80 miles to Lagos on Wednesday."),
    ),
    (
        "two currencies",
        "count",
        "incomparable",
        ("$5 million", "£5 million"),
        ("2021-05-06", "Denmark gave Chad $5 million on Wednesday."),
        ("2021-05-06", "Denmark gave Chad £5 million on Wednesday."),
    ),
    (
        "asserted and denied",
        "status",
        "conflicts",
        ("the navy", "asserted", "denied"),
        ("2015-06-10", "The navy sank a trawler off Malta on Tuesday."),
        ("2015-06-10", "The navy denied that it had sunk a trawler off Malta on Tuesday."),
    ),
    (
        "a plan and its outcome",
        "status",
        "supersedes",
        ("planned", "done"),
        ("2022-03-01", "The port of Rotterdam will be closed on 5 March, officials said."),
        ("2022-03-06", "The port of Rotterdam was closed on 5 March."),
    ),
    (
        "a plan that did not come about",
        "status",
        "supersedes",
        ("planned", "denies that it came about"),
        ("2022-03-01", "The port of Rotterdam will be closed on 5 March, officials said."),
        ("2022-03-06", "The port of Rotterdam was not closed on 5 March."),
    ),
    (
        "ruled out and then done",
        "status",
        "supersedes",
        ("ruled out", "done"),
        ("2022-03-01", "Mayor Ann Okello of Rotterdam said on Tuesday that she would not resign."),
        ("2022-03-02", "Mayor Ann Okello of Rotterdam resigned on Wednesday."),
    ),
    (
        "certain and possible",
        "status",
        "refines",
        ("possible", "done"),
        ("2019-08-13", "The army retook the port of Rotterdam on Monday."),
        ("2019-08-13", "The army may have retaken the port of Rotterdam on Monday."),
    ),
    (
        "two sides",
        "who",
        "conflicts",
        ("Government troops", "Rebels"),
        ("2016-08-30", "Government troops took the city of Aleppo on Monday."),
        ("2016-08-30", "Rebels took the city of Aleppo on Monday."),
    ),
    (
        "a joint doer and one of the two",
        "who",
        "refines",
        ("France and Germany", "Germany"),
        ("2016-08-30", "France and Germany reopened the Rhine bridge in Strasbourg on Monday."),
        ("2016-08-30", "Germany reopened the Rhine bridge in Strasbourg on Monday."),
    ),
    (
        "one doer in both voices",
        "who",
        "",
        (),
        ("2016-08-30", "Germany closed the Rhine bridge in Cologne on Monday."),
        ("2016-08-30", "The Rhine bridge in Cologne was closed by Germany on Monday."),
    ),
    (
        "a town in its country",
        "where",
        "refines",
        ("Makassar", "Indonesia"),
        ("2018-11-12", "A plane crashed in Makassar on Sunday, killing the pilot Ann Okello."),
        ("2018-11-12", "A plane crashed in Indonesia on Sunday, killing the pilot Ann Okello."),
    ),
    (
        "two waters",
        "where",
        "conflicts",
        ("Coral Sea", "Indian Ocean"),
        ("2018-11-12", "The satellite fell into the Coral Sea on Sunday."),
        ("2018-11-12", "The satellite fell into the Indian Ocean on Sunday."),
    ),
    (
        "one thing named with another",
        "what",
        "refines",
        ("Cologne", "names more"),
        ("2018-11-12", "Germany closed the bridges of Cologne and Bonn on Sunday."),
        ("2018-11-12", "Germany closed the bridges of Cologne on Sunday."),
    ),
    (
        "one thing's two doers on one day",
        "who",
        "conflicts",
        ("Maria Auma", "Peter Phiri"),
        ("2023-05-11", "Maria Auma won the presidential election in Malawi on Tuesday."),
        ("2023-05-11", "Peter Phiri won the presidential election in Malawi on Tuesday."),
    ),
    (
        "two who may both visit",
        "who",
        "",
        (),
        ("2023-05-11", "Germany's foreign minister visited Kyiv on Wednesday."),
        ("2023-05-11", "France's foreign minister visited Kyiv on Wednesday."),
    ),
    (
        "a plan that took an older one's place",
        "when",
        "supersedes",
        ("“20 May”", "“27 May”"),
        ("2023-05-11", "The Senate will vote on the budget on 20 May."),
        ("2023-05-15", "The Senate will vote on the budget on 27 May, a week later than planned."),
    ),
    (
        "one person in two countries on one day, told by undated reports",
        "where",
        "conflicts",
        ("Ghana", "Togo"),
        ("", "The warlord Musa Keita was arrested in Ghana on 3 March 2021."),
        ("", "The warlord Musa Keita was arrested in Togo on 3 March 2021."),
    ),
    (
        "two terms of one sentence",
        "count",
        "conflicts",
        ("eight years", "12 years"),
        ("2023-05-11", "A court in Minsk sentenced the journalist Olga Petrova to eight years in prison on Wednesday."),
        ("2023-05-11", "A court in Minsk sentenced the journalist Olga Petrova to 12 years in prison on Wednesday."),
    ),
    (
        "nobody and some",
        "count",
        "conflicts",
        ("no one", "Six workers"),
        ("2023-05-11", "No one was hurt in the blast at the Novo plant in Lyon on Wednesday."),
        ("2023-05-11", "Six workers were hurt in the blast at the Novo plant in Lyon on Wednesday."),
    ),
    (
        "none of some people",
        "count",
        "",
        (),
        ("2023-05-11", "Police said that no embassy personnel had been hurt in the blast in Lyon on Wednesday."),
        ("2023-05-11", "The blast in Lyon on Wednesday killed two people and wounded at least 90, officials said."),
    ),
    (
        "a deed that its doers deny within a clause",
        "status",
        "conflicts",
        ("witnesses", "denied"),
        ("2023-05-11", "Rebels shot down a government drone over Mekelle on Wednesday, witnesses said."),
        ("2023-05-11", "Rebels denied shooting down a government drone over Mekelle on Wednesday."),
    ),
    (
        "one report tells both numbers",
        "count",
        "incomparable",
        ("both numbers", "120 miners", "45 miners"),
        ("2013-04-25", "Police detained 120 miners in Lyon on Wednesday and 45 in Lille."),
        ("2013-04-25", "On Wednesday police detained 45 miners in Lille, and 120 in Lyon."),
    ),
    (
        "two unknown things at two places",
        "where",
        "",
        (),
        ("2020-02-10", "A military helicopter crashed in Mali on Sunday."),
        ("2020-02-10", "A military helicopter crashed in Niger on Sunday."),
    ),
    (
        "the others and one of all",
        "count",
        "incomparable",
        ("part",),
        ("2023-05-11", "A welder died, but no one else was hurt in the blast at the Novo plant in Lyon on Wednesday."),
        ("2023-05-11", "The blast at the Novo plant in Lyon on Wednesday hurt six workers."),
    ),
    (
        "arrests of former years",
        "count",
        "incomparable",
        ("earlier ones",),
        ("2023-05-11", "Police reported four previous arrests of miners in Lyon on Wednesday."),
        ("2023-05-11", "Police reported 30 arrests of miners in Lyon on Wednesday."),
    ),
    (
        "goals of a half and of a match",
        "count",
        "incomparable",
        ("a part of the time",),
        ("2023-05-11", "Ann Okello scored two goals in the first half in Lyon on Wednesday."),
        ("2023-05-11", "Ann Okello scored three goals in Lyon on Wednesday."),
    ),
    (
        "two deaths that nothing but being news ties",
        "when",
        "",
        (),
        ("2013-09-16", "A climber from Chile died on Friday after a fall from a ridge."),
        ("2013-09-16", "A climber has died on Sunday in an accident."),
    ),
    (
        "troops of a land and rebels",
        "who",
        "conflicts",
        ("Syrian troops", "Rebels"),
        ("2016-08-30", "Syrian troops took the city of Aleppo on Monday."),
        ("2016-08-30", "Rebels took the city of Aleppo on Monday."),
    ),
    (
        "troops of the rebels and rebels",
        "who",
        "",
        (),
        ("2016-08-30", "Rebel troops took the city of Aleppo on Monday."),
        ("2016-08-30", "Militants took the city of Aleppo on Monday."),
    ),
    (
        "twin quakes told without days",
        "count",
        "",
        (),
        ("2005-11-28", "At least 50 people were injured when a quake hit the island of Lombok on Sunday."),
        ("", "A quake hit the island of Lombok on Sunday, injuring five people."),
    ),
]


@pytest.mark.parametrize(("slot", "kinds", "quoted", "a", "b"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_reports(tmp_path: Path, slot: str, kinds: str, quoted: tuple[str, ...], a: Report, b: Report) -> None:
    found = between(run(tmp_path, a, b), slot)
    assert {r.kind for r in found} == set(kinds.split())
    for words in quoted:
        assert any(words.casefold() in r.why.casefold() for r in found), [r.why for r in found]


@pytest.mark.parametrize(("slot", "kinds", "a", "b"), [(*c[1:3], *c[4:]) for c in CASES], ids=[c[0] for c in CASES])
def test_the_other_way_round(tmp_path: Path, slot: str, kinds: str, a: Report, b: Report) -> None:
    """The order of the articles changes nothing but the sides: with the same days, even those only by id."""
    assert {r.kind for r in between(run(tmp_path, b, a), slot)} == set(kinds.split())


# Slot, verdicts, what the reason says, and one article with its title.
ALONE = [
    (
        "two speakers of one article",
        ("count", "conflicts", "six men"),
        "Blast in Kabul",
        "Monday's strike in Kabul killed six men, officials said. The rebels said Monday's strike in Kabul killed two men.",
    ),
    (
        "one voice",
        ("count", "incomparable", "one voice"),
        "Blast in Kabul",
        "Monday's blast in Kabul killed six people. In all, Monday's blast in Kabul killed nine people.",
    ),
    (
        "headline and text",
        ("count", "conflicts", "headline"),
        "Blast in Kabul kills nine people",
        "The blast in Kabul on Monday killed six people.",
    ),
    (
        "not yet and then",
        ("status", "supersedes", "for the moment"),
        "Port of Rotterdam",
        "The port of Rotterdam had not yet reopened at noon. The port of Rotterdam reopened in the evening.",
    ),
    (
        "two measures of one length",
        ("unit", "conflicts", "249 miles"),
        "Road of Chad",
        "The road is 400 km (350 miles) long.",
    ),
]


@pytest.mark.parametrize(("wanted", "title", "text"), [c[1:] for c in ALONE], ids=[c[0] for c in ALONE])
def test_one_article(tmp_path: Path, wanted: tuple[str, str, str], title: str, text: str) -> None:
    slot, kind, words = wanted
    found = within(run(tmp_path, ("2022-01-18", text), titles=(title,)), slot)
    assert [r.kind for r in found] == [kind]
    assert words in found[0].why


def copies(folder: Path) -> Result:
    text = "The strike on Aleppo on Tuesday killed 12 people. The army closed the port of Odessa on Monday."
    return run(folder, ("2022-05-11", text), ("2022-05-11", text))


def test_two_copies_give_no_conflict_and_one_origin(tmp_path: Path) -> None:
    result = copies(tmp_path)
    assert not [r for r in result.relations if r.kind != "agrees"]
    shared = [e for e in result.events if len({c.article for c in result.claims if c.id in e.claims}) == 2]
    assert shared
    assert all(len(e.origins) == 1 for e in shared)


def test_opposites_are_one_conflict_however_many_tell(tmp_path: Path) -> None:
    words = ("open", "closed", "open", "closed", "closed", "open")
    result = run(tmp_path, *(("2023-05-11", f"The port of Odessa was {word} on Wednesday.") for word in words))
    assert [r.kind for r in result.relations if r.slot == "event"] == ["conflicts"]
    told = [sorted(len(v.claims) for v in s.values) for e in result.events for s in e.slots if s.slot == "event"]
    assert told == [[3, 3]]


def test_a_plan_hides_no_contradiction_of_others(tmp_path: Path) -> None:
    """The plan's day is the one outlet's day of the deed too: what counts is that another outlet has the next day."""
    result = run(
        tmp_path,
        ("2023-03-12", "The port of Odessa will reopen on Monday, the ministry said."),
        ("2023-03-14", "The port of Odessa reopened on Monday."),
        ("2023-03-15", "The port of Odessa reopened on Tuesday."),
    )
    claims = {c.id: c for c in result.claims}
    told = [(r.kind, claims[r.a].status, claims[r.b].status) for r in result.relations if r.slot == "when"]
    assert told == [("conflicts", "actual", "actual")]


def test_capitals_make_no_value(tmp_path: Path) -> None:
    text = "cyclone killed nine people in Beira on Tuesday."
    result = run(tmp_path, ("2023-05-11", f"Cyclone {text[8:]}"), ("2023-05-11", f"The {text}"))
    assert [len(s.values) for e in result.events for s in e.slots if s.slot == "who"] == [1]


NEWS = (
    ("2023-05-11", "The cyclone killed 12 people in Beira on Wednesday. The port of Beira was open on Wednesday."),
    ("2023-05-11", "The cyclone killed nine people in Beira on Wednesday. The port of Beira was closed on Wednesday."),
    ("2023-05-13", "The cyclone killed 30 people in Beira on Wednesday. The airport will reopen on 20 May."),
    ("2023-05-14", "The airport in Beira reopened on 21 May, a day later than planned, officials said."),
    ("", "Rebels took the town of Djibo on 3 March 2021. Rebels denied shelling the town of Djibo."),
    ("", "Government troops took the town of Djibo on 4 March 2021."),
)


@pytest.mark.parametrize("seed", range(4))
def test_order_of_articles_changes_nothing_but_the_sides(tmp_path: Path, seed: int) -> None:
    shuffled = list(NEWS)
    Random(seed).shuffle(shuffled)
    assert verdicts(run(tmp_path, *shuffled)) == verdicts(run(tmp_path, *NEWS))


def verdicts(result: Result) -> set[tuple[str, ...]]:
    """The verdicts with their sides in words; only "refines" and "supersedes" tell which of them comes first."""
    claims = {c.id: c for c in result.claims}
    told = []
    for r in result.relations:
        ends = [claims[c].evidence.text for c in (r.a, r.b)]
        told.append((r.kind, r.slot, *(ends if r.kind in ("refines", "supersedes") else sorted(ends))))
    return set(told)
