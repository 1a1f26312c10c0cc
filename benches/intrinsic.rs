//! The checks that need no rules, over prose in which one sentence in three holds figures: at least 25
//! MB a second on one core, reading of the text included.

use divan::Bencher;
use divan::counter::BytesCount;
use gainsay::intrinsic::{Selection, check};
use gainsay::markup::{self, Given};
use gainsay::source::{SourceFile, SourceId};
use gainsay::text::Role;
use std::sync::Arc;

const BYTES: usize = 4 << 20;

const WITH_FIGURES: &[&str] = &[
    "The wall is 6 feet (1.83 m) high and runs for 16 km (10 miles) along the river.",
    "The board met on Tuesday, 27 June 2017, and 7 of 15 members (47%) voted for the plan.",
    "Sales rose from 400 to 600 units, an increase of 50%, between 2014 and 2016.",
    "The coach carried 24 people: 12 men, 8 women and 4 children.",
];

const WITHOUT: &[&str] = &[
    "Nobody could say afterwards who had opened the gate, or why the dog had not barked at all.",
    "The old houses by the harbour were pulled down to make room for a road that was never built.",
    "She had been told to wait in the hall, and there she waited, with her hat still in her hands.",
    "What the minister meant by this remained unclear, and the spokesman declined to explain it further.",
    "In the afternoon the wind turned to the north and brought with it a fine, cold rain.",
    "A committee was set up, which met from time to time and agreed that it should meet again.",
    "The report, which runs to several volumes, is kept in the library and has been read by few.",
    "There is no doubt that the bridge must be repaired, but there is some doubt about who should pay.",
];

fn main() {
    divan::main();
}

#[divan::bench(args = ["txt", "md", "html"])]
fn read_and_check(bencher: Bencher<'_, '_>, format: &str) {
    let text = prose(format);
    let selection = Selection::all();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let file = Arc::new(SourceFile::new(SourceId(0), format!("bench.{format}"), text.as_str()));
        let (document, _) = markup::document(file, Role::Draft, &Given::default());
        check(&document, &selection)
    });
}

/// Paragraphs of six sentences, two of them with figures.
fn prose(format: &str) -> String {
    let mut text = String::with_capacity(BYTES + 1000);
    let mut nth = 0;
    while text.len() < BYTES {
        let sentences: Vec<&str> = (0..6)
            .map(|place| {
                nth += 1;
                if place % 3 == 0 {
                    WITH_FIGURES[nth / 3 % WITH_FIGURES.len()]
                } else {
                    WITHOUT[nth % WITHOUT.len()]
                }
            })
            .collect();
        let paragraph = sentences.join(" ");
        match format {
            "html" => text += &format!("<p>{paragraph}</p>\n"),
            _ => text += &format!("{paragraph}\n\n"),
        }
    }
    text
}
