//! The keys by which the box knows whose word stands for a package.

use serde::Serialize;
use utoipa::ToSchema;

/// The keys that count.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PolicyKeys {
    /// The shop's own; its secret half never leaves the box's data folder.
    pub own: Option<OwnKey>,
    /// Those of vendors, by name. The owner puts them into the folder `keys` of the data folder, as `NAME.pub`.
    pub vendors: Vec<VendorKey>,
    /// Names of files there that hold no public key.
    pub unreadable: Vec<String>,
}

/// The shop's own key.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnKey {
    /// Its id, as minisign shows it.
    pub id: String,
    /// The text of its public file, in minisign's format, for other boxes that shall trust it.
    pub public: String,
}

/// A vendor's key.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VendorKey {
    /// The vendor, as the file is called.
    pub name: String,
    /// The key's id, as minisign shows it.
    pub id: String,
}
