//! Of whom a claim of a fact with many subjects is told: its key.

/// The subjects named so far in a paragraph, each with its place.
#[derive(Debug, Default)]
pub(super) struct Named(Vec<(usize, String)>);

impl Named {
    /// The subject of a claim that stands at `at`: what `{key}` took, or the last subject named before where a
    /// pronoun or nothing stands for it. A capital that only begins a sentence ("The average firm …") names
    /// nobody.
    pub(super) fn subject(&mut self, taken: Option<&str>, at: usize) -> Option<String> {
        match taken.map_or(Subject::Last, subject) {
            Subject::Name(name) => {
                self.0.push((at, name.to_owned()));
                Some(name.to_owned())
            }
            Subject::Last => {
                let before = self.0.iter().filter(|(named, _)| *named <= at);
                before.max_by_key(|(named, _)| *named).map(|(_, name)| name.clone())
            }
            Subject::Nobody => None,
        }
    }
}

/// Blood relations.
const KIN: &[&str] = &[
    "aunt",
    "brother",
    "cousin",
    "daughter",
    "father",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "half-brother",
    "half-sister",
    "mother",
    "nephew",
    "niece",
    "sister",
    "son",
    "uncle",
];

/// Whether a noun in lower case is one for a blood relation.
pub(super) fn is_kin(noun: &str) -> bool {
    KIN.contains(&noun)
}

/// Whether what stands before a name says that it is a blood relation's of somebody else: "his brother, ". Families
/// give a name more than once, so that such a name tells of nobody for sure.
pub(super) fn is_relative(before: &str) -> bool {
    let mut words = before.trim_end().trim_end_matches(',').split_whitespace().rev();
    let kin = words.next().is_some_and(is_kin);
    let whose = |word: &str| {
        let word = word.to_lowercase();
        matches!(word.as_str(), "his" | "her" | "their") || word.ends_with("'s") || word.ends_with("’s")
    };
    // "his elder brother"
    kin && words.take(2).any(whose)
}

enum Subject<'t> {
    Name(&'t str),
    /// The one named last.
    Last,
    Nobody,
}

/// A name without the full stop of its sentence and without the ending of a genitive: "Delacroix.", "Norvik’s". The
/// stops of "Washington D.C." and "Ray Jr." are their own.
fn without_end(name: &str) -> &str {
    const SHORT: &[&str] = &["Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Sr", "St"];
    let genitive = |name: &'_ str| {
        let ends = ["'s", "’s", "'", "’"];
        name.len() - ends.iter().find(|end| name.ends_with(**end)).map_or(0, |end| end.len())
    };
    let name = &name[..genitive(name)];
    let Some(bare) = name.strip_suffix('.') else { return name };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
    let own = last.contains('.') || last.chars().count() == 1 || SHORT.contains(&last);
    if own { name } else { &bare[..genitive(bare)] }
}

/// What capitalised words name.
fn subject(words: &str) -> Subject<'_> {
    const PRONOUNS: &[&str] = &["He", "I", "It", "She", "They", "We", "Who", "You"];
    // Words that are capitals for standing first: no name ends with them, and a name behind them is without them.
    const OPENERS: &[&str] = &[
        "A", "After", "All", "An", "And", "Another", "As", "At", "Both", "But", "By", "Each", "Every", "For",
        "From", "Her", "His", "In", "Its", "My", "No", "On", "One", "Our", "Some", "That", "The", "Their",
        "These", "This", "Those", "What", "When", "While", "Your",
    ];
    let words = without_end(words);
    match words.split_once(char::is_whitespace) {
        None if PRONOUNS.contains(&words) => Subject::Last,
        None if OPENERS.contains(&words) => Subject::Nobody,
        Some((opener, name)) if OPENERS.contains(&opener) => Subject::Name(name.trim_start()),
        _ => Subject::Name(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relatives_are_somebody_else() {
        assert!(is_relative("His brother, "));
        assert!(is_relative("Moe's elder sister "));
        assert!(!is_relative("The brother, "));
        assert!(!is_relative("his ship, "));
    }

    #[test]
    fn pronouns_stand_for_the_name_before() {
        let mut named = Named::default();
        assert_eq!(named.subject(Some("She"), 0), None);
        assert_eq!(named.subject(Some("In Oslo"), 10).as_deref(), Some("Oslo"));
        assert_eq!(named.subject(Some("Bergen"), 30).as_deref(), Some("Bergen"));
        assert_eq!(named.subject(Some("It"), 20).as_deref(), Some("Oslo"));
        assert_eq!(named.subject(Some("The"), 40), None);
        assert_eq!(named.subject(None, 50).as_deref(), Some("Bergen"));
        assert_eq!(named.subject(Some("Ada Moe’s"), 60).as_deref(), Some("Ada Moe"));
        assert_eq!(named.subject(Some("Moe."), 70).as_deref(), Some("Moe"));
        assert_eq!(named.subject(Some("Washington D.C."), 80).as_deref(), Some("Washington D.C."));
    }
}
