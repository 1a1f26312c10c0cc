//! The words that dates are made of; tokens carry what each can be.

use super::{Grain, Season};
use jiff::civil::Weekday;

/// The months as they are written in full, in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a word can be in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Month(i8),
    /// "Jan", "Sept"
    MonthShort(i8),
    OnWeekday(Weekday),
    WeekdayShort(Weekday),
    Length(Unit),
    Weekend,
    OfYear(Season),
    /// "one" to "ninety"
    Number(i16),
    Hundred,
    Thousand,
    /// "first" to "thirtieth"
    Ordinal(i8),
    /// "a", "an"
    A,
    The,
    Couple,
    /// "few", "several"
    Few,
    Dozen,
    Half,
    /// Days from today: "yesterday" is -1.
    Today(i8),
    /// "now", "present", "date" as in "to date"
    Now,
    /// "morning", "night"
    TimeOfDay,
    This,
    Last,
    Next,
    /// "past" as in "the past week"
    Past,
    Previous,
    Coming,
    Following,
    Current,
    Same,
    That,
    /// "early", "beginning", "start"
    Early,
    Mid,
    /// "midyear"
    MidYear,
    /// "late", "end"
    Late,
    Beginning,
    Middle,
    End,
    Earlier,
    Later,
    Ago,
    Hence,
    Before,
    After,
    /// "until", "till"
    Until,
    By,
    Since,
    From,
    In,
    On,
    Of,
    At,
    During,
    Between,
    To,
    Through,
    And,
    Or,
    Over,
    Within,
    For,
    /// "with", "as", "when" and the like: what may follow a date without being counted by it.
    Function,
    /// "every", "each": a date after them recurs.
    Every,
    /// "c", "ca", "circa"
    Circa,
    /// "about", "around", "roughly"
    About,
    /// "almost", "nearly"
    Nearly,
    More,
    Less,
    Than,
    Fiscal,
    /// "FY"
    FiscalYear,
    /// "CY"
    CalendarYear,
    /// "calendar" as in "calendar year"
    Calendar,
    /// "working", "business" as in "business days"
    Working,
    /// "workweek"
    WorkingWeek,
    /// "starting", "commencing"
    Starting,
    /// "Q"
    QuarterLetter,
    /// "H"
    HalfLetter,
    /// "BC", "BCE"
    BeforeChrist,
    /// "AD", "CE"
    AnnoDomini,
    /// "st", "nd", "rd", "th"
    OrdinalEnding,
    /// "s" of "1990s"
    Plural,
    /// "nineties"
    Tens(i8),
    /// Says that what is told has yet to come: "will", "planned".
    Ahead,
    /// Says that it has been: "was", "had".
    Gone,
    /// What is counted, so that "2000 people" is no year.
    Counted,
    /// What happens in a year, so that "the 2019 election" has one.
    Yearly,
    /// "born", "founded", "copyright"
    Dated,
    /// The first word of a feast's name.
    Feast,
    /// "period" as in "the same period"
    Period,
    /// "latest" as in "the latest quarter"
    Latest,
    /// "term" as in "Michaelmas term"
    Term,
    /// "no", "not"
    No,
    /// "final" as in "the final three months of"
    Final,
    /// "full" as in "the full year"
    Full,
    /// "rest", "remainder" as in "the rest of the year"
    Rest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// How fine a date is that was reckoned in this unit.
    pub(super) fn grain(self) -> Grain {
        match self {
            Self::Day | Self::Week | Self::Fortnight => Grain::Day,
            Self::Month => Grain::Month,
            Self::Quarter => Grain::Season,
            Self::Year => Grain::Year,
            Self::Decade => Grain::Decade,
            Self::Century => Grain::Century,
        }
    }
}

impl Word {
    /// Whether a date that begins with such a word goes on with another word of dates, if with a word at all.
    pub(super) fn leads(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::This
                | Self::That
                | Self::By
                | Self::No
                | Self::More
                | Self::Less
                | Self::Over
                | Self::About
                | Self::Before
                | Self::After
                | Self::Until
                | Self::Within
                | Self::Between
                | Self::Nearly
                | Self::Last
                | Self::Next
                | Self::Past
                | Self::Previous
                | Self::Coming
                | Self::Following
                | Self::Current
                | Self::Same
                | Self::Latest
                | Self::Final
                | Self::Rest
        )
    }

    /// Whether a date can begin with such a word.
    pub(crate) fn can_begin(self) -> bool {
        !matches!(
            self,
            Self::The
                | Self::Of
                | Self::In
                | Self::On
                | Self::At
                | Self::And
                | Self::Or
                | Self::To
                | Self::For
                | Self::From
                | Self::Since
                | Self::Function
                | Self::Ahead
                | Self::Gone
                | Self::Counted
                | Self::Yearly
                | Self::Dated
                | Self::Ago
                | Self::Hence
                | Self::Than
                | Self::Every
                | Self::Plural
                | Self::Hundred
                | Self::Thousand
                | Self::TimeOfDay
                | Self::During
                | Self::Calendar
                | Self::Working
                | Self::WorkingWeek
                | Self::Starting
                | Self::Period
                | Self::Term
        )
    }
}

/// A word without "'s", and whether it had it.
pub(super) fn strip_possessive(word: &str) -> (&str, bool) {
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = word.strip_suffix(ending) {
            return (stem, true);
        }
    }
    (word, false)
}
