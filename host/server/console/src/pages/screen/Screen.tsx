// The wall's picture, as it hangs on the wall, with its age when no new one comes.

import { ExpandOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../../i18n";
import { duration } from "../../parts/time";

/** The wall redraws at most once a second. */
const EVERY = 1_000;
const TOO_OLD = 5_000;

export default function Screen() {
  const words = useWords();
  const [shown, setShown] = useState<{ url: string; at: number } | null>(null);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let gone = false;
    const next = () => {
      // Loaded aside first, so that the picture on the page never flickers.
      const url = `/api/v1/wall.png?at=${Math.round(performance.now())}`;
      const image = new Image();
      const again = () => {
        if (gone) return;
        setNow(performance.now());
        timer = setTimeout(next, EVERY);
      };
      image.onload = () => {
        if (!gone) setShown({ url, at: performance.now() });
        again();
      };
      image.onerror = again;
      image.src = url;
    };
    next();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  const age = shown ? now - shown.at : 0;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.manage.screen.title}</h1>
        <Button icon={<ExpandOutlined />} href="/wall" target="_blank">
          {words.manage.screen.open}
        </Button>
        <p>{words.manage.screen.intro}</p>
      </div>
      {age > TOO_OLD && <Alert type="warning" showIcon className="gap-below" title={words.manage.screen.stale(duration(age, words.units))} />}
      {shown ? <img className="screen" src={shown.url} alt={words.manage.screen.picture} width={1920} height={1080} /> : <p className="empty">{words.manage.screen.missing}</p>}
    </div>
  );
}
