//! The first owner: whoever stands in front of the box reads a one-time code off it and creates the account.

use std::sync::Arc;

use tokio::sync::watch;

use crate::random;

/// Characters of the code: 31 to the power of 8, and five tries.
pub(crate) const CODE_LENGTH: usize = 8;
/// Wrong tries after which there is a new code.
const TRIES: u8 = 5;

/// The code under which the box can be taken over, while nobody owns it.
#[derive(Debug, Clone)]
pub(crate) struct Setup(Arc<watch::Sender<Option<Code>>>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Code {
    text: String,
    tries: u8,
}

impl Code {
    fn new() -> Self {
        Self { text: random::code(CODE_LENGTH), tries: 0 }
    }
}

impl Setup {
    /// `needed`: nobody owns the box yet.
    pub(crate) fn new(needed: bool) -> Self {
        Self(Arc::new(watch::Sender::new(needed.then(Code::new))))
    }

    /// Whether the box waits for its first owner.
    pub(crate) fn needed(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// The code, while it is needed.
    pub(crate) fn code(&self) -> Option<String> {
        self.0.borrow().as_ref().map(|code| code.text.clone())
    }

    /// Whether it is the code. A wrong try counts; after some there is a new code.
    pub(crate) fn matches(&self, typed: &str) -> bool {
        let typed: String = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        let mut right = false;
        self.0.send_if_modified(|code| {
            let Some(code) = code else { return false };
            right = code.text == typed;
            if right {
                return false;
            }
            code.tries += 1;
            if code.tries >= TRIES {
                *code = Code::new();
                return true;
            }
            false
        });
        right
    }

    /// The box has an owner.
    pub(crate) fn done(&self) {
        self.0.send_replace(None);
    }

    /// Wakes when the code changes.
    pub(crate) fn changes(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut codes = self.0.subscribe();
        async move {
            // The sender lives as long as the box.
            let _ = codes.changed().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_do_not_matter_and_five_wrong_tries_change_the_code() {
        let setup = Setup::new(true);
        let code = setup.code().unwrap();
        assert!(setup.matches(&format!(" {}-{}", &code[..4].to_lowercase(), &code[4..])));
        (0..4).for_each(|_| assert!(!setup.matches("WRONG")));
        assert_eq!(setup.code().unwrap(), code);
        assert!(!setup.matches("WRONG"));
        assert_ne!(setup.code().unwrap(), code);
        assert!(!setup.matches(&code));
    }

    #[test]
    fn an_owned_box_has_no_code() {
        let setup = Setup::new(false);
        assert!(!setup.needed());
        assert!(!setup.matches(""));
    }
}
