// The shop's facts of its goods: one place from which every agent and every script speaks (L-23).

import { DownloadOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Card, Input } from "antd";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { productsQuery, putProducts } from "../../api/products";
import type { Product, ProductRecord, Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { yuan } from "../../parts/money";
import { dateTime } from "../../parts/time";
import { useAct } from "../../parts/useAct";
import { ShopSelect, useOwnShop } from "../../shell/OwnShop";
import { useMay } from "../../shell/session";
import { decoded } from "../policies/form/sheet/csv";
import { ProductDialog } from "./ProductDialog";
import { ShopFacts } from "./ShopFacts";
import { HEADINGS, fromFile, toFile } from "./file";
import "./products.css";

/** Products that the box takes at a time. */
const AT_ONCE = 500;

export default function ProductsPage() {
  const { products: words } = useWords();
  const may = useMay();
  const choice = useOwnShop();
  const { shops, chosen } = choice;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <ShopSelect label={words.shop} choice={choice} />
        <p>{words.intro}</p>
      </div>
      {shops.isPending && <Loading />}
      {shops.isError && !shops.data && <Failure error={shops.error} retry={() => void shops.refetch()} />}
      {chosen && (
        <div className="stack" key={chosen.id}>
          <Card size="small" title={words.shopFacts.title} role="region" aria-label={words.shopFacts.title}>
            <p className="quiet small">
              {words.shopFacts.help} {may("manage_policies") ? <Link to={`/policies/${chosen.id}/reply`}>{words.shopFacts.change}</Link> : words.shopFacts.ask}
            </p>
            <ShopFacts shop={chosen.id} />
          </Card>
          <Goods shop={chosen} />
        </div>
      )}
    </div>
  );
}

function Goods({ shop }: { shop: Shop }) {
  const { products: words } = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const may = useMay();
  const picker = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState("");
  const [editing, setEditing] = useState<Product | "new" | null>(null);
  const found = useQuery(productsQuery(shop.id));
  const importing = useAct(
    async (records: ProductRecord[]) => {
      const kept = { added: 0, changed: 0 };
      for (let from = 0; from < records.length; from += AT_ONCE) {
        const part = await putProducts(shop.id, records.slice(from, from + AT_ONCE).map((record) => ({ record })));
        kept.added += part.added;
        kept.changed += part.changed;
      }
      return kept;
    },
    [["products"]],
    ({ added, changed }) => void message.success(words.kept(added, changed)),
  );
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const read = async (file: File) => {
    const records = fromFile(decoded(await file.arrayBuffer()));
    if (Array.isArray(records)) importing.mutate(records);
    else if (records.kind === "empty") void message.error(words.unread.empty, 6);
    else if (records.kind === "column") void message.error(words.unread.column(HEADINGS[language][records.field]), 6);
    else void message.error(words.unread.cell(records.line, HEADINGS[language][records.field]), 6);
  };
  const save = () => {
    const link = document.createElement("a");
    // The mark tells spreadsheets that it is UTF-8.
    link.href = URL.createObjectURL(new Blob(["\uFEFF", toFile(found.data, language)], { type: "text/csv" }));
    link.download = `${shop.name} ${words.title}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const word = wanted.trim().toLowerCase();
  const shown = found.data.filter(({ record }) => word === "" || `${record.sku} ${record.title}`.toLowerCase().includes(word));
  const keeps = may("keep_facts");
  return (
    <div className="stack">
      <div className="row spread">
        <span className="row">
          <Input.Search value={wanted} onChange={(event) => setWanted(event.target.value)} placeholder={words.search} allowClear className="product-search" />
          <span className="quiet small number">{words.count(found.data.length)}</span>
        </span>
        <span className="row">
          {found.data.length > 0 && (
            <Button icon={<DownloadOutlined />} onClick={save}>
              {words.export}
            </Button>
          )}
          {keeps && (
            <>
              <input
                ref={picker}
                type="file"
                accept=".csv,text/csv"
                hidden
                onChange={(event) => {
                  const file = event.target.files?.[0];
                  if (file) void read(file);
                  // So that the same file, mended, can be chosen again.
                  event.target.value = "";
                }}
              />
              <Button icon={<UploadOutlined />} loading={importing.isPending} onClick={() => picker.current?.click()}>
                {words.import}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
                {words.add}
              </Button>
            </>
          )}
        </span>
      </div>
      {found.data.length === 0 && <p className="empty">{words.none}</p>}
      {found.data.length > 0 && shown.length === 0 && <p className="empty">{words.nothing}</p>}
      {shown.length > 0 && (
        <ul className="lines">
          {shown.map((product) => (
            <ProductLine key={product.id} product={product} open={keeps ? () => setEditing(product) : undefined} />
          ))}
        </ul>
      )}
      {editing && <ProductDialog shop={shop.id} product={editing === "new" ? null : (found.data.find(({ id }) => id === editing.id) ?? editing)} close={() => setEditing(null)} />}
    </div>
  );
}

function ProductLine({ product, open }: { product: Product; open?: () => void }) {
  const { products: words } = useWords();
  const { record } = product;
  const inside = (
    <>
      <span className="product-title">
        <strong className="clip">{record.title}</strong>
        <span className="code">{record.sku}</span>
      </span>
      <span className={record.stock === 0 ? "number late" : "number"}>{record.stock == null ? <span className="quiet">{words.uncounted}</span> : words.pieces(record.stock)}</span>
      <span className="number">{yuan(record.price)}</span>
      <span className="quiet small clip">{(record.attributes ?? []).map(({ name, value }) => `${name} ${value}`).join(" · ")}</span>
      <span className="quiet small">{words.changed(product.changed_by?.name ?? words.program, dateTime(product.changed_at))}</span>
    </>
  );
  return (
    <li>
      {open ? (
        <button type="button" className="line product-row" onClick={open}>
          {inside}
        </button>
      ) : (
        <div className="line product-row">{inside}</div>
      )}
    </li>
  );
}
