// The cases that wait for my decision.

import { useInfiniteQuery } from "@tanstack/react-query";
import { casesQuery } from "../../api/cases";
import { useWords } from "../../i18n";
import { CaseList } from "./CaseList";
import "./cases.css";

export default function Approvals() {
  const words = useWords().cases;
  const cases = useInfiniteQuery(casesQuery({ mine_to_decide: true }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.approvals}</h1>
        <p>{words.approvalsIntro}</p>
      </div>
      <CaseList cases={cases} empty={words.noApprovals} />
    </div>
  );
}
