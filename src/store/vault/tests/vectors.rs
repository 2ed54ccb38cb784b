//! Published test vectors, to see that the crates are called as they want to be.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};

use crate::{
    error::Result,
    store::vault::{Cost, cipher::Key, wrap::derive},
};

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .chars()
        .filter_map(|c| c.to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits
        .chunks(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

/// RFC 9106, section 5.3.
#[test]
fn argon2id_gives_what_the_rfc_says() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .build()
        .unwrap();
    let argon2 =
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let mut tag = [0; 32];
    argon2
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(tag.to_vec(), bytes(expected));
}

/// Known answers of the reference implementation (`phc-winner-argon2`, `src/test.c`, version 0x13).
#[test]
fn a_derived_key_is_what_the_reference_implementation_gives() {
    let cost = |memory_kib| Cost {
        memory_kib,
        passes: 2,
        lanes: 1,
    };
    for (memory_kib, expected) in [
        (
            256,
            "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
        ),
        (
            65_536,
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        ),
    ] {
        let key = derive(b"password", b"somesalt", cost(memory_kib)).unwrap();
        assert_eq!(key.bytes(), bytes(expected));
    }
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
#[test]
fn sealing_gives_what_the_draft_says() {
    fn nonce(bytes: &mut [u8]) -> Result<()> {
        bytes
            .iter_mut()
            .zip(0x40..)
            .for_each(|(byte, value)| *byte = value);
        Ok(())
    }
    let key: Vec<u8> = (0x80..0xa0).collect();
    let key = Key::of(&key).unwrap();
    let associated = bytes("50515253c0c1c2c3c4c5c6c7");
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for \
        the future, sunscreen would be it.";
    let expected = "404142434445464748494a4b4c4d4e4f5051525354555657\
        bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39\
        ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9\
        21f9664c97637da9768812f615c68b13b52e\
        c0875924c1c7987947deafd8780acf49";
    let sealed = key.seal(&associated, plain, nonce).unwrap();
    assert_eq!(sealed, bytes(expected));
    assert_eq!(*key.open(&associated, &sealed).unwrap(), plain);
    assert!(key.open(b"", &sealed).is_none());
}
