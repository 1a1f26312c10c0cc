//! What a page says of itself in `meta` elements, linked data and `time` elements.

use super::published;
use crate::value::Date;
use serde_json::Value;

/// What is known of a page.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    date: Option<(Rank, Date)>,
    pub(super) publisher: Option<String>,
}

/// How sure a date is to be that of publication; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// `article:published_time`
    Property,
    /// `datePublished` of linked data.
    LinkedData,
    /// An element marked as the date of publication.
    Marked,
    /// `meta` elements of other vocabularies.
    Other,
    /// A `time` element near the top of the page.
    Near,
}

/// Linked data beyond this are not read, in bytes.
const LONGEST: usize = 1 << 20;

impl Metadata {
    pub(super) fn published(&self) -> Option<Date> {
        self.date.as_ref().map(|(_, date)| *date)
    }

    /// A date that may be that of publication: the surest is kept, the first of equals.
    pub(super) fn offer_date(&mut self, written: &str, rank: Rank) {
        if self.date.as_ref().is_none_or(|(known, _)| rank < *known)
            && let Some(date) = published::parse(written)
        {
            self.date = Some((rank, date));
        }
    }

    /// A `meta` element.
    pub(super) fn meta(&mut self, key: &str, content: &str) {
        match key.to_ascii_lowercase().as_str() {
            "article:published_time" | "og:published_time" | "og:article:published_time" => {
                self.offer_date(content, Rank::Property);
            }
            "datepublished" | "date_published" | "publish-date" | "publish_date" | "published"
            | "published-date" | "publication_date" | "publication-date" | "article.published"
            | "pubdate" => {
                self.offer_date(content, Rank::Marked);
            }
            "date"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.issued"
            | "dcterms.created"
            | "sailthru.date"
            | "parsely-pub-date"
            | "citation_publication_date"
            | "citation_date"
            | "originalpublicationdate" => {
                self.offer_date(content, Rank::Other);
            }
            "og:site_name" | "publisher" | "dc.publisher" | "dcterms.publisher"
                if self.publisher.is_none() =>
            {
                let name = content.trim();
                // Some pages give an address here.
                if !name.is_empty() && !name.contains("://") {
                    self.publisher = Some(name.to_owned());
                }
            }
            _ => {}
        }
    }

    /// A script of the type `application/ld+json`.
    pub(super) fn linked_data(&mut self, json: &str) {
        if json.len() > LONGEST {
            return;
        }
        let Ok(data) = serde_json::from_str::<Value>(json) else { return };
        let things: Vec<&Value> = match &data {
            Value::Array(things) => things.iter().collect(),
            thing => match thing.get("@graph") {
                Some(Value::Array(things)) => std::iter::once(thing).chain(things).collect(),
                _ => vec![thing],
            },
        };
        for thing in things {
            if let Some(date) = thing.get("datePublished").and_then(Value::as_str) {
                self.offer_date(date, Rank::LinkedData);
                let name = thing.pointer("/publisher/name").and_then(Value::as_str);
                self.publisher = self.publisher.take().or_else(|| name.map(str::to_owned));
            }
        }
    }
}
