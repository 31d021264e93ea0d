//! Where two who share a one-time code find each other: the channel that the code leads to, written in and read by whoever has
//! it. Devices are linked so ([`super::linking`]), and recoveries approved ([`super::approval`]).
//!
//! What is written there is sealed under a key from the code's secret, which nobody else has.

use kith_wire::{
    Append, ChannelId, Epoch, Message, OpenChannel, Operation, Prove, Purpose, Record, Refusal, Seq, ServerEvent,
    Subscribe,
};

use super::Engine;
use super::io::Link;
use super::links::{Asked, At, Connection, Meet};
use crate::devices::{MeetingKeys, seal};
use crate::error::Error;

/// How often one knocks at a channel that is not open yet, and rests when the relay asks for it, milliseconds.
const KNOCK: u64 = 1000;

/// How far a meeting has come on the present connection; gone with it.
#[derive(Debug, Default)]
pub(super) struct Meeting {
    channel: Option<ChannelId>,
    asked: Vec<Meet>,
    /// What stood in the channel when it was entered.
    pub(super) head: Option<Seq>,
}

/// The meetings that a home can be at, side by side.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    link: Meeting,
    approval: Meeting,
}

impl Meetings {
    pub(super) const fn at(&mut self, at: At) -> &mut Meeting {
        match at {
            At::Link => &mut self.link,
            At::Approval => &mut self.approval,
        }
    }

    /// Another code is another meeting.
    pub(super) fn forget(&mut self, at: At) {
        *self.at(at) = Meeting::default();
    }

    /// Whether all that stood in the channel when it was entered was read.
    pub(super) fn has_read(&self, at: At, seq: Seq) -> bool {
        let meeting = match at {
            At::Link => &self.link,
            At::Approval => &self.approval,
        };
        meeting.head.is_some_and(|head| head <= seq)
    }
}

impl Engine {
    /// Whether the connection of a meeting can be used now; what was asked on one that is gone is asked anew.
    pub(super) fn may_meet(&mut self, at: At, link: &Link) -> bool {
        if self.links.get(link).is_none_or(|connection| connection.ready().is_none()) {
            self.meetings.forget(at);
        }
        self.can_ask(link)
    }

    /// Another code, shown or read by another process of this home, is another meeting.
    pub(super) fn meet_in(&mut self, at: At, channel: ChannelId) {
        let meeting = self.meetings.at(at);
        if meeting.channel != Some(channel) {
            *meeting = Meeting { channel: Some(channel), ..Meeting::default() };
        }
    }

    /// Has the relay open the channel, for what is written in the next so many seconds.
    pub(super) fn open_meeting(&mut self, at: At, link: &Link, keys: &MeetingKeys, retention: u32) {
        let open = OpenChannel { channel: keys.channel, keys: keys.keys.public(), retention };
        self.meet(at, link, Meet::Open, Operation::OpenChannel(open));
    }

    /// Proves the code's keys and begins to read.
    pub(super) fn enter_channel(&mut self, at: At, link: &Link, keys: &MeetingKeys, after: Seq) {
        let Some((relay, nonce)) = self.links.get(link).and_then(Connection::ready) else { return };
        let (channel, epoch) = (keys.channel, Epoch(0));
        for (meet, purpose) in [(Meet::ProveRead, Purpose::Read), (Meet::ProveWrite, Purpose::Write)] {
            let signed = Prove::signed(&relay, &nonce, &channel, epoch, purpose);
            let signature = match purpose {
                Purpose::Read => keys.keys.sign_read(&signed.0),
                Purpose::Write => keys.keys.sign_write(&signed.0),
            };
            self.meet(at, link, meet, Operation::Prove(Prove { channel, epoch, purpose, signature }));
        }
        self.meet(at, link, Meet::Subscribe, Operation::Subscribe(Subscribe { channel, epoch, after }));
    }

    pub(super) fn write_at(&mut self, at: At, link: &Link, keys: &MeetingKeys, meet: Meet, body: Vec<u8>) {
        self.meet(at, link, meet, Operation::Append(Append { channel: keys.channel, epoch: Epoch(0), body }));
    }

    /// Asks each thing once on a connection.
    pub(super) fn meet(&mut self, at: At, link: &Link, meet: Meet, operation: Operation) {
        let meeting = self.meetings.at(at);
        if !meeting.asked.contains(&meet) {
            meeting.asked.push(meet);
            self.ask(link, Asked::Meeting(at, meet), operation);
        }
    }

    pub(super) fn sealed(&mut self, keys: &MeetingKeys, message: &impl Message) -> Vec<u8> {
        let nonce = self.random();
        seal(keys, message, nonce)
    }

    /// The relay has answered.
    pub(super) fn met(&mut self, link: &Link, at: At, meet: Meet, event: ServerEvent) -> Result<(), Error> {
        match (meet, event) {
            (_, ServerEvent::Refusal(Refusal::RateLimited { .. } | Refusal::Internal)) => {
                self.meetings.at(at).asked.retain(|asked| *asked != meet);
                self.pause(link, KNOCK);
                Ok(())
            }
            (Meet::ProveRead | Meet::ProveWrite, ServerEvent::Done) => Ok(()),
            (Meet::Subscribe, ServerEvent::Subscribed { span, .. }) => {
                self.meetings.at(at).head = Some(span.head);
                Ok(())
            }
            // Whoever made the code has not opened the channel yet.
            (Meet::ProveRead | Meet::ProveWrite | Meet::Subscribe, ServerEvent::Refusal(Refusal::NoRight)) => {
                self.meetings.forget(at);
                self.pause(link, KNOCK);
                Ok(())
            }
            (meet, event) => match at {
                At::Link => self.link_met(link, meet, event),
                At::Approval => self.approval_met(link, meet, &event),
            },
        }
    }

    /// Where records of a channel belong, if it is that of a meeting.
    pub(super) fn meeting_in(&self, channel: &ChannelId) -> Result<Option<At>, Error> {
        Ok(if self.links_in(channel)? {
            Some(At::Link)
        } else if self.approves_in(channel)? {
            Some(At::Approval)
        } else {
            None
        })
    }

    pub(super) fn meeting_records(&mut self, link: &Link, at: At, records: Vec<Record>) -> Result<(), Error> {
        match at {
            At::Link => self.link_records(link, records),
            At::Approval => self.approval_records(records),
        }
    }
}
