//! The contract as C: a header with its types, and the glue that exports an author's functions.
//!
//! The component model's memory layout of records, options, lists, enums and variants is the layout that a C compiler gives
//! the obvious structs, so facts are read where they lie and a verdict is handed over as it stands, without copying. The
//! glue asserts the size of every record, so a compiler that sees it otherwise refuses to go on.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use wit_parser::{
    Docs, Function, Resolve, SizeAlign, Type, TypeDefKind, TypeId, TypeOwner, WorldId, WorldItem, WorldKey,
};

use crate::manifest::Kind;

/// The contract in a folder cannot be read, or has something that these bindings do not know.
#[derive(Debug, thiserror::Error)]
#[error("the contract in {folder} cannot be used: {detail}")]
pub struct ContractError {
    folder: String,
    detail: String,
}

/// What a policy in C includes and is linked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bindings {
    /// `policy.h`
    pub header: String,
    /// `policy_glue.c`
    pub glue: String,
}

/// The contract of a kind, read from its folder.
pub struct Contract {
    pub(crate) resolve: Resolve,
    pub(crate) world: WorldId,
}

impl Contract {
    /// Reads the WIT files of one version.
    pub fn read(folder: &Path, kind: Kind) -> Result<Self, ContractError> {
        let refuse = |error: String| ContractError { folder: folder.display().to_string(), detail: error };
        let mut resolve = Resolve::default();
        let (package, _) = resolve.push_dir(folder).map_err(|error| refuse(format!("{error:#}")))?;
        let world = format!("{}-policy", kind.interface());
        let world = resolve.select_world(&[package], Some(&world)).map_err(|error| refuse(format!("{error:#}")))?;
        Ok(Self { resolve, world })
    }

    /// Its C form.
    pub fn bindings(&self) -> Result<Bindings, ContractError> {
        let refuse = |detail| ContractError { folder: "wit".to_owned(), detail };
        let mut writer =
            Writer { resolve: &self.resolve, out: String::new(), known: HashSet::new(), checks: String::new() };
        let mut sizes = SizeAlign::default();
        sizes.fill(&self.resolve);
        writer.types(self.world, &sizes).map_err(refuse)?;
        let (declared, glue) = writer.functions(self.world).map_err(refuse)?;
        let types = writer.out;
        let checks = writer.checks;
        Ok(Bindings {
            header: format!(
                "/* The policy contract in C. Made from xiaoer/wit; leave it as it is. */\n#ifndef POLICY_H\n#define POLICY_H\n\n\
                 #include <stdbool.h>\n#include <stddef.h>\n#include <stdint.h>\n\n\
                 /* UTF-8, not ended by a zero. */\ntypedef struct {{ const char *bytes; size_t length; }} text;\n\n\
                 {types}\n/* What a policy has. */\n{declared}\n#endif\n"
            ),
            glue: format!(
                "/* Exports the functions of policy.h. Made from xiaoer/wit; leave it as it is. */\n#include \"policy.h\"\n\n\
                 {checks}\n{glue}"
            ),
        })
    }
}

struct Writer<'a> {
    resolve: &'a Resolve,
    out: String,
    /// Names that are defined already.
    known: HashSet<String>,
    checks: String,
}

type Written<T> = Result<T, String>;

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

impl Writer<'_> {
    /// Every type of the interfaces that the world speaks of, in the order in which they build on each other.
    fn types(&mut self, world: WorldId, sizes: &SizeAlign) -> Written<()> {
        let world = &self.resolve.worlds[world];
        let interfaces: HashSet<_> = world
            .imports
            .values()
            .chain(world.exports.values())
            .filter_map(|item| if let WorldItem::Interface { id, .. } = item { Some(*id) } else { None })
            .collect();
        for (id, def) in &self.resolve.types {
            let TypeOwner::Interface(owner) = def.owner else { continue };
            let (true, Some(name)) = (interfaces.contains(&owner), &def.name) else { continue };
            let name = snake(name);
            if self.known.contains(&name) {
                continue;
            }
            self.define(id, &name, sizes)?;
            self.known.insert(name);
        }
        Ok(())
    }

    fn define(&mut self, id: TypeId, name: &str, sizes: &SizeAlign) -> Written<()> {
        let def = &self.resolve.types[id];
        let docs = comment(&def.docs, "");
        let text = match &def.kind {
            TypeDefKind::Type(of) => format!("{docs}typedef {} {name};\n", self.name(of)?),
            TypeDefKind::Enum(cases) => {
                let upper = name.to_uppercase();
                let mut text = format!("{docs}typedef uint8_t {name};\nenum {{\n");
                for case in &cases.cases {
                    let _ = writeln!(
                        text,
                        "{}    {upper}_{},",
                        comment(&case.docs, "    "),
                        snake(&case.name).to_uppercase()
                    );
                }
                text + "};\n"
            }
            TypeDefKind::Record(record) => {
                let mut text = format!("{docs}typedef struct {{\n");
                for field in &record.fields {
                    let of = self.name(&field.ty)?;
                    let _ = writeln!(text, "{}    {of} {};", comment(&field.docs, "    "), snake(&field.name));
                }
                self.check(id, name, sizes);
                format!("{text}}} {name};\n")
            }
            TypeDefKind::Variant(variant) => {
                let upper = name.to_uppercase();
                let (mut tags, mut values) = (String::new(), String::new());
                for case in &variant.cases {
                    let case_name = snake(&case.name);
                    let _ = writeln!(tags, "{}    {upper}_{},", comment(&case.docs, "    "), case_name.to_uppercase());
                    if let Some(of) = &case.ty {
                        let of = self.name(of)?;
                        let _ = write!(values, " {of} {case_name};");
                    }
                }
                self.check(id, name, sizes);
                format!(
                    "enum {{\n{tags}}};\n{docs}typedef struct {{\n    uint8_t tag;\n    union {{{values} }} value;\n}} {name};\n"
                )
            }
            other => return Err(format!("{name}: a {} has no C form here", other.as_str())),
        };
        self.out.push_str(&text);
        self.out.push('\n');
        Ok(())
    }

    fn check(&mut self, id: TypeId, name: &str, sizes: &SizeAlign) {
        let size = sizes.size(&Type::Id(id)).size_wasm32();
        let _ = writeln!(
            self.checks,
            "_Static_assert(sizeof({name}) == {size}, \"{name} lies otherwise than the contract says\");"
        );
    }

    /// The C name of a type; options and lists are defined when they are first named.
    fn name(&mut self, of: &Type) -> Written<String> {
        let id = match of {
            Type::Bool => return Ok("bool".to_owned()),
            Type::U8 => return Ok("uint8_t".to_owned()),
            Type::U32 => return Ok("uint32_t".to_owned()),
            Type::S32 => return Ok("int32_t".to_owned()),
            Type::U64 => return Ok("uint64_t".to_owned()),
            Type::S64 => return Ok("int64_t".to_owned()),
            Type::String => return Ok("text".to_owned()),
            Type::Id(id) => *id,
            other => return Err(format!("{other:?} has no C form here")),
        };
        let def = &self.resolve.types[id];
        let (prefix, inner, body) = match (&def.name, &def.kind) {
            (Some(name), _) => return Ok(snake(name)),
            (None, TypeDefKind::Option(inner)) => ("option", inner, "bool is_some; {} value;"),
            (None, TypeDefKind::List(inner)) => ("list", inner, "{} *items; size_t count;"),
            (None, other) => return Err(format!("a {} has no C form here", other.as_str())),
        };
        let inner = self.name(inner)?;
        let name = format!("{prefix}_{}", inner.trim_end_matches("_t"));
        if self.known.insert(name.clone()) {
            let _ = writeln!(self.out, "typedef struct {{ {} }} {name};\n", body.replace("{}", &inner));
        }
        Ok(name)
    }

    /// What an author writes, declared, and the glue that calls it.
    fn functions(&mut self, world: WorldId) -> Written<(String, String)> {
        let (mut declared, mut glue) = (String::new(), String::new());
        let exports = &self.resolve.worlds[world].exports;
        for (key, item) in exports {
            let (WorldKey::Interface(_), WorldItem::Interface { id, .. }) = (key, item) else {
                return Err("a function outside of an interface".to_owned());
            };
            let module = self.resolve.name_world_key(key);
            for function in self.resolve.interfaces[*id].functions.values() {
                let (head, adapter) = self.function(&module, function)?;
                let _ = writeln!(declared, "{}{head};", comment(&function.docs, ""));
                glue.push_str(&adapter);
            }
        }
        Ok((declared, glue))
    }

    fn function(&mut self, module: &str, function: &Function) -> Written<(String, String)> {
        let name = snake(&function.name);
        let (Some(result), [param]) = (&function.result, function.params.as_slice()) else {
            return Err(format!("{name}: not one parameter and one result"));
        };
        let (result, of) = (self.name(result)?, self.name(&param.ty)?);
        let by_value = matches!(param.ty, Type::String);
        let head = if by_value {
            format!("{result} {name}({of} settings)")
        } else {
            format!("{result} {name}(const {of} *facts)")
        };
        let mut flat = Flat { params: Vec::new(), body: String::new() };
        self.flatten(&param.ty, "facts", &mut flat)?;
        // More parameters than this, and the facts lie in memory.
        let (params, body) = if flat.params.len() > Resolve::MAX_FLAT_PARAMS {
            (format!("const {of} *facts"), format!("    result = {name}(facts);\n"))
        } else {
            let call = if by_value { "facts" } else { "&facts" };
            (flat.params.join(", "), format!("    static {of} facts;\n{}    result = {name}({call});\n", flat.body))
        };
        let adapter = format!(
            "__attribute__((export_name(\"{module}#{}\")))\nconst void *exported_{name}({params}) {{\n    \
             static {result} result;\n{body}    return &result;\n}}\n\n",
            function.name
        );
        Ok((head, adapter))
    }

    /// The parameters of the machine's function, and how the facts are put together from them.
    fn flatten(&mut self, of: &Type, place: &str, flat: &mut Flat) -> Written<()> {
        match of {
            Type::S64 | Type::U64 => flat.take("int64_t", place),
            Type::Bool | Type::U8 | Type::U32 | Type::S32 => flat.take("int32_t", place),
            Type::String => {
                flat.take("const char *", &format!("{place}.bytes"));
                flat.take("size_t", &format!("{place}.length"));
            }
            Type::Id(id) => match &self.resolve.types[*id].kind {
                TypeDefKind::Type(inner) => self.flatten(&inner.clone(), place, flat)?,
                TypeDefKind::Enum(_) => flat.take("int32_t", place),
                TypeDefKind::Record(record) => {
                    for field in record.fields.clone() {
                        self.flatten(&field.ty, &format!("{place}.{}", snake(&field.name)), flat)?;
                    }
                }
                TypeDefKind::Option(inner) => {
                    let inner = *inner;
                    flat.take("int32_t", &format!("{place}.is_some"));
                    self.flatten(&inner, &format!("{place}.value"), flat)?;
                }
                TypeDefKind::List(_) => {
                    flat.take("void *", &format!("{place}.items"));
                    flat.take("size_t", &format!("{place}.count"));
                }
                other => return Err(format!("{place}: a {} has no C form here", other.as_str())),
            },
            other => return Err(format!("{place}: {other:?} has no C form here")),
        }
        Ok(())
    }
}

/// Parameters and the assignments from them.
struct Flat {
    params: Vec<String>,
    body: String,
}

impl Flat {
    fn take(&mut self, of: &str, place: &str) {
        let name = format!("p{}", self.params.len());
        self.params.push(format!("{of} {name}"));
        let _ = writeln!(self.body, "    {place} = {name};");
    }
}

/// The contract's own words.
fn comment(docs: &Docs, indent: &str) -> String {
    docs.contents.as_deref().map_or_else(String::new, |text| {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        format!("{indent}/* {} */\n", lines.join(&format!("\n{indent}   ")).replace("*/", "* /"))
    })
}
