//! Reading values: at least 40 MB/s of prose a core, and time linear in length on the worst of lines.

use divan::Bencher;
use divan::counter::BytesCount;
use gainsay::value::{Context, read};
use std::path::Path;

const MEGABYTE: usize = 1_000_000;

fn main() {
    divan::main();
}

/// The reports in `seeds/` over and over, a paragraph at a time.
#[divan::bench]
fn prose(bencher: Bencher<'_, '_>) {
    let text = reports(50 * MEGABYTE);
    let context = Context::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| text.lines().map(|line| read(line, &context).len()).sum::<usize>());
}

/// The same on one line.
#[divan::bench(args = [5, 10, 20])]
fn one_line(bencher: Bencher<'_, '_>, megabytes: usize) {
    let text = reports(megabytes * MEGABYTE).replace('\n', " ");
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(&text, &Context::default()).len());
}

/// Lines that say one thing without end.
#[divan::bench(args = ["7", "and ", ",", "1,234,", "5 to ", "two hundred and ", "more than ", "5-", "5\" ", "$", "from 5 to 6 "])]
fn endless(bencher: Bencher<'_, '_>, piece: &str) {
    let text = piece.repeat(MEGABYTE / piece.len());
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(&text, &Context::default()).len());
}

fn reports(bytes: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("seeds is a folder")
        .map(|entry| entry.expect("an entry of seeds").path())
        .collect();
    paths.sort();
    let once: String =
        paths.iter().map(|path| std::fs::read_to_string(path).expect("a report is text")).collect();
    once.repeat(bytes / once.len() + 1)
}
