//! A whole world in memory: devices, relay, network, clock and attackers.
