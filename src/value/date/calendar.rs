//! Feasts and the arithmetic of weeks.

use super::Word;
use super::prose::Prose;
use jiff::ToSpan;
use jiff::civil::{self, Weekday};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// When a feast is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(i8, i8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// The n-th such weekday of a month, from the end if negative, and days from it.
    Weekday { month: i8, nth: i8, weekday: Weekday, offset: i8 },
}

impl Feast {
    /// The day of the feast in one year.
    pub(super) fn day(self, year: i16) -> Option<civil::Date> {
        match self {
            Self::Fixed(month, day) => civil::Date::new(year, month, day).ok(),
            Self::Easter(offset) => easter(year)?.checked_add(i32::from(offset).days()).ok(),
            Self::Weekday { month, nth, weekday, offset } => {
                let first = civil::Date::new(year, month, 1).ok()?;
                first.nth_weekday_of_month(nth, weekday).ok()?.checked_add(i32::from(offset).days()).ok()
            }
        }
    }
}

/// The feast named at `at`, and the token behind its name.
pub(super) fn feast(prose: Prose<'_>, at: usize) -> Option<(Feast, usize)> {
    let spelled = |at: usize| super::words::strip_possessive(prose.spelling(at)).0;
    let goes_on =
        |name: &[&str]| (1..name.len()).all(|index| spelled(at + index).eq_ignore_ascii_case(name[index]));
    // The longest name wins: "Christmas Eve" before "Christmas".
    // A word that is more than a feast is one only as a name.
    if !prose.is_capitalised(at) && matches!(prose.word(at), Some(Word::Month(_)))
        || prose.spelling(at) == "epiphany"
    {
        return None;
    }
    let named = BY_FIRST_WORD.get(&spelled(at).to_ascii_lowercase())?;
    let (name, feast) = named.iter().filter(|(name, _)| goes_on(name)).max_by_key(|(name, _)| name.len())?;
    // "Happy New Year", "the Chinese New Year", "in the new year"
    let limits = matches!(
        prose.word(at.wrapping_sub(if prose.word_before(at) == Some(Word::The) { 2 } else { 1 })),
        Some(Word::Before | Word::After | Word::Until | Word::By | Word::Since)
    );
    if *name == ["New", "Year"] && !limits {
        return None;
    }
    Some((*feast, at + name.len()))
}

const fn nth(month: i8, nth: i8, weekday: Weekday) -> Feast {
    Feast::Weekday { month, nth, weekday, offset: 0 }
}

const fn after(month: i8, nth: i8, weekday: Weekday, offset: i8) -> Feast {
    Feast::Weekday { month, nth, weekday, offset }
}

/// The feasts by the first word of their names, in lower case.
static BY_FIRST_WORD: LazyLock<FxHashMap<String, Vec<Named>>> = LazyLock::new(|| {
    let mut by_first_word: FxHashMap<String, Vec<Named>> = FxHashMap::default();
    for &(name, feast) in FEASTS {
        by_first_word.entry(name[0].to_ascii_lowercase()).or_default().push((name, feast));
    }
    by_first_word
});

/// A feast by the words of its name.
type Named = (&'static [&'static str], Feast);

/// Western reckoning; where two countries keep a day of one name on different days, it is left out.
static FEASTS: &[Named] = &[
    (&["Christmas"], Feast::Fixed(12, 25)),
    (&["Christmas", "Day"], Feast::Fixed(12, 25)),
    (&["Christmas", "Eve"], Feast::Fixed(12, 24)),
    (&["Xmas"], Feast::Fixed(12, 25)),
    (&["Boxing", "Day"], Feast::Fixed(12, 26)),
    (&["New", "Year", "Day"], Feast::Fixed(1, 1)),
    (&["New", "Year's", "Day"], Feast::Fixed(1, 1)),
    (&["New", "Year", "Eve"], Feast::Fixed(12, 31)),
    (&["New", "Year"], Feast::Fixed(1, 1)),
    (&["Epiphany"], Feast::Fixed(1, 6)),
    (&["Burns", "Night"], Feast::Fixed(1, 25)),
    (&["Candlemas"], Feast::Fixed(2, 2)),
    (&["Groundhog", "Day"], Feast::Fixed(2, 2)),
    (&["Lady", "Day"], Feast::Fixed(3, 25)),
    (&["VE", "Day"], Feast::Fixed(5, 8)),
    (&["Flag", "Day"], Feast::Fixed(6, 14)),
    (&["Midsummer", "Day"], Feast::Fixed(6, 24)),
    (&["Lammas"], Feast::Fixed(8, 1)),
    (&["Michaelmas"], Feast::Fixed(9, 29)),
    (&["All", "Saints", "Day"], Feast::Fixed(11, 1)),
    (&["All", "Saints", "'", "Day"], Feast::Fixed(11, 1)),
    (&["All", "Saints", "’", "Day"], Feast::Fixed(11, 1)),
    (&["All", "Souls", "Day"], Feast::Fixed(11, 2)),
    (&["All", "Souls", "'", "Day"], Feast::Fixed(11, 2)),
    (&["All", "Souls", "’", "Day"], Feast::Fixed(11, 2)),
    (&["Martinmas"], Feast::Fixed(11, 11)),
    (&["Hogmanay"], Feast::Fixed(12, 31)),
    (&["Holocaust", "Memorial", "Day"], Feast::Fixed(1, 27)),
    (&["Valentine", "Day"], Feast::Fixed(2, 14)),
    (&["International", "Women", "Day"], Feast::Fixed(3, 8)),
    (&["St", "Patrick", "Day"], Feast::Fixed(3, 17)),
    (&["St", ".", "Patrick", "Day"], Feast::Fixed(3, 17)),
    (&["Saint", "Patrick", "Day"], Feast::Fixed(3, 17)),
    (&["St", "David", "Day"], Feast::Fixed(3, 1)),
    (&["St", ".", "David", "Day"], Feast::Fixed(3, 1)),
    (&["Saint", "David", "Day"], Feast::Fixed(3, 1)),
    (&["St", "George", "Day"], Feast::Fixed(4, 23)),
    (&["St", ".", "George", "Day"], Feast::Fixed(4, 23)),
    (&["Saint", "George", "Day"], Feast::Fixed(4, 23)),
    (&["St", "Andrew", "Day"], Feast::Fixed(11, 30)),
    (&["St", ".", "Andrew", "Day"], Feast::Fixed(11, 30)),
    (&["Saint", "Andrew", "Day"], Feast::Fixed(11, 30)),
    (&["St", "Stephen", "Day"], Feast::Fixed(12, 26)),
    (&["St", ".", "Stephen", "Day"], Feast::Fixed(12, 26)),
    (&["Saint", "Stephen", "Day"], Feast::Fixed(12, 26)),
    (&["April", "Fools", "Day"], Feast::Fixed(4, 1)),
    (&["April", "Fool", "Day"], Feast::Fixed(4, 1)),
    (&["International", "Workers", "'", "Day"], Feast::Fixed(5, 1)),
    (&["International", "Workers", "’", "Day"], Feast::Fixed(5, 1)),
    (&["Earth", "Day"], Feast::Fixed(4, 22)),
    (&["Anzac", "Day"], Feast::Fixed(4, 25)),
    (&["May", "Day"], Feast::Fixed(5, 1)),
    (&["Juneteenth"], Feast::Fixed(6, 19)),
    (&["Canada", "Day"], Feast::Fixed(7, 1)),
    (&["Bastille", "Day"], Feast::Fixed(7, 14)),
    (&["Halloween"], Feast::Fixed(10, 31)),
    (&["Guy", "Fawkes", "Night"], Feast::Fixed(11, 5)),
    (&["Bonfire", "Night"], Feast::Fixed(11, 5)),
    (&["Armistice", "Day"], Feast::Fixed(11, 11)),
    (&["Veterans", "Day"], Feast::Fixed(11, 11)),
    (&["Australia", "Day"], Feast::Fixed(1, 26)),
    (&["Shrove", "Tuesday"], Feast::Easter(-47)),
    (&["Ash", "Wednesday"], Feast::Easter(-46)),
    (&["Palm", "Sunday"], Feast::Easter(-7)),
    (&["Maundy", "Thursday"], Feast::Easter(-3)),
    (&["Good", "Friday"], Feast::Easter(-2)),
    (&["Holy", "Saturday"], Feast::Easter(-1)),
    (&["Easter"], Feast::Easter(0)),
    (&["Easter", "Sunday"], Feast::Easter(0)),
    (&["Easter", "Monday"], Feast::Easter(1)),
    (&["Ascension", "Day"], Feast::Easter(39)),
    (&["Pentecost"], Feast::Easter(49)),
    (&["Whitsun"], Feast::Easter(49)),
    (&["Whit", "Sunday"], Feast::Easter(49)),
    (&["Trinity", "Sunday"], Feast::Easter(56)),
    (&["Corpus", "Christi"], Feast::Easter(60)),
    (&["Whit", "Monday"], Feast::Easter(50)),
    (&["Martin", "Luther", "King", "Day"], nth(1, 3, Weekday::Monday)),
    (&["Martin", "Luther", "King", "Jr", ".", "Day"], nth(1, 3, Weekday::Monday)),
    (&["MLK", "Day"], nth(1, 3, Weekday::Monday)),
    (&["Presidents", "Day"], nth(2, 3, Weekday::Monday)),
    (&["Presidents", "'", "Day"], nth(2, 3, Weekday::Monday)),
    (&["Presidents", "’", "Day"], nth(2, 3, Weekday::Monday)),
    (&["Memorial", "Day"], nth(5, -1, Weekday::Monday)),
    (&["Father", "Day"], nth(6, 3, Weekday::Sunday)),
    (&["Labor", "Day"], nth(9, 1, Weekday::Monday)),
    (&["Columbus", "Day"], nth(10, 2, Weekday::Monday)),
    (&["Remembrance", "Sunday"], nth(11, 2, Weekday::Sunday)),
    (&["Thanksgiving"], nth(11, 4, Weekday::Thursday)),
    (&["Thanksgiving", "Day"], nth(11, 4, Weekday::Thursday)),
    (&["Black", "Friday"], after(11, 4, Weekday::Thursday, 1)),
    (&["Cyber", "Monday"], after(11, 4, Weekday::Thursday, 4)),
];

/// Easter Sunday by the Gregorian reckoning (Butcher's algorithm).
pub(super) fn easter(year: i16) -> Option<civil::Date> {
    let year = i32::from(year);
    if year < 1583 {
        return None;
    }
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    civil::Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(days / 31).ok()?,
        i8::try_from(days % 31 + 1).ok()?,
    )
    .ok()
}

/// The Monday of the week of a day.
pub(super) fn monday_of(day: civil::Date) -> civil::Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(feast: Feast, year: i16, expected: &str) {
        let day = feast.day(year).map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some(expected));
    }

    #[test]
    fn moving_feasts() {
        check(Feast::Easter(0), 2000, "2000-04-23");
        check(Feast::Easter(0), 2019, "2019-04-21");
        check(Feast::Easter(-2), 2024, "2024-03-29");
        check(Feast::Easter(0), 2038, "2038-04-25");
        check(nth(11, 4, Weekday::Thursday), 2023, "2023-11-23");
        check(nth(5, -1, Weekday::Monday), 2024, "2024-05-27");
        check(after(11, 4, Weekday::Thursday, 1), 2010, "2010-11-26");
    }
}
