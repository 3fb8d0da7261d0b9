// The agent's desk: who waits at the left, the conversation in the middle, the customer and their orders at the right.

import { useParams, Route, Routes } from "react-router";
import { useWords } from "../../i18n";
import { Conversation } from "./Conversation";
import "./desk.css";
import { QueueList } from "./QueueList";

export default function Desk() {
  return (
    <Routes>
      <Route index element={<Seat />} />
      <Route path=":id" element={<Seat />} />
    </Routes>
  );
}

function Seat() {
  const words = useWords().desk;
  const id = Number(useParams().id);
  const open = Number.isSafeInteger(id) && id > 0;
  return (
    <div className={open ? "desk desk-open" : "desk"}>
      <QueueList selected={open ? id : null} />
      {open ? <Conversation key={id} id={id} /> : <p className="desk-nobody empty">{words.choose}</p>}
    </div>
  );
}
