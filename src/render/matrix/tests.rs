use super::*;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

fn written(format: MatrixFormat, matrix: &Matrix<'_>, width: usize) -> String {
    let mut out = Vec::new();
    write_matrix(format, matrix, &Page { width, color: false }, &mut out).expect("a vector takes every byte");
    String::from_utf8(out).expect("every format is UTF-8")
}

fn cell(text: usize, values: &[&str], apart: bool) -> MatrixCell {
    MatrixCell { text, values: values.iter().map(|value| (*value).to_owned()).collect(), apart }
}

fn row(fact: &'static str, key: Option<&str>, cells: Vec<MatrixCell>) -> MatrixRow<'static> {
    let verdicts = if cells.iter().any(|cell| cell.apart) { vec!["contradiction"] } else { Vec::new() };
    MatrixRow {
        pack: "ferry",
        fact,
        key: key.map(str::to_owned),
        title: "of the ferry, \"Astrid\"",
        verdicts,
        cells,
    }
}

fn matrix() -> Matrix<'static> {
    Matrix {
        texts: vec![
            "wire/agency.txt",
            "wire/coast/herald.md",
            "wire/coast/herald.txt",
            "wire/post.txt",
            "wire/quiet.txt",
            "wire/radio.txt",
        ],
        rows: vec![
            row(
                "drowned",
                None,
                vec![cell(0, &[">=22"], false), cell(1, &["19", "22..24"], true), cell(5, &["24"], false)],
            ),
            row(
                "sailed",
                None,
                vec![
                    cell(0, &["2024-06-19"], false),
                    cell(2, &["2024-06"], false),
                    cell(3, &["2024-06-19"], false),
                ],
            ),
            row(
                "speed",
                Some("Astrid"),
                vec![cell(3, &["~12 km/h", "14 km/h", "15 km/h", "16 km/h"], false)],
            ),
            row("built", None, Vec::new()),
        ],
    }
}

#[test]
fn for_people() {
    insta::assert_snapshot!(written(MatrixFormat::Human, &matrix(), 80));
}

#[test]
fn for_spreadsheets() {
    insta::assert_snapshot!(written(MatrixFormat::Csv, &matrix(), 80));
}

#[test]
fn for_programs() {
    insta::assert_snapshot!(written(MatrixFormat::Json, &matrix(), 80));
}

#[test]
fn two_hundred_texts_have_room_on_a_page() {
    let paths: Vec<String> = (0..200).map(|text| format!("archive/{text:03}.txt")).collect();
    let cells = (0..200).map(|text| cell(text, &["22"], text == 131)).collect();
    let many =
        Matrix { texts: paths.iter().map(String::as_str).collect(), rows: vec![row("drowned", None, cells)] };
    let told = written(MatrixFormat::Human, &many, 80);
    assert!(told.lines().count() < 40, "{told}");
    assert!(told.contains("131") && told.contains("≠ 22"), "{told}");
    assert!(told.contains("texts have no room here"), "{told}");
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_page(width in 40usize..120, values in proptest::collection::vec("[0-9a-z>. ]{1,40}", 1..12)) {
        let cells = values.iter().enumerate().map(|(text, value)| cell(text, &[value.as_str()], text == 0)).collect();
        let paths: Vec<String> = (0..values.len()).map(|text| format!("a-very-long-name-of-a-text-{text}.txt")).collect();
        let wide = Matrix { texts: paths.iter().map(String::as_str).collect(), rows: vec![row("drowned", Some("Somebody With A Long Name"), cells)] };
        for line in written(MatrixFormat::Human, &wide, width).lines() {
            prop_assert!(line.width() <= width, "{line}");
        }
    }
}
