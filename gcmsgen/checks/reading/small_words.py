"""The small words of both languages that the other does not have: by them a text tells in which it is written."""

from gcmsgen.language import Language

_ENGLISH = (
    "the of to and in that is was for by not you your have has this with will be are it an or may again if on were "
    "does did would they he she there these those from which who what where when been had"
)
_FRENCH = (
    "le la les de des du et en que est pour par ne pas vous votre vos nous notre cette ce avec sera sont une un au aux ou si dans"
    " sur qui à aucun aucune être ont il elle ils elles ni"
)
SMALL_WORDS = {Language.EN: frozenset(_ENGLISH.split()), Language.FR: frozenset(_FRENCH.split())}
