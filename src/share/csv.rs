//! Tables as CSV (RFC 4180) for spreadsheets, which take a cell that begins like a formula for one.

/// What begins a formula, in the widths of letters that spreadsheets know.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A row, with its line end. Cells are quoted where they need it; what a spreadsheet would take for a formula gets an
/// apostrophe in front (OWASP, CSV injection), which spreadsheets do not show at the beginning of a cell. One that parts
/// cells by semicolons, as in France, sees cells within ours, whose quotes stand for themselves then: what follows a
/// semicolon, a tab or a line end gets its apostrophe too.
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
    let dangerous = cell.trim_start().starts_with(SIGNS) || cell.starts_with(['\t', '\r', '\n']);
    let quoted =
        dangerous || cell.contains([',', ';', '"', '\r', '\n', '\t']) || cell.trim() != cell;
    if quoted {
        row.push('"');
    }
    if dangerous {
        row.push('\'');
    }
    let mut before = None;
    let mut rest = cell.chars().peekable();
    while let Some(sign) = rest.next() {
        // A dash and a blank begin a line of a list, as members write them.
        let is_item = before == Some('\n') && sign == '-' && rest.peek() == Some(&' ');
        if SIGNS.contains(&sign) && matches!(before, Some(';' | '\t' | '\r' | '\n')) && !is_item {
            row.push('\'');
        }
        row.push(sign);
        if sign == '"' {
            row.push('"');
        }
        // Blanks before a formula are none for a spreadsheet.
        if sign != ' ' {
            before = Some(sign);
        }
    }
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

    #[test]
    fn no_cell_within_a_cell_becomes_a_formula() {
        for (cell, written) in [
            ("x;=1+1;y", "\"x;'=1+1;y\""),
            ("x; =1+1", "\"x; '=1+1\""),
            ("x\n=1+1", "\"x\n'=1+1\""),
            ("x\t@a", "\"x\t'@a\""),
            ("x\n- a\n-1", "\"x\n- a\n'-1\""),
            ("x;y=1", "\"x;y=1\""),
        ] {
            assert_eq!(row([cell]), [written, "\r\n"].concat());
        }
    }
}
