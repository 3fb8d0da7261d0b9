//! One request's part of a batch: it sees what the requests before it in the same batch have done.

use std::collections::BTreeSet;

use xiaoer_desk::{
    actor::Actor,
    command::Command,
    desk::Desk,
    digest::Digest,
    document::Noun,
    event::{Entry, Event},
    ids::{CustomerId, ShopId, VerdictId},
    policy::Judgement,
    refusal::Refusal,
    time::Instant,
};
use xiaoer_store::{
    AccessChange, Batch, Blob, BlobKind, ExternalMessage, Identity, KnownMessage, NewText, Reader, Receipt, StoreError,
    Writer,
};

use super::policies::Opinion;

/// Done after the commit, in the order of the journal.
pub(crate) type Afterwards = Box<dyn FnOnce() + Send>;

/// Where a request decides and writes. Everything in it becomes durable together with the rest of the batch, or not at all.
pub(crate) struct Transaction<'w> {
    pub(super) writer: &'w Writer,
    pub(super) reader: &'w Reader,
    pub(super) desk: &'w mut Desk,
    pub(super) batch: &'w mut Batch,
    pub(super) touched: &'w mut BTreeSet<Noun>,
    pub(super) afterwards: &'w mut Vec<Afterwards>,
    pub(super) now: Instant,
}

impl Transaction<'_> {
    /// When this batch happens.
    pub(crate) fn now(&self) -> Instant {
        self.now
    }

    /// The desk as it stands at this point of the batch.
    pub(crate) fn desk(&self) -> &Desk {
        self.desk
    }

    /// Has the core decide a command and becomes what follows.
    pub(crate) fn decide(&mut self, by: Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
        let events = self.desk.decide(by, command, self.now)?;
        for event in &events {
            let entry = Entry { at: self.now, by, event: event.clone() };
            self.desk.apply(&entry);
            self.touched.extend(self.desk.touched(&entry.event));
            self.batch.entries.push(entry);
        }
        Ok(events)
    }

    /// Numbers an opinion of a policy and keeps its texts. The next command must carry the judgement.
    pub(crate) fn judgement(&mut self, opinion: Opinion) -> Judgement {
        let Opinion { shop, policy, settings, input, output, fuel, micros, guardrails, clamps } = opinion;
        let verdict = VerdictId(self.desk.last_verdict() + 1);
        let (question, answer) = (input.digest, output.digest);
        self.batch.texts.extend([input, output]);
        Judgement { verdict, shop, policy, settings, input: question, output: answer, fuel, micros, guardrails, clamps }
    }

    /// Keeps a text and gives the digest by which events name it.
    pub(crate) fn keep(&mut self, text: NewText) -> Digest {
        let digest = text.digest;
        self.batch.texts.push(text);
        digest
    }

    /// Keeps bytes under their digest.
    pub(crate) fn keep_blob(&mut self, digest: Digest, kind: BlobKind, bytes: Vec<u8>) {
        self.batch.blobs.push(Blob { digest, kind, bytes });
    }

    /// The buyer behind an account.
    pub(crate) fn customer_of(
        &self,
        shop: ShopId,
        channel: &str,
        account: &str,
    ) -> Result<Option<CustomerId>, StoreError> {
        let here = self
            .batch
            .identities
            .iter()
            .rev()
            .find(|identity| identity.shop == shop && identity.channel == channel && identity.account == account);
        match here {
            Some(identity) => Ok(Some(identity.customer)),
            None => self.writer.customer_of(shop, channel, account),
        }
    }

    /// The buyer behind an account; a new number for one who never wrote. Their name is kept as it is now.
    pub(crate) fn customer(
        &mut self,
        shop: ShopId,
        channel: &str,
        account: &str,
        name: Option<&str>,
    ) -> Result<CustomerId, StoreError> {
        let known = self.customer_of(shop, channel, account)?;
        let customer = match known {
            Some(customer) => customer,
            None => self.free_customer(),
        };
        if known.is_none() || name.is_some() {
            self.batch.identities.push(Identity {
                customer,
                shop,
                channel: channel.to_owned(),
                account: account.to_owned(),
                name: name.map(str::to_owned),
            });
        }
        Ok(customer)
    }

    /// Whether an account is known for a buyer; not once their personal text is erased.
    pub(crate) fn has_identity(&self, customer: CustomerId) -> Result<bool, StoreError> {
        let here = self.batch.identities.iter().any(|identity| identity.customer == customer);
        Ok(here || self.reader.identity(customer)?.is_some())
    }

    /// The next number that neither the desk nor this batch has given out: an order can bring a buyer who has not
    /// written yet, so the desk alone does not know.
    fn free_customer(&self) -> CustomerId {
        let named = self.batch.identities.iter().map(|identity| identity.customer.0).max().unwrap_or(0);
        CustomerId(self.desk.next_customer().0.max(named + 1))
    }

    /// The message that a channel's message became, if it is here already.
    pub(crate) fn external_message(
        &self,
        shop: ShopId,
        channel: &str,
        external_id: &str,
    ) -> Result<Option<KnownMessage>, StoreError> {
        let here =
            self.batch.external_messages.iter().find(|message| {
                message.shop == shop && message.channel == channel && message.external_id == external_id
            });
        match here {
            Some(message) => Ok(Some(KnownMessage { conversation: message.conversation, message: message.message })),
            None => self.writer.external_message(shop, channel, external_id),
        }
    }

    /// Remembers a channel's number of a message.
    pub(crate) fn know_message(&mut self, message: ExternalMessage) {
        self.batch.external_messages.push(message);
    }

    /// What was answered to a request with this key.
    pub(crate) fn receipt(&self, who: &str, key: &str) -> Result<Option<Receipt>, StoreError> {
        match self.batch.receipts.iter().find(|receipt| receipt.who == who && receipt.key == key) {
            Some(receipt) => Ok(Some(receipt.clone())),
            None => self.writer.receipt(who, key),
        }
    }

    /// Remembers an answer.
    pub(crate) fn keep_receipt(&mut self, receipt: Receipt) {
        self.batch.receipts.push(receipt);
    }

    /// The account with a login, those of this batch included.
    pub(crate) fn login_taken(&self, login: &str) -> Result<bool, StoreError> {
        let here = self
            .batch
            .access
            .iter()
            .any(|change| matches!(change, AccessChange::CreateAccount { login: other, .. } if other == login));
        Ok(here || self.reader.account_by_login(login)?.is_some())
    }

    /// The next number of a token.
    pub(crate) fn next_token(&self) -> Result<u64, StoreError> {
        let here = self.batch.access.iter().filter_map(|change| match change {
            AccessChange::CreateToken { id, .. } => Some(*id),
            _ => None,
        });
        let kept = self.reader.tokens()?.iter().map(|token| token.id).max();
        Ok(here.chain(kept).max().unwrap_or(0) + 1)
    }

    /// Changes accounts, sessions or tokens.
    pub(crate) fn access(&mut self, change: AccessChange) {
        self.batch.access.push(change);
    }

    /// Has something done once this batch is durable, in the order of the journal.
    pub(crate) fn afterwards(&mut self, act: impl FnOnce() + Send + 'static) {
        self.afterwards.push(Box::new(act));
    }
}
