//! Mixing lists the same way for everybody who has the same number, or in a way nobody can foresee where the number is
//! drawn at random.

/// Mixes a list (Fisher and Yates), always the same way for the same number.
pub fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..list.len()).rev() {
        let bound = u64::try_from(last).unwrap_or_default() + 1;
        // The bias of a remainder is 2^-58 for a list of 64.
        let place = usize::try_from(next(&mut state) % bound).unwrap_or_default();
        list.swap(last, place);
    }
}

/// The next number (`SplitMix64`, Steele, Lea and Flood 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_always_mixes_the_same_way() {
        let mixed = |seed| {
            let mut list: Vec<u8> = (0..20).collect();
            shuffle(&mut list, seed);
            list
        };
        assert_eq!(mixed(1), mixed(1));
        assert_ne!(mixed(1), mixed(2));
        let mut sorted = mixed(1);
        sorted.sort_unstable();
        assert_eq!(sorted, (0..20).collect::<Vec<u8>>());
    }

    #[test]
    fn every_place_is_as_likely_as_any_other() {
        let mut firsts = [0_u32; 6];
        for seed in 0..6_000 {
            let mut list = [0, 1, 2, 3, 4, 5];
            shuffle(&mut list, seed);
            firsts[list[0]] += 1;
        }
        assert!(
            firsts.iter().all(|count| (850..1_150).contains(count)),
            "{firsts:?}"
        );
    }
}
