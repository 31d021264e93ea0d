//! Which of a home's processes talks to relays: one at a time.

use kith_core::engine::io::Input;

use super::Driver;
use super::signals::Signals;
use crate::failure::Failure;
use crate::handover::Wish;
use crate::home::NetworkLock;

/// Whether this process talks to relays.
#[derive(Debug)]
pub(super) enum Network {
    /// It has no need to.
    Unwanted,
    /// Another process does, for all that is known.
    Elsewhere,
    /// It must itself; once it holds the wish, the process that does lets go.
    Insisted(Option<Wish>),
    /// It does, until another one insists.
    Here(NetworkLock),
    /// It does, until it has done what it insisted for.
    Kept(NetworkLock),
}

impl Driver {
    pub(super) fn want(&mut self, network: Network) -> Result<(), Failure> {
        self.network = network;
        self.signals = Some(Signals::new().map_err(Failure::Signals)?);
        self.take_network()
    }

    pub(super) fn take_network(&mut self) -> Result<(), Failure> {
        let insists = match &mut self.network {
            Network::Unwanted | Network::Here(_) | Network::Kept(_) => return Ok(()),
            Network::Elsewhere if self.handover.is_wished()? => return Ok(()),
            Network::Elsewhere => false,
            Network::Insisted(Some(_)) => true,
            Network::Insisted(wish) => {
                *wish = self.handover.try_wish()?;
                wish.is_some()
            }
        };
        let Some(lock) = self.home.try_network()? else { return Ok(()) };
        self.network = if insists { Network::Kept(lock) } else { Network::Here(lock) };
        self.burst(|engine, now| {
            engine.online(true);
            Ok(engine.handle(Input::Tick, now)?)
        })
    }

    /// Ends all connections before anybody else opens his.
    pub(super) async fn let_go(&mut self) -> Result<(), Failure> {
        self.burst(|engine, now| {
            engine.online(false);
            Ok(engine.handle(Input::Tick, now)?)
        })?;
        self.sockets.close().await;
        self.reached = false;
        self.network = Network::Elsewhere;
        Ok(())
    }

    /// Whether the process that talks to relays has said that it does not reach the own one.
    pub(super) fn is_known_offline(&self) -> bool {
        matches!(self.network, Network::Elsewhere) && self.home.is_relay_reached() == Some(false)
    }

    /// Lets the other processes know.
    pub(super) fn reached(&mut self, reached: bool) {
        self.reached = reached;
        if let Network::Here(lock) | Network::Kept(lock) = &self.network {
            lock.tell(reached);
        }
    }
}
