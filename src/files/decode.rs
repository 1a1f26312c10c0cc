//! Bytes into text, with the way back to the bytes.

use crate::source::DiskOffsets;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded file.
#[derive(Clone, Debug)]
pub struct Decoded {
    pub text: String,
    /// The way from the text to the bytes on disk.
    pub disk: DiskOffsets,
    /// The name of the encoding.
    pub encoding: &'static str,
}

/// Decodes a file: by its byte order mark, as UTF-8 if it is, as it declares itself (HTML), or as
/// a detector takes it to be. Bytes that have no meaning in the encoding become U+FFFD. `None`: it
/// is no text. `extension`, in the lower case, tells a page that may declare itself.
pub fn decode(bytes: Vec<u8>, extension: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && encoding != UTF_8
    {
        return Some(utf_16(&bytes[mark..], encoding, mark));
    }
    if let Some(encoding) = utf_16_without_mark(&bytes) {
        return Some(utf_16(&bytes, encoding, 0));
    }
    if is_binary(&bytes) {
        return None;
    }
    let is_page =
        matches!(extension, Some("html" | "htm" | "xhtml")) || bytes.trim_ascii_start().starts_with(b"<");
    let declared = if is_page { declared(&bytes) } else { None };
    let bytes = if declared == Some(ISO_2022_JP) {
        bytes
    } else {
        match String::from_utf8(bytes) {
            Ok(text) => return Some(Decoded { text, disk: DiskOffsets::default(), encoding: UTF_8.name() }),
            Err(error) => error.into_bytes(),
        }
    };
    let encoding = declared.unwrap_or_else(|| detected(&bytes));
    Some(if encoding == UTF_8 || is_damaged_utf_8(&bytes) { utf_8(&bytes) } else { legacy(&bytes, encoding) })
}

/// A zero byte or many control characters at the beginning, or the signature of a format that may
/// have neither.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(8 * 1024)];
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    head.contains(&0) || controls * 16 > head.len() || head.starts_with(b"%PDF-")
}

/// Half of the bytes of Latin text in UTF-16 are zero, all in even or all in odd places.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 || !head.contains(&0) {
        return None;
    }
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 7 / 10;
    match () {
        () if even == 0 && odd > most => Some(UTF_16LE),
        () if odd == 0 && even > most => Some(UTF_16BE),
        () => None,
    }
}

/// What `<meta charset>`, `<meta http-equiv>` or an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let xml = head.starts_with(b"<?xml").then(|| label(&head, b"encoding=")).flatten();
    let encoding = xml.or_else(|| label(&head, b"charset="))?;
    // Such a declaration was read as ASCII, which UTF-16 is not.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The encoding named behind `key`.
fn label(head: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&head[from..], key) {
        from += at + key.len();
        let rest = head[from..].trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| !(byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)));
        if let Some(encoding) = Encoding::for_label(&rest[..end.unwrap_or(rest.len())]) {
            return Some(encoding);
        }
    }
    None
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // The letters that tell encodings apart are met early, if at all.
    let from = Encoding::ascii_valid_up_to(bytes);
    let end = bytes.len().min(from + (1 << 20));
    detector.feed(&bytes[from..end], end == bytes.len());
    detector.guess(None, Utf8Detection::Allow)
}

/// Whether bytes that are no UTF-8 once were: legacy text hardly ever holds well-formed sequences.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut well, mut ill) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        well += chunk.valid().bytes().filter(|byte| *byte >= 0xc2).count();
        ill += usize::from(!chunk.invalid().is_empty());
    }
    well > 0 && well * 2 >= ill
}

fn utf_8(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut disk = DiskOffsets::default();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        disk.push(chunk.valid().len(), 1, 1);
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            disk.push(1, 3, width(chunk.invalid().len()));
        }
    }
    Decoded { text, disk, encoding: UTF_8.name() }
}

fn utf_16(bytes: &[u8], encoding: &'static Encoding, mark: usize) -> Decoded {
    let (units, rest) = bytes.as_chunks::<2>();
    let units = units
        .iter()
        .map(|&unit| if encoding == UTF_16LE { u16::from_le_bytes(unit) } else { u16::from_be_bytes(unit) });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut disk = DiskOffsets::starting_at(mark);
    for decoded in char::decode_utf16(units) {
        let c = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        text.push(c);
        disk.push(1, width(c.len_utf8()), width(c.len_utf16() * 2));
    }
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
        disk.push(1, 3, 1);
    }
    Decoded { text, disk, encoding: encoding.name() }
}

/// Any other encoding, byte by byte, so that each character is known to end with the byte that
/// completed it.
fn legacy(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut disk = DiskOffsets::default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Bytes that were read and have given no character yet.
    let mut waiting = 0;
    let mut at = 0;
    let mut buffer = [0; 32];
    while at < bytes.len() {
        if waiting == 0 && encoding.is_ascii_compatible() {
            let ascii = Encoding::ascii_valid_up_to(&bytes[at..]);
            text.push_str(&String::from_utf8_lossy(&bytes[at..at + ascii]));
            disk.push(ascii, 1, 1);
            at += ascii;
            if at == bytes.len() {
                break;
            }
        }
        let (_, _, written, _) = decoder.decode_to_utf8(&bytes[at..=at], &mut buffer, false);
        at += 1;
        waiting += 1;
        let characters = String::from_utf8_lossy(&buffer[..written]);
        waiting -= push_characters(&characters, waiting, bytes[at - 1], &mut disk);
        text.push_str(&characters);
    }
    let (_, _, written, _) = decoder.decode_to_utf8(&[], &mut buffer, true);
    let characters = String::from_utf8_lossy(&buffer[..written]);
    if !characters.is_empty() {
        disk.push(1, width(characters.len()), width(waiting));
        text.push_str(&characters);
    }
    Decoded { text, disk, encoding: encoding.name() }
}

/// Notes the characters that `count` bytes gave, the last of which is `last`; gives back how many
/// bytes are accounted for.
fn push_characters(characters: &str, count: usize, last: u8, disk: &mut DiskOffsets) -> usize {
    if characters.is_empty() {
        return 0;
    }
    // A broken sequence and the ASCII character that broke it.
    if let Some(broken) = characters.strip_suffix(char::from(last))
        && last.is_ascii()
        && !broken.is_empty()
        && count > 1
    {
        disk.push(1, width(broken.len()), width(count - 1));
        disk.push(1, 1, 1);
    } else {
        disk.push(1, width(characters.len()), width(count));
    }
    count
}

fn width(bytes: usize) -> u16 {
    u16::try_from(bytes).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;

    /// The text, its encoding, and for each character the bytes that stand for it on disk.
    fn check(bytes: &[u8], extension: Option<&str>, text: &str, encoding: &str) {
        let decoded = decode(bytes.to_vec(), extension).expect("it is text");
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
        let file = decoded.into_file(SourceId(0), "a");
        let known = Encoding::for_label(encoding.as_bytes()).expect("a known encoding");
        let mut behind = None;
        for (at, c) in text.char_indices().filter(|(_, c)| *c != char::REPLACEMENT_CHARACTER) {
            let disk = file.disk_range(at..at + c.len_utf8());
            assert!(behind.is_none_or(|behind| disk.start >= behind), "{c:?} begins behind the one before");
            behind = Some(disk.end);
            let (read, _) = known.decode_without_bom_handling(&bytes[disk.clone()]);
            assert_eq!(read, c.to_string(), "bytes {disk:?}");
        }
    }

    fn utf_16(text: &str, mark: bool, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        mark.encode_utf16().chain(text.encode_utf16()).flat_map(to_bytes).collect()
    }

    #[test]
    fn utf_8_with_and_without_faults() {
        check("Żółć 🚀".as_bytes(), None, "Żółć 🚀", "UTF-8");
        check("\u{feff}a".as_bytes(), None, "\u{feff}a", "UTF-8");
        check(b"\xc3\xa9t\xc3\xa9 \xff\xe2\x80 \xc3\xa9", None, "été \u{fffd}\u{fffd} é", "UTF-8");
        check(b"", None, "", "UTF-8");
    }

    #[test]
    fn utf_16_either_way() {
        let text = "Ten – “zwölf” 🚀 1,000";
        for mark in [true, false] {
            check(&utf_16(text, mark, u16::to_le_bytes), None, text, "UTF-16LE");
            check(&utf_16(text, mark, u16::to_be_bytes), None, text, "UTF-16BE");
        }
        let mut odd = utf_16("ab", true, u16::to_le_bytes);
        odd.push(b'c');
        check(&odd, None, "ab\u{fffd}", "UTF-16LE");
    }

    #[test]
    fn legacy_encodings() {
        check(
            b"\x93Le caf\xe9 \xe9tait ferm\xe9\x94 \x96 d\xe9j\xe0 30 bless\xe9s",
            None,
            "“Le café était fermé” – déjà 30 blessés",
            "windows-1252",
        );
        let html = b"<meta charset=\"windows-1251\"><p>\xcf\xee\xe3\xe8\xe1\xeb\xe8 30";
        check(html, Some("html"), "<meta charset=\"windows-1251\"><p>Погибли 30", "windows-1251");
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode("<meta charset=shift_jis>三十人が死亡。30人");
        check(&bytes, Some("htm"), "<meta charset=shift_jis>三十人が死亡。30人", "Shift_JIS");
        let (bytes, ..) = encoding_rs::GB18030.encode("<?xml version='1.0' encoding='gb18030'?>死亡三十人🚀");
        check(&bytes, Some("xhtml"), "<?xml version='1.0' encoding='gb18030'?>死亡三十人🚀", "gb18030");
    }

    #[test]
    fn what_follows_a_broken_sequence_keeps_its_place() {
        let bytes = b"<meta charset=shift_jis>\x8e\x4f\x81<p>\x8e";
        let decoded = decode(bytes.to_vec(), Some("html")).expect("it is text");
        assert_eq!(decoded.text, "<meta charset=shift_jis>三\u{fffd}<p>\u{fffd}");
        let tag = decoded.text.find("<p>").expect("the tag");
        assert_eq!(decoded.into_file(SourceId(0), "a").disk_range(tag..tag + 3), 27..30);
    }

    #[test]
    fn the_map_of_mostly_ascii_text_stays_small() {
        let text = "A long report, in which nothing is but letters. ".repeat(1000);
        assert_eq!(
            decode(utf_16(&text, true, u16::to_le_bytes), None).expect("it is text").disk.run_count(),
            1
        );
    }

    #[test]
    fn binary() {
        for bytes in [&b"\x7fELF\x02\x01\x01\0"[..], b"%PDF-1.7\n%", b"a\0b", b"\x01\x02\x03\x04"] {
            assert!(decode(bytes.to_vec(), None).is_none(), "{bytes:?}");
        }
    }
}
