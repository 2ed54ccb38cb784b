//! The member's data in one fold: take a copy away, bring one in.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{Icon, button, frame::sentence, keeping::Keeping};
use crate::{
    context::Context,
    share::{backup, download},
};

/// The fold under a widget.
pub fn menu(context: Context) -> AnyView {
    let keeping = Keeping::new(context);
    let report = RwSignal::new(String::new());
    let chooser = NodeRef::<html::Input>::new();
    let tell = move |told: String| {
        context.announce(&told);
        report.set(told);
    };
    let export = move |_| {
        context.spawn(async move {
            let outcome = backup::export(&context.space()).await;
            let outcome = outcome
                .and_then(|blob| download::blob(&backup::file_name(&context.space_name()), &blob));
            match outcome {
                Ok(()) => {
                    context.shared("space", "zip");
                    tell(context.text("common.exported"));
                }
                Err(error) => tell(sentence(context, &error)),
            }
        });
    };
    let import = move |_| {
        let input = chooser.get_untracked();
        let file = input
            .as_ref()
            .and_then(web_sys::HtmlInputElement::files)
            .and_then(|files| files.get(0));
        let (Some(input), Some(file)) = (input, file) else {
            return;
        };
        input.set_value("");
        context.spawn(async move {
            match backup::import(&context.space(), &file).await {
                Ok(done) => tell(done.sentence(context)),
                Err(error) => tell(sentence(context, &error)),
            }
        });
    };
    let choose = move |_| {
        if let Some(input) = chooser.get_untracked() {
            input.click();
        }
    };
    view! {
        <details class="data" on:toggle=move |_| keeping.look()>
            <summary>{context.text("common.my-data")}</summary>
            <div class="stack tight">
                <p>{context.text_with("common.where", &[("space", &context.space_name())])}</p>
                <div class="row">
                    {button(Some(Icon::Download), context.text("common.export"), export)}
                    {button(Some(Icon::Plus), context.text("common.import"), choose)}
                </div>
                <input
                    type="file"
                    accept=".zip,application/zip"
                    hidden
                    node_ref=chooser
                    on:change=import
                    aria-label=context.text("common.import")
                />
                <p role="status">{report}</p>
                {keeping.view()}
            </div>
        </details>
    }
    .into_any()
}
