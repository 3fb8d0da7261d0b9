//! The contract's enums by the names that its JSON form gives them (`paid_unshipped`), for policies whose rules are text.

use crate::{common, hearing, penalty, refund, reply};

/// An enum of the contract.
pub trait Word: Copy + Eq + 'static {
    /// Every value with its name, in the contract's order.
    const WORDS: &'static [(&'static str, Self)];

    /// The value's name.
    fn word(self) -> &'static str;

    /// The value of a name.
    fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
    }
}

macro_rules! words {
    ($module:ident :: $name:ident { $($case:ident = $word:literal),* $(,)? }) => {
        impl Word for $module::$name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$case)),*];

            fn word(self) -> &'static str {
                match self { $(Self::$case => $word),* }
            }
        }
    };
}

words!(common::Platform { Taobao = "taobao", Tmall = "tmall", Douyin = "douyin", Pinduoduo = "pinduoduo", Jd = "jd", Other = "other" });
words!(common::Language { ZhCn = "zh_cn", En = "en" });
words!(common::Role { Agent = "agent", AfterSaleAgent = "after_sale_agent", ComplaintSpecialist = "complaint_specialist", Leader = "leader", Supervisor = "supervisor", Boss = "boss", Warehouse = "warehouse", GeneralManager = "general_manager" });
words!(common::OrderState { Unpaid = "unpaid", PaidUnshipped = "paid_unshipped", Shipped = "shipped", Signed = "signed", Completed = "completed", Closed = "closed" });
words!(refund::RequestReason { Unknown = "unknown", Dislike = "dislike", Size = "size", Quality = "quality", NotAsDescribed = "not_as_described", Damaged = "damaged", WrongItem = "wrong_item", MissingItem = "missing_item", LateShip = "late_ship", OutOfStock = "out_of_stock", LogisticsDelay = "logistics_delay", LogisticsLost = "logistics_lost", PriceError = "price_error", PaymentError = "payment_error", Cancel = "cancel", Other = "other" });
words!(refund::Wish { Unspecified = "unspecified", RefundOnly = "refund_only", ReturnRefund = "return_refund", Exchange = "exchange", Resend = "resend", Compensation = "compensation", Repair = "repair", Wait = "wait" });
words!(refund::Answer { Unknown = "unknown", Yes = "yes", No = "no" });
words!(refund::Asserter { Nobody = "nobody", Buyer = "buyer", Warehouse = "warehouse" });
words!(refund::EvidenceKind { PhotoOfFault = "photo_of_fault", PhotoOfLabel = "photo_of_label", Video = "video", Chat = "chat", CourierRecord = "courier_record", Receipt = "receipt", Other = "other" });
words!(refund::StockState { Unknown = "unknown", InStock = "in_stock", Out = "out" });
words!(refund::Inspection { NotStarted = "not_started", Pending = "pending", Passed = "passed", Failed = "failed" });
words!(refund::Decision { CloseUnpaid = "close_unpaid", ApproveRefundOnly = "approve_refund_only", ApproveReturnRefund = "approve_return_refund", ApproveExchange = "approve_exchange", ConditionalReturn = "conditional_return", PartialCompensation = "partial_compensation", OfferChoice = "offer_choice", Deny = "deny", EscalateBoss = "escalate_boss", EscalateSupervisor = "escalate_supervisor", NeedInfo = "need_info" });
words!(refund::ReturnClass { Quality = "quality", CustomerPersonal = "customer_personal", ServiceFault = "service_fault", Logistics = "logistics", Other = "other" });
words!(refund::FreightPayer { Buyer = "buyer", Seller = "seller", Insurer = "insurer", Nobody = "nobody" });
words!(refund::NeededInfo { Category = "category", Pictures = "pictures", SelfCheck = "self_check", Explanation = "explanation", Requirements = "requirements", CourierRecord = "courier_record", Choice = "choice" });
words!(refund::Errand { InterceptParcel = "intercept_parcel", ClaimOnCourier = "claim_on_courier", AskPurchasing = "ask_purchasing", PhoneBuyer = "phone_buyer", ThirdPartyLiaison = "third_party_liaison", RefundProcedure = "refund_procedure" });
words!(penalty::Shift { Day = "day", DayIntoNight = "day_into_night", Night = "night", OffDuty = "off_duty" });
words!(penalty::Grade { Junior = "junior", Intermediate = "intermediate", Senior = "senior", AccountManager = "account_manager" });
words!(penalty::IncidentKind { SlowAnswer = "slow_answer", IdleHang = "idle_hang", LateForShift = "late_for_shift", OfflineWithoutLeave = "offline_without_leave", NotLoggedIn = "not_logged_in", ForgotRegister = "forgot_register", AbsentWithoutLeave = "absent_without_leave", LeftPost = "left_post", LeaveOverQuota = "leave_over_quota", SlowComplaint = "slow_complaint", AttitudeComplaint = "attitude_complaint", BadReview = "bad_review", NonQualityReturn = "non_quality_return", DailyTaskUnfinished = "daily_task_unfinished" });
words!(penalty::Finding { Unknown = "unknown", AgentAtFault = "agent_at_fault", NotAtFault = "not_at_fault" });
words!(penalty::ScoreLevel { Ok = "ok", Warning = "warning", CompanyPenalty = "company_penalty", Severe = "severe" });
words!(hearing::Consequence { RemovePerformance = "remove_performance", UseRestDay = "use_rest_day", OralCriticism = "oral_criticism", ReportToGeneralManager = "report_to_general_manager" });
words!(reply::Phase { PreSale = "pre_sale", InSale = "in_sale", AfterSale = "after_sale" });
words!(reply::Speaker { Buyer = "buyer", Agent = "agent", Automatic = "automatic" });
words!(reply::Content { Text = "text", Image = "image", Video = "video", Sticker = "sticker", Card = "card" });
words!(reply::Moment { BuyerMessage = "buyer_message", HoldCheckIn = "hold_check_in", OrderPlaced = "order_placed", OrderPaid = "order_paid", OrderUnpaid = "order_unpaid", OrderShipped = "order_shipped", OutForDelivery = "out_for_delivery", OrderSigned = "order_signed", OutOfStock = "out_of_stock", LogisticsTrouble = "logistics_trouble", AfterSaleApplied = "after_sale_applied", AfterSaleProgress = "after_sale_progress", AfterSaleDone = "after_sale_done", ComplaintReceived = "complaint_received", ComplaintDone = "complaint_done", ReviewPosted = "review_posted", DealMade = "deal_made", LeavingWithoutDeal = "leaving_without_deal", BuyerOffline = "buyer_offline", PhoneCall = "phone_call" });
words!(reply::Topic { Goods = "goods", Size = "size", Stock = "stock", Price = "price", Promotion = "promotion", Freight = "freight", Invoice = "invoice", OrderQuery = "order_query", OrderChange = "order_change", OrderCancel = "order_cancel", PaymentFailure = "payment_failure", PaymentQuestion = "payment_question", LogisticsProgress = "logistics_progress", LogisticsDelay = "logistics_delay", LogisticsLoss = "logistics_loss", LogisticsDamage = "logistics_damage", ChaseParcel = "chase_parcel", ReturnGoods = "return_goods", Exchange = "exchange", Refund = "refund", Quality = "quality", Repair = "repair", Usage = "usage", CashBack = "cash_back", Review = "review", Complaint = "complaint", Suggestion = "suggestion", Greeting = "greeting", Thanks = "thanks", Other = "other" });
words!(reply::Emotion { Calm = "calm", Unhappy = "unhappy", Angry = "angry" });
words!(reply::NextStep { None = "none", OpenHold = "open_hold", HoldAndAskLeader = "hold_and_ask_leader", HoldAndAskSupervisor = "hold_and_ask_supervisor", CallBack = "call_back", WriteRemark = "write_remark", AskLeader = "ask_leader", AskSupervisor = "ask_supervisor", TransferAfterSale = "transfer_after_sale", Survey = "survey" });
words!(reply::Destination { BuyerChat = "buyer_chat", PublicReview = "public_review", Phone = "phone" });
words!(reply::Level { Block = "block", Warn = "warn", Hint = "hint" });

#[cfg(test)]
mod tests {
    use super::*;

    const CONTRACT: [&str; 4] = [
        include_str!("../../../wit/0.1.0/common.wit"),
        include_str!("../../../wit/0.1.0/refund.wit"),
        include_str!("../../../wit/0.1.0/penalty.wit"),
        include_str!("../../../wit/0.1.0/reply.wit"),
    ];

    /// The cases of an enum as the contract has them, in the JSON form's spelling.
    fn in_contract(name: &str) -> Vec<String> {
        let rest = CONTRACT.iter().find_map(|text| text.split_once(&format!("enum {name} {{"))).unwrap().1;
        let body = rest.split_once('}').unwrap().0;
        let body: String = body.lines().map(|line| line.split("//").next().unwrap()).collect();
        body.split(',').map(|case| case.trim().replace('-', "_")).filter(|case| !case.is_empty()).collect()
    }

    #[track_caller]
    fn assert_named<W: Word + std::fmt::Debug>(name: &str) {
        let names: Vec<&str> = W::WORDS.iter().map(|(word, _)| *word).collect();
        assert_eq!(names, in_contract(name));
        for (word, value) in W::WORDS {
            assert_eq!((value.word(), W::from_word(word)), (*word, Some(*value)));
        }
    }

    #[test]
    fn every_value_has_the_name_that_the_contract_gives_it() {
        assert_named::<common::OrderState>("order-state");
        assert_named::<common::Role>("role");
        assert_named::<refund::RequestReason>("request-reason");
        assert_named::<refund::Decision>("decision");
        assert_named::<refund::Errand>("errand");
        assert_named::<penalty::IncidentKind>("incident-kind");
        assert_named::<penalty::Grade>("grade");
        assert_named::<reply::Topic>("topic");
        assert_eq!(common::Role::from_word("king"), None);
    }
}
