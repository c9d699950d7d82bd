"""The words by which an addressee or a signer is told from prose."""

from outreach_lint.document.atoms import field_pattern
from outreach_lint.document.word_set import word_set

HONORIFICS = word_set(
    "cllr mr mrs ms miss mx dr prof professor rev reverend fr father sister brother hon judge senator governor mayor"
    " captain capt sgt lt col gen major coach chef maestro rabbi imam pastor herr frau señor señora sr sra srta"
    " monsieur madame mme mlle dott ing avv sir madam"
    # titles before names in many lands: of trades, of faiths, of chiefs, of schools and of ranks
    " engr eng arch arq ar pst adv advocate barr barrister"
    " atty attorney justice qs tpl surv pharm chief alhaji alhaja hajia"
    " hajiya haji hajjah sheikh shaikh sheikha shaikha ustaz ustadz ustad mallam malam maulana mufti datuk dato"
    " datin tun tuan puan encik cik pak bapak ibu bu kak otunba oba eze igwe oloye nana togbe prince princess"
    " apostle bishop archbishop cardinal canon deacon deaconess evangelist prophet elder revd vicar swami guru"
    " pandit sadhguru shri sri shree smt shrimati kumari sushri thiru thirumathi sensei mwalimu mzee bwana oga"
    " ambassador amb honourable honorable dra drs lic licda licenciado licenciada mtro mtra maestra profa profesor"
    " profesora dipl dott.ssa dottore dottoressa geom sig signor signora signorina pani mgr phdr mudr judr ir drg"
    " commander cmdr comandante lieutenant sergeant corporal cpl admiral commodore brigadier brig inspector insp"
    " superintendent supt constable councillor councilor alderman alderwoman uncle aunt auntie aunty mdm mister"
    " matron nurse lady lord dame doctor teacher"
)
PARTICLES = word_set("van von den der de del della di da dos das du la le el al bin ibn ben ter ten zu af av y e")
CONNECTORS = frozenset({"and", "&", "+", "or", "und", "et", "og", "och"})
GENERIC = word_set(
    "there all team everyone everybody folks friend friends guys both y'all yall colleague colleagues neighbor"
    " neighbour sirs mate man bro boss legend"
)
# Words that stand with a capital letter at the start of prose, a heading or a button, and are no one's name.
NOT_NAMES = word_set(
    "i i'm i've i'd i'll we we're we've we'd we'll you you're you've you'd you'll your yours he she it it's its"
    " they my our us me this that that's these those the a an is are was were be been am will would can could"
    " should shall may do does did don't have has had not no yes yeah yep nope sure ok okay oh ah wow well so also"
    " but or nor if as at in on to of for from with by about after before since while when where what why who how"
    " which then than now today tomorrow yesterday tonight next last first second third lately still just only"
    " even again maybe perhaps however meanwhile instead otherwise anyway besides overall together finally indeed"
    " true right wrong look listen guess sorry please thanks thank thankfully congrats congratulations kudos bravo"
    " welcome great good nice cool awesome amazing lovely love loved hope hoping happy glad quick quickly short"
    " question reminder update notice note fyi btw lol ps pps rsvp asap eod tbd faq book demo free click here call"
    " now reply learn more view read download register get start started sign join unsubscribe schedule meeting"
    " offer sale save buy order shop try see saw heard noticed let let's sent send tell give take make want wanted"
    " need interested thoughts cheers best regards sincerely warmly everything nothing something anything nobody"
    " monday tuesday wednesday thursday friday saturday sunday january february march july august september"
    " october november december one two three four five once twice another each every any some most many few fair"
    " worth open sounds sound coming details agenda location time date subject summary background problem solution"
    " price pricing results attached enclosed confidential important urgent breaking new limited speaking"
    " following regarding given because although though until unless either neither thing things way out up down"
    " over off back ready absolutely exactly done agreed correct"
)
_LY_NAMES = word_set("kelly sally molly emily billy carly lily beverly kimberly polly holly milly shelly reilly")


def is_name_word(word: str) -> bool:
    """Tell whether a word may be a part of a name: a capital letter first, and no common word."""
    lowered = word.lower()
    if not word[:1].isupper() or lowered in NOT_NAMES:
        return False
    return not lowered.endswith("ly") or lowered in _LY_NAMES


def is_name(text: str, most: int = 4) -> bool:
    """Tell whether a short text is nothing but a name or merge fields."""
    rest = field_pattern().sub(" X ", text)
    words = rest.replace(".", ". ").split()
    if not 0 < len(words) <= most or any(mark in rest for mark in "?!:;,"):
        return False
    bare = [word.rstrip(".") for word in words]
    return is_name_word(bare[0]) and all(is_name_word(word) or word in PARTICLES | CONNECTORS for word in bare[1:])
