//! One store of facts (L-23): what the shop says of its goods, who may write it, and which goods a talk is about.

mod scene;

use scene::{BOSS, SHOP, Scene};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{Advice, Content, ConversationCommand, Intake},
    desk::Desk,
    ids::{CustomerId, ProductId},
    money::Fen,
    product::{Attribute, ProductCommand, ProductRecord},
    refusal::Refusal,
    role::Role,
};

fn record(sku: &str, title: &str, stock: Option<u32>) -> ProductRecord {
    let material = Attribute { name: "材质".into(), value: "纯棉".into() };
    ProductRecord { sku: sku.into(), title: title.into(), stock, price: Fen(8_990), attributes: vec![material] }
}

fn write(scene: &mut Scene, by: Actor, record: ProductRecord, seen: Option<u32>) -> Result<usize, Refusal> {
    let command = ProductCommand::Record { shop: SHOP, records: vec![(record, seen)] };
    scene.give(by, Command::Product(command)).map(|events| events.len())
}

const OWNER: Actor = Actor::Staff(BOSS);

#[test]
fn a_supervisor_writes_facts_and_an_agent_does_not() {
    let mut scene = Scene::open();
    let (supervisor, agent) = (scene.agent(&[Role::Supervisor]), scene.agent(&[Role::PreSale]));
    assert_eq!(write(&mut scene, Actor::Staff(supervisor), record("A-1", "卫衣", None), None), Ok(1));
    assert_eq!(
        write(&mut scene, Actor::Staff(agent), record("A-1", "棉袄", None), None).unwrap_err().code,
        "forbidden"
    );
    assert_eq!(scene.desk.product_by_sku(SHOP, "a-1").unwrap().record.title, "卫衣");
}

#[test]
fn nobody_overwrites_a_change_that_they_have_not_seen_and_the_same_again_is_no_event() {
    let mut scene = Scene::open();
    assert_eq!(write(&mut scene, OWNER, record("A-1", "卫衣", Some(5)), Some(0)), Ok(1));
    assert_eq!(write(&mut scene, OWNER, record("A-1", "卫衣", Some(5)), Some(1)), Ok(0));
    assert_eq!(write(&mut scene, OWNER, record("A-1", "卫衣", Some(4)), Some(1)), Ok(1));
    assert_eq!(write(&mut scene, OWNER, record("A-1", "卫衣", Some(9)), Some(1)).unwrap_err().code, "stale");
    assert_eq!(write(&mut scene, OWNER, record("a-1", "卫衣", Some(9)), Some(0)).unwrap_err().code, "stale");
    let found = scene.desk.product_by_sku(SHOP, "A-1").unwrap();
    assert_eq!((found.record.stock, found.version, found.changed_by), (Some(4), 2, OWNER));
}

#[test]
fn a_program_counts_the_stock_and_leaves_the_rest_as_the_shop_wrote_it() {
    let mut scene = Scene::open();
    write(&mut scene, OWNER, record("A-1", "卫衣", None), None).unwrap();
    let counts = vec![("A-1".into(), Some(3)), ("B-9".into(), Some(1)), ("a-1".into(), Some(7))];
    let events =
        scene.must(Actor::Connector(1), Command::Product(ProductCommand::Count { shop: SHOP, counts: counts.clone() }));
    assert_eq!(events.len(), 1, "the last count holds, what is unknown is passed over");
    let found = scene.desk.product_by_sku(SHOP, "A-1").unwrap();
    assert_eq!((found.record.stock, found.record.attributes.len()), (Some(7), 1));
    assert!(scene.must(Actor::Connector(1), Command::Product(ProductCommand::Count { shop: SHOP, counts })).is_empty());
}

#[test]
fn what_makes_no_sense_is_refused_whole_and_each_place_is_named() {
    let mut scene = Scene::open();
    let mut with = |records: Vec<ProductRecord>| {
        let records = records.into_iter().map(|record| (record, None)).collect();
        let refused = scene.give(OWNER, Command::Product(ProductCommand::Record { shop: SHOP, records })).unwrap_err();
        (refused.code, refused.fields.into_iter().map(|fault| fault.field).collect::<Vec<_>>())
    };
    let good = || record("A-1", "卫衣", None);
    let bad = ProductRecord { price: Fen(-1), sku: " A".into(), ..good() };
    assert_eq!(with(vec![good(), bad]), ("bad_product", vec!["items/1/sku".into(), "items/1/price".into()]));
    let many = ProductRecord { attributes: vec![good().attributes[0].clone(); 21], ..good() };
    assert_eq!(with(vec![many]), ("bad_product", vec!["items/0/attributes".into()]));
    assert_eq!(with(vec![good(), record("a-1", "棉袄", None)]).0, "product_twice");
    assert_eq!(with(vec![good(); 501]).0, "too_many_products");
    assert!(scene.desk.products.is_empty());
}

#[test]
fn a_talk_is_about_what_was_shown_then_what_was_named_and_else_what_was_ordered() {
    let mut scene = Scene::open();
    let agent = scene.online_agent();
    for (sku, title) in [("A-110", "卫衣"), ("B-2", "棉袄")] {
        write(&mut scene, OWNER, record(sku, title, None), None).unwrap();
    }
    let customer = CustomerId(1);
    let title = |desk: &Desk| {
        let named = desk.open_conversation_of(SHOP, customer).and_then(|id| desk.conversations[&id].goods);
        desk.goods_of(SHOP, customer, named).map(|product| product.record.title.clone())
    };
    let id = scene.buyer(1);
    assert_eq!(title(&scene.desk), None);
    scene.order(1, 100);
    assert_eq!(title(&scene.desk).as_deref(), Some("卫衣"), "the order's first line is A-110");
    let text = scene.digest();
    let goods = Some(ProductId(2));
    let intake = Intake { shop: SHOP, customer, content: Content::Card, text, goods, advice: Advice::default() };
    scene.must(Actor::Connector(1), Command::Intake(Box::new(intake)));
    assert_eq!(title(&scene.desk).as_deref(), Some("棉袄"));
    let named = ConversationCommand::NameGoods { conversation: id, product: Some(ProductId(1)) };
    scene.must(Actor::Staff(agent), Command::Conversation(named));
    assert_eq!(title(&scene.desk).as_deref(), Some("卫衣"));
    let strange = ConversationCommand::NameGoods { conversation: id, product: Some(ProductId(9)) };
    assert_eq!(scene.refused(Actor::Staff(agent), Command::Conversation(strange)), "product_not_found");
}

#[test]
fn a_removed_record_is_gone_and_its_number_never_comes_back() {
    let mut scene = Scene::open();
    write(&mut scene, OWNER, record("A-1", "卫衣", None), None).unwrap();
    let remove =
        |expected_version| Command::Product(ProductCommand::Remove { product: ProductId(1), expected_version });
    assert_eq!(scene.refused(OWNER, remove(2)), "stale");
    scene.must(OWNER, remove(1));
    assert!(scene.desk.product_by_sku(SHOP, "A-1").is_none());
    write(&mut scene, OWNER, record("A-1", "卫衣", None), None).unwrap();
    assert_eq!(scene.desk.product_by_sku(SHOP, "A-1").unwrap().id, ProductId(2));
}

#[test]
fn a_desk_that_is_started_again_knows_its_goods_by_number_and_by_stock_number() {
    let mut scene = Scene::open();
    write(&mut scene, OWNER, record("A-1", "卫衣", Some(3)), None).unwrap();
    let nouns = scene.desk.nouns();
    let again = Desk::restore(nouns.into_iter().filter_map(|noun| scene.desk.document(noun)));
    assert_eq!(again.product_by_sku(SHOP, "A-1"), scene.desk.product_by_sku(SHOP, "A-1"));
    let mut replayed = Desk::default();
    scene.journal.iter().for_each(|entry| replayed.apply(entry));
    assert_eq!(replayed.products, scene.desk.products);
}
