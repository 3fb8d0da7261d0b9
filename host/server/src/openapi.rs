//! The `OpenAPI` 3.1 description, generated from the router, so that it cannot drift from what is served.

use utoipa::{
    Modify, OpenApi, PartialSchema, ToSchema,
    openapi::{
        ContentBuilder, HeaderBuilder, OpenApi as Document, PathItem, Ref, RefOr, ResponseBuilder,
        path::{Operation, ParameterBuilder, ParameterIn},
        schema::{ObjectBuilder, Type},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use crate::wire::{
    problem::{FieldProblem, Problem},
    query::Flag,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "xiaoer",
        description = "小二: the customer-service desk of a small shop, on the shop's own network. Money is integer fen, \
                       instants are milliseconds since 1970-01-01T00:00:00Z, durations milliseconds. Writes with the session \
                       cookie need the header `X-Xiaoer: 1`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/")),
    components(schemas(Problem, FieldProblem, Flag)),
    modifiers(&Schemes),
)]
struct Description;

struct Schemes;

impl Modify for Schemes {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(
            "session",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                crate::access::session::COOKIE,
                "A person who is logged in.",
            ))),
        );
        components.add_security_scheme(
            "token",
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .description(Some("A connector's, station's or display's token."))
                    .build(),
            ),
        );
    }
}

/// The description without its paths, for the router to add them.
pub(crate) fn empty() -> Document {
    let mut document = Description::openapi();
    env!("CARGO_PKG_VERSION").clone_into(&mut document.info.version);
    document
}

/// Adds what holds for every operation: the problem as the answer to anything that fails, the idempotency key of writes.
pub(crate) fn complete(mut document: Document) -> Document {
    for item in document.paths.paths.values_mut() {
        let PathItem { get, put, post, delete, patch, .. } = item;
        for operation in [get, delete].into_iter().flatten() {
            add_problem(operation);
        }
        for operation in [put, post, patch].into_iter().flatten() {
            add_problem(operation);
            // Logging in answers with a secret in a cookie, which is never kept.
            let logs_in = operation.tags.iter().flatten().any(|tag| tag == "setup" || tag == "session");
            if !logs_in {
                add_idempotency_key(operation);
            }
        }
    }
    document
}

fn add_problem(operation: &mut Operation) {
    let body = RefOr::Ref(Ref::from_schema_name(Problem::name()));
    let problem = ResponseBuilder::new()
        .description("What went wrong and what to do, in both languages")
        .content("application/problem+json", ContentBuilder::new().schema(Some(body)).build())
        .header(
            "Retry-After",
            HeaderBuilder::new().schema(u32::schema()).description(Some("Seconds, where waiting helps")).build(),
        )
        .build();
    operation.responses.responses.insert("default".to_owned(), RefOr::T(problem));
}

fn add_idempotency_key(operation: &mut Operation) {
    let key = ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .description(Some("The same key with the same request again gives the first answer again and changes nothing."))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).max_length(Some(200)).build()))
        .build();
    operation.parameters.get_or_insert_default().push(key);
}
