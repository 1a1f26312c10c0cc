use super::*;
use crate::source::SourceId;

fn terms() -> BTreeMap<String, Vec<String>> {
    BTreeMap::from([
        ("troops".to_owned(), vec!["troops".to_owned(), "soldiers".to_owned()]),
        ("pact".to_owned(), vec!["(defence|defense) (pact|treaty)".to_owned()]),
        ("any".to_owned(), vec!["troops".to_owned(), "[a-z]+".to_owned()]),
    ])
}

fn parse(source: &str) -> Result<Expr, Vec<PatternError>> {
    let terms = terms();
    let scope = Scope {
        terms: &terms,
        value: Some(ValueType::Count),
        choices: &[],
        key: false,
        needs_value: true,
        needs_literal: true,
    };
    Expr::parse(source, Span::new(SourceId(0), 0..source.len()), &scope)
}

/// `‹12,000›` in the text is the value tried, `{3}` another count.
fn check(pattern: &str, text: &str, matches: bool) {
    let expr = parse(pattern).expect("the pattern is right");
    let marked = text
        .replace('‹', &marks::TRIED.to_string())
        .replace('{', &marks::open(ValueType::Count).to_string())
        .replace(['›', '}'], &marks::CLOSE.to_string());
    assert_eq!(expr.regex().is_match(&marked), matches, "{pattern} on {text}");
}

fn check_error(pattern: &str, code: &str, at: &str) {
    let errors = parse(pattern).expect_err("the pattern is wrong");
    assert_eq!(errors[0].code, code);
    assert_eq!(&pattern[errors[0].range.clone()], at, "{:?}", errors[0]);
}

#[test]
fn gaps_count_words_and_stop_at_the_next_count() {
    check("sent ... {value} {troops}", "They sent as many as ‹12,000› troops", true);
    check("sent ...{2} {value} {troops}", "They sent as many as ‹12,000› troops", false);
    check("sent ... {value} {troops}", "They sent {3} tanks, ‹12,000› troops", false);
    check("{value} (brave )?...{2} killed", "‹12› brave killed", true);
    check("{value} (brave )?...{2} killed", "‹12› were killed", true);
    check("{value} (brave )?...{2} killed", "‹12› killed", true);
    check("{value} ...{0} killed", "‹12› were killed", false);
    check("{value} ... killed", "‹12› people, most of them miners, were killed", true);
}

#[test]
fn a_gap_may_follow_what_took_the_space_already() {
    check("{value} (people )?... killed", "‹12› people were killed", true);
    check("{value} (people )?... killed", "‹12› people killed", true);
    check("{value} (people )?... killed", "‹12› were killed", true);
    check("{value} (people )?... killed", "‹12› killed", true);
    check("{value} (people )?... killed", "‹12› were outkilled", false);
    check("dead ... {value}", "deadly for ‹12›", false);
}

#[test]
fn a_space_lets_quotes_and_emphasis_pass() {
    check("sent {value} {troops}", "sent **‹12,000›** “troops”", true);
    check("{pact} of {value}", "the Defense\nTreaty of ‹3›", true);
}

#[test]
fn edges_are_edges_of_words() {
    check("killed {value}", "skilled ‹3›", false);
    check("{value} die", "‹3› diet", false);
    check("{value} die(d)?", "‹3› died", true);
}

#[test]
fn a_dot_eats_no_mark() {
    check("dead.{value}", "dead ‹3›", true);
    check("dead..{value}", "dead ‹3›", false);
}

#[test]
fn literals_are_the_rarest_certain_words() {
    let literals = |pattern: &str| parse(pattern).expect("the pattern is right").literals;
    assert_eq!(literals("{value} of the {troops}"), ["soldiers", "troops"]);
    assert_eq!(literals("(have )?dispatch(ed)? {value}"), ["dispatch"]);
    assert_eq!(literals("{value} (dead|deaths)"), ["dead", "deaths"]);
    assert_eq!(literals("{value} (Sí|Нет)"), ["sí", "нет"]);
    assert_eq!(literals("{value} (CAFÉ|Überschwemmung)"), ["berschwemmung", "café"]);
    assert_eq!(
        literals("{value} сражение"),
        ["сра"],
        "three letters beyond ASCII are eight words to look for"
    );
    assert_eq!(literals("{value} t"), ["t"]);
}

#[test]
fn literals_beyond_ascii_are_looked_for_in_every_case() {
    assert_eq!(in_every_case("sí"), ["sÍ", "sí"]);
    assert_eq!(in_every_case("éà"), ["ÉÀ", "Éà", "éÀ", "éà"]);
    assert_eq!(in_every_case("t"), ["t"]);
}

#[test]
fn mistakes_are_told_in_place() {
    check_error("{value} {trops}", "unknown-term", "{trops}");
    check_error("\u{8}dead {value}", "pattern-syntax", "\u{8}");
    check_error("{value} (dead", "pattern-syntax", "(");
    check_error("{value} (dead|)", "empty-alternation", "dead|");
    check_error("{value} ...{50} dead", "wide-gap", " ...{50} ");
    check_error("troops dead", "missing-value", "troops dead");
    check_error("(dead )?({value} )?died", "missing-value", "(dead )?({value} )?died");
    check_error("{value} .+", "no-literal", "{value} .+");
    check_error("{value} (dead|.+)", "no-literal", ".+");
    check_error("{value}|{value} dead", "no-literal", "{value}");
    check_error("({value} dead|{value} (hurt|[a-z]+))", "no-literal", "{value} (hurt|[a-z]+)");
    check_error("{value} {any}", "no-literal", "{any}");
    check_error("{value} dead [z-a]", "pattern-syntax", "z-a");
}

#[test]
fn the_names_of_a_key_are_words_enough() {
    let terms = terms();
    let scope = Scope {
        terms: &terms,
        value: Some(ValueType::Count),
        choices: &[],
        key: true,
        needs_value: true,
        needs_literal: true,
    };
    let literals = |source: &str| {
        Expr::parse(source, Span::new(SourceId(0), 0..source.len()), &scope).map(|expr| expr.literals)
    };
    assert_eq!(literals("{key:Oban|Leith}: {value}").expect("names"), ["leith", "oban"]);
    literals("{key:\\p{Lu}+}: {value}").expect_err("any capitals");
    literals("{key}: {value}").expect_err("any name");
}

#[test]
fn a_shape_that_asks_for_capitals_gets_them() {
    let terms = BTreeMap::new();
    let scope = Scope {
        terms: &terms,
        value: Some(ValueType::Text),
        choices: &[],
        key: false,
        needs_value: true,
        needs_literal: true,
    };
    let matches = |pattern: &str, text: &str| {
        let span = Span::new(SourceId(0), 0..pattern.len());
        Expr::parse(pattern, span, &scope).expect("the pattern is right").regex().is_match(text)
    };
    assert!(matches(r"{value:[A-Z]\p{L}+ \p{Lu}\p{L}+} won", "Ada Berg WON"));
    assert!(!matches(r"{value:[A-Z]\p{L}+ \p{Lu}\p{L}+} won", "when he had won"));
    assert!(matches("{value:red|blue} won", "Red won"));
}

#[test]
fn a_space_may_be_left_out_or_not() {
    check("{value} ?- ?dead", "‹12›-dead", true);
    check("{value} ?- ?dead", "‹12› - dead", true);
}

#[test]
fn alternatives_at_the_top_are_all_kept() {
    check("{value} dead|killed {value}", "killed ‹3›", true);
}

#[test]
fn what_fits_of_a_pattern_that_does_not_match() {
    let expr = parse("sent ...{2} {value} (elite )?{troops} home").expect("the pattern is right");
    let text = format!("They sent {}30{} soldiers off", marks::TRIED, marks::CLOSE);
    let (source, place) = expr.fits_until(&text).expect("a part fits");
    assert_eq!(&expr.source[source], "sent ...{2} {value} (elite )?{troops} ");
    assert!(text[place].starts_with("sent"));
}

#[test]
fn a_last_group_that_may_be_missing_takes_its_space_along() {
    check("killed {value} ({troops})?", "killed ‹3›.", true);
    check("killed {value} ({troops})?", "killed ‹3› soldiers", true);
    check("killed {value} (young )?{troops}", "killed ‹3›.", false);
}

#[test]
fn a_number_is_lent_only_to_words_that_must_stand() {
    let lent = |text: &str| {
        text.replace('‹', &marks::TRIED_NUMBER.to_string()).replace('›', &marks::NUMBER_CLOSE.to_string())
    };
    let matches = |pattern: &str, text: &str| {
        parse(pattern).expect("the pattern is right").regex().is_match(&lent(text))
    };
    assert!(matches("lasted {value} years", "lasted ‹3› years"));
    assert!(matches("lasted {value} (long )?years", "lasted ‹3› years"));
    assert!(!matches("lasted {value} (long)?", "lasted ‹3› years"));
    assert!(!matches("lasted {value} ... long", "lasted ‹3› years long"));
}

#[test]
fn a_gap_in_a_name_crosses_words_and_no_sentence() {
    let names = plain_alternatives(&["(bus|rail) ...{2} union".to_owned()], &BTreeMap::new());
    let names = names.expect("the name is right");
    assert!(names.is_match("the bus union"));
    assert!(names.is_match("the Rail and ferry union"));
    assert!(!names.is_match("the rail, road and ferry union"));
    assert!(!names.is_match("They came by bus. The union"));
}
