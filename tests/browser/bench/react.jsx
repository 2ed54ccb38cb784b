import { useState } from "react";
import { createRoot } from "react-dom/client";
import { checklist } from "./checklist.jsx";

const Checklist = checklist(useState);
createRoot(document.getElementById("peer")).render(<Checklist />);
