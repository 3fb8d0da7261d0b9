//! What a reader of JSON or of a query finds wrong, in plain words of both languages. Serde says it in English and for
//! programmers; nothing of its wording reaches a person.

/// Where the mistake is: a field of the body, or a parameter of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Of the JSON body; named by its JSON pointer.
    Field,
    /// Of the query; named by its name.
    Parameter,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// Something that must be there is not.
    Missing(String),
    /// Something that nobody knows; what is known here.
    Unknown(Vec<String>),
    /// Given twice.
    Twice,
    /// One of a few words is wanted, and this is none of them.
    NoneOf(String, Vec<String>),
    /// Something else is wanted, in Chinese and in English.
    Wanted(&'static str, &'static str),
    /// None of these.
    Other,
}

/// More of what was given would only make the sentence hard to read.
const SHOWN: usize = 40;

const WHOLE: (&str, &str) = ("不小于 0 的整数", "a whole number, 0 or more");

impl Mistake {
    /// Makes out what serde says.
    pub(crate) fn of(said: &str) -> Self {
        if said.starts_with("missing field") {
            return quoted(said).into_iter().next().map_or(Self::Other, Self::Missing);
        }
        if said.starts_with("duplicate field") {
            return Self::Twice;
        }
        if said.starts_with("unknown field") {
            return Self::Unknown(said.rsplit_once("`, expected ").map(|(_, known)| quoted(known)).unwrap_or_default());
        }
        if let Some(rest) = said.strip_prefix("unknown variant `") {
            let Some((given, known)) = rest.rsplit_once("`, expected ") else { return Self::Other };
            return Self::NoneOf(given.chars().take(SHOWN).collect(), quoted(known));
        }
        // Numbers and flags of a query are read from text, in the words of Rust's own parsers.
        if ["invalid digit", "number too", "cannot parse integer"].iter().any(|begin| said.starts_with(begin)) {
            return Self::Wanted(WHOLE.0, WHOLE.1);
        }
        said.rsplit_once(", expected ").and_then(|(_, wanted)| kind(wanted)).unwrap_or(Self::Other)
    }

    /// The sentence, in Chinese and in English. `name` is the pointer of the field or the name of the parameter.
    pub(crate) fn sentence(&self, place: Place, name: &str) -> (String, String) {
        let (zh, en) = match place {
            Place::Field if name.is_empty() => ("请求体".to_owned(), "The body".to_owned()),
            Place::Field => (format!("字段 {name} "), format!("Field {name}")),
            Place::Parameter if name.is_empty() => ("查询条件".to_owned(), "The query".to_owned()),
            Place::Parameter => (format!("查询条件 {name} "), format!("Query parameter {name}")),
        };
        match self {
            Self::Missing(_) => (format!("缺少{}。", zh.trim_end()), format!("{en} is missing.")),
            Self::Twice => (format!("{zh}写了两次，只能写一次。"), format!("{en} is given twice; give it once.")),
            Self::Unknown(known) if known.is_empty() => {
                (format!("没有{}，请去掉。", zh.trim_end()), format!("{en} is not known here. Leave it out."))
            }
            Self::Unknown(known) => (
                format!("没有{}，可以用的是：{}。", zh.trim_end(), known.join("、")),
                format!("{en} is not known here. Known are: {}.", known.join(", ")),
            ),
            Self::NoneOf(given, known) => (
                format!("{zh}不能是“{given}”，可以用的是：{}。", known.join("、")),
                format!("{en} cannot be “{given}”. Possible are: {}.", known.join(", ")),
            ),
            Self::Wanted(wanted_zh, wanted_en) => {
                (format!("{zh}要写成{wanted_zh}。"), format!("{en} must be {wanted_en}."))
            }
            Self::Other => (
                format!("{zh}的写法不对，请对照接口说明 /api/v1/openapi.json。"),
                format!("{en} is not as it should be. See /api/v1/openapi.json."),
            ),
        }
    }
}

/// What stands between grave accents.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// What serde expects, by its own word for it.
fn kind(wanted: &str) -> Option<Mistake> {
    let (zh, en) = match wanted.trim_end_matches('.') {
        "u64" | "usize" => WHOLE,
        "u8" => (" 0 到 255 的整数", "a whole number from 0 to 255"),
        "u16" => (" 0 到 65535 的整数", "a whole number from 0 to 65,535"),
        "u32" => (" 0 到 4294967295 的整数", "a whole number from 0 to 4,294,967,295"),
        "i8" | "i16" | "i32" | "i64" => ("整数", "a whole number"),
        "f32" | "f64" => ("数字", "a number"),
        "a boolean" => (" true 或 false", "true or false"),
        "a string" | "string" => ("文字", "a text"),
        "string or map" => ("文字或对象", "a text or an object"),
        "a sequence" => ("列表", "a list"),
        "a map" => ("对象", "an object"),
        other if other.starts_with("struct ") || other.starts_with("internally tagged") => ("对象", "an object"),
        other if other.starts_with("unit variant") => ("单独的名称", "a name alone"),
        other if other.starts_with("struct variant") => ("带内容的对象", "an object with its contents"),
        _ => return None,
    };
    Some(Mistake::Wanted(zh, en))
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, de::DeserializeOwned};

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Colour {
        Red,
        DarkBlue,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "read, never looked at")]
    struct Paint {
        colour: Colour,
        litres: u32,
        name: Option<String>,
        layers: Vec<i64>,
        glossy: bool,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Nothing {}

    fn of<T: DeserializeOwned + std::fmt::Debug>(json: &str) -> (String, String) {
        let said = serde_json::from_str::<T>(json).unwrap_err().to_string();
        Mistake::of(said.split(" at line ").next().unwrap()).sentence(Place::Field, "/x")
    }

    #[test]
    fn whatever_serde_says_is_said_in_both_languages_and_in_none_of_its_words() {
        let whole = r#""litres": 1, "layers": [], "glossy": true"#;
        for (json, zh, en) in [
            (r#"{"litres": 1}"#.to_owned(), "缺少字段 /x。", "Field /x is missing."),
            (
                format!(r#"{{"colour": "red", "shine": 1, {whole}}}"#),
                "没有字段 /x，可以用的是：colour、litres、name、layers、glossy。",
                "Field /x is not known here. Known are: colour, litres, name, layers, glossy.",
            ),
            (
                format!(r#"{{"colour": "gr`een", {whole}}}"#),
                "字段 /x 不能是“gr`een”，可以用的是：red、dark_blue。",
                "Field /x cannot be “gr`een”. Possible are: red, dark_blue.",
            ),
            (
                r#"{"litres": -1}"#.to_owned(),
                "字段 /x 要写成 0 到 4294967295 的整数。",
                "Field /x must be a whole number from 0 to 4,294,967,295.",
            ),
            (r#"{"name": 7}"#.to_owned(), "字段 /x 要写成文字。", "Field /x must be a text."),
            (r#"{"layers": {}}"#.to_owned(), "字段 /x 要写成列表。", "Field /x must be a list."),
            (r#"{"layers": ["1"]}"#.to_owned(), "字段 /x 要写成整数。", "Field /x must be a whole number."),
            (r#"{"glossy": 1}"#.to_owned(), "字段 /x 要写成 true 或 false。", "Field /x must be true or false."),
            (
                r#"{"litres": 1, "litres": 2}"#.to_owned(),
                "字段 /x 写了两次，只能写一次。",
                "Field /x is given twice; give it once.",
            ),
            ("7".to_owned(), "字段 /x 要写成对象。", "Field /x must be an object."),
        ] {
            assert_eq!(of::<Paint>(&json), (zh.to_owned(), en.to_owned()), "{json}");
        }
        assert_eq!(of::<Nothing>(r#"{"a": 1}"#).1, "Field /x is not known here. Leave it out.");
    }

    #[test]
    fn what_nobody_thought_of_is_said_without_the_programs_own_words() {
        let (zh, en) = Mistake::of("the flux capacitor is upside down").sentence(Place::Parameter, "q");
        assert!(zh.starts_with("查询条件 q 的写法不对") && en.starts_with("Query parameter q is not"), "{zh} {en}");
        assert!(!zh.contains("flux") && !en.contains("flux"));
    }
}
