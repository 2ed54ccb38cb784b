//! Tables as CSV (RFC 4180) for spreadsheets, which take a cell that begins like a formula for one.

/// A row, with its line end. Cells are quoted where they need it; one that a spreadsheet would take for a formula gets an
/// apostrophe in front (OWASP, CSV injection), which spreadsheets do not show.
pub fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut row = String::new();
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            row.push(',');
        }
        push(&mut row, cell);
    }
    row.push_str("\r\n");
    row
}

fn push(row: &mut String, cell: &str) {
    let dangerous = cell
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n']);
    let quoted =
        dangerous || cell.contains([',', ';', '"', '\r', '\n', '\t']) || cell.trim() != cell;
    if quoted {
        row.push('"');
    }
    if dangerous {
        row.push('\'');
    }
    row.push_str(&cell.replace('"', "\"\""));
    if quoted {
        row.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_row_is_plain() {
        assert_eq!(row(["sun", "3", ""]), "sun,3,\r\n");
    }

    #[test]
    fn cells_with_commas_quotes_and_lines_are_quoted() {
        assert_eq!(
            row(["a,b", "say \"go\"", "one\ntwo"]),
            "\"a,b\",\"say \"\"go\"\"\",\"one\ntwo\"\r\n"
        );
    }

    #[test]
    fn nothing_a_member_writes_becomes_a_formula() {
        for cell in [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1",
        ] {
            let written = row([cell]);
            assert!(written.starts_with("\"'"), "{written:?}");
        }
        assert_eq!(row(["1-2=3"]), "1-2=3\r\n");
    }
}
