// A page that fails says so and can be opened again; the rest of the desk goes on.

import { Button, Result } from "antd";
import { Component, type ReactNode } from "react";
import { useWords } from "../i18n";

function Apology({ again }: { again: () => void }) {
  const words = useWords().shell;
  return (
    <Result
      status="warning"
      title={words.crash}
      extra={
        <Button type="primary" onClick={again}>
          {words.reload}
        </Button>
      }
    />
  );
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Apology again={() => location.reload()} /> : this.props.children;
  }
}
