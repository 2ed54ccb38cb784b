//! What the task runner tells the person who started it: one plain line a step.

/// Names the step that starts now.
pub fn step(what: impl AsRef<str>) {
    line(format!("-- {}", what.as_ref()));
}

/// Prints a line as it is.
#[expect(clippy::print_stdout, reason = "the one place that prints")]
pub fn line(text: impl AsRef<str>) {
    println!("{}", text.as_ref());
}

/// Says why a command ends here: what failed, and below it why.
pub fn problem(problem: &anyhow::Error) {
    eprintln!("error: {problem}");
    for cause in problem.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}
