//! The places of a programme, counted from one as people do.

/// The names along a path, each with the number of the entry in a list; languages are left out.
pub fn parts(path: &str) -> Vec<(&str, Option<usize>)> {
    let parts = path.split('.').filter(|part| !["fr", "en"].contains(part));
    parts
        .map(|part| {
            let (name, rest) = part.split_once('[').unwrap_or((part, ""));
            let number = rest.strip_suffix(']').and_then(|place| place.parse().ok());
            (name, number.map(|place: usize| place + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_third_week_is_the_third() {
        let expected = [("weeks", Some(3)), ("resources", Some(1)), ("url", None)];
        assert_eq!(parts("weeks[2].resources[0].url"), expected);
        assert_eq!(parts("host.name.fr"), [("host", None), ("name", None)]);
        assert_eq!(parts(""), [("", None)]);
    }
}
