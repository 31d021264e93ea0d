//! Where clients' wishes about blobs are carried out: aside from their connections, a few at once, those about one blob one
//! after another.

use std::sync::Arc;

use kith_relay::store::Fault;
use kith_relay::{Answer, Base, BlobJob, BlobStep, Due};
use kith_wire::{Hash, Refusal, ServerEvent};
use tokio::sync::{Mutex, MutexGuard, Semaphore};
use tokio::task::spawn_blocking;

use crate::logging;
use crate::metrics::Metrics;
use crate::shared::{Stop, now};
use crate::writer::Queue;

/// Jobs that are done at once: each holds one part, and a thread that waits for the disk.
const AT_ONCE: usize = 16;
/// More turns than jobs, so that two of them rarely share one.
const TURNS: usize = 64;

/// See the module.
pub(crate) struct Desk {
    base: Arc<Base>,
    queue: Queue,
    metrics: Arc<Metrics>,
    stop: Stop,
    room: Semaphore,
    turns: [Mutex<()>; TURNS],
}

impl Desk {
    pub(crate) fn new(base: Arc<Base>, queue: Queue, metrics: Arc<Metrics>, stop: Stop) -> Self {
        let turns = std::array::from_fn(|_| Mutex::default());
        Self { base, queue, metrics, stop, room: Semaphore::new(AT_ONCE), turns }
    }

    /// Carries out what a client asked for.
    pub(crate) async fn work(&self, job: BlobJob) -> Answer {
        let turn = job.turn();
        let _turn = match &turn {
            Some(id) => Some(self.turn(id).await),
            None => None,
        };
        let _room = self.room.acquire().await;
        let bytes = job.bytes();
        let answer = self.carry_out(job).await;
        match &answer {
            Ok(ServerEvent::BlobReceived { .. }) => self.metrics.blob_bytes_received.add(bytes),
            Ok(ServerEvent::BlobPart { part, .. }) => self.metrics.blob_bytes_sent.add(part.len()),
            Ok(_) | Err(_) => {}
        }
        answer
    }

    async fn carry_out(&self, mut job: BlobJob) -> Answer {
        loop {
            let base = Arc::clone(&self.base);
            let (change, next) = match spawn_blocking(move || job.run(&base, now())).await {
                Ok(Ok(BlobStep::Answer(answer))) => return answer,
                Ok(Ok(BlobStep::Ask(change, next))) => (change, next),
                Ok(Ok(BlobStep::Failed(fault))) => return Err(self.failed(&fault)),
                Ok(Err(fault)) => {
                    self.stop.broken(fault);
                    return Err(Refusal::Internal);
                }
                // The runtime ends, or the job has panicked and said so on standard error.
                Err(_) => return Err(Refusal::Internal),
            };
            let answer = self.queue.ask(change).await;
            match next {
                Some(next) if answer.is_ok() => job = *next,
                Some(_) | None => return answer,
            }
        }
    }

    /// Removes what is due, and tells the writer. What cannot be removed now is due again the next time.
    pub(crate) async fn clear(&self) {
        while let Some(due) = self.queue.due().await.filter(|due| !due.is_empty()) {
            let (all, mut gone) = (due.len(), Vec::new());
            for due in due {
                let _turn = self.turn(&due.id).await;
                match self.remove(&due).await {
                    Ok(()) => gone.push(due),
                    Err(fault) => drop(self.failed(&fault)),
                }
            }
            let removed = gone.len();
            self.metrics.blobs_removed.add(removed);
            self.queue.gone(gone).await;
            if removed < all {
                return;
            }
        }
    }

    async fn remove(&self, due: &Due) -> Result<(), Fault> {
        let (base, place) = (Arc::clone(&self.base), due.place);
        spawn_blocking(move || base.blobs.remove(place)).await.unwrap_or(Err(Fault::Stopped))
    }

    /// The relay goes on without blobs, for as long as it has to.
    fn failed(&self, fault: &Fault) -> Refusal {
        self.metrics.blob_failures.one();
        logging::warn("a blob could not be brought in or out", fault);
        Refusal::Internal
    }

    #[expect(clippy::indexing_slicing, reason = "the remainder is below the number of turns")]
    async fn turn(&self, id: &Hash) -> MutexGuard<'_, ()> {
        let [first, ..] = id.0;
        self.turns[usize::from(first) % TURNS].lock().await
    }
}
