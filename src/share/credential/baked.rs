//! A credential within a picture, as Open Badges 3.0 bakes it: a chunk of a PNG, an element of an SVG.

use flate2::Crc;

/// What the chunk of a PNG is called.
const KEYWORD: &[u8] = b"openbadgecredential";
/// How every PNG begins, with the length and the name of its first chunk.
const START: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// Where the first chunk of a PNG ends.
const HEADER: usize = 8 + 25;
/// After a keyword: it ends; what follows is not compressed, by no method, in no named language, with no translated
/// keyword.
const PLAIN: [u8; 5] = [0; 5];

/// The namespace of the element in an SVG, as an attribute.
const NAMESPACE: &str = " xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\"";

/// A PNG with a credential in it; none when it is no PNG.
pub fn png(picture: &[u8], json: &str) -> Option<Vec<u8>> {
    if !picture.starts_with(START) {
        return None;
    }
    let (head, rest) = picture.split_at_checked(HEADER)?;
    let inside = [b"iTXt", KEYWORD, &PLAIN, json.as_bytes()].concat();
    let length = u32::try_from(inside.len().checked_sub(4)?).ok()?;
    let mut check = Crc::new();
    check.update(&inside);
    let length = length.to_be_bytes();
    Some([head, &length, &inside, &check.sum().to_be_bytes(), rest].concat())
}

/// An SVG with a credential in it; none when it is no SVG as ours are written.
pub fn svg(picture: &str, json: &str) -> Option<String> {
    let rest = picture.strip_prefix("<svg")?;
    let (attributes, inside) = rest.split_once('>')?;
    let whole = [
        "<svg",
        NAMESPACE,
        attributes,
        ">\n<openbadges:credential><![CDATA[\n",
        &data(json),
        "]]></openbadges:credential>",
        inside,
    ];
    Some(whole.concat())
}

/// A JSON text as data of XML: the same JSON, without what would end the data or is no character of XML.
fn data(json: &str) -> String {
    let json = json.replace("]]>", "]]\\u003e");
    json.replace('\u{fffe}', "\\ufffe")
        .replace('\u{ffff}', "\\uffff")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::credential::tests::whole;

    /// The checksum as the standard writes it down, bit by bit.
    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 * (crc & 1));
            }
        }
        !crc
    }

    fn chunk(name: &[u8], data: &[u8]) -> Vec<u8> {
        let inside = [name, data].concat();
        let length = u32::try_from(data.len()).unwrap();
        let check = crc(&inside).to_be_bytes();
        [&length.to_be_bytes()[..], &inside, &check].concat()
    }

    fn picture() -> Vec<u8> {
        let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0];
        let parts = [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", &header),
            chunk(b"IDAT", &[1, 2, 3]),
            chunk(b"IEND", &[]),
        ];
        parts.concat()
    }

    /// The chunks of a PNG as name and data, each with a checksum that holds.
    fn chunks(png: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
        let (mut rest, mut found) = (&png[8..], Vec::new());
        while !rest.is_empty() {
            let length = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
            let (inside, after) = rest[4..].split_at(4 + length);
            assert_eq!(after[..4], crc(inside).to_be_bytes());
            found.push((inside[..4].to_vec(), inside[4..].to_vec()));
            rest = &after[4..];
        }
        found
    }

    #[test]
    fn the_checksum_of_the_tests_is_the_standards() {
        assert_eq!(crc(b"IEND"), 0xae42_6082);
    }

    #[test]
    fn a_png_gets_one_uncompressed_text_chunk_whose_checksum_holds() {
        let json = whole().json();
        let baked = png(&picture(), &json).unwrap();
        let found = chunks(&baked);
        let names: Vec<_> = found.iter().map(|(name, _)| &name[..]).collect();
        assert_eq!(names, [&b"IHDR"[..], b"iTXt", b"IDAT", b"IEND"]);
        let expected = [b"openbadgecredential\0\0\0\0\0", json.as_bytes()].concat();
        assert_eq!(found[1].1, expected);
    }

    #[test]
    fn what_is_no_png_is_not_baked() {
        assert_eq!(png(b"", "{}"), None);
        assert_eq!(png(b"\xff\xd8\xff", "{}"), None);
        assert_eq!(png(&picture()[..20], "{}"), None);
    }

    #[test]
    fn an_svg_has_it_right_after_its_first_tag_as_data() {
        let baked = svg(
            "<svg width=\"1\">\n<title>T</title></svg>\n",
            "{\"a\": 1}\n",
        )
        .unwrap();
        assert_eq!(
            baked,
            "<svg xmlns:openbadges=\"https://purl.imsglobal.org/ob/v3p0\" width=\"1\">\n\
            <openbadges:credential><![CDATA[\n{\"a\": 1}\n]]></openbadges:credential>\n<title>T</title></svg>\n"
        );
        assert_eq!(svg("<?xml?><svg/>", "{}"), None);
    }

    #[test]
    fn words_cannot_end_the_data_of_an_svg_and_stay_the_same_words() {
        let name = "]]></openbadges:credential><script>alert(1)</script>\u{ffff}";
        let mut credential = whole();
        name.clone_into(&mut credential.name);
        let baked = svg("<svg></svg>", &credential.json()).unwrap();
        let inside = baked.split_once("<![CDATA[").unwrap().1;
        let (data, rest) = inside.split_once("]]>").unwrap();
        assert_eq!(rest, "</openbadges:credential></svg>");
        let read: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(read["issuer"]["name"], name);
    }
}
