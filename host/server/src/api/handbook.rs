//! The shop's rules for its staff (S-48): the handbook, and what carries each of its rules out.

use axum::{Json, extract::State};
use serde_json::Value;
use xiaoer_desk::{ids::ShopId, policy};

use super::{other_shop, view};
use crate::{
    access::guard::Person,
    app::App,
    body::At,
    handbook::RULES,
    problem::Problem,
    shell::policies::kind_of,
    wire::handbook::{Handbook, HandbookPolicy, HandbookRule, PolicyRule},
};

/// The rules of a shop: the whole handbook, and the policies in force with their numbers. Everybody who works in the shop
/// may read them.
#[utoipa::path(
    get, path = "/shops/{id}/handbook", tag = "bindings", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the shop")),
    responses((status = 200, description = "Done", body = Handbook)),
)]
pub(crate) async fn read_handbook(
    State(app): State<App>,
    person: Person,
    At(shop): At<u64>,
) -> Result<Json<Handbook>, Problem> {
    let shop = ShopId(shop);
    let found: Vec<(policy::PolicyKind, policy::Binding)> = {
        let desk = app.live.desk();
        desk.shop(shop)?;
        if !person.sees(&desk, shop) {
            return Err(other_shop());
        }
        let in_shop = desk.bindings.iter().filter(|((of, _), _)| *of == shop);
        in_shop.map(|((_, kind), binding)| (*kind, binding.clone())).collect()
    };
    let wanted: Vec<_> = found.iter().map(|(_, binding)| binding.settings).collect();
    let texts = app
        .read(move |reader| wanted.into_iter().map(|digest| reader.blob(digest)).collect::<Result<Vec<_>, _>>())
        .await?;
    let policies = found
        .into_iter()
        .zip(texts)
        // A policy that cannot be run carries nothing out.
        .filter(|((kind, _), _)| app.policies.bindings().get(shop.0, kind_of(*kind)).is_some())
        .filter_map(|((kind, binding), text)| {
            let loaded = app.policies.installed(binding.policy)?;
            Some(HandbookPolicy {
                kind: kind.into(),
                policy: view::policy_ref(&app.policies, binding.policy),
                since: binding.since.0,
                rules: loaded.manifest.rules.into_iter().map(PolicyRule::from).collect(),
                settings_schema: (*loaded.schema).clone(),
                settings: text.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or(Value::Null),
            })
        })
        .collect();
    Ok(Json(Handbook { rules: RULES.iter().map(HandbookRule::from).collect(), policies }))
}
