//! Dates by the calendar: 19 June 2024, June 19, 2024-06-19, 19/06/2024, June 2024, Tuesday, Christmas.

use super::part::Part;
use super::read::Reader;
use super::said::{Said, What, between};
use super::words::Unit;
use super::{Grain, Stretch, Word};

/// What is fixed for a month whose name is also a person's or a verb: "the May meeting".
const FIXED: &[&str] = &["deliveries", "delivery", "futures", "meeting"];

/// What is reported of a month whose name is also a person's or a verb: "April payrolls".
const REPORTED: &[&str] = &[
    "data",
    "earnings",
    "employment",
    "estimates",
    "exports",
    "figures",
    "forecasts",
    "imports",
    "inflation",
    "jobless",
    "numbers",
    "orders",
    "output",
    "losses",
    "payrolls",
    "production",
    "profits",
    "results",
    "retail",
    "revenue",
    "sales",
    "shipments",
    "trade",
    "unemployment",
];

impl Reader<'_> {
    /// The single date that begins at `at`, without a hedge.
    pub(super) fn said(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        if prose.digits(at).is_some() && prose.number_is_tail(at) {
            return None;
        }
        self.said_inside(at)
    }

    /// The single date that begins at `at`, which may be glued to the first half of a range.
    pub(super) fn said_inside(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        if prose.digits(at).is_some() {
            return self
                .numeric(at)
                .or_else(|| self.year_first(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.numbered(at))
                .or_else(|| self.counted(at))
                .or_else(|| self.year_forms(at, false));
        }
        if prose.is_apostrophe(at) {
            return self.year_forms(at, false);
        }
        match prose.word(at)? {
            Word::Month(_) | Word::MonthShort(_) => self.feast_day(at).or_else(|| self.month_first(at)),
            Word::OnWeekday(_) | Word::WeekdayShort(_) => self.weekday_first(at),
            Word::Ordinal(_) => self.day_first(at).or_else(|| self.numbered(at)),
            Word::Number(_) => {
                self.day_first(at).or_else(|| self.counted(at)).or_else(|| self.year_in_words(at, false))
            }
            Word::A | Word::Couple | Word::Few | Word::Dozen | Word::Half => self.counted(at),
            Word::Today(days) => self.today(at, days),
            Word::This
            | Word::Last
            | Word::Next
            | Word::Past
            | Word::Previous
            | Word::Coming
            | Word::Following
            | Word::Current
            | Word::Latest
            | Word::Same
            | Word::That => self.numbered(at).or_else(|| self.modified(at)),
            Word::Final => self.numbered(at),
            Word::Rest => self.rest(at),
            Word::Full => self.full_year_of_report(at),
            Word::Earlier | Word::Later => self.earlier_or_later(at),
            Word::MidYear => self.year_part(at, at + 1, Part::Mid),
            Word::Mid if prose.is(prose.behind_hyphen(at + 1), Word::Length(Unit::Year)) => {
                self.year_part(at, prose.behind_hyphen(at + 1) + 1, Part::Mid)
            }
            Word::Early | Word::Mid | Word::Late | Word::Beginning | Word::Middle | Word::End => {
                self.part(at)
            }
            Word::OfYear(season) => self.season(at, season),
            Word::Weekend => self.weekend(at),
            Word::Length(unit) => self.unit_first(at, unit),
            Word::Fiscal
            | Word::FiscalYear
            | Word::CalendarYear
            | Word::QuarterLetter
            | Word::HalfLetter
            | Word::AnnoDomini
            | Word::Tens(_) => self.year_forms(at, false),
            Word::Feast | Word::OrdinalEnding => self.feast_day(at),
            _ => None,
        }
    }

    /// "18 and 19 June 2024", "between the 3rd and the 12th of September"
    pub(super) fn days_of_month(&self, at: usize, is_between: bool) -> Option<Said> {
        let prose = self.prose;
        let (first, mut next, _) = self.day_number(at)?;
        let mut last = None;
        for _ in 0..3 {
            let joined = match prose.word(next) {
                Some(Word::And | Word::Or) => next + 1,
                _ if prose.is_mark(next, ',') || prose.is_mark(next, '&') || prose.is_mark(next, '/') => {
                    next + 1
                }
                _ => match self.connector(next, is_between) {
                    Some(behind) => behind,
                    None => break,
                },
            };
            let (day, behind, _) =
                self.day_number(prose.behind(prose.behind(joined, Word::And), Word::The))?;
            // "18, 19 and 20 June" go up.
            if last.unwrap_or(first) >= day {
                return None;
            }
            last = Some(day);
            next = behind;
        }
        let last = last?;
        let Some((month, next)) = self.month_behind_day(next) else {
            return self.days_of_told_month(at, first, last, next);
        };
        let (year, next) = self.year_behind(next).map_or((None, next), |(year, next)| (Some(year), next));
        let first_date = self.settle(Said::parts(year, Some(month), Some(first), next), at)?;
        let last_date = self.settle(Said::parts(year, Some(month), Some(last), next), at)?;
        let (super::Form::One(first), super::Form::One(last)) = (first_date.form(), last_date.form()) else {
            return None;
        };
        let date = between(first, last);
        (!date.is_inverted()).then(|| Said::settled(date, next))
    }

    /// "from the 4th to the 23rd of next month", "from 4-23 in next month"
    fn days_of_told_month(&self, at: usize, first: i8, last: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        let lead = at.wrapping_sub(1 + usize::from(prose.word_before(at) == Some(Word::The)));
        let led = matches!(prose.word(lead), Some(Word::From | Word::On | Word::Between));
        let of = if matches!(prose.word(next), Some(Word::Of | Word::In)) { next + 1 } else { next };
        let month = self.modified(prose.behind(of, Word::The)).filter(|_| led)?;
        let What::Settled(date) = month.what else { return None };
        let super::Form::One(super::Point { stretch: Stretch::Month { year, month: Some(of) }, .. }) =
            date.form()
        else {
            return None;
        };
        let day = |day: i8| super::said::exactly(Stretch::Day { year, month: Some(of), day: Some(day) });
        let date = between(day(first), day(last));
        date.exists().then(|| Said::settled(date, month.next))
    }

    /// "2019-aug-1", "2019/Aug/01", "2017 April"
    fn year_first(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (year, length) = prose.number(at)?;
        if length != 4 || !(1000..=2199).contains(&year) {
            return None;
        }
        // "(2013, January)"
        if prose.mark_before(at) == Some('(')
            && prose.is_mark(at + 1, ',')
            && let Some((month, next, _)) = self.month_at(at + 2)
            && prose.is_mark(next, ')')
        {
            return Some(Said::parts(Some(year), Some(month), None, next));
        }
        let is_joined = (prose.is_dash(at + 1) || prose.is_mark(at + 1, '/'))
            && prose.is_glued(at + 1)
            && prose.is_glued(at + 2);
        let (month, next, is_short) = self.month_at(if is_joined { at + 2 } else { at + 1 })?;
        if !is_joined {
            // "In 2017 March joined": a month behind a bare year is one only if nothing else is named.
            let evident = !is_short
                && self.day_number(next).is_none()
                && self.year_at(next).is_none()
                && prose.is_free(next)
                && !prose.is_capitalised(next);
            return evident.then(|| Said::parts(Some(year), Some(month), None, next));
        }
        if (prose.is_dash(next) || prose.is_mark(next, '/'))
            && prose.is_glued(next)
            && let Some((day, next, _)) = self.day_number(next + 1)
        {
            return Some(Said::parts(Some(year), Some(month), Some(day), next));
        }
        Some(Said::parts(Some(year), Some(month), None, next))
    }

    /// "19 June 2024", "the 19th of June", "second of August", "05-Aug-2016"; "on the 19th".
    fn day_first(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (day, behind, is_ordinal) = self.day_number(at)?;
        if let Some((month, next)) = self.month_behind_day(behind) {
            let (year, next) = self.year_behind(next).map_or((None, next), |(year, next)| (Some(year), next));
            return Some(Said::parts(year, Some(month), Some(day), next));
        }
        if !is_ordinal {
            return None;
        }
        // "the 21st this month", "the 15th day of next month"
        let of = if prose.is(behind, Word::Length(Unit::Day)) { behind + 1 } else { behind };
        let of = prose.behind(of, Word::Of);
        if let Some(said) = self.modified(prose.behind(of, Word::The)).or_else(|| self.the_month(of))
            && let What::Settled(date) = said.what
            && let super::Form::One(point) = date.form()
            && let Stretch::Month { year, month } = point.stretch
        {
            return Some(Said::settled(Stretch::Day { year, month, day: Some(day) }, said.next));
        }
        let the = prose.is(at.checked_sub(1)?, Word::The);
        let led = matches!(
            prose.word(at.wrapping_sub(2)),
            Some(
                Word::On
                    | Word::By
                    | Word::Until
                    | Word::Since
                    | Word::Before
                    | Word::After
                    | Word::OnWeekday(_)
                    | Word::WeekdayShort(_)
            )
        );
        let alone = prose.is_free(behind)
            && !prose.is_capitalised(behind)
            && !prose.is(behind, Word::Of)
            && prose.behind_hyphen(behind) == behind;
        prose.digits(at)?;
        let on = prose.is(at - 1, Word::On);
        ((the && led || on) && alone).then(|| Said::parts(None, None, Some(day), behind))
    }

    /// "of the month": that of publication.
    fn the_month(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(at.checked_sub(1)?, Word::Of)
            || !prose.is(at, Word::The)
            || !prose.is(at + 1, Word::Length(Unit::Month))
        {
            return None;
        }
        let now = self.now?;
        Some(Said::settled(now.place(now.day, Grain::Month), at + 2))
    }

    /// The month behind a day: "June", "of June", "-Jun".
    pub(super) fn month_behind_day(&self, at: usize) -> Option<(i8, usize)> {
        let prose = self.prose;
        let joined = prose.behind_hyphen(at);
        let joined = if prose.is_mark(at, '/') && prose.is_glued(at) { at + 1 } else { joined };
        let at = if prose.is(at, Word::Length(Unit::Day)) && prose.is(at + 1, Word::Of) {
            at + 2
        } else {
            prose.behind(joined, Word::Of)
        };
        let (month, next, _) = self.month_at(at)?;
        // "5 may" and "5 march" in small letters are verbs, unless a year follows.
        let verb = matches!(month, 3 | 5)
            && !prose.is_capitalised(at)
            && self.year_behind(next).is_none()
            && !prose.is(at - 1, Word::Of);
        (!verb).then_some((month, next))
    }

    /// "June 19, 2024", "Jun. 19", "June the 19th", "June 2024", "Dec-2018", "in June".
    pub(super) fn month_first(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (month, next, is_short) = self.month_at(at)?;
        let is_verb = matches!(month, 3 | 5) && !prose.is_capitalised(at) && !is_short;
        let joined = prose.behind_hyphen(next);
        let joined = if prose.is_mark(next, '/') && prose.is_glued(next) { next + 1 } else { joined };
        let comma =
            if prose.is_mark(next, ',') && self.day_number(next + 1).is_some_and(|(_, _, ordinal)| ordinal) {
                next + 1
            } else {
                joined
            };
        let day_at = prose.behind(comma, Word::The);
        if let Some((day, behind, is_ordinal)) = self.day_number(day_at)
            && (is_ordinal || self.is_day_behind_month(day_at, behind))
            && (!is_verb || is_ordinal || self.year_behind(behind).is_some())
        {
            let year = self.year_behind(behind).or_else(|| self.year_behind_time(behind));
            let (year, next) = year.map_or((None, behind), |(year, next)| (Some(year), next));
            return Some(Said::parts(year, Some(month), Some(day), next));
        }
        let year = if joined == next { self.year_behind(next) } else { self.year_at(joined) };
        if let Some((year, next)) = year {
            if !is_verb
                || matches!(
                    prose.word_before(at),
                    Some(Word::In | Word::Since | Word::Until | Word::By | Word::The | Word::Of)
                )
            {
                return Some(Said::parts(Some(year), Some(month), None, next));
            }
            return None;
        }
        if let Some(said) = self.quarter_of_month(month, prose.behind_hyphen(next)) {
            return Some(said);
        }
        self.is_bare_month(at, next, month, is_short).then(|| Said::parts(None, Some(month), None, next))
    }

    /// Whether a plain number behind a month is its day: "June 19", not "In June 12 people died".
    fn is_day_behind_month(&self, at: usize, behind: usize) -> bool {
        let prose = self.prose;
        let in_digits = prose.digits(at).is_some();
        let in_words = behind >= at + 2;
        (in_digits || in_words) && !prose.is_counted(behind) && !prose.number_goes_on(behind)
    }

    /// Whether a month that stands alone is one: a name or a verb is not.
    fn is_bare_month(&self, at: usize, next: usize, month: i8, is_short: bool) -> bool {
        const PARTICLES: &[&str] = &["da", "de", "del", "di", "do", "la", "van"];
        let prose = self.prose;
        // "in Mar del Plata", "in Mar Vista"
        let goes_on = PARTICLES.contains(&prose.spelling(next))
            || prose.is_word(next) && prose.is_capitalised(next) && prose.word(next).is_none();
        if is_short && !prose.is_mark(next - 1, '.') && goes_on {
            return false;
        }
        let before = prose.word_before(at);
        let joined = self
            .connector(next, before == Some(Word::Between))
            .is_some_and(|behind| self.month_at(behind).is_some() && prose.is_capitalised(behind));
        if joined && !matches!(before, Some(Word::Every | Word::A)) && prose.is_capitalised(at) {
            return true;
        }
        let timed = matches!(
            before,
            Some(Word::In | Word::Since | Word::Until | Word::During | Word::Early | Word::Mid | Word::Late)
        );
        let in_the =
            before == Some(Word::The) && at >= 2 && prose.is(at - 2, Word::In) && prose.is_free(next);
        let led = timed
            || in_the
            || matches!(
                before,
                Some(
                    Word::By
                        | Word::From
                        | Word::To
                        | Word::Through
                        | Word::Of
                        | Word::For
                        | Word::After
                        | Word::Before
                        | Word::Between
                        | Word::And
                        | Word::Or
                        | Word::About
                )
            )
            || prose.is_dash(at.wrapping_sub(1));
        let is_name = matches!(month, 3 | 4 | 5 | 6 | 8) || is_short;
        if matches!(before, Some(Word::Every | Word::A | Word::Number(_))) {
            return false;
        }
        if prose.is_name(next) && !timed && (is_name || !led) {
            return false;
        }
        if !prose.is_capitalised(at) {
            // "in dec", but not "in mar" nor "to sep_1".
            let plain = timed && month != 3 && prose.is_free(next) && !prose.is_glued(next);
            return if is_short { plain } else { !is_name || timed || led && !matches!(month, 3 | 5) };
        }
        if !is_name {
            return true;
        }
        if prose.is_possessive(at) {
            return !is_short && (led || matches!(before, Some(Word::The)));
        }
        // "the June summit", but "the March for Life".
        let adjective = before == Some(Word::The) && prose.is_word(next) && !prose.is_free(next) && !is_short;
        let reported = self.is_reported(next) || prose.is_word(next) && FIXED.contains(&prose.spelling(next));
        let month_told = matches!(prose.spelling(next), "is" | "was")
            && (next + 1..next + 9)
                .take_while(|index| prose.is_word(*index))
                .any(|index| prose.is(index, Word::Length(Unit::Month)));
        led || reported
            || month_told
            || adjective && (!matches!(month, 3 | 5) || prose.word(next) == Some(Word::Yearly))
    }

    /// Whether what is reported of a month stands at `at`: "April payrolls".
    pub(super) fn is_reported(&self, at: usize) -> bool {
        self.prose.is_word(at) && REPORTED.contains(&self.prose.spelling(at))
    }

    /// A day with its month, in whatever form.
    pub(super) fn calendar_day(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let said = if prose.digits(at).is_some() {
            self.numeric(at).or_else(|| self.day_first(at))
        } else {
            match prose.word(at)? {
                Word::Month(_) | Word::MonthShort(_) => self.month_first(at),
                Word::Ordinal(_) | Word::Number(_) => self.day_first(at),
                _ => None,
            }
        }?;
        matches!(said.what, What::Parts { month: Some(_), day: Some(_), .. }).then_some(said)
    }

    /// A day of the month in digits or words, the token behind it, and whether it is an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Option<(i8, usize, bool)> {
        let prose = self.prose;
        if let Some((number, length)) = prose.number(at) {
            let day = i8::try_from(number).ok().filter(|day| length <= 2 && (1..=31).contains(day))?;
            let is_ordinal = prose.is(at + 1, Word::OrdinalEnding) && prose.is_glued(at + 1);
            return Some((day, at + 1 + usize::from(is_ordinal), is_ordinal));
        }
        match prose.word(at)? {
            Word::Ordinal(day) => Some((day, at + 1, true)),
            Word::Number(tens @ (20 | 30)) => {
                let ones_at = prose.behind_hyphen(at + 1);
                let tens = i8::try_from(tens).ok()?;
                match prose.word(ones_at) {
                    Some(Word::Ordinal(ones @ 1..=9)) if tens + ones <= 31 => {
                        Some((tens + ones, ones_at + 1, true))
                    }
                    Some(Word::Number(ones @ 1..=9)) => {
                        let day = tens + i8::try_from(ones).ok()?;
                        (day <= 31).then_some((day, ones_at + 1, false))
                    }
                    _ => Some((tens, at + 1, false)),
                }
            }
            Word::Number(day) => Some((i8::try_from(day).ok().filter(|day| *day <= 31)?, at + 1, false)),
            _ => None,
        }
    }

    /// A month, the token behind it and its full stop, and whether it is abbreviated.
    pub(super) fn month_at(&self, at: usize) -> Option<(i8, usize, bool)> {
        let prose = self.prose;
        match prose.word(at)? {
            Word::Month(month) => Some((month, at + 1, false)),
            Word::MonthShort(month) => {
                let has_stop = prose.is_mark(at + 1, '.') && prose.is_glued(at + 1);
                Some((month, at + 1 + usize::from(has_stop), true))
            }
            _ => None,
        }
    }

    /// "Tue Apr 15 02:52:33 2025", as computers write it.
    fn year_behind_time(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        let colon = |index: usize| {
            prose.is_mark(index, ':') && prose.is_glued(index) && prose.digits(index + 1).is_some()
        };
        let behind = if colon(at + 1) && colon(at + 3) { at + 5 } else { return None };
        // A zone may stand between: "02:52:33 UTC 2025".
        self.year_at(behind).or_else(|| if prose.is_word(behind) { self.year_at(behind + 1) } else { None })
    }

    /// The year behind a month or a day: "2024", ", 2024", "of 2024", "in 2024", "-2024".
    pub(super) fn year_behind(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        if let Some(found) = self.year_at(at) {
            return Some(found);
        }
        if let Some(found) = self.relative_year(prose.behind(at, Word::Of)) {
            return Some(found);
        }
        let joined =
            prose.is_glued(at) && prose.is_glued(at + 1) && (prose.is_dash(at) || prose.is_mark(at, '/'));
        if prose.is_mark(at, ',') || matches!(prose.word(at), Some(Word::Of | Word::In)) || joined {
            if joined
                && let Some((short, 2)) = prose.number(at + 1)
                && !prose.number_goes_on(at + 2)
                && short > 31
            {
                return Some((self.full_year(short), at + 2));
            }
            if prose.is(at, Word::Of)
                && let Some((short, 2)) = prose.number(at + 1)
                && !prose.number_goes_on(at + 2)
                && short > 31
            {
                return Some((self.full_year(short), at + 2));
            }
            let behind = if prose.is(at + 1, Word::This) { return None } else { at + 1 };
            return self.year_at(behind);
        }
        None
    }
}
