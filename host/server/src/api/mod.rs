//! The router: every path of the box, in one list. One file per resource.

mod aftersales;
mod backtests;
mod bindings;
mod case_history;
mod case_steps;
mod case_view;
mod conversation_steps;
mod conversations;
mod customers;
mod events;
mod gates;
mod guardrails;
mod handbook;
mod incidents;
mod login_log;
mod messages;
mod months;
mod orders;
mod penalties;
mod policies;
mod policy_keys;
mod products;
mod queue;
mod replies;
mod search;
mod session;
mod settlements;
mod setup;
mod shops;
mod side_by_side;
mod staff;
mod titles;
mod tokens;
mod trials;
mod verdicts;
mod view;
mod wall;

use utoipa::openapi::OpenApi as Document;
use utoipa_axum::{router::OpenApiRouter, routes};

use xiaoer_desk::{ids::StaffId, role::Permission};

use crate::{access::guard::Person, app::App, health, openapi, problem::Problem};

/// The paths under `/api/v1` and those that tell how the box is, with their description.
pub(crate) fn resources() -> (axum::Router<App>, Document) {
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
        .routes(routes!(settlements::next_settlement))
        .routes(routes!(products::list_products, products::put_products))
        .routes(routes!(products::put_stock))
        .routes(routes!(products::remove_product))
        .routes(routes!(bindings::list_bindings))
        .routes(routes!(bindings::put_binding))
        .routes(routes!(bindings::go_back))
        .routes(routes!(trials::read_trial, trials::start_trial))
        .routes(routes!(trials::end_trial))
        .routes(routes!(gates::read_gate, gates::put_gate))
        .routes(routes!(guardrails::read_guardrails, guardrails::put_guardrails))
        .routes(routes!(backtests::start_backtest))
        .routes(routes!(backtests::list_backtests))
        .routes(routes!(backtests::read_backtest))
        .routes(routes!(backtests::cancel_backtest))
        .routes(routes!(backtests::read_backtest_cases))
        .routes(routes!(handbook::read_handbook))
        .routes(routes!(policies::list_policies, policies::install_policy))
        .routes(routes!(policies::read_policy))
        .routes(routes!(policies::retire_policy))
        .routes(routes!(policy_keys::read_policy_keys))
        .routes(routes!(verdicts::read_verdict))
        .routes(routes!(verdicts::replay_verdict))
        .routes(routes!(messages::take_message))
        .routes(routes!(queue::read_queue))
        .routes(routes!(conversations::list_conversations))
        .routes(routes!(conversations::read_conversation))
        .routes(routes!(replies::review_draft))
        .routes(routes!(replies::send_message))
        .routes(routes!(conversation_steps::claim))
        .routes(routes!(conversation_steps::give))
        .routes(routes!(conversation_steps::transfer))
        .routes(routes!(conversation_steps::escalate))
        .routes(routes!(conversation_steps::finish))
        .routes(routes!(conversation_steps::put_topics))
        .routes(routes!(conversation_steps::put_goods))
        .routes(routes!(search::search))
        .routes(routes!(customers::read_customer))
        .routes(routes!(customers::erase_customer))
        .routes(routes!(orders::put_order, orders::find_orders))
        .routes(routes!(orders::read_order))
        .routes(routes!(orders::put_remark))
        .routes(routes!(aftersales::apply, aftersales::list_cases))
        .routes(routes!(aftersales::read_case))
        .routes(routes!(case_steps::put_facts))
        .routes(routes!(case_steps::rule_case))
        .routes(routes!(case_steps::note_requirements_sent))
        .routes(routes!(case_steps::note_parcel_sent))
        .routes(routes!(case_steps::note_parcel_received))
        .routes(routes!(case_steps::inspect))
        .routes(routes!(case_steps::note_paid))
        .routes(routes!(case_steps::close_case))
        .routes(routes!(incidents::list_incidents, incidents::enter_incident))
        .routes(routes!(incidents::read_incident))
        .routes(routes!(incidents::excuse_incident))
        .routes(routes!(penalties::list_penalties))
        .routes(routes!(penalties::read_penalty))
        .routes(routes!(penalties::confirm_penalty))
        .routes(routes!(penalties::excuse_penalty))
        .routes(routes!(penalties::appeal_penalty))
        .routes(routes!(penalties::rule_appeal))
        .routes(routes!(months::read_month))
        .routes(routes!(months::put_personnel))
        .routes(routes!(months::read_statement))
        .routes(routes!(months::put_figures))
        .routes(routes!(months::close_month))
        .routes(routes!(events::follow_events))
        .routes(routes!(wall::read_wall))
        .routes(routes!(wall::read_wall_picture));
    let (router, document) = OpenApiRouter::with_openapi(openapi::empty())
        .nest("/api/v1", resources)
        .routes(routes!(health::read_health))
        .routes(routes!(health::read_metrics))
        .split_for_parts();
    (router, openapi::complete(document))
}

/// The `OpenAPI` 3.1 description of the API, as pretty JSON.
pub fn description() -> Result<String, serde_json::Error> {
    resources().1.to_pretty_json()
}

/// Whose penalties or incidents are listed: one's own, or anybody's for those who may see them.
fn whose_records(app: &App, person: &Person, asked: Option<u64>) -> Result<Option<StaffId>, Problem> {
    let asked = asked.map(StaffId);
    if person.may(&app.live.desk(), Permission::ViewOthersPenalties) {
        return Ok(asked);
    }
    if asked.is_some_and(|staff| staff != person.id) {
        person.require(app, Permission::ViewOthersPenalties)?;
    }
    Ok(Some(person.id))
}

/// What belongs to a shop that the person does not serve is not theirs to see.
fn other_shop() -> Problem {
    Problem::new(
        axum::http::StatusCode::FORBIDDEN,
        "other_shop",
        "这是别家店铺的资料。需要的话请主管在“员工”里给您加上这家店铺。",
        "This belongs to another shop. If you need it, ask the supervisor to add that shop to your account.",
    )
}
