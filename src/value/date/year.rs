//! Years, decades and eras.
//!
//! Four digits alone are no year: the words around them must show one.

use super::read::Reader;
use super::said::{Said, between, exactly};
use super::{Stretch, Word};

impl Reader<'_> {
    /// "2024", "the 1990s", "'90s", "44 BC", "Q3 2023", "FY2023"; `evident` if the words before have shown that a
    /// year comes.
    pub(super) fn year_forms(&self, at: usize, evident: bool) -> Option<Said> {
        let prose = self.prose;
        if prose.is_apostrophe(at) {
            return self.short_decade(at + 1, true).or_else(|| self.clipped_year(at));
        }
        if prose.digits(at).is_some() {
            return self
                .era_year(at)
                .or_else(|| self.decade(at))
                .or_else(|| self.year_and_part(at))
                .or_else(|| self.part_of_named_year(at))
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

    /// "in ’72", "the crash of ’29"
    fn clipped_year(&self, at: usize) -> Option<Said> {
        let prose = self.prose;
        let led = matches!(
            prose.word_before(at),
            Some(
                Word::In
                    | Word::Of
                    | Word::Since
                    | Word::Until
                    | Word::By
                    | Word::From
                    | Word::To
                    | Word::Before
                    | Word::After
                    | Word::And
            )
        );
        let (year, next) = self.year_at(at).filter(|_| led && !prose.is_glued(at))?;
        (prose.is_free(next) && !prose.is_apostrophe(next)).then(|| Said::parts(Some(year), None, None, next))
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
            // "c. 1141 – 14 September 1199"
            2 if self.month_behind_day(next).is_some() => return None,
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
        // "the 1976-77 carryover"
        let is_season =
            last == first + 1 && prose.is(at.wrapping_sub(1), Word::The) && prose.is_lowercase_singular(next);
        (shown && (prose.is_free(next) || self.is_event(next) || is_season)).then(|| years(first, last, next))
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
        let early = length == 3 && self.is_early_year(at);
        if !early && (length != 4 || !(1000..=2199).contains(&year)) || prose.number_is_tail(at) {
            return None;
        }
        let next = at + 1;
        let possessive =
            prose.is_apostrophe(next) && prose.is_glued(next) && prose.is(next + 1, Word::Plural);
        if prose.number_goes_on(next) && !possessive || prose.is_counted(next) || self.goes_on_in_digits(next)
        {
            return None;
        }
        (evident || early || possessive && (1900..=2100).contains(&year) || self.is_evident(at))
            .then(|| Said::parts(Some(year), None, None, next))
    }

    /// "and again in 455", where years of that age have been named.
    fn is_early_year(&self, at: usize) -> bool {
        let prose = self.prose;
        let led = matches!(prose.word_before(at), Some(Word::In | Word::Since | Word::Until | Word::By));
        led && prose.is_free(at + 1)
            && !prose.is_capitalised(at + 1)
            && self.last().is_some_and(|last| (-1000..1000).contains(&last.day.year()))
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
    pub(super) fn era_mark(&self, at: usize) -> Option<(bool, usize)> {
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
    pub(super) fn decade(&self, at: usize) -> Option<Said> {
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
}

pub(super) fn years(first: i16, last: i16, next: usize) -> Said {
    Said::settled(between(exactly(Stretch::Year(Some(first))), exactly(Stretch::Year(Some(last)))), next)
}
