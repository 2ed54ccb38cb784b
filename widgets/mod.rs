//! The widgets, one line each. A widget is a folder; nothing outside this file names it.

use futures_util::future::LocalBoxFuture;
use leptos::tachys::view::any_view::AnyView;

use crate::{
    context::Context,
    embed::Description,
    error::{Error, Result},
};

/// A widget on its way to the screen: its code is a chunk of its own, its data come from the store.
pub type Opening = LocalBoxFuture<'static, Result<AnyView>>;

macro_rules! widgets {
    ($($name:ident),*) => {
        $(pub mod $name;)*

        /// What every widget declares about itself.
        pub fn descriptions() -> Vec<Description> {
            vec![$($name::DESCRIPTION),*]
        }

        /// Whether the widget with this name keeps anything of a member's.
        pub fn keeps(name: &str) -> bool {
            match name {
                $(stringify!($name) => $name::DESCRIPTION.keeps,)*
                _ => true,
            }
        }

        /// Loads the code of the widget with this name. What goes wrong is told by [`open`].
        pub async fn load(name: &str) {
            match name {
                $(stringify!($name) => $name::load().await.unwrap_or_default(),)*
                _ => {}
            }
        }

        /// Loads and opens the widget with this name.
        ///
        /// # Errors
        /// What the store answered, or that there is no such widget.
        #[cfg_attr(feature = "contract", expect(unused_variables))]
        pub async fn open(name: &str, context: Context) -> Result<AnyView> {
            match name {
                $(stringify!($name) => $name::open(context).await?.await,)*
                _ => Err(Error::Browser { what: "element", cause: name.to_owned() }),
            }
        }
    };
}

// The store's promises are asked for without any widget, which would only be compiled.
#[cfg(feature = "contract")]
widgets! {}
#[cfg(not(feature = "contract"))]
widgets! { invitation, checklist, introduction, prompt, journal, retrospective, path, studio }
