//! Two statements side by side: every row of the table of verdicts.

use super::Verdict;
use super::statement::{Meeting, Statement, Time, Values};
use super::stretch::Stretch;
use crate::diagnostic::Severity;
use crate::rule::{Fact, Kind, Modality};
use crate::value::{Order, ValueType};

/// From this factor on, like ends of two hedged figures make a discrepancy.
const ENDS_FACTOR: f64 = 2.0;

/// What two statements make of each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bearing {
    /// Neither says anything for or against the other.
    Silent(Silence),
    /// Some world holds both.
    Agree,
    Disagree(Disagreement),
}

/// Why two statements say nothing for or against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Their units, currencies or kinds have nothing in common.
    Unlike,
    /// The figures are so far apart that they are of different things.
    FarApart,
    /// One of them names a time that is long past, and the other does not.
    OlderEvent,
    /// Levels of times further apart than the fact's window.
    Window { days_apart: u32 },
    /// One is of a stretch of time that its text names, the other of none.
    OneStretchUnnamed,
    /// They are of stretches of time without a day in common.
    StretchesApart,
    /// One is of a portion of the other's stretch, and values of this type do not add up.
    PortionOfStretch,
    /// What only grows was smaller before.
    Growth,
    /// A share of a part may be larger than that of the whole, or smaller.
    ShareOfPart,
    /// Both are of a part, and it need not be the same.
    TwoParts,
    /// A part, or a portion of the time, is no larger than the whole.
    PartWithinWhole,
}

/// How two statements disagree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Disagreement {
    pub(super) verdict: Verdict,
    pub(super) severity: Severity,
    pub(super) reason: Option<Reason>,
    /// The nearer of two equally grave pairs is the more favourable reading.
    pub(super) distance: f64,
}

impl Disagreement {
    /// Milder first.
    pub(super) fn milder(&self, other: &Self) -> std::cmp::Ordering {
        let rank = |it: &Self| (it.severity, it.verdict.gravity());
        rank(self).cmp(&rank(other)).then(self.distance.total_cmp(&other.distance))
    }
}

/// Why a disagreement is milder than it might be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Floors or ceilings are far apart, though some figure fits both.
    EndsApart,
    /// One of the two is only said to be possible.
    OnlyPossible,
    /// It is not certain which figure is the later one.
    OrderUncertain,
    /// The figures meet within half a unit of the rounder one.
    Near,
}

/// Judges pairs of statements of one fact.
pub(super) struct Judge<'a> {
    pub(super) fact: &'a Fact,
    pub(super) values: Values<'a>,
}

/// Which of two statements is of the earlier time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sequence {
    FirstEarlier,
    FirstLater,
    Uncertain,
}

/// How the times of two statements relate, where the two may be put side by side at all.
#[derive(Clone, Copy, Debug)]
struct Timing {
    sequence: Sequence,
    one_undated: bool,
    /// The statement, if any, whose stretch of time is a portion of the other's.
    portion: Option<Side>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    First,
    Second,
}

impl Judge<'_> {
    /// Whether two values can be at odds, whoever states them, and of whatever time.
    pub(super) fn may_disagree(&mut self, a: u32, b: u32) -> bool {
        match self.values.meeting(a, b) {
            Meeting::Incomparable => false,
            Meeting::FarApart { .. } | Meeting::Disjoint { .. } => true,
            Meeting::Overlapping { ends } => ends.is_some_and(|(ratio, _)| ratio >= ENDS_FACTOR),
        }
    }

    pub(super) fn bearing(&mut self, a: &Statement, b: &Statement) -> Bearing {
        self.judged(a, b).unwrap_or_else(Bearing::Silent)
    }

    fn judged(&mut self, a: &Statement, b: &Statement) -> Result<Bearing, Silence> {
        let timing = self.timing(a, b)?;
        if self.fact.value_type == ValueType::Share && a.part != b.part {
            return Err(Silence::ShareOfPart);
        }
        let part = match (a.part, b.part, timing.portion) {
            (false, false, portion) => portion,
            (true, false, None | Some(Side::First)) => Some(Side::First),
            (false, true, None | Some(Side::Second)) => Some(Side::Second),
            // Two parts need not be the same part, and a part of the longer time need not fit in
            // the shorter.
            _ => return Err(Silence::TwoParts),
        };
        let meeting = match self.values.meeting(a.value, b.value) {
            Meeting::Incomparable => return Err(Silence::Unlike),
            // What two listed authorities are cited for is a quarrel, however far apart.
            Meeting::FarApart { order, distance } if a.authority.is_some() && b.authority.is_some() => {
                Meeting::Disjoint { order, near: false, distance }
            }
            Meeting::FarApart { .. } => return Err(Silence::FarApart),
            meeting => meeting,
        };
        if let Some(side) = part
            && !shows_against_whole(meeting, side, timing.portion.is_some())
        {
            return Err(Silence::PartWithinWhole);
        }
        match meeting {
            Meeting::Overlapping { ends: Some((ratio, order)) } if ratio >= ENDS_FACTOR => {
                if self.is_growth(order, timing.sequence) {
                    return Err(Silence::Growth);
                }
                Ok(self.disagree(Verdict::Discrepancy, Some(Reason::EndsApart), ratio, timing))
            }
            Meeting::Disjoint { order, near, distance } => {
                if self.is_growth(order, timing.sequence) {
                    return Err(Silence::Growth);
                }
                let (verdict, reason) = self.row(a, b, order, near, timing.sequence);
                Ok(self.disagree(verdict, reason, distance, timing))
            }
            _ => Ok(Bearing::Agree),
        }
    }

    /// The row of the table that two disjoint statements fall under, growth ruled out.
    fn row(
        &self,
        a: &Statement,
        b: &Statement,
        order: Order,
        near: bool,
        sequence: Sequence,
    ) -> (Verdict, Option<Reason>) {
        let known = a.time == Time::Settled || b.time == Time::Settled;
        let possible = [a, b].iter().any(|statement| statement.modality == Modality::Possible);
        if self.fact.kind == Kind::Cumulative && !known && order != Order::Unordered {
            return match sequence {
                Sequence::Uncertain => (Verdict::Discrepancy, Some(Reason::OrderUncertain)),
                _ if near => (Verdict::Discrepancy, Some(Reason::Near)),
                _ if possible => (Verdict::Regression, Some(Reason::OnlyPossible)),
                _ => (Verdict::Regression, None),
            };
        }
        if possible {
            return (Verdict::Discrepancy, Some(Reason::OnlyPossible));
        }
        if near {
            return (Verdict::Discrepancy, Some(Reason::Near));
        }
        match (&a.authority, &b.authority) {
            (Some(one), Some(other)) if one != other => (Verdict::Disputed, None),
            _ => (Verdict::Contradiction, None),
        }
    }

    fn disagree(&self, verdict: Verdict, reason: Option<Reason>, distance: f64, timing: Timing) -> Bearing {
        let mut severity = verdict.severity();
        if verdict == Verdict::Regression && reason == Some(Reason::OnlyPossible) {
            severity = one_step_down(severity);
        }
        let mut severity = self.fact.severity.unwrap_or(severity);
        if timing.one_undated {
            severity = one_step_down(severity);
        }
        Bearing::Disagree(Disagreement { verdict, severity, reason, distance })
    }

    /// Whether a figure that only grows was bound to be smaller: the smaller is certainly earlier.
    fn is_growth(&self, order: Order, sequence: Sequence) -> bool {
        self.fact.kind == Kind::Cumulative
            && matches!(
                (order, sequence),
                (Order::FirstBelow, Sequence::FirstEarlier) | (Order::FirstAbove, Sequence::FirstLater)
            )
    }

    /// How the times of two statements relate, or why the fact's kind keeps the two apart.
    fn timing(&self, a: &Statement, b: &Statement) -> Result<Timing, Silence> {
        let free = |sequence| Ok(Timing { sequence, one_undated: false, portion: None });
        match (a.time, b.time) {
            (Time::Any, Time::Older(_)) | (Time::Older(_), Time::Any) if self.fact.kind == Kind::Constant => {
                return Err(Silence::OlderEvent);
            }
            (Time::Older(first), Time::Older(second)) if self.fact.kind == Kind::Constant => {
                return if first.overlaps(second) {
                    free(Sequence::Uncertain)
                } else {
                    Err(Silence::OlderEvent)
                };
            }
            (Time::Any, _) | (_, Time::Any) => return free(Sequence::Uncertain),
            (Time::Settled, _) => return free(Sequence::FirstLater),
            (_, Time::Settled) => return free(Sequence::FirstEarlier),
            _ => {}
        }
        let older = [a, b].iter().any(|statement| matches!(statement.time, Time::Older(_)));
        let (Some(first), Some(second)) = (a.time.stretch(), b.time.stretch()) else {
            let one_undated = (a.time == Time::Undated) != (b.time == Time::Undated);
            let timing = Timing { sequence: Sequence::Uncertain, one_undated, portion: None };
            return if older { Err(Silence::OlderEvent) } else { Ok(timing) };
        };
        let sequence = if first.certainly_before(second) {
            Sequence::FirstEarlier
        } else if second.certainly_before(first) {
            Sequence::FirstLater
        } else {
            Sequence::Uncertain
        };
        let days_apart = first.days_apart(second);
        match self.fact.kind {
            Kind::Cumulative if older && sequence != Sequence::Uncertain => Err(Silence::OlderEvent),
            Kind::Level if days_apart > self.fact.window_days => Err(Silence::Window { days_apart }),
            Kind::Level if are_two_months(a.time, b.time) => Err(Silence::StretchesApart),
            Kind::Constant | Kind::Cumulative | Kind::Level => free(sequence),
            Kind::Period => self.portion(a.time, b.time).map(|portion| Timing {
                sequence: Sequence::Uncertain,
                one_undated: false,
                portion,
            }),
        }
    }

    /// Figures of stretches of time meet where the stretches overlap. Of one stretch inside another
    /// the figure is that of a part, if such figures add up at all.
    fn portion(&self, a: Time, b: Time) -> Result<Option<Side>, Silence> {
        let named = |time| !matches!(time, Time::OfText(_));
        let (Some(first), Some(second)) = (a.stretch(), b.stretch()) else {
            return Err(Silence::OneStretchUnnamed);
        };
        if named(a) != named(b) {
            return Err(Silence::OneStretchUnnamed);
        }
        if !first.overlaps(second) {
            return Err(Silence::StretchesApart);
        }
        let portion = if first.is_portion_of(second) {
            Some(Side::First)
        } else if second.is_portion_of(first) {
            Some(Side::Second)
        } else {
            None
        };
        let adds_up = matches!(
            self.fact.value_type,
            ValueType::Count | ValueType::Money | ValueType::Quantity | ValueType::Duration
        );
        if portion.is_some() && !adds_up { Err(Silence::PortionOfStretch) } else { Ok(portion) }
    }
}

/// Whether two texts name a month or more each, and no day in common: "7.2 % in March", "6.8 % in February". Of a day
/// a level may well be that of the day after.
fn are_two_months(a: Time, b: Time) -> bool {
    const SHORTEST: i64 = 28;
    let (Time::Named(first) | Time::Older(first), Time::Named(second) | Time::Older(second)) = (a, b) else {
        return false;
    };
    let is_long = |stretch: Stretch| stretch.days().is_some_and(|days| days >= SHORTEST);
    !first.overlaps(second) && is_long(first) && is_long(second)
}

/// A part is at most the whole: it shows against the whole by being larger, never by being small.
/// Of a portion of time only plainly larger figures show.
fn shows_against_whole(meeting: Meeting, part: Side, portion: bool) -> bool {
    let larger = match part {
        Side::First => Order::FirstAbove,
        Side::Second => Order::FirstBelow,
    };
    match meeting {
        Meeting::Incomparable | Meeting::FarApart { .. } => false,
        Meeting::Disjoint { order, .. } => order == larger,
        Meeting::Overlapping { ends } => {
            !portion && ends.is_some_and(|(ratio, order)| ratio >= ENDS_FACTOR && order == larger)
        }
    }
}

fn one_step_down(severity: Severity) -> Severity {
    match severity {
        Severity::Error => Severity::Warning,
        Severity::Warning | Severity::Note => Severity::Note,
    }
}
