//! What texts state of one subject, each different statement once.
//!
//! Two hundred texts that say the same thing make one statement, and two values are related once,
//! however often they meet.

use super::far_apart::are_far_apart;
use super::stretch::Stretch;
use super::subject::is_same_name;
use crate::extract::Claim;
use crate::rule::{Fact, Kind, Modality};
use crate::text::Document;
use crate::value::{Bound, Gap, Interval, Measure, Order, Relation, Stated, Value, ValueType, relate};
use rustc_hash::FxHashMap;

/// A claim without its place: what counts when it is put beside another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Statement {
    /// Names a value of the [`Values`] it belongs to.
    pub(super) value: u32,
    pub(super) modality: Modality,
    pub(super) part: bool,
    /// The id of the listed authority that it is laid to.
    pub(super) authority: Option<String>,
    pub(super) time: Time,
}

/// The time that a statement is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Time {
    /// Of a `constant` fact: any time will do, unless the text names one that is long past.
    Any,
    /// What a rule gives as known: settled after everything else was said.
    Settled,
    Undated,
    /// The date of the text.
    OfText(Stretch),
    /// A time that the text names, near enough to its own date to be of the same event.
    Named(Stretch),
    /// A time that the text names and that lies certainly further back than the fact's window: the
    /// figure may be of another, older event.
    Older(Stretch),
}

/// What lies further back than this, and the fact's window, is another event.
const DAYS_OF_A_YEAR: u32 = 365;

impl Time {
    /// The time of a claim, as far as the fact's kind asks for one.
    pub(super) fn of(claim: &Claim, document: &Document, fact: &Fact) -> Self {
        if fact.kind == Kind::Constant {
            return Self::of_constant(claim, document, fact);
        }
        let Some(as_of) = &claim.as_of else { return Self::Undated };
        let stretch =
            if fact.kind == Kind::Period { Stretch::stated(as_of) } else { Stretch::possible(as_of) };
        let Some(stretch) = stretch else { return Self::Undated };
        if document.published.as_ref() == Some(as_of) {
            return Self::OfText(stretch);
        }
        let published = document.published.as_ref().and_then(Stretch::possible);
        match published {
            Some(published)
                if stretch.certainly_before(published)
                    && stretch.days_apart(published) > fact.window_days =>
            {
                Self::Older(stretch)
            }
            _ => Self::Named(stretch),
        }
    }

    /// A date is what it is whenever it is told. Another constant may have been that of an older
    /// event, where the text says so: "in 2017 he won by 11,400 votes".
    fn of_constant(claim: &Claim, document: &Document, fact: &Fact) -> Self {
        let named = claim.as_of.as_ref().filter(|as_of| document.published.as_ref() != Some(as_of));
        let (Some(named), Some(published)) =
            (named.and_then(Stretch::possible), document.published.as_ref().and_then(Stretch::possible))
        else {
            return Self::Any;
        };
        let older = fact.value_type != ValueType::Date
            && named.certainly_before(published)
            && named.days_apart(published) > fact.window_days.max(DAYS_OF_A_YEAR);
        if older { Self::Older(named) } else { Self::Any }
    }

    pub(super) fn stretch(self) -> Option<Stretch> {
        match self {
            Self::OfText(stretch) | Self::Named(stretch) | Self::Older(stretch) => Some(stretch),
            Self::Any | Self::Settled | Self::Undated => None,
        }
    }
}

/// Whether a claim says less exactly what another one of its text says: "in August" beside "17 August". What two texts
/// say is held against each other by the more exact one, or else no other day of August would be at odds with it.
pub(super) fn is_coarser(claim: &Claim, other: &Claim) -> bool {
    let point = |claim: &Claim| match &claim.value {
        Value::Date(date) if !date.to_string().contains(['/', '~', '?', 'X']) => Stretch::stated(date),
        _ => None,
    };
    let Some((coarse, fine)) = point(claim).zip(point(other)) else { return false };
    claim.modality == other.modality
        && other.part.is_none()
        && other.inference.is_none()
        && fine.is_portion_of(coarse)
}

/// How two values relate, as much of it as verdicts rest on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meeting {
    Incomparable,
    /// Disjoint, and so far apart that they are of different things unless somebody vouches for each.
    FarApart {
        order: Order,
        distance: f64,
    },
    Disjoint {
        order: Order,
        near: bool,
        /// How far apart, in whatever measure the two share: only to choose the nearest pair.
        distance: f64,
    },
    Overlapping {
        /// Like ends of the stated figures: the larger over the smaller, and which has the larger.
        ends: Option<(f64, Order)>,
    },
}

impl Meeting {
    fn flipped(self) -> Self {
        match self {
            Self::Disjoint { order, near, distance } => {
                Self::Disjoint { order: flipped(order), near, distance }
            }
            Self::Overlapping { ends } => {
                Self::Overlapping { ends: ends.map(|(ratio, order)| (ratio, flipped(order))) }
            }
            Self::FarApart { order, distance } => Self::FarApart { order: flipped(order), distance },
            Self::Incomparable => self,
        }
    }
}

pub(super) fn flipped(order: Order) -> Order {
    match order {
        Order::FirstBelow => Order::FirstAbove,
        Order::FirstAbove => Order::FirstBelow,
        Order::Unordered => Order::Unordered,
    }
}

/// The different values of one subject, and what is known of their relations so far.
pub(super) struct Values<'a> {
    fact: &'a Fact,
    values: Vec<Value>,
    /// By everything that a value says, its precision included.
    by_form: FxHashMap<String, u32>,
    meetings: FxHashMap<(u32, u32), Meeting>,
}

impl<'a> Values<'a> {
    pub(super) fn new(fact: &'a Fact) -> Self {
        Self { fact, values: Vec::new(), by_form: FxHashMap::default(), meetings: FxHashMap::default() }
    }

    /// The name of a value. Of a part, only what it says of the whole counts: its floor.
    pub(super) fn name(&mut self, value: &Value, part: bool) -> u32 {
        let floored = if part { floor_of_whole(value) } else { None };
        let value = floored.as_ref().unwrap_or(value);
        let form = format!("{value:?}");
        *self.by_form.entry(form).or_insert_with(|| {
            self.values.push(value.clone());
            u32::try_from(self.values.len() - 1).expect("fewer than 2^32 claims")
        })
    }

    pub(super) fn value(&self, name: u32) -> &Value {
        &self.values[name as usize]
    }

    pub(super) fn meeting(&mut self, a: u32, b: u32) -> Meeting {
        if a > b {
            return self.meeting(b, a).flipped();
        }
        let (fact, values) = (self.fact, &self.values);
        *self
            .meetings
            .entry((a, b))
            .or_insert_with(|| meeting(fact, &values[a as usize], &values[b as usize]))
    }
}

/// How the values of two claims relate, the rule's tolerance granted; of a part, what it says of
/// the whole.
pub(super) fn relation(fact: &Fact, a: (&Value, bool), b: (&Value, bool)) -> Relation {
    let floor = |(value, part): (&Value, bool)| if part { floor_of_whole(value) } else { None };
    let (floor_a, floor_b) = (floor(a), floor(b));
    relate_by(fact, floor_a.as_ref().unwrap_or(a.0), floor_b.as_ref().unwrap_or(b.0))
}

fn relate_by(fact: &Fact, a: &Value, b: &Value) -> Relation {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) if fact.same_name && is_same_name(a, b) => {
            Relation::Overlapping { ends_ratio: None }
        }
        _ => relate(a, b, fact.tolerance),
    }
}

fn meeting(fact: &Fact, a: &Value, b: &Value) -> Meeting {
    match relate_by(fact, a, b) {
        Relation::Incomparable => Meeting::Incomparable,
        Relation::Disjoint { ref gap, order, .. } if are_far_apart(fact, a, b, gap) => {
            Meeting::FarApart { order, distance: distance(gap) }
        }
        Relation::Disjoint { gap, order, near } => {
            Meeting::Disjoint { order, near, distance: distance(&gap) }
        }
        Relation::Overlapping { ends_ratio } => {
            Meeting::Overlapping { ends: ends_ratio.map(|ratio| (ratio, order_of_ends(a, b))) }
        }
    }
}

fn distance(gap: &Gap) -> f64 {
    match gap {
        #[expect(clippy::cast_precision_loss, reason = "only compared with others of its kind")]
        Gap::Days(days) => *days as f64,
        Gap::Figures { difference, ratio } => ratio.unwrap_or(*difference),
        Gap::Unlike => f64::INFINITY,
    }
}

/// Which of two hedged figures has the larger ends, whatever their units.
fn order_of_ends(a: &Value, b: &Value) -> Order {
    let (Value::Measure(a), Value::Measure(b)) = (a, b) else { return Order::Unordered };
    let ends = |a_end: Option<Bound>, b_end: Option<Bound>| match (a_end, b_end) {
        (Some(a_end), Some(b_end)) => match relate(&exactly(a, a_end.at), &exactly(b, b_end.at), None) {
            Relation::Disjoint { order, .. } => Some(order),
            _ => None,
        },
        _ => None,
    };
    match (ends(a.set.low, b.set.low), ends(a.set.high, b.set.high)) {
        (Some(floor), Some(ceiling)) if floor != ceiling => Order::Unordered,
        (Some(order), _) | (None, Some(order)) => order,
        (None, None) => Order::Unordered,
    }
}

fn exactly(like: &Measure, at: f64) -> Value {
    Value::Measure(Measure {
        set: Interval::point(at),
        stated: Stated::One(at),
        approximate: false,
        step: 0.0,
        ..like.clone()
    })
}

/// A part hedged from below is a floor of the whole: of more than 1,000 dead in one week follows
/// more than 1,000 dead.
fn floor_of_whole(part: &Value) -> Option<Value> {
    let Value::Measure(measure) = part else { return None };
    if !is_floor(measure) {
        return None;
    }
    let stated = match measure.stated {
        Stated::Both(low, _) => Stated::One(low),
        other => other,
    };
    let set = Interval { low: measure.set.low, high: None };
    Some(Value::Measure(Measure { set, stated, ..measure.clone() }))
}

/// A part of at most so many says nothing of the whole.
pub(super) fn is_silent_part(value: &Value) -> bool {
    matches!(value, Value::Measure(measure) if measure.set.low.is_none())
}

/// Whether the words set a floor of their own: "over", "at least", "10 to 12".
fn is_floor(measure: &Measure) -> bool {
    let Some(low) = measure.set.low else { return false };
    !measure.approximate && measure.set.high.is_none_or(|high| high.at > low.at)
}
