"""When, where, how many, who says so, whether: each slot goes to the predicate that it belongs to."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.model import Claim

Read = Callable[..., Doc]


def one(doc: Doc, lemma: str) -> Claim:
    found = [c for c in claims_of(doc) if c.predicate.lemma == lemma]
    assert len(found) == 1, [c.predicate.lemma for c in claims_of(doc)]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "lemma", "when"),
    [
        ("The closure in 2014 hurt the town.", "hurt", "2014"),
        ("The ministry said on Monday it would close the plant.", "close", None),
        ("The ministry said that on Monday it would close the plant.", "close", "Monday"),
        ("The boy was in the moat for ten minutes when the guard was shot.", "shoot", None),
        ("Rebels launched an attack on the airport on 3 May 2019.", "launch attack", "3 May 2019"),
        ("He was shot and killed on 7 June by guards.", "shoot", "7 June"),
        ("He was shot during a 13-minute rampage.", "shoot", None),
        ("The couple were married in 1985 and moved into a house.", "move", None),
        ("In 1985 the couple were married and moved into a house.", "move", "1985"),
        ("The couple were married on 3 May and moved into a house.", "move", "3 May"),
        ("Omar Samir Said (June 8, 1989 – June 7, 2013) was identified as the gunman on June 9.", "identify", "June 9"),
        ("While the factory was sold this year, its workers kept their jobs.", "keep", None),
        ("Two drivers died while they were crossing the pass on Sunday.", "die", "Sunday"),
        ("He was gravely wounded and died on Sunday.", "wound", None),
        ("The mass abduction in April 2014 underscored the dangers.", "underscore", None),
        ("He was held in 2006, but police could not give details.", "give", None),
        ("The reopening of the lock is scheduled for 7 June.", "reopening", "7 June"),
        ("The collision of two trams occurred on 7 June.", "collision", "7 June"),
        # since when it is a record, and by how long it came before or after something
        ("It was the worst flood since 1959.", "flood", None),
        ("The road has been shut since 1959.", "shut", "1959"),
        ("The boy was shot ten minutes after falling in.", "shoot", None),
        ("The mill burned about an hour before midnight.", "burn", None),
        ("The mill burned before midnight.", "burn", "midnight"),
        # a participle behind a comma goes with the whole clause
        ("Rebels freed the men held in 2014, raising hopes.", "raise", None),
        # what is seen at something, and a noun that stands before another
        ("Planes were seen circling the bay early on Friday.", "see", "early on Friday"),
        ("Friday's shooting spree hurt the town.", "shooting", "Friday"),
        ("On 3 May 12 soldiers were killed near Turin.", "kill", "3 May"),
        ("He had sold the boat in January and was not liable.", "liable", None),
        ("They had been living at 2036 Yorkshire Avenue.", "live", None),
        ("She spoke on Monday, a year after the war ended.", "end", None),
        ("Two men died and nine were hurt when a bus overturned on Sunday.", "hurt", "Sunday"),
        ("Two men died and nine were hurt when a bus overturned on Sunday.", "die", "Sunday"),
    ],
)
def test_when(read: Read, sentence: str, lemma: str, when: str | None) -> None:
    found = one(read(sentence), lemma).when
    assert (found.span.text if found else None) == when


@pytest.mark.parametrize(
    ("sentence", "lemma", "where"),
    [
        ("The bus overturned near Turin.", "overturn", ["Turin"]),
        ("The bridge in Mosul was reopened.", "reopen", ["Mosul"]),
        ("The camp is located 40 km north of Turin.", "locate", ["Turin"]),
        ("The minister asked Norway to send ships during a visit to Berlin.", "ask", ["Berlin"]),
        ("The mayor criticised the Bank of England.", "criticise", []),
        ("A man from Turin has been arrested.", "arrest", []),
        ("All staff were unharmed, according to the ministry in Berlin.", "unharmed", []),
        ("Police arrested a Turin-born baker.", "arrest", []),
        ("Police arrested a man in Turin.", "arrest", ["Turin"]),
        ("Police freed the Turin girls.", "free", []),
        ("We handed them to the Norway government.", "hand", []),
        ("Two men died when a bus overturned near Turin.", "die", ["Turin"]),
        ("Two men died after a bus overturned near Turin.", "die", ["Turin"]),
        ("Two men were hurt after a bus had overturned near Turin.", "hurt", ["Turin"]),
        ("Two men died after a collision near Turin.", "die", ["Turin"]),
        ("Two men were freed after a bus overturned near Turin.", "free", []),
        # whose forces or office it is, and what one is thankful to
        ("They sent ships in support of Afghan and US special forces.", "support", []),
        ("The girls met the governor of Kenya's Lamu county.", "meet", []),
        ("We are thankful to the Turin choir.", "thankful", []),
        ("They sang in Turin's honour.", "sing", []),
        # what shares a place: another harm, a means, what "where" stands for
        ("A blast killed two guards and injured dozens in Turin.", "kill", ["Turin"]),
        ("A guard met two nurses and left a note in Turin.", "meet", []),
        ("Troops crushed the protests using tear gas in Turin.", "crush", ["Turin"]),
        ("She flew to Italy and to Turin, where she met the mayor.", "meet", ["Turin"]),
        ("She liked Turin, which pleased the mayor.", "please", []),
        ("These are the 21 freed women, according to Norway's government.", "woman", []),
    ],
)
def test_where(read: Read, sentence: str, lemma: str, where: list[str]) -> None:
    assert [p.span.text for p in one(read(sentence), lemma).where] == where


@pytest.mark.parametrize(
    ("sentence", "lemma", "counts"),
    [
        ("At least 12 people were killed.", "kill", [(">=", 12, "killed")]),
        ("Half a dozen boats sank.", "sink", [("=", 6, None)]),
        ("The gunman arrived at Elm College, a school with about 900 pupils.", "arrive", []),
        ("Nine of them arrived at Elm College.", "arrive", [("=", 9, None)]),
        ("Two men were killed and a third was wounded.", "wound", [("=", 1, "injured")]),
        ("No one was hurt.", "hurt", [("=", 0, "injured")]),
        ("A man was killed.", "kill", [("=", 1, "killed")]),
        ("Three people are missing after the flood.", "miss", [("=", 3, "missing")]),
        ("About 4,000 people were displaced by the fighting.", "displace", [("~", 4000, "displaced")]),
        ("The death toll rose to 35.", "rise", [("=", 35, "killed")]),
        ("The death toll rose from 12 to 35.", "rise", [("=", 35, "killed")]),
        ("The clinic put the death toll at 58.", "death toll", [("=", 58, "killed")]),
        ("Ferry sinks off Malta, dozens missing", "sink", []),
        ("The gunman shot at city bus 4057.", "shoot", []),
        ("Karl Boll, 68, was shot by a guard.", "shoot", [("=", 68, None)]),
        (
            "He shot his father, Karl Boll, 68, and his brother, Emil Boll, 25.",
            "shoot",
            [("=", 68, None), ("=", 25, None)],
        ),
        ("The victim, who along with her father, Karl Boll, 68, was shot by a guard, died at night.", "shoot", []),
        ("Casualties have been one of the gravest issues.", "one", [("=", 1, None)]),
        ("Nine children under the age of eight drowned.", "drown", [("=", 9, "killed"), ("=", 8, None)]),
        ("On Tuesday 40 soldiers were killed.", "kill", [("=", 40, "killed")]),
        ("On 3 May 12 soldiers were killed near Turin.", "kill", [("=", 12, "killed")]),
        ("The girl died of her wounds two days later.[4][12]", "die", []),
    ],
)
def test_how_many(read: Read, sentence: str, lemma: str, counts: list[tuple[str, float, str | None]]) -> None:
    found = one(read(sentence), lemma).quantities
    assert [(q.relation, q.value, q.role) for q in found] == counts


@pytest.mark.parametrize(
    ("sentence", "lemma", "speakers"),
    [
        ("“The road is shut,” the mayor said. “Nobody can pass.”", "pass", ["the mayor"]),
        ("The mayor did not comment on the raid.", "raid", []),
        ("According to the ministry, two bridges collapsed.", "collapse", ["the ministry"]),
        ("The minister told Reuters the talks had failed.", "fail", ["The minister"]),
        ("The firm said in a statement that the plant would close.", "close", ["The firm"]),
        ("The general was quoted as saying that the fort had fallen.", "fall", ["The general"]),
        (
            "The newspaper Le Monde quoted sources as saying the bank had failed.",
            "fail",
            ["The newspaper Le Monde", "sources"],
        ),
    ],
)
def test_who_says_so(read: Read, sentence: str, lemma: str, speakers: list[str]) -> None:
    assert [s.text for s in one(read(sentence), lemma).said_by] == speakers


@pytest.mark.parametrize(
    ("sentence", "lemma", "status", "negated"),
    [
        ("The army did not shell the village.", "shell", "actual", True),
        ("The army denied that it shelled the village.", "shell", "actual", True),
        ("The bridge is no longer closed.", "close", "actual", True),
        ("The crew failed to reach the port.", "reach", "actual", True),
        ("The crew managed to reach the port.", "reach", "actual", False),
        ("The mayor refused to resign.", "resign", "actual", True),
        ("The court rejected reports that the judge had resigned.", "resign", "actual", True),
        ("The ministry has no plans to close the school.", "close", "planned", True),
        ("The firm plans to close the plant.", "close", "planned", False),
        ("The firm is set to close the plant.", "close", "planned", False),
        ("The judge ordered the firm to close the plant.", "close", "planned", False),
        ("The pilot is alleged to have fled.", "flee", "possible", False),
        ("If the dam breaks, the town will flood.", "flood", "possible", False),
        ("Had the crew acted, the ship would be afloat.", "act", "possible", False),
        ("The ferry will sail when the storm passes.", "pass", "planned", False),
        ("Mayor says bridge to reopen in May", "reopen", "planned", False),
        ("Did the army shell the village?", "shell", "possible", False),
        ("Why did the mill burn?", "burn", "actual", False),
    ],
)
def test_whether_it_happened(read: Read, sentence: str, lemma: str, status: str, negated: bool) -> None:
    found = one(read(sentence), lemma)
    assert (found.status, found.negated) == (status, negated)


@pytest.mark.parametrize(
    ("sentence", "lemma", "plural"),
    [
        ("They saw the ferry which sank on Monday.", "sink", False),
        ("They looked for a ferry that sank on Monday.", "sink", False),
        ("They looked for two ferries that sank on Monday.", "sink", True),
        ("The ferry was full when it sank.", "sink", False),
        ("Two buses collided.", "collide", True),
    ],
)
def test_a_pronoun_is_as_many_as_what_it_stands_for(read: Read, sentence: str, lemma: str, plural: bool) -> None:
    what = one(read(sentence), lemma).what
    assert what is not None
    assert what.plural == plural


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Two countries signed the pact.", ["Two countries"]),
        ("The two countries signed the pact.", []),
        ("The two guards signed the pact.", ["The two guards"]),
    ],
)
def test_known_parties_are_no_news_to_count(read: Read, sentence: str, counted: list[str]) -> None:
    (told,) = (c for c in claims_of(read(sentence)) if c.predicate.lemma.startswith("sign"))
    assert [q.span.text for q in told.quantities if q.span is not None] == counted


def test_what_a_meeting_is_about_is_neither_its_time_nor_its_place(read: Read) -> None:
    told = one(read("The meeting in Brussels on the future of Syria failed."), "meeting")
    assert (told.when, [p.name for p in told.where]) == (None, ["Brussels"])
