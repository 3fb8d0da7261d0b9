//! A situation as the table looks at it: with what the buyer says in one piece.

use xiaoer_sdk::reply::{Situation, Speaker};
use xiaoer_sdk::round::{round, shows_picture, words_of};

/// A situation that was read.
pub struct Scene {
    /// The situation.
    pub situation: Situation,
    /// The words of the buyer's round.
    pub says: String,
    /// The round has a picture or a video.
    pub shows_picture: bool,
    /// An agent has written before.
    pub answered: bool,
    /// Ids of the scripts that people sent to this buyer.
    pub sent: String,
}

impl Scene {
    /// Reads a situation.
    pub fn new(situation: Situation) -> Self {
        let round = round(&situation.messages);
        let sent: Vec<&str> = situation.scripts_sent.iter().map(|script| script.id.as_str()).collect();
        Self {
            says: words_of(round),
            shows_picture: shows_picture(round),
            answered: situation.messages.iter().any(|message| message.speaker == Speaker::Agent),
            sent: sent.join(","),
            situation,
        }
    }
}
