//! The words that dates are made of, by what they can be.

use super::Season;
use super::words::{Unit, Word};
use jiff::civil::Weekday;

use Word::{
    A, About, After, Ago, Ahead, And, AnnoDomini, At, Before, BeforeChrist, Beginning, Between, By, Calendar,
    CalendarYear, Circa, Coming, Counted, Couple, Current, Dated, Dozen, During, Earlier, Early, End, Every,
    Feast, Few, Final, Fiscal, FiscalYear, Following, For, From, Full, Function, Gone, Half, HalfLetter,
    Hence, Hundred, In, Last, Late, Later, Latest, Length, Less, Mid, MidYear, Middle, Month, MonthShort,
    More, Nearly, Next, No, Now, Number, Of, OfYear, On, OnWeekday, Or, Ordinal, OrdinalEnding, Over, Past,
    Period, Plural, Previous, QuarterLetter, Rest, Same, Since, Starting, Tens, Term, Than, That, The, This,
    Thousand, Through, TimeOfDay, To, Today, Until, WeekdayShort, Weekend, Within, Working, WorkingWeek,
    Yearly,
};

/// The words in lower case, without a possessive ending, and what each is in a date.
pub(crate) fn lexicon() -> impl Iterator<Item = (&'static str, Word)> {
    LEXICON.iter().flat_map(|(word, spellings)| spellings.split_ascii_whitespace().map(|text| (text, *word)))
}

const LEXICON: &[(Word, &str)] = &[
    // Months and weekdays.
    (Month(1), "january"),
    (MonthShort(1), "jan"),
    (Month(2), "february"),
    (MonthShort(2), "feb"),
    (Month(3), "march"),
    (MonthShort(3), "mar"),
    (Month(4), "april"),
    (MonthShort(4), "apr"),
    (Month(5), "may"),
    (Month(6), "june"),
    (MonthShort(6), "jun"),
    (Month(7), "july"),
    (MonthShort(7), "jul"),
    (Month(8), "august"),
    (MonthShort(8), "aug"),
    (Month(9), "september"),
    (MonthShort(9), "sep sept"),
    (Month(10), "october"),
    (MonthShort(10), "oct"),
    (Month(11), "november"),
    (MonthShort(11), "nov"),
    (Month(12), "december"),
    (MonthShort(12), "dec"),
    (OnWeekday(Weekday::Monday), "monday"),
    (WeekdayShort(Weekday::Monday), "mon"),
    (OnWeekday(Weekday::Tuesday), "tuesday"),
    (WeekdayShort(Weekday::Tuesday), "tue tues"),
    (OnWeekday(Weekday::Wednesday), "wednesday"),
    (WeekdayShort(Weekday::Wednesday), "wed weds"),
    (OnWeekday(Weekday::Thursday), "thursday"),
    (WeekdayShort(Weekday::Thursday), "thu thur thurs"),
    (OnWeekday(Weekday::Friday), "friday"),
    (WeekdayShort(Weekday::Friday), "fri"),
    (OnWeekday(Weekday::Saturday), "saturday"),
    (WeekdayShort(Weekday::Saturday), "sat"),
    (OnWeekday(Weekday::Sunday), "sunday"),
    (WeekdayShort(Weekday::Sunday), "sun"),
    // Parts of the year, lengths of time.
    (OfYear(Season::Spring), "spring springtime"),
    (OfYear(Season::Summer), "summer summertime"),
    (OfYear(Season::Autumn), "autumn fall"),
    (OfYear(Season::Winter), "winter wintertime"),
    (Length(Unit::Day), "day days"),
    (Length(Unit::Week), "w week weeks wk wks"),
    (Length(Unit::Month), "month months"),
    (Length(Unit::Quarter), "quarter quarters"),
    (Length(Unit::Year), "year years yr yrs"),
    (Length(Unit::Decade), "decade decades"),
    (Length(Unit::Century), "centuries century"),
    (Length(Unit::Fortnight), "fortnight fortnights"),
    (Weekend, "weekend weekends"),
    (Working, "business working"),
    (WorkingWeek, "workweek"),
    (Calendar, "calendar"),
    (Period, "period"),
    (Term, "term"),
    (
        TimeOfDay,
        "afternoon dawn daybreak dusk evening lunchtime midday midnight morning night nightfall noon sundown sunrise",
    ),
    // Numbers.
    (Number(1), "one"),
    (Number(2), "two"),
    (Number(3), "three"),
    (Number(4), "four"),
    (Number(5), "five"),
    (Number(6), "six"),
    (Number(7), "seven"),
    (Number(8), "eight"),
    (Number(9), "nine"),
    (Number(10), "ten"),
    (Number(11), "eleven"),
    (Number(12), "twelve"),
    (Number(13), "thirteen"),
    (Number(14), "fourteen"),
    (Number(15), "fifteen"),
    (Number(16), "sixteen"),
    (Number(17), "seventeen"),
    (Number(18), "eighteen"),
    (Number(19), "nineteen"),
    (Number(20), "twenty"),
    (Number(30), "thirty"),
    (Number(40), "forty"),
    (Number(50), "fifty"),
    (Number(60), "sixty"),
    (Number(70), "seventy"),
    (Number(80), "eighty"),
    (Number(90), "ninety"),
    (Hundred, "hundred"),
    (Thousand, "thousand"),
    (Ordinal(1), "first"),
    (Ordinal(2), "second"),
    (Ordinal(3), "third"),
    (Ordinal(4), "fourth"),
    (Ordinal(5), "fifth"),
    (Ordinal(6), "sixth"),
    (Ordinal(7), "seventh"),
    (Ordinal(8), "eighth"),
    (Ordinal(9), "ninth"),
    (Ordinal(10), "tenth"),
    (Ordinal(11), "eleventh"),
    (Ordinal(12), "twelfth"),
    (Ordinal(13), "thirteenth"),
    (Ordinal(14), "fourteenth"),
    (Ordinal(15), "fifteenth"),
    (Ordinal(16), "sixteenth"),
    (Ordinal(17), "seventeenth"),
    (Ordinal(18), "eighteenth"),
    (Ordinal(19), "nineteenth"),
    (Ordinal(20), "twentieth"),
    (Ordinal(30), "thirtieth"),
    (OrdinalEnding, "nd rd st th"),
    (Tens(20), "twenties"),
    (Tens(30), "thirties"),
    (Tens(40), "forties"),
    (Tens(50), "fifties"),
    (Tens(60), "sixties"),
    (Tens(70), "seventies"),
    (Tens(80), "eighties"),
    (Tens(90), "nineties"),
    (A, "a an"),
    (Couple, "couple"),
    (Few, "few several"),
    (Dozen, "dozen"),
    (Half, "half"),
    // Years.
    (Plural, "s"),
    (Fiscal, "financial fiscal"),
    (FiscalYear, "fy"),
    (CalendarYear, "cy"),
    (QuarterLetter, "q"),
    (HalfLetter, "h"),
    (BeforeChrist, "bc bce"),
    (AnnoDomini, "ad ce"),
    (Circa, "c ca circa"),
    // Told from today or from a date before.
    (Today(-1), "yesterday"),
    (Today(0), "today tonight"),
    (Today(1), "tmr tmrw tomorrow"),
    (Now, "now present"),
    (This, "this"),
    (That, "that"),
    (Last, "last"),
    (Past, "past"),
    (Previous, "preceding previous prior"),
    (Next, "next"),
    (Coming, "coming upcoming"),
    (Following, "following"),
    (Current, "current"),
    (Latest, "latest"),
    (Same, "same"),
    (Final, "final"),
    (Full, "full"),
    (Rest, "remainder rest"),
    (Ago, "ago"),
    (Hence, "hence"),
    (Earlier, "earlier"),
    (Later, "later"),
    // Parts and limits.
    (Early, "early"),
    (Mid, "mid"),
    (MidYear, "midyear"),
    (Late, "late latter"),
    (Beginning, "beginning start"),
    (Middle, "middle"),
    (End, "close end"),
    (Starting, "commencing starting"),
    (Before, "before"),
    (After, "after"),
    (Until, "till until"),
    (By, "by"),
    (Since, "since"),
    (From, "from"),
    (Between, "between"),
    (To, "to"),
    (Through, "through thru"),
    (During, "during throughout"),
    (Within, "within"),
    (About, "about approximately around roughly"),
    (Nearly, "almost nearly"),
    (More, "more"),
    (Less, "less"),
    (Than, "than"),
    (Over, "over"),
    (And, "and"),
    (Or, "or"),
    (No, "no not"),
    (The, "the"),
    (In, "in"),
    (On, "on"),
    (Of, "of"),
    (At, "at"),
    (For, "for"),
    (Every, "annual annually any each every most"),
    // Feasts.
    (
        Feast,
        "all anzac armistice ascension ash australia bastille black bonfire boxing burns canada candlemas \
         christmas columbus corpus cyber earth easter epiphany father flag good groundhog guy halloween \
         hilary hogmanay holy international juneteenth labor labour lady lammas martin martinmas maundy \
         memorial michaelmas midsummer mlk new palm pentecost presidents remembrance saint thanksgiving \
         trinity valentine ve veterans whit whitsun xmas",
    ),
    // Tense.
    (
        Ahead,
        "aims arrives begins closes departs due effective ends expect expected expects expires going hope \
         hopes intends ll matures might must opens payable plan planned plans please poised predict predicts \
         redeemable resume resumes scheduled set shall should slated starts takes want wants will would",
    ),
    (
        Gone,
        "ate became began blew bought broke brought built came caught chose clung dealt did drank drew drove dug fell \
         felt fled flew forgot fought found froze gave got grew had heard held hid hung kept knew led left lost made \
         meant met overtook paid ran rang rode rose said sang sank saw sent shook shot slept slid sold sought spent spoke \
         sprang stole stood struck swept swore swung taught thought threw told took understood undertook was went \
         were withdrew woke won wore wrote",
    ),
    // What may follow or precede.
    (
        Function,
        "across again against ahead alone also although amid amidst among are as be because been being but can compared could despite do does down \
         even has have he her here his however i if including instead into is it its just my near nobody none nothing off once only onto our rather out she so still \
         their then there they though too toward towards under unless up upon versus via vs we when where whether which while who whom whose \
         with without yet you",
    ),
    (Dated, "b born copyright d dated died est established fl floruit flourished founded"),
    (
        Yearly,
        "accord accords act agreement album attack attacks battle blizzard bombing bombings book budget \
         campaign case census championship championships charter class conference constitution convention \
         council coup crash crisis cup deal disaster draft drought earthquake edict edition election \
         elections epidemic eruption famine festival film flood floods games general hurricane invasion law \
         massacre midterm midterms model movie mutiny novel olympics outbreak pact pandemic parliamentary \
         plague presidential primaries primary protests quake rebellion recession referendum report \
         revolution riot riots ruling season shooting siege statute strike study summit synod tournament \
         treaty tsunami uprising vintage war wars world",
    ),
    (
        Counted,
        "acres billion buildings bytes calories cases children civilians copies customers deaths dollars \
         drones employees euros feet fighters files hectares homes hours houses items jobs kg kilometers \
         kilometres km lines members men meters metres migrants miles million minutes missiles pages \
         patients people percent points pounds prisoners refugees residents roubles rounds rubles seconds \
         shares soldiers students tanks times tonnes tons trillion troops units users vehicles villages \
         voters votes women words workers yen yuan",
    ),
];
