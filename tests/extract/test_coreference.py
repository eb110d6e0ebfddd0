"""What pronouns stand for."""

import pytest

from claimx.extract.references import References
from claimx.model import Article
from claimx.nlp.annotate import annotated


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Lena Okafor resigned on Monday. She left the capital.", "She", "Lena Okafor"),
        ("A court jailed Lena Okafor on Monday. She will appeal.", "She", "Lena Okafor"),
        ("Lena Okafor defended herself on Monday.", "herself", "Lena Okafor"),
        ("Flooding closed the bridge on Monday. He drove home.", "He", None),
    ],
)
def test_a_person_s_pronoun(nlp, text, pronoun, name):
    doc = annotated(nlp, Article("a.txt", text, "a.txt"))
    token = next(t for t in doc if t.text == pronoun)
    assert References(doc).argument(token).name == name
