// An amount, typed in yuan and given on in fen.

import { Input } from "antd";
import { useState } from "react";
import type { Fen } from "../api/types";
import { fenOf, plainYuan } from "./money";

type Props = { value?: Fen | null; onChange?: (fen: Fen | null) => void; id?: string; "aria-label"?: string; placeholder?: string; autoFocus?: boolean };

export function MoneyInput({ value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  // While it is being typed it stays as typed: "12." must not turn into "12.00" under the hand.
  const shown = typed !== null && (fenOf(typed) ?? null) === (value ?? null) ? typed : value == null ? (typed ?? "") : plainYuan(value);
  return (
    <Input
      {...rest}
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      status={shown !== "" && fenOf(shown) === null ? "error" : ""}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(fenOf(event.target.value));
      }}
      onBlur={() => value != null && setTyped(null)}
    />
  );
}
