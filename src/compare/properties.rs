//! What must hold for any texts, whatever they say.

use super::case::{Case, Teller};
use super::cluster::Standing;
use super::judge::Disagreement;
use super::{Finding, Inputs, Side, Verdict, compare, subject};
use crate::extract::{Citation, Claim, Part};
use crate::rule::{FactId, Modality, Rules};
use crate::source::{SourceFile, SourceId, Span};
use crate::text::{Document, Prose, Role};
use crate::value::{Bound, Date, Interval, Measure, Stated, Unit, Value, ValueType};
use jiff::ToSpan;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

/// A text: when it was published, whether it is a draft, what it says.
type Text = (Option<i64>, bool, Vec<Said>);

/// A claim to be made of a text.
#[derive(Clone, Debug)]
struct Said {
    fact: u32,
    value: Value,
    part: bool,
    possible: bool,
    authority: Option<u8>,
    /// Days before the text's own date.
    earlier: Option<i64>,
}

/// One fact of each kind.
fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(read_rules);
    &RULES
}

fn read_rules() -> Rules {
    let mut toml = String::from("[pack]\nname = \"p\"\n[authority]\na0 = [\"A0\"]\na1 = [\"A1\"]\n");
    for (id, kind) in ["constant", "cumulative", "level", "period"].iter().enumerate() {
        let other = (id + 1) % 4;
        toml.push_str(&format!(
            "[fact.f{id}]\ntitle = \"f\"\nvalue = \"count\"\nkind = \"{kind}\"\n\
             find = [\"{{value}} f{id}\"]\nconfused-with = [\"f{other}\"]\n"
        ));
    }
    let file = Arc::new(SourceFile::new(SourceId(1_000), "p.toml", toml));
    let (rules, mistakes) = crate::rule_file::load(&[file]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    rules
}

fn count(set: Interval, stated: Stated, approximate: bool, step: f64) -> Value {
    Value::Measure(Measure { value_type: ValueType::Count, set, stated, approximate, step, unit: Unit::One })
}

fn figures() -> impl Strategy<Value = Value> {
    let figure = prop_oneof![0u32..60, (1u32..40).prop_map(|n| n * 100)].prop_map(f64::from);
    (figure, 0u8..7, 0u32..50).prop_map(|(n, shape, more)| {
        let one = Stated::One(n);
        let step = if n < 100.0 { 0.0 } else { 100.0 };
        match shape {
            0 => count(Interval::above(n, false), one, false, 0.0),
            1 => count(Interval::above(n, true), one, false, 0.0),
            2 => count(Interval::below(n, true), one, false, 0.0),
            3 => count(Interval::point(n), one, true, step),
            4 => {
                let high = n + f64::from(more) + 1.0;
                count(Interval::closed(n, high), Stated::Both(n, high), false, 0.0)
            }
            5 => count(Interval::above(n, true), Stated::Nothing, false, 0.0),
            _ => count(Interval::point(n), one, false, step),
        }
    })
}

fn said() -> impl Strategy<Value = Said> {
    let earlier = option::weighted(0.2, 1i64..400);
    (
        0u32..4,
        figures(),
        prop::bool::weighted(0.15),
        prop::bool::weighted(0.15),
        option::weighted(0.3, 0u8..2),
        earlier,
    )
        .prop_map(|(fact, value, part, possible, authority, earlier)| Said {
            fact,
            value,
            part,
            possible,
            authority,
            earlier,
        })
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    let text = (option::weighted(0.8, 0i64..90), prop::bool::weighted(0.2), vec(said(), 1..5));
    vec(text, 2..7)
}

/// Documents and claims of texts; each text keeps its number, whatever place it stands in.
fn scene(texts: &[(usize, &Text)]) -> (Vec<Document>, Vec<Claim>) {
    let day = |days: i64| Date::day(date(2024, 6, 1) + days.days());
    let mut documents = Vec::new();
    let mut claims = Vec::new();
    for &(number, (published, draft, sayings)) in texts {
        let source = SourceId(u32::try_from(number).expect("few texts"));
        documents.push(Document {
            file: Arc::new(SourceFile::new(source, format!("{number}.txt"), "")),
            known_as: format!("{number}.txt"),
            role: if *draft { Role::Draft } else { Role::Source },
            published: published.map(day),
            publisher: None,
            tier: None,
            derived_from: None,
            day_order: None,
            currency: None,
            prose: Prose::default(),
        });
        for (at, said) in sayings.iter().enumerate() {
            let name = said.authority.map(|number| format!("a{number}"));
            claims.push(Claim {
                fact: FactId { pack: 0, fact: said.fact },
                key: None,
                value: said.value.clone(),
                span: Span::new(source, at..at + 1),
                text: at.to_string(),
                evidence: Span::new(source, at..at + 1),
                by: name.map(|name| Citation { text: name.clone(), authority: Some(name) }),
                modality: if said.possible { Modality::Possible } else { Modality::Asserted },
                part: said.part.then_some(Part { scope: None }),
                as_of: published.map(|published| day(published - said.earlier.unwrap_or(0))),
                inference: None,
            });
        }
    }
    (documents, claims)
}

/// A finding without indices.
fn told(finding: &Finding, claims: &[Claim]) -> String {
    let place = |claim: usize| (claims[claim].span.source.0, claims[claim].span.start);
    let against: Vec<_> = finding
        .against
        .iter()
        .map(|opposed| match opposed.side {
            Side::Claim(claim) => (Some(place(claim)), opposed.reason),
            Side::Known => (None, opposed.reason),
        })
        .collect();
    let alike: Vec<_> = finding.alike.iter().map(|&claim| place(claim)).collect();
    format!(
        "{:?} {:?} {:?} {:?} {against:?} {} {alike:?}",
        finding.verdict,
        finding.severity,
        finding.fact,
        place(finding.primary),
        finding.more
    )
}

fn findings(texts: &[(usize, &Text)], rules: &Rules) -> Vec<String> {
    let (documents, claims) = scene(texts);
    compare(&documents, rules, &claims).iter().map(|finding| told(finding, &claims)).collect()
}

/// How the first two of some texts disagree about each fact that both state.
fn relation_of_first_two(texts: &[(usize, &Text)], rules: &Rules) -> Vec<(FactId, Option<Disagreement>)> {
    let (documents, claims) = scene(texts);
    let inputs = Inputs::new(&documents, rules, &claims);
    let mut relations = Vec::new();
    for subject in subject::subjects(rules, &claims, &inputs.order()) {
        let mut case = Case::new(&inputs, &subject);
        let statements = |text: usize| {
            let account = case.accounts.iter().find(|account| account.teller == Teller::Text(text))?;
            Some(account.statements.clone())
        };
        let (Some(first), Some(second)) = (statements(0), statements(1)) else { continue };
        relations.push((subject.fact, case.mildest(&first, &second).map(|(found, ..)| found)));
    }
    relations
}

/// The same figure with a set that holds the old one and more.
fn widened(value: &Value, below: f64, above: f64) -> Value {
    let Value::Measure(measure) = value else { return value.clone() };
    let wider = |bound: Option<Bound>, by: f64| {
        bound
            .filter(|_| by < 90.0)
            .map(|bound| Bound { at: bound.at + by, closed: bound.closed || by != 0.0 })
    };
    let set = Interval { low: wider(measure.set.low, -below), high: wider(measure.set.high, above) };
    Value::Measure(Measure { set, ..measure.clone() })
}

proptest! {
    #[test]
    fn the_order_of_texts_and_claims_says_nothing(texts in texts(), turn in 0usize..7) {
        let rules = rules();
        let given: Vec<(usize, &Text)> = texts.iter().enumerate().collect();
        let mut turned = given.clone();
        turned.rotate_left(turn % given.len());
        turned.reverse();
        prop_assert_eq!(findings(&given, rules), findings(&turned, rules));
    }

    #[test]
    fn a_further_text_leaves_the_relation_of_two_others(texts in texts()) {
        let rules = rules();
        let all: Vec<(usize, &Text)> = texts.iter().enumerate().collect();
        prop_assert_eq!(relation_of_first_two(&all[..2], rules), relation_of_first_two(&all, rules));
    }

    #[test]
    fn every_finding_is_of_texts_that_disagree(texts in texts()) {
        let rules = rules();
        let given: Vec<(usize, &Text)> = texts.iter().enumerate().collect();
        let (documents, claims) = scene(&given);
        for finding in compare(&documents, rules, &claims) {
            let primary = &claims[finding.primary];
            prop_assert!(!finding.against.is_empty());
            for other in finding.claims().skip(1) {
                let same_text = claims[other].span.source == primary.span.source;
                prop_assert!(claims[other].fact == primary.fact || finding.verdict == Verdict::Conflation);
                prop_assert!(!same_text || finding.against.len() < 6);
            }
        }
    }

    #[test]
    fn clusters_hold_only_texts_that_agree(texts in texts()) {
        let rules = rules();
        let given: Vec<(usize, &Text)> = texts.iter().enumerate().collect();
        let (documents, claims) = scene(&given);
        let inputs = Inputs::new(&documents, rules, &claims);
        for subject in subject::subjects(rules, &claims, &inputs.order()) {
            let mut case = Case::new(&inputs, &subject);
            let standing = Standing::of(&mut case);
            let members: usize = standing.clusters.iter().map(Vec::len).sum();
            prop_assert_eq!(members, case.profiles.len());
            for cluster in &standing.clusters {
                for &a in cluster {
                    prop_assert!(cluster.iter().all(|&b| !standing.disagree(a, b)));
                }
            }
        }
    }

    #[test]
    fn a_wider_hedge_never_makes_a_contradiction(
        texts in texts(),
        below in prop_oneof![Just(0.0), 0.0f64..100.0],
        above in prop_oneof![Just(0.0), 0.0f64..100.0],
    ) {
        let rules = rules();
        let mut wider = texts.clone();
        // Of a part the floor alone counts: a wider one says less of the whole, and leaves another part to be told.
        for said in wider[0].2.iter_mut().filter(|said| !said.part) {
            said.value = widened(&said.value, below, above);
        }
        let grave = |texts: &[Text]| -> Vec<FactId> {
            let given: Vec<(usize, &Text)> = texts.iter().enumerate().take(2).collect();
            let relations = relation_of_first_two(&given, rules).into_iter();
            let mild = |verdict| verdict == Verdict::Discrepancy;
            relations.filter(|(_, found)| found.is_some_and(|found| !mild(found.verdict))).map(|(fact, _)| fact).collect()
        };
        let (before, after) = (grave(&texts), grave(&wider));
        for told in after {
            prop_assert!(before.contains(&told), "a wider hedge made {:?} disagree", told);
        }
    }
}
