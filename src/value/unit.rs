//! Units of measure: their names, their codes, and what they are of each other.
//!
//! Factors are exact by definition (SI brochure; international yard and pound of 1959). Where one
//! word names several units (a ton, a gallon, a month), the factor is a range that holds them all.

use super::scan::Scan;
use super::token::tokenize;
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

/// A unit as words name it: so many of a defined one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Named {
    pub(crate) code: &'static str,
    pub(crate) times: f64,
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
/// Scales that nothing else is measured in.
const ANGLE: Dimension = [0, 0, 0, 0, 0, 0, 1];
const LOUDNESS: Dimension = [0, 0, 0, 0, 0, 0, 2];
const LIGHT: Dimension = [0, 0, 0, 0, 0, 0, 3];
const CARBON_CONTENT: Dimension = [0, 0, 0, 0, 0, 0, 4];
const PIXELS: Dimension = [0, 0, 0, 0, 0, 0, 5];

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

const DEFINITIONS: &[Definition] = &[
    unit("m", LENGTH, 1.0),
    unit("km", LENGTH, 1e3),
    unit("dm", LENGTH, 1e-1),
    unit("cm", LENGTH, 1e-2),
    unit("mm", LENGTH, 1e-3),
    unit("um", LENGTH, 1e-6),
    unit("nm", LENGTH, 1e-9),
    unit("pm", LENGTH, 1e-12),
    unit("in", LENGTH, 0.0254),
    unit("ft", LENGTH, 0.3048),
    unit("yd", LENGTH, 0.9144),
    unit("mi", LENGTH, 1609.344),
    unit("nmi", LENGTH, 1852.0),
    unit("furlong", LENGTH, 201.168),
    unit("fathom", LENGTH, 1.8288),
    unit("au", LENGTH, 149_597_870_700.0),
    unit("ly", LENGTH, 9_460_730_472_580_800.0),
    unit("pc", LENGTH, 3.085_677_581_491_367e16),
    unit("m2", AREA, 1.0),
    unit("km2", AREA, 1e6),
    unit("cm2", AREA, 1e-4),
    unit("mm2", AREA, 1e-6),
    unit("in2", AREA, 0.000_645_16),
    unit("ft2", AREA, 0.092_903_04),
    unit("yd2", AREA, 0.836_127_36),
    unit("mi2", AREA, 2_589_988.110_336),
    unit("ha", AREA, 1e4),
    unit("acre", AREA, 4_046.856_422_4),
    unit("m3", VOLUME, 1.0),
    unit("km3", VOLUME, 1e9),
    unit("cm3", VOLUME, 1e-6),
    unit("mm3", VOLUME, 1e-9),
    unit("in3", VOLUME, 0.000_016_387_064),
    unit("ft3", VOLUME, 0.028_316_846_592),
    unit("yd3", VOLUME, 0.764_554_857_984),
    unit("mi3", VOLUME, 4_168_181_825.440_579_6),
    unit("L", VOLUME, 1e-3),
    unit("mL", VOLUME, 1e-6),
    unit("cL", VOLUME, 1e-5),
    unit("dL", VOLUME, 1e-4),
    unit("hL", VOLUME, 1e-1),
    unit("ML", VOLUME, 1e3),
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
    unit("acft", VOLUME, 1_233.481_837_547_52),
    unit("kg", MASS, 1.0),
    unit("g", MASS, 1e-3),
    unit("mg", MASS, 1e-6),
    unit("ug", MASS, 1e-9),
    unit("t", MASS, 1e3),
    // Metric, short or long, the words do not tell.
    loose("ton", MASS, 907.184_74, 1_016.046_908_8),
    unit("kt", MASS, 1e6),
    unit("Mt", MASS, 1e9),
    unit("Gt", MASS, 1e12),
    unit("lb", MASS, 0.453_592_37),
    loose("oz", MASS, 0.028_349_523_125, 0.031_103_476_8),
    unit("st", MASS, 6.350_293_18),
    unit("ct", MASS, 2e-4),
    // A day is 24 hours; a month is 28 to 31 days, a year 365 or 366.
    unit("s", TIME, 1.0),
    unit("s2", [0, 0, 2, 0, 0, 0, 0], 1.0),
    unit("s3", [0, 0, 3, 0, 0, 0, 0], 1.0),
    unit("ms", TIME, 1e-3),
    unit("us", TIME, 1e-6),
    unit("ns", TIME, 1e-9),
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
    unit("Hz", FREQUENCY, 1.0),
    unit("kHz", FREQUENCY, 1e3),
    unit("MHz", FREQUENCY, 1e6),
    unit("GHz", FREQUENCY, 1e9),
    unit("THz", FREQUENCY, 1e12),
    unit("rpm", FREQUENCY, 1.0 / 60.0),
    unit("bpm", FREQUENCY, 1.0 / 60.0),
    unit("N", FORCE, 1.0),
    unit("kN", FORCE, 1e3),
    unit("MN", FORCE, 1e6),
    unit("J", ENERGY, 1.0),
    unit("kJ", ENERGY, 1e3),
    unit("MJ", ENERGY, 1e6),
    unit("GJ", ENERGY, 1e9),
    unit("TJ", ENERGY, 1e12),
    unit("Wh", ENERGY, 3.6e3),
    unit("kWh", ENERGY, 3.6e6),
    unit("MWh", ENERGY, 3.6e9),
    unit("GWh", ENERGY, 3.6e12),
    unit("TWh", ENERGY, 3.6e15),
    unit("cal", ENERGY, 4.184),
    unit("kcal", ENERGY, 4_184.0),
    // On a label a calorie is a thousand of a physicist's.
    loose("calorie", ENERGY, 4.184, 4_184.0),
    loose("Btu", ENERGY, 1_054.35, 1_059.67),
    unit("eV", ENERGY, 1.602_176_634e-19),
    unit("keV", ENERGY, 1.602_176_634e-16),
    unit("MeV", ENERGY, 1.602_176_634e-13),
    unit("GeV", ENERGY, 1.602_176_634e-10),
    unit("TeV", ENERGY, 1.602_176_634e-7),
    unit("W", POWER, 1.0),
    unit("mW", POWER, 1e-3),
    unit("kW", POWER, 1e3),
    unit("MW", POWER, 1e6),
    unit("GW", POWER, 1e9),
    unit("TW", POWER, 1e12),
    loose("hp", POWER, 735.498_75, 745.699_871_582_270_2),
    unit("Pa", PRESSURE, 1.0),
    unit("hPa", PRESSURE, 1e2),
    unit("kPa", PRESSURE, 1e3),
    unit("MPa", PRESSURE, 1e6),
    unit("GPa", PRESSURE, 1e9),
    unit("bar", PRESSURE, 1e5),
    unit("mbar", PRESSURE, 1e2),
    unit("atm", PRESSURE, 101_325.0),
    unit("psi", PRESSURE, 6_894.757_293_168_361),
    unit("mmHg", PRESSURE, 133.322_387_415),
    unit("inHg", PRESSURE, 3_386.388_640_341),
    unit("bit", DATA, 1.0),
    unit("kbit", DATA, 1e3),
    unit("Mbit", DATA, 1e6),
    unit("Gbit", DATA, 1e9),
    unit("Tbit", DATA, 1e12),
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
    unit("V", VOLTAGE, 1.0),
    unit("mV", VOLTAGE, 1e-3),
    unit("kV", VOLTAGE, 1e3),
    unit("A", CURRENT, 1.0),
    unit("mA", CURRENT, 1e-3),
    unit("kA", CURRENT, 1e3),
    unit("Sv", DOSE, 1.0),
    unit("mSv", DOSE, 1e-3),
    unit("uSv", DOSE, 1e-6),
    unit("Gy", DOSE, 1.0),
    unit("mGy", DOSE, 1e-3),
    unit("deg", ANGLE, 1.0),
    unit("rad", ANGLE, 57.295_779_513_082_32),
    unit("turn", ANGLE, 360.0),
    unit("dB", LOUDNESS, 1.0),
    unit("lm", LIGHT, 1.0),
    unit("CO2e", CARBON_CONTENT, 1.0),
    unit("px", PIXELS, 1.0),
    unit("MP", PIXELS, 1e6),
    unit("ppm", ONE, 1e-6),
    unit("ppb", ONE, 1e-9),
];

/// Names in words, in any case: code, how many of it, names; a plural in -s is understood.
const NAMES: &[(&str, f64, &[&str])] = &[
    ("m", 1.0, &["metre", "meter"]),
    ("km", 1.0, &["kilometre", "kilometer", "klick"]),
    ("dm", 1.0, &["decimetre", "decimeter"]),
    ("cm", 1.0, &["centimetre", "centimeter"]),
    ("mm", 1.0, &["millimetre", "millimeter"]),
    ("um", 1.0, &["micrometre", "micrometer", "micron"]),
    ("nm", 1.0, &["nanometre", "nanometer"]),
    ("pm", 1.0, &["picometre", "picometer"]),
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
    ("mL", 1.0, &["millilitre", "milliliter"]),
    ("cL", 1.0, &["centilitre", "centiliter"]),
    ("dL", 1.0, &["decilitre", "deciliter"]),
    ("hL", 1.0, &["hectolitre", "hectoliter"]),
    ("ML", 1.0, &["megalitre", "megaliter"]),
    ("gal", 1.0, &["gallon"]),
    ("qt", 1.0, &["quart"]),
    ("pt", 1.0, &["pint"]),
    ("floz", 1.0, &["fluid ounce"]),
    ("cup", 1.0, &["cup"]),
    ("tbsp", 1.0, &["tablespoon", "tbsp", "tbsps"]),
    ("tsp", 1.0, &["teaspoon", "tsp", "tsps"]),
    ("bbl", 1.0, &["barrel", "bbl", "bbls"]),
    ("bushel", 1.0, &["bushel"]),
    ("acft", 1.0, &["acre-foot", "acre-feet", "acre foot", "acre feet"]),
    ("kg", 1.0, &["kilogram", "kilogramme", "kilo"]),
    ("g", 1.0, &["gram", "gramme"]),
    ("mg", 1.0, &["milligram", "milligramme"]),
    ("ug", 1.0, &["microgram", "microgramme"]),
    ("t", 1.0, &["tonne", "metric ton", "metric tonne"]),
    ("ton", 1.0, &["ton", "short ton", "long ton"]),
    ("kt", 1.0, &["kiloton", "kilotonne"]),
    ("Mt", 1.0, &["megaton", "megatonne"]),
    ("Gt", 1.0, &["gigaton", "gigatonne"]),
    ("lb", 1.0, &["pound"]),
    ("oz", 1.0, &["ounce"]),
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
    ("ms", 1.0, &["millisecond"]),
    ("us", 1.0, &["microsecond"]),
    ("ns", 1.0, &["nanosecond"]),
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
    ("kHz", 1.0, &["kilohertz"]),
    ("MHz", 1.0, &["megahertz"]),
    ("GHz", 1.0, &["gigahertz"]),
    ("rpm", 1.0, &["rpm"]),
    ("bpm", 1.0, &["bpm"]),
    ("N", 1.0, &["newton"]),
    ("kN", 1.0, &["kilonewton"]),
    ("J", 1.0, &["joule"]),
    ("kJ", 1.0, &["kilojoule"]),
    ("MJ", 1.0, &["megajoule"]),
    ("GJ", 1.0, &["gigajoule"]),
    ("Wh", 1.0, &["watt hour", "watt-hour"]),
    ("kWh", 1.0, &["kilowatt hour", "kilowatt-hour"]),
    ("MWh", 1.0, &["megawatt hour", "megawatt-hour"]),
    ("GWh", 1.0, &["gigawatt hour", "gigawatt-hour"]),
    ("TWh", 1.0, &["terawatt hour", "terawatt-hour"]),
    ("calorie", 1.0, &["calorie"]),
    ("kcal", 1.0, &["kilocalorie"]),
    ("Btu", 1.0, &["british thermal unit", "btu", "btus"]),
    ("eV", 1.0, &["electronvolt", "electron volt"]),
    ("W", 1.0, &["watt"]),
    ("kW", 1.0, &["kilowatt"]),
    ("MW", 1.0, &["megawatt"]),
    ("GW", 1.0, &["gigawatt"]),
    ("TW", 1.0, &["terawatt"]),
    ("hp", 1.0, &["horsepower", "hp", "bhp"]),
    ("Pa", 1.0, &["pascal"]),
    ("hPa", 1.0, &["hectopascal"]),
    ("kPa", 1.0, &["kilopascal"]),
    ("MPa", 1.0, &["megapascal"]),
    ("mbar", 1.0, &["millibar"]),
    ("atm", 1.0, &["atmosphere"]),
    ("psi", 1.0, &["psi"]),
    ("bit", 1.0, &["bit"]),
    ("kbit", 1.0, &["kilobit"]),
    ("Mbit", 1.0, &["megabit"]),
    ("Gbit", 1.0, &["gigabit"]),
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
    ("kV", 1.0, &["kilovolt"]),
    ("A", 1.0, &["ampere", "amp"]),
    ("mA", 1.0, &["milliamp"]),
    ("Sv", 1.0, &["sievert"]),
    ("mSv", 1.0, &["millisievert"]),
    ("dB", 1.0, &["decibel"]),
    ("lm", 1.0, &["lumen"]),
    ("px", 1.0, &["pixel"]),
    ("MP", 1.0, &["megapixel"]),
    ("rad", 1.0, &["radian"]),
    ("ppm", 1.0, &["parts per million", "ppm"]),
    ("ppb", 1.0, &["parts per billion", "ppb"]),
];

/// Signs, case and all: what is written, code.
const SYMBOLS: &[(&str, &str)] = &[
    ("m", "m"),
    ("km", "km"),
    ("KM", "km"),
    ("Km", "km"),
    ("kms", "km"),
    ("dm", "dm"),
    ("cm", "cm"),
    ("CM", "cm"),
    ("mm", "mm"),
    ("µm", "um"),
    ("μm", "um"),
    ("nm", "nm"),
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
    ("l", "L"),
    ("L", "L"),
    ("ml", "mL"),
    ("mL", "mL"),
    ("ML", "ML"),
    ("cl", "cL"),
    ("cL", "cL"),
    ("dl", "dL"),
    ("dL", "dL"),
    ("hl", "hL"),
    ("gal", "gal"),
    ("qt", "qt"),
    ("pt", "pt"),
    ("cc", "cm3"),
    ("kg", "kg"),
    ("KG", "kg"),
    ("Kg", "kg"),
    ("kgs", "kg"),
    ("g", "g"),
    ("mg", "mg"),
    ("µg", "ug"),
    ("μg", "ug"),
    ("ug", "ug"),
    ("mcg", "ug"),
    ("t", "t"),
    ("kt", "kt"),
    ("Mt", "Mt"),
    ("Gt", "Gt"),
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
    ("ms", "ms"),
    ("µs", "us"),
    ("ns", "ns"),
    ("kn", "kn"),
    ("kts", "kn"),
    ("Hz", "Hz"),
    ("kHz", "kHz"),
    ("MHz", "MHz"),
    ("GHz", "GHz"),
    ("THz", "THz"),
    ("kN", "kN"),
    ("J", "J"),
    ("kJ", "kJ"),
    ("MJ", "MJ"),
    ("GJ", "GJ"),
    ("TJ", "TJ"),
    ("Wh", "Wh"),
    ("kWh", "kWh"),
    ("KWh", "kWh"),
    ("kwh", "kWh"),
    ("MWh", "MWh"),
    ("GWh", "GWh"),
    ("TWh", "TWh"),
    ("cal", "cal"),
    ("kcal", "kcal"),
    ("eV", "eV"),
    ("keV", "keV"),
    ("MeV", "MeV"),
    ("GeV", "GeV"),
    ("TeV", "TeV"),
    ("W", "W"),
    ("mW", "mW"),
    ("kW", "kW"),
    ("KW", "kW"),
    ("kw", "kW"),
    ("MW", "MW"),
    ("GW", "GW"),
    ("TW", "TW"),
    ("Pa", "Pa"),
    ("hPa", "hPa"),
    ("kPa", "kPa"),
    ("MPa", "MPa"),
    ("GPa", "GPa"),
    ("bar", "bar"),
    ("mbar", "mbar"),
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
    ("Mbit", "Mbit"),
    ("Gbit", "Gbit"),
    ("kbit", "kbit"),
    ("KiB", "KiB"),
    ("MiB", "MiB"),
    ("GiB", "GiB"),
    ("TiB", "TiB"),
    ("V", "V"),
    ("kV", "kV"),
    ("mV", "mV"),
    ("mA", "mA"),
    ("kA", "kA"),
    ("A", "A"),
    ("Sv", "Sv"),
    ("mSv", "mSv"),
    ("µSv", "uSv"),
    ("Gy", "Gy"),
    ("mGy", "mGy"),
    ("dB", "dB"),
    ("px", "px"),
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
const SLASHLESS: &[(&str, &str, &str)] = &[
    ("mph", "mi", "h"),
    ("MPH", "mi", "h"),
    ("kph", "km", "h"),
    ("kmph", "km", "h"),
    ("kmh", "km", "h"),
    ("KPH", "km", "h"),
    ("fps", "ft", "s"),
    ("kbps", "kbit", "s"),
    ("Kbps", "kbit", "s"),
    ("Mbps", "Mbit", "s"),
    ("mbps", "Mbit", "s"),
    ("Gbps", "Gbit", "s"),
    ("gbps", "Gbit", "s"),
    ("MBps", "MB", "s"),
    ("bpd", "bbl", "d"),
    ("mpg", "mi", "gal"),
];

/// Squares and cubes of lengths, and of the second under a rate.
const POWERS: &[(&str, &str, &str)] = &[
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

/// A unit found in the words: so many of `code`, over `per` if it is a rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub(crate) named: Named,
    pub(crate) per: Option<&'static str>,
    /// The token behind it.
    pub(crate) next: usize,
    /// Written as a sign ("km"), not as a word.
    pub(crate) symbol: bool,
}

/// The first words of all names, for the lexicon.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    TABLES.names.keys().copied()
}

/// What a code stands for.
pub(crate) fn define(code: &str) -> Option<&'static Definition> {
    TABLES.definitions.get(code).copied()
}

/// The unit that some words or signs are, and nothing else: "°C", "square miles", "km/h". As if a figure stood
/// right before them.
pub(crate) fn spelled(words: &str) -> Option<(&'static str, Option<&'static str>)> {
    let text = format!("1{words}");
    let tokens = tokenize(&text);
    let found = read(Scan { text: &text, tokens: &tokens }, 1)?;
    (tokens[0].end == 1 && found.named.times == 1.0 && found.next == tokens.len())
        .then_some((found.named.code, found.per))
}

/// The unit that begins at a token, right behind a number.
pub(crate) fn read(scan: Scan, at: usize) -> Option<Found> {
    if let Some(found) = one_word_rate(scan, at) {
        return Some(found);
    }
    let power = match scan.raw(at).len() {
        6 if scan.says(at, "square") => 2,
        5 if scan.says(at, "cubic") => 3,
        2 if scan.says(at, "sq") => 2,
        2 if scan.says(at, "cu") => 3,
        _ => 1,
    };
    let mut base = at;
    if power > 1 {
        base += 1 + usize::from(scan.is(at + 1, '.') && scan.glued(at + 1));
        base += usize::from(scan.is_joint(base));
    }
    let mut found = one(scan, base)?;
    if power > 1 {
        found.named.code = raised(found.named.code, power)?;
    } else if let Some((power, next)) = exponent(scan, found.next)
        && let Some(code) = raised(found.named.code, power)
    {
        found.named.code = code;
        found.next = next;
    }
    if found.named.code != "deg"
        && define(found.named.code)?.dimension != TIME
        && let Some((per, next)) = rate(scan, found.next)
    {
        found.per = Some(per);
        found.next = next;
    }
    Some(found)
}

/// The unit of time that "a day", "per hour", "/yr" divides by.
pub(crate) fn rate(scan: Scan, at: usize) -> Option<(&'static str, usize)> {
    let article = scan.says_any(at, &["a", "an", "each", "every"]);
    let slash = scan.is(at, '/') && scan.glued(at);
    if !(article || slash || scan.says(at, "per")) {
        return None;
    }
    let below = one(scan, at + 1)?;
    let timed = define(below.named.code)?.dimension == TIME && !(scan.says(at + 1, "night"));
    // "a minute later", "a year ago" tell when.
    let when = article && scan.says_any(below.next, &["later", "ago", "earlier", "before", "after"]);
    let fits = below.named.times == 1.0
        && !when
        && if article { timed && !below.symbol } else { slash || timed || !below.symbol };
    if !fits {
        return None;
    }
    match exponent(scan, below.next).and_then(|(power, next)| Some((raised(below.named.code, power)?, next)))
    {
        Some(found) => Some(found),
        None => Some((below.named.code, below.next)),
    }
}

/// Names by their first word (in any form), signs by themselves.
struct Tables {
    names: FxHashMap<&'static str, Vec<(Vec<String>, Named)>>,
    symbols: FxHashMap<&'static str, &'static str>,
    definitions: FxHashMap<&'static str, &'static Definition>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut names: FxHashMap<&'static str, Vec<(Vec<String>, Named)>> = FxHashMap::default();
    for (code, times, spellings) in NAMES {
        for spelling in *spellings {
            let words: Vec<String> = spelling.replace('-', " - ").split(' ').map(str::to_owned).collect();
            let first = spelling.split([' ', '-']).next().unwrap_or(spelling);
            names.entry(first).or_default().push((words, Named { code, times: *times }));
        }
    }
    let mut firsts: Vec<&'static str> = names.keys().copied().collect();
    firsts.sort_unstable();
    for first in firsts {
        if let Some(entries) = names.get_mut(first) {
            entries.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
    }
    Tables {
        names,
        symbols: SYMBOLS.iter().copied().collect(),
        definitions: DEFINITIONS.iter().map(|definition| (definition.code, definition)).collect(),
    }
});

/// A unit without powers and rates.
fn one(scan: Scan, at: usize) -> Option<Found> {
    name(scan, at).or_else(|| symbol(scan, at))
}

fn name(scan: Scan, at: usize) -> Option<Found> {
    let raw = scan.raw(at);
    if raw.len() < 2 || raw.len() > 16 {
        return None;
    }
    let lower = raw.to_ascii_lowercase();
    let lower = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
    let singular = lower.strip_suffix('s').unwrap_or("");
    [lower, singular].into_iter().filter_map(|first| Some((first, TABLES.names.get(first)?))).find_map(
        |(first, entries)| {
            entries.iter().find_map(|(words, named)| {
                let follows = words.iter().enumerate().skip(1).all(|(index, word)| {
                    let raw = scan.raw(at + index);
                    raw.eq_ignore_ascii_case(word)
                        || index + 1 == words.len()
                            && word.len() > 1
                            && raw.to_ascii_lowercase().strip_suffix('s') == Some(word)
                });
                // "three second-hand cars", "five second homes": an ordinal, not a plural.
                let ordinal = first == "second" && singular != "second" && !stands_for_seconds(scan, at);
                (follows && !ordinal).then_some(Found {
                    named: *named,
                    per: None,
                    next: at + words.len(),
                    symbol: false,
                })
            })
        },
    )
}

/// "one second", "a five-second delay", "60 second advert"; not "two second homes".
fn stands_for_seconds(scan: Scan, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    scan.is_joint(before)
        || scan.says_any(before, &["one", "per", "a", "half"])
        || scan.digits(before).is_some()
}

fn symbol(scan: Scan, at: usize) -> Option<Found> {
    if let Some(sign) = scan.mark(at) {
        return degree_sign(scan, at, sign);
    }
    let raw = scan.raw(at);
    let code = TABLES.symbols.get(raw)?;
    let glued = scan.glued(at);
    let standing_free = match *code {
        // One letter is a unit only right behind its figure, where it cannot be another word.
        "A" => return None,
        "a" => raw == "yrs" || glued && !scan.is_word(at + 1) || raw.len() > 1,
        "h" | "g" | "L" | "t" | "V" | "J" | "W" | "s" | "K" | "degC" | "degF" => {
            let initial = scan.is(at + 1, '.') && scan.is_capitalised(at);
            glued || !initial && !scan.is(at + 1, '\'')
        }
        "m" => !(scan.is(at + 1, '\'') || scan.is(at + 1, '’')),
        "ct" | "acre" | "pt" | "ac" | "st" => glued,
        _ => true,
    };
    if !standing_free || raw == "a" {
        return None;
    }
    let mut next = at + 1;
    next += usize::from(
        scan.is(next, '.')
            && scan.glued(next)
            && (scan.is_lowercase(next + 1) || scan.digits(next + 1).is_some()),
    );
    Some(Found { named: Named { code, times: 1.0 }, per: None, next, symbol: true })
}

/// "°C", "° F", "°", "℃".
fn degree_sign(scan: Scan, at: usize, sign: char) -> Option<Found> {
    let (code, next) = match sign {
        '℃' => ("degC", at + 1),
        '℉' => ("degF", at + 1),
        '°' | 'º' | '˚' => match scan.raw(at + 1) {
            "C" => ("degC", at + 2),
            "F" => ("degF", at + 2),
            "K" => ("K", at + 2),
            _ if scan.says_any(at + 1, &["celsius", "centigrade"]) => ("degC", at + 2),
            _ if scan.says(at + 1, "fahrenheit") => ("degF", at + 2),
            _ => ("deg", at + 1),
        },
        _ => return None,
    };
    Some(Found { named: Named { code, times: 1.0 }, per: None, next, symbol: true })
}

fn one_word_rate(scan: Scan, at: usize) -> Option<Found> {
    let raw = scan.raw(at);
    if !(3..=4).contains(&raw.len()) {
        return None;
    }
    let (_, code, per) = SLASHLESS.iter().find(|(written, ..)| *written == raw)?;
    Some(Found { named: Named { code, times: 1.0 }, per: Some(per), next: at + 1, symbol: true })
}

/// "²", "2", "^2", " squared" behind a length.
fn exponent(scan: Scan, at: usize) -> Option<(u8, usize)> {
    if scan.says(at, "squared") {
        return Some((2, at + 1));
    }
    if scan.says(at, "cubed") {
        return Some((3, at + 1));
    }
    if !scan.glued(at) {
        return None;
    }
    let caret = usize::from(scan.is(at, '^'));
    match (scan.mark(at), scan.digits(at + caret)) {
        (Some('²'), _) => Some((2, at + 1)),
        (Some('³'), _) => Some((3, at + 1)),
        (_, Some("2")) => Some((2, at + caret + 1)),
        (_, Some("3")) => Some((3, at + caret + 1)),
        _ => None,
    }
}

fn raised(code: &str, power: u8) -> Option<&'static str> {
    let (_, square, cube) = POWERS.iter().find(|(base, ..)| *base == code)?;
    Some(if power == 2 { square } else { cube })
}
