//! Years, decades and eras.
//!
//! Four digits alone are no year: the words around them must show one.

use super::read::{Reader, Said, between, exactly};
use super::words::Unit;
use super::{Stretch, Word};

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

    fn is_evident(&self, at: usize) -> bool {
        let prose = self.prose;
        let next = at + 1;
        let Some((year, _)) = prose.number(at) else { return false };
        let (modern, in_print) = ((1800..=2100).contains(&year), (1500..=2100).contains(&year));
        if self.is_shown_before(at) {
            return modern || prose.is_free(next);
        }
        let before = prose.word_before(at);
        if (1500..=2100).contains(&year)
            && self.is_event(next)
            && !self.is_counted_one(next)
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
            // "the 2017 repair"; but "the 2000 seat hall"
            Some(Word::The | Word::This | Word::That) if !free => {
                (1900..=2100).contains(&year)
                    && prose.is_lowercase_singular(next)
                    && !self.is_counted_one(next)
            }
            Some(Word::Of) if at >= 2 => {
                let dated = self.is_dated_noun(at - 2);
                // "the campaign of 1943 cost much"
                let follows = free || prose.is_lowercase_singular(next);
                // "a choir of 1500"
                let round = year % 100 == 0 && at >= 3 && prose.is(at - 3, Word::A);
                let noun =
                    prose.is_word(at - 2) && !round && !self.is_amount(at - 2) && !self.is_measured(at);
                let dated = dated && (modern || prose.word(at - 2) == Some(Word::Yearly));
                free && in_print && noun || follows && dated
            }
            Some(Word::To)
                if at >= 2
                    && matches!(prose.spelling(at - 2), "back" | "dates" | "dated" | "dating" | "prior") =>
            {
                free && modern
            }
            Some(Word::From) => free && modern && !self.is_measured(at),
            Some(Word::By | Word::Through | Word::To | Word::About | Word::For) => {
                let counted = at >= 2 && prose.is_counted(at - 2);
                free && !counted && (1900..=2100).contains(&year) && !self.is_measured(at)
            }
            Some(Word::Before | Word::After | Word::Than) => free && modern,
            // "as recently as 1987"
            Some(Word::Function) => {
                // "before 2000 but not 1998"
                if prose.spelling(at - 1) == "not" {
                    return free && modern && at >= 3 && self.is_dated_behind(at - 2);
                }
                let as_of = prose.spelling(at - 1) == "as" && at >= 2;
                as_of
                    && free
                    && modern
                    && matches!(prose.spelling(at - 2), "recently" | "early" | "late" | "back" | "soon")
            }
            Some(Word::And | Word::Or) => {
                (free || prose.is_lowercase_singular(next)) && in_print && self.is_year_before(at - 1)
            }
            Some(Word::Yearly) => free && (1900..=2100).contains(&year),
            Some(_) => false,
            None => match prose.mark_before(at) {
                Some('(') if !self.is_bracketed(at) => false,
                Some('(') => {
                    modern && prose.mark(next).is_some_and(|mark| matches!(mark, ')' | ',' | ';'))
                        || prose.is_mark(next, ')') && (1000..1800).contains(&year)
                }
                Some('©') => modern,
                Some(',') => free && in_print && self.is_year_before(at - 1),
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
                    && prose.spelling(before - 1) != "C"
            }
            _ => false,
        }
    }

    /// Whether the token before `at` (a conjunction or comma) follows a year.
    fn is_year_before(&self, at: usize) -> bool {
        let prose = self.prose;
        // "in 2004, 2008 and 2012": back to the first of a short list.
        let mut later = self.prose.number(at + 1).map_or(0, |(year, _)| year);
        let mut at = at;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1) else { return false };
            let year = prose.number(before).filter(|(_, length)| *length == 4);
            // "in 1750 and 2000": years of old are no years of one list with those of today.
            let Some((year, _)) = year else { return false };
            if !((1800..=2100).contains(&year)
                || (1500..1800).contains(&year) && (0..=50).contains(&(later - year)))
            {
                return false;
            }
            later = year;
            if self.is_shown_before(before)
                || matches!(prose.word_before(before), Some(Word::From | Word::Of))
            {
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

    /// "seat", "page": what stands in the singular behind the number of it.
    fn is_counted_one(&self, at: usize) -> bool {
        const COUNTED: &[&str] = &[
            "acre", "bed", "man", "odd", "page", "person", "place", "point", "room", "seat", "seater",
            "strong", "word",
        ];
        COUNTED.contains(&self.prose.spelling(at))
    }

    /// Whether a year stands right before "but" or a comma at `at`.
    fn is_dated_behind(&self, at: usize) -> bool {
        let year = at.checked_sub(1).and_then(|before| self.prose.number(before));
        year.is_some_and(|(year, length)| length == 4 && (1800..=2100).contains(&year))
            && (self.prose.is_mark(at, ',') || self.prose.spelling(at) == "but")
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

    /// "a total of 1945", "a force of 2000": what is of a number and no year.
    fn is_amount(&self, at: usize) -> bool {
        const AMOUNTS: &str = "age altitude amount area army attendance average band base batch bid bill body bonus budget \
            bundle capacity cavalry ceiling charge circulation city cluster colony community \
            congregation convoy cost count crew crowd debt decrease deficit depth diameter distance dose \
            drop elevation excess fee figure fine fleet floor force frequency gain garrison group hamlet \
            handful height high hundreds increase infantry intake length level limit line list loss \
            losses low majority margin mass maximum mean median membership minimum minority most \
            multiple multiples number numbers out output pack parish part parts party peak pension pool \
            population portion pressure price prize profit profits quorum quota radius range rate ratio \
            reach reserve resolution reward rise row salary sale sample score scores sequence series set \
            sets settlement size speed staff stock strength sum surplus target temperature tens \
            thousands total town turn turnout value village volume wage wavelength weight width \
            workforce worth yield";
        let spelling = self.prose.spelling(at);
        AMOUNTS.split_ascii_whitespace().any(|word| spelling.eq_ignore_ascii_case(word))
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
}

pub(super) fn years(first: i16, last: i16, next: usize) -> Said {
    Said::settled(between(exactly(Stretch::Year(Some(first))), exactly(Stretch::Year(Some(last)))), next)
}
