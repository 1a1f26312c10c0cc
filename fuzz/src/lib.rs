//! What must hold of the document that any bytes make: no panic, and no offset beside a character.

use gainsay::files;
use gainsay::markup::{self, Given};
use gainsay::source::SourceId;
use gainsay::text::Role;
use std::sync::Arc;

/// Reads bytes as the file of that name.
///
/// # Panics
/// Where a promise is broken.
pub fn check(path: &str, bytes: &[u8]) {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension);
    let Some(decoded) = files::decode(bytes.to_vec(), extension) else { return };
    let file = Arc::new(decoded.into_file(SourceId(0), path));
    let disk = file.disk_range(0..file.text.len());
    assert!(disk.start <= disk.end && disk.end <= bytes.len(), "the text stands within the file");
    let (document, problems) = markup::document(Arc::clone(&file), Role::Draft, &Given::default());
    for problem in problems {
        assert!(file.text.get(problem.primary_span().range()).is_some(), "a label has whole characters");
    }
    let prose = &document.prose;
    for stretch in prose.offsets.stretches() {
        assert!(prose.text.get(stretch.prose.clone()).is_some(), "pieces of prose have whole characters");
        assert!(file.text.get(stretch.source.clone()).is_some(), "pieces of the source have whole characters");
    }
    let mut behind = 0;
    for block in &prose.blocks {
        assert!(behind <= block.range.start && block.range.start < block.range.end, "blocks in order");
        behind = block.range.end;
        let mut end = 0;
        for sentence in prose.sentences(block) {
            assert!(end <= sentence.start && sentence.start < sentence.end, "sentences in order");
            end = sentence.end;
            let start = block.range.start;
            let span = document.span(start + sentence.start..start + sentence.end);
            assert!(file.text.get(span.range()).is_some(), "a sentence has whole characters");
        }
        assert_eq!(end, block.range.len(), "nothing of a block is lost");
    }
}
