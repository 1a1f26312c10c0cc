//! What a command works on: the configuration, the rules and the texts that its flags name.

use super::flags::{ConfigFlag, RuleFlags, TextFlags};
use super::{Outcome, absent, checks, output};
use crate::config::{self, Config, FailOn, Switch, Word};
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{self, Decoded, FileError, Found, FoundFile, Ignored};
use crate::markup::{self, Given};
use crate::render::{self, Format, Page, Report, Summary};
use crate::rule::Rules;
use crate::rule_file;
use crate::source::{SourceFile, SourceId, Sources};
use crate::text::{Document, Role};
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, slice};
use walkdir::WalkDir;

/// What was read for a command, and what is to be told of it.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) config: Config,
    /// Every file, texts and rule files alike.
    pub(super) sources: Sources,
    /// Mistakes in the configuration, the rules, and the front matter of texts.
    pub(super) told: Vec<Diagnostic>,
    /// What the configuration names and is not there, or holds no text.
    pub(super) absent: Vec<Diagnostic>,
    /// Texts in formats that cannot be read.
    foreign: BTreeSet<PathBuf>,
    /// The path of each text as seen from the configuration.
    inside: BTreeMap<SourceId, PathBuf>,
    /// How many files and folders could not be read.
    pub(super) unread: usize,
    /// The working directory, links followed.
    here: PathBuf,
    /// The folder of the configuration, links followed; without one, the working directory.
    pub(super) root: PathBuf,
}

/// Which texts a command reads where PATHS are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those as drafts, and the sources behind them.
    WithSources,
    /// Those, and all else that the configuration names.
    WithAll,
    /// Those alone.
    Named,
}

/// A text that is to be read.
#[derive(Debug)]
struct Wanted {
    file: FoundFile,
    role: Role,
    /// Read already: standard input.
    read: Option<Decoded>,
}

impl Project {
    /// Reads the configuration that a flag names, or the nearest one at or above the working directory.
    pub(super) fn open(flag: &ConfigFlag) -> Result<Self> {
        let here = env::current_dir()
            .and_then(fs::canonicalize)
            .context("cannot tell what the working directory is")?;
        let mut project = Self {
            config: Config::default(),
            sources: Sources::default(),
            told: Vec::new(),
            absent: Vec::new(),
            foreign: BTreeSet::new(),
            inside: BTreeMap::new(),
            unread: 0,
            root: here.clone(),
            here,
        };
        let nearest = || config::find_upward(&project.here).map(|path| Config::inside(&project.here, &path));
        let Some(path) = flag.config.clone().or_else(nearest) else { return Ok(project) };
        let decoded = files::read(&path)?;
        let file = project.sources.add(|id| decoded.into_file(id, shown(&path)));
        (project.config, project.told) = config::load(&file);
        project.told.extend(checks::unknown(&project.config));
        let folder = project.folder();
        project.root = folder.canonicalize().with_context(|| format!("cannot enter {}", folder.display()))?;
        Ok(project)
    }

    /// Whether the configuration or the rules are such that nothing should be made of them.
    pub(super) fn is_faulty(&self) -> bool {
        self.told.iter().any(|told| told.severity == Severity::Error)
    }

    /// Tells the mistakes instead of doing anything.
    pub(super) fn refuse(&self, format: Format, page: &Page) -> Result<Outcome> {
        let summary = Summary::new(0, 0, 0, &self.told);
        let report = Report { diagnostics: &self.told, sources: &self.sources, summary };
        let mut out = output::results();
        render::write(format, &report, page, &mut out)?;
        out.flush()?;
        output::tell("gainsay: no text was read, because of the mistakes in the rules or the configuration");
        Ok(Outcome::Incomplete)
    }

    /// The least severity that the configuration lets a check fail on.
    pub(super) fn fail_on(&self) -> Option<FailOn> {
        self.config.fail_on
    }

    /// Which checks the configuration switches on or off.
    pub(super) fn switches(&self) -> &[Switch] {
        &self.config.checks
    }

    /// Whether rules are named anywhere, or only what texts say against themselves can be found.
    pub(super) fn has_rules(&self, flags: &RuleFlags) -> bool {
        !flags.rules.is_empty() || self.config.rules.as_ref().is_some_and(|rules| !rules.is_empty())
    }

    /// Whether texts are named anywhere.
    pub(super) fn names_texts(&self, flags: &TextFlags) -> bool {
        let has_drafts = self.config.drafts.as_ref().is_some_and(|drafts| !drafts.is_empty());
        let has_sources = self.config.sources.as_ref().is_some_and(|sources| !sources.is_empty());
        flags.name_texts() || !flags.sources.is_empty() || has_drafts || has_sources
    }

    /// Whether flags name other texts or rules than the configuration does, so that not all is read that a
    /// text may be held against.
    pub(super) fn is_narrowed(&self, texts: &TextFlags, rules: &RuleFlags) -> bool {
        let has_drafts = self.config.drafts.as_ref().is_some_and(|drafts| !drafts.is_empty());
        let has_sources = self.config.sources.as_ref().is_some_and(|sources| !sources.is_empty());
        let has_rules = self.config.rules.as_ref().is_some_and(|rules| !rules.is_empty());
        (has_drafts && (texts.name_texts() || !texts.sources.is_empty()))
            || (has_sources && !texts.sources.is_empty())
            || (has_rules && !rules.rules.is_empty())
    }

    /// How a run ends that could do its work: `found` says whether there is something to fail on.
    pub(super) fn outcome(&self, found: bool) -> Outcome {
        match (self.unread, found) {
            (1.., _) => Outcome::Incomplete,
            (0, true) => Outcome::Found,
            (0, false) => Outcome::Clean,
        }
    }

    /// Reads the rule files, those that are named among them. Rules that belong to one pack share terms, so that
    /// one of the configured files is read with the others; any other file is read by itself.
    pub(super) fn rules_among(&mut self, flags: &RuleFlags, named: &[PathBuf]) -> Result<Rules> {
        let configured = self.config.rules.iter().flatten().map(|named| named.path.clone());
        let mut all = if flags.rules.is_empty() { configured.collect() } else { flags.rules.clone() };
        all.retain(|path| path.exists());
        let files = identities(named)?;
        if files.is_empty() && !named.is_empty() {
            bail!("no rules: there is no .toml file in {}", listed(named));
        }
        if files.is_subset(&identities(&all)?) {
            return self.rules(flags);
        }
        self.rules(&RuleFlags { rules: [named, &flags.rules].concat() })
    }

    /// Reads the rule files.
    pub(super) fn rules(&mut self, flags: &RuleFlags) -> Result<Rules> {
        let paths = if flags.rules.is_empty() {
            let named = self.config.rules.clone().unwrap_or_default();
            let (there, missing): (Vec<_>, Vec<_>) = named.into_iter().partition(|named| named.path.exists());
            let told: Vec<_> = missing.iter().map(|named| absent::missing(named, self.folder())).collect();
            self.told.extend(told);
            there.into_iter().map(|named| named.path).collect()
        } else {
            flags.rules.clone()
        };
        if paths.is_empty() {
            // Without the mistake there might have been some.
            if self.is_faulty() {
                return Ok(Rules::default());
            }
            bail!("no rules: name them with --rules, or in a gainsay.toml{}", self.beginning());
        }
        let mut read: Vec<Arc<SourceFile>> = Vec::new();
        for path in rule_files(&paths)? {
            let decoded = files::read(&path)?;
            read.push(self.sources.add(|id| decoded.into_file(id, shown(&path))));
        }
        if read.is_empty() {
            bail!("no rules: there is no .toml file in {}", listed(&paths));
        }
        let (rules, told) = rule_file::load(&read);
        self.told.extend(told);
        Ok(rules)
    }

    /// Reads the texts, in the order of paths. One that cannot be read is told at once; the others go on.
    pub(super) fn texts(&mut self, flags: &TextFlags, scope: Scope) -> Result<Vec<Document>> {
        start_threads(flags.jobs)?;
        let mut wanted = self.wanted(flags, scope)?;
        if let Some(told) = absent::foreign(&self.foreign) {
            output::tell(&format!("gainsay: {told}"));
        }
        if wanted.is_empty() && self.unread == 0 {
            self.tell_absent()?;
            let named = [flags.paths.as_slice(), &flags.sources].concat();
            if !named.is_empty() {
                let formats =
                    ".txt, .md and .html are read, files of other names where they are named themselves";
                bail!("there is no text in {}: {formats}", listed(&named));
            }
            bail!("no texts: name them as PATHS or with --sources, or in a gainsay.toml{}", self.beginning());
        }
        let read: Vec<Result<Decoded, FileError>> = wanted
            .par_iter_mut()
            .map(|wanted| wanted.read.take().map_or_else(|| files::read(&wanted.file.path), Ok))
            .collect();
        let mut texts: Vec<(Arc<SourceFile>, Role)> = Vec::new();
        for (wanted, read) in wanted.iter().zip(read) {
            match read {
                Ok(decoded) => {
                    let file = self.sources.add(|id| decoded.into_file(id, shown(&wanted.file.path)));
                    self.inside.insert(file.id, self.inside(&wanted.file.identity));
                    texts.push((file, wanted.role));
                }
                Err(error) => self.complain(&error),
            }
        }
        let origins = self.origins(&texts);
        let (mut documents, told): (Vec<Document>, Vec<Vec<Diagnostic>>) = texts
            .into_par_iter()
            .map(|(file, role)| {
                let given = self.given(&self.inside[&file.id], flags, &origins);
                markup::document(file, role, &given)
            })
            .unzip();
        for document in &mut documents {
            let by_publisher = || self.config.tier_of(document.publisher.as_deref()?);
            document.tier = document.tier.or_else(by_publisher);
        }
        self.told.extend(told.into_iter().flatten());
        Ok(documents)
    }

    /// The texts to read, each once and in the order of paths. What is a draft is no source. What is a
    /// source stays one though it be named: names change what is told, not what it rests on.
    fn wanted(&mut self, flags: &TextFlags, scope: Scope) -> Result<Vec<Wanted>> {
        let mut wanted = self.named(flags)?;
        let (mut drafts, mut sources) = (Found::default(), Found::default());
        if scope != Scope::Named || !flags.name_texts() {
            drafts = self.drafts(flags)?;
            sources = self.source_texts(flags)?;
            self.foreign.extend(sources.foreign.drain(..));
            let drafts: BTreeSet<&Path> = drafts.files.iter().map(|file| file.identity.as_path()).collect();
            sources.files.retain(|file| !drafts.contains(file.identity.as_path()));
        }
        if flags.name_texts() && scope != Scope::WithAll {
            // The other drafts are not asked about.
            drafts = Found::default();
        }
        self.foreign.extend(drafts.foreign.drain(..));
        let behind: BTreeSet<&Path> = sources.files.iter().map(|file| file.identity.as_path()).collect();
        for named in &mut wanted {
            if behind.contains(named.file.identity.as_path()) {
                named.role = Role::NamedSource;
            }
        }
        for (found, role) in [(drafts, Role::Draft), (sources, Role::Source)] {
            wanted.extend(self.told_of(found).into_iter().map(|file| Wanted { file, role, read: None }));
        }
        let mut seen = BTreeSet::new();
        wanted.retain(|wanted| seen.insert(wanted.file.identity.clone()));
        wanted.sort_by(|one, other| one.file.path.cmp(&other.file.path));
        Ok(wanted)
    }

    /// Standard input and PATHS, as drafts.
    fn named(&mut self, flags: &TextFlags) -> Result<Vec<Wanted>> {
        let mut named: Vec<Wanted> = standard_input(flags)?.into_iter().collect();
        let paths: Vec<PathBuf> =
            flags.paths.iter().filter(|path| !is_standard_input(path)).cloned().collect();
        let mut found = files::find(&paths, Ignored::Heeded);
        self.foreign.extend(found.foreign.drain(..));
        let found = self.told_of(found);
        named.extend(found.into_iter().map(|file| Wanted { file, role: Role::Draft, read: None }));
        Ok(named)
    }

    /// The files that were found; what could not be looked into is told.
    fn told_of(&mut self, found: Found) -> Vec<FoundFile> {
        for error in &found.errors {
            self.complain(error);
        }
        found.files
    }

    /// The drafts of the configuration, unless the sources are named on the command line.
    fn drafts(&mut self, flags: &TextFlags) -> Result<Found> {
        let Some(globs) = self.config.drafts.as_deref().filter(|_| flags.sources.is_empty()) else {
            return Ok(Found::default());
        };
        let all: Vec<&str> = globs.iter().map(|glob| glob.value.as_str()).collect();
        let matching = files::find_matching(self.folder(), &all, Ignored::Heeded)
            .context("`drafts` in the configuration")?;
        if !flags.name_texts() && self.config.report_unused != Some(false) {
            let unmatched = absent::unmatched(globs, &matching.met);
            let told: Vec<_> = unmatched.map(|glob| absent::no_match("draft", glob, self.folder())).collect();
            self.absent.extend(told);
        }
        Ok(self.seen_from_here(matching.found))
    }

    fn source_texts(&mut self, flags: &TextFlags) -> Result<Found> {
        if !flags.sources.is_empty() {
            return Ok(files::find(&flags.sources, Ignored::Read));
        }
        let tells_unused = !flags.name_texts() && self.config.report_unused != Some(false);
        let (mut globs, mut met) = (Vec::new(), Vec::new());
        let mut all = Found::default();
        for named in &self.config.sources.clone().unwrap_or_default() {
            let is_glob = absent::is_glob(named);
            if !named.path.exists() && !is_glob {
                self.absent.push(absent::missing(named, self.folder()));
                self.unread += 1;
                continue;
            }
            let found = if is_glob {
                files::find_matching(self.folder(), &[&named.text], Ignored::Read)
                    .context("`sources` in the configuration")?
                    .found
            } else {
                files::find(slice::from_ref(&named.path), Ignored::Read)
            };
            let is_empty = found.files.is_empty() && found.errors.is_empty();
            if is_glob {
                globs.push(Word { value: named.text.clone(), span: named.span });
                met.push(!is_empty);
            } else if is_empty && tells_unused {
                self.absent.push(absent::empty(named));
            }
            all.files.extend(found.files);
            all.errors.extend(found.errors);
            all.foreign.extend(found.foreign);
        }
        if tells_unused {
            let unmatched = absent::unmatched(&globs, &met);
            let told: Vec<_> =
                unmatched.map(|glob| absent::no_match("source", glob, self.folder())).collect();
            self.absent.extend(told);
        }
        self.absent.sort_by_key(Diagnostic::primary_span);
        Ok(self.seen_from_here(all))
    }

    /// Files that the configuration names, by their paths from the working directory where they are below it.
    fn seen_from_here(&self, mut found: Found) -> Found {
        for file in &mut found.files {
            if let Ok(inside) = file.identity.strip_prefix(&self.here) {
                file.path = inside.to_owned();
            }
        }
        found
    }

    /// Tells in a line each what is absent, where there is no report to hold it.
    pub(super) fn tell_absent(&self) -> Result<()> {
        let report =
            Report { diagnostics: &self.absent, sources: &self.sources, summary: Summary::default() };
        Ok(render::write(Format::Short, &report, &Page::default(), &mut io::stderr().lock())?)
    }

    /// How to begin, for whoever has no configuration yet.
    fn beginning(&self) -> &'static str {
        if self.config.rules.is_none() { "; `gainsay init` writes a set to begin with" } else { "" }
    }

    /// The folder of the configuration, as its path is given.
    fn folder(&self) -> &Path {
        if self.config.root.as_os_str().is_empty() { Path::new(".") } else { &self.config.root }
    }

    /// What each `derived-from` stands for: the path of the first text that it fits, else its own words.
    fn origins(&self, texts: &[(Arc<SourceFile>, Role)]) -> BTreeMap<String, String> {
        let globs = self.config.texts.iter().filter_map(|known| known.derived_from.as_ref());
        globs
            .map(|glob| {
                let fits = |file: &&Arc<SourceFile>| glob.matches(&self.inside[&file.id]);
                let origin = texts.iter().map(|(file, _)| file).find(fits);
                (glob.text.clone(), origin.map_or(&glob.text, |file| &file.path).clone())
            })
            .collect()
    }

    /// The path of a text as seen from the configuration. A file that is not there yet has no identity but
    /// its path, and standard input only its sign.
    fn inside(&self, identity: &Path) -> PathBuf {
        if is_standard_input(identity) {
            return identity.to_owned();
        }
        Config::inside(&self.root, &self.here.join(identity))
    }

    /// What the configuration and the command line know of a text.
    fn given(&self, inside: &Path, flags: &TextFlags, origins: &BTreeMap<String, String>) -> Given {
        let derived_from = self.config.known(inside, |text| text.derived_from.as_ref());
        let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        Given {
            known_as: Some(parts.join("/")),
            publisher: self.config.known(inside, |text| text.publisher.clone()),
            published: self.config.known(inside, |text| text.published),
            day_order: self.config.known(inside, |text| text.day_order),
            currency: self.config.known(inside, |text| text.currency),
            tier: self.config.known(inside, |text| text.tier),
            derived_from: derived_from.and_then(|glob| origins.get(&glob.text)).cloned(),
            published_default: flags.published,
        }
    }

    fn complain(&mut self, error: &FileError) {
        output::tell(&format!("gainsay: {error}"));
        self.unread += 1;
    }
}

/// Without a number, as many threads as there are cores.
fn start_threads(jobs: Option<u16>) -> Result<()> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.map_or(0, usize::from));
    pool.build_global().context("cannot start threads")
}

/// Every `*.toml` in the folders, and the files that are named; in order of path, each once.
fn rule_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut found = BTreeSet::new();
    for path in paths {
        if !path.is_dir() {
            found.insert(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).follow_links(true) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if concerns_rules(&error) => {
                    bail!("cannot read the rules in {}: {}", path.display(), cause(&error));
                }
                Err(_) => continue,
            };
            if entry.file_type().is_file() && entry.path().extension().is_some_and(|it| it == "toml") {
                found.insert(entry.into_path());
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Whether what cannot be walked into may hold rules: a folder, or what is called like a rule file.
fn concerns_rules(error: &walkdir::Error) -> bool {
    let may_hold_rules =
        |path: &Path| path.is_dir() || path.extension().is_some_and(|extension| extension == "toml");
    error.loop_ancestor().is_none() && error.path().is_none_or(may_hold_rules)
}

/// What is wrong with a path, in a few words.
fn cause(error: &walkdir::Error) -> String {
    let path = error.path().unwrap_or(Path::new("")).display();
    match error.io_error() {
        None => format!("{path} cannot be looked into"),
        Some(error) if error.kind() == io::ErrorKind::NotFound => {
            format!("{path} is a symbolic link to a file that does not exist")
        }
        Some(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            format!("{path}: permission denied")
        }
        Some(error) => format!("{path}: {error}"),
    }
}

/// The rule files that paths name, each the same however it is reached.
pub(super) fn identities(paths: &[PathBuf]) -> Result<BTreeSet<PathBuf>> {
    Ok(rule_files(paths)?.iter().map(|path| identity(path)).collect())
}

/// Absolute, links followed; of what is not there, as it is.
pub(super) fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The text on standard input, where PATHS name it or `--stdin-path` says which file it stands for.
fn standard_input(flags: &TextFlags) -> Result<Option<Wanted>> {
    if flags.stdin_path.is_none() && !flags.paths.iter().any(|path| is_standard_input(path)) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
    let path = flags.stdin_path.clone().unwrap_or_else(|| PathBuf::from("-"));
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let read = Some(files::decode(bytes, extension.as_deref()).context("standard input is not text")?);
    let identity = path.canonicalize().unwrap_or_else(|_| path.clone());
    Ok(Some(Wanted { file: FoundFile { path, identity }, role: Role::Draft, read }))
}

/// A path as results show it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn listed(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
