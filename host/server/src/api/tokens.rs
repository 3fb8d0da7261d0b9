//! Tokens of connectors, stations and displays.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use xiaoer_desk::{ids::ShopId, role::Permission};
use xiaoer_store::AccessChange;

use crate::{
    access::{
        guard::{Caller, Person},
        session,
        token::Grant,
    },
    app::App,
    body::{self, At, Nothing, Write},
    problem::Problem,
    random,
    wire::access::{NewToken, Scope, Token, TokenRequest, Tokens},
};

/// Tokens of connectors, stations and displays.
#[utoipa::path(
    get, path = "/tokens", tag = "tokens", security(("session" = [])),
    responses((status = 200, description = "Done", body = Tokens)),
)]
pub(crate) async fn list_tokens(State(app): State<App>, person: Person) -> Result<Json<Tokens>, Problem> {
    person.require(&app, Permission::ManageTokens)?;
    let kept = app.read(xiaoer_store::Reader::tokens).await?;
    let items = kept
        .into_iter()
        .rev()
        .filter_map(|token| {
            Some(Token {
                id: token.id,
                name: token.name,
                scope: Scope::named(&token.scope)?,
                shops: token.shops.iter().map(|shop| shop.0).collect(),
                created_by: app.live.person(token.created_by),
                created_at: token.created_at.0,
                revoked: token.revoked,
            })
        })
        .collect();
    Ok(Json(Tokens { items }))
}

/// Makes a token; its secret is shown only now.
#[utoipa::path(
    post, path = "/tokens", tag = "tokens", security(("session" = [])),
    request_body = TokenRequest,
    responses((status = 201, description = "Done", body = NewToken)),
)]
pub(crate) async fn create_token(
    State(app): State<App>,
    person: Person,
    write: Write<TokenRequest>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManageTokens)?;
    let TokenRequest { name, scope, shops } = write.body;
    let name = body::text(&name, "/name", 60)?.to_owned();
    let (created_by, working) = (person.id, app.tokens.clone());
    app.write_secret(person.name(), write.stamp, move |transaction| {
        let shops: std::collections::BTreeSet<_> = shops.into_iter().map(ShopId).collect();
        for shop in &shops {
            transaction.desk().shop(*shop)?;
        }
        let id = transaction.next_token()?;
        let token = random::secret();
        let digest = session::digest(&token);
        transaction.access(AccessChange::CreateToken {
            id,
            digest,
            scope: scope.name().to_owned(),
            shops: shops.clone(),
            name,
            created_by,
            at: transaction.now(),
        });
        transaction.afterwards(move || working.add(digest, Grant { id, scope, shops }));
        Ok((StatusCode::CREATED, NewToken { id, token }))
    })
    .await
}

/// Ends a token at once.
#[utoipa::path(
    delete, path = "/tokens/{id}", tag = "tokens", security(("session" = [])),
    params(("id" = u64, Path, description = "Number of the token")),
    responses((status = 204, description = "Done")),
)]
pub(crate) async fn revoke_token(
    State(app): State<App>,
    person: Person,
    At(id): At<u64>,
    _: Write<Nothing>,
) -> Result<Response, Problem> {
    person.require(&app, Permission::ManageTokens)?;
    let known = app.read(xiaoer_store::Reader::tokens).await?.iter().any(|token| token.id == id);
    if !known {
        return Err(Problem::not_found(
            "token_not_found",
            format!("没有编号为 {id} 的令牌。请刷新后再看。"),
            format!("There is no token {id}. Refresh and look again."),
        ));
    }
    let working = app.tokens.clone();
    app.shell
        .carry_out::<_, Problem, _>(move |transaction| {
            transaction.access(AccessChange::RevokeToken { id });
            transaction.afterwards(move || working.revoke(id));
            Ok(())
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
