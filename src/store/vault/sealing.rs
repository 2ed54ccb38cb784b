//! Bringing what is there into the vault, or out of it: page by page, each in one transaction, from the start
//! to the end. What is done already costs a look, so going on after being cut anywhere is beginning again.
//!
//! Values are changed in place: no revision counts, no date changes, nobody is told, for what they say
//! stays the same. Fields that this version does not know stay too.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::ControlFlow,
    rc::Rc,
};

use serde_json::Value;

use super::{Passed, Progress, Told, form, opened::Unlocked, seal::Sealer};
use crate::{
    error::{Code, Error, Result},
    store::{
        Record,
        job::{Answer, Each, EachBlob, Job, Part, Rewrite, Rewritten, Worker},
        lens::Lens,
    },
};

/// How many values are changed in one transaction: some 100 kB, a few milliseconds.
const PAGE: u32 = 100;

/// Seals everything private, or opens it while the journal leaves. Says after each page how far it is, and
/// stops there when told to.
pub async fn pass(unlocked: Rc<Unlocked>, mut told: Told) -> Result<Passed> {
    let damaged: Rc<Cell<usize>> = Rc::default();
    let (sealer, count) = (unlocked.sealer.clone(), damaged.clone());
    let blobs: Rc<RefCell<BTreeSet<String>>> = Rc::default();
    let seen = blobs.clone();
    let each: Each = Rc::new(move |part, value| {
        if part == Part::Records && (sealer.plainly.get() || sealer.private.value(value)) {
            seen.borrow_mut().extend(blobs_of(value));
        }
        if !sealer.plainly.get() {
            return sealed(&sealer, part, value);
        }
        // What does not open now never will; it stays as it is and is counted.
        let opened = plain(&sealer, part, value);
        count.set(count.get() + usize::from(opened.is_err()));
        Ok(opened.unwrap_or_default())
    });
    let mut progress = Progress::default();
    let mut page_done = |page: &Rewritten| {
        progress.seen += page.seen;
        progress.changed += page.changed;
        progress.damaged = damaged.get();
        told(progress)
    };
    let mut through = walk(&*unlocked.inner, each, &mut page_done).await?;
    for id in blobs.take() {
        if !through {
            break;
        }
        let each = each_blob(unlocked.sealer.clone(), id.clone(), damaged.clone());
        let page = rewritten(&*unlocked.inner, Job::RewriteBlob { id, each }).await?;
        through = page_done(&page).is_continue();
    }
    Ok(if through {
        Passed::Through(progress)
    } else {
        Passed::Stopped
    })
}

/// How many values are sealed, whoever can open them.
pub async fn count_sealed(inner: Rc<dyn Worker>) -> Result<usize> {
    let count: Rc<Cell<usize>> = Rc::default();
    let sum = count.clone();
    let each: Each = Rc::new(move |part, value| {
        let sealed = match part {
            Part::Records => form::sealed(value).is_some(),
            Part::Drafts => text(value, "text").starts_with(form::DRAFT),
        };
        sum.set(sum.get() + usize::from(sealed));
        Ok(None)
    });
    walk(&*inner, each, |_| ControlFlow::Continue(())).await?;
    Ok(count.get())
}

/// Goes through everything; `false` when it was stopped.
async fn walk(
    inner: &dyn Worker,
    each: Each,
    mut told: impl FnMut(&Rewritten) -> ControlFlow<()>,
) -> Result<bool> {
    for part in [Part::Records, Part::Drafts] {
        let mut after = None;
        loop {
            let page = Rewrite {
                part,
                after,
                limit: PAGE,
                each: each.clone(),
            };
            let page = rewritten(inner, Job::Rewrite(page)).await?;
            if told(&page).is_break() {
                return Ok(false);
            }
            after = page.last;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(true)
}

async fn rewritten(inner: &dyn Worker, job: Job) -> Result<Rewritten> {
    match inner.start(job).await? {
        Answer::Rewritten(page) => Ok(page),
        _ => Err(Error::storage(Code::Lost, "the answer to something else")),
    }
}

/// The identifiers of the blobs that a stored value needs.
fn blobs_of(value: &Value) -> impl Iterator<Item = String> {
    let blobs = value.get("blobs").and_then(Value::as_array);
    let ids = blobs.into_iter().flatten().filter_map(Value::as_str);
    ids.map(str::to_owned)
}

/// Seals the bytes of a blob, or opens them while the journal leaves.
fn each_blob(sealer: Rc<Sealer>, id: String, damaged: Rc<Cell<usize>>) -> EachBlob {
    Rc::new(
        move |bytes| match (sealer.plainly.get(), bytes.starts_with(form::BLOB)) {
            (false, false) => sealer.seal_blob(&id, bytes).map(Some),
            (true, true) => {
                let opened = sealer.open_blob(&id, bytes.to_vec());
                damaged.set(damaged.get() + usize::from(opened.is_err()));
                Ok(opened.ok())
            }
            _ => Ok(None),
        },
    )
}

/// The value sealed; none when it is not private, or is sealed already.
fn sealed(sealer: &Sealer, part: Part, value: &Value) -> Result<Option<Value>> {
    if part == Part::Drafts {
        let (key, kept) = (text(value, "key"), text(value, "text"));
        if !sealer.private.draft(key) || kept.starts_with(form::DRAFT) {
            return Ok(None);
        }
        let draft = sealer.seal_draft(key, kept)?;
        return Ok(Some(with(value, "text", draft.into())));
    }
    if form::sealed(value).is_some() || !sealer.private.value(value) {
        return Ok(None);
    }
    match serde_json::from_value::<Record>(value.clone()) {
        Ok(record) if record.deleted => Ok(None),
        Ok(record) => {
            let payload = sealer.seal_record(record)?.payload;
            Ok(Some(with(value, "payload", payload)))
        }
        Err(_) => sealer.seal_value(value).map(Some),
    }
}

/// The value opened; none when it is not sealed.
fn plain(sealer: &Sealer, part: Part, value: &Value) -> Result<Option<Value>> {
    if part == Part::Drafts {
        let (key, kept) = (text(value, "key"), text(value, "text"));
        let opened = sealer.open_draft(key, kept.to_owned())?;
        return Ok((opened != kept).then(|| with(value, "text", opened.into())));
    }
    if form::sealed(value).is_none() {
        return Ok(None);
    }
    match serde_json::from_value::<Record>(value.clone()) {
        Ok(record) => {
            let payload = sealer.open(record)?.payload;
            Ok(Some(with(value, "payload", payload)))
        }
        Err(_) => sealer.open_value(value.clone()).map(Some),
    }
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn with(value: &Value, name: &str, field: Value) -> Value {
    let mut value = value.clone();
    if let Some(fields) = value.as_object_mut() {
        fields.insert(name.to_owned(), field);
    }
    value
}
