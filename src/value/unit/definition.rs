//! What units of measure are of each other.
//!
//! Factors are exact by definition (SI brochure; international yard and pound of 1959). Where one
//! word names several units (a ton, a gallon, a month), the factor is a range that holds them all.

use crate::value::numeral::scale10;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Exponents of length, mass, time, temperature, information, current, and of a scale of its own.
pub(crate) type Dimension = [i8; 7];

/// A unit that a code stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Definition {
    pub(crate) code: &'static str,
    pub(crate) dimension: Dimension,
    /// How many of the base unit it is, at the least and at the most.
    pub(crate) factor: (f64, f64),
    /// What stands at zero of the unit, in the base unit: temperatures alone have another than 0.
    pub(crate) zero: f64,
}

const ONE: Dimension = [0; 7];
const LENGTH: Dimension = [1, 0, 0, 0, 0, 0, 0];
const AREA: Dimension = [2, 0, 0, 0, 0, 0, 0];
const VOLUME: Dimension = [3, 0, 0, 0, 0, 0, 0];
const MASS: Dimension = [0, 1, 0, 0, 0, 0, 0];
pub(crate) const TIME: Dimension = [0, 0, 1, 0, 0, 0, 0];
pub(crate) const TEMPERATURE: Dimension = [0, 0, 0, 1, 0, 0, 0];
const DATA: Dimension = [0, 0, 0, 0, 1, 0, 0];
const CURRENT: Dimension = [0, 0, 0, 0, 0, 1, 0];
const SPEED: Dimension = [1, 0, -1, 0, 0, 0, 0];
const FREQUENCY: Dimension = [0, 0, -1, 0, 0, 0, 0];
const FORCE: Dimension = [1, 1, -2, 0, 0, 0, 0];
const ENERGY: Dimension = [2, 1, -2, 0, 0, 0, 0];
const POWER: Dimension = [2, 1, -3, 0, 0, 0, 0];
const PRESSURE: Dimension = [-1, 1, -2, 0, 0, 0, 0];
const VOLTAGE: Dimension = [2, 1, -3, 0, 0, -1, 0];
const DOSE: Dimension = [2, 0, -2, 0, 0, 0, 0];
const CHARGE: Dimension = [0, 0, 1, 0, 0, 1, 0];
const RESISTANCE: Dimension = [2, 1, -3, 0, 0, -2, 0];
const CAPACITANCE: Dimension = [-2, -1, 4, 0, 0, 2, 0];
const FLUX_DENSITY: Dimension = [0, 1, -2, 0, 0, -1, 0];
/// Scales that nothing else is measured in.
const ANGLE: Dimension = [0, 0, 0, 0, 0, 0, 1];
const LOUDNESS: Dimension = [0, 0, 0, 0, 0, 0, 2];
const LIGHT: Dimension = [0, 0, 0, 0, 0, 0, 3];
const CARBON_CONTENT: Dimension = [0, 0, 0, 0, 0, 0, 4];
const PIXELS: Dimension = [0, 0, 0, 0, 0, 0, 5];
const ACTIVITY: Dimension = [0, 0, -1, 0, 0, 0, 6];
const SUBSTANCE: Dimension = [0, 0, 0, 0, 0, 0, 7];
const CONCENTRATION: Dimension = [-3, 0, 0, 0, 0, 0, 7];
const BIOLOGICAL_EFFECT: Dimension = [0, 0, 0, 0, 0, 0, 8];
const CONTAINERS: Dimension = [0, 0, 0, 0, 0, 0, 9];
const FRAMES: Dimension = [0, 0, 0, 0, 0, 0, 10];
const INTENSITY: Dimension = [0, 0, 0, 0, 0, 0, 11];
const BRIGHTNESS: Dimension = [-2, 0, 0, 0, 0, 0, 11];
const ILLUMINANCE: Dimension = [-2, 0, 0, 0, 0, 0, 3];
const RESOLUTION: Dimension = [-1, 0, 0, 0, 0, 0, 12];
/// Operations a second.
const COMPUTING: Dimension = [0, 0, -1, 0, 0, 0, 14];
/// A joule in its dimension, but no energy.
const TORQUE: Dimension = [2, 1, -2, 0, 0, 0, 13];

/// What quantities can be narrowed to, as rule files name it, and a notation of such a quantity.
pub(crate) const DIMENSIONS: [(&str, Dimension, &str); 18] = [
    ("length", LENGTH, "3200 m"),
    ("area", AREA, "11.5 mi2"),
    ("volume", VOLUME, "40 L"),
    ("mass", MASS, "4 t"),
    ("temperature", TEMPERATURE, "17 degC"),
    ("data", DATA, "4 GB"),
    ("current", CURRENT, "16 A"),
    ("speed", SPEED, "30 km/h"),
    ("frequency", FREQUENCY, "50 Hz"),
    ("force", FORCE, "9 kN"),
    ("energy", ENERGY, "40 kWh"),
    ("power", POWER, "3 MW"),
    ("pressure", PRESSURE, "980 hPa"),
    ("voltage", VOLTAGE, "380 kV"),
    ("dose", DOSE, "2 mSv"),
    ("angle", ANGLE, "30 deg"),
    ("loudness", LOUDNESS, "85 dB"),
    ("light", LIGHT, "800 lm"),
];

const fn unit(code: &'static str, dimension: Dimension, factor: f64) -> Definition {
    Definition { code, dimension, factor: (factor, factor), zero: 0.0 }
}

const fn loose(code: &'static str, dimension: Dimension, least: f64, most: f64) -> Definition {
    Definition { code, dimension, factor: (least, most), zero: 0.0 }
}

/// Units without a prefix of the SI.
const DEFINITIONS: &[Definition] = &[
    unit("in", LENGTH, 0.0254),
    unit("ft", LENGTH, 0.3048),
    unit("yd", LENGTH, 0.9144),
    unit("mi", LENGTH, 1609.344),
    unit("nmi", LENGTH, 1852.0),
    unit("100km", LENGTH, 1e5),
    unit("furlong", LENGTH, 201.168),
    unit("fathom", LENGTH, 1.8288),
    unit("au", LENGTH, 149_597_870_700.0),
    unit("ly", LENGTH, 9_460_730_472_580_800.0),
    unit("m2", AREA, 1.0),
    unit("km2", AREA, 1e6),
    unit("cm2", AREA, 1e-4),
    unit("mm2", AREA, 1e-6),
    unit("in2", AREA, 0.000_645_16),
    unit("ft2", AREA, 0.092_903_04),
    unit("yd2", AREA, 0.836_127_36),
    unit("mi2", AREA, 2_589_988.110_336),
    unit("ha", AREA, 1e4),
    unit("Mha", AREA, 1e10),
    unit("acre", AREA, 4_046.856_422_4),
    unit("m3", VOLUME, 1.0),
    unit("km3", VOLUME, 1e9),
    unit("cm3", VOLUME, 1e-6),
    unit("mm3", VOLUME, 1e-9),
    unit("in3", VOLUME, 0.000_016_387_064),
    unit("ft3", VOLUME, 0.028_316_846_592),
    unit("yd3", VOLUME, 0.764_554_857_984),
    unit("mi3", VOLUME, 4_168_181_825.440_579_6),
    // The gallon of the United States and the imperial one, and what they divide into.
    loose("gal", VOLUME, 0.003_785_411_784, 0.004_546_09),
    loose("qt", VOLUME, 0.000_946_352_946, 0.001_136_522_5),
    loose("pt", VOLUME, 0.000_473_176_473, 0.000_568_261_25),
    loose("floz", VOLUME, 0.000_028_413_062_5, 0.000_029_573_529_562_5),
    loose("cup", VOLUME, 0.000_236_588_236_5, 0.000_25),
    loose("tbsp", VOLUME, 0.000_014_786_764_781_25, 0.000_02),
    loose("tsp", VOLUME, 0.000_004_928_921_593_75, 0.000_005),
    unit("bbl", VOLUME, 0.158_987_294_928),
    loose("bushel", VOLUME, 0.035_239_070_166_88, 0.036_368_72),
    unit("100mL", VOLUME, 1e-4),
    unit("acft", VOLUME, 1_233.481_837_547_52),
    unit("100g", MASS, 0.1),
    unit("ozt", MASS, 0.031_103_476_8),
    loose("cwt", MASS, 45.359_237, 50.802_345_44),
    // Metric, short or long, the words do not tell.
    loose("ton", MASS, 907.184_74, 1_016.046_908_8),
    unit("lb", MASS, 0.453_592_37),
    loose("oz", MASS, 0.028_349_523_125, 0.031_103_476_8),
    unit("st", MASS, 6.350_293_18),
    unit("ct", MASS, 2e-4),
    // A day is 24 hours; a month is 28 to 31 days, a year 365 or 366.
    unit("s2", [0, 0, 2, 0, 0, 0, 0], 1.0),
    unit("s3", [0, 0, 3, 0, 0, 0, 0], 1.0),
    unit("min", TIME, 60.0),
    unit("h", TIME, 3_600.0),
    unit("d", TIME, 86_400.0),
    unit("wk", TIME, 604_800.0),
    loose("mo", TIME, 28.0 * 86_400.0, 31.0 * 86_400.0),
    loose("a", TIME, 365.0 * 86_400.0, 366.0 * 86_400.0),
    unit("K", TEMPERATURE, 1.0),
    Definition { code: "degC", dimension: TEMPERATURE, factor: (1.0, 1.0), zero: 273.15 },
    Definition {
        code: "degF",
        dimension: TEMPERATURE,
        factor: (5.0 / 9.0, 5.0 / 9.0),
        zero: 459.67 * 5.0 / 9.0,
    },
    unit("kn", SPEED, 1852.0 / 3600.0),
    unit("rpm", FREQUENCY, 1.0 / 60.0),
    unit("bpm", FREQUENCY, 1.0 / 60.0),
    unit("MN", FORCE, 1e6),
    unit("cal", ENERGY, 4.184),
    unit("kcal", ENERGY, 4_184.0),
    // On a label a calorie is a thousand of a physicist's.
    loose("calorie", ENERGY, 4.184, 4_184.0),
    loose("Btu", ENERGY, 1_054.35, 1_059.67),
    loose("therm", ENERGY, 105_480_400.0, 105_505_600.0),
    unit("lbft", TORQUE, 1.355_817_948_331_400_4),
    loose("hp", POWER, 735.498_75, 745.699_871_582_270_2),
    unit("atm", PRESSURE, 101_325.0),
    unit("Torr", PRESSURE, 133.322_368_421),
    unit("psi", PRESSURE, 6_894.757_293_168_361),
    unit("mmHg", PRESSURE, 133.322_387_415),
    unit("inHg", PRESSURE, 3_386.388_640_341),
    // A "megabyte" is a power of ten or of two, by the trade.
    unit("B", DATA, 8.0),
    loose("kB", DATA, 8e3, 8.0 * 1_024.0),
    loose("MB", DATA, 8e6, 8.0 * 1_048_576.0),
    loose("GB", DATA, 8e9, 8.0 * 1_073_741_824.0),
    loose("TB", DATA, 8e12, 8.0 * 1_099_511_627_776.0),
    loose("PB", DATA, 8e15, 8.0 * 1_125_899_906_842_624.0),
    loose("EB", DATA, 8e18, 8.0 * 1_152_921_504_606_846_976.0),
    loose("ZB", DATA, 8e21, 8.0 * 1_180_591_620_717_411_303_424.0),
    unit("KiB", DATA, 8.0 * 1_024.0),
    unit("MiB", DATA, 8.0 * 1_048_576.0),
    unit("GiB", DATA, 8.0 * 1_073_741_824.0),
    unit("TiB", DATA, 8.0 * 1_099_511_627_776.0),
    unit("deg", ANGLE, 1.0),
    unit("rad", ANGLE, 57.295_779_513_082_32),
    unit("turn", ANGLE, 360.0),
    unit("arcmin", ANGLE, 1.0 / 60.0),
    unit("arcsec", ANGLE, 1.0 / 3_600.0),
    unit("marcsec", ANGLE, 1.0 / 3_600_000.0),
    unit("dB", LOUDNESS, 1.0),
    unit("lm", LIGHT, 1.0),
    unit("lx", ILLUMINANCE, 1.0),
    unit("cd", INTENSITY, 1.0),
    unit("nit", BRIGHTNESS, 1.0),
    unit("dpi", RESOLUTION, 1.0),
    unit("G", FLUX_DENSITY, 1e-4),
    unit("IU", BIOLOGICAL_EFFECT, 1.0),
    unit("TEU", CONTAINERS, 1.0),
    unit("frame", FRAMES, 1.0),
    unit("CO2e", CARBON_CONTENT, 1.0),
    unit("px", PIXELS, 1.0),
    unit("fold", ONE, 1.0),
    unit("Angstrom", LENGTH, 1e-10),
    unit("TOPS", COMPUTING, 1e12),
    unit("q", MASS, 100.0),
    unit("Msun", MASS, 1.988_41e30),
    unit("MP", PIXELS, 1e6),
    unit("ppm", ONE, 1e-6),
    unit("ppb", ONE, 1e-9),
    unit("ppt", ONE, 1e-12),
];

/// A unit that prefixes of the SI are put before.
pub(super) struct Prefixed {
    code: &'static str,
    dimension: Dimension,
    factor: f64,
    /// The codes of the prefixes that people use with it.
    prefixes: &'static str,
    /// What stands behind a prefix that is a sign.
    pub(super) signs: &'static [&'static str],
    /// What stands behind a prefix that is a word.
    pub(super) names: &'static [&'static str],
}

const fn prefixed(
    code: &'static str,
    dimension: Dimension,
    factor: f64,
    prefixes: &'static str,
    signs: &'static [&'static str],
    names: &'static [&'static str],
) -> Prefixed {
    Prefixed { code, dimension, factor, prefixes, signs, names }
}

const FAMILIES: &[Prefixed] = &[
    prefixed("m", LENGTH, 1.0, "kdcmunp", &["m"], &["metre", "meter"]),
    prefixed("pc", LENGTH, 3.085_677_581_491_367e16, "kMG", &["pc"], &["parsec"]),
    prefixed("L", VOLUME, 1e-3, "mucdhMG", &["L", "l"], &["litre", "liter"]),
    prefixed("g", MASS, 1e-3, "kmunp", &["g"], &["gram", "gramme"]),
    prefixed("t", MASS, 1e3, "kMG", &["t"], &["tonne", "ton"]),
    // A day is 24 hours.
    prefixed("s", TIME, 1.0, "munpf", &["s"], &["second"]),
    prefixed("Hz", FREQUENCY, 1.0, "kMGT", &["Hz"], &["hertz"]),
    prefixed("N", FORCE, 1.0, "k", &["N"], &["newton"]),
    prefixed(
        "Nm",
        TORQUE,
        1.0,
        "k",
        &["Nm"],
        &["newton metre", "newton meter", "newton-metre", "newton-meter"],
    ),
    prefixed("J", ENERGY, 1.0, "kMGTPE", &["J"], &["joule"]),
    prefixed("Wh", ENERGY, 3.6e3, "kMGT", &["Wh"], &["watt hour", "watt-hour"]),
    prefixed("eV", ENERGY, 1.602_176_634e-19, "mkMGT", &["eV"], &["electronvolt", "electron volt"]),
    prefixed("W", POWER, 1.0, "mukMGTP", &["W"], &["watt"]),
    prefixed("VA", POWER, 1.0, "kM", &["VA"], &["volt-ampere", "volt ampere"]),
    prefixed("Pa", PRESSURE, 1.0, "mhkMG", &["Pa"], &["pascal"]),
    prefixed("bar", PRESSURE, 1e5, "mk", &["bar"], &["bar"]),
    prefixed("bit", DATA, 1.0, "kMGT", &["bit"], &["bit"]),
    prefixed("FLOPS", COMPUTING, 1.0, "MGTPE", &["FLOPS", "FLOPs"], &["flop"]),
    prefixed("V", VOLTAGE, 1.0, "mukM", &["V"], &["volt"]),
    prefixed("A", CURRENT, 1.0, "mnuk", &["A"], &["ampere", "amp"]),
    prefixed("Ah", CHARGE, 3_600.0, "mk", &["Ah"], &["amp-hour", "amp hour", "ampere-hour", "ampere hour"]),
    prefixed("Ohm", RESISTANCE, 1.0, "mukM", &["Ω", "Ω"], &["ohm"]),
    prefixed("F", CAPACITANCE, 1.0, "munp", &["F"], &["farad"]),
    prefixed("T", FLUX_DENSITY, 1.0, "mun", &["T"], &["tesla"]),
    prefixed("Bq", ACTIVITY, 1.0, "mkMGTP", &["Bq"], &["becquerel"]),
    prefixed("Sv", DOSE, 1.0, "mun", &["Sv"], &["sievert"]),
    prefixed("Gy", DOSE, 1.0, "mu", &["Gy"], &[]),
    prefixed("mol", SUBSTANCE, 1.0, "kmunp", &["mol"], &["mole"]),
    prefixed("M", CONCENTRATION, 1e3, "mun", &["M"], &["molar"]),
];

/// Units whose code, without a prefix, stands for something else: degrees Fahrenheit, millions.
const NEVER_ALONE: [&str; 2] = ["F", "M"];

/// A prefix of the SI: its code, its signs, its name, its power of ten.
type Prefix = (char, &'static [&'static str], &'static str, i32);

const PREFIXES: [Prefix; 14] = [
    ('E', &["E"], "exa", 18),
    ('P', &["P"], "peta", 15),
    ('T', &["T"], "tera", 12),
    ('G', &["G"], "giga", 9),
    ('M', &["M"], "mega", 6),
    ('k', &["k"], "kilo", 3),
    ('h', &["h"], "hecto", 2),
    ('d', &["d"], "deci", -1),
    ('c', &["c"], "centi", -2),
    ('m', &["m"], "milli", -3),
    ('u', &["µ", "μ", "u"], "micro", -6),
    ('n', &["n"], "nano", -9),
    ('p', &["p"], "pico", -12),
    ('f', &["f"], "femto", -15),
];

/// Every unit under a prefix: its code, the family, the prefix.
pub(super) fn under_prefixes() -> impl Iterator<Item = (String, &'static Prefixed, &'static Prefix)> {
    FAMILIES.iter().flat_map(|family| {
        let used = PREFIXES.iter().filter(|(code, ..)| family.prefixes.contains(*code));
        used.map(move |prefix| (format!("{}{}", prefix.0, family.code), family, prefix))
    })
}

/// Units by their codes. They are as many as people write, made once.
static BY_CODE: LazyLock<FxHashMap<&'static str, Definition>> = LazyLock::new(|| {
    let alone = FAMILIES.iter().filter(|family| !NEVER_ALONE.contains(&family.code));
    let families = alone.map(|family| unit(family.code, family.dimension, family.factor));
    let prefixed = under_prefixes()
        .map(|(code, family, prefix)| unit(code.leak(), family.dimension, scale10(family.factor, prefix.3)));
    DEFINITIONS.iter().copied().chain(families).chain(prefixed).map(|unit| (unit.code, unit)).collect()
});

/// Whether the unit measures the sides of a shape.
pub(crate) fn measures_sides(code: &str) -> bool {
    define(code).is_some_and(|unit| [LENGTH, PIXELS].contains(&unit.dimension))
}

/// What a code stands for.
pub(crate) fn define(code: &str) -> Option<&'static Definition> {
    BY_CODE.get(code)
}
