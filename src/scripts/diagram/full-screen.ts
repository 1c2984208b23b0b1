/** Shows a figure on the full screen or, where the browser refuses that, in the full window. */

/** @param changed told whether it now is */
export function fullScreen(figure: HTMLElement, changed: (isFull: boolean) => void): () => void {
  const inWindow = (isFull: boolean): void => {
    figure.classList.toggle('full', isFull);
    setAside(figure, isFull);
    changed(isFull);
  };
  document.addEventListener('fullscreenchange', () => {
    const isFull = document.fullscreenElement === figure;
    if (isFull === figure.classList.contains('full-screen')) return;
    figure.classList.toggle('full-screen', isFull);
    changed(isFull);
  });
  return () => {
    if (document.fullscreenElement === figure) void document.exitFullscreen();
    else if (figure.classList.contains('full')) inWindow(false);
    else
      askFor(figure).catch(() => {
        inWindow(true);
      });
  };
}

export function isFull(figure: HTMLElement): boolean {
  return figure.matches('.full, .full-screen');
}

/** Some browsers lack it, though their types have it. */
async function askFor(figure: HTMLElement): Promise<void> {
  await figure.requestFullscreen();
}

/** What lies under the figure can be neither reached nor read meanwhile. */
function setAside(figure: HTMLElement, isAside: boolean): void {
  for (let within: HTMLElement | null = figure; within !== null; within = within.parentElement) {
    for (const other of within.parentElement?.children ?? [])
      if (other instanceof HTMLElement && other !== within) other.inert = isAside;
    if (within.parentElement === document.body) break;
  }
}
