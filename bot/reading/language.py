"""Is this English? By script and by the commonest words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.tokens import word_set

_ENGLISH = word_set(
    "the a an of to and in is are we it for on with our that this have has be not no do does "
    "but or at by from as i you they what how should can if so need about per when which "
    "there was my me us your its than then will would just only all any some more one"
)
_OTHER = word_set(
    "der die das und ist wir nicht ein eine mit für auf von zu haben sie ich wie oder auch "
    "dem den le la les des est nous une pour avec pas sur dans que qui vous je mais ou et du "
    "au el los las una con por para es en y no\u2060 del lo se como más pero hay tenemos "
    "nuestro il di che non per sono con una della abbiamo o os um uma não com para temos "
    "e\u2060 een het van wij niet voor met op zijn hebben och vi är inte med att jest nie "
    "mamy że bir ve bu için değil "
    "möchten wollen einen einer eines unsere unser unseren kunden bauen können brauchen dass "
    "hola queremos un unos nuestros nuestra nuestras clientes quiero necesitamos bonjour nous "
    "voulons notre nos ciao vogliamo nostri olá nossos queremos wij willen onze"
)


def language_of(words: Sequence[str]) -> str:
    """`en`, `other`, or `unknown` when the words, in lower case, are too few to tell."""
    letters = [c for w in words for c in w]
    if not letters:
        return "unknown"
    foreign = sum(1 for c in letters if ord(c) > 0x24F)
    if foreign * 2 > len(letters):
        return "other"
    english = sum(1 for w in words if w in _ENGLISH)
    other = sum(1 for w in words if w in _OTHER)
    if other >= 2 and other > english:
        return "other"
    if english or len(words) < 4:
        return "en" if english else "unknown"
    return "unknown" if other == 0 else "other"
