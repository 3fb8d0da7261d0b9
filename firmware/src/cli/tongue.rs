//! What the program says, in Chinese and English.

use std::env;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

/// Both languages at once: `said("您好", "Hello")`.
pub fn said(zh: impl Into<String>, en: impl Into<String>) -> Said {
    Said { zh: zh.into(), en: en.into() }
}

/// In which language somebody is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// 中文
    Zh,
    /// English
    En,
    /// The system does not say which language its user reads, so they get both.
    Both,
}

impl Tongue {
    /// From the system's settings, the strongest first, as POSIX orders them.
    pub fn of_the_system() -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| env::var(name).ok())
            .find(|value| !value.is_empty())
            .map_or(Self::Both, |value| Self::named(&value).unwrap_or(Self::Both))
    }

    /// `zh`, `zh-CN`, `zh_CN.UTF-8`, `en` and so on.
    pub fn named(name: &str) -> Option<Self> {
        match name.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("zh") => Some(Self::Zh),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }

    /// The text as this reader gets it: one line, or one for each language.
    pub fn text(self, said: &Said) -> String {
        match self {
            Self::Zh => said.zh.clone(),
            Self::En => said.en.clone(),
            Self::Both => format!("{}\n{}", said.zh, said.en),
        }
    }

    /// The same on one line, for lists.
    pub fn line(self, said: &Said) -> String {
        match self {
            Self::Both => format!("{} · {}", said.zh, said.en),
            one => one.text(said),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_first_letters() {
        assert_eq!(Tongue::named("zh_CN.UTF-8"), Some(Tongue::Zh));
        assert_eq!(Tongue::named("EN"), Some(Tongue::En));
        assert_eq!(Tongue::named("C.UTF-8"), None);
        assert_eq!(Tongue::named("é"), None);
        assert_eq!(Tongue::named(""), None);
    }

    #[test]
    fn who_reads_an_unknown_language_gets_both() {
        let hello = said("您好", "Hello");
        assert_eq!(Tongue::Zh.text(&hello), "您好");
        assert_eq!(Tongue::En.text(&hello), "Hello");
        assert_eq!(Tongue::Both.text(&hello), "您好\nHello");
        assert_eq!(Tongue::Both.line(&hello), "您好 · Hello");
    }
}
