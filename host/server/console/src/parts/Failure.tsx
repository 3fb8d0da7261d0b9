// What could not be fetched, in the box's own words.

import { Button, Result } from "antd";
import { Problem } from "../api/http";
import { useLanguage, useWords } from "../i18n";

export function useSaid(): (error: unknown) => string {
  const language = useLanguage();
  const words = useWords().shell;
  return (error) => (error instanceof Problem ? error.said(language) : words.failed);
}

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords().shell;
  const said = useSaid();
  return (
    <Result
      status={error instanceof Problem && error.status === 404 ? "info" : "warning"}
      title={said(error)}
      extra={
        retry && (
          <Button type="primary" onClick={retry}>
            {words.retry}
          </Button>
        )
      }
    />
  );
}
