// Notes the moment at which a page first shows its content: a tick box on the screen, ours or a peer's.

const shown = (element) => Boolean(element?.getClientRects().length);
const ours = () => document.querySelector("escale-checklist")?.shadowRoot;
const look = () => {
  const box = (ours() ?? document).querySelector("input[type=checkbox]");
  if (shown(box)) performance.mark("content");
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
