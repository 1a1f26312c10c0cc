//! What is still to come, wanted or waited for.

use super::words::Words;

/// Something that is still to come.
pub(super) fn is_planned(words: &Words) -> bool {
    const PLANS: &[&str] = &[
        "will",
        "shall",
        "planned",
        "plans",
        "plan",
        "planning",
        "predict",
        "predicted",
        "predicting",
        "predicts",
        "scheduled",
        "intends",
        "intend",
        "upcoming",
        "proposed",
        "proposes",
        "aims",
        "hopes",
        "forecast",
        "forecasts",
        "projected",
        "expects",
        "pledged",
        "pledges",
        "vowed",
    ];
    // "Exercise to begin on 3 June": the future of headlines.
    const COMING: &[&str] =
        &["begin", "close", "end", "host", "launch", "meet", "open", "resume", "return", "start", "vote"];
    // Words after which an infinitive is still to come.
    const LEADS_TO: &[&str] = &[
        "expected",
        "due",
        "set",
        "poised",
        "slated",
        "about",
        "going",
        "preparing",
        "prepares",
        "ready",
        "is",
        "are",
    ];
    let would =
        words.0.iter().enumerate().any(|(index, word)| {
            *word == "would" && words.0.get(index + 1).is_none_or(|next| *next != "have")
        });
    let is_to = words.0.windows(3).any(|three| {
        matches!(three[0], "is" | "are")
            && matches!(three[1], "now" | "then" | "also" | "still")
            && three[2] == "to"
    });
    would
        || is_to
        || words.any(PLANS)
        || words.pair(LEADS_TO, &["to"])
        || is_headline_future(words, COMING)
        || words.pair(&["call", "called", "calling", "calls"], &["for"])
        || words.pair(&["under"], &["consideration", "discussion", "negotiation", "study"])
        || words.0.iter().any(|word| word.ends_with("'ll"))
}

/// "to begin" where no verb before it takes an infinitive: "needed minutes to start" plans nothing, nor do "from
/// front to end", "end to end" and "start to finish", which say how far something goes.
fn is_headline_future(words: &Words, verbs: &[&str]) -> bool {
    const TAKE: &[&str] =
        &["able", "had", "has", "have", "needs", "takes", "time", "took", "enough", "order"];
    const ENDS: &[&str] = &["beginning", "end", "front", "start", "top"];
    words.0.windows(2).enumerate().any(|(index, pair)| {
        let before = &words.0[..index];
        let is_distance = before.last().is_some_and(|last| ENDS.contains(last))
            || before.len() > 1 && before[before.len() - 2] == "from";
        pair[0] == "to"
            && verbs.contains(&pair[1])
            && !is_distance
            && !before.iter().any(|word| word.ends_with("ed") || TAKE.contains(word))
    })
}

/// What somebody wants and has not got, or waits for: "the union demands 14%, and a bonus of 1,500", "police expect
/// 40,000 people". Where the rule is about the demand, its pattern names it.
pub(super) fn is_asked_for(before: &Words<'_>) -> bool {
    const WANTING: &[&str] = &["seek", "seeking", "seeks", "want", "wants"];
    // "Expect rents of 1,200" is advice.
    const WAITING: &[&str] = &["anticipate", "anticipates", "await", "expect", "expecting"];
    let waits = before.0.len() > 1 && before.tail(2).any(WAITING);
    before.any(&["demanding", "demands"]) || before.tail(2).any(WANTING) || waits
}
