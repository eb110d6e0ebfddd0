"""A Doc's tokens as lists."""

import pickle

from claimx.nlp.capitals import capitals_of
from claimx.nlp.words import KEY, words_of

TEXT = "The Tall-Abyad crossing\u00a0near al-Qasr, “shut”  on 3 May;\n\nTheresa May’s U.S.-led envoys left."


def test_each_list_holds_what_the_token_holds(read):
    doc = read(TEXT)
    words = words_of(doc)
    assert words.whole == doc.text
    for i, token in enumerate(doc):
        assert (words.text[i], words.lower[i], words.lemma[i]) == (token.text, token.lower_, token.lemma_)
        assert (words.pos[i], words.label[i], words.iob[i]) == (token.pos_, token.ent_type_, token.ent_iob_)
        assert (words.offsets[i], words.end_of(i)) == (token.idx, token.idx + len(token))
        assert (bool(words.spaced[i]), bool(words.is_space[i])) == (bool(token.whitespace_), token.is_space)
        assert (bool(words.is_stop[i]), words.starts_sentence[i]) == (token.is_stop, bool(token.is_sent_start))
    assert words.between(1, 5) == doc[1:5].text


def test_an_empty_text_has_no_words(nlp):
    words = words_of(nlp.make_doc(""))
    assert (len(words), words.whole, words.offsets) == (0, "", [0])


def test_they_are_read_once_and_left_out_of_a_pickle(read):
    doc = read(TEXT)
    assert words_of(doc) is words_of(doc)
    before = words_of(doc)
    assert words_of(doc, fresh=True) is not before
    assert pickle.loads(pickle.dumps(doc)).user_data[KEY] is None


def test_capital_sequences(read):
    words = words_of(read("In Tall-Abyad the Mazar-i-Sharif road and al-Qasr, Ibn Said said."))
    found = [words.between(*bounds) for bounds in capitals_of(words).chunks]
    assert found == ["Tall-Abyad", "Mazar-i-Sharif", "al-Qasr", "Ibn Said"]
