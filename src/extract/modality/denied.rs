//! What was not so: negated, called false, denied, or so only if.

use super::words::Words;

/// A negation before the end of the match. "not only", "not far from" and the like deny nothing.
pub(super) fn is_negated(words: &Words) -> bool {
    const NEGATIONS: &[&str] = &[
        "not", "never", "denied", "denies", "deny", "denying", "neither", "nor", "cannot", "none", "nobody",
    ];
    const HARMLESS: &[&str] = &[
        "only",
        "just",
        "least",
        "fewer",
        "less",
        "immediately",
        "clear",
        "merely",
        "far",
        "long",
        "including",
        "counting",
        "yet",
        "surprisingly",
        "quite",
        "known",
    ];
    let negates = |word: &str| NEGATIONS.contains(&word) || word.ends_with("n't");
    words.0.iter().enumerate().any(|(index, word)| {
        negates(word) && words.0.get(index + 1).is_none_or(|next| !HARMLESS.contains(next))
    }) || words.pair(&["no"], &["longer", "plans", "plan", "intention"])
        || words.pair(&["ruled", "rules", "ruling"], &["out"])
        || words.pair(&["contrary"], &["to"])
        || words.pair(&["turned"], &["down"])
        || words.any(&["rebuffed", "spurned"])
}

/// "reports that 300 died are false"
pub(super) fn is_called_false(words: &Words) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "as"];
    const FALSE: &[&str] =
        &["false", "untrue", "wrong", "incorrect", "baseless", "unfounded", "fabricated", "fake"];
    const SIMPLY: &[&str] = &["completely", "entirely", "just", "plainly", "simply", "totally"];
    let simply = words
        .0
        .windows(3)
        .any(|three| BE.contains(&three[0]) && SIMPLY.contains(&three[1]) && FALSE.contains(&three[2]));
    simply
        || words.pair(BE, FALSE)
        || words.pair(&["false"], &["claims", "claim", "reports", "rumours", "rumors"])
}

const DENIES: &[&str] = &[
    "denied",
    "denies",
    "denying",
    "rejected",
    "rejects",
    "dismissed",
    "dismisses",
    "refuted",
    "debunked",
    "untrue",
    "false",
    "wrong",
];

/// Nouns for what is told and may be denied.
const TOLD: &[&str] = &[
    "allegation",
    "allegations",
    "claim",
    "claims",
    "report",
    "reports",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "suggestion",
    "suggestions",
];

/// What is denied once it has been told: "suggestions that a door had been forced were denied", "“ahead by 40”, a
/// claim that the board called false".
pub(super) fn is_denied_behind(before: &Words, behind: &Words) -> bool {
    const FIGURES: &[&str] = &["account", "estimate", "figure", "number"];
    let told_before = before.pair(TOLD, &["that", "of"])
        && behind.pair(&["been", "be", "was", "were", "is", "are"], DENIES);
    let told_behind = behind.0.windows(2).take(6).any(|pair| {
        matches!(pair[0], "a" | "an" | "which") && (TOLD.contains(&pair[1]) || FIGURES.contains(&pair[1]))
    });
    told_before || told_behind && Words(behind.0.iter().take(14).copied().collect()).any(DENIES)
}

/// A denial that governs what follows: "denied that", "no evidence that", "it is not true that".
pub(super) fn is_denial(leading: &Words) -> bool {
    let denies_what_is_told = leading
        .tail(9)
        .0
        .windows(3)
        .any(|three| DENIES.contains(&three[0]) && three[1..].iter().any(|word| TOLD.contains(word)));
    denies_what_is_told
        || leading.tail(4).any(DENIES)
        || leading.tail(7).pair(&["no"], &["evidence", "truth", "indication", "sign"])
        || leading.tail(7).pair(&["not"], &["true", "correct"])
        || leading.tail(12).pair(&["not", "don't", "doesn't", "didn't"], &["believe", "accept"])
}

/// What was not so, though it might have been: "would have cost 14", "could have been 14 if".
pub(super) fn is_counterfactual(whole: &Words, behind: &Words) -> bool {
    whole.pair(&["would"], &["have"])
        || whole.pair(&["could", "might"], &["have"]) && behind.0.first().is_some_and(|word| *word == "if")
}
