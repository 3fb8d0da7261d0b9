//! The router: every path of the box, in one list. One file per resource.

mod aftersales;
mod bindings;
mod conversations;
mod customers;
mod events;
mod login_log;
mod messages;
mod orders;
mod penalties;
mod policies;
mod queue;
mod search;
mod session;
mod setup;
mod shops;
mod staff;
mod tokens;
mod verdicts;
mod wall;

use utoipa::openapi::OpenApi as Document;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::openapi;

/// The paths under `/api/v1`, and their description.
pub(crate) fn resources() -> (axum::Router, Document) {
    let resources = OpenApiRouter::new()
        .routes(routes!(setup::read_setup, setup::create_owner))
        .routes(routes!(session::read_session, session::log_in, session::log_out))
        .routes(routes!(session::change_password))
        .routes(routes!(session::change_presence))
        .routes(routes!(staff::list_staff, staff::create_staff))
        .routes(routes!(staff::change_staff))
        .routes(routes!(staff::reset_password))
        .routes(routes!(login_log::read_login_log))
        .routes(routes!(tokens::list_tokens, tokens::create_token))
        .routes(routes!(tokens::revoke_token))
        .routes(routes!(shops::list_shops, shops::open_shop))
        .routes(routes!(shops::read_shop, shops::change_shop))
        .routes(routes!(bindings::list_bindings))
        .routes(routes!(bindings::put_binding))
        .routes(routes!(bindings::go_back))
        .routes(routes!(policies::list_policies, policies::install_policy))
        .routes(routes!(policies::read_policy))
        .routes(routes!(verdicts::read_verdict))
        .routes(routes!(messages::take_message))
        .routes(routes!(queue::read_queue))
        .routes(routes!(conversations::list_conversations))
        .routes(routes!(conversations::read_conversation))
        .routes(routes!(conversations::review_draft))
        .routes(routes!(conversations::send_message))
        .routes(routes!(conversations::claim))
        .routes(routes!(conversations::give))
        .routes(routes!(conversations::transfer))
        .routes(routes!(conversations::escalate))
        .routes(routes!(conversations::finish))
        .routes(routes!(conversations::put_topics))
        .routes(routes!(search::search))
        .routes(routes!(customers::read_customer))
        .routes(routes!(customers::erase_customer))
        .routes(routes!(orders::put_order, orders::find_orders))
        .routes(routes!(orders::read_order))
        .routes(routes!(orders::put_remark))
        .routes(routes!(aftersales::apply, aftersales::list_cases))
        .routes(routes!(aftersales::read_case))
        .routes(routes!(aftersales::put_facts))
        .routes(routes!(aftersales::rule_case))
        .routes(routes!(aftersales::note_requirements_sent))
        .routes(routes!(aftersales::note_parcel_sent))
        .routes(routes!(aftersales::note_parcel_received))
        .routes(routes!(aftersales::inspect))
        .routes(routes!(aftersales::note_paid))
        .routes(routes!(aftersales::close_case))
        .routes(routes!(penalties::list_penalties))
        .routes(routes!(penalties::read_penalty))
        .routes(routes!(penalties::confirm_penalty))
        .routes(routes!(penalties::excuse_penalty))
        .routes(routes!(penalties::appeal_penalty))
        .routes(routes!(penalties::rule_appeal))
        .routes(routes!(events::follow_events))
        .routes(routes!(wall::read_wall))
        .routes(routes!(wall::read_wall_picture));
    let (router, document) = OpenApiRouter::with_openapi(openapi::empty()).nest("/api/v1", resources).split_for_parts();
    (router, openapi::complete(document))
}

/// The OpenAPI 3.1 description of the API, as pretty JSON.
pub fn description() -> Result<String, serde_json::Error> {
    resources().1.to_pretty_json()
}
