/** Views that several files of one thing are made from: its page, its twins, its pictures. */
import type { Site } from './site.ts';

/** How many things are remembered at once: more than are rendered side by side. */
const MOST = 32;

/** As the function itself, which is called once for a thing of which few others were asked since. */
export function remembered<Thing extends object, View>(
  make: (site: Site, thing: Thing) => View,
): (site: Site, thing: Thing) => View {
  const memory = new WeakMap<Site, Map<Thing, View>>();
  return (site, thing) => {
    const views = memory.get(site) ?? new Map<Thing, View>();
    memory.set(site, views);
    if (!views.has(thing)) views.set(thing, make(site, thing));
    const view = views.get(thing) as View;
    // A map is in the order of what was put in: the first is the one that was asked for longest ago.
    views.delete(thing);
    views.set(thing, view);
    for (const [oldest] of views) {
      if (views.size <= MOST) break;
      views.delete(oldest);
    }
    return view;
  };
}
