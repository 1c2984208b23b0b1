/** A click on a column lights the expressions that make it; a click on an expression, the columns that it makes. */

function wire(block: HTMLElement): void {
  const buttons = [...block.querySelectorAll<HTMLButtonElement>('button[data-column]')];
  const marks = [...block.querySelectorAll<HTMLElement>('[data-makes]')];
  const made = new Map(marks.map((mark) => [mark, new Set(mark.dataset['makes']?.split(' ') ?? [])]));

  const light = (columns: ReadonlySet<string>): void => {
    block.classList.toggle('lit', columns.size > 0);
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(columns.has(button.dataset['column'] ?? '')));
    }
    for (const [mark, numbers] of made)
      mark.classList.toggle(
        'on',
        [...numbers].some((number) => columns.has(number)),
      );
  };

  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener('click', () => {
      const isOn = button.getAttribute('aria-pressed') === 'true';
      light(new Set(isOn ? [] : [button.dataset['column'] ?? '']));
      if (!isOn) block.querySelector('.on')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }
  for (const [mark, numbers] of made) {
    mark.addEventListener('click', () => {
      if (document.getSelection()?.isCollapsed !== false)
        light(mark.classList.contains('on') ? new Set() : numbers);
    });
  }
}

for (const block of document.querySelectorAll<HTMLElement>('.job-sql')) wire(block);
