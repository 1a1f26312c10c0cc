//! Words that tell whether a number beside them counts.

/// Nouns that a number behind them numbers.
pub(crate) const LABELS: &str = "\
    act algorithm amendment annex apartment apollo appendix area art article articles asteroid base bay berth \
    bin block box building bus bwv camp canto category cell ch channel chapter chapters checkpoint class clause \
    clauses code column comet compound concerto corollary day directive disc discs districts division doi \
    edition element entry episode episodes equation error exercise exercises exit exits ext extension fax fig \
    figs figure figures flat flight floor footnote footnotes formula gallery game gas gate gates grade grades \
    group hangar heat highway hwy hymn image images interstate isbn issn issue item junction junctions lane \
    lanes lap laps lemma lesson level levels line lines list lot mark match milepost model module motion no nos \
    note nr nrs number numbers op option opus ordinance page pages para paragraph paragraphs part phase phone \
    photo picture pier platform platforms platoon plot point pos position pp precinct problem proposition \
    protocol psalm psalms question race reactor ref reg regulation resolution rev ring road room round route row \
    rows rule runway samples scene season seasons seat sec section sections sector seed series session slide \
    sonata sonnet stage stanza step steps suite symphonies symphony table tables tel telephone terminal test \
    theorem ticket tier title track type unit vent verse verses version versions vol volume volumes ward \
    warehouse week windows world zone";

/// Words behind a house number.
pub(crate) const STREETS: &str = "\
    street st road rd avenue ave boulevard blvd lane drive dr court place way terrace highway parkway \
    crescent row mews";

/// Plurals without -s, and words that stand for the people or things counted.
pub(crate) const COUNTED: &str = "\
    people men women children police staff personnel troops dead killed injured wounded hurt missing \
    others more cattle sheep fish aircraft votes fatalities crew folk deer species series times percent \
    feet alive detained arrested displaced homeless sick dying additional";

/// Words in -s that name nothing.
pub(crate) const NOT_PLURAL: &str = "\
    is was has does this as its his says plus goes us thus less across always perhaps towards versus \
    minus yes unless besides afterwards kills remains comes takes makes gets means shows seems becomes \
    includes looks gives begins ends runs starts appears stands sits lies hits business news pass crisis \
    basis analysis";

/// Verbs of headlines, which capitalise every word: "Blast Kills 12 Soldiers".
pub(crate) const HEADLINE_VERBS: &str = "\
    kills killed kill killing injures injured injuring wounds wounded wounding leaves leaving left hits \
    hit tops reaches loses lost sends sent adds cuts dead frees arrests arrested claims passes raises \
    exceeds reports has have had detains evacuates strands displaces saves rescues fires hires buys \
    sells orders wins toll";

/// Function words that begin sentences before a figure: no names, whatever their capital.
pub(crate) const FUNCTION_WORDS: &str = "\
    a about above after again all almost also although among an and another any approximately are around \
    as at because before behind below besides between both but by despite during each even every exactly \
    except fewer first for from give had has have her his i if in including inside is it its just last \
    least less like many meanwhile more most my nearly next nor not now of on once one only or other our \
    out over per plus roughly same since so some still such than that the their then there these they \
    this those though through to today together total under until up was we were what when where whereas \
    which while who with within without yesterday yet you your altogether overall currently recently \
    dozens take use serves add make mix bake cook cut be contains include see whisk beat stir pour chop place \
    boil simmer heat melt sprinkle slice peel combine roll spread fry press fold divide soak blend leave allow \
    keep need buy get send bring try wait imagine";

/// Nouns that number as [`LABELS`] do, and are verbs too.
pub(super) const VERB_LABELS: &[&str] = &[
    "bug", "build", "car", "commit", "count", "counts", "decree", "dial", "hill", "move", "order",
    "petition", "plan", "plans", "press", "sample", "sheet", "train", "vote",
];

/// Words that number where they are cut short: "Res. 7".
pub(super) const CUT_SHORT: &[&str] = &["amend", "app", "cl", "con", "dkt", "ex", "res", "seq", "stat"];

/// Parts of documents, which are numbered with points: "section 8.3".
pub(super) const DOCUMENT_PARTS: &[&str] = &[
    "appendix",
    "article",
    "box",
    "chapter",
    "clause",
    "equation",
    "fig",
    "figure",
    "lemma",
    "paragraph",
    "part",
    "rule",
    "section",
    "sections",
    "table",
    "theorem",
    "version",
    "versions",
];

/// Troops with a number before their name: "101 Squadron".
pub(super) const TROOPS: &[&str] =
    &["squadron", "corps", "commando", "regiment", "brigade", "battalion", "battery", "wing"];
