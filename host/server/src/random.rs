//! Secrets and salts from the system's random source.

use xiaoer_desk::digest::Digest;

/// Letters and digits that nobody confuses when reading them off a wall: no 0 and O, no 1, I and L.
const PLAIN: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// For passwords: as above, in lower case, so that they can be dictated.
const PLAIN_LOWER: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// Random bytes.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // The kernel's source does not fail once the machine is up; if it did, no secret could be made and none must be.
    getrandom::fill(&mut bytes).expect("the system's random source works");
    bytes
}

/// A secret of 256 bits as 64 hexadecimal digits.
pub(crate) fn secret() -> String {
    Digest(bytes()).to_string()
}

/// A code that is read off the wall.
pub(crate) fn code(length: usize) -> String {
    draw(PLAIN, length)
}

/// A first password: 16 characters of 31 are 79 bits.
pub fn password() -> String {
    draw(PLAIN_LOWER, 16)
}

/// Characters drawn evenly: bytes beyond the last whole multiple are thrown away.
fn draw(alphabet: &[u8; 31], length: usize) -> String {
    let even = u8::MAX - u8::MAX % alphabet.len() as u8;
    let mut text = String::with_capacity(length);
    while text.len() < length {
        for byte in bytes::<32>() {
            if byte < even && text.len() < length {
                text.push(char::from(alphabet[usize::from(byte) % alphabet.len()]));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_only_characters_that_can_be_told_apart() {
        let text = code(4_000);
        assert_eq!(text.len(), 4_000);
        assert!(text.bytes().all(|byte| PLAIN.contains(&byte)));
        assert!(PLAIN.iter().all(|byte| text.as_bytes().contains(byte)), "every character comes up");
        assert!(!text.contains(['0', 'O', '1', 'I', 'L']));
    }

    #[test]
    fn no_two_secrets_are_the_same() {
        assert_ne!(secret(), secret());
        assert_eq!(secret().len(), 64);
    }
}
