//! A board as a picture: the drawing behind its columns, made of nodes, and the choice between the two.

use std::rc::Rc;

use leptos::{prelude::*, svg, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::Desk;
use crate::{
    context::Context,
    error::Result,
    programme::Template,
    ui::{
        choices,
        late::{Inside, Part},
    },
    widgets::retrospective::{
        model::picture::{picture, words},
        state::look,
    },
};

/// How a board is looked at.
#[derive(Clone, Copy)]
pub struct Look {
    context: Context,
    template: Option<Template>,
    pictured: RwSignal<bool>,
    part: Part,
}

impl Look {
    /// As it was looked at last time.
    pub fn new(desk: Desk) -> Self {
        let context = desk.context;
        let look = Self {
            context,
            template: desk.state.template().filter(|one| has_picture(*one)),
            pictured: RwSignal::new(false),
            part: Part::new(context),
        };
        if look.template.is_some() {
            context.spawn(async move {
                if look::is_pictured(context).await {
                    look.show(true);
                }
            });
        }
        look
    }

    fn show(self, pictured: bool) {
        if let Some(template) = self.template.filter(|_| pictured) {
            let context = self.context;
            self.part.load(async move { code(context, template).await });
        }
        self.pictured.try_set(pictured);
    }

    /// The classes of the board.
    pub fn class(self) -> String {
        let template = self.template.filter(|_| self.pictured.get());
        template.map_or_else(
            || "board".to_owned(),
            |template| ["board pictured ", template.as_str()].concat(),
        )
    }

    /// The drawing, after the columns.
    pub fn drawing(self) -> AnyView {
        let part = self.part;
        (move || self.pictured.get().then(|| part.view())).into_any()
    }

    /// The choice, where the board has a picture.
    pub fn choice(self) -> Option<AnyView> {
        self.template?;
        let context = self.context;
        let options = vec![
            (false, context.text("retrospective.look.columns")),
            (true, context.text("retrospective.look.picture")),
        ];
        let chosen = Signal::derive(move || Some(self.pictured.get()));
        let choose = move |pictured| {
            self.show(pictured);
            look::keep(context, pictured);
        };
        let label = context.text("retrospective.look");
        Some(choices(label, options, chosen, choose))
    }
}

/// Which templates have one is known before their drawings are loaded.
fn has_picture(template: Template) -> bool {
    matches!(
        template,
        Template::Sailboat
            | Template::Balloon
            | Template::Mountain
            | Template::WeatherReport
            | Template::Timeline
    )
}

#[wasm_split(retrospective_picture, fallible)]
fn code(context: Context, template: Template) -> Result<Inside> {
    Ok(Rc::new(move || drawn(context, template)))
}

fn drawn(context: Context, template: Template) -> AnyView {
    let Some(picture) = picture(template) else {
        return ().into_any();
    };
    let shape = |(class, path): &(&'static str, &'static str)| {
        svg::path().attr("class", *class).attr("d", *path)
    };
    svg::svg()
        .attr("class", "picture")
        .attr("part", "picture")
        .attr("viewBox", picture.view)
        .attr("preserveAspectRatio", "xMidYMid slice")
        .attr("role", "img")
        .attr(
            "aria-label",
            words(&context.language()).get(template.as_str()),
        )
        .child(picture.shapes.iter().map(shape).collect::<Vec<_>>())
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_that_offer_a_picture_are_those_that_have_one() {
        for template in Template::ALL {
            assert_eq!(
                has_picture(*template),
                picture(*template).is_some(),
                "{template:?}"
            );
        }
    }
}
