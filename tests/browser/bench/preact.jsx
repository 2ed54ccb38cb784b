import { render } from "preact";
import { useState } from "preact/hooks";
import { checklist } from "./checklist.jsx";

const Checklist = checklist(useState);
render(<Checklist />, document.getElementById("peer"));
