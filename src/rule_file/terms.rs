//! `[terms]`: named lists of alternatives, which may use each other but not themselves.

use super::checker::{Checker, Holes, Needs};
use super::raw::Entry;
use crate::diagnostic::{Diagnostic, Label};
use crate::rule::pattern::terms_used;
use crate::source::Span;
use crate::toml_file::{List, Text};
use crate::value::ValueType;
use std::collections::{BTreeMap, BTreeSet};

/// A term written out in full may be so many bytes: more is a mistake, or mischief.
const LARGEST_BYTES: usize = 64 * 1024;
/// Terms may use terms that use terms, so deep.
const DEEPEST: usize = 8;

/// Checks the terms of a pack and leaves the sound ones in the checker.
pub(super) fn check_terms(entries: &[Entry<List<Text>>], checker: &mut Checker<'_>) {
    let mut defined: BTreeMap<&str, &Entry<List<Text>>> = BTreeMap::new();
    for entry in entries {
        let (name, _) = entry;
        if let Some((first, _)) = defined.get(name.value.as_str()) {
            let label = Label::primary(name.span, "defined again here");
            let message = format!("the term `{}` is defined twice in this pack", name.value);
            checker.tell(
                Diagnostic::error("duplicate-term", message, label)
                    .with_label(Label::secondary(first.span, "first defined here"))
                    .with_help("merge the two lists, or rename one"),
            );
        } else if check_name(&name.value, name.span, checker) {
            defined.insert(&name.value, entry);
        } else {
            checker.broken.insert(name.value.clone());
        }
    }
    let mut order = Order { defined: &defined, sizes: BTreeMap::new(), open: Vec::new(), checker };
    for name in defined.keys() {
        order.visit(name);
    }
}

/// A term that no pattern and no other term uses.
pub(super) fn unused_terms(entries: &[Entry<List<Text>>], checker: &mut Checker<'_>) {
    let mut told = BTreeSet::new();
    for (name, _) in entries {
        if !checker.used.contains(&name.value) && told.insert(&name.value) {
            let label = Label::primary(name.span, "never used");
            let message = format!("the term `{}` is never used", name.value);
            let help = format!("use it in a pattern as `{{{}}}`, or remove it", name.value);
            checker.tell(Diagnostic::warning("unused-term", message, label).with_help(help));
        }
    }
}

fn check_name(name: &str, span: Span, checker: &mut Checker<'_>) -> bool {
    let reserved = matches!(name, "value" | "key") || ValueType::from_name(name).is_some();
    let shaped = name.starts_with(|c: char| c.is_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if reserved {
        let message = format!("`{name}` cannot name a term: `{{{name}}}` has a meaning of its own");
        let label = Label::primary(span, "a reserved name");
        let help = format!("choose another name, such as `{name}-words`");
        checker.tell(Diagnostic::error("bad-name", message, label).with_help(help));
    } else if !shaped {
        let message = format!("`{name}` cannot name a term");
        let label = Label::primary(span, "letters, digits, - and _ only");
        checker.tell(
            Diagnostic::error("bad-name", message, label)
                .with_help("begin with a letter, go on with letters, digits, `-` and `_`"),
        );
    }
    shaped && !reserved
}

/// Visits terms, those they use first.
struct Order<'o, 'p> {
    defined: &'o BTreeMap<&'o str, &'o Entry<List<Text>>>,
    /// Bytes of each visited term written out, and how deep it goes.
    sizes: BTreeMap<&'o str, (usize, usize)>,
    /// The terms that led to the one being visited.
    open: Vec<&'o str>,
    checker: &'o mut Checker<'p>,
}

impl<'o> Order<'o, '_> {
    /// The size and depth of a term; of one that is no term, or not sound, nothing.
    fn visit(&mut self, name: &str) -> (usize, usize) {
        if let Some(size) = self.sizes.get(name) {
            return *size;
        }
        let Some((&name, (key, list))) = self.defined.get_key_value(name) else { return (0, 0) };
        self.open.push(name);
        let (mut bytes, mut depth, mut sound) = (0_usize, 0, true);
        for text in &list.items {
            bytes = bytes.saturating_add(text.value.len());
            for used in terms_used(&text.value) {
                if self.open.contains(&used.as_str()) {
                    self.tell_cycle(text, &used);
                    sound = false;
                } else if self.open.len() <= DEEPEST {
                    let (used_bytes, used_depth) = self.visit(&used);
                    bytes = bytes.saturating_add(used_bytes);
                    depth = depth.max(used_depth + 1);
                    sound &= !self.checker.broken.contains(&used);
                } else {
                    depth = DEEPEST + 1;
                }
                self.checker.used.insert(used);
            }
        }
        self.open.pop();
        if sound && (bytes > LARGEST_BYTES || depth > DEEPEST) {
            let label = Label::primary(key.span, "too large when written out");
            let message = format!("the term `{name}` is too large");
            let help = "use fewer terms inside terms";
            self.checker.tell(Diagnostic::error("term-too-large", message, label).with_help(help));
            sound = false;
        }
        self.settle(name, list, sound);
        self.checker.term_bytes.insert(name.to_owned(), bytes);
        self.sizes.insert(name, (bytes, depth));
        (bytes, depth)
    }

    /// Checks a term's own patterns, now that the terms they use have been checked.
    fn settle(&mut self, name: &'o str, list: &List<Text>, sound: bool) {
        let checked = list
            .items
            .iter()
            .filter(|text| self.checker.expr(text, Holes::NONE, Needs::Nothing).is_some())
            .count();
        if sound && checked == list.items.len() && checked > 0 {
            let alternatives = list.items.iter().map(|text| text.value.clone()).collect();
            self.checker.terms.insert(name.to_owned(), alternatives);
        } else {
            self.checker.broken.insert(name.to_owned());
        }
    }

    fn tell_cycle(&mut self, text: &Text, used: &str) {
        // The terms of the circle are broken from here on, whichever of them is visited next.
        let first = self.open.iter().position(|open| *open == used).unwrap_or(0);
        let circle: Vec<String> =
            self.open[first..].iter().copied().chain([used]).map(|name| format!("`{name}`")).collect();
        self.checker.broken.extend(self.open[first..].iter().map(|name| (*name).to_owned()));
        let hole = format!("{{{used}}}");
        let at = text.value.find(&hole).map_or(0..text.value.len(), |at| at..at + hole.len());
        let label = Label::primary(text.part(at), "leads back to itself");
        let message = format!("the term `{used}` uses itself: {}", circle.join(" uses "));
        let help = "write out one of them in the other's place";
        self.checker.tell(Diagnostic::error("term-cycle", message, label).with_help(help));
    }
}
