//! Comparison after extraction: time must grow with the number of texts, not with its square.

use divan::Bencher;
use gainsay::compare::compare;
use gainsay::extract::Claim;
use gainsay::rule::{FactId, Modality, Rules};
use gainsay::source::{SourceFile, Sources, Span};
use gainsay::text::{Document, Prose, Role};
use gainsay::value::{Date, Interval, Measure, Stated, Unit, Value, ValueType};
use jiff::ToSpan;
use jiff::civil::date;
use std::fmt::Write as _;

const FACTS: u32 = 200;
const CLAIMS_PER_TEXT: u32 = 40;

fn main() {
    divan::main();
}

#[divan::bench(args = [250, 500, 1000, 2000])]
fn texts(bencher: Bencher<'_, '_>, texts: u32) {
    let (rules, documents, claims) = scene(texts, rule_file());
    bencher.bench(|| compare(&documents, &rules, &claims));
}

/// Relations between all facts that stand side by side, most of which hold.
#[divan::bench(args = [500, 1000])]
fn relations(bencher: Bencher<'_, '_>, texts: u32) {
    let mut toml = rule_file();
    for fact in 1..FACTS {
        let _ = write!(toml, "[relation.r{fact}]\nholds = \"f{} <= f{fact}\"\n", fact - 1);
    }
    let (rules, documents, claims) = scene(texts, toml);
    bencher.bench(|| compare(&documents, &rules, &claims));
}

/// Facts of all kinds.
fn rule_file() -> String {
    let mut toml = String::from("[pack]\nname = \"bench\"\n");
    for fact in 0..FACTS {
        let kind = ["constant", "cumulative", "level"][fact as usize % 3];
        let _ = write!(
            toml,
            "[fact.f{fact}]\ntitle = \"f\"\nvalue = \"count\"\nkind = \"{kind}\"\nfind = [\"{{value}} f{fact}\"]\n"
        );
    }
    toml
}

/// Texts of which each makes forty claims.
fn scene(texts: u32, toml: String) -> (Rules, Vec<Document>, Vec<Claim>) {
    let mut sources = Sources::default();
    let file = sources.add(|id| SourceFile::new(id, "bench.toml", toml));
    let (rules, mistakes) = gainsay::rule_file::load(&[file]);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let mut documents = Vec::new();
    let mut claims = Vec::new();
    let mut random = Random(7);
    for text in 0..texts {
        let file = sources.add(|id| SourceFile::new(id, format!("texts/{text}.txt"), ""));
        let published = Date::day(date(2024, 1, 1) + i64::from(random.below(300)).days());
        for nth in 0..CLAIMS_PER_TEXT {
            let fact = random.below(FACTS);
            let usual = f64::from(100 + fact);
            let value = if random.below(10) == 0 { usual + f64::from(random.below(40)) } else { usual };
            let at = nth as usize;
            claims.push(Claim {
                fact: FactId { pack: 0, fact },
                key: None,
                value: count(value),
                span: Span::new(file.id, at..at + 1),
                text: value.to_string(),
                evidence: Span::new(file.id, at..at + 1),
                by: None,
                modality: Modality::Asserted,
                part: None,
                as_of: Some(published),
                inference: None,
            });
        }
        documents.push(Document {
            known_as: file.path.clone(),
            file,
            role: Role::Source,
            published: Some(published),
            publisher: None,
            tier: None,
            derived_from: None,
            day_order: None,
            currency: None,
            prose: Prose::default(),
        });
    }
    (rules, documents, claims)
}

fn count(figure: f64) -> Value {
    Value::Measure(Measure {
        value_type: ValueType::Count,
        set: Interval::point(figure),
        stated: Stated::One(figure),
        approximate: false,
        step: 1.0,
        unit: Unit::One,
    })
}

/// The same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((self.0 >> 33) % u64::from(end)).expect("below a u32")
    }
}
