//! The one writer, on a thread of its own, since the store blocks: takes what waits, makes it durable together, and only
//! then answers and publishes.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Instant;

use kith_relay::store::Fault;
use kith_relay::{Answer, Change, Due, Finished, News, Writer};
use kith_wire::{Hash, Refusal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::config::SocketLimits;
use crate::mailbox::{Mail, Mailbox, Room};
use crate::metrics::Metrics;
use crate::shared::{SharedHub, Stop, now};

/// The way to the writer: bounded, so that sockets are read no faster than the disk takes.
#[derive(Clone)]
pub(crate) struct Queue {
    jobs: mpsc::Sender<Job>,
    bytes: Arc<Semaphore>,
    capacity: u32,
}

/// Where an answer goes.
#[derive(Clone)]
pub(crate) enum Mark {
    /// To the connection that asked.
    Request(Arc<Mailbox>, u64),
    /// To somebody who waits for it.
    Waiting(Arc<Mutex<Option<oneshot::Sender<Answer>>>>),
}

impl Mark {
    fn answer(&self, answer: Answer) {
        match self {
            Self::Request(mailbox, request) => mailbox.post(Mail::Answer(*request, answer)),
            Self::Waiting(waiting) => {
                let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
                // Whoever asked may have gone.
                drop(waiting.map(|waiting| waiting.send(answer)));
            }
        }
    }
}

enum Job {
    Change(Mark, Box<Change>, OwnedSemaphorePermit),
    Sweep(oneshot::Sender<usize>),
    Due(oneshot::Sender<Vec<Due>>),
    Gone(Vec<Due>, oneshot::Sender<()>),
    Invite(BTreeSet<Hash>, oneshot::Sender<()>),
    End,
}

impl Queue {
    /// Asks for a change; waits while the queue is full. `size` is that of the request.
    pub(crate) async fn change(&self, mark: Mark, change: Box<Change>, size: usize) -> bool {
        let size = u32::try_from(size).unwrap_or(u32::MAX).clamp(1, self.capacity);
        let Ok(permit) = Arc::clone(&self.bytes).acquire_many_owned(size).await else { return false };
        self.jobs.send(Job::Change(mark, change, permit)).await.is_ok()
    }

    /// Asks for a change, and waits for what became of it.
    pub(crate) async fn ask(&self, change: Box<Change>) -> Answer {
        let (done, wait) = oneshot::channel();
        let mark = Mark::Waiting(Arc::new(Mutex::new(Some(done))));
        if self.change(mark, change, 1).await {
            wait.await.unwrap_or(Err(Refusal::Internal))
        } else {
            Err(Refusal::Internal)
        }
    }

    /// Asks which blobs are due, if there is still a writer.
    pub(crate) async fn due(&self) -> Option<Vec<Due>> {
        let (done, wait) = oneshot::channel();
        self.jobs.send(Job::Due(done)).await.ok()?;
        wait.await.ok()
    }

    /// Says that their bytes are gone.
    pub(crate) async fn gone(&self, gone: Vec<Due>) {
        let (done, wait) = oneshot::channel();
        if self.jobs.send(Job::Gone(gone, done)).await.is_ok() {
            // Without an answer they are named again after the next start.
            let _ = wait.await;
        }
    }

    /// Asks for a sweep; how many records went, if there is still a writer.
    pub(crate) async fn sweep(&self) -> Option<usize> {
        let (done, wait) = oneshot::channel();
        self.jobs.send(Job::Sweep(done)).await.ok()?;
        wait.await.ok()
    }

    /// How many requests wait.
    pub(crate) fn waiting(&self) -> usize {
        self.jobs.max_capacity().saturating_sub(self.jobs.capacity())
    }

    /// Ends the writer when everything before is done.
    pub(crate) async fn end(&self) {
        // One that is gone has ended.
        let _ = self.jobs.send(Job::End).await;
    }

    /// Makes invitations good; returns whether they durably are.
    pub(crate) async fn invite(&self, invitations: BTreeSet<Hash>) -> bool {
        let (done, wait) = oneshot::channel();
        self.jobs.send(Job::Invite(invitations, done)).await.is_ok() && wait.await.is_ok()
    }
}

/// Starts the writer.
pub(crate) fn start(
    writer: Writer,
    hub: Arc<SharedHub>,
    limits: &SocketLimits,
    round: usize,
    metrics: Arc<Metrics>,
    stop: Stop,
) -> std::io::Result<(Queue, JoinHandle<()>)> {
    let (jobs, waiting) = mpsc::channel(limits.queue);
    let capacity = u32::try_from(limits.queue_bytes).unwrap_or(u32::MAX);
    let bytes = Arc::new(Semaphore::new(capacity as usize));
    let desk = Desk { writer, hub, room: limits.room(), metrics, stop };
    let thread = Builder::new().name("writer".into()).spawn(move || desk.run(waiting, round))?;
    Ok((Queue { jobs, bytes, capacity }, thread))
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.stop.broken(Fault::Stopped);
        }
    }
}

struct Desk {
    writer: Writer,
    hub: Arc<SharedHub>,
    room: Room,
    metrics: Arc<Metrics>,
    stop: Stop,
}

impl Desk {
    fn run(mut self, mut waiting: mpsc::Receiver<Job>, most: usize) {
        let mut jobs = Vec::with_capacity(most);
        while waiting.blocking_recv_many(&mut jobs, most) > 0 {
            match self.work(&mut jobs) {
                Ok(false) => {}
                Ok(true) => return,
                Err(fault) => {
                    self.stop.broken(fault);
                    break;
                }
            }
        }
        // After a fault nothing is done any more, and everybody is told so.
        while let Some(job) = waiting.blocking_recv() {
            match job {
                Job::Change(mark, ..) => refuse(&mark),
                Job::Sweep(_) | Job::Due(_) | Job::Gone(..) | Job::Invite(..) => {}
                Job::End => return,
            }
        }
    }

    /// Does what waits; whether that was all there will be.
    fn work(&mut self, jobs: &mut Vec<Job>) -> Result<bool, Fault> {
        let mut requests = Vec::with_capacity(jobs.len());
        let mut permits = Vec::with_capacity(jobs.len());
        let mut chores = Vec::new();
        let mut end = false;
        for job in jobs.drain(..) {
            match job {
                Job::Change(mark, change, permit) => {
                    requests.push((mark, *change));
                    permits.push(permit);
                }
                Job::Sweep(_) | Job::Due(_) | Job::Gone(..) | Job::Invite(..) => chores.push(job),
                Job::End => end = true,
            }
        }
        self.changes(requests)?;
        drop(permits);
        chores.into_iter().try_for_each(|job| self.chore(job))?;
        Ok(end)
    }

    fn changes(&mut self, requests: Vec<(Mark, Change)>) -> Result<(), Fault> {
        if requests.is_empty() {
            return Ok(());
        }
        let marks: Vec<_> = requests.iter().map(|(mark, _)| mark.clone()).collect();
        self.metrics.changes.add(requests.len());
        let begun = Instant::now();
        match self.writer.round(requests, now()) {
            Ok(finished) => {
                self.metrics.commits.took(begun.elapsed());
                self.publish(finished);
                Ok(())
            }
            Err(fault) => {
                marks.iter().for_each(refuse);
                Err(fault)
            }
        }
    }

    fn publish(&self, finished: Finished<Mark>) {
        for (identity, mark) in finished.sessions {
            let Mark::Request(mailbox, _) = mark else { continue };
            if let Some((_, older)) = self.hub.lock().arrive(&identity, mailbox.id, mailbox) {
                older.post(Mail::Superseded);
            }
        }
        for (mark, answer) in finished.answers {
            mark.answer(answer);
        }
        let hub = self.hub.lock();
        for news in finished.news {
            match news {
                News::Record(published) => {
                    hub.listeners(*published.log()).for_each(|(_, mailbox)| mailbox.publish(&published, self.room));
                }
                News::Chain(account, growth) => {
                    hub.devices(account).for_each(|(_, mailbox)| mailbox.post(Mail::ChainGrew(growth.clone())));
                }
            }
        }
    }

    fn chore(&mut self, job: Job) -> Result<(), Fault> {
        // Whoever asked may have gone.
        match job {
            Job::Sweep(done) => {
                let gone = self.writer.sweep(now().seconds())?;
                self.metrics.expired.add(gone);
                let _ = done.send(gone);
            }
            Job::Due(done) => drop(done.send(self.writer.due(now().seconds())?)),
            Job::Gone(gone, done) => drop(done.send(self.writer.gone(gone)?)),
            Job::Invite(invitations, done) => drop(done.send(self.writer.invite(&invitations)?)),
            Job::Change(..) | Job::End => {}
        }
        Ok(())
    }
}

fn refuse(mark: &Mark) {
    mark.answer(Err(Refusal::Internal));
}
