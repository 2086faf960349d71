"""Ranking: the articles that an engine nominated come in, the same articles come out in our order, each with a score.

The score is a weighted sum of likenesses (`corpus/likeness.py`). The weights were fitted by maximum likelihood of the
right article among the nominated ones (conditional logistic regression, all development queries together); 26 numbers
over 7,700 queries leave little to overfit. `docs/search.md` says what each group of them brings.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.index.engine import Condition, Engine, Probe
from corpus.index.terms import Forms, grams, units_of_initials
from corpus.likeness import CLOSE_FEATURES, FEATURES, Sought, close, rough
from corpus.sound import initials

_ROUGH_WEIGHTS = dict(zip(FEATURES, (3.75, 2.17, 3.88, 3.91, 1.53, 0.19, 0.59, 1.2, 3.7), strict=True))
_WEIGHTS = dict(zip(FEATURES, (2.87, 0.9, 3.24, 1.92, 1.03, -0.15, 0.04, 0.57, 1.9), strict=True))
_CLOSE_WEIGHTS = dict(zip(CLOSE_FEATURES, (1.91, 1.97, 1.76, 1.91, 0.98, 1.04, 2.03, 3.12), strict=True))
_FULL_SCORE = sum(_WEIGHTS.values()) + sum(_CLOSE_WEIGHTS.values())
"""What an article scores that has every word once, side by side, and as its title."""

NOMINATED = 24
"""Candidates from each probe; with 50 the right article was among them for 99.8 % of the development queries, with 24 R@1 is
0.1 lower and a search a quarter faster."""
_INITIALS_WEIGHT = 9.0
"""What a heading scores whose pinyin initials were typed; set by hand so that nothing but a literal match beats it."""
COMPARED = 20
"""Candidates that are looked at closely; more changed no figure."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An article's key with its score: about 1 for a perfect match, below 0.25 for an accident."""

    key: int
    score: float


def probes(of: Sought) -> tuple[Probe, ...]:
    """The ways in which an article may be nominated: by letters, by sounds, by what stands above the text."""
    words, pairs, characters, sounds = (
        tuple(term for term, _ in terms) for terms in (of.words, of.grams, of.characters, of.sounds)
    )
    return (
        Probe((("words", words, 1.0), ("grams", pairs, 1.0), ("characters", characters, 0.2))),
        Probe((("sounds", sounds, 1.0),)),
        Probe((("head_grams", pairs, 1.0), ("head_sounds", sounds, 1.0))),
        Probe((("initials", _typed_initials(of), 1.0),)),
    )


def _typed_initials(of: Sought) -> tuple[str, ...]:
    """`rcjc` may be the initials of 容错纠错: letters alone, too few vowels to be syllables."""
    return tuple(pair for letters in _letters(of) for pair in grams(units_of_initials(letters)))


def _letters(of: Sought) -> list[str]:
    return [one.plain for one in of.typed if one.plain.isascii() and one.plain.isalpha() and not one.pinyin]


def nominate(of: Sought, condition: Condition, engine: Engine, most: int = NOMINATED) -> list[int]:
    """Keys of every article that any probe finds among its first `most`, each once."""
    keys: dict[int, None] = {}
    for probe in probes(of):
        keys.update(dict.fromkeys(engine.nominate(probe, condition, most)))
    return list(keys)


def rank(of: Sought, candidates: Mapping[int, Forms], compared: int = COMPARED) -> list[Ranked]:
    """Order candidates, best first; the dear comparison is made for the best `compared` of the cheap one only."""
    cheap = {key: rough(of, forms) for key, forms in candidates.items()}
    initial = {key: _initials_score(of, forms) for key, forms in candidates.items()}
    roughly = {key: initial[key] + _sum(_ROUGH_WEIGHTS, values) for key, values in cheap.items()}
    order = sorted(candidates, key=lambda key: (-roughly[key], key))
    best = [Ranked(key, _closely(of, candidates[key], cheap[key], initial[key])) for key in order[:compared]]
    best.sort(key=lambda one: (-one.score, one.key))
    floor = best[-1].score if best else 0.0
    rest = [Ranked(key, min(floor, _sum(_WEIGHTS, cheap[key]) / _FULL_SCORE)) for key in order[compared:]]
    return best + rest


def _closely(of: Sought, forms: Forms, cheap: tuple[float, ...], initial: float) -> float:
    return (initial + _sum(_WEIGHTS, cheap) + _sum(_CLOSE_WEIGHTS, close(of, forms))) / _FULL_SCORE


def _initials_score(of: Sought, forms: Forms) -> float:
    letters = _letters(of)
    if not letters:
        return 0.0
    heads = [initials(line) for line in forms.sound[: len(forms.head)].split("\n")]
    typed = {one.plain: one.weight for one in of.typed}
    return _INITIALS_WEIGHT * sum(typed[one] for one in letters if any(one in head for head in heads))


def _sum(weights: Mapping[str, float], values: tuple[float, ...]) -> float:
    return sum(weight * value for weight, value in zip(weights.values(), values, strict=True))
