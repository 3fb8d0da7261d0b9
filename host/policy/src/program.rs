//! A compiled component, linked, its exports proven to be the contract's: what every sandbox of a policy begins from.

use crate::{
    contract::{
        common::SettingsProblem,
        penalty::{Assessment, Attribution, IncidentCase, MonthCase, SaleCase, Statement},
        refund::{RefundCase, RefundVerdict},
        reply::{Advice, Draft, Review, Situation},
    },
    engine::Engine,
    kind::Kind,
    limits::Limits,
    policy::LoadError,
    sandbox::Guest,
};
use std::marker::PhantomData;
use wasmtime::component::{
    Component, ComponentExportIndex, ComponentNamedList, InstancePre, Lift, Lower, types::ComponentItem,
};

/// A page of linear memory.
const PAGE_BYTES: u64 = 64 << 10;

/// A component that can be called: a package as it was packed, or with its settings inside.
pub(crate) struct Program {
    pub(crate) instance: InstancePre<Guest>,
    pub(crate) prepare: Export<str, Vec<SettingsProblem>>,
    of_kind: OfKind,
}

/// A function of a component. That it takes `F` and gives `V` was proven when the component was linked.
pub(crate) struct Export<F: ?Sized, V> {
    pub(crate) index: ComponentExportIndex,
    types: PhantomData<fn(&F) -> V>,
}

enum OfKind {
    Reply {
        advise: Export<Situation, Advice>,
        review_draft: Export<Draft, Review>,
    },
    Refund {
        decide: Export<RefundCase, RefundVerdict>,
    },
    Penalty {
        assess: Export<IncidentCase, Assessment>,
        close_month: Export<MonthCase, Statement>,
        attribute_sale: Export<SaleCase, Attribution>,
    },
}

impl Program {
    /// Links a component of this kind, if it fits into the limits of a call and has the contract's functions.
    pub(crate) fn link(engine: &Engine, kind: Kind, limits: &Limits, component: &Component) -> Result<Self, LoadError> {
        let pages = component.resources_required().and_then(|needs| needs.max_initial_memory_size).unwrap_or(0);
        let wants = pages.saturating_mul(PAGE_BYTES);
        if wants > limits.memory_bytes {
            return Err(LoadError::Memory { wants, limit: limits.memory_bytes });
        }
        let instance = engine
            .linker()
            .instantiate_pre(component)
            .map_err(|error| LoadError::Compile { detail: error.root_cause().to_string() })?;
        let find = Find { kind, component, instance: &instance };
        let prepare = find.function("prepare")?;
        let of_kind = match kind {
            Kind::Reply => {
                OfKind::Reply { advise: find.function("advise")?, review_draft: find.function("review-draft")? }
            }
            Kind::Refund => OfKind::Refund { decide: find.function("decide")? },
            Kind::Penalty => OfKind::Penalty {
                assess: find.function("assess")?,
                close_month: find.function("close-month")?,
                attribute_sale: find.function("attribute-sale")?,
            },
        };
        Ok(Self { instance, prepare, of_kind })
    }

    pub(crate) fn advise(&self) -> Option<&Export<Situation, Advice>> {
        if let OfKind::Reply { advise, .. } = &self.of_kind { Some(advise) } else { None }
    }

    pub(crate) fn review_draft(&self) -> Option<&Export<Draft, Review>> {
        if let OfKind::Reply { review_draft, .. } = &self.of_kind { Some(review_draft) } else { None }
    }

    pub(crate) fn decide(&self) -> Option<&Export<RefundCase, RefundVerdict>> {
        if let OfKind::Refund { decide } = &self.of_kind { Some(decide) } else { None }
    }

    pub(crate) fn assess(&self) -> Option<&Export<IncidentCase, Assessment>> {
        if let OfKind::Penalty { assess, .. } = &self.of_kind { Some(assess) } else { None }
    }

    pub(crate) fn close_month(&self) -> Option<&Export<MonthCase, Statement>> {
        if let OfKind::Penalty { close_month, .. } = &self.of_kind { Some(close_month) } else { None }
    }

    pub(crate) fn attribute_sale(&self) -> Option<&Export<SaleCase, Attribution>> {
        if let OfKind::Penalty { attribute_sale, .. } = &self.of_kind { Some(attribute_sale) } else { None }
    }
}

/// Looks for the contract's functions in a component and compares their types with the host's.
struct Find<'a> {
    kind: Kind,
    component: &'a Component,
    instance: &'a InstancePre<Guest>,
}

impl Find<'_> {
    fn function<F, V>(&self, name: &str) -> Result<Export<F, V>, LoadError>
    where
        F: ?Sized + 'static,
        for<'a> (&'a F,): ComponentNamedList + Lower,
        (V,): ComponentNamedList + Lift,
    {
        let refused =
            |detail: String| LoadError::Export { function: format!("{}#{name}", self.kind.interface()), detail };
        let found = self
            .component
            .get_export_index(None, self.kind.interface())
            .and_then(|interface| self.component.get_export(Some(&interface), name));
        match found {
            Some((ComponentItem::ComponentFunc(function), index)) => {
                function
                    .typecheck::<(&F,), (V,)>(&self.instance.instance_type())
                    .map_err(|error| refused(format!("{error:#}")))?;
                Ok(Export { index, types: PhantomData })
            }
            Some(_) => Err(refused("not a function".to_owned())),
            None => Err(refused("missing".to_owned())),
        }
    }
}
