/** A figure with a diagram, brought to life: its drawing, its light, its controls, and the address of its view. */
import { mermaid } from '../../diagram/mermaid.ts';
import { element } from '../dom/element.ts';
import { isOnHost } from '../module.ts';
import { drawingsIn } from './drawing.ts';
import { fullScreen, isFull } from './full-screen.ts';
import { followHand } from './hand.ts';
import { followKeys } from './keyboard.ts';
import { tellSigns } from './legend.ts';
import { badgeAt, openingsIn, targetsOf } from './openings.ts';
import { leaveOut, partNamed, readPicture, shortNameOf } from './picture.ts';
import { pngFile, save, svgFile } from './save.ts';
import { shownSlice } from './shown-slice.ts';
import { spotlight } from './spotlight.ts';
import { stageOf } from './stage.ts';
import { LINE_CLASSES, toolBar, variantsOf } from './tool-bar.ts';
import { LINE_KINDS, PLAIN, readView, writeView, type LineKind, type ViewState } from './view-state.ts';
import { writeOut } from './written-out.ts';
import { steppedZoom } from './zoom.ts';

/** A drawing on the full screen is made larger than it is by so much at most. */
const ENLARGED = 1.5;

export function bringToLife(figure: HTMLElement, scroller: HTMLElement, first: SVGSVGElement): void {
  const { id } = first;
  writeOut(first);
  const drawings = drawingsIn(scroller, first);
  const stage = stageOf(scroller, drawings.svg);
  let picture = readPicture(first);
  let off: readonly LineKind[] = [];

  const say = (text: string, page: URL | null = null): void => {
    bar.status.replaceChildren(text);
    if (page !== null) bar.status.append(' ', element('a', { href: page.href }, 'Its page'));
  };
  const lights = spotlight(figure, scroller, () => picture, say);
  const read = (): void => {
    leaveOut(drawings.svg(), off);
    picture = readPicture(drawings.svg());
    openings.dress();
    tellSigns(figure, drawings.svg());
    lights.again();
    const present = LINE_KINDS.filter(
      (kind) => drawings.svg().querySelector(`.${LINE_CLASSES[kind]}`) !== null,
    );
    bar.tell(drawings.as(), off, present);
  };
  const openings = openingsIn(
    () => picture,
    say,
    () => {
      scroller.style.setProperty('--natural', `${drawings.svg().viewBox.baseVal.width}px`);
      read();
    },
  );

  const view = (): ViewState => {
    const part = picture.parts.get(lights.lit() ?? '');
    return {
      as: drawings.as(),
      off,
      opened: openings.opened(),
      framing: isFull(figure) ? null : stage.framing(),
      lit: part === undefined ? null : shortNameOf(part),
    };
  };
  const note = (state: ViewState, always = false): void => {
    const hash = writeView(id, state, always);
    if (hash === '' && readView(id, location.hash) === null) return;
    history.replaceState(history.state, '', hash === '' ? location.pathname + location.search : hash);
  };
  /** What is lit by the way is not the reader's view until its link is copied. */
  const settle = (): void => {
    note({ ...view(), lit: null });
  };

  const drawAs = async (as: ViewState['as']): Promise<void> => {
    if (as === drawings.as()) return;
    openings.close();
    try {
      await drawings.draw(as);
      stage.reset();
      say('');
    } catch {
      say(isOnHost ? 'This drawing could not be read.' : 'Other drawings open where the site is on a host.');
    }
    read();
  };
  const show = async (state: ViewState): Promise<void> => {
    off = state.off;
    await drawAs(state.as);
    read();
    openings.close();
    await openings.restore(state.opened);
    if (state.framing === null) stage.reset();
    else stage.show(state.framing);
    lights.pin(state.lit === null ? null : partNamed(picture, state.lit));
  };

  const zoom = (steps: number): void => {
    stage.zoomTo(steppedZoom(stage.zoom(), steps));
    settle();
  };
  const fit = (): void => {
    stage.fit();
    settle();
  };
  const full = fullScreen(figure, (is) => {
    if (is) stage.fit(ENLARGED);
    else stage.reset();
  });
  const unlit = async (make: () => Promise<string> | string): Promise<void> => {
    const lit = lights.lit();
    lights.pin(null);
    try {
      say(await make());
    } catch {
      say('This browser did not make the file.');
    }
    lights.pin(lit);
  };
  const copy = async (text: string, what: string, otherwise: () => string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say(`${what} copied.`);
    } catch {
      say(otherwise());
    }
  };
  const open = async (number: string, side: 'up' | 'down' | null): Promise<void> => {
    const held = stage.framing() === null ? null : stage.zoom();
    const targets = targetsOf(picture, number, side);
    if (targets.length === 0) say('Nothing is to be opened here.');
    for (const [node, one] of targets) await openings.toggle(node, one);
    if (held !== null) stage.zoomTo(held);
    const at = picture.parts.get(number) ?? picture.parts.get(targets[0]?.[0] ?? '');
    at?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    settle();
  };

  const bar = toolBar(id, variantsOf(figure), {
    zoom,
    fit,
    full,
    reset: () => void show(PLAIN).then(settle),
    draw: (as) => void drawAs(as).then(settle),
    leaveOut: (kind, isOff) => {
      off = LINE_KINDS.filter((one) => (one === kind ? isOff : off.includes(one)));
      read();
      settle();
    },
    copyLink: () => {
      note(view(), true);
      void copy(location.href, 'Link', () => 'The address of this page now leads to this view.');
    },
    copyMermaid: () => {
      const source = mermaid(shownSlice(picture));
      void copy(source, 'Mermaid source', () => `Saved as ${save(new Blob([source]), 'mmd')}.`);
    },
    saveSvg: () =>
      void unlit(
        () => `Saved as ${save(new Blob([svgFile(drawings.svg())], { type: 'image/svg+xml' }), 'svg')}.`,
      ),
    savePng: () => void unlit(async () => `Saved as ${save(await pngFile(drawings.svg()), 'png')}.`),
  });

  followHand(scroller, stage, settle);
  followKeys(figure, () => picture, lights, say, {
    zoom,
    fit,
    full,
    open: (number, side) => void open(number, side),
    leave: () => {
      const menu = figure.querySelector<HTMLDetailsElement>('.dg-tools details[open]');
      if (menu !== null) {
        menu.open = false;
        menu.querySelector('summary')?.focus();
      } else if (isFull(figure)) full();
      else if (lights.lit() !== null) lights.pin(null);
      else return false;
      return true;
    },
  });
  scroller.addEventListener('click', ({ target }) => {
    const badge = badgeAt(target);
    if (badge !== null) void open(badge.number, badge.side);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of figure.querySelectorAll<HTMLDetailsElement>('.dg-tools details[open]'))
      if (!menu.contains(target as Node)) menu.open = false;
  });
  const follow = (): void => {
    const state = readView(id, location.hash);
    if (state === null || !location.hash.includes('?')) return;
    figure.scrollIntoView({ block: 'nearest' });
    void show(state);
  };
  addEventListener('hashchange', follow);

  figure.prepend(bar.element);
  scroller.after(bar.status);
  read();
  follow();
}
