//! Where sentences end, as a careful reader sees it.
//!
//! Rather too few ends than too many: a statement cut in two is lost, two that stay together are
//! still told apart by their clauses.

use std::ops::Range;

/// The sentences of one block of prose, as ranges of `block`; white space between them is left out.
///
/// No sentence ends after "Maj. Gen.", "U.S.", "No. 5", "Dec.", "1.2" or an initial. Quotes and
/// brackets that close behind the full stop belong to the sentence.
pub fn sentences(block: &str) -> Vec<Range<usize>> {
    let bytes = block.as_bytes();
    let mut found = Vec::new();
    let mut start = skip_spaces(block, 0);
    let mut at = start;
    while let Some(step) = bytes[at..].iter().position(|&byte| MAY_END[usize::from(byte)]) {
        at += step;
        let Some(mark) = Mark::at(&bytes[at..]).filter(|_| at >= start) else {
            at += 1;
            continue;
        };
        let end = End::after(block, start, at, mark);
        if end.holds() {
            found.push(start..end.behind);
            start = skip_spaces(block, end.behind);
        }
        at = end.behind;
    }
    let end = block.trim_end().len();
    if start < end {
        found.push(start..end);
    }
    found
}

fn skip_spaces(block: &str, from: usize) -> usize {
    block.len() - block[from..].trim_start().len()
}

/// First bytes of the marks that end sentences.
const MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let firsts = [b'.', b'!', b'?', 0xd8, 0xe0, 0xe2, 0xe3, 0xef];
    let mut index = 0;
    while index < firsts.len() {
        table[firsts[index] as usize] = true;
        index += 1;
    }
    table
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Stop,
    /// `!`, `?` and their kin.
    Exclamation,
    /// One character that stands for three dots.
    Ellipsis,
    /// Full stops of scripts that put no space behind them.
    Ideographic,
}

impl Mark {
    fn at(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'.', ..] => Some(Self::Stop),
            [b'!' | b'?', ..] => Some(Self::Exclamation),
            // … ‽
            [0xe2, 0x80, 0xa6, ..] => Some(Self::Ellipsis),
            [0xe2, 0x80, 0xbd, ..] => Some(Self::Exclamation),
            // ؟ and the Devanagari danda.
            [0xd8, 0x9f, ..] | [0xe0, 0xa5, 0xa4, ..] => Some(Self::Exclamation),
            // 。！？
            [0xe3, 0x80, 0x82, ..] | [0xef, 0xbc, 0x81 | 0x9f, ..] => Some(Self::Ideographic),
            _ => None,
        }
    }

    fn len(self, first: u8) -> usize {
        match self {
            Self::Stop => 1,
            Self::Exclamation if first.is_ascii() => 1,
            Self::Exclamation if first == 0xd8 => 2,
            _ => 3,
        }
    }
}

/// A place where a sentence may end, and all that decides it.
#[derive(Debug)]
struct End<'b> {
    /// What stands before the first mark, from the beginning of the sentence.
    before: &'b str,
    /// The last of the marks.
    mark: Mark,
    /// Two dots and more, or the one character for three.
    ellipsis: bool,
    /// A quote or bracket closes behind the mark.
    quote_closes: bool,
    /// Where the marks and what closes behind them end.
    behind: usize,
    /// What follows there.
    after: &'b str,
}

impl<'b> End<'b> {
    fn after(block: &'b str, start: usize, at: usize, first: Mark) -> Self {
        let bytes = block.as_bytes();
        let mut mark = first;
        let mut behind = at;
        let mut stops = 0;
        while let Some(next) = Mark::at(&bytes[behind..]) {
            mark = next;
            stops += usize::from(next == Mark::Stop);
            behind += next.len(bytes[behind]);
        }
        let marks_end = behind;
        let rest = &block[behind..];
        behind += rest.len() - rest.trim_start_matches(closes).len();
        let quote_closes = behind > marks_end;
        while let Some(len) = note_mark(&block[behind..]) {
            behind += len;
        }
        Self {
            before: &block[start..at],
            mark,
            ellipsis: stops > 1 || mark == Mark::Ellipsis,
            quote_closes,
            behind,
            after: &block[behind..],
        }
    }

    fn holds(&self) -> bool {
        let following = self.after.trim_start();
        if following.is_empty() || self.before.is_empty() {
            return following.is_empty();
        }
        if self.mark == Mark::Ideographic {
            return !self.quote_closes || following.len() < self.after.len();
        }
        if following.len() == self.after.len() || !may_begin(following) {
            return false;
        }
        if self.ellipsis {
            return self.mark == Mark::Exclamation || !self.before.ends_with(char::is_whitespace);
        }
        match self.mark {
            Mark::Stop => self.quote_closes || !is_abbreviation(self.before, following),
            _ => !(self.quote_closes && is_said(following)),
        }
    }
}

fn closes(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】')
}

/// The length of a footnote's mark that stands behind a sentence: "[1]", "²".
fn note_mark(text: &str) -> Option<usize> {
    if let Some(inner) = text.strip_prefix('[') {
        let len = inner.bytes().take(4).take_while(u8::is_ascii_alphanumeric).count();
        return (len > 0 && inner[len..].starts_with(']')).then_some(len + 2);
    }
    let raised = |c: &char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    text.chars().next().filter(raised).map(char::len_utf8)
}

/// Whether a sentence may begin with these words: not in the lower case, nor with a dash that
/// brings the name of the speaker.
fn may_begin(following: &str) -> bool {
    let opening =
        |c: char| matches!(c, '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '(' | '[' | '¿' | '¡' | '*' | '_');
    match following.trim_start_matches(opening).chars().next() {
        Some(c) if c.is_lowercase() => false,
        Some('–' | '—' | '-' | ',' | ';' | ':' | '/' | '.' | '…' | '&' | '+' | '=' | '%') | None => {
            false
        }
        Some(_) => true,
    }
}

/// Whether a speaker follows on quoted words: "Putin said", "the minister asked".
fn is_said(following: &str) -> bool {
    const SAID: &[&str] = &[
        "added", "asked", "asks", "cried", "posted", "replied", "said", "says", "shouted", "tells", "told",
        "writes", "wrote",
    ];
    following
        .split_whitespace()
        .take(4)
        .any(|word| SAID.contains(&word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether the full stop behind `before` abbreviates a word and ends no sentence.
fn is_abbreviation(before: &str, following: &str) -> bool {
    let word = last_word(before);
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        // "1." and "12." number an item where nothing stands before them.
        let numbers = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        return numbers && before.len() == word.len();
    }
    let digit_follows = following.starts_with(|c: char| c.is_ascii_digit());
    let single = word.chars().nth(1).is_none();
    if single && first.is_alphabetic() {
        return !(starts_sentence(following) || first == 'I' && !following_is_name(following));
    }
    if word.contains('.') {
        return is_dotted(word) && (NEVER_LAST.contains(&word) || !starts_sentence(following));
    }
    if word.len() > LONGEST_SHORT_FORM || !word.is_ascii() {
        return false;
    }
    if TITLES.binary_search(&word).is_ok() || NEVER_LAST.contains(&word) {
        return true;
    }
    if NUMBERED.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return digit_follows || following_is_roman(following);
    }
    SHORT_FORMS.binary_search(&word).is_ok() && !starts_sentence(following)
}

/// The word at the end, inner full stops and hyphens included, what opens before it left out.
fn last_word(before: &str) -> &str {
    // No abbreviation is longer; a megabyte without a space is not walked again and again.
    let mut from = before.len().saturating_sub(24);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let tail = &before[from..];
    let boundary = |c: char| {
        c.is_whitespace() || !(c.is_alphanumeric() || matches!(c, '.' | '’' | '\'' | '\u{300}'..='\u{36f}'))
    };
    tail.rfind(boundary).map_or(tail, |at| &tail[at..]).trim_start_matches(boundary)
}

/// "U.S", "p.m", "Ph.D": short parts between full stops.
fn is_dotted(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() <= 3 && part.chars().all(char::is_alphabetic))
}

/// Whether the first word is one that hardly ever stands inside a sentence with a capital.
fn starts_sentence(following: &str) -> bool {
    const STARTERS: &[&str] = &[
        "A",
        "About",
        "According",
        "After",
        "All",
        "Although",
        "An",
        "And",
        "As",
        "At",
        "Before",
        "But",
        "By",
        "For",
        "He",
        "Her",
        "His",
        "However",
        "If",
        "In",
        "It",
        "Its",
        "Last",
        "Meanwhile",
        "More",
        "No",
        "Of",
        "On",
        "Our",
        "She",
        "Since",
        "Some",
        "That",
        "The",
        "Their",
        "There",
        "These",
        "They",
        "This",
        "Those",
        "We",
        "When",
        "While",
        "You",
    ];
    let following = following.trim_start_matches(['"', '“', '‘', '\'', '(', '[']);
    let end = following.find(|c: char| !c.is_alphabetic()).unwrap_or(following.len());
    STARTERS.binary_search(&&following[..end]).is_ok()
}

fn following_is_name(following: &str) -> bool {
    following.starts_with(char::is_uppercase) && !starts_sentence(following)
}

fn following_is_roman(following: &str) -> bool {
    let end = following.find(|c: char| !c.is_alphanumeric()).unwrap_or(following.len());
    end > 0 && following[..end].chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}

/// In bytes.
const LONGEST_SHORT_FORM: usize = 6;

/// Titles and ranks: a name follows, so that no sentence ends with them. Sorted.
const TITLES: &[&str] = &[
    "Adm", "Amb", "Asst", "Atty", "Brig", "Capt", "Cdr", "Cmdr", "Cmdt", "Col", "Cols", "Cpl", "Cpt", "Det",
    "Dr", "Drs", "Ens", "Gen", "Gens", "Gov", "Govs", "Hon", "Insp", "Lt", "Maj", "Messrs", "Mlle", "Mme",
    "Mmes", "Mr", "Mrs", "Ms", "Msgr", "Mx", "Pfc", "Pres", "Prof", "Profs", "Pte", "Pvt", "Rep", "Reps",
    "Rev", "Revd", "Sen", "Sens", "Sgt", "Spc", "Ste", "Supt",
];

/// What they introduce always follows.
const NEVER_LAST: &[&str] =
    &["Approx", "Cf", "E.g", "I.e", "approx", "ca", "cf", "e.g", "excl", "i.e", "incl", "v", "viz", "vs"];

/// Short forms only where a number follows: "No. 5", "pp. 3–7". In the lower case.
const NUMBERED: &[&str] = &[
    "art", "arts", "ch", "cl", "eq", "ex", "fig", "figs", "ft", "hr", "in", "lb", "min", "no", "nos", "nr",
    "op", "oz", "p", "para", "paras", "pp", "rs", "sec", "sect", "tk", "vol", "vols",
];

/// Short forms with which a sentence may end, but seldom does. Sorted.
const SHORT_FORMS: &[&str] = &[
    "Ala", "Apr", "Ariz", "Ark", "Assn", "Assoc", "Aug", "Ave", "Bhd", "Bldg", "Blvd", "Bros", "Calif", "Co",
    "Colo", "Conn", "Corp", "Cos", "Ct", "Dec", "Del", "Dept", "Dist", "Div", "Esq", "Est", "Feb", "Fla",
    "Fr", "Fri", "Ft", "Ga", "Gmbh", "Gov't", "Govt", "Hwy", "Ill", "Inc", "Ind", "Inst", "Intl", "Jan",
    "Jr", "Jul", "Jun", "Kan", "Ky", "La", "Ltd", "Ltda", "Mar", "Mass", "Md", "Mich", "Minn", "Miss", "Mon",
    "Mont", "Mt", "Natl", "Neb", "Nev", "Nov", "Oct", "Okla", "Ore", "Pa", "Penn", "Pk", "Pkwy", "Plc",
    "Prov", "Pt", "Pty", "Rd", "Sep", "Sept", "Sq", "Sr", "St", "Tel", "Tenn", "Tex", "Thu", "Thur", "Thurs",
    "Tue", "Tues", "Univ", "Va", "Vt", "Wash", "Wed", "Wis", "Wyo", "al", "bn", "c", "dept", "ed", "eds",
    "est", "etc", "ext", "govt", "mn", "resp", "univ",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` shows where the sentences end.
    fn check(marked: &str) {
        let text: String = marked.split('|').collect();
        let found: Vec<&str> = sentences(&text).into_iter().map(|range| &text[range]).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists_are_in_order() {
        let all = [TITLES, NEVER_LAST, NUMBERED, SHORT_FORMS].concat();
        assert!(all.iter().all(|word| word.len() <= LONGEST_SHORT_FORM && word.is_ascii()));
        assert!(TITLES.is_sorted());
        assert!(SHORT_FORMS.is_sorted());
    }

    #[test]
    fn plain_ends() {
        check("One died.| Two were hurt!| Who knows?| Nobody.");
        check("It rose to 22.| The day before it was 14.| 30 are missing.");
        check("It began in 2024.| “No one came,” he said.| (Nobody knew.)| $5 was paid.");
    }

    #[test]
    fn abbreviations() {
        check("Maj. Gen. Pat Miller spoke to U.S. President Moor on Dec. 18.| He left.");
        check("Room No. 5 was closed.| No one came.");
        check("Did he say No.| He did.");
        check("Mr. and Mrs. Kim J. Park met Dr. Lee at 5 p.m. Tuesday.| It rained.");
        check("Acme Inc. bought Beta Corp. for $1.2 billion.| The price rose.");
        check("Acme bought Beta Inc.| The price rose.");
        check("He lives in the U.S.| The others left.");
        check("See e.g. Article 5, pp. 3–7, vol. II, and St. Mary’s Church.| More follows.");
        check("It ended at 5 p.m.| The crowd left.");
        check("In Springfield, Ill. and Dover, Del. it snowed.");
        check("It weighs 5 lb. 3 oz. in all.| Next.");
        check("It is 10 km.| Moor walked.");
    }

    #[test]
    fn numbers_and_names_hold_together() {
        check("Version 1.2 of example.com costs 3.5 percent more.| Buy it.");
        check("1. The first item.| 2. The second item.");
        check("Louis XIV.| He was king.");
    }

    #[test]
    fn quotes_and_brackets_close_the_sentence() {
        check("“We lost 30 men.”| The general left.");
        check("He said: “We lost.” and left.");
        check("“Why?” Putin asked.| “Stop!” he said.| \"Go!\"| The end.");
        check("(They left.)| [More came.]| It ended.");
        check(
            "Ten died.[1][12]| Nobody was hurt.²| It rained [1]. Then it did not."
                .replace(". Then", ".| Then")
                .as_str(),
        );
        check("“It was hopeless.” – John Miller");
    }

    #[test]
    fn ellipses() {
        check("The war … in the near term.");
        check("They waited… Nobody came.".replace("… ", "…| ").as_str());
        check("The war … in the north went on.");
        check("He waited...| Nobody came.");
        check("Well ... I think so.");
    }

    #[test]
    fn other_scripts() {
        check("これは一つ。|これは二つ。");
        check("Погибли 30 человек.| Ранены 12.");
        check("L’accord vaut 3,5 millions d’euros.| Il date de juin.");
        check("كم عددهم؟| ثلاثون.");
    }

    #[test]
    fn nothing_is_lost() {
        check("no full stop");
        assert!(sentences("").is_empty());
        assert!(sentences(" \n ").is_empty());
        check("...");
        check("?!");
        check("... and so on.");
    }
}
