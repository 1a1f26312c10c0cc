//! What must hold between facts: `killed + wounded ~= casualties`.
//!
//! Parsed and typed when its rule file is read; worked out on claims where findings are made.

use crate::value::{Date, Value, ValueType, parse_notation};
use std::ops::Range;

/// Two sides and what must hold between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub left: Term,
    pub comparison: Comparison,
    pub right: Term,
}

/// How the left side must stand to the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Less,
    AtMost,
    Equal,
    /// Equal up to a tenth.
    About,
    AtLeast,
    Greater,
}

/// A side of a formula, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// The id of a fact of the same pack.
    Fact(String),
    Number(f64),
    /// A date or a duration.
    Value(Value),
    Sum(Box<Term>, Box<Term>),
    Difference(Box<Term>, Box<Term>),
    Product(Box<Term>, Box<Term>),
}

/// A mistake in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// Bytes of the formula.
    pub range: Range<usize>,
    /// The diagnostic's code: `relation-syntax`, `relation-types`, `unknown-fact`.
    pub code: &'static str,
    pub message: String,
    /// For the label: under eight words.
    pub label: String,
    pub help: Option<String>,
}

/// What a term is a figure of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// A bare number, which goes with counts and shares.
    Number,
    Of(ValueType),
}

impl Formula {
    /// Parses a formula; `type_of` gives the type of a fact's value, `None` for what is no fact.
    ///
    /// # Errors
    /// The first mistake of syntax; else every unknown fact; else the first two sides that do not go
    /// together.
    pub fn parse(
        formula: &str,
        type_of: &dyn Fn(&str) -> Option<ValueType>,
    ) -> Result<Self, Vec<FormulaError>> {
        let tokens = tokens(formula).map_err(|error| vec![error])?;
        let mut parser = Parser { tokens: &tokens, at: 0, end: formula.len() };
        let parsed = parser.formula().map_err(|error| vec![error])?;
        let unknown: Vec<FormulaError> = tokens
            .iter()
            .filter_map(|(range, token)| match token {
                Token::Id(id) if type_of(id).is_none() => Some(unknown_fact(range.clone(), id, type_of)),
                _ => None,
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        check_types(&parsed, type_of).map_err(|error| vec![error])?;
        Ok(parsed.formula())
    }

    /// The ids of the facts that it names, each once, in order.
    pub fn facts(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        self.left.facts(&mut ids);
        self.right.facts(&mut ids);
        ids
    }
}

impl Comparison {
    /// As it is written in a formula.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Equal => "=",
            Self::About => "~=",
            Self::AtLeast => ">=",
            Self::Greater => ">",
        }
    }
}

impl Term {
    fn facts<'a>(&'a self, ids: &mut Vec<&'a str>) {
        match self {
            Self::Fact(id) if !ids.contains(&id.as_str()) => ids.push(id),
            Self::Fact(_) | Self::Number(_) | Self::Value(_) => {}
            Self::Sum(a, b) | Self::Difference(a, b) | Self::Product(a, b) => {
                a.facts(ids);
                b.facts(ids);
            }
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Id(String),
    Number(f64),
    Value(Value),
    Compare(Comparison),
    Sign(char),
}

/// A term with its place, as long as types are checked.
struct Placed {
    range: Range<usize>,
    node: Node,
}

enum Node {
    Leaf(Term),
    Both(char, Box<Placed>, Box<Placed>),
}

struct PlacedFormula {
    left: Placed,
    comparison: Comparison,
    right: Placed,
}

impl PlacedFormula {
    fn formula(self) -> Formula {
        Formula { left: self.left.term(), comparison: self.comparison, right: self.right.term() }
    }
}

impl Placed {
    fn term(self) -> Term {
        match self.node {
            Node::Leaf(term) => term,
            Node::Both(sign, a, b) => {
                let (a, b) = (Box::new(a.term()), Box::new(b.term()));
                match sign {
                    '+' => Term::Sum(a, b),
                    '-' => Term::Difference(a, b),
                    _ => Term::Product(a, b),
                }
            }
        }
    }
}

fn syntax(range: Range<usize>, message: impl Into<String>, label: &str) -> FormulaError {
    FormulaError {
        range,
        code: "relation-syntax",
        message: message.into(),
        label: label.to_owned(),
        help: Some("write a relation as `killed + wounded ~= casualties`".to_owned()),
    }
}

fn unknown_fact(range: Range<usize>, id: &str, type_of: &dyn Fn(&str) -> Option<ValueType>) -> FormulaError {
    let halves = id.match_indices('-').find_map(|(at, _)| {
        let (a, b) = (&id[..at], &id[at + 1..]);
        (type_of(a).is_some() && type_of(b).is_some())
            .then(|| format!("put spaces around the minus: `{a} - {b}`"))
    });
    FormulaError {
        range,
        code: "unknown-fact",
        message: format!("there is no fact `{id}` in this pack"),
        label: "no such fact".to_owned(),
        help: halves,
    }
}

fn tokens(formula: &str) -> Result<Vec<(Range<usize>, Token)>, FormulaError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = formula[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &formula[at..];
        let (length, token) = if first.is_alphanumeric() {
            let length = rest.find(|c: char| !is_word(c)).unwrap_or(rest.len());
            // A full stop or hyphen at the end of a word is no part of it.
            let word = rest[..length].trim_end_matches(['-', '.', ',']);
            (word.len(), word_token(word, at)?)
        } else {
            sign(rest, at)?
        };
        if tokens.len() == LONGEST {
            return Err(syntax(at..at + length, "this relation is too long", "too much"));
        }
        tokens.push((at..at + length, token));
        at += length;
    }
    Ok(tokens)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ',')
}

fn word_token(word: &str, at: usize) -> Result<Token, FormulaError> {
    let range = at..at + word.len();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        if let Ok(number) = word.replace(',', "").parse::<f64>() {
            return Ok(Token::Number(number));
        }
        return Date::parse_edtf(word).map(|date| Token::Value(Value::Date(date))).map_err(|_| {
            syntax(range, format!("`{word}` is neither a number nor a date"), "no number, no date")
        });
    }
    let duration = word.strip_prefix('P').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if duration {
        return parse_notation(word, ValueType::Duration).map(Token::Value).map_err(|_| {
            syntax(range, format!("`{word}` is no duration such as P3D or P2Y"), "no duration")
        });
    }
    Ok(Token::Id(word.to_owned()))
}

fn sign(rest: &str, at: usize) -> Result<(usize, Token), FormulaError> {
    const COMPARISONS: [(&str, Comparison); 9] = [
        ("<=", Comparison::AtMost),
        ("≤", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("≥", Comparison::AtLeast),
        ("~=", Comparison::About),
        ("==", Comparison::Equal),
        ("=", Comparison::Equal),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
    ];
    for (written, comparison) in COMPARISONS {
        if rest.starts_with(written) {
            return Ok((written.len(), Token::Compare(comparison)));
        }
    }
    let first = rest.chars().next().expect("called where a character stands");
    match first {
        '+' | '-' | '*' | '(' | ')' => Ok((1, Token::Sign(first))),
        '−' | '–' => Ok((first.len_utf8(), Token::Sign('-'))),
        '×' => Ok((first.len_utf8(), Token::Sign('*'))),
        _ => {
            let range = at..at + first.len_utf8();
            Err(syntax(range, format!("`{first}` means nothing in a relation"), "not understood"))
        }
    }
}

/// Deeper nesting than this is nobody's formula.
const DEEPEST: usize = 32;

/// Nor are more words and signs than this. A chain of sums is as deep as it is long.
const LONGEST: usize = 512;

struct Parser<'t> {
    tokens: &'t [(Range<usize>, Token)],
    at: usize,
    end: usize,
}

impl Parser<'_> {
    fn formula(&mut self) -> Result<PlacedFormula, FormulaError> {
        let left = self.sum(0)?;
        let Some((_, Token::Compare(comparison))) = self.tokens.get(self.at) else {
            return Err(syntax(
                self.here(),
                "a relation compares two sides with <, <=, =, ~=, >= or >",
                "a comparison belongs here",
            ));
        };
        let comparison = *comparison;
        self.at += 1;
        let right = self.sum(0)?;
        if self.at < self.tokens.len() {
            return Err(syntax(self.here(), "a relation ends after its right side", "too much"));
        }
        Ok(PlacedFormula { left, comparison, right })
    }

    fn sum(&mut self, depth: usize) -> Result<Placed, FormulaError> {
        let mut left = self.product(depth)?;
        while let Some((_, Token::Sign(sign @ ('+' | '-')))) = self.tokens.get(self.at) {
            self.at += 1;
            left = both(*sign, left, self.product(depth)?);
        }
        Ok(left)
    }

    fn product(&mut self, depth: usize) -> Result<Placed, FormulaError> {
        let mut left = self.leaf(depth)?;
        while let Some((_, Token::Sign('*'))) = self.tokens.get(self.at) {
            self.at += 1;
            left = both('*', left, self.leaf(depth)?);
        }
        Ok(left)
    }

    fn leaf(&mut self, depth: usize) -> Result<Placed, FormulaError> {
        let here = self.here();
        let missing = || syntax(here.clone(), "a fact or a number is missing", "a fact belongs here");
        let (range, token) = self.tokens.get(self.at).ok_or_else(missing)?;
        let term = match token {
            Token::Id(id) => Term::Fact(id.clone()),
            Token::Number(number) => Term::Number(*number),
            Token::Value(value) => Term::Value(value.clone()),
            Token::Sign('(') if depth < DEEPEST => {
                self.at += 1;
                let inner = self.sum(depth + 1)?;
                if !matches!(self.tokens.get(self.at), Some((_, Token::Sign(')')))) {
                    return Err(syntax(self.here(), "a bracket is not closed", "`)` belongs here"));
                }
                self.at += 1;
                return Ok(inner);
            }
            _ => return Err(missing()),
        };
        self.at += 1;
        Ok(Placed { range: range.clone(), node: Node::Leaf(term) })
    }

    /// The place of the token at hand, or the end.
    fn here(&self) -> Range<usize> {
        self.tokens.get(self.at).map_or(self.end..self.end, |(range, _)| range.clone())
    }
}

fn both(sign: char, a: Placed, b: Placed) -> Placed {
    Placed { range: a.range.start..b.range.end, node: Node::Both(sign, Box::new(a), Box::new(b)) }
}

fn check_types(
    formula: &PlacedFormula,
    type_of: &dyn Fn(&str) -> Option<ValueType>,
) -> Result<(), FormulaError> {
    let (left, right) = (sort(&formula.left, type_of)?, sort(&formula.right, type_of)?);
    match alike(left, right) {
        Some(_) => Ok(()),
        None => Err(mismatch(&formula.left, left, &formula.right, right, "be compared with")),
    }
}

fn sort(term: &Placed, type_of: &dyn Fn(&str) -> Option<ValueType>) -> Result<Sort, FormulaError> {
    let (sign, a, b) = match &term.node {
        Node::Leaf(Term::Number(_)) => return Ok(Sort::Number),
        Node::Leaf(Term::Value(value)) => return Ok(Sort::Of(value.value_type())),
        Node::Leaf(Term::Fact(id)) => {
            let value_type = type_of(id).expect("unknown facts have been told");
            if matches!(value_type, ValueType::Text | ValueType::Version) {
                return Err(FormulaError {
                    range: term.range.clone(),
                    code: "relation-types",
                    message: format!("`{id}` is a {}, which no arithmetic applies to", value_type.name()),
                    label: format!("a {}", value_type.name()),
                    help: None,
                });
            }
            return Ok(Sort::Of(value_type));
        }
        Node::Leaf(_) => unreachable!("a leaf is a fact, a number or a value"),
        Node::Both(sign, a, b) => (*sign, a, b),
    };
    let (left, right) = (sort(a, type_of)?, sort(b, type_of)?);
    let (date, duration) = (Sort::Of(ValueType::Date), Sort::Of(ValueType::Duration));
    let (made, verb) = match sign {
        '*' => (product(left, right), "be multiplied by"),
        '-' if (left, right) == (date, date) => (Some(duration), ""),
        '-' => (alike(left, right).or(((left, right) == (date, duration)).then_some(date)), "be taken from"),
        _ => {
            let dated = (left, right) == (date, duration) || (left, right) == (duration, date);
            let sum = if dated { Some(date) } else { alike(left, right).filter(|sum| *sum != date) };
            (sum, "be added to")
        }
    };
    made.ok_or_else(|| match sign {
        '-' => mismatch(b, right, a, left, verb),
        _ => mismatch(a, left, b, right, verb),
    })
}

/// The sort of what is alike: a bare number goes with counts and shares.
fn alike(a: Sort, b: Sort) -> Option<Sort> {
    let counted = |sort| matches!(sort, Sort::Of(ValueType::Count | ValueType::Share));
    match (a, b) {
        _ if a == b => Some(a),
        (Sort::Number, other) | (other, Sort::Number) if counted(other) => Some(other),
        _ => None,
    }
}

/// Numbers, counts and shares multiply what they stand before.
fn product(a: Sort, b: Sort) -> Option<Sort> {
    let factor = |sort| matches!(sort, Sort::Number | Sort::Of(ValueType::Count | ValueType::Share));
    let date = Sort::Of(ValueType::Date);
    match (a, b) {
        _ if a == date || b == date => None,
        (Sort::Number, other) | (other, Sort::Number) => Some(other),
        (Sort::Of(ValueType::Share), other) | (other, Sort::Of(ValueType::Share)) => Some(other),
        (Sort::Of(ValueType::Count), other) | (other, Sort::Of(ValueType::Count)) => Some(other),
        _ => (factor(a) || factor(b)).then_some(b),
    }
}

fn mismatch(a: &Placed, left: Sort, b: &Placed, right: Sort, verb: &str) -> FormulaError {
    let name = |sort| match sort {
        Sort::Number => "number",
        Sort::Of(value_type) => ValueType::name(value_type),
    };
    FormulaError {
        range: a.range.start.min(b.range.start)..a.range.end.max(b.range.end),
        code: "relation-types",
        message: format!("a {} cannot {verb} a {}", name(left), name(right)),
        label: format!("{} and {}", name(left), name(right)),
        help: match (left, right) {
            (Sort::Number, Sort::Of(ValueType::Duration)) | (Sort::Of(ValueType::Duration), Sort::Number) => {
                Some("write a duration with its unit: P3D for three days, P2Y for two years".to_owned())
            }
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_of(id: &str) -> Option<ValueType> {
        Some(match id {
            "killed" | "wounded" | "casualties" | "miners-killed" => ValueType::Count,
            "signed" | "in-force" | "began" | "ended" => ValueType::Date,
            "lasted" => ValueType::Duration,
            "price" | "total" => ValueType::Money,
            "share" => ValueType::Share,
            "winner" => ValueType::Text,
            _ => return None,
        })
    }

    /// The formula with all its brackets, or the code of each mistake with the words it is about.
    fn check(formula: &str, expected: &str) {
        let told = match Formula::parse(formula, &type_of) {
            Ok(parsed) => {
                format!("{} {} {}", tell(&parsed.left), parsed.comparison.sign(), tell(&parsed.right))
            }
            Err(errors) => {
                let told: Vec<String> = errors
                    .iter()
                    .map(|error| format!("{}: `{}`", error.code, &formula[error.range.clone()]))
                    .collect();
                told.join(", ")
            }
        };
        assert_eq!(told, expected, "{formula}");
    }

    fn tell(term: &Term) -> String {
        match term {
            Term::Fact(id) => id.clone(),
            Term::Number(number) => number.to_string(),
            Term::Value(value) => value.to_string(),
            Term::Sum(a, b) => format!("({} + {})", tell(a), tell(b)),
            Term::Difference(a, b) => format!("({} - {})", tell(a), tell(b)),
            Term::Product(a, b) => format!("({} * {})", tell(a), tell(b)),
        }
    }

    #[test]
    fn formulas() {
        check("killed + wounded ~= casualties", "(killed + wounded) ~= casualties");
        check("miners-killed <= casualties", "miners-killed <= casualties");
        check("signed<=in-force", "signed <= in-force");
        check("killed - wounded - 3 > 2*casualties", "((killed - wounded) - 3) > (2 * casualties)");
        check("killed * (wounded + 1,000) = casualties", "(killed * (wounded + 1000)) = casualties");
        check("ended - began ~= lasted", "(ended - began) ~= lasted");
        check("began + lasted ≥ ended", "(began + lasted) >= ended");
        check("signed >= 2024-06-19", "signed >= 2024-06-19");
        check("share * total = price", "(share * total) = price");
        check("share + share <= 100", "(share + share) <= 100");
        check("killed * price <= total", "(killed * price) <= total");
    }

    #[test]
    fn mistakes() {
        let endless = format!("{}killed <= casualties", "killed + ".repeat(LONGEST));
        check(&endless, "relation-syntax: `killed`");
        check("killed", "relation-syntax: ``");
        check("", "relation-syntax: ``");
        check("killed <=", "relation-syntax: ``");
        check("killed <= wounded <= casualties", "relation-syntax: `<=`");
        check("(killed <= wounded", "relation-syntax: `<=`");
        check("killed / wounded = 2", "relation-syntax: `/`");
        check("dead + hurt <= killed", "unknown-fact: `dead`, unknown-fact: `hurt`");
        check("killed-wounded <= 3", "unknown-fact: `killed-wounded`");
        check("signed <= killed", "relation-types: `signed <= killed`");
        check("signed + began > ended", "relation-types: `signed + began`");
        check("ended - began <= 3", "relation-types: `ended - began <= 3`");
        check("price < 3", "relation-types: `price < 3`");
        check("winner = 3", "relation-types: `winner`");
        check("killed <= 3x", "relation-syntax: `3x`");
        check(&"(".repeat(100_000), "relation-syntax: `(`");
    }
}
