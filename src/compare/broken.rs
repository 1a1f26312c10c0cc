//! Relations between facts that do not hold.
//!
//! Each side is worked out on intervals, in the most favourable reading: of several claims of one
//! fact in one text, the whole stretch that they span. Within a text, and across two texts of about
//! the same date that share the facts of the relation between them.

use super::stretch::Stretch;
use super::subject::Subject;
use super::{Finding, Inputs, Opposed, Side, Verdict};
use crate::rule::relation::{Comparison, Formula, Term};
use crate::rule::{FactId, Kind, Modality, Pack};
use crate::value::{Bound, Extent, Interval, Relation, Scale, extent};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Texts whose dates can lie this near are of about the same date.
const SAME_DATE_DAYS: u32 = 1;

/// No relation of a rule file names more facts.
const MOST_FACTS: usize = 16;

/// A relation that does not hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Broken {
    /// Its index in the pack.
    pub relation: usize,
    pub left: Extent,
    pub right: Extent,
}

/// One finding for each text that breaks a relation by itself, and one for all pairs of texts that do so
/// between them.
pub(super) fn findings(inputs: &Inputs<'_>, subjects: &[Subject]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (pack_id, pack) in (0..).zip(&inputs.rules.packs) {
        for (index, relation) in pack.relations.iter().enumerate() {
            let facts: Option<Vec<FactId>> =
                relation.formula.facts().into_iter().map(|id| fact_id(pack, pack_id, id)).collect();
            let Some(facts) = facts.filter(|facts| (1..=MOST_FACTS).contains(&facts.len())) else { continue };
            for key in keys(&facts, subjects) {
                let check = Check { inputs, pack, index, formula: &relation.formula, facts: &facts };
                findings.extend(check.findings(&tellings(inputs, &facts, key, subjects)));
            }
        }
    }
    findings
}

fn fact_id(pack: &Pack, pack_id: u32, id: &str) -> Option<FactId> {
    let mut facts = (0..).zip(&pack.facts);
    facts.find(|(_, fact)| fact.id == id).map(|(fact, _)| FactId { pack: pack_id, fact })
}

/// The keys that facts of a relation are stated of; where none has keys, the one absent key.
fn keys<'s>(facts: &[FactId], subjects: &'s [Subject]) -> Vec<Option<&'s str>> {
    let of_facts = || subjects.iter().filter(|subject| facts.contains(&subject.fact));
    let mut keys: Vec<Option<&str>> = of_facts().map(|subject| subject.key.as_deref()).collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.len() > 1 {
        // Facts without a key go with every key.
        keys.retain(Option::is_some);
    }
    keys
}

/// What one text states of the facts of a relation.
struct Telling {
    text: usize,
    /// By fact: the stretch that its claims span, and the claims.
    terms: Vec<Option<(Extent, Vec<usize>)>>,
}

fn tellings(inputs: &Inputs<'_>, facts: &[FactId], key: Option<&str>, subjects: &[Subject]) -> Vec<Telling> {
    let mut claims: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for subject in subjects {
        let Some(term) = facts.iter().position(|fact| *fact == subject.fact) else { continue };
        if subject.key.is_some() && subject.key.as_deref() != key {
            continue;
        }
        for &claim in &subject.claims {
            claims.entry((inputs.place_of_text[inputs.text_of(claim)], term)).or_default().push(claim);
        }
    }
    let mut tellings: Vec<Telling> = Vec::new();
    for ((_, term), claims) in claims {
        let text = inputs.text_of(claims[0]);
        if tellings.last().is_none_or(|last| last.text != text) {
            tellings.push(Telling { text, terms: vec![None; facts.len()] });
        }
        let last = tellings.last_mut().expect("one was pushed");
        last.terms[term] = spanned(inputs, claims);
    }
    tellings
}

/// The stretch that the claims of one fact in one text span; `None` where one of them has no place on
/// the others' scale, or where none is plainly asserted of the whole.
fn spanned(inputs: &Inputs<'_>, claims: Vec<usize>) -> Option<(Extent, Vec<usize>)> {
    let whole: Vec<usize> = claims.into_iter().filter(|&claim| inputs.claims[claim].part.is_none()).collect();
    whole.iter().find(|&&claim| inputs.claims[claim].modality == Modality::Asserted)?;
    let mut spanned: Option<Extent> = None;
    for &claim in &whole {
        let own = extent(&inputs.claims[claim].value)?;
        spanned = Some(match spanned {
            None => own,
            Some(so_far) if so_far.scale == own.scale => Extent { set: hull(so_far.set, own.set), ..own },
            Some(_) => return None,
        });
    }
    spanned.map(|extent| (extent, whole))
}

fn hull(a: Interval, b: Interval) -> Interval {
    let low = a.low.zip(b.low).map(|(a, b)| if b.at < a.at || (b.at == a.at && b.closed) { b } else { a });
    let high = a.high.zip(b.high).map(|(a, b)| if b.at > a.at || (b.at == a.at && b.closed) { b } else { a });
    Interval { low, high }
}

/// Texts that state the same facts of a relation alike.
struct Alike<'t> {
    first: &'t Telling,
    texts: usize,
}

/// One relation of one pack.
struct Check<'a> {
    inputs: &'a Inputs<'a>,
    pack: &'a Pack,
    index: usize,
    formula: &'a Formula,
    facts: &'a [FactId],
}

impl Check<'_> {
    fn findings(&self, tellings: &[Telling]) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            tellings.iter().filter_map(|telling| self.broken(&telling.terms)).collect();
        findings.extend(self.across(tellings));
        findings
    }

    /// One finding for all pairs of texts that break the relation between them, each giving the facts
    /// that the other lacks. Where both state a fact, their disagreement about it is told by itself.
    fn across(&self, tellings: &[Telling]) -> Option<Finding> {
        let alike = self.alike(tellings);
        let mut found: Option<Finding> = None;
        let mut involved = BTreeSet::new();
        for (index, one) in alike.iter().enumerate() {
            for (other_index, other) in alike.iter().enumerate().skip(index + 1) {
                let terms = one.first.terms.iter().zip(&other.first.terms);
                let complete = terms.clone().all(|(a, b)| a.is_some() != b.is_some());
                if !complete || !self.same_date(one.first.text, other.first.text) {
                    continue;
                }
                let joined: Vec<_> = terms.map(|(a, b)| a.as_ref().or(b.as_ref()).cloned()).collect();
                if let Some(broken) = self.broken(&joined) {
                    involved.extend([index, other_index]);
                    found.get_or_insert(broken);
                }
            }
        }
        let mut found = found?;
        let texts: usize = involved.into_iter().map(|index| alike[index].texts).sum();
        found.more = texts - 2;
        Some(found)
    }

    /// Texts that state the same facts alike, on the same day where that counts, in order of their
    /// first: pairs of them are judged once.
    fn alike<'t>(&self, tellings: &'t [Telling]) -> Vec<Alike<'t>> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut alike: Vec<Alike<'t>> = Vec::new();
        for telling in tellings {
            let extents: Vec<_> =
                telling.terms.iter().map(|term| term.as_ref().map(|(extent, _)| extent)).collect();
            let date = (!self.is_timeless()).then(|| self.date(telling.text));
            let place = *places.entry(format!("{extents:?} {date:?}")).or_insert(alike.len());
            if place == alike.len() {
                alike.push(Alike { first: telling, texts: 0 });
            }
            alike[place].texts += 1;
        }
        alike
    }

    /// Of constants any date will do.
    fn is_timeless(&self) -> bool {
        self.facts.iter().all(|&fact| self.inputs.rules.fact(fact).kind == Kind::Constant)
    }

    fn date(&self, text: usize) -> Option<Stretch> {
        self.inputs.documents[text].published.as_ref().and_then(Stretch::possible)
    }

    fn same_date(&self, a: usize, b: usize) -> bool {
        self.is_timeless()
            || matches!((self.date(a), self.date(b)), (Some(a), Some(b)) if a.days_apart(b) <= SAME_DATE_DAYS)
    }

    fn broken(&self, terms: &[Option<(Extent, Vec<usize>)>]) -> Option<Finding> {
        let terms: Vec<&(Extent, Vec<usize>)> = terms.iter().map(Option::as_ref).collect::<Option<_>>()?;
        let value_of = |id: &str| {
            let at = self.facts.iter().position(|&fact| self.inputs.rules.fact(fact).id == id)?;
            Some(terms[at].0)
        };
        let left = worth(&self.formula.left, &value_of)?;
        let right = worth(&self.formula.right, &value_of)?;
        let (left, right) = on_one_scale(left, right)?;
        if !is_broken(left.set, self.formula.comparison, right.set, left.scale) {
            return None;
        }
        let mut claims: Vec<usize> = terms.iter().map(|(_, claims)| claims[0]).collect();
        let draft = |claim: usize| self.inputs.documents[self.inputs.text_of(claim)].role;
        claims.sort_by_key(|&claim| (draft(claim), self.inputs.place(claim)));
        let primary = claims.remove(0);
        let fact = self.inputs.claims[primary].fact;
        let keyed = self.pack.facts[fact.fact as usize].key.is_some();
        let key = self.inputs.claims[primary].key.clone().filter(|_| keyed);
        let against = claims.into_iter().map(|claim| Opposed {
            side: Side::Claim(claim),
            relation: Relation::Incomparable,
            reason: None,
        });
        Some(Finding {
            against: against.collect(),
            broken: Some(Broken { relation: self.index, left, right }),
            ..Finding::new(Verdict::BrokenRelation, fact, key, primary)
        })
    }
}

/// What a side of a formula comes to; `None` where its parts have no common scale, or a fact no value.
fn worth(term: &Term, value_of: &dyn Fn(&str) -> Option<Extent>) -> Option<Extent> {
    match term {
        Term::Fact(id) => value_of(id),
        Term::Number(number) => Some(Extent { set: Interval::point(*number), scale: Scale::Number }),
        Term::Value(value) => extent(value),
        Term::Sum(a, b) => {
            let (a, b) = (worth(a, value_of)?, worth(b, value_of)?);
            let scale = match (a.scale, b.scale) {
                (Scale::Moment, Scale::Time) | (Scale::Time, Scale::Moment) => Scale::Moment,
                _ => on_one_scale(a, b)?.0.scale,
            };
            let sum = |a: Option<Bound>, b: Option<Bound>| Some(added(a?, b?.at, b?.closed));
            Some(Extent {
                set: Interval { low: sum(a.set.low, b.set.low), high: sum(a.set.high, b.set.high) },
                scale,
            })
        }
        Term::Difference(a, b) => {
            let (a, b) = (worth(a, value_of)?, worth(b, value_of)?);
            let scale = match (a.scale, b.scale) {
                (Scale::Moment, Scale::Moment) => Scale::Time,
                (Scale::Moment, Scale::Time) => Scale::Moment,
                _ => on_one_scale(a, b)?.0.scale,
            };
            let less = |a: Option<Bound>, b: Option<Bound>| Some(added(a?, -b?.at, b?.closed));
            Some(Extent {
                set: Interval { low: less(a.set.low, b.set.high), high: less(a.set.high, b.set.low) },
                scale,
            })
        }
        Term::Product(a, b) => match (a.as_ref(), b.as_ref()) {
            (Term::Number(times), other) | (other, Term::Number(times)) => {
                let of = worth(other, value_of)?;
                Some(Extent { set: multiplied(Interval::point(*times), of.set, 1.0), ..of })
            }
            (a, b) => product(worth(a, value_of)?, worth(b, value_of)?),
        },
    }
}

fn added(a: Bound, b: f64, closed: bool) -> Bound {
    Bound { at: a.at + b, closed: a.closed && closed }
}

/// Shares count hundredths of what they multiply, counts multiply it.
fn product(a: Extent, b: Extent) -> Option<Extent> {
    let factor = |scale| match scale {
        Scale::Share => Some(0.01),
        Scale::Number => Some(1.0),
        _ => None,
    };
    let (times, of, factor) = match (a.scale, b.scale) {
        (Scale::Share, _) => (a, b, factor(a.scale)?),
        (_, Scale::Share) => (b, a, factor(b.scale)?),
        (Scale::Number, _) => (a, b, factor(a.scale)?),
        _ => (b, a, factor(b.scale)?),
    };
    Some(Extent { set: multiplied(times.set, of.set, factor), scale: of.scale })
}

/// All products of a number of the one and a number of the other. Their ends count as inside, so that
/// nothing is broken by rounding alone.
fn multiplied(times: Interval, of: Interval, factor: f64) -> Interval {
    let end = |bound: Option<Bound>, none: f64| bound.map_or(none, |bound| bound.at);
    let ends = |set: Interval| [end(set.low, f64::NEG_INFINITY), end(set.high, f64::INFINITY)];
    let products = ends(times).into_iter().flat_map(|x| {
        ends(of).into_iter().map(move |y| if x == 0.0 || y == 0.0 { 0.0 } else { factor * x * y })
    });
    let bound = |at: f64| at.is_finite().then_some(Bound { at, closed: true });
    Interval {
        low: bound(products.clone().fold(f64::INFINITY, f64::min)),
        high: bound(products.fold(f64::NEG_INFINITY, f64::max)),
    }
}

/// Two extents of the same scale; a bare number takes the scale of counts and shares.
fn on_one_scale(a: Extent, b: Extent) -> Option<(Extent, Extent)> {
    match (a.scale, b.scale) {
        (one, other) if one == other => Some((a, b)),
        (Scale::Number, Scale::Share) => Some((Extent { scale: Scale::Share, ..a }, b)),
        (Scale::Share, Scale::Number) => Some((a, Extent { scale: Scale::Share, ..b })),
        _ => None,
    }
}

/// Whether no choice of numbers from both sides, of one scale, satisfies the comparison.
fn is_broken(left: Interval, comparison: Comparison, right: Interval, scale: Scale) -> bool {
    match comparison {
        Comparison::AtMost => lies_above(left, right, false),
        Comparison::Less => lies_above(left, right, true),
        Comparison::AtLeast => lies_above(right, left, false),
        Comparison::Greater => lies_above(right, left, true),
        Comparison::Equal => lies_above(left, right, false) || lies_above(right, left, false),
        Comparison::About => {
            let moments = about_moments(left, right);
            let slack = |at: f64| if scale == Scale::Moment { moments } else { at.abs() / 10.0 };
            let wider = |bound: Option<Bound>, sign: f64| {
                bound.map(|bound| Bound { at: bound.at + sign * slack(bound.at), closed: true })
            };
            let right = Interval { low: wider(right.low, -1.0), high: wider(right.high, 1.0) };
            lies_above(left, right, false) || lies_above(right, left, false)
        }
    }
}

/// What "about" grants a date, in seconds: a week, a month or a year, as the less certain of two moments
/// is one of days, of months or of years. A tenth of a date means nothing.
fn about_moments(a: Interval, b: Interval) -> f64 {
    const DAY: f64 = 86_400.0;
    let days = |set: Interval| set.low.zip(set.high).map_or(0.0, |(low, high)| (high.at - low.at) / DAY);
    match days(a).max(days(b)) {
        uncertain if uncertain <= 2.0 => 7.0 * DAY,
        uncertain if uncertain <= 62.0 => 31.0 * DAY,
        _ => 366.0 * DAY,
    }
}

/// Whether every number of the one is greater than every number of the other, or at least equal.
fn lies_above(upper: Interval, lower: Interval, or_equal: bool) -> bool {
    let (Some(low), Some(high)) = (upper.low, lower.high) else { return false };
    // The noise of binary arithmetic is no difference.
    let noise = 1e-9 * low.at.abs().max(high.at.abs());
    if (low.at - high.at).abs() <= noise {
        return or_equal || !low.closed || !high.closed;
    }
    low.at > high.at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: Interval, comparison: Comparison, right: Interval, broken: bool) {
        assert_eq!(
            is_broken(left, comparison, right, Scale::Number),
            broken,
            "{left:?} {comparison:?} {right:?}"
        );
    }

    #[test]
    fn a_comparison_is_broken_where_no_choice_of_numbers_saves_it() {
        let (point, over, up_to) =
            (Interval::point, |at| Interval::above(at, false), |at| Interval::below(at, true));
        check(point(12.0), Comparison::AtMost, point(12.0), false);
        check(point(13.0), Comparison::AtMost, point(12.0), true);
        check(over(12.0), Comparison::AtMost, point(12.0), true);
        check(over(12.0), Comparison::AtMost, point(13.0), false);
        check(over(12.0), Comparison::AtMost, over(3.0), false);
        check(point(12.0), Comparison::Less, point(12.0), true);
        check(up_to(12.0), Comparison::AtLeast, over(12.0), true);
        check(Interval::closed(1.0, 5.0), Comparison::Equal, Interval::closed(4.0, 9.0), false);
        check(Interval::closed(1.0, 3.0), Comparison::Equal, Interval::closed(4.0, 9.0), true);
        check(point(52.0), Comparison::About, point(56.0), false);
        check(point(52.0), Comparison::About, point(60.0), true);
        check(point(0.1 + 0.2), Comparison::Equal, point(0.3), false);
    }

    #[test]
    fn about_a_date_is_a_matter_of_days_months_or_years() {
        const DAY: f64 = 86_400.0;
        let check = |days: (f64, f64), apart: f64, broken: bool| {
            let right = Interval::closed(20_000.0 * DAY, (20_000.0 + days.1) * DAY);
            let end = (20_000.0 - apart) * DAY;
            let left = Interval::closed(end - days.0 * DAY, end);
            assert_eq!(is_broken(left, Comparison::About, right, Scale::Moment), broken, "{days:?} {apart}");
        };
        check((1.0, 1.0), 6.0, false);
        check((1.0, 1.0), 8.0, true);
        check((1.0, 30.0), 30.0, false);
        check((1.0, 30.0), 40.0, true);
        check((365.0, 1.0), 360.0, false);
        check((365.0, 1.0), 400.0, true);
    }
}
