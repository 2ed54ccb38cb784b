//! What leaves comes back.

use proptest::prelude::*;

use super::*;

prop_compose! {
    fn any_kept()(
        (a, b) in (any::<u32>(), any::<u16>()),
        (created, updated) in (1u64..1 << 42, 1u64..1 << 42),
        text in "([a-zé* \n#\\[\\]\"\\\\!()-]|---\n|```\n){0,40}",
        day in 0i32..40_000,
        time in proptest::option::of((0u8..24, 0u8..60)),
        zone in proptest::option::of(prop::sample::select(vec!["Europe/Paris", "Asia/Tokyo", "UTC", "America/Montreal"])),
        tags in proptest::collection::btree_set("[a-z\"#:,é-]{1,6}( [a-z]{1,4})?", 0..4),
        starred in any::<bool>(),
        weather in proptest::option::of(prop::sample::select(vec![Weather::Sun, Weather::SunAndCloud, Weather::Fog])),
        energy in proptest::option::of(prop::sample::select(vec![Energy::Low, Energy::Steady])),
        question in proptest::option::of("[a-z?\"\n]{1,12}"),
        pictures in proptest::collection::vec((prop::sample::select(vec![JPEG, PNG]), "[a-z\\[\\] é]{0,8}"), 0..4),
        origin in any::<bool>(),
    ) -> Kept {
        #[expect(clippy::cast_precision_loss, reason = "smaller than 2^53")]
        let (created, updated) = (created as f64, updated as f64);
        let origin = origin.then(|| Origin {
            program: "day-one".to_owned(),
            id: "A".to_owned(),
            rest: serde_json::from_str(r#"{"location":{"latitude":1.5}}"#).unwrap(),
        });
        let source = question.map(|question| Source { widget: "prompt".to_owned(), week: "3".to_owned(), question });
        Kept {
            id: format!("{a:08x}-{b:04x}-7000-8000-000000000001"),
            created,
            updated,
            entry: Entry {
                text,
                date: crate::programme::Day::parse("1950-01-01").unwrap().plus_days(day).to_string(),
                time: time.map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
                zone: zone.map(str::to_owned),
                tags: tags.into_iter().filter(|tag| !tag.starts_with('#')).collect(),
                starred,
                weather,
                energy,
                pictures: pictures.iter().map(|(_, description)| Picture {
                    blob: String::new(),
                    description: description.clone(),
                }).collect(),
                source,
                origin,
                sealed: None,
                binned: None,
                secret: None,
            },
            pictures: pictures.into_iter().map(|(bytes, _)| bytes.to_vec()).collect(),
        }
    }
}

/// What a book keeps: no origin, one of each picture's bytes for each page, no spaces around a text.
fn as_in_a_book(mut kept: Kept) -> Kept {
    kept.entry.origin = None;
    kept.entry.text = kept.entry.text.trim_end().to_owned();
    for picture in &mut kept.entry.pictures {
        picture.description = picture
            .description
            .replace(['[', ']'], " ")
            .trim()
            .to_owned();
    }
    kept
}

#[test]
fn an_entry_under_a_fixed_name_comes_back_under_it() {
    let entry = Entry {
        text: "What I tried.".to_owned(),
        date: "2026-11-23".to_owned(),
        ..Entry::default()
    };
    let kept = Kept {
        id: "journal-entry:prompt:week-1".to_owned(),
        created: 1.0,
        updated: 2000.0,
        entry,
        pictures: Vec::new(),
    };
    let all = std::slice::from_ref(&kept);
    assert_eq!(brought("Journal.zip", &day_one(all))[0].id, kept.id);
    assert_eq!(brought("book.zip", &book(all))[0].id, kept.id);
    // Names of anything else are none of an entry.
    let foreign = Kept {
        id: "introduction".to_owned(),
        ..kept
    };
    assert_ne!(
        brought("Journal.zip", &day_one(&[foreign]))[0].id,
        "introduction"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_leaves_for_day_one_comes_back_as_it_was(all in proptest::collection::vec(any_kept(), 0..5)) {
        let back: Vec<Kept> = brought("Journal.zip", &day_one(&all)).into_iter().map(unnamed).collect();
        prop_assert_eq!(&back, &all);
        // And once more.
        prop_assert_eq!(brought("Journal.zip", &day_one(&back)).into_iter().map(unnamed).collect::<Vec<_>>(), all);
    }

    #[test]
    fn a_book_comes_back_as_it_reads(one in any_kept()) {
        let back = brought("book.zip", &book(std::slice::from_ref(&one))).remove(0);
        prop_assert_eq!(as_in_a_book(unnamed(back)), as_in_a_book(one));
    }
}
