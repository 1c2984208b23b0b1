/** Opens the neighbours that a diagram leaves out, in place, and lays the whole out anew. */
import type { Side } from './diagram/part.ts';
import { shortNameOf } from './diagram/picture.ts';
import type { Opening } from './diagram/view-state.ts';
import { arrange } from './neighbours/arrange.ts';
import { canvasOf } from './neighbours/canvas.ts';
import {
  enlarge,
  leftOutIn,
  openEnded,
  sequencesIn,
  withLinesAmong,
  type Enlarged,
} from './neighbours/enlarge.ts';
import { measureFresh, type Widths } from './neighbours/fresh-node.ts';
import type { Net, Opened } from './neighbours/net.ts';
import { readNet } from './neighbours/read-net.ts';
import { neighboursOn, pagesBeside } from './neighbours/twin.ts';

/** One drawing, with what is opened in it. */
export interface Session {
  /** Opens or closes; says in words what came of it. @throws where a twin cannot be read */
  readonly toggle: (number: string, side: Side) => Promise<string>;
  readonly opened: () => readonly Opening[];
  /** As it was. */
  readonly close: () => void;
  /** @throws where a twin cannot be read */
  readonly restore: (openings: readonly Opening[]) => Promise<void>;
}

export function openSession(svg: SVGSVGElement): Session {
  const base = readNet(svg);
  const widths = widthsIn(svg, base);
  const measure = measureFresh(widths);
  const canvas = canvasOf(svg, widths);
  const wanted = {
    withoutJobs: svg.querySelector('.dg-j') === null,
    withCaptions: svg.querySelector('[data-n] .dg-c') !== null,
  };
  const numberOf = numbering(base.boxes.length);
  let shown: Enlarged = { ...base, fresh: [], gone: new Set(), made: [] };

  /** @throws where a twin cannot be read: nothing has changed then */
  const show = async (openings: readonly Opened[]): Promise<void> => {
    const enlarged = enlarge(base, openings, numberOf, measure);
    const beside = openEnded(base, enlarged).map(
      async (page) => [page, await pagesBeside(page, wanted.withoutJobs)] as const,
    );
    draw(withLinesAmong(enlarged, new Map(await Promise.all(beside))));
  };
  const draw = (enlarged: Enlarged): void => {
    shown = enlarged;
    if (shown.made.length === 0) canvas.reset();
    else canvas.show(shown, arrange(shown, sequencesIn(shown, canvas.places)), leftOutIn(base, shown));
  };
  const open = async (node: string, side: Side): Promise<readonly Opened[]> => {
    const page = shown.boxes.find(({ number }) => number === node)?.page ?? null;
    if (page === null) return shown.made;
    return [...shown.made, { node, side, neighbours: await neighboursOn(page, { ...wanted, side }) }];
  };
  const nodeOfNumber = (number: string): Element | null => svg.querySelector(`[data-n="${number}"]`);

  return {
    toggle: async (node, side) => {
      const others = shown.made.filter((one) => one.node !== node || one.side !== side);
      if (others.length < shown.made.length) {
        await show(others);
        return 'Closed.';
      }
      const before = shown;
      await show(await open(node, side));
      return said(before, shown, node, side);
    },
    opened: () =>
      shown.made.flatMap(({ node, side }) => {
        const element = nodeOfNumber(node);
        return element === null ? [] : [{ node: shortNameOf(element), side }];
      }),
    close: () => {
      draw({ ...base, fresh: [], gone: new Set(), made: [] });
    },
    restore: async (openings) => {
      for (const { node, side } of openings) {
        const element = [...svg.querySelectorAll<SVGElement>('[data-n]')].find(
          (one) => shortNameOf(one) === node,
        );
        const number = element?.dataset['n'];
        if (number !== undefined) await show(await open(number, side));
      }
    },
  };
}

/** How wide the nodes of each kind are; those that have rows are as wide as these need. */
function widthsIn(svg: SVGSVGElement, { boxes }: Net): Widths {
  const widest = (selector: string): number => {
    const numbers = new Set([...svg.querySelectorAll<SVGElement>(selector)].map((node) => node.dataset['n']));
    const plain = boxes.filter(
      ({ number, page, anchors }) => page !== null && anchors.size === 0 && numbers.has(number),
    );
    return Math.max(0, ...plain.map(({ width }) => width));
  };
  return { dataset: widest('.dg-d'), job: widest('.dg-j') };
}

/** Numbers for what is new in a drawing, from `first` on: the same name has the same number again. */
function numbering(first: number): (name: string) => string {
  const given = new Map<string, string>();
  return (name) => {
    const number = given.get(name) ?? String(first + given.size);
    given.set(name, number);
    return number;
  };
}

function said(before: Enlarged, after: Enlarged, node: string, side: Side): string {
  const count = ({ fresh }: Enlarged): number => fresh.filter((one) => 'of' in one).length;
  const opened = count(after) - count(before);
  const rest = after.fresh.find((one) => 'count' in one && one.node === node && one.side === side);
  const left = rest !== undefined && 'count' in rest ? rest.count : 0;
  if (left > 0) return `${opened} opened, and ${left} more that the picture leaves closed.`;
  return opened === 0 ? 'Joined to what is shown already.' : `${opened} opened.`;
}
