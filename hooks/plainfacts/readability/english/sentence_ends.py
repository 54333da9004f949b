"""The English words by which the ends of sentences are found. `Language` says what each set is for."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words(
    "dr mr mrs ms mx prof st sr rev hon gen col capt lt sgt gov sen rep pres fr messrs mme mlle "
    "e.g i.e eg ie vs v viz cf ca approx resp incl excl esp figs eqs refs nos vols chs secs pp"
)
BEFORE_NUMBER = _words(
    "no nr fig figs eq eqs ref refs vol vols ch chap sec sect art p pp para app suppl tab pt ver v op cit "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
MAY_BE_LAST = _words(
    "etc al inc ltd co corp llc plc jr sr ph.d m.d b.sc m.sc a.m p.m u.s u.k e.u u.n u.s.a d.c n.b "
    "jan feb mar apr jun jul aug sept oct nov dec mon tue tues wed thu thurs fri "
    "dept univ assn bros est min max avg std ave blvd rd mt ft hr hrs lb lbs oz spp sp subsp var"
)
STARTERS = _words(
    "a about after all although an and another any anyone are as at be because before both but by can children could "
    "did do does during each even every everyone few first for from further had has have he her here his how however "
    "i if in into is it its it's let many may more most much my no none not now of on once one only or other our "
    "over patients people she should since so some someone such than that the their them then there therefore these "
    "they this those three through thus to two under until up was we were what when where whether which while who "
    "why will with without would yes you your"
)
LETTERED = _words(
    "vitamin vitamins hepatitis arm arms group groups type types grade factor plan class cohort part level section box "
    "option category influenza stage phase step appendix table panel column row drug treatment protein antigen"
)
# Words that chain nouns together in written English ("the removal of the ovaries by ...").
JOINING = _words("the of by as which")
