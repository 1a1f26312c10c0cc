//! One fact: from its keys as written to a checked [`Fact`].

use super::checker::{Checker, Holes, Measured, Needs, key_name};
use super::idle;
use super::inline_test::check_tests;
use super::raw::{RawFact, RawFind, RawFindTable, RawKey, SAME};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::rule::{
    About, Authority, DEFAULT_WINDOW_DAYS, Expr, Fact, Key, Kind, Known, Modality, Pattern, Shape, Within,
};
use crate::spelling::nearest;
use crate::toml_file::{List, Name, Named, Scalar, Text, listed};
use crate::value::{Measure, Tolerance, Value, ValueType};
use globset::GlobMatcher;
use regex::Regex;

/// What a fact shares with the others of its pack.
pub(super) struct Shared<'p> {
    pub(super) authorities: &'p [Authority],
    /// The ids of all facts, sound or not.
    pub(super) fact_ids: &'p [String],
    /// The pack's own `about`.
    pub(super) about: &'p [About],
    /// The pack's own `unless` and `except`; the latter may hold `{value}`, whose type is the fact's.
    pub(super) unless: &'p [Expr],
    pub(super) except: &'p [&'p Text],
    /// The pack's own `modality`.
    pub(super) modality: Option<&'p List<Text>>,
}

/// Checks one fact. It comes back only if nothing about it was told: a fact without its `except`
/// would raise false alarms.
pub(super) fn check_fact(
    name: &Name,
    raw: &RawFact,
    shared: &Shared<'_>,
    checker: &mut Checker<'_>,
) -> Option<Fact> {
    let told = checker.diagnostics.len();
    checker.unfit = raw.faulty;
    check_id(name, "fact", checker);
    let value_type = raw.value.as_ref().and_then(|word| value_type(word, checker));
    check_places(raw, value_type, checker);
    // Without a type nothing can be said of what depends on it; the rest is checked all the same.
    let fact = value_type.map(|value_type| build(name, raw, value_type, shared, checker));
    if fact.is_none() {
        check_untyped(raw, checker);
    }
    let sound = checker.diagnostics.len() == told && !checker.unfit;
    let fact = fact.map(|fact| {
        // A mistake in a test is told, and leaves the fact as good as it was.
        let tests = check_tests(&raw.test, &fact, shared, checker);
        Fact { tests, ..fact }
    });
    for diagnostic in &mut checker.diagnostics[told..] {
        diagnostic.fact = Some(name.value.clone());
    }
    // As with a term without use, this is of the rule file and nothing that is found of the fact.
    if let Some(value_type) = fact.as_ref().map(|fact| fact.value_type) {
        idle::tell_idle(raw, value_type, checker);
    }
    fact.filter(|_| sound)
}

/// An id is what directives, configuration and relations can name.
pub(super) fn check_id(name: &Name, what: &str, checker: &mut Checker<'_>) -> bool {
    let sound = name.value.starts_with(|c: char| c.is_alphanumeric())
        && name.value.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if !sound {
        let label = Label::primary(name.span, "letters, digits and hyphens only");
        let message = format!("`{}` cannot name {}", name.value, super::article(what));
        checker.tell(
            Diagnostic::error("bad-name", message, label)
                .with_help("write it in lower case with hyphens: `pact-signed`"),
        );
    }
    sound
}

fn value_type(word: &Text, checker: &mut Checker<'_>) -> Option<ValueType> {
    let names = ValueType::ALL.map(ValueType::name);
    checker.option(word, "type of value", &names).map(|index| ValueType::ALL[index])
}

fn build(
    name: &Name,
    raw: &RawFact,
    value_type: ValueType,
    shared: &Shared<'_>,
    checker: &mut Checker<'_>,
) -> Fact {
    let own_choices = raw.choices.as_ref().filter(|_| value_type == ValueType::Text);
    let choices = choices(own_choices, checker);
    let spellings = spellings(own_choices);
    let key = raw.key.as_ref().filter(|key| key.is_on());
    let holes = Holes { value: Some(value_type), choices: &spellings, key: key.is_some() };
    let patterns = patterns(raw, holes, shared, checker);
    if key.is_some() && raw.find.is_some() && !uses_key(raw) {
        tell_unused_key(name, checker);
    }
    let except = except(raw, holes, shared, checker);
    let parts = parts(raw.part.as_ref(), checker);
    let about = shared.about.iter().cloned().chain(about(raw, checker)).collect();
    let dimension = dimension(raw.dimension.as_ref(), checker).filter(|_| value_type == ValueType::Quantity);
    let measured = Measured { value_type, dimension: dimension.as_deref() };
    Fact {
        id: name.value.clone(),
        title: raw.title.as_ref().map_or_else(String::new, |title| title.value.trim().to_owned()),
        kind: kind(raw.kind.as_ref(), checker),
        value_type,
        patterns,
        except,
        about,
        parts,
        tolerance: raw.tolerance.as_ref().and_then(|scalar| tolerance(scalar, measured, checker)),
        known: known(raw, measured, checker),
        confused_with: confused_with(name, raw.confused_with.as_ref(), shared, checker),
        severity: raw.severity.as_ref().and_then(|word| severity(word, checker)),
        window_days: raw
            .window
            .as_ref()
            .and_then(|window| window_days(window, checker))
            .unwrap_or(DEFAULT_WINDOW_DAYS),
        implicit_one: raw.implicit_one.is_some_and(|flag| flag.value),
        paths: globs(raw.paths.as_ref(), checker),
        key: key.map(|key| check_key(key, raw, value_type, checker)),
        choices,
        by: by(raw.by.as_ref(), shared, checker),
        modality: modality(raw.modality.as_ref().or(shared.modality), checker),
        same_name: value_type == ValueType::Text && same(raw.same.as_ref(), checker) == Some(true),
        dimension,
        note: raw.note.as_ref().map(|note| note.value.clone()),
        url: raw.url.as_ref().map(|url| url.value.clone()),
        tests: Vec::new(),
        defined_at: name.span,
    }
}

/// What can be checked of a fact whose type is not known.
fn check_untyped(raw: &RawFact, checker: &mut Checker<'_>) {
    kind(raw.kind.as_ref(), checker);
    raw.severity.as_ref().and_then(|word| severity(word, checker));
    raw.window.as_ref().and_then(|window| window_days(window, checker));
    modality(raw.modality.as_ref(), checker);
    let _ = about(raw, checker);
    globs(raw.paths.as_ref(), checker);
    // Terms count as used by patterns that cannot be checked.
    for find in raw.find.iter().flat_map(|find| &find.items) {
        for text in find_texts(find) {
            checker.used.extend(crate::rule::pattern::terms_used(&text.value));
        }
    }
}

/// Keys that say something only of other facts.
fn check_places(raw: &RawFact, value_type: Option<ValueType>, checker: &mut Checker<'_>) {
    let is = |wanted: &[ValueType]| value_type.is_none_or(|value_type| wanted.contains(&value_type));
    let others = ["constant", "cumulative", "period"];
    let level = raw.kind.as_ref().is_none_or(|kind| !others.contains(&kind.value.as_str()));
    let keyed = raw.key.as_ref().is_some_and(RawKey::is_on);
    let has_kind = raw.kind.is_some();
    let measured = !is(&[ValueType::Text]) && !is(&[ValueType::Version]) || value_type.is_none();
    let misplaced = [
        ("choices", !is(&[ValueType::Text]), "only text facts have choices"),
        ("dimension", !is(&[ValueType::Quantity]), "only quantities have a dimension"),
        ("implicit-one", !is(&[ValueType::Count]), "only counts can be implied"),
        ("window", !level || !has_kind, "only levels have a window"),
        ("same", !is(&[ValueType::Text]) && !keyed, "only text facts and keys have names"),
        ("tolerance", !measured, "only dates and figures have a tolerance"),
        ("known-by", raw.known.is_none(), "nothing is `known` here"),
    ];
    for (key, is_misplaced, why) in misplaced {
        let Some(span) = raw.keys.get(key).filter(|_| is_misplaced) else { continue };
        let message = format!("`{key}` has no effect on this fact: {why}");
        let diagnostic = Diagnostic::error("misplaced-key", message, Label::primary(*span, why));
        let or_level = if key == "window" { ", or say `kind = \"level\"`" } else { "" };
        checker.tell(diagnostic.with_help(format!("remove `{key}`{or_level}")));
    }
}

fn patterns(raw: &RawFact, holes: Holes<'_>, shared: &Shared<'_>, checker: &mut Checker<'_>) -> Vec<Pattern> {
    let own = checker.exprs(raw.unless.as_ref(), Holes::NONE, Needs::Nothing);
    let unless: Vec<Expr> = shared.unless.iter().cloned().chain(own).collect();
    let mut patterns = Vec::new();
    for find in raw.find.iter().flat_map(|find| &find.items) {
        let pattern = match find {
            RawFind::Pattern(text) => checker.expr(text, holes, Needs::Value).map(|expr| Pattern {
                shape: Shape::Sequence(expr),
                unless: Vec::new(),
                with: Vec::new(),
                not_followed_by: Vec::new(),
                not_preceded_by: Vec::new(),
                span: text.span,
            }),
            RawFind::Table(table) => pattern(table, holes, checker),
        };
        patterns.extend(pattern);
    }
    for pattern in &mut patterns {
        pattern.unless.extend(unless.iter().cloned());
    }
    patterns
}

fn pattern(raw: &RawFindTable, holes: Holes<'_>, checker: &mut Checker<'_>) -> Option<Pattern> {
    let within = raw.within.as_ref().and_then(|word| {
        checker.option(word, "reach", &Within::ALL.map(Within::name)).map(|index| Within::ALL[index])
    });
    let shape = match (&raw.pattern, &raw.near) {
        (Some(pattern), None) => checker.expr(pattern, holes, Needs::Value).map(Shape::Sequence),
        (None, Some(near)) => {
            let anchors = checker.exprs(Some(near), Holes { value: None, ..holes }, Needs::Literal);
            (anchors.len() == near.items.len() && !anchors.is_empty())
                .then(|| Shape::Near { anchors, within: within.unwrap_or_default() })
        }
        (Some(pattern), Some(near)) => {
            let label = Label::primary(near.span, "beside a `pattern`");
            let message = "an entry of `find` has both `pattern` and `near`";
            checker.tell(
                Diagnostic::error("conflicting-keys", message, label)
                    .with_label(Label::secondary(pattern.span, "the `pattern`"))
                    .with_help("keep one of the two, or make two entries of them"),
            );
            None
        }
        (None, None) => {
            let label = Label::primary(raw.span, "neither `pattern` nor `near`");
            let message = "an entry of `find` has neither `pattern` nor `near`";
            let help = "say what the words look like: pattern = \"{value} were killed\"";
            checker.tell(Diagnostic::error("missing-key", message, label).with_help(help));
            None
        }
    };
    if let (Some(within), None) = (&raw.within, &raw.near) {
        let label = Label::primary(within.span, "only `near` has a reach");
        let message = "`within` has no effect on a `pattern`";
        checker.tell(Diagnostic::error("misplaced-key", message, label).with_help("remove `within`"));
    }
    let conditions = Holes { value: None, choices: holes.choices, key: false };
    let mut exprs = |list: &Option<List<Text>>| checker.exprs(list.as_ref(), conditions, Needs::Nothing);
    let unless = exprs(&raw.unless);
    let with = exprs(&raw.with);
    let not_followed_by = exprs(&raw.not_followed_by);
    let not_preceded_by = exprs(&raw.not_preceded_by);
    Some(Pattern { shape: shape?, unless, with, not_followed_by, not_preceded_by, span: raw.span })
}

/// Every pattern text of an entry of `find` that may hold `{key}`.
fn find_texts(find: &RawFind) -> Vec<&Text> {
    match find {
        RawFind::Pattern(text) => vec![text],
        RawFind::Table(table) => {
            table.pattern.iter().chain(table.near.iter().flat_map(|near| &near.items)).collect()
        }
    }
}

fn uses_key(raw: &RawFact) -> bool {
    let texts = raw.find.iter().flat_map(|find| &find.items).flat_map(find_texts);
    texts.into_iter().any(|text| text.value.contains("{key}") || text.value.contains("{key:"))
}

fn tell_unused_key(name: &Name, checker: &mut Checker<'_>) {
    let label = Label::primary(name.span, "no pattern names the key");
    let message = format!("`{}` has a `key`, but none of its patterns holds `{{key}}`", name.value);
    let help = "write `{key}` where the subject stands: \"{key} was born on {value}\"";
    checker.tell(Diagnostic::error("unused-key", message, label).with_help(help));
}

fn except(raw: &RawFact, holes: Holes<'_>, shared: &Shared<'_>, checker: &mut Checker<'_>) -> Vec<Expr> {
    let mut except = checker.exprs(raw.except.as_ref(), holes, Needs::Nothing);
    for text in shared.except {
        // Its mistakes were told with the pack.
        let told = checker.diagnostics.len();
        except.extend(checker.expr(text, holes, Needs::Nothing));
        checker.unfit |= checker.diagnostics.len() > told;
        checker.diagnostics.truncate(told);
    }
    except
}

fn parts(raw: Option<&Named<List<Text>>>, checker: &mut Checker<'_>) -> Vec<(String, Expr)> {
    let mut parts = Vec::new();
    for (name, texts) in raw.iter().flat_map(|parts| &parts.0) {
        check_id(name, "part", checker);
        let exprs = checker.exprs(Some(texts), Holes::NONE, Needs::Nothing);
        parts.extend(exprs.into_iter().map(|expr| (name.value.clone(), expr)));
    }
    parts
}

fn about(raw: &RawFact, checker: &mut Checker<'_>) -> Option<About> {
    raw.about.as_ref().and_then(|about| checker.about(&about.items))
}

fn choices(raw: Option<&Named<List<Text>>>, checker: &mut Checker<'_>) -> Vec<(String, Regex)> {
    let mut choices = Vec::new();
    for (name, texts) in raw.iter().flat_map(|choices| &choices.0) {
        let regex = checker.alternatives(&texts.items);
        choices.extend(regex.map(|regex| (name.value.clone(), regex)));
    }
    choices
}

fn spellings(raw: Option<&Named<List<Text>>>) -> Vec<String> {
    let texts = raw.iter().flat_map(|choices| &choices.0).flat_map(|(_, texts)| &texts.items);
    texts.map(|text| text.value.clone()).collect()
}

fn kind(raw: Option<&Text>, checker: &mut Checker<'_>) -> Kind {
    let names = Kind::ALL.map(Kind::name);
    let index = raw.and_then(|word| checker.option(word, "kind", &names));
    index.map_or(Kind::default(), |index| Kind::ALL[index])
}

fn severity(word: &Text, checker: &mut Checker<'_>) -> Option<Severity> {
    checker.option(word, "severity", &Severity::ALL.map(Severity::name)).map(|index| Severity::ALL[index])
}

pub(super) fn modality(raw: Option<&List<Text>>, checker: &mut Checker<'_>) -> Vec<Modality> {
    let Some(list) = raw else { return vec![Modality::Asserted, Modality::Possible] };
    let names = Modality::ALL.map(Modality::name);
    let indices = list.items.iter().filter_map(|word| checker.option(word, "modality", &names));
    indices.map(|index| Modality::ALL[index]).collect()
}

fn dimension(raw: Option<&Text>, checker: &mut Checker<'_>) -> Option<String> {
    let names = Measure::dimensions();
    raw.and_then(|word| checker.option(word, "dimension", &names)).map(|index| names[index].to_owned())
}

/// Whether names count as the same by their words.
fn same(raw: Option<&Text>, checker: &mut Checker<'_>) -> Option<bool> {
    raw.and_then(|word| checker.option(word, "way to be the same", &SAME)).map(|index| index == 0)
}

/// `same` of a fact speaks of the text if it has one, else of the key.
fn check_key(key: &RawKey, raw: &RawFact, value_type: ValueType, checker: &mut Checker<'_>) -> Key {
    let own = match key {
        RawKey::Table(table) => same(table.same.as_ref(), checker),
        RawKey::Flag(_) | RawKey::Name(_) => None,
    };
    let of_fact = if value_type == ValueType::Text { None } else { same(raw.same.as_ref(), checker) };
    Key { name: key_name(key), same_name: own.or(of_fact).unwrap_or(true) }
}

fn known(raw: &RawFact, measured: Measured<'_>, checker: &mut Checker<'_>) -> Option<Known> {
    let scalar = raw.known.as_ref()?;
    if let Some(choices) = raw.choices.as_ref().filter(|_| measured.value_type == ValueType::Text) {
        check_choice(scalar, choices, checker);
    }
    let value = checker.value(scalar, measured)?;
    Some(Known { value, by: raw.known_by.as_ref().map(|by| by.value.clone()), span: scalar.span })
}

fn check_choice(scalar: &Scalar, choices: &Named<List<Text>>, checker: &mut Checker<'_>) {
    let names: Vec<&str> = choices.0.iter().map(|(name, _)| name.value.as_str()).collect();
    if names.contains(&scalar.value.as_str()) {
        return;
    }
    let help = match nearest(&scalar.value, names.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("give one of {}", listed(&names)),
    };
    let label = Label::primary(scalar.span, "none of the `choices`");
    let message = format!("`{}` is none of the fact's choices", scalar.value);
    checker.tell(Diagnostic::error("bad-value", message, label).with_help(help));
}

fn confused_with(
    name: &Name,
    raw: Option<&List<Text>>,
    shared: &Shared<'_>,
    checker: &mut Checker<'_>,
) -> Vec<String> {
    let mut others = Vec::new();
    for other in raw.iter().flat_map(|list| &list.items) {
        if other.value == name.value {
            let label = Label::primary(other.span, "the fact itself");
            let message = format!("`{}` cannot be confused with itself", name.value);
            let help = "name another fact, or remove it";
            checker.tell(Diagnostic::error("unknown-fact", message, label).with_help(help));
            continue;
        }
        let ids = shared.fact_ids.iter().map(String::as_str);
        if checker.known_name((&other.value, other.span), "fact", "unknown-fact", ids) {
            others.push(other.value.clone());
        }
    }
    others
}

fn by(raw: Option<&List<Text>>, shared: &Shared<'_>, checker: &mut Checker<'_>) -> Vec<String> {
    let texts = raw.iter().flat_map(|list| &list.items);
    texts.filter_map(|text| authority(text, shared, checker)).collect()
}

/// The id of an authority, given by id or by one of its names.
pub(super) fn authority(text: &Text, shared: &Shared<'_>, checker: &mut Checker<'_>) -> Option<String> {
    let ids = || shared.authorities.iter().map(|authority| authority.id.as_str());
    if let Some(id) = ids().find(|id| *id == text.value) {
        return Some(id.to_owned());
    }
    let named = |authority: &&Authority| {
        authority.names.find(&text.value).is_some_and(|found| found.len() == text.value.len())
    };
    if let Some(authority) = shared.authorities.iter().find(named) {
        return Some(authority.id.clone());
    }
    checker.known_name((&text.value, text.span), "authority", "unknown-authority", ids());
    None
}

fn globs(raw: Option<&List<Text>>, checker: &mut Checker<'_>) -> Vec<GlobMatcher> {
    let texts = raw.iter().flat_map(|list| &list.items);
    texts.filter_map(|text| text.glob(&mut checker.diagnostics)).collect()
}

/// `0`, `"10%"`, `"5"`, `"2 days"`, `"30 minutes"`, `"5 km"`, `"EUR 2e6"`.
fn tolerance(scalar: &Scalar, measured: Measured<'_>, checker: &mut Checker<'_>) -> Option<Tolerance> {
    let dated = measured.value_type == ValueType::Date;
    let text = scalar.value.trim();
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0);
    let read = if let Some(percent) = text.strip_suffix('%') {
        number(percent).filter(|_| !dated).map(|percent| Tolerance::Relative(percent / 100.0))
    } else if let Some(number) = number(text) {
        match number {
            0.0 if dated => Some(Tolerance::Days(0)),
            number => (!dated).then_some(Tolerance::Absolute(number)),
        }
    } else if dated {
        days(text).map(Tolerance::Days)
    } else {
        Tolerance::of_words(text, measured.value_type)
            .filter(|read| measured.dimension.is_none_or(|dimension| read.is_of(dimension)))
    };
    if read.is_none() {
        let label = Label::primary(scalar.span, "no tolerance");
        let message = format!("`{text}` is no tolerance of {}", measured.described());
        checker.tell(Diagnostic::error("bad-value", message, label).with_help(tolerances_of(measured)));
    }
    read
}

/// The forms that a tolerance may have.
fn tolerances_of(measured: Measured<'_>) -> String {
    let forms = match measured.value_type {
        ValueType::Date => {
            return "give days, weeks, months or years: `0`, \"2 days\", \"1 week\"".to_owned();
        }
        ValueType::Duration => "a time: `0`, \"10%\", \"59 seconds\", \"30 minutes\", \"2 days\", \"1 year\"",
        ValueType::Money => {
            "an amount, in the currency of the value or in one of its own: `0`, \"10%\", \"500000\", \"EUR 2e6\""
        }
        ValueType::Share => "percentage points: `0`, \"10%\", \"2 percentage points\"",
        ValueType::Quantity => {
            let example = measured.dimension.and_then(Measure::example_of).unwrap_or("5 km");
            return format!(
                "give a share of the value, a number in its unit, or one with a unit: `0`, \"10%\", \"5\", \"{example}\""
            );
        }
        ValueType::Count | ValueType::Version | ValueType::Text => "a number: `0`, \"10%\", \"5\"",
    };
    format!("give a share of the value or {forms}")
}

/// "2 days", "1 week", "1 month" as days, the longest month and year taken.
fn days(text: &str) -> Option<i64> {
    let (number, unit) = text.split_once(char::is_whitespace)?;
    let number: u32 = number.parse().ok()?;
    let days = match unit.trim() {
        "day" | "days" => 1,
        "week" | "weeks" => 7,
        "month" | "months" => 31,
        "year" | "years" => 366,
        _ => return None,
    };
    Some(i64::from(number) * days)
}

fn window_days(scalar: &Scalar, checker: &mut Checker<'_>) -> Option<u32> {
    let text = scalar.value.trim();
    let read = text.parse().ok().or_else(|| days(text).and_then(|days| u32::try_from(days).ok()));
    if read.is_none() {
        let label = Label::primary(scalar.span, "no length of time");
        let message = format!("`{text}` is no window");
        let help = "give days, weeks, months or years: `30`, \"2 weeks\", \"6 months\", \"1 year\"";
        checker.tell(Diagnostic::error("bad-value", message, label).with_help(help));
    }
    read
}

/// The value of a test's `finds`, which for a text with choices is one of them.
pub(super) fn expected_value(scalar: &Scalar, fact: &Fact, checker: &mut Checker<'_>) -> Option<Value> {
    let names: Vec<&str> = fact.choices.iter().map(|(name, _)| name.as_str()).collect();
    if !names.is_empty() && !names.contains(&scalar.value.as_str()) {
        let label = Label::primary(scalar.span, "none of the `choices`");
        let message = format!("`{}` is none of the fact's choices", scalar.value);
        let help = format!("give one of {}", listed(&names));
        checker.tell(Diagnostic::error("bad-value", message, label).with_help(help));
        return None;
    }
    checker.value(scalar, Measured { value_type: fact.value_type, dimension: fact.dimension.as_deref() })
}
