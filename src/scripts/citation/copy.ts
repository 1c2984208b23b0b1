/** Copies a text. Where the browser keeps its clipboard from the page, as on a host without TLS, it is marked and copied as a reader would. */

/**
 * @param shown the element that shows the text
 * @returns whether it was copied; it stays marked where it was not
 */
export async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const selection = getSelection();
    selection?.selectAllChildren(shown);
    // Deprecated, and all that there is on a host without TLS.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    const isCopied = document.execCommand('copy');
    if (isCopied) selection?.removeAllRanges();
    return isCopied;
  }
}
