//! Whether a date without a year or week is one that has been or one that is to come.
//!
//! The nearest word before it that tells decides, or else the first one behind it; bounded, and
//! never across the end of a sentence.

use super::Word;
use super::prose::Prose;

/// Words looked at before and behind a date.
const BEFORE: usize = 14;
const BEHIND: usize = 10;
/// How far behind a verb in the present tense its day may stand.
const NEAR: usize = 4;
/// A date with no more words before it leads its sentence.
const LEAD: usize = 7;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Untold,
}

/// The tense of what is said around the tokens from `at` to `next`.
pub(super) fn tense(prose: Prose<'_>, at: usize, next: usize) -> Tense {
    // "the vote is on May 4"
    let preposition = matches!(prose.word_before(at), Some(Word::On | Word::In | Word::For));
    if preposition && at >= 2 && matches!(prose.spelling(at - 2), "is" | "are") {
        return Tense::Future;
    }
    let verb_at = at.wrapping_sub(if preposition { 2 } else { 1 });
    if is_fixture(prose, verb_at) {
        return Tense::Future;
    }
    if is_headline_infinitive(prose, at) && at >= 4 && prose.is_word(at - 4) && told(prose, at - 4).is_none()
    {
        return Tense::Future;
    }
    // "will take office on Jan. 20 after a victory on Tuesday": the verb has a day of its own, and what is behind "after"
    // came before it.
    let (mut is_behind, mut has_own_day) = (false, false);
    for before in (at.saturating_sub(BEFORE)..at).rev() {
        if is_stop(prose, before) {
            break;
        }
        if let Some(tense) = told(prose, before) {
            return if has_own_day && tense == Tense::Future { Tense::Past } else { tense };
        }
        // "Planes leave Frankfurt Tuesday"
        if before + NEAR >= at && !is_behind && is_fixture(prose, before) {
            return Tense::Future;
        }
        has_own_day |= is_behind && matches!(prose.word(before), Some(Word::Month(_) | Word::MonthShort(_)));
        is_behind |= prose.is(before, Word::After);
    }
    // "On May 4, voters will …" goes on behind its comma; "it burst on May 4, because …" has said it all.
    let leads = (at.saturating_sub(LEAD)..at).any(|before| is_stop(prose, before)) || at < LEAD;
    let next = behind_aside(prose, next);
    for behind in next..prose.tokens.len().min(next + BEHIND) {
        if is_stop(prose, behind) || !leads && prose.mark(behind) == Some(',') {
            break;
        }
        if leads && is_fixture(prose, behind) {
            return Tense::Future;
        }
        if let Some(tense) = told(prose, behind) {
            return tense;
        }
    }
    if is_headline_infinitive(prose, at) { Tense::Future } else { Tense::Untold }
}

/// "Wednesday's funeral of the actor, *who died last week,* will be held": the token behind a relative clause, if one
/// stands near behind `at`, else `at` itself.
fn behind_aside(prose: Prose<'_>, at: usize) -> usize {
    const LONGEST: usize = 14;
    let opens =
        |at: &usize| prose.is_mark(*at, ',') && matches!(prose.spelling(at + 1), "which" | "who" | "whose");
    let Some(opening) = (at..at + BEHIND).take_while(|at| !is_stop(prose, *at)).find(opens) else {
        return at;
    };
    let no_verb = (at..opening).all(|at| told(prose, at).is_none());
    let closing = (opening + 2..opening + LONGEST).find(|at| prose.is_mark(*at, ','));
    closing.filter(|_| no_verb).map_or(at, |closing| closing + 1)
}

/// "On Wednesday Rovers travel to Derby", "EU ministers meet on Friday", "Parliament returns Monday": the present tense of
/// what is fixed. "His visit on Friday" is a noun.
fn is_fixture(prose: Prose<'_>, at: usize) -> bool {
    const OF_MANY: &[&str] = &[
        "arrive", "begin", "come", "end", "expire", "face", "head", "host", "leave", "meet", "open", "play",
        "resume", "return", "speak", "start", "travel", "visit", "vote",
    ];
    const OF_ONE: &[&str] = &[
        "comes", "faces", "heads", "hosts", "leaves", "meets", "plays", "returns", "speaks", "travels",
        "turns", "visits", "votes",
    ];
    const MANY: &[&str] = &["they", "we", "men", "women", "people", "both"];
    const ONE: &[&str] = &["he", "it", "she", "which", "who"];
    let Some(before) = at.checked_sub(1) else { return false };
    let subject = prose.spelling(before);
    let is_name =
        prose.is_capitalised(before) && prose.word(before).is_none() && !prose.is_possessive(before);
    let is = |listed: &[&str]| listed.iter().any(|word| subject.eq_ignore_ascii_case(word));
    let plural =
        prose.is_word(before) && subject.ends_with('s') && subject.len() > 3 && !prose.is_possessive(before);
    OF_MANY.contains(&prose.spelling(at))
        && (plural && matches!(prose.word(before), None | Some(Word::Yearly)) || is(MANY))
        || OF_ONE.contains(&prose.spelling(at)) && (is_name || is(ONE) || prose.is_mark(before, ','))
        || matches!(prose.spelling(at), "arrives" | "comes" | "enters" | "expires" | "meets")
            && prose.is_word(before)
}

/// Whether the words right before a date tell of what is fixed, whatever verb in the past stands further before:
/// "banned for a match, returns on May 7", "holders of record Nov. 6".
pub(super) fn is_scheduled(prose: Prose<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |at| prose.spelling(at));
    let of_record = before(1) == "record" && before(2) == "of";
    let present = at >= 3
        && matches!(prose.word_before(at), Some(Word::On))
        && prose.mark(at - 3) == Some(',')
        && before(2).ends_with('s')
        && !prose.is_capitalised(at - 2);
    of_record || present
}

/// "Exercise to begin on 3 June": the future of headlines, where no other word tells.
fn is_headline_infinitive(prose: Prose<'_>, at: usize) -> bool {
    const BEGIN: &[&str] = &[
        "begin", "close", "end", "face", "host", "launch", "meet", "open", "play", "resume", "return",
        "sign", "start", "vote",
    ];
    const ENDS: &[&str] = &["beginning", "end", "front", "start", "top"];
    let preposition = matches!(prose.word_before(at), Some(Word::On | Word::In));
    // "from end to end", "start to finish": how far, and not when.
    let is_distance = at >= 4 && ENDS.iter().any(|end| prose.spelling(at - 4).eq_ignore_ascii_case(end));
    at >= 3
        && preposition
        && !is_distance
        && prose.is(at - 3, Word::To)
        && BEGIN.iter().any(|verb| prose.spelling(at - 2).eq_ignore_ascii_case(verb))
}

fn is_stop(prose: Prose<'_>, at: usize) -> bool {
    match prose.mark(at) {
        Some(';' | '!' | '?' | ':') => true,
        Some('.') => !is_abbreviated(prose, at),
        _ => false,
    }
}

/// The full stop of "Dec. 18", "6 p.m. Tuesday", "St. Louis" ends nothing.
fn is_abbreviated(prose: Prose<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let is_short = matches!(prose.word(before), Some(Word::MonthShort(_) | Word::WeekdayShort(_)));
    let is_letter = prose.is_word(before) && prose.spelling(before).chars().count() == 1;
    let goes_on = prose.is_word(at + 1) && !prose.is_capitalised(at + 1);
    is_short || is_letter || goes_on || prose.is_glued(at + 1)
}

fn told(prose: Prose<'_>, at: usize) -> Option<Tense> {
    let spelling = prose.spelling(at);
    match prose.word(at) {
        Some(Word::Ahead) => {
            // "due to the rain" is a cause, "as expected" has happened.
            let cause = spelling.eq_ignore_ascii_case("due")
                && prose.is(at + 1, Word::To)
                && !DUE.contains(&prose.spelling(at + 2))
                && !matches!(prose.word_before(at), Some(Word::Function | Word::Gone));
            if spelling == "due" && at >= 1 && matches!(prose.spelling(at - 1), "became" | "came" | "fell") {
                return Some(Tense::Past);
            }
            let compared = matches!(prose.word_before(at), Some(Word::Than))
                || at > 0 && prose.spelling(at - 1).eq_ignore_ascii_case("as");
            // "they set out on 21 May" tells no time by itself.
            let set_out = spelling == "set"
                && matches!(
                    prose.spelling(at + 1),
                    "alight" | "fire" | "foot" | "off" | "out" | "sail" | "up"
                );
            // "they had been due to go on Saturday"
            let had = |word: &str| word == "had" || word.ends_with("'d") || word.ends_with("’d");
            if at >= 2 && prose.spelling(at - 1) == "been" && had(prose.spelling(at - 2)) {
                return Some(Tense::Past);
            }
            (!cause && !compared && !set_out && !is_noun(prose, at)).then_some(Tense::Future)
        }
        // "could reach 7 percent in the fourth quarter"
        Some(Word::Function) if matches!(spelling, "could" | "might") => {
            COMING.contains(&prose.spelling(at + 1)).then_some(Tense::Future)
        }
        // "may last until October"
        Some(Word::Month(5)) if spelling == "may" => Some(Tense::Future),
        // "tomorrow and Sunday"
        Some(Word::Today(1)) => Some(Tense::Future),
        Some(Word::Today(-1)) => Some(Tense::Past),
        // "he was to start on Monday", "he is to start on Monday"
        Some(Word::Gone | Word::Function) if is_destined(prose, at) => Some(Tense::Future),
        Some(Word::Gone) => (!is_passive(prose, at)).then_some(Tense::Past),
        Some(_) => None,
        None => {
            if is_past_alike(prose, at) {
                return Some(Tense::Past);
            }
            let is_verb = !is_passive(prose, at)
                && spelling.len() > 4
                && spelling.ends_with("ed")
                && !prose.is_capitalised(at);
            let goes_to = matches!(prose.word(at + 1), Some(Word::To | Word::Until));
            if goes_to && POSTPONED.iter().any(|verb| spelling.eq_ignore_ascii_case(verb)) {
                return Some(Tense::Future);
            }
            if is_verb && is_closed(prose, at) {
                return Some(Tense::Future);
            }
            if matches!(spelling, "cannot" | "can't" | "can’t" | "won't" | "won’t") {
                return Some(Tense::Future);
            }
            let contracted = spelling.ends_with("'ll") || spelling.ends_with("’ll");
            if contracted { Some(Tense::Future) } else { is_verb.then_some(Tense::Past) }
        }
    }
}

/// What may yet be: "could reach", but "could hear".
const COMING: &[&str] = &[
    "be", "begin", "bring", "climb", "close", "come", "cost", "drop", "end", "fall", "grow", "happen", "hit",
    "last", "lead", "open", "pass", "reach", "reopen", "resume", "return", "rise", "slip", "slow", "start",
    "take",
];

/// What somebody is due to do, so that no cause is told: "due to meet", but "due to rain".
const DUE: &[&str] = &[
    "appear", "arrive", "be", "begin", "close", "decide", "end", "expire", "hold", "launch", "leave", "meet",
    "open", "play", "reopen", "report", "resume", "return", "speak", "start", "take", "testify", "visit",
    "vote",
];

/// "November starts were revised", "the plan was", "housing starts": a noun by the verb or the month beside it.
fn is_noun(prose: Prose<'_>, at: usize) -> bool {
    if !matches!(prose.spelling(at), "ends" | "hope" | "hopes" | "opens" | "plan" | "starts") {
        return false;
    }
    let is_verb = |at: usize| {
        prose.is(at, Word::Gone)
            || matches!(prose.spelling(at), "are" | "is" | "has" | "have" | "in" | "of" | "for")
    };
    is_verb(at + 1) && !matches!(prose.word(at + 1), Some(Word::In | Word::For))
        || at > 0
            && (matches!(prose.word(at - 1), Some(Word::Month(_) | Word::A | Word::The))
                || matches!(
                    prose.spelling(at - 1),
                    "Housing" | "housing" | "home" | "family" | "his" | "its" | "their"
                ))
}

/// "was to", "are to": what had or has yet to be.
fn is_destined(prose: Prose<'_>, at: usize) -> bool {
    matches!(prose.spelling(at), "are" | "is" | "was" | "were")
        && prose.is(at + 1, Word::To)
        && prose.is_word(at + 2)
        && !prose.is_capitalised(at + 2)
        && (matches!(prose.word(at + 2), None | Some(Word::Beginning | Word::End))
            || prose.spelling(at + 2) == "be")
}

/// "which cut rates on July 6", "he quit Monday": verbs whose past is as their present, behind one who would have an "s".
fn is_past_alike(prose: Prose<'_>, at: usize) -> bool {
    const ALIKE: &[&str] = &[
        "beat", "burst", "cast", "cost", "cut", "forecast", "hit", "hurt", "put", "quit", "shut", "split",
        "spread",
    ];
    const ONE: &[&str] = &["he", "it", "she", "which", "who"];
    // "the exchanges, shut Monday and Tuesday, will open"
    if prose.spelling(at) == "shut" && prose.mark_before(at) == Some(',') {
        return true;
    }
    ALIKE.contains(&prose.spelling(at))
        && at >= 1
        && (ONE.iter().any(|one| prose.spelling(at - 1).eq_ignore_ascii_case(one))
            || is_singular_noun(prose, at - 1))
}

/// "the company": what would have an "s" on its verb in the present.
fn is_singular_noun(prose: Prose<'_>, at: usize) -> bool {
    prose.is_lowercase_singular(at)
        && prose.word(at).is_none()
        && at >= 1
        && matches!(prose.word(at - 1), Some(Word::The | Word::A))
}

/// What is done to a date that is to come.
const POSTPONED: &[&str] = &["adjourned", "deferred", "delayed", "extended", "postponed", "rescheduled"];

/// "markets are closed Friday": a state of the day that stands right behind it.
fn is_closed(prose: Prose<'_>, at: usize) -> bool {
    let day_at = prose.behind(prose.behind(at + 1, Word::On), Word::Until);
    at >= 1
        && matches!(prose.spelling(at - 1), "is" | "are")
        && matches!(prose.word(day_at), Some(Word::OnWeekday(_) | Word::Month(_) | Word::MonthShort(_)))
}

/// "will be closed", "is to be formally signed", "will stay closed": what decides stands further before.
fn is_passive(prose: Prose<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|before| matches!(prose.spelling(before), "be" | "remain" | "stay"))
}
