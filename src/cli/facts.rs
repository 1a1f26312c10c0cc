//! `gainsay facts`: which facts the rules describe, how often each was met, and what each text says.

use super::flags::{ColorFlag, ConfigFlag, RuleFlags, TextFlags, matrix_format};
use super::project::{Project, Scope};
use super::{Outcome, output};
use crate::compare::{Cell, Row, compare, matrix};
use crate::extract::{self, Claim};
use crate::policy::Policy;
use crate::render::{
    FactRow, Format, Matrix, MatrixCell, MatrixFormat, MatrixRow, write_facts, write_matrix,
};
use crate::rule::{Modality, Rules};
use crate::source::SourceId;
use crate::text::Document;
use anyhow::Result;
use clap::Args;
use std::collections::BTreeSet;
use std::io::Write;

/// List the facts, and how many claims of each there are in how many texts
///
/// With --matrix, what each text says of each fact: a row a fact, a column a text, in canonical notation.
#[derive(Args, Debug)]
pub(super) struct Facts {
    #[command(flatten)]
    texts: TextFlags,
    #[command(flatten)]
    rules: RuleFlags,
    #[command(flatten)]
    config: ConfigFlag,

    /// Set what the texts say of each fact side by side
    #[arg(long)]
    matrix: bool,

    /// How the matrix is written
    #[arg(long, alias = "output-format", value_name = "FORMAT", requires = "matrix", default_value = "human", value_parser = matrix_format())]
    format: MatrixFormat,

    #[command(flatten)]
    color: ColorFlag,
}

impl Facts {
    pub(super) fn run(self) -> Result<Outcome> {
        let mut project = Project::open(&self.config)?;
        let rules = project.rules(&self.rules)?;
        if project.is_faulty() {
            return project.refuse(Format::Human, &self.color.page());
        }
        if !self.matrix && !project.names_texts(&self.texts) {
            write_facts(met(&rules, &[]), &mut output::results())?;
            output::tell(
                "gainsay: no text was read: name some as PATHS, with --sources or in a gainsay.toml",
            );
            return Ok(Outcome::Clean);
        }
        let documents = project.texts(&self.texts, Scope::Named)?;
        project.tell_absent()?;
        let mut claims = extract::claims(&rules, &documents);
        let mut out = output::results();
        if self.matrix {
            let policy = Policy::new(&project.config, &documents, &rules);
            claims.retain(|claim| policy.admits(claim));
            let matrix = side_by_side(&documents, &rules, &claims);
            write_matrix(self.format, &matrix, &self.color.page(), &mut out)?;
        } else {
            write_facts(met(&rules, &claims), &mut out)?;
        }
        out.flush()?;
        Ok(project.outcome(false))
    }
}

/// Every fact with the number of its claims.
fn met<'a>(rules: &'a Rules, claims: &'a [Claim]) -> impl Iterator<Item = FactRow<'a>> {
    rules.facts().map(|(id, fact)| {
        let of_fact = claims.iter().filter(|claim| claim.fact == id);
        let texts: BTreeSet<SourceId> = of_fact.clone().map(|claim| claim.span.source).collect();
        FactRow { pack: &rules.pack(id).name, fact, claims: of_fact.count(), texts: texts.len() }
    })
}

/// Facts against texts, these in the order of their paths.
fn side_by_side<'a>(documents: &'a [Document], rules: &'a Rules, claims: &[Claim]) -> Matrix<'a> {
    let findings = compare(documents, rules, claims);
    let mut by_path: Vec<usize> = (0..documents.len()).collect();
    by_path.sort_by_key(|&text| &documents[text].file.path);
    let mut column = vec![0; documents.len()];
    for (place, &text) in by_path.iter().enumerate() {
        column[text] = place;
    }
    let row = |row: Row| {
        let fact = rules.fact(row.fact);
        let cell = |cell: Cell| MatrixCell {
            text: column[cell.text],
            values: values(claims, &cell),
            apart: cell.apart,
        };
        MatrixRow {
            pack: &rules.pack(row.fact).name,
            fact: &fact.id,
            key: row.key,
            title: &fact.title,
            verdicts: row.verdicts.into_iter().map(|verdict| verdict.code()).collect(),
            cells: row.cells.into_iter().map(cell).collect(),
        }
    };
    Matrix {
        texts: by_path.iter().map(|&text| documents[text].file.path.as_str()).collect(),
        rows: matrix(documents, rules, claims, &findings).into_iter().map(row).collect(),
    }
}

/// What a text states, each value once, with what keeps it from being the plain figure.
fn values(claims: &[Claim], cell: &Cell) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let stated =
        cell.claims.iter().map(|claim| (claim, false)).chain(cell.aside.iter().map(|claim| (claim, true)));
    for (claim, is_aside) in stated.map(|(&claim, is_aside)| (&claims[claim], is_aside)) {
        let part = if claim.part.is_some() { " (part)" } else { "" };
        let modality = match claim.modality {
            modality if is_aside || modality == Modality::Possible => format!(" ({})", modality.name()),
            _ => String::new(),
        };
        let value = format!("{}{part}{modality}", claim.value);
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
