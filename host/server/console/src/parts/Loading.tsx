import { Spin } from "antd";
import { useWords } from "../i18n";

export function Loading() {
  const words = useWords().shell;
  return (
    <div className="loading" role="status" aria-label={words.loading}>
      <Spin delay={250} />
    </div>
  );
}
