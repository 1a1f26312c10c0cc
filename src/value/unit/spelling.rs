//! How units of measure are written: their names, and their signs.

use super::Named;
use super::definition::{define, under_prefixes};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Names in words, in any case: code, how many of it, names; a plural in -s is understood.
const NAMES: &[(&str, f64, &[&str])] = &[
    ("m", 1.0, &["metre", "meter"]),
    ("km", 1.0, &["klick"]),
    ("um", 1.0, &["micron"]),
    ("Angstrom", 1.0, &["angstrom", "ångström", "ångstrom"]),
    ("in", 1.0, &["inch", "inches"]),
    ("ft", 1.0, &["foot", "feet"]),
    ("yd", 1.0, &["yard"]),
    ("mi", 1.0, &["mile"]),
    ("nmi", 1.0, &["nautical mile", "sea mile"]),
    ("furlong", 1.0, &["furlong"]),
    ("fathom", 1.0, &["fathom"]),
    ("au", 1.0, &["astronomical unit"]),
    ("ly", 1.0, &["light year", "light-year", "lightyear"]),
    ("pc", 1.0, &["parsec"]),
    ("ha", 1.0, &["hectare"]),
    ("acre", 1.0, &["acre"]),
    ("L", 1.0, &["litre", "liter"]),
    ("gal", 1.0, &["gallon", "us gallon", "imperial gallon"]),
    ("qt", 1.0, &["quart"]),
    ("pt", 1.0, &["pint"]),
    ("floz", 1.0, &["fluid ounce"]),
    ("cup", 1.0, &["cup"]),
    ("tbsp", 1.0, &["tablespoon", "tbsp", "tbsps"]),
    ("tsp", 1.0, &["teaspoon", "tsp", "tsps"]),
    ("bbl", 1.0, &["barrel", "bbl", "bbls"]),
    ("bushel", 1.0, &["bushel"]),
    ("acft", 1.0, &["acre-foot", "acre-feet", "acre foot", "acre feet"]),
    ("g", 1.0, &["gram", "gramme"]),
    ("kg", 1.0, &["kilo"]),
    ("t", 1.0, &["tonne", "metric ton", "metric tonne", "deadweight tonne"]),
    ("ton", 1.0, &["ton", "short ton", "long ton", "deadweight ton"]),
    ("lb", 1.0, &["pound"]),
    ("oz", 1.0, &["ounce"]),
    ("ozt", 1.0, &["troy ounce"]),
    ("cwt", 1.0, &["hundredweight"]),
    ("st", 1.0, &["stone"]),
    ("ct", 1.0, &["carat"]),
    ("a", 1.0, &["year", "yr"]),
    ("a", 10.0, &["decade"]),
    ("a", 100.0, &["century", "centuries"]),
    ("a", 1000.0, &["millennium", "millennia"]),
    ("mo", 1.0, &["month", "mth"]),
    ("wk", 1.0, &["week", "wk"]),
    ("wk", 2.0, &["fortnight"]),
    ("d", 1.0, &["day", "night"]),
    ("h", 1.0, &["hour", "hr"]),
    ("min", 1.0, &["minute"]),
    ("s", 1.0, &["second"]),
    ("K", 1.0, &["kelvin"]),
    (
        "degC",
        1.0,
        &[
            "degree celsius",
            "degree celcius",
            "degree centigrade",
            "celsius",
            "celcius",
            "centigrade",
            "centigrate",
            "deg celsius",
            "degree c",
            "deg c",
        ],
    ),
    (
        "degF",
        1.0,
        &[
            "degree fahrenheit",
            "degree farenheit",
            "fahrenheit",
            "farenheit",
            "degree f",
            "deg f",
            "deg fahrenheit",
        ],
    ),
    ("deg", 1.0, &["degree", "deg"]),
    ("turn", 1.0, &[]),
    ("kn", 1.0, &["knot"]),
    ("Hz", 1.0, &["hertz"]),
    ("rpm", 1.0, &["rpm", "revolutions per minute", "revolutions a minute", "revs per minute"]),
    ("bpm", 1.0, &["bpm", "beats per minute", "beats a minute"]),
    ("N", 1.0, &["newton"]),
    ("J", 1.0, &["joule"]),
    ("Wh", 1.0, &["watt hour", "watt-hour"]),
    ("calorie", 1.0, &["calorie"]),
    ("kcal", 1.0, &["kilocalorie"]),
    ("Btu", 1.0, &["british thermal unit", "btu", "btus"]),
    ("Btu", 1e6, &["mmbtu"]),
    ("therm", 1.0, &["therm"]),
    ("Nm", 1.0, &["newton metre", "newton meter", "newton-metre", "newton-meter"]),
    (
        "lbft",
        1.0,
        &[
            "pound foot",
            "pound feet",
            "pound-foot",
            "pound-feet",
            "foot pound",
            "foot-pound",
            "lb ft",
            "lb-ft",
            "ft lb",
            "ft-lb",
        ],
    ),
    ("eV", 1.0, &["electronvolt", "electron volt"]),
    ("W", 1.0, &["watt"]),
    ("hp", 1.0, &["horsepower", "hp", "bhp"]),
    ("Pa", 1.0, &["pascal"]),
    ("atm", 1.0, &["atmosphere"]),
    ("psi", 1.0, &["psi"]),
    ("bit", 1.0, &["bit"]),
    ("B", 1.0, &["byte"]),
    ("kB", 1.0, &["kilobyte"]),
    ("MB", 1.0, &["megabyte"]),
    ("GB", 1.0, &["gigabyte"]),
    ("TB", 1.0, &["terabyte"]),
    ("PB", 1.0, &["petabyte"]),
    ("EB", 1.0, &["exabyte"]),
    ("ZB", 1.0, &["zettabyte"]),
    ("KiB", 1.0, &["kibibyte"]),
    ("MiB", 1.0, &["mebibyte"]),
    ("GiB", 1.0, &["gibibyte"]),
    ("V", 1.0, &["volt"]),
    ("A", 1.0, &["ampere", "amp"]),
    ("Sv", 1.0, &["sievert"]),
    ("Ah", 1.0, &["amp-hour", "amp hour", "ampere-hour", "ampere hour"]),
    ("Ohm", 1.0, &["ohm"]),
    ("T", 1.0, &["tesla"]),
    ("Bq", 1.0, &["becquerel"]),
    ("VA", 1.0, &["volt-ampere", "volt ampere"]),
    ("IU", 1.0, &["international unit"]),
    ("TEU", 1.0, &["twenty-foot equivalent unit"]),
    ("dB", 1.0, &["decibel"]),
    ("lm", 1.0, &["lumen"]),
    ("lx", 1.0, &["lux"]),
    ("cd", 1.0, &["candela"]),
    ("nit", 1.0, &["nit"]),
    ("dpi", 1.0, &["dpi", "dots per inch"]),
    ("arcmin", 1.0, &["arcminute", "arc minute", "arc-minute"]),
    ("arcsec", 1.0, &["arcsecond", "arc second", "arc-second"]),
    ("marcsec", 1.0, &["milliarcsecond"]),
    ("m3", 1e9, &["bcm"]),
    ("ft3", 1e9, &["bcf"]),
    ("ft3", 1e12, &["tcf"]),
    ("px", 1.0, &["pixel"]),
    ("fold", 1.0, &["fold"]),
    ("q", 1.0, &["quintal"]),
    ("Msun", 1.0, &["solar mass", "solar masses"]),
    ("dpi", 1.0, &["ppi", "pixels per inch"]),
    ("MP", 1.0, &["megapixel"]),
    ("rad", 1.0, &["radian"]),
    ("ppm", 1.0, &["parts per million", "ppm"]),
    ("ppb", 1.0, &["parts per billion", "ppb"]),
    ("ppt", 1.0, &["parts per trillion"]),
];

/// Signs, case and all: what is written, code.
const SYMBOLS: &[(&str, &str)] = &[
    ("m", "m"),
    ("KM", "km"),
    ("Km", "km"),
    ("kms", "km"),
    ("CM", "cm"),
    ("ft", "ft"),
    ("FT", "ft"),
    ("yd", "yd"),
    ("yds", "yd"),
    ("mi", "mi"),
    ("nmi", "nmi"),
    ("ly", "ly"),
    ("au", "au"),
    ("AU", "au"),
    ("ha", "ha"),
    ("Ha", "ha"),
    ("ac", "acre"),
    ("Mha", "Mha"),
    ("sqft", "ft2"),
    ("sqm", "m2"),
    ("sqkm", "km2"),
    ("cwt", "cwt"),
    ("dwt", "t"),
    ("boe", "bbl"),
    ("kWp", "kW"),
    ("MWp", "MW"),
    ("MWe", "MW"),
    ("GWp", "GW"),
    ("Ah", "Ah"),
    ("Ω", "Ohm"),
    ("Ω", "Ohm"),
    ("Nm", "Nm"),
    ("Bq", "Bq"),
    ("mol", "mol"),
    ("IU", "IU"),
    ("TEU", "TEU"),
    ("TEUs", "TEU"),
    ("d", "d"),
    ("l", "L"),
    ("L", "L"),
    ("gal", "gal"),
    ("qt", "qt"),
    ("pt", "pt"),
    ("cc", "cm3"),
    ("KG", "kg"),
    ("Kg", "kg"),
    ("kgs", "kg"),
    ("g", "g"),
    ("mcg", "ug"),
    ("t", "t"),
    ("lb", "lb"),
    ("lbs", "lb"),
    ("LBS", "lb"),
    ("oz", "oz"),
    ("st", "st"),
    ("OZ", "oz"),
    ("ct", "ct"),
    ("yrs", "a"),
    ("mos", "mo"),
    ("h", "h"),
    ("hrs", "h"),
    ("min", "min"),
    ("mins", "min"),
    ("s", "s"),
    ("sec", "s"),
    ("secs", "s"),
    ("kn", "kn"),
    ("kts", "kn"),
    ("Hz", "Hz"),
    ("J", "J"),
    ("Wh", "Wh"),
    ("KWh", "kWh"),
    ("kwh", "kWh"),
    ("cal", "cal"),
    ("kcal", "kcal"),
    ("eV", "eV"),
    ("W", "W"),
    ("KW", "kW"),
    ("kw", "kW"),
    ("Pa", "Pa"),
    ("bar", "bar"),
    ("mb", "MB"),
    ("atm", "atm"),
    ("mmHg", "mmHg"),
    ("inHg", "inHg"),
    ("kb", "kB"),
    ("kB", "kB"),
    ("KB", "kB"),
    ("MB", "MB"),
    ("GB", "GB"),
    ("gb", "GB"),
    ("TB", "TB"),
    ("PB", "PB"),
    ("EB", "EB"),
    ("Mb", "Mbit"),
    ("Gb", "Gbit"),
    ("KiB", "KiB"),
    ("MiB", "MiB"),
    ("GiB", "GiB"),
    ("TiB", "TiB"),
    ("V", "V"),
    ("A", "A"),
    ("Sv", "Sv"),
    ("Gy", "Gy"),
    ("dB", "dB"),
    ("px", "px"),
    ("TOPS", "TOPS"),
    ("x", "fold"),
    ("PS", "hp"),
    ("MP", "MP"),
    ("K", "K"),
    ("C", "degC"),
    ("F", "degF"),
    ("in", "in"),
    ("rad", "rad"),
    ("y", "a"),
    ("Y", "a"),
];

/// Speeds and rates that are written as one word: what is written, codes above and below the line.
pub(super) const SLASHLESS: &[(&str, &str, &str)] = &[
    ("mph", "mi", "h"),
    ("MPH", "mi", "h"),
    ("kph", "km", "h"),
    ("kmph", "km", "h"),
    ("kmh", "km", "h"),
    ("KPH", "km", "h"),
    ("fps", "frame", "s"),
    ("kbps", "kbit", "s"),
    ("Kbps", "kbit", "s"),
    ("Mbps", "Mbit", "s"),
    ("mbps", "Mbit", "s"),
    ("Gbps", "Gbit", "s"),
    ("gbps", "Gbit", "s"),
    ("MBps", "MB", "s"),
    ("bpd", "bbl", "d"),
    ("bopd", "bbl", "d"),
    ("boepd", "bbl", "d"),
    ("cfs", "ft3", "s"),
    ("cfm", "ft3", "min"),
    ("gpm", "gal", "min"),
    ("kmpl", "km", "L"),
    ("mpg", "mi", "gal"),
];

/// Rates in several words, of what is no measure by itself: the words, codes above and below the line.
pub(super) const WORDED: &[(&[&str], &str, &str)] =
    &[(&["frames", "per", "second"], "frame", "s"), (&["b", "/", "d"], "bbl", "d")];

/// Squares and cubes of lengths, and of the second under a rate.
pub(super) const POWERS: &[(&str, &str, &str)] = &[
    ("m", "m2", "m3"),
    ("km", "km2", "km3"),
    ("cm", "cm2", "cm3"),
    ("mm", "mm2", "mm3"),
    ("in", "in2", "in3"),
    ("ft", "ft2", "ft3"),
    ("yd", "yd2", "yd3"),
    ("mi", "mi2", "mi3"),
    ("s", "s2", "s3"),
];

/// The first words of all that can be read as a unit, plurals included, in lower case: for the lexicon.
pub(crate) fn beginnings() -> impl Iterator<Item = Cow<'static, str>> {
    let names = TABLES.names.keys().flat_map(|name| [Cow::Borrowed(*name), Cow::Owned(format!("{name}s"))]);
    let signs = signs().map(|sign| Cow::Owned(sign.to_lowercase()));
    let worded = WORDED.iter().map(|(words, ..)| words[0]);
    let powers = ["square", "cubic", "sq", "cu"];
    names.chain(signs).chain(worded.chain(powers).map(Cow::Borrowed))
}

/// All signs, those of rates included.
pub(super) fn signs() -> impl Iterator<Item = &'static str> {
    TABLES.symbols.keys().copied().chain(SLASHLESS.iter().map(|(written, ..)| *written))
}

/// All names in words.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().flat_map(|(.., spellings)| *spellings).copied()
}

/// Names by their first word (in any form), signs by themselves.
pub(super) struct Tables {
    pub(super) names: FxHashMap<&'static str, Vec<(Vec<String>, Named)>>,
    pub(super) symbols: FxHashMap<&'static str, &'static str>,
}

pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables { names: FxHashMap::default(), symbols: FxHashMap::default() };
    for (code, times, spellings) in NAMES {
        for spelling in *spellings {
            tables.add_name(spelling, Named { code, times: *times });
        }
    }
    for (code, family, (_, signs, name, _)) in under_prefixes() {
        let Some(code) = define(&code).map(|unit| unit.code) else { continue };
        for of_unit in family.names {
            tables.add_name(format!("{name}{of_unit}").leak(), Named { code, times: 1.0 });
        }
        for (sign, of_unit) in signs.iter().flat_map(|sign| family.signs.iter().map(move |unit| (sign, unit)))
        {
            tables.symbols.insert(format!("{sign}{of_unit}").leak(), code);
        }
    }
    // A pronoun, and a country.
    tables.symbols.remove("us");
    tables.symbols.extend(SYMBOLS.iter().copied());
    tables
        .names
        .values_mut()
        .for_each(|names| names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    tables
});

impl Tables {
    fn add_name(&mut self, spelling: &'static str, named: Named) {
        let words = spelling.replace('-', " - ").split(' ').map(str::to_owned).collect();
        let first = spelling.split([' ', '-']).next().unwrap_or(spelling);
        self.names.entry(first).or_default().push((words, named));
    }
}
