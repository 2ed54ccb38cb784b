//! How many people are in each group, so that nobody is alone.

use super::given::{Participant, key};

/// Sizes for so many people, as near to the size asked for as can be; of two ways as near, the one with fewer groups.
pub fn even(people: usize, size: usize) -> Vec<usize> {
    let fewest = (people / size).max(1);
    let split = |groups: usize| {
        let (each, more) = (people / groups, people % groups);
        let sizes = (0..groups).map(move |place| each + usize::from(place < more));
        sizes.collect::<Vec<_>>()
    };
    let off = |sizes: &[usize]| sizes.iter().map(|one| one.abs_diff(size)).max();
    let (few, many) = (split(fewest), split(fewest + 1));
    let alone = many.iter().any(|one| *one < 2);
    if alone || off(&few) <= off(&many) {
        few
    } else {
        many
    }
}

/// Sizes for groups that stay among themselves. Who has no one of their own group comes together with others of whom
/// that is true, or else with some group.
pub fn within(people: &[Participant], size: usize) -> Vec<usize> {
    let mut groups: Vec<(String, usize)> = Vec::new();
    for person in people {
        let own = key(&person.group);
        match groups.iter_mut().find(|(name, _)| *name == own) {
            Some((_, count)) => *count += 1,
            None => groups.push((own, 1)),
        }
    }
    let alone = groups.iter().filter(|(_, count)| *count == 1).count();
    let several = groups.into_iter().filter(|(_, count)| *count > 1);
    let mut sizes: Vec<_> = several.flat_map(|(_, count)| even(count, size)).collect();
    match (alone, sizes.iter_mut().min()) {
        (0, _) => {}
        (1, Some(smallest)) => *smallest += 1,
        _ => sizes.extend(even(alone, size)),
    }
    sizes
}
