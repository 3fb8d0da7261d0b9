// A rail of words at the side; on a phone four places at the bottom and a drawer for the rest.

import { Badge, Drawer } from "antd";
import { useState } from "react";
import { NavLink } from "react-router";
import { useWords } from "../i18n";
import { useCounts } from "./counts";
import { MORE_ICON, type Place } from "./places";

const ON_PHONE = 4;

export function Navigation({ places }: { places: Place[] }) {
  const words = useWords().shell;
  const [more, setMore] = useState(false);
  const work = places.filter((place) => place.group === "work");
  const manage = places.filter((place) => place.group === "manage");
  const rest = [...work.slice(ON_PHONE), ...manage];
  return (
    <>
      <nav className="rail" aria-label={words.navigation}>
        <img className="rail-mark" src="/icon.svg" alt={words.product} width={36} height={36} />
        {work.map((place) => (
          <Entry key={place.name} place={place} />
        ))}
        {manage.length > 0 && <hr />}
        {manage.map((place) => (
          <Entry key={place.name} place={place} />
        ))}
      </nav>
      <nav className="tabs" aria-label={words.navigation}>
        {work.slice(0, ON_PHONE).map((place) => (
          <Entry key={place.name} place={place} />
        ))}
        {rest.length > 0 && (
          <button type="button" className="place" onClick={() => setMore(true)}>
            <span className="place-icon">{MORE_ICON}</span>
            {words.more}
          </button>
        )}
      </nav>
      <Drawer open={more} onClose={() => setMore(false)} placement="bottom" title={words.more} size="auto">
        <div className="more" onClick={() => setMore(false)}>
          {rest.map((place) => (
            <Entry key={place.name} place={place} />
          ))}
        </div>
      </Drawer>
    </>
  );
}

function Entry({ place }: { place: Place }) {
  const words = useWords().shell;
  const counts = useCounts();
  return (
    <NavLink to={`/${place.name}`} className="place">
      <Badge count={counts[place.name] ?? 0} size="small" offset={[8, 2]}>
        <span className="place-icon">{place.icon}</span>
      </Badge>
      {words.pages[place.name]}
    </NavLink>
  );
}
