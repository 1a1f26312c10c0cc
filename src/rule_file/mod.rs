//! Rule files: TOML into checked facts. Every mistake is a diagnostic with a label in the rule file.
//!
//! A file is first taken apart (`raw`), then the files of a pack are put together and checked: terms
//! before the patterns that use them, facts one by one, so that one bad fact never hides the others.
//! The raw structs stay private to this folder; the rest of the program meets only [`crate::rule`].

mod checker;
mod fact;
mod idle;
mod inline_test;
mod raw;
mod terms;

use crate::diagnostic::{Diagnostic, Label};
use crate::rule::relation::FormulaError;
use crate::rule::{About, Authority, Expr, Fact, Formula, Pack, Relation, Rules};
use crate::source::{SourceFile, SourceId};
use crate::spelling::nearest;
use crate::toml_file::{self, Damage, List, Name, Text};
use crate::value::currency_codes;
use checker::{Checker, Holes, Needs};
use fact::{Shared, check_fact, check_id};
use raw::{Entry, RawFact, RawFile, RawPack, RawRelation};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The JSON Schema of rule files, for editors.
pub const SCHEMA: &str = include_str!("../../schema/rules.json");

/// Reads rule files. Facts that something is wrong with are told and left out; the others come back.
///
/// Files that name the same pack share one; packs and facts come in the order of the files. Diagnostics come
/// in the order of files and places.
pub fn load(files: &[Arc<SourceFile>]) -> (Rules, Vec<Diagnostic>) {
    let mut packs: Vec<Parts> = Vec::new();
    let mut diagnostics = Vec::new();
    for file in files {
        let read = toml_file::read(file, RawFile::take);
        let name = match &read.content.pack.name {
            Some(name) => name.value.trim().to_owned(),
            None => stem(&file.path),
        };
        let index = packs.iter().position(|pack| pack.name == name).unwrap_or_else(|| {
            packs.push(Parts { name, ..Parts::default() });
            packs.len() - 1
        });
        packs[index].add(read.content, read.diagnostics, read.damage);
    }
    let mut rules = Rules::default();
    for parts in packs {
        let (pack, told) = check_pack(parts);
        rules.packs.push(pack);
        diagnostics.extend(told);
    }
    let order: BTreeMap<SourceId, usize> = files.iter().map(|file| file.id).zip(0..).collect();
    diagnostics.sort_by_cached_key(|told| {
        let span = told.primary_span();
        (order.get(&span.source).copied(), span.start, span.end, Reverse(told.severity), told.code)
    });
    (rules, diagnostics)
}

/// The files of one pack put together.
#[derive(Default)]
struct Parts {
    name: String,
    packs: Vec<RawPack>,
    terms: Vec<Entry<List<Text>>>,
    authorities: Vec<Entry<List<Text>>>,
    facts: Vec<Entry<RawFact>>,
    relations: Vec<Entry<RawRelation>>,
    diagnostics: Vec<Diagnostic>,
    lost: BTreeSet<String>,
}

impl Parts {
    fn add(&mut self, mut file: RawFile, diagnostics: Vec<Diagnostic>, damage: Damage) {
        mark_damaged(&mut file.fact.0, &damage.gaps);
        self.packs.push(file.pack);
        self.terms.extend(file.terms.0);
        self.authorities.extend(file.authority.0);
        self.facts.extend(file.fact.0);
        self.relations.extend(file.relation.0);
        self.diagnostics.extend(diagnostics);
        self.lost.extend(damage.names);
    }
}

/// A fact that lost a statement to a syntax error is not the fact that its author meant.
fn mark_damaged(facts: &mut [Entry<RawFact>], gaps: &[Vec<String>]) {
    // What a test lacks, the fact does not.
    let lacking: BTreeSet<&str> = gaps
        .iter()
        .filter_map(|names| match names.as_slice() {
            [table, id, below @ ..] if table == "fact" && below.first().is_none_or(|key| key != "test") => {
                Some(id.as_str())
            }
            _ => None,
        })
        .collect();
    for (name, fact) in facts {
        fact.faulty |= lacking.contains(name.value.as_str());
    }
}

fn check_pack(parts: Parts) -> (Pack, Vec<Diagnostic>) {
    let mut checker = Checker::new(&parts.lost, parts.diagnostics);
    terms::check_terms(&parts.terms, &mut checker);
    let authorities = check_authorities(&parts.authorities, &mut checker);
    let facts = unique(parts.facts, "fact", "duplicate-fact", &mut checker);
    let facts = with_more_than_tests(facts, &mut checker);
    let fact_ids: Vec<String> = facts.iter().map(|(name, _)| name.value.clone()).collect();
    let about = pack_about(&parts.packs, &mut checker);
    let unless = pack_unless(&parts.packs, &mut checker);
    let except: Vec<&Text> =
        parts.packs.iter().flat_map(|pack| &pack.except).flat_map(|except| &except.items).collect();
    check_pack_except(&except, &mut checker);
    let shared = Shared {
        authorities: &authorities,
        fact_ids: &fact_ids,
        about: &about,
        unless: &unless,
        except: &except,
        modality: pack_modality(&parts.packs, &mut checker),
    };
    let facts: Vec<Fact> =
        facts.iter().filter_map(|(name, raw)| check_fact(name, raw, &shared, &mut checker)).collect();
    let relations = unique(parts.relations, "relation", "duplicate-relation", &mut checker);
    let relations =
        relations.iter().filter_map(|entry| check_relation(entry, &fact_ids, &facts, &mut checker)).collect();
    if parts.lost.is_empty() {
        terms::unused_terms(&parts.terms, &mut checker);
    }
    let currency = pack_currency(&parts.packs, &mut checker);
    let description = parts.packs.iter().find_map(|pack| pack.description.as_ref());
    let pack = Pack {
        description: description.map(|description| description.value.clone()),
        name: parts.name,
        currency,
        authorities,
        facts,
        relations,
    };
    let mut diagnostics = checker.diagnostics;
    for diagnostic in &mut diagnostics {
        diagnostic.pack = Some(pack.name.clone());
    }
    (pack, diagnostics)
}

/// The entries whose ids are new; the others are told with both places.
fn unique<T>(
    entries: Vec<Entry<T>>,
    what: &str,
    code: &'static str,
    checker: &mut Checker<'_>,
) -> Vec<Entry<T>> {
    let mut first: BTreeMap<String, Name> = BTreeMap::new();
    let mut kept = Vec::new();
    for (name, entry) in entries {
        if let Some(first) = first.get(&name.value) {
            let message = format!("the {what} `{}` is defined twice in this pack", name.value);
            checker.tell(
                Diagnostic::error(code, message, Label::primary(name.span, "defined again here"))
                    .with_label(Label::secondary(first.span, "first defined here"))
                    .with_help("rename one, or give one of the files another pack name"),
            );
        } else {
            first.insert(name.value.clone(), name.clone());
            kept.push((name, entry));
        }
    }
    kept
}

/// The facts without those that are nothing but tests, which are of a fact under another name.
fn with_more_than_tests(facts: Vec<Entry<RawFact>>, checker: &mut Checker<'_>) -> Vec<Entry<RawFact>> {
    let (lone, whole): (Vec<_>, Vec<_>) = facts.into_iter().partition(|(_, raw)| raw.is_only_tests);
    for (name, _) in lone {
        if checker.is_lost(&name.value) {
            continue;
        }
        let message = format!("tests of a fact that does not exist: `{}`", name.value);
        let help = match nearest(&name.value, whole.iter().map(|(name, _)| name.value.as_str())) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "give the fact a `title`, a `value` and `find`, or take out its tests".to_owned(),
        };
        let label = Label::primary(name.span, "no fact has this name");
        checker.tell(Diagnostic::error("unknown-fact", message, label).with_help(help));
    }
    whole
}

fn check_authorities(entries: &[Entry<List<Text>>], checker: &mut Checker<'_>) -> Vec<Authority> {
    let mut ids = BTreeSet::new();
    let mut authorities: Vec<Authority> = Vec::new();
    for (name, texts) in entries {
        let is_new = ids.insert(&name.value);
        if !is_new {
            let first = entries.iter().find(|(first, _)| first.value == name.value);
            let message = format!("the authority `{}` is defined twice in this pack", name.value);
            let label = Label::primary(name.span, "defined again here");
            let diagnostic = Diagnostic::error("duplicate-authority", message, label)
                .with_help("merge the two lists of names, or rename one");
            checker.tell(match first {
                Some((first, _)) => diagnostic.with_label(Label::secondary(first.span, "first defined here")),
                None => diagnostic,
            });
        }
        let sound = check_id(name, "authority", checker);
        let names = checker.alternatives(&texts.items).filter(|_| is_new && sound);
        authorities.extend(names.map(|names| Authority { id: name.value.clone(), names }));
    }
    authorities
}

fn pack_about(packs: &[RawPack], checker: &mut Checker<'_>) -> Vec<About> {
    let texts: Vec<Text> =
        packs.iter().flat_map(|pack| &pack.about).flat_map(|about| about.items.clone()).collect();
    checker.about(&texts).into_iter().collect()
}

fn pack_currency(packs: &[RawPack], checker: &mut Checker<'_>) -> Option<&'static str> {
    let codes = currency_codes();
    let given = packs.iter().filter_map(|pack| pack.currency.as_ref());
    let read: Vec<_> =
        given.map(|code| code.one_of_many("currency", &codes, "COP", &mut checker.diagnostics)).collect();
    read.into_iter().flatten().next()
}

/// The first that one of the pack's files gives, if it is sound: its mistakes are told here and not with each fact.
fn pack_modality<'p>(packs: &'p [RawPack], checker: &mut Checker<'_>) -> Option<&'p List<Text>> {
    let mut sound = packs.iter().filter_map(|pack| pack.modality.as_ref()).filter(|list| {
        let told = checker.diagnostics.len();
        fact::modality(Some(list), checker);
        checker.diagnostics.len() == told
    });
    sound.next()
}

fn pack_unless(packs: &[RawPack], checker: &mut Checker<'_>) -> Vec<Expr> {
    let lists = packs.iter().flat_map(|pack| &pack.unless);
    lists.flat_map(|list| checker.exprs(Some(list), Holes::NONE, Needs::Nothing)).collect()
}

/// The pack's `except` is compiled with each fact, for the type of its `{value}`; here its mistakes are told once.
fn check_pack_except(except: &[&Text], checker: &mut Checker<'_>) {
    let holes = Holes { value: Some(crate::value::ValueType::Count), choices: &[], key: false };
    for text in except {
        checker.expr(text, holes, Needs::Nothing);
    }
}

fn check_relation(
    (name, raw): &Entry<RawRelation>,
    fact_ids: &[String],
    facts: &[Fact],
    checker: &mut Checker<'_>,
) -> Option<Relation> {
    let told = checker.diagnostics.len();
    check_id(name, "relation", checker);
    let holds = raw.holds.as_ref()?;
    let type_of = |id: &str| facts.iter().find(|fact| fact.id == id).map(|fact| fact.value_type);
    let formula = match Formula::parse(&holds.value, &type_of) {
        Ok(formula) => formula,
        Err(mistakes) => {
            for mistake in mistakes {
                tell_mistake(holds, mistake, fact_ids, checker);
            }
            return None;
        }
    };
    let sound = checker.diagnostics.len() == told;
    sound.then(|| Relation { id: name.value.clone(), holds: holds.value.clone(), formula, span: holds.span })
}

fn tell_mistake(holds: &Text, mistake: FormulaError, fact_ids: &[String], checker: &mut Checker<'_>) {
    let id = &holds.value[mistake.range.clone()];
    let span = holds.part(mistake.range.clone());
    if mistake.code == "unknown-fact" && mistake.help.is_none() {
        // Also silent about a fact that is there and has mistakes of its own, which have been told.
        checker.known_name((id, span), "fact", "unknown-fact", fact_ids.iter().map(String::as_str));
        return;
    }
    let mut told = Diagnostic::error(mistake.code, mistake.message, Label::primary(span, mistake.label));
    told.help.extend(mistake.help);
    checker.tell(told);
}

fn stem(path: &str) -> String {
    Path::new(path).file_stem().map_or_else(|| path.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_fresh() {
        toml_file::schema::check::<RawFile>("rules.json", SCHEMA);
    }
}
