//! How many people are in each group, so that nobody is alone.

use super::{
    SIZES,
    given::{Participant, key},
};

/// Sizes for so many people, from 2 to 8 and as near to the size asked for as can be; of two ways as near, the one with
/// fewer groups.
pub fn even(people: usize, size: usize) -> Vec<usize> {
    let fewest = (people / size).max(1);
    let split = |groups: usize| {
        let (each, more) = (people / groups, people % groups);
        let sizes = (0..groups).map(move |place| each + usize::from(place < more));
        sizes.collect::<Vec<_>>()
    };
    let off = |sizes: &[usize]| sizes.iter().map(|one| one.abs_diff(size)).max();
    let is_group = |one: &usize| (SIZES[0]..=SIZES[1]).contains(one);
    let (few, many) = (split(fewest), split(fewest + 1));
    let is_better =
        many.iter().all(is_group) && (off(&many) < off(&few) || !few.iter().all(is_group));
    if is_better { many } else { few }
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
    let smallest = sizes.iter().enumerate().min_by_key(|(_, one)| **one);
    match (alone, smallest.map(|(place, _)| place)) {
        (0, _) => {}
        (1, Some(smallest)) => {
            // Where even the smallest group is full, it is two with the one who comes.
            let joined = sizes.remove(smallest) + 1;
            let joined = if joined > SIZES[1] {
                even(joined, size)
            } else {
                vec![joined]
            };
            sizes.splice(smallest..smallest, joined);
        }
        _ => sizes.extend(even(alone, size)),
    }
    sizes
}
