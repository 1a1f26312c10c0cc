//! Whether four digits are a year: what the words around them show, and what else such digits may count.

use super::Word;
use super::read::Reader;
use super::words::Unit;

impl Reader<'_> {
    /// Whether the words around four digits show a year.
    pub(super) fn is_evident(&self, at: usize) -> bool {
        let prose = self.prose;
        let next = at + 1;
        if is_clock(prose.spelling(next)) {
            return false;
        }
        let Some((year, _)) = prose.number(at) else { return false };
        let modern = (1800..=2100).contains(&year);
        if self.is_shown_before(at) {
            return modern || prose.is_free(next);
        }
        // "since at least 1992"
        let at_least =
            at >= 3 && prose.is(at - 2, Word::At) && matches!(prose.spelling(at - 1), "least" | "latest");
        if at_least && self.is_shown_before(at - 2) {
            return modern;
        }
        if (1500..=2100).contains(&year) && (self.dates_event(at) || self.is_noted(at)) {
            return true;
        }
        if at == 0 {
            let alone = (next..prose.tokens.len().min(next + 3)).all(|other| prose.mark(other).is_some());
            return modern && (alone || prose.word(next) == Some(Word::Gone));
        }
        match prose.word_before(at) {
            Some(word) => self.is_led_by(word, at, year),
            None => self.is_marked(at, year),
        }
    }

    /// "the 2019 election", "after the 2022 Rugby World Cup"
    fn dates_event(&self, at: usize) -> bool {
        let prose = self.prose;
        self.is_event(at + 1)
            && !self.is_counted_one(at + 1)
            && (matches!(
                prose.word_before(at),
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
    }

    /// Whether the word right before the digits shows a year, together with what is free to follow one.
    fn is_led_by(&self, word: Word, at: usize, year: i16) -> bool {
        let prose = self.prose;
        let next = at + 1;
        let (modern, in_print) = ((1800..=2100).contains(&year), (1500..=2100).contains(&year));
        let free = prose.is_free(next);
        match word {
            // "the 2017 repair"; but "the 2000 seat hall"
            Word::The | Word::This | Word::That if !free => {
                (1900..=2100).contains(&year)
                    && (prose.is_lowercase_singular(next) && !self.is_counted_one(next)
                        || self.is_reported(next))
            }
            Word::Of if at >= 2 => {
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
            Word::To
                if at >= 2
                    && matches!(prose.spelling(at - 2), "back" | "dates" | "dated" | "dating" | "prior") =>
            {
                free && modern
            }
            // "from 1163 until her death"
            Word::From => free && (modern || prose.is(next, Word::Until)) && !self.is_measured(at),
            Word::By | Word::Through | Word::To | Word::About | Word::For => {
                let counted = at >= 2 && prose.is_counted(at - 2);
                free && !counted && (1900..=2100).contains(&year) && !self.is_measured(at)
            }
            Word::Before | Word::After | Word::Than => free && modern,
            // "before 2000 but not 1998", "in 1979, not 1986"
            Word::No => {
                prose.spelling(at - 1) == "not" && free && modern && at >= 3 && self.is_dated_behind(at - 2)
            }
            // "as recently as 1987"
            Word::Function if prose.spelling(at - 1) == "into" => free && (1900..=2100).contains(&year),
            Word::Function => {
                let as_of = prose.spelling(at - 1) == "as" && at >= 2;
                as_of
                    && free
                    && modern
                    && matches!(prose.spelling(at - 2), "recently" | "early" | "late" | "back" | "soon")
            }
            Word::And | Word::Or => {
                (free || prose.is_lowercase_singular(next)) && in_print && self.is_year_before(at - 1)
            }
            Word::Yearly => free && (1900..=2100).contains(&year),
            _ => false,
        }
    }

    /// Whether the mark right before the digits shows a year: "(1999)", "© 2019", "in 2004, 2008".
    fn is_marked(&self, at: usize, year: i16) -> bool {
        let prose = self.prose;
        let next = at + 1;
        let (modern, in_print) = ((1800..=2100).contains(&year), (1500..=2100).contains(&year));
        match prose.mark_before(at) {
            Some('(') if !self.is_bracketed(at) => false,
            Some('(') => {
                modern && prose.mark(next).is_some_and(|mark| matches!(mark, ')' | ',' | ';'))
                    || prose.is_mark(next, ')') && (1000..1800).contains(&year)
            }
            Some('©') => modern,
            Some(',') => prose.is_free(next) && in_print && self.is_year_before(at - 1),
            Some('.') => prose.word(next) == Some(Word::Gone) && (1900..=2100).contains(&year),
            _ => false,
        }
    }

    /// "Built 1974, renovated 2009", "opened 1797; abandoned 1944": the manner of notes, where a participle opens the
    /// phrase and the year ends it.
    fn is_noted(&self, at: usize) -> bool {
        const HAPPENED: &[&str] = &[
            "abandoned",
            "acquired",
            "built",
            "closed",
            "commissioned",
            "completed",
            "decommissioned",
            "demolished",
            "discontinued",
            "dissolved",
            "elected",
            "established",
            "extended",
            "inaugurated",
            "incorporated",
            "introduced",
            "launched",
            "married",
            "opened",
            "published",
            "rebuilt",
            "released",
            "renamed",
            "renovated",
            "reopened",
            "restored",
            "retired",
            "revised",
            "scrapped",
            "widened",
        ];
        let prose = self.prose;
        let Some(participle) = at.checked_sub(1) else { return false };
        let opens =
            participle == 0 || !prose.is_word(participle - 1) && prose.digits(participle - 1).is_none();
        let ends = (at + 1..prose.tokens.len().min(at + 2)).all(|next| {
            prose.mark(next).is_some_and(|mark| matches!(mark, ',' | ';' | '.' | ')' | '(' | '|'))
        });
        opens && ends && HAPPENED.iter().any(|verb| prose.spelling(participle).eq_ignore_ascii_case(verb))
    }

    /// Words that make the next number a year: "in", "since", "the year", "summer", "born".
    pub(super) fn is_shown_before(&self, at: usize) -> bool {
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
            // "1980–81, 1991"
            let is_range = before >= 2 && prose.is_dash(before - 1) && prose.is_glued(before);
            let before = if is_range { before - 2 } else { before };
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
    pub(super) fn is_bracketed(&self, at: usize) -> bool {
        let prose = self.prose;
        prose.mark_before(at) == Some('(') && !prose.is_glued(at - 1)
    }

    /// "rose by 1950", "a population of 2000": a verb or noun of measure stands before.
    pub(super) fn is_measured(&self, at: usize) -> bool {
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
    pub(super) fn is_event(&self, at: usize) -> bool {
        let prose = self.prose;
        // "the 2004-05 school year"
        if prose.is(at + 1, Word::Length(Unit::Year))
            && matches!(
                prose.spelling(at),
                "academic" | "budget" | "crop" | "marketing" | "model" | "school" | "tax"
            )
        {
            return true;
        }
        let noun = (at..at + 4).find(|index| !prose.is_word(*index) || prose.word(*index).is_some());
        // One plain word may stand between, or several that make a name: "the 2022 Rugby World Cup".
        noun.filter(|noun| prose.word(*noun) == Some(Word::Yearly))
            .is_some_and(|noun| noun <= at + 1 || (at..noun).all(|before| prose.is_capitalised(before)))
    }
}

/// Whether a word makes the four digits before it a time of day: "1115 GMT".
pub(super) fn is_clock(word: &str) -> bool {
    matches!(
        word,
        "AEST"
            | "BST"
            | "CDT"
            | "CEST"
            | "CET"
            | "CST"
            | "EDT"
            | "EST"
            | "GMT"
            | "IST"
            | "JST"
            | "MDT"
            | "MSK"
            | "MST"
            | "PDT"
            | "PST"
            | "UTC"
            | "Zulu"
            | "hrs"
    )
}
