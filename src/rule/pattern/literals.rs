//! What is certain of every match of a pattern: its words, how often it holds `{value}`, its size.

use super::write::SKELETON_VALUE;
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange, Hir, HirKind};

/// A rough count of the states a pattern compiles to.
pub(super) fn weight(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(class) => match class {
            regex_syntax::hir::Class::Unicode(class) => 2 * class.ranges().len(),
            regex_syntax::hir::Class::Bytes(class) => class.ranges().len(),
        },
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1) as usize;
            weight(&repetition.sub).saturating_mul(times)
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().map(weight).fold(0, usize::saturating_add)
        }
    }
}

/// How often `{value}` stands on a way through a pattern: at the least and at the most.
pub(super) fn count_values(hir: &Hir) -> (u32, u32) {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = String::from_utf8_lossy(&literal.0);
            let count = u32::try_from(text.matches(SKELETON_VALUE).count()).unwrap_or(u32::MAX);
            (count, count)
        }
        HirKind::Class(_) | HirKind::Empty | HirKind::Look(_) => (0, 0),
        HirKind::Capture(capture) => count_values(&capture.sub),
        HirKind::Repetition(repetition) => {
            let (least, most) = count_values(&repetition.sub);
            (least.saturating_mul(repetition.min), most.saturating_mul(repetition.max.unwrap_or(u32::MAX)))
        }
        HirKind::Concat(parts) => parts
            .iter()
            .map(count_values)
            .fold((0, 0), |sum, part| (sum.0.saturating_add(part.0), sum.1.saturating_add(part.1))),
        HirKind::Alternation(parts) => {
            let counts: Vec<(u32, u32)> = parts.iter().map(count_values).collect();
            (counts.iter().map(|c| c.0).min().unwrap_or(0), counts.iter().map(|c| c.1).max().unwrap_or(0))
        }
    }
}

/// Words of which one must stand in every match: the set that promises the fewest false candidates.
pub(super) fn required_words(hir: &Hir) -> Option<Vec<String>> {
    required(hir, &|text| {
        words(text)
            .filter(|word| word.len() > 1 || word.bytes().all(|byte| byte.is_ascii_digit()))
            .max_by_key(|word| word.len())
    })
}

/// As [`required_words`], down to single letters: slower to look for, since they stand in every sentence, but as
/// sure. "(yes|y)" has no other.
pub(super) fn required_letters(hir: &Hir) -> Option<Vec<String>> {
    required(hir, &|text| words(text).max_by_key(|word| word.len()))
}

/// Brackets of which one must stand in every match: all that "Ingrid Dahl (1961–2020)" has to go by.
pub(super) fn required_brackets(hir: &Hir) -> Option<Vec<String>> {
    required(hir, &|text| text.matches(['(', ')', '[', ']']).next())
}

/// What `pick` takes of the literals, such that one of it must stand in every match.
fn required(hir: &Hir, pick: &dyn Fn(&str) -> Option<&str>) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => {
            let text = lower_case(&String::from_utf8_lossy(&literal.0));
            pick(&text).map(|picked| vec![picked.to_owned()])
        }
        HirKind::Capture(capture) => required(&capture.sub, pick),
        HirKind::Repetition(repetition) if repetition.min > 0 => required(&repetition.sub, pick),
        HirKind::Concat(parts) => {
            parts.iter().filter_map(|part| required(part, pick)).max_by_key(|literals| rarity(literals))
        }
        HirKind::Alternation(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(required(part, pick)?);
            }
            all.sort();
            all.dedup();
            Some(all)
        }
        _ => None,
    }
}

/// In lower case, letter by letter. A letter that has none of its own becomes a mark, which no word holds.
fn lower_case(text: &str) -> String {
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|_| lower.next().is_none()).unwrap_or(SKELETON_VALUE)
    };
    text.chars().map(lower).collect()
}

/// The letters beyond ASCII that a literal may hold: each doubles what has to be looked for.
const MOST_WIDE: usize = 3;
/// A stretch of ASCII that is found fast enough to leave the rest of its word.
const LONG: usize = 4;

/// The words of a literal, each as far as it can be looked for.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(|word| {
        let plain = word.split(|c: char| !c.is_ascii()).max_by_key(|run| run.len()).unwrap_or_default();
        let wide = word.char_indices().filter(|(_, c)| !c.is_ascii()).nth(MOST_WIDE);
        if plain.len() >= LONG { plain } else { &word[..wide.map_or(word.len(), |(at, _)| at)] }
    })
}

/// A literal in every case of its letters beyond ASCII, as regular expressions fold them: the automaton that looks for
/// it folds ASCII alone.
pub fn in_every_case(literal: &str) -> Vec<String> {
    literal.chars().fold(vec![String::new()], |begun, c| {
        let cases = cases(c);
        begun.iter().flat_map(|begun| cases.iter().map(move |case| format!("{begun}{case}"))).collect()
    })
}

fn cases(c: char) -> Vec<char> {
    if c.is_ascii() {
        return vec![c];
    }
    let mut class = ClassUnicode::new([ClassUnicodeRange::new(c, c)]);
    class.case_fold_simple();
    class.ranges().iter().flat_map(|range| range.start()..=range.end()).collect()
}

/// A rough measure of how seldom one of some words is met: the shortest decides, then how few they are.
fn rarity(literals: &[String]) -> (usize, std::cmp::Reverse<usize>) {
    let shortest = literals.iter().map(String::len).min().unwrap_or(0);
    (shortest.min(6), std::cmp::Reverse(literals.len()))
}
