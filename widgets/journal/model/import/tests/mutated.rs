//! Every importer on journals that something went over: cut, turned, doubled, flipped. The seed is fixed, so a failure
//! comes again; the fuzz targets in `fuzz/` go on where this stops.

use super::*;

/// Numbers that look like chance (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// Bytes that mean something to some reader.
const PIECES: [&[u8]; 24] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\n",
    b"\r\n",
    b"---\n",
    b"\0",
    b"\xff",
    b"\xc3",
    b"<p>",
    b"</script>",
    b"&#x110000;",
    b"![](",
    b"[[",
    b"```\n",
    b"2026-02-30",
    b"99999999999999999999",
    b"type_: 1\n",
    b"- ",
];

fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(5) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 => bytes.truncate(at),
            2 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            3 => {
                let end = (at + chance.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                let end = (at + chance.below(200)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
}

/// Reads whatever it is; what comes out must hold to the limits and be the same again.
fn try_to_read(name: &str, bytes: &[u8]) {
    let files = [File { name, bytes }];
    let opened = open(&files);
    for parcel in &opened.parcels {
        let brought = read(parcel);
        assert_eq!(read(parcel), brought);
        for one in &brought.entries {
            assert!(one.entry.text.len() <= limits::TEXT_BYTES);
            assert!(Day::parse(&one.entry.date).is_some());
            assert_eq!(one.id.len(), 36);
            assert!(one.entry.tags.len() <= limits::TAGS);
        }
    }
}

/// Files by their names; one without a name stands alone.
type Files = Vec<(&'static str, Vec<u8>)>;

/// One journal of each kind: how its file is called, and the files in its archive, or the file itself.
fn journals() -> Vec<(&'static str, Files)> {
    let day_one = br#"{"metadata":{"version":"1.0"},"entries":[{"uuid":"F07F0D7938334C75A8E4D55144F7AB28","creationDate":"2019-10-18T08:07:39Z","timeZone":"Europe\/London","starred":false,"tags":["a"],"text":"x ![](dayone-moment:\/\/A)","richText":"{\"contents\":[{\"text\":\"y\"}]}","photos":[{"identifier":"A","md5":"a","type":"jpeg"}],"escale":{"textBytes":1,"date":"2019-10-18"}},{"creationDate":"2019-10-18T08:07:39Z","richText":"{\"contents\":[{\"text\":\"y\",\"attributes\":{\"line\":{\"listStyle\":\"bulleted\"}}}]}"}]}"#;
    let journey = br#"{"date_journal":1571386059000,"id":"a","timezone":"Europe/London","type":"html","text":"<p>a <b>b<\/b> &amp; <a href=\"https:\/\/e.org\">c<\/a><\/p><ul><li>d<\/li><\/ul>","photos":["a.jpeg"],"tags":["t"],"weather":{"description":""}}"#;
    let note = b"Frogs\n\nx ![](:/44444444444444444444444444444444)\n\nid: 0123456789abcdef0123456789abcdef\nuser_created_time: 2021-04-30T22:40:00.000Z\nmarkup_language: 1\ntype_: 1".to_vec();
    let front =
        b"---\ntitle: Quiz\ncreated: 2021-05-01 16:40:00Z\ntags:\n  - a\n---\n\nx ![](a.png)\n"
            .to_vec();
    let jrnl = br#"{"tags":{"@a":1},"entries":[{"title":"a","body":"b","date":"2020-06-28","time":"18:22","tags":["@a"],"starred":false}]}"#;
    let page = b"tags:: a\n- b [[c]] #d\n\t- e\n\t  f\n- ```\n  g\n  ```\n- ![](../assets/a.png)\n"
        .to_vec();
    let daily = b"---\ndate: 2026-11-23\ntags: [a, 'b']\n---\nx #c [[d|e]] ![[a.png]]\n".to_vec();
    let book = b"---\nescale: 01890a5d-ac96-774b-bcce-b302099a8057\ndate: \"2026-11-23\"\nweather: \"rain\"\ntags: \n  - \"a\"\n---\n\nx\n\n![a](<a.png>)\n".to_vec();
    let picture = || JPEG.to_vec();
    vec![
        ("a.zip", vec![("J.json", day_one.to_vec()), ("photos/a.jpeg", picture())]),
        ("a.zip", vec![("a.json", journey.to_vec()), ("a.jpeg", picture())]),
        ("a.jex", vec![("0123456789abcdef0123456789abcdef.md", note), ("resources/44444444444444444444444444444444.png", picture())]),
        ("a.zip", vec![("a.md", front), ("a.png", picture())]),
        ("a.zip", vec![("journals/2026_11_23.md", page), ("assets/a.png", picture())]),
        ("a.zip", vec![("2026-11-23.md", daily), ("a.png", picture())]),
        ("a.zip", vec![("2026/11/23/x.md", book), ("2026/11/23/a.png", picture())]),
        ("a.json", vec![("", day_one.to_vec())]),
        ("a.json", vec![("", journey.to_vec())]),
        ("a.json", vec![("", jrnl.to_vec())]),
        ("a.txt", vec![("", b"[2020-06-28 18:22] a *\nb @c\n\n[2020-06-29 08:00 PM] d\n".to_vec())]),
        ("a.csv", vec![("", b"full_date,time,mood,activities,note_title,note\n2020-06-28,6:22 pm,rad,\"a | b\",t,\"x<br>y\"\n".to_vec())]),
    ]
}

fn packed(name: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    match files.as_slice() {
        [("", bytes)] => bytes.to_vec(),
        files if name.ends_with("jex") => tar_of(files),
        files => zip_of(files),
    }
}

#[test]
fn journals_of_every_kind_are_read_before_anything_is_done_to_them() {
    for (name, files) in journals() {
        let (_, brought) = bring(&[(name, &packed(name, &files))]);
        assert!(!brought.entries.is_empty(), "{name} {files:?}");
        // A file of entries alone has no pictures beside it.
        assert!(
            brought.broken.is_empty() || files.len() == 1,
            "{name} {:?}",
            brought.broken
        );
    }
}

#[test]
fn files_that_something_went_over_do_no_harm() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for (name, files) in journals() {
        for _ in 0..150 {
            let mut files = files.clone();
            let one = chance.below(files.len());
            mutate(&mut files[one].1, &mut chance);
            try_to_read(name, &packed(name, &files));
        }
    }
}

#[test]
fn archives_that_something_went_over_do_no_harm() {
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for (name, files) in journals() {
        let whole = packed(name, &files);
        for _ in 0..100 {
            let mut bytes = whole.clone();
            mutate(&mut bytes, &mut chance);
            try_to_read(name, &bytes);
        }
    }
}
