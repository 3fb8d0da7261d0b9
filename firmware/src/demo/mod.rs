//! The demo: a small shop with made-up customers and simulated agents, played through the box's public interface only.

mod agenda;
mod buyers;
pub mod cast;
mod chance;
pub mod dialogues;
pub mod door;
pub mod feed;
pub mod folder;
mod goods;
pub mod opening;
pub mod play;
pub mod requests;
pub mod script;
mod typing;
