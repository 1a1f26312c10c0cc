//! Parts of a year: seasons, quarters, halves, and years that begin when the books do.

use super::part::Part;
use super::read::Reader;
use super::relative::{NEXT, Step, step};
use super::said::{Said, What, about};
use super::words::Unit;
use super::year::years;
use super::{End, Form, Grain, Season, Stretch, Word};

impl Reader<'_> {
    /// "last summer", "this winter"
    pub(super) fn modified_season(&self, step: Step, season: Season, at: usize) -> Option<Said> {
        if self.prose.spelling(at).eq_ignore_ascii_case("springs") {
            return None;
        }
        let next_of_story =
            step == NEXT && self.prose.is(at.wrapping_sub(2), Word::The) && self.is_story_of_old();
        if step.from_last || next_of_story {
            return self.season_from_last(step, season, at);
        }
        let Some(now) = self.now.filter(|now| now.grain < Grain::Year) else {
            return Some(Said::season(None, season, at + 1));
        };
        let this = now.day.year();
        let of = |year: i16| season.days(year).map(|days| (year, days));
        let year = match step.by {
            // The one that is nearest: this winter, said in February, began last year.
            0 => {
                let winter = of(this - 1).filter(|(_, (_, last))| *last >= now.day).map(|(year, _)| year);
                winter.unwrap_or(this)
            }
            -1 => (0..3).map(|back| this - back).filter_map(of).find(|(_, (_, last))| *last < now.day)?.0,
            _ => (0..3).map(|on| this + on).filter_map(of).find(|(_, (first, _))| *first > now.day)?.0,
        };
        Some(Said::season(Some(year), season, at + 1))
    }

    /// "the following spring", "the previous autumn", "that winter"
    fn season_from_last(&self, step: Step, season: Season, at: usize) -> Option<Said> {
        let last = self.last().filter(|last| last.grain <= Grain::Year)?;
        let this = last.day.year();
        let of = |year: i16| season.days(year).map(|days| (year, days));
        let year = match step.by {
            0 => this - i16::from(of(this - 1).is_some_and(|(_, (_, end))| end >= last.day)),
            1 => (this..this + 3).filter_map(of).find(|(_, (first, _))| *first > last.day)?.0,
            _ => (0..3).map(|back| this - back).filter_map(of).find(|(_, (_, end))| *end < last.day)?.0,
        };
        Some(Said::season(Some(year), season, at + 1))
    }

    /// "FY2023", "FY 23", "fiscal year 2023", "fiscal 2023": a year that need not begin in January.
    pub(super) fn fiscal_year(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let next = if prose.word(at) == Some(Word::FiscalYear) && prose.is_capitalised(at) {
            prose.behind_hyphen(at + 1)
        } else {
            prose.behind(at + 1, Word::Length(Unit::Year))
        };
        let (year, length) = prose.number(next)?;
        let year = match length {
            4 if (1900..=2199).contains(&year) => year,
            2 if prose.word(at) == Some(Word::FiscalYear) => self.full_year(year),
            _ => return None,
        };
        if prose.is_mark(next + 1, '/') && prose.is_glued(next + 1) && prose.digits(next + 2).is_some() {
            return Some(years(year, year + 1, next + 3));
        }
        (!prose.number_goes_on(next + 1)).then(|| Said::settled(about(Stretch::Year(Some(year))), next + 1))
    }

    /// "Q3 2023", "Q3 of 2023", "H1 2023", "Q3 FY23", and "Q3" alone behind "in" and the like.
    pub(super) fn lettered_part(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let season = self.part_number(at)?;
        let next = at + 2;
        if let Some(said) = self.part_of_year(season, next) {
            return Some(said);
        }
        let led = matches!(
            prose.word_before(at),
            Some(
                Word::In
                    | Word::For
                    | Word::Since
                    | Word::During
                    | Word::By
                    | Word::From
                    | Word::This
                    | Word::Until
            )
        );
        let upper = prose.spelling(at).chars().all(char::is_uppercase);
        let named = self.now.is_some()
            && prose.is_word(next)
            && !prose.is_capitalised(next)
            && (prose.is_free(next) || is_money(prose.spelling(next)))
            && self.tells_of_money(at, next);
        ((led && prose.is_free(next) || named) && upper).then_some(Said::season(None, season, next))
    }

    /// The quarter or half of "Q3", "H1".
    fn part_number(&self, at: usize) -> Option<Season> {
        let prose = self.prose;
        let (number, length) = prose.number(at + 1)?;
        let number = i8::try_from(number)
            .ok()
            .filter(|_| length == 1 && prose.is_glued(at + 1) && !prose.number_goes_on_letters(at + 2))?;
        match (prose.word(at)?, number) {
            (Word::QuarterLetter, 1..=4) => Some(Season::Quarter(number)),
            (Word::HalfLetter, 1..=2) => Some(Season::Half(number)),
            _ => None,
        }
    }

    /// A part of the year behind which the year stands: "2023", "of 2023", "of last year", "FY23", "’23".
    fn part_of_year(&self, season: Season, at: usize) -> Option<Said> {
        let prose = self.prose;
        let mut next = at;
        if prose.is_mark(next, ',')
            || (prose.is_dash(next) || prose.is_mark(next, '/')) && prose.is_glued(next)
        {
            next += 1;
        }
        next = prose.behind(next, Word::Of);
        if matches!(prose.word(next), Some(Word::Fiscal | Word::FiscalYear)) {
            let said = self.fiscal_year(next)?;
            return Some(said);
        }
        let next = if prose.is(next, Word::The)
            && prose.is(next + 1, Word::Length(Unit::Year))
            && prose.digits(next + 2).is_some()
        {
            next + 2
        } else {
            next
        };
        if let Some((year, next)) = self.year_at(next) {
            return Some(Said::season(Some(year), season, next));
        }
        let (year, next) = self.relative_year(next).or_else(|| {
            let now = self.now?;
            let the_year = prose.is(next, Word::The)
                && prose.is(next + 1, Word::Length(Unit::Year))
                && prose.is(next - 1, Word::Of);
            the_year.then_some((now.day.year(), next + 2))
        })?;
        Some(Said::season(Some(year), season, next))
    }

    /// "2019 Q1", "2019-H2", "3Q23", "3Q 2023"
    pub(super) fn year_and_part(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (number, length) = prose.number(at)?;
        if length == 4 && (1900..=2199).contains(&number) {
            let letter = prose.behind_hyphen(at + 1);
            if let Some(said) = self.ordinal_part_behind(at + 1, number) {
                return Some(said);
            }
            let season = self.part_number(letter)?;
            return Some(Said::season(Some(number), season, letter + 2));
        }
        let letter = prose
            .word(at + 1)
            .filter(|_| length == 1 && prose.is_glued(at + 1) && prose.is_capitalised(at + 1))?;
        let number = i8::try_from(number).ok()?;
        let season = match (letter, number) {
            (Word::QuarterLetter, 1..=4) => Season::Quarter(number),
            (Word::HalfLetter, 1..=2) => Season::Half(number),
            _ => return None,
        };
        if let Some((short, 2)) = prose.number(at + 2)
            && prose.is_glued(at + 2)
        {
            return Some(Said::season(Some(self.full_year(short)), season, at + 3));
        }
        self.part_of_year(season, at + 2)
    }

    /// "1988 first half", "1989 third quarter", whose year stands before `at`.
    fn ordinal_part_behind(&self, at: usize, year: i16) -> Option<Said> {
        let prose = self.prose;
        let Some(Word::Ordinal(number)) = prose.word(at) else { return None };
        let unit_at = prose.behind_hyphen(at + 1);
        let season = match (prose.word(unit_at)?, number) {
            (Word::Length(Unit::Quarter), 1..=4) => Season::Quarter(number),
            (Word::Half, 1..=2) => Season::Half(number),
            _ => return None,
        };
        (!prose.is_plural(unit_at)).then_some(Said::season(Some(year), season, unit_at + 1))
    }

    /// "summer 2023", "the summer of 2023", "in the summer"
    pub(super) fn season(&self, at: usize, season: Season) -> Option<Said> {
        let prose = self.prose;
        let is_fall = prose.spelling(at).eq_ignore_ascii_case("fall");
        let of = prose.behind(at + 1, Word::Of);
        // "winter 2023/24", "the summer of 2023-24"
        let over_the_year = match season {
            Season::Summer => Some(Season::SouthernSummer),
            Season::Winter => Some(season),
            _ => None,
        };
        if let Some(season) = over_the_year
            && let Some(said) = self.years_range(of, true, false)
            && let What::Settled(date) = said.what
            && let Form::Between(End::At(first), End::At(last)) = date.form()
            && let (Stretch::Year(year), Stretch::Year(next_year)) = (first.stretch, last.stretch)
            && next_year == year.map(|year| year + 1)
        {
            return Some(Said::season(year, season, said.next));
        }
        if let Some((year, next)) = self.year_at(of) {
            return Some(Said::season(Some(year), season, next));
        }
        // "prices may fall next year"
        let is_verb = is_fall
            && of == at + 1
            && prose.is_word(at.wrapping_sub(1))
            && !matches!(
                prose.word_before(at),
                Some(
                    Word::In
                        | Word::The
                        | Word::Since
                        | Word::Until
                        | Word::By
                        | Word::Early
                        | Word::Late
                        | Word::Mid
                )
            );
        if let Some((year, next)) = self.relative_year(of).filter(|_| !is_verb) {
            return Some(Said::season(Some(year), season, next));
        }
        // "in the spring" is a season, "a spring" may be water; "fall" is a verb.
        let the = prose.is(at.wrapping_sub(1), Word::The)
            && matches!(
                prose.word(at.wrapping_sub(2)),
                Some(
                    Word::In
                        | Word::During
                        | Word::For
                        | Word::Since
                        | Word::Until
                        | Word::By
                        | Word::Over
                        | Word::Through
                        | Word::This
                        | Word::Before
                        | Word::After
                )
            );
        let plain = matches!(
            prose.word_before(at),
            Some(Word::In | Word::Since | Word::Until | Word::By | Word::Before)
        ) && !(is_fall && prose.is(at.wrapping_sub(1), Word::In));
        let alone = prose.is_free(at + 1) && !prose.is_capitalised(at + 1);
        ((the || plain) && alone).then_some(Said::season(None, season, at + 1))
    }

    pub(super) fn ordinal_quarter(&self, at: usize, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        let season = Season::Quarter(number);
        if let Some(said) = self.part_of_year(season, next) {
            return Some(said);
        }
        if let Some(said) = self.quarter_to_day(next) {
            return Some(said);
        }
        let named = self.now.is_some()
            && self.tells_of_money(at, next)
            && (!prose.is(at.wrapping_sub(1), Word::A) || prose.is_dash(next - 2));
        named.then_some(Said::season(None, season, next))
    }

    /// "fiscal first quarter, ended Sept. 30": the three months up to the day that `at` or a comma there leads to,
    /// whatever number the books give them. The day is a date of its own.
    fn quarter_to_day(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let ended = at + usize::from(prose.is_mark(at, ','));
        if !matches!(prose.spelling(ended), "ended" | "ending") {
            return None;
        }
        let day_at = prose.behind(ended + 1, Word::On);
        let day = self.settle(self.calendar_day(day_at)?, day_at)?.exact_day()?;
        let last = if day == day.last_of_month() { day.first_of_month() } else { return None };
        let season = |season| Said::season(Some(last.year()), season, at);
        if last.month() % 3 == 0 {
            return Some(season(Season::Quarter(last.month() / 3)));
        }
        let first = last.checked_sub(jiff::Span::new().months(2)).ok()?;
        let month = |day: jiff::civil::Date| {
            super::said::exactly(Stretch::Month { year: Some(day.year()), month: Some(day.month()) })
        };
        Some(Said::settled(super::said::between(month(first), month(last)), at))
    }

    /// "the June quarter": that ends with the month, where a quarter of the calendar does.
    pub(super) fn quarter_of_month(&self, month: i8, unit_at: usize) -> Option<Said> {
        let prose = self.prose;
        let is_quarter = prose.is(unit_at, Word::Length(Unit::Quarter)) && !prose.is_plural(unit_at);
        (is_quarter && month % 3 == 0).then(|| Said::season(None, Season::Quarter(month / 3), unit_at + 1))
    }

    /// A match has quarters and halves as well: money must be spoken of nearby, or a quarter named before.
    fn tells_of_money(&self, at: usize, next: usize) -> bool {
        let prose = self.prose;
        let of_report = || {
            self.asked.set(true);
            self.last_named.is_some_and(|last| last.part().is_some())
        };
        let near = at.saturating_sub(16)..prose.tokens.len().min(next + 16);
        if near.clone().any(|index| is_game(prose.spelling(index))) {
            return false;
        }
        near.into_iter().any(|index| {
            is_money(&prose.spelling(index).to_ascii_lowercase())
                || matches!(prose.mark(index), Some('$' | '€' | '£' | '%'))
        }) || of_report()
    }

    /// "first half of 2023", "second half of June"
    pub(super) fn half(&self, at: usize, half: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            if let Some((year, next)) = self.year_at(next).or_else(|| self.relative_year(next)) {
                return Some(Said::season(Some(year), Season::Half(half), next));
            }
            let led = matches!(
                prose.word(at.wrapping_sub(2)),
                Some(
                    Word::In
                        | Word::For
                        | Word::During
                        | Word::By
                        | Word::About
                        | Word::Of
                        | Word::Over
                        | Word::From
                        | Word::Since
                        | Word::Until
                )
            );
            // "profit in the first half jumped"
            let is_verb =
                prose.is_word(next) && !prose.is_capitalised(next) && prose.spelling(next).ends_with("ed");
            let named = led && (prose.is_free(next) || is_verb) && self.tells_of_money(at, next);
            return named.then_some(Said::season(None, Season::Half(half), next));
        }
        if let Some(said) = self.part_of_year(Season::Half(half), next) {
            return Some(said);
        }
        let of = prose.behind(next + 1, Word::The);
        let part = if half == 1 { Part::FirstHalf } else { Part::SecondHalf };
        self.slice_at(of, part)
    }

    /// "this year", "last year", "that year", "the following year" as a number, where a part of the year is said of it.
    pub(super) fn relative_year(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        let at = prose.behind(at, Word::The);
        let step = step(prose.word(at)?)?;
        let unit_at = if prose.is(at, Word::That) { prose.behind(at + 1, Word::Same) } else { at + 1 };
        if !prose.is(unit_at, Word::Length(Unit::Year))
            || prose.is_plural(unit_at)
            || prose.is_possessive(unit_at)
        {
            return None;
        }
        let the = prose.is(at.wrapping_sub(1), Word::The);
        let next_of_story = the && prose.is(at, Word::Next) && self.is_story_of_old();
        let anchor = if step.from_last || next_of_story {
            self.last().filter(|last| last.grain <= Grain::Year)?
        } else {
            self.now?
        };
        Some((anchor.day.year() + i16::try_from(step.by).ok()?, unit_at + 1))
    }
}

/// What is played in quarters and halves.
fn is_game(word: &str) -> bool {
    matches!(
        word,
        "baskets"
            | "coach"
            | "fumble"
            | "game"
            | "goal"
            | "goals"
            | "halftime"
            | "kick"
            | "quarterback"
            | "rebounds"
            | "scored"
            | "touchdown"
            | "touchdowns"
            | "trailed"
            | "trailing"
            | "yard"
            | "yards"
    )
}

fn is_money(word: &str) -> bool {
    matches!(
        word,
        "earnings"
            | "profit"
            | "profits"
            | "revenue"
            | "revenues"
            | "sales"
            | "income"
            | "loss"
            | "losses"
            | "results"
            | "shares"
            | "gdp"
            | "economy"
            | "economists"
            | "exports"
            | "investors"
            | "growth"
            | "dividend"
            | "guidance"
            | "analyst"
            | "analysts"
            | "economist"
            | "dealers"
            | "percent"
            | "pct"
            | "billion"
            | "million"
            | "output"
            | "production"
            | "shipments"
            | "deliveries"
            | "deficit"
            | "demand"
            | "bank"
            | "banks"
            | "bonds"
            | "company"
            | "market"
            | "markets"
            | "rate"
            | "rates"
            | "stock"
            | "stocks"
            | "prices"
            | "spending"
            | "contraction"
            | "traffic"
            | "quarterly"
            | "forecast"
            | "inflation"
            | "orders"
            | "net"
            | "bookings"
            | "borrowing"
            | "claims"
            | "consumer"
            | "consumers"
            | "costs"
            | "credit"
            | "debt"
            | "defaults"
            | "employment"
            | "expenses"
            | "financial"
            | "fiscal"
            | "foreclosures"
            | "homes"
            | "housing"
            | "imports"
            | "industry"
            | "inventories"
            | "investment"
            | "lending"
            | "loans"
            | "merger"
            | "mergers"
            | "mortgage"
            | "payroll"
            | "payrolls"
            | "productivity"
            | "recession"
            | "recovery"
            | "retail"
            | "subscribers"
            | "tax"
            | "trade"
            | "unemployment"
            | "wages"
    )
}
