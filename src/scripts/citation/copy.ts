/** Copies a text. Where the browser keeps its clipboard from the page, as on a host without TLS, it is marked and copied as a reader would. */

/** Deprecated, and the one way where a page comes from a disk or by plain HTTP. */
interface Copier {
  execCommand(command: 'copy'): boolean;
}

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
    const isCopied = (document as Copier).execCommand('copy');
    if (isCopied) selection?.removeAllRanges();
    return isCopied;
  }
}
