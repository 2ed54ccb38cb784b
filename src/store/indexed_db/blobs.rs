//! Removing the blobs that no record refers to, within the transaction after which that is so.

use futures_util::FutureExt;

use super::{
    operations::{Result, Work},
    schema::{BLOBS, BLOBS_OF, RECORDS},
    transaction::{IndexName, Reply, Transaction},
};

/// Removes those of these blobs that nothing in the store refers to.
pub fn let_go(transaction: &Transaction, ids: Vec<String>) -> Work<'_, ()> {
    async move {
        let index = IndexName(RECORDS, BLOBS_OF);
        let asked = ids.into_iter().map(|id| {
            let reply = transaction.count(&index, &id)?;
            Ok((id, reply))
        });
        for (id, reply) in asked.collect::<Result<Vec<(String, Reply)>>>()? {
            if reply.value().await?.as_f64() == Some(0.0) {
                transaction.delete(BLOBS, &id)?;
            }
        }
        Ok(())
    }
    .boxed_local()
}
