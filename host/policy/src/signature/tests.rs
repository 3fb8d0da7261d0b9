use super::*;

/// An empty component with a manifest, which is all of a package that a signature looks at.
fn package() -> Vec<u8> {
    let manifest = r#"{
        "id": "shop.refund", "version": "1.2.3", "kind": "refund", "contract": "0.1.0", "author": "a", "licence": "MIT",
        "title": { "zh-CN": "甲", "en": "A" }, "rules": []
    }"#;
    let mut bytes = b"\0asm\x0d\0\x01\0".to_vec();
    let name = "xiaoer:manifest";
    let content = [&[name.len() as u8], name.as_bytes(), manifest.as_bytes()].concat();
    bytes.extend([0, (content.len() & 0x7f) as u8 | 0x80, (content.len() >> 7) as u8]);
    bytes.extend(content);
    bytes
}

fn pair(name: &str) -> (SecretKey, NamedKey) {
    let secret = SecretKey::generate().unwrap();
    let public = NamedKey::read(name, &secret.public_text().unwrap()).unwrap();
    (secret, public)
}

fn signed_by(name: &str) -> (Vec<u8>, NamedKey) {
    let (secret, public) = pair(name);
    (sign(&package(), &secret).unwrap(), public)
}

fn bad(file: &[u8], key: &NamedKey) -> BadSignature {
    match verify(file, std::slice::from_ref(key)) {
        Signed::Bad { why } => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_signature_names_the_key_that_made_it() {
    let (file, ours) = signed_by("ours");
    let (_, theirs) = pair("theirs");
    assert_eq!(verify(&file, &[theirs, ours]), Signed::Signed { by: "ours".to_owned() });
    assert!(file.starts_with(&package()));
}

#[test]
fn a_package_without_a_signature_is_unsigned() {
    assert_eq!(verify(&package(), &[pair("ours").1]), Signed::Unsigned);
}

#[test]
fn a_changed_byte_anywhere_is_noticed() {
    let (file, key) = signed_by("ours");
    let keys = [key];
    for at in 0..file.len() {
        for flip in [1, 0x80] {
            let mut changed = file.clone();
            changed[at] ^= flip;
            assert!(!matches!(verify(&changed, &keys), Signed::Signed { .. }), "byte {at} ^ {flip}");
        }
    }
    let mut changed = file;
    changed[package().len() - 1] ^= 1;
    assert_eq!(bad(&changed, &keys[0]), BadSignature::Wrong { key: "ours".to_owned() });
}

#[test]
fn a_file_cut_anywhere_is_not_signed() {
    let (file, key) = signed_by("ours");
    let keys = [key];
    for length in 0..file.len() {
        assert!(!matches!(verify(&file[..length], &keys), Signed::Signed { .. }), "cut to {length}");
    }
    assert_eq!(bad(&file[..file.len() - 1], &keys[0]), BadSignature::Broken);
}

#[test]
fn a_key_that_is_not_trusted_is_named_by_its_id() {
    let (secret, _) = pair("stranger");
    let file = sign(&package(), &secret).unwrap();
    assert_eq!(bad(&file, &pair("ours").1), BadSignature::UnknownKey { id: secret.id() });
    assert_eq!(secret.id().len(), 16);
    assert_eq!(verify(&file, &[]), Signed::Bad { why: BadSignature::UnknownKey { id: secret.id() } });
}

#[test]
fn a_second_signature_and_a_section_after_it_are_refused() {
    let (file, key) = signed_by("ours");
    let signature = &file[package().len()..];
    assert_eq!(bad(&[&file[..], signature].concat(), &key), BadSignature::Twice);
    let appended = [&file[..], &[0, 2, 1, b'x']].concat();
    assert_eq!(bad(&appended, &key), BadSignature::NotLast);
}

#[test]
fn a_signature_cannot_be_moved_to_another_package() {
    let (secret, key) = pair("ours");
    let comment = "id=other version=1.2.3 kind=refund sha256=0";
    let signature = minisign::sign(None, secret.secret(), &package()[..], Some(comment), Some(UNTRUSTED)).unwrap();
    assert_eq!(bad(&section::append(&package(), &signature.to_string()), &key), BadSignature::Comment);
}

#[test]
fn hostile_signatures_are_refused_without_a_panic() {
    let (file, key) = signed_by("ours");
    let text = std::str::from_utf8(section::find(&file).unwrap().unwrap().text).unwrap().to_owned();
    let lines: Vec<&str> = text.lines().collect();
    // A global signature of one byte, of none; lines missing; a comment that is not ours; lines after the last.
    let hostile = [
        format!("{}\n{}\n{}\nAA==\n", lines[0], lines[1], lines[2]),
        format!("{}\n{}\n{}\n\n", lines[0], lines[1], lines[2]),
        format!("{}\n{}\n", lines[0], lines[1]),
        format!("untrusted comment: trust me\n{}\n{}\n{}\n", lines[1], lines[2], lines[3]),
        format!("{text}more\n"),
        text.trim_end().to_owned(),
        String::new(),
        "x".repeat(SIGNATURE_BYTES + 1),
    ];
    for text in hostile {
        assert_eq!(bad(&section::append(&package(), &text), &key), BadSignature::Unreadable, "{text:?}");
    }
}

#[test]
fn a_signed_package_is_not_signed_again() {
    let (secret, _) = pair("ours");
    let file = sign(&package(), &secret).unwrap();
    assert_eq!(sign(&file, &secret), Err(SignError::Signed));
    assert_eq!(sign(b"\0asm", &secret), Err(SignError::Broken));
}

#[test]
fn keys_are_kept_as_minisign_keeps_them() {
    let secret = SecretKey::generate().unwrap();
    let again = SecretKey::read(&secret.secret_text().unwrap(), None).unwrap();
    assert_eq!((again.id(), again.public_text().unwrap()), (secret.id(), secret.public_text().unwrap()));
    assert!(secret.public_text().unwrap().contains(&secret.id()));
    assert_eq!(format!("{secret:?}"), format!("SecretKey({:?})", secret.id()));
    assert_eq!(SecretKey::read("no key\nat all\n", None).unwrap_err(), KeyError::NotSecret);
    assert_eq!(NamedKey::read("x", "no key\nat all\n").unwrap_err(), KeyError::NotPublic);
    assert_eq!(SecretKey::read(&secret.public_text().unwrap(), None).unwrap_err(), KeyError::NotSecret);
}

#[test]
fn the_comment_says_what_was_signed() {
    let (file, _) = signed_by("ours");
    let text = std::str::from_utf8(section::find(&file).unwrap().unwrap().text).unwrap().to_owned();
    let expected =
        format!("trusted comment: id=shop.refund version=1.2.3 kind=refund sha256={}", Digest::of(&package()));
    assert!(text.contains(&expected), "{text}");
}
