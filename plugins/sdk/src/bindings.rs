//! Types and glue generated from `wit/0.1.0`. The worlds share one set of common types, so that a helper written for
//! one kind of policy serves the others.

pub mod reply_world {
    wit_bindgen::generate!({
        path: "../../wit/0.1.0",
        world: "reply-policy",
        additional_derives: [PartialEq],
        generate_unused_types: true,
        export_macro_name: "export_reply_world",
        pub_export_macro: true,
        default_bindings_module: "xiaoer_sdk::glue::reply_world",
    });
}

pub mod refund_world {
    wit_bindgen::generate!({
        path: "../../wit/0.1.0",
        world: "refund-policy",
        additional_derives: [PartialEq],
        with: {
            "xiaoer:policy/common@0.1.0": super::reply_world::xiaoer::policy::common,
            "xiaoer:policy/log@0.1.0": super::reply_world::xiaoer::policy::log,
        },
        export_macro_name: "export_refund_world",
        pub_export_macro: true,
        default_bindings_module: "xiaoer_sdk::glue::refund_world",
    });
}

pub mod penalty_world {
    wit_bindgen::generate!({
        path: "../../wit/0.1.0",
        world: "penalty-policy",
        additional_derives: [PartialEq],
        with: {
            "xiaoer:policy/common@0.1.0": super::reply_world::xiaoer::policy::common,
            "xiaoer:policy/log@0.1.0": super::reply_world::xiaoer::policy::log,
        },
        export_macro_name: "export_penalty_world",
        pub_export_macro: true,
        default_bindings_module: "xiaoer_sdk::glue::penalty_world",
    });
}
