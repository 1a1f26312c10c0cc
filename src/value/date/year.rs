//! Years, decades, centuries, quarters, halves and seasons.
//!
//! Four digits alone are no year: the words around them must show one.

use super::read::{Reader, Said, What, about, between, exactly};
use super::tense::{Tense, tense};
use super::words::Unit;
use super::{End, Form, Grain, Season, Stretch, Word};
use jiff::ToSpan;

impl Reader<'_> {
    /// "2024", "the 1990s", "'90s", "44 BC", "Q3 2023", "FY2023"; `evident` if the words before have shown that a
    /// year comes.
    pub(super) fn year_forms(&self, at: usize, evident: bool) -> Option<Said> {
        let prose = self.prose;
        if prose.is_apostrophe(at) {
            return self.short_decade(at + 1, true);
        }
        if prose.digits(at).is_some() {
            return self
                .era_year(at)
                .or_else(|| self.decade(at))
                .or_else(|| self.year_and_part(at))
                .or_else(|| self.bare_year(at, evident));
        }
        match prose.word(at)? {
            Word::AnnoDomini => self.era_year(at),
            Word::Tens(tens) => self.decade_in_words(at, tens),
            Word::Fiscal | Word::FiscalYear => self.fiscal_year(at),
            Word::CalendarYear => {
                let (year, length) = prose.number(at + 1)?;
                let year = if length == 2 { self.full_year(year) } else { year };
                let plausible =
                    matches!(length, 2 | 4) && (1900..=2199).contains(&year) && !prose.number_goes_on(at + 2);
                plausible.then(|| Said::parts(Some(year), None, None, at + 2))
            }
            Word::QuarterLetter | Word::HalfLetter => self.lettered_part(at),
            Word::Number(_) => self.year_in_words(at, evident),
            _ => None,
        }
    }

    /// A year in digits or words that follows a month, a day or a feast.
    pub(super) fn year_at(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        if prose.is_apostrophe(at) && prose.is_glued(at + 1) {
            let (short, length) = prose.number(at + 1)?;
            return (length == 2 && !prose.number_goes_on(at + 2)).then(|| (self.full_year(short), at + 2));
        }
        if let Some((year, length)) = prose.number(at) {
            if let Some((year, next)) = self.era(at) {
                return Some((year, next));
            }
            let plain = length == 4 && (1000..=2199).contains(&year) && !prose.number_goes_on(at + 1);
            return (plain && !prose.is_counted(at + 1)).then_some((year, at + 1));
        }
        self.year_words(at)
    }

    /// "1998–2004", "2014 to 2018", "2023/24", "264 to 146 BC"; `from` if "from" or "between" precedes.
    pub(super) fn years_range(&self, at: usize, from: bool, is_between: bool) -> Option<Said> {
        let prose = self.prose;
        let (first, length) = prose.number(at)?;
        if prose.number_is_tail(at) || self.is_numbered_name(at) {
            return None;
        }
        if let Some((first, next)) = self.era(at) {
            let last_at = self.connector(next, is_between)?;
            let (last, next) = self.era(last_at)?;
            return Some(years(first, last, next));
        }
        let slash = prose.is_mark(at + 1, '/') && prose.is_glued(at + 1) && prose.is_glued(at + 2);
        let last_at = if slash { at + 2 } else { self.connector(at + 1, is_between)? };
        let (last, last_length) = prose.number(last_at)?;
        if let Some((last, next)) = self.era(last_at)
            && !slash
        {
            // "264 to 146 BC": both are.
            return (last < 1 && length <= 4).then(|| years(1 - first, last, next));
        }
        let next = last_at + 1;
        let dashed = prose.is_dash(at + 1) || prose.is_mark(at + 1, '~');
        if length != 4
            || prose.is_label(at)
            || !(1000..=2199).contains(&first)
            || prose.number_goes_on(next)
            || prose.is_counted(next)
            || self.goes_on_in_digits(next)
        {
            return None;
        }
        let last = match last_length {
            4 if !slash => last,
            2 if dashed || slash => {
                let last = first - first.rem_euclid(100) + last;
                // 2009-10 is a season, 2024-06 a month, unless the hyphen is a dash.
                let follows = last == first + 1 || last == first - 99;
                let is_month = prose.is_mark(at + 1, '-') && !follows && last % 100 <= 12;
                if is_month || slash && !follows {
                    return None;
                }
                if last <= first { last + 100 } else { last }
            }
            _ => return None,
        };
        if !(1000..=2199).contains(&last) {
            return None;
        }
        // "1500-2000 troops" are counted.
        let both_modern = (1900..=2100).contains(&first) && (1900..=2100).contains(&last);
        let shown = from
            || dashed && first >= 1500
            || both_modern && prose.is_free(next) && !self.is_measured(at)
            || slash
            || self.is_shown_before(at)
            || self.is_bracketed(at);
        (shown && (prose.is_free(next) || self.is_event(next))).then(|| years(first, last, next))
    }

    /// "CVE-2019-1348": the number belongs to the letters before it.
    fn is_numbered_name(&self, at: usize) -> bool {
        let prose = self.prose;
        prose.is_glued(at)
            && prose.is_dash(at.wrapping_sub(1))
            && prose.is_glued(at - 1)
            && !matches!(
                prose.word(at.wrapping_sub(2)),
                Some(Word::Mid | Word::Early | Word::Late | Word::End)
            )
    }

    fn goes_on_in_digits(&self, next: usize) -> bool {
        let prose = self.prose;
        prose.is_glued(next)
            && (prose.is_dash(next) || prose.is_mark(next, '/'))
            && prose.is_glued(next + 1)
            && prose.digits(next + 1).is_some()
    }

    /// "1066", where what stands around it shows a year.
    fn bare_year(&self, at: usize, evident: bool) -> Option<Said> {
        let prose = self.prose;
        let (year, length) = prose.number(at)?;
        if length != 4 || !(1000..=2199).contains(&year) || prose.number_is_tail(at) {
            return None;
        }
        let next = at + 1;
        let possessive =
            prose.is_apostrophe(next) && prose.is_glued(next) && prose.is(next + 1, Word::Plural);
        if prose.number_goes_on(next) && !possessive || prose.is_counted(next) || self.goes_on_in_digits(next)
        {
            return None;
        }
        (evident || possessive && (1900..=2100).contains(&year) || self.is_evident(at))
            .then(|| Said::parts(Some(year), None, None, next))
    }

    fn is_evident(&self, at: usize) -> bool {
        let prose = self.prose;
        let next = at + 1;
        let Some((year, _)) = prose.number(at) else { return false };
        let modern = (1800..=2100).contains(&year);
        if self.is_shown_before(at) {
            return modern || prose.is_free(next);
        }
        let before = prose.word_before(at);
        if (1500..=2100).contains(&year)
            && self.is_event(next)
            && (matches!(
                before,
                Some(
                    Word::The
                        | Word::A
                        | Word::Function
                        | Word::In
                        | Word::Of
                        | Word::After
                        | Word::Before
                        | Word::Since
                        | Word::During
                        | Word::From
                        | Word::By
                        | Word::To
                        | Word::For
                        | Word::And
                        | Word::About
                        | Word::This
                        | Word::That
                )
            ) || at == 0
                || prose.is_possessive(at - 1)
                || prose.mark_before(at).is_some())
        {
            return true;
        }
        if at == 0 {
            let alone = (next..prose.tokens.len().min(next + 3)).all(|other| prose.mark(other).is_some());
            return modern && (alone || prose.word(next) == Some(Word::Gone));
        }
        let free = prose.is_free(next);
        match before {
            Some(Word::Of) => free && modern && at >= 2 && self.is_dated_noun(at - 2),
            Some(Word::To)
                if at >= 2
                    && matches!(prose.spelling(at - 2), "back" | "dates" | "dated" | "dating" | "prior") =>
            {
                free && modern
            }
            Some(Word::From) => free && modern && !self.is_measured(at),
            Some(Word::By | Word::Through | Word::To | Word::About | Word::For) => {
                free && (1900..=2100).contains(&year) && !self.is_measured(at)
            }
            Some(Word::Before | Word::After | Word::Than) => free && modern,
            Some(Word::And | Word::Or) => free && modern && self.is_year_before(at - 1),
            Some(Word::Yearly) => free && (1900..=2100).contains(&year),
            Some(_) => false,
            None => match prose.mark_before(at) {
                Some('(') if !self.is_bracketed(at) => false,
                Some('(') => {
                    modern && prose.mark(next).is_some_and(|mark| matches!(mark, ')' | ',' | ';'))
                        || prose.is_mark(next, ')') && (1000..1800).contains(&year)
                }
                Some('©') => modern,
                Some(',') => free && modern && self.is_year_before(at - 1),
                Some('.') => prose.word(next) == Some(Word::Gone) && (1900..=2100).contains(&year),
                _ => false,
            },
        }
    }

    /// Words that make the next number a year: "in", "since", "the year", "summer", "born".
    fn is_shown_before(&self, at: usize) -> bool {
        let prose = self.prose;
        let Some(before) = at.checked_sub(1) else { return false };
        match prose.word(before) {
            Some(
                Word::In
                | Word::Since
                | Word::During
                | Word::Until
                | Word::Dated
                | Word::Circa
                | Word::OfYear(_)
                | Word::Early
                | Word::Mid
                | Word::Late
                | Word::Length(Unit::Year),
            ) => !matches!(prose.spelling(before), "years" | "Years"),
            _ if prose.is_dash(before) && prose.is_glued(at) => {
                matches!(prose.word(before.wrapping_sub(1)), Some(Word::Mid | Word::Early | Word::Late))
            }
            _ if prose.is_mark(before, '.') => {
                matches!(prose.word(before.wrapping_sub(1)), Some(Word::Dated | Word::Circa))
            }
            _ => false,
        }
    }

    /// Whether the token before `at` (a conjunction or comma) follows a year.
    fn is_year_before(&self, at: usize) -> bool {
        let prose = self.prose;
        // "in 2004, 2008 and 2012": back to the first of a short list.
        let mut at = at;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1) else { return false };
            let year = prose.number(before).filter(|(_, length)| *length == 4);
            if !year.is_some_and(|(year, _)| (1800..=2100).contains(&year)) {
                return false;
            }
            if self.is_shown_before(before) || prose.word_before(before) == Some(Word::From) {
                return true;
            }
            let listed = prose.mark_before(before) == Some(',')
                || matches!(prose.word_before(before), Some(Word::And | Word::Or));
            if !listed {
                return false;
            }
            at = before - 1;
        }
        false
    }

    /// "the summer of 1969", "the class of 2024": what has a year.
    fn is_dated_noun(&self, at: usize) -> bool {
        matches!(
            self.prose.word(at),
            Some(
                Word::Yearly
                    | Word::OfYear(_)
                    | Word::Length(_)
                    | Word::Beginning
                    | Word::Middle
                    | Word::End
                    | Word::Month(_)
                    | Word::Half
                    | Word::Early
                    | Word::Late
                    | Word::Feast
            )
        )
    }

    /// Behind an opening bracket that opens an aside: "(1999)", not "wait(2000)".
    fn is_bracketed(&self, at: usize) -> bool {
        let prose = self.prose;
        prose.mark_before(at) == Some('(') && !prose.is_glued(at - 1)
    }

    /// "rose by 1950", "a population of 2000": a verb or noun of measure stands before.
    fn is_measured(&self, at: usize) -> bool {
        let prose = self.prose;
        (at.saturating_sub(4)..at).any(|before| {
            matches!(
                prose.spelling(before),
                "rose"
                    | "fell"
                    | "rise"
                    | "fall"
                    | "up"
                    | "down"
                    | "increased"
                    | "decreased"
                    | "grew"
                    | "dropped"
                    | "cut"
                    | "reduced"
                    | "gained"
                    | "won"
                    | "lost"
                    | "majority"
                    | "climbed"
                    | "declined"
                    | "jumped"
                    | "points"
                    | "total"
                    | "population"
            )
        })
    }

    /// "election", "Rugby World Cup": what a year before it dates.
    fn is_event(&self, at: usize) -> bool {
        let prose = self.prose;
        let noun = (at..at + 4).find(|index| !prose.is_word(*index) || prose.word(*index).is_some());
        // One plain word may stand between, or several that make a name: "the 2022 Rugby World Cup".
        noun.filter(|noun| prose.word(*noun) == Some(Word::Yearly))
            .is_some_and(|noun| noun <= at + 1 || (at..noun).all(|before| prose.is_capitalised(before)))
    }

    /// "44 BC", "AD 79", "1066 CE"
    fn era_year(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        if prose.word(at) == Some(Word::AnnoDomini) {
            if !matches!(prose.spelling(at), "AD" | "CE") {
                return None;
            }
            let (year, _) = prose.number(at + 1)?;
            return (year > 0 && !prose.number_goes_on(at + 2))
                .then(|| Said::parts(Some(year), None, None, at + 2));
        }
        let (year, next) = self.era(at)?;
        Some(Said::parts(Some(year), None, None, next))
    }

    /// A number and the era behind it, as an astronomical year: 44 BC is -43.
    fn era(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        let (year, _) = prose.number(at)?;
        let (is_before, next) = self.era_mark(at + 1)?;
        (year > 0).then_some((if is_before { 1 - year } else { year }, next))
    }

    /// "BC", "B.C.", "AD": whether it counts backward.
    fn era_mark(&self, at: usize) -> Option<(bool, usize)> {
        let prose = self.prose;
        match prose.spelling(at) {
            "BC" | "BCE" => return Some((true, at + 1)),
            "AD" | "CE" => return Some((false, at + 1)),
            _ => {}
        }
        let stop = |index: usize| prose.is_glued(index) && prose.is_mark(index, '.');
        let letters = [prose.spelling(at), prose.spelling(at + 2)];
        if !(stop(at + 1) && stop(at + 3) && prose.is_glued(at + 2)) {
            return None;
        }
        match letters {
            ["B", "C"] => Some((true, at + 4)),
            ["A", "D"] | ["C", "E"] => Some((false, at + 4)),
            _ => None,
        }
    }

    /// "1990s", "1990's", "90s"
    fn decade(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (year, length) = prose.number(at)?;
        if length == 2 {
            return self.short_decade(at, false);
        }
        let spaced = prose.spelling(at + 1) == "s" && prose.is_free(at + 2);
        let next = self.behind_plural(at + 1).or(if spaced { Some(at + 2) } else { None })?;
        if length != 4 || year % 10 != 0 || !(1100..=2100).contains(&year) {
            return None;
        }
        // "the 1800s" are a century, "the 2000s" ten years.
        let stretch = if year % 100 == 0 && year != 2000 {
            Stretch::Century(year / 100)
        } else {
            Stretch::Decade(year / 10)
        };
        Some(Said::settled(stretch, next))
    }

    fn behind_plural(&self, at: usize) -> Option<usize> {
        let prose = self.prose;
        let at = if prose.is_apostrophe(at) && prose.is_glued(at) { at + 1 } else { at };
        (prose.is(at, Word::Plural) && prose.is_glued(at)).then_some(at + 1)
    }

    /// "'90s", "the 90s": of the century that has seen them last.
    fn short_decade(&self, at: usize, apostrophe: bool) -> Option<Said> {
        let prose = self.prose;
        let (year, length) = prose.number(at)?;
        let next = self.behind_plural(at + 1)?;
        let led = matches!(prose.word_before(at), Some(Word::The | Word::Early | Word::Mid | Word::Late))
            || prose.is_dash(at.wrapping_sub(1));
        // "the 90s" in degrees, "in his 90s" in years of age.
        let shown = apostrophe || led && (50..=90).contains(&year);
        (length == 2 && year % 10 == 0 && shown)
            .then(|| Said::settled(Stretch::Decade(self.full_year(year) / 10), next))
    }

    /// "the nineties"
    fn decade_in_words(&self, at: usize, tens: i8) -> Option<Said> {
        let led = matches!(
            self.prose.word_before(at),
            Some(Word::The | Word::In | Word::Early | Word::Mid | Word::Late)
        ) || self.prose.is_dash(at.wrapping_sub(1));
        (led && tens >= 50)
            .then(|| Said::settled(Stretch::Decade(self.full_year(i16::from(tens)) / 10), at + 1))
    }

    /// "nineteen eighty-six", "two thousand and fifteen", behind a word that shows a year.
    pub(super) fn year_in_words(&self, at: usize, evident: bool) -> Option<Said> {
        let shown = evident || self.is_shown_before(at) || self.prose.is(at.wrapping_sub(1), Word::And);
        let (year, next) = self.year_words(at).filter(|_| shown)?;
        (!self.prose.is_counted(next) && self.prose.is_free(next))
            .then(|| Said::parts(Some(year), None, None, next))
    }

    fn year_words(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        let number = |at: usize| match prose.word(at) {
            Some(Word::Number(number)) => Some(number),
            _ => None,
        };
        let below_hundred = |at: usize| {
            let tens = number(at)?;
            let ones_at = prose.behind_hyphen(at + 1);
            match number(ones_at) {
                Some(ones @ 1..=9) if tens >= 20 => Some((tens + ones, ones_at + 1)),
                _ => Some((tens, at + 1)),
            }
        };
        let first = number(at)?;
        if prose.is(at + 1, Word::Thousand) && first <= 2 {
            let rest = prose.behind(at + 2, Word::And);
            let (rest, next) = below_hundred(rest).unwrap_or((0, at + 2));
            return Some((first * 1000 + rest, next));
        }
        if prose.is(at + 1, Word::Hundred) && (10..=19).contains(&first) {
            let rest = prose.behind(at + 2, Word::And);
            let (rest, next) = below_hundred(rest).unwrap_or((0, at + 2));
            return Some((first * 100 + rest, next));
        }
        if !(10..=20).contains(&first) {
            return None;
        }
        let (rest, next) = below_hundred(at + 1)?;
        (rest >= 10).then_some((first * 100 + rest, next))
    }

    /// "FY2023", "FY 23", "fiscal year 2023", "fiscal 2023": a year that need not begin in January.
    fn fiscal_year(&self, at: usize) -> Option<Said> {
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
    fn lettered_part(&self, at: usize) -> Option<Said> {
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
        (led && upper && prose.is_free(next)).then_some(Said::season(None, season, next))
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
    pub(super) fn part_of_year(&self, season: Season, at: usize) -> Option<Said> {
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
    fn year_and_part(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let (number, length) = prose.number(at)?;
        if length == 4 && (1900..=2199).contains(&number) {
            let letter = prose.behind_hyphen(at + 1);
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

    /// "summer 2023", "the summer of 2023", "in the summer"
    pub(super) fn season(&self, at: usize, season: Season) -> Option<Said> {
        let prose = self.prose;
        let is_fall = prose.spelling(at).eq_ignore_ascii_case("fall");
        let of = prose.behind(at + 1, Word::Of);
        // "winter 2023/24"
        if season == Season::Winter
            && let Some(said) = self.years_range(of, true, false)
            && let What::Settled(date) = said.what
            && let Form::Between(End::At(first), _) = date.form()
            && let Stretch::Year(year) = first.stretch
        {
            return Some(Said::season(year, season, said.next));
        }
        if let Some((year, next)) = self.year_at(of) {
            return Some(Said::season(Some(year), season, next));
        }
        if let Some((year, next)) = self.relative_year(of) {
            return Some(Said::season(Some(year), season, next));
        }
        // "in the spring" is a season, "a spring" may be water; "fall" is a verb.
        let the = prose.is(at.wrapping_sub(1), Word::The)
            && matches!(
                prose.word(at.wrapping_sub(2)),
                Some(
                    Word::In
                        | Word::During
                        | Word::Since
                        | Word::Until
                        | Word::By
                        | Word::Over
                        | Word::This
                        | Word::Before
                        | Word::After
                )
            );
        let plain = matches!(prose.word_before(at), Some(Word::In | Word::Since | Word::Until | Word::By))
            && !is_fall;
        let alone = prose.is_free(at + 1) && !prose.is_capitalised(at + 1);
        ((the || plain) && alone).then_some(Said::season(None, season, at + 1))
    }

    /// "third quarter of 2023", "second half of the year", "19th century", "first week of June", "last four months of
    /// 2021"
    pub(super) fn numbered(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let is_last = matches!(prose.word(at), Some(Word::Last));
        let (number, next) = match prose.word(at) {
            Some(Word::Last) => (-1, at + 1),
            _ => {
                let (number, next, is_ordinal) = self.day_number(at)?;
                if !is_ordinal {
                    return None;
                }
                (number, next)
            }
        };
        if !is_last && let Some(said) = self.century(at, number, next) {
            return Some(said);
        }
        let unit_at = prose.behind_hyphen(next);
        if let Some((count, unit_at)) = self.plain_count(unit_at)
            && number.abs() == 1
            && let Some(Word::Length(unit)) = prose.word(unit_at)
        {
            return self.units_of(unit, count, is_last, unit_at + 1);
        }
        match prose.word(unit_at)? {
            Word::Length(Unit::Quarter) if (1..=4).contains(&number) => {
                self.ordinal_quarter(at, number, unit_at + 1)
            }
            Word::Half if number <= 2 => {
                let half = if number == -1 { 2 } else { number };
                self.half(half, unit_at + 1)
            }
            Word::Length(Unit::Week) => self.week_of_stretch(number, unit_at + 1),
            Word::Length(unit @ (Unit::Day | Unit::Month)) => self.unit_of(unit, number, unit_at + 1),
            _ => None,
        }
    }

    fn ordinal_quarter(&self, at: usize, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        let season = Season::Quarter(number);
        if let Some(said) = self.part_of_year(season, next) {
            return Some(said);
        }
        // A match has quarters as well: money must be spoken of nearby.
        let told = (at.saturating_sub(16)..prose.tokens.len().min(next + 16)).any(|index| {
            is_money(prose.spelling(index)) || matches!(prose.mark(index), Some('$' | '€' | '£' | '%'))
        });
        let named = self.now.is_some() && told && !prose.is(at.wrapping_sub(1), Word::A);
        named.then_some(Said::season(None, season, next))
    }

    /// "first half of 2023", "second half of June"
    fn half(&self, half: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        if !prose.is(next, Word::Of) {
            return self.year_at(next).map(|(year, next)| Said::season(Some(year), Season::Half(half), next));
        }
        if let Some(said) = self.part_of_year(Season::Half(half), next) {
            return Some(said);
        }
        let of = prose.behind(next + 1, Word::The);
        let part = if half == 1 { super::part::Part::FirstHalf } else { super::part::Part::SecondHalf };
        self.slice_at(of, part)
    }

    /// "19th century", "18th and 19th centuries", "5th century BC"
    fn century(&self, at: usize, number: i8, next: usize) -> Option<Said> {
        let prose = self.prose;
        let is_century = |at: usize| prose.is(at, Word::Length(Unit::Century));
        let unit_at = prose.behind_hyphen(next);
        if is_century(unit_at) {
            let in_words = prose.digits(at).is_none();
            let (is_before, next) = self
                .era_mark(unit_at + 1)
                .map_or((false, unit_at + 1), |(is_before, next)| (is_before, next));
            // A batsman makes a second century; the third century of Rome needs "the" and no "of his career".
            let counted = in_words && number <= 10 && next == unit_at + 1;
            if counted && (!prose.is(at.wrapping_sub(1), Word::The) || prose.is(next, Word::Of)) {
                return None;
            }
            return Some(centuries(number, number, is_before, next));
        }
        let last_at = match prose.word(next) {
            Some(Word::And | Word::Or) => next + 1,
            _ => self.connector(next, false)?,
        };
        let (last, next, is_ordinal) = self.day_number(prose.behind(last_at, Word::The))?;
        let unit_at = prose.behind_hyphen(next);
        if !is_ordinal || !is_century(unit_at) {
            return None;
        }
        let (is_before, next) = self.era_mark(unit_at + 1).unwrap_or((false, unit_at + 1));
        Some(centuries(number, last, is_before, next))
    }

    /// "this year", "last year", "next year" as a number, where a part of the year is said of it.
    pub(super) fn relative_year(&self, at: usize) -> Option<(i16, usize)> {
        let prose = self.prose;
        let shift = match prose.word(at)? {
            Word::This | Word::Current => 0,
            Word::Last | Word::Previous => -1,
            Word::Next | Word::Coming => 1,
            _ => return None,
        };
        let now = self.now?;
        if !prose.is(at + 1, Word::Length(Unit::Year)) {
            return None;
        }
        Some((now.day.year() + shift, at + 2))
    }

    /// "the weekend", "over the weekend": the last one, or the coming one where the words look ahead or Friday has come.
    pub(super) fn weekend(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let plural = prose.is_plural(at);
        if !plural && prose.is(at + 1, Word::Of) {
            return self.weekend_of(prose.behind(at + 2, Word::The));
        }
        if plural || !matches!(prose.word_before(at), Some(Word::The)) {
            return None;
        }
        let Some(now) = self.now else {
            return Some(Said::settled(Stretch::Day { year: None, month: None, day: None }, at + 1));
        };
        let over = matches!(prose.word(at.wrapping_sub(2)), Some(Word::Over | Word::During));
        let saturday = super::absolute::week_of(now.day).checked_add(5.days()).ok()?;
        let told = tense(prose, at, at + 1);
        let early =
            now.day.weekday().to_monday_zero_offset() <= if over || told == Tense::Past { 4 } else { 2 };
        let past = told != Tense::Future && early;
        let saturday = if past { saturday.checked_sub(7.days()).ok()? } else { saturday };
        Some(Said::settled(now.stretch(saturday, saturday.checked_add(1.day()).ok()?), at + 1))
    }
}

impl Reader<'_> {
    /// "the weekend of June 8": the one that is nearest to the day.
    fn weekend_of(&self, at: usize) -> Option<Said> {
        let said = self.nested(at)?;
        let day = self.settle(said, at)?.exact_day()?;
        let saturday = super::absolute::week_of(day.checked_sub(1.day()).ok()?).checked_add(5.days()).ok()?;
        let sunday = saturday.tomorrow().ok()?;
        Some(Said::settled(
            between(exactly(Stretch::day(saturday.min(day))), exactly(Stretch::day(sunday.max(day)))),
            said.next,
        ))
    }
}

impl super::prose::Prose<'_> {
    /// Letters or digits are glued to the number before `at`: "Q3a", "H1N1".
    fn number_goes_on_letters(self, at: usize) -> bool {
        self.is_glued(at) && self.mark(at).is_none()
    }
}

fn years(first: i16, last: i16, next: usize) -> Said {
    Said::settled(between(exactly(Stretch::Year(Some(first))), exactly(Stretch::Year(Some(last)))), next)
}

/// The centuries from the n-th to the m-th.
fn centuries(first: i8, last: i8, is_before: bool, next: usize) -> Said {
    let (first, last) = (i16::from(first), i16::from(last));
    if is_before {
        // The 5th century BC began in 500 BC, which is the year -499.
        let (first, last) = (first.max(last), first.min(last));
        return years(1 - 100 * first, -100 * (last - 1), next);
    }
    Said::settled(between(exactly(Stretch::Century(first - 1)), exactly(Stretch::Century(last - 1))), next)
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
            | "GDP"
            | "economy"
            | "growth"
            | "dividend"
            | "guidance"
            | "analysts"
            | "percent"
            | "forecast"
            | "inflation"
            | "orders"
            | "net"
    )
}

/// Grains that a stretch of several of them is said in.
pub(super) fn grain_of(unit: Unit) -> Grain {
    match unit {
        Unit::Day | Unit::Week | Unit::Fortnight => Grain::Day,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Season,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}
